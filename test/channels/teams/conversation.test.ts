import type { Drawn } from '../../../src/channels/teams/drawing/drawn.js'
import { textOf } from './rig.js'
import { tellInTeams } from './tell-in-teams.js'

jest.setTimeout(60_000)

/** Somebody asks for a more senior manager than their own, told in Teams over the real office, log and courier (s2). */
describe('a conversation in Teams', () => {
  const { rig, courier, later, task, step, newest, checked } = tellInTeams()
  const deliver = async () => {
    later()
    await courier().run(rig().now)
  }
  const send = async (person: string, form: Drawn, changes: Readonly<Record<string, string>> = {}) => {
    const sent = await task(person, form, String(form.actions.at(-1)?.title), changes)
    await deliver()
    return sent
  }

  test('goes to the manager of one’s choice; the line manager hears nothing, and what was agreed stays in no chat', async () => {
    await rig().write('asha', 'need-support')
    await rig().settled()
    await send('asha', checked(await task('asha', newest('asha'), 'Open the form')), { wished: 'hugh', words: 'It is about my manager.' })
    expect(rig().chat('lena')).toEqual([])
    expect(textOf(newest('hugh'))).toContain('Asha Patel would like to talk with you')
    await step('hugh', newest('hugh'), 'I will talk with them')
    await deliver()
    expect(textOf(newest('asha'))).toContain('Hugh Barnes has it')
    expect(textOf(newest('hugh'))).toContain('It is about my manager.')
    await send('hugh', checked(await task('hugh', newest('hugh'), 'We have talked')), {
      agreed: 'Another line manager.',
      day: '2026-03-10',
    })
    expect(textOf(newest('asha'))).toContain('What you agreed is kept for the two of you')
    expect(textOf(newest('asha'))).not.toContain('Another line manager.')
    await step('asha', newest('asha'), 'It is done')
    await deliver()
    expect(textOf(newest('asha'))).toContain('done, Asha Patel')
    expect(rig().chat('lena')).toEqual([])
  })
})
