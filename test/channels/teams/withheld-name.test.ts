import type { Drawn } from '../../../src/channels/teams/drawing/drawn.js'
import { textOf } from './rig.js'
import { tellInTeams } from './tell-in-teams.js'

jest.setTimeout(60_000)

/** Letters without a full name, asked for and agreed in Teams over the real office, log and courier (s8). */
describe('a name that is left out, in Teams', () => {
  const { rig, courier, later, task, step, newest, checked } = tellInTeams()
  const send = async (person: string, form: Drawn, changes: Readonly<Record<string, string>> = {}) => {
    const sent = await task(person, form, String(form.actions.at(-1)?.title), changes)
    later()
    await courier().run(rig().now)
    return sent
  }

  test('in letters is agreed by the line manager for a matter and until a day, and noted on the case', async () => {
    await rig().write('asha', 'withheld-name')
    await rig().settled()
    const how = checked(await task('asha', newest('asha'), 'Open the form'))
    const why = checked(await task('asha', how, 'Next', { how: 'writing' }))
    const check = checked(
      await task('asha', why, 'Next', { matter: 'His request of March', until: '2026-05-01', why: 'He found me at home.' }),
    )
    await send('asha', check)
    await send('lena', checked(await task('lena', newest('lena'), 'Agree')), { until: '2026-04-01' })
    expect(textOf(newest('asha'))).toContain('Agreed until 1 April 2026')
    expect(textOf(newest('asha'))).toContain('Lena Morris has agreed that a full name is left out')
    await step('asha', newest('asha'), 'It is on the case')
    later()
    await courier().run(rig().now)
    expect(textOf(newest('asha'))).toContain('done, Asha Patel')
  })
})
