/** @jest-environment <rootDir>/test/guidance/reader-environment.cjs */
import { asked, conversation, expectTheThreatAlone, readerIsThere } from '../asked-threat.js'
import { textOf } from './rig.js'
import { tellInTeams } from './tell-in-teams.js'

jest.setTimeout(60_000)
beforeAll(readerIsThere)

/** A threat that comes up while somebody asks in Teams, with the trained reader, over the real office, log and courier (s9). */
describe('a threat told in a conversation in Teams', () => {
  const { rig, log, courier, later, task, newest, checked } = tellInTeams(undefined, asked)
  const say = async (text: string) => {
    later()
    await rig().write('asha', text)
    await rig().settled()
  }
  const delivered = async () => {
    later()
    await courier().run(rig().now)
  }
  beforeEach(async () => {
    // Gita's chat is known to the bot, as it is from the day that the app is installed.
    await rig().write('gita', 'hello')
    await rig().settled()
    for (const text of Object.values(conversation)) await say(text)
  })

  test('one press sends the threat’s own words to the seniors, and asked again it says who has it', async () => {
    expectTheThreatAlone(textOf(newest('asha')))
    await task('asha', newest('asha'), 'Tell the seniors now')
    await delivered()
    expect(await log().list({ limit: 5 })).toHaveLength(1)
    expectTheThreatAlone(textOf(newest('gita')))
    await say('what now')
    expect(textOf(newest('asha'))).toContain('Your alert')
    expect(textOf(newest('asha'))).not.toContain('Tell the seniors now')
  })

  test('the words can be changed before they go, and what goes is what was written', async () => {
    const form = checked(await task('asha', newest('asha'), 'Change the words first'))
    expectTheThreatAlone(textOf(form))
    await task('asha', form, String(form.actions.at(-1)?.title), { said: 'He will jump off Mill Bridge.' })
    await delivered()
    const seen = textOf(newest('gita'))
    expect(seen).toContain('He will jump off Mill Bridge.')
    expect(seen).not.toContain(conversation.last)
  })
})
