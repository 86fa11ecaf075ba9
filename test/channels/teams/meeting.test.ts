import type { Drawn } from '../../../src/channels/teams/drawing/drawn.js'
import { allOf, cardIn, textOf } from './rig.js'
import { tellInTeams } from './tell-in-teams.js'

jest.setTimeout(60_000)

/** After a difficult contact a manager talks with whoever had it, in Teams over the real office, log and courier (s12). */
describe('the talk after a difficult contact, in Teams', () => {
  const { rig, casework, courier, later, task, step, newest, checked } = tellInTeams()
  const deliver = async (seconds = 1.5) => {
    later(seconds)
    await courier().run(rig().now)
  }
  /** Asha warns a caller who then calms down; an hour later what follows is opened. */
  const hardCall = async () => {
    await rig().write('asha', 'difficult-call')
    await rig().settled()
    await deliver()
    await step('asha', newest('asha'), 'Warned')
    await step('asha', newest('asha'), 'It calmed down')
    await deliver(3_700)
    await casework().watched()
    await deliver()
  }
  /** The talks that lie before somebody, as each of their cards stands now. */
  const talks = (person: string): readonly string[] =>
    rig()
      .chat(person)
      .map((one) => textOf(cardIn(one)))
      .filter((said) => said.includes('MT-2026'))

  test('is wished, offered and had; what was agreed is read by the two alone, and the notice says nothing of it', async () => {
    await hardCall()
    expect(textOf(newest('asha'))).toContain('Lena Morris is asked to talk with you')
    expect(textOf(newest('lena'))).toContain('Asha Patel had a hard contact')
    await step('asha', newest('asha'), 'I would like to talk')
    await deliver()
    expect(textOf(newest('lena'))).toContain('I would like to talk')
    await step('lena', newest('lena'), 'I have offered to talk')
    await deliver()
    expect(textOf(newest('asha'))).toContain('Lena Morris offers to talk with you')
    await agree('A quiet desk *next* week.')
    expect(textOf(newest('asha'))).toContain('What you agreed is kept for the two of you')
    expect(textOf(newest('asha'))).not.toContain('quiet desk')
    expect(allOf(newest('asha'), 'Action.').map(({ title }) => title)).not.toContain('I would rather not talk')
    for (const { conversation, activity } of rig().connector.messages) {
      const previews = [activity.summary, activity.text].join(' ')
      expect(previews).not.toMatch(/desk|hard contact/)
      expect([conversation, JSON.stringify(activity).includes('quiet desk')]).toEqual([conversation, false])
    }
  })

  test('of two days is one talk: what lies open beside the other is over for both of them', async () => {
    await hardCall()
    later(86_400)
    await hardCall()
    const open = talks('lena').filter((said) => said.includes('Please offer a talk'))
    expect(open).toHaveLength(2)
    await agree('')
    await deliver()
    expect(talks('lena').filter((said) => said.includes('Please offer a talk'))).toEqual([])
    expect(talks('asha').filter((said) => said.includes('How are you?'))).toEqual([])
    // What came earlier of the same talk gives way to its newest card.
    const standing = talks('asha').filter((said) => !said.includes('All of this stands further down'))
    const ended = standing.map((said) => /You have talked|Nothing more to do/.exec(said)?.[0])
    expect(new Set(ended)).toEqual(new Set(['Nothing more to do', 'You have talked']))
    await rig().write('lena', 'my-work')
    await rig().settled()
    expect(textOf(newest('lena'))).not.toContain('Talk with')
  })

  async function agree(agreed: string): Promise<void> {
    const form: Drawn = checked(await task('lena', newest('lena'), 'We have talked'))
    await task('lena', form, String(form.actions.at(-1)?.title), { agreed })
    await deliver()
    await deliver()
  }
})
