import type { Drawn } from '../../../src/channels/teams/drawing/drawn.js'
import { allOf, textOf } from './rig.js'
import { tellInTeams } from './tell-in-teams.js'

jest.setTimeout(60_000)

/** A matter that is exhausted, told in Teams over the real office, log and courier (s7). */
describe('an escalation in Teams', () => {
  const { rig, courier, later, task, newest, checked } = tellInTeams()
  const sendOf = (drawn: Drawn): string => String(drawn.actions.at(-1)?.title)
  const send = async (person: string, form: Drawn, changes: Readonly<Record<string, string>> = {}) => {
    const sent = await task(person, form, sendOf(form), changes)
    later()
    await courier().run(rig().now)
    return sent
  }

  test('a demand ends as a manager’s call, a head of department decides that it is exhausted, and the look-up says so', async () => {
    await rig().write('asha', 'escalate')
    await rig().settled()
    const what = checked(await task('asha', newest('asha'), 'Open the form'))
    const test = checked(await task('asha', what, 'Next', { kind: 'demand' }))
    const asked = checked(await task('asha', test, 'Next', { askedFor: 'the Commissioner', helps: 'yes', why: 'She has new papers.' }))
    const way = allOf(asked, 'Input.').some(({ id }) => id === 'why')
      ? checked(await task('asha', asked, 'Next', { why: 'She has new papers.' }))
      : asked
    const matter = checked(await task('asha', way, 'Next', { route: 'manager call' }))
    const whom = checked(
      await task('asha', matter, 'Next', { basics: 'Wants it looked at again.', case: 'IC-12345', customer: 'Jo Bloggs' }),
    )
    const check = checked(await task('asha', whom, 'Next', { telephone: '0113 496 0002' }))
    expect(textOf(check)).toContain('Lena Morris')
    await send('asha', check)
    await send('lena', checked(await task('lena', newest('lena'), 'Take it')), { date: '2026-03-04', time: '10:00' })
    await send('lena', checked(await task('lena', newest('lena'), 'Call made')), { outcome: 'Explained again; nothing to add.' })
    await send('lena', checked(await task('lena', newest('lena'), 'Complaints process exhausted?')), { why: 'Answered twice.' })
    await send('hugh', checked(await task('hugh', newest('hugh'), 'Decide')), { exhausted: 'yes', reason: 'All was answered.' })
    await rig().write('carl', 'customer IC 12345')
    await rig().settled()
    expect(textOf(newest('carl'))).toContain('On this matter they can go to')
    expect(textOf(newest('carl'))).toContain('For this matter their contact is Lena Morris')
  })
})
