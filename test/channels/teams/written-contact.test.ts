import type { Drawn } from '../../../src/channels/teams/drawing/drawn.js'
import { textOf } from './rig.js'
import { tellInTeams } from './tell-in-teams.js'

jest.setTimeout(60_000)

/** E-mails without end, logged in Teams over the real office, log and courier (s4). */
describe('a contact in writing, in Teams', () => {
  const { rig, courier, later, task, newest, checked } = tellInTeams()
  const send = async (person: string, form: Drawn, changes: Readonly<Record<string, string>> = {}) => {
    const sent = await task(person, form, String(form.actions.at(-1)?.title), changes)
    later()
    await courier().run(rig().now)
    return sent
  }

  test('that is persistent goes to the line manager, who talks with the member of staff', async () => {
    await rig().write('asha', 'written-contact')
    await rig().settled()
    const what = checked(await task('asha', newest('asha'), 'Open the form'))
    const warned = checked(await task('asha', what, 'Next', { kind: 'persistent' }))
    const contact = checked(await task('asha', warned, 'Next'))
    const them = checked(await task('asha', contact, 'Next', { medium: 'e-mail', reason: 'The ninth e-mail with the same question.' }))
    const check = checked(await task('asha', them, 'Next', { personal: 'no', wellbeing: 'fine' }))
    await send('asha', check)
    expect(JSON.stringify(newest('asha'))).toContain('Is it unreasonably persistent?')
    expect(textOf(newest('lena'))).toContain('does not answer a customer’s writing further')
    await send('lena', checked(await task('lena', newest('lena'), 'We have talked')), { how: 'Well.' })
    expect(textOf(newest('asha'))).toContain('have talked')
  })
})
