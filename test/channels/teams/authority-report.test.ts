import type { Drawn } from '../../../src/channels/teams/drawing/drawn.js'
import { textOf } from './rig.js'
import { tellInTeams } from './tell-in-teams.js'

jest.setTimeout(120_000)

/** A report to the police, told in Teams over the real office, log and courier (s11). */
describe('a report to an authority in Teams', () => {
  const { rig, courier, later, task, newest, checked } = tellInTeams()
  const sendOf = (drawn: Drawn): string => String(drawn.actions.at(-1)?.title)
  const send = async (person: string, form: Drawn, changes: Readonly<Record<string, string>> = {}) => {
    const sent = await task(person, form, sendOf(form), changes)
    later()
    await courier().run(rig().now)
    return sent
  }

  test('is put by the manager, decided by the head with the advice of Information Governance, made, and has its record', async () => {
    await rig().write('asha', 'authority-report')
    await rig().settled()
    const danger = checked(await task('asha', newest('asha'), 'Open the form'))
    expect(textOf(danger)).toContain('ring the emergency services on 999 first')
    const what = checked(await task('asha', danger, 'Next', { danger: 'no' }))
    const incident = { grounds: 'harassing', facts: 'He waited outside on two days.', risk: 'He may follow a colleague home.' }
    const who = checked(await task('asha', what, 'Next', incident))
    const check = checked(await task('asha', who, 'Next', { customer: 'Jo Bloggs', case: 'IC-12345' }))
    await send('asha', check)
    await send('lena', checked(await task('lena', newest('lena'), 'Put it to the head of department')), { words: 'I share that fear.' })
    await send('ian', checked(await task('ian', newest('ian'), 'Give your advice')), { words: 'His name and the days are enough.' })
    expect(textOf(newest('hugh'))).toContain('His name and the days are enough.')
    const decide = { report: 'yes', to: 'West Yorkshire Police', reporter: 'lena', reason: 'The risk is real.' }
    // What a yes asks for shows once it is a yes.
    const yes = checked(await task('hugh', checked(await task('hugh', newest('hugh'), 'Decide')), 'Decide', { report: 'yes' }))
    await send('hugh', yes, decide)
    const made = {
      how: 'call',
      what: 'He waited outside on two days; his name.',
      recipient: 'P. Jones',
      rank: 'Sergeant',
      jobTitle: 'Duty officer',
      contact: '0113 496 0000',
    }
    await send('lena', checked(await task('lena', newest('lena'), 'I have reported it')), made)
    for (const person of ['hugh', 'ian']) expect(textOf(newest(person))).toMatch(/Sergeant[\s\S]*Duty officer[\s\S]*0113 496 0000/)
    await send('ian', checked(await task('ian', newest('ian'), 'Confirm the record')), { reference: 'D-2026-17' })
    expect(textOf(newest('ian'))).toContain('D-2026-17')
    expect(textOf(newest('lena'))).toContain('2 things are still to be done')
  })
})
