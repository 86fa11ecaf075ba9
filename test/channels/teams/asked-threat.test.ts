/** @jest-environment <rootDir>/test/guidance/reader-environment.cjs */
import { withoutTimeouts } from '../../no-timeouts.js'
import { asked, conversation, expectTheThreatAlone, readerIsThere, remembered } from '../asked-threat.js'
import { allOf, cardIn, textOf } from './rig.js'
import { tellInTeams } from './tell-in-teams.js'

jest.setTimeout(60_000)
beforeAll(readerIsThere)

/** A threat that comes up while somebody asks in Teams, with the trained reader, over the real office, log and courier (s9). */
describe('a threat told in a conversation in Teams', () => {
  const { rig, log, courier, deliver, later, step, task, newest, checked } = tellInTeams(undefined, asked)
  const say = async (text: string) => {
    later()
    await rig().write('asha', text)
    await rig().settled()
  }
  /** All that the bot wrote in somebody's own chat, with what its buttons carry. */
  const theirs = (person: string) =>
    JSON.stringify(
      rig()
        .chat(person)
        .map(({ activity }) => activity),
    )
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
    await withoutTimeouts(() => say('what now'))
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

  /** Gita has the alert and ends it, and what stands in chats is drawn over. */
  const over = async () => {
    const alert = (offer: string) => {
      const card = rig()
        .chat('gita')
        .map(cardIn)
        .findLast((each) => allOf(each, 'Action.').some(({ title }) => title === offer))
      if (!card) throw new Error(`nothing offers “${offer}”`)
      return card
    }
    await step('gita', alert('I have it'), 'I have it')
    await deliver()
    const form = checked(await task('gita', alert('Conclude'), 'Conclude'))
    const said = { outcome: 'no further action', reason: 'He is off the bridge.' }
    await task('gita', form, String(form.actions.at(-1)?.title), said)
    for (const seconds of [1, 31, 300]) {
      later(seconds)
      await deliver()
    }
  }
  /** How the alert is raised once they have asked. */
  const raises: Readonly<Record<string, () => Promise<unknown>>> = {
    'the button of the answer': () => task('asha', newest('asha'), 'Tell the seniors now'),
    'the command, written in the chat': () => say(`/at-risk ${conversation.threat}`),
  }
  test.each(Object.entries(raises))(
    'once the alert is over that was raised by %s, nothing the bot wrote holds what was said',
    async (_, raise) => {
      await deliver()
      await raise()
      await withoutTimeouts(() => say('what now'))
      await deliver()
      expect(theirs('asha')).toContain('bridge')
      await over()
      expect(theirs('gita')).toContain('Concluded by Gita Rao')
      for (const who of ['asha', 'gita', 'hugh']) expect(theirs(who)).not.toMatch(/bridge|jump|hung up/)
      expect(theirs('asha')).toContain('please delete your own messages: I cannot')
      expect(await log().listSealed('asked')).toEqual([])
      // Nor is it remembered: the same line is a line of its own.
      await say(conversation.last)
      expect(textOf(newest('asha'))).not.toMatch(/bridge|jump|Your alert/)
    },
  )

  test('nor what was typed after a command that there is not, however much later the alert is raised from it', async () => {
    // Words that alarm nobody by themselves, so that the commands are offered.
    await say('/aks which form is it for the drainage permit')
    expect(JSON.stringify(newest('asha'))).toContain('This one')
    await remembered(`aks ${conversation.threat}`)
    await say(`/aks ${conversation.threat}`)
    const alarm = newest('asha')
    await deliver()
    later(1_800)
    await task('asha', alarm, 'Tell the seniors now')
    await deliver()
    expect(JSON.stringify(newest('asha'))).toContain('bridge')
    await over()
    expect(theirs('asha')).not.toMatch(/bridge|jump|permit/)
  })
})
