import { staff, testOffice, testPeople } from '../procedures/test-office.js'
import { recordOn, verbs, words } from './counter.js'
import { openDesk } from './whole-desk.js'

const raised = async (desk: ReturnType<typeof openDesk>, by = 'asha') => recordOn(await desk.command(by, '/at-risk', 'he says goodbye'))
/** The part of somebody's list below a heading, as text. */
const below = (list: string, heading: string): string => list.split(`"text":"${heading}"`)[1] ?? ''

describe('/my-work', () => {
  test('says first what to do, with the one button that does it', async () => {
    const desk = openDesk()
    const record = await raised(desk)
    const list = await desk.command('gita', '/my-work')
    expect(words(list)).toContain('Take an at-risk alert that nobody has')
    expect(verbs(list).slice(0, 3)).toEqual(['command:/at-risk', 'step:AcknowledgeAlert', 'open:'])
    expect(words(list)).toContain(record)
  })
  test('shows whoever asked who has it, since when, and nothing to press but Open', async () => {
    const desk = openDesk()
    await raised(desk)
    const list = below(words(await desk.command('asha', '/my-work')), 'You wait for others')
    expect(list).toContain('With Gita Rao since Tue 3 Mar, 10:00')
    expect(list).not.toContain('step:')
  })
  test('shows a manager what lies with their team, and no colleague of the same rank', async () => {
    const desk = openDesk()
    await raised(desk)
    expect(below(words(await desk.command('hugh', '/my-work')), 'With your team')).toContain('With Gita Rao since Tue 3 Mar, 10:00')
    expect(words(await desk.command('greg', '/my-work'))).not.toContain('With Gita Rao')
  })
  test('tells a manager who is away with nobody in their place while things wait for them', async () => {
    const desk = openDesk()
    await raised(desk)
    desk.setOffice(testOffice({ absent: ['gita', 'gwen'] }))
    const list = words(await desk.command('hugh', '/my-work'))
    expect(list).toContain('See to the work of Gita Rao, who is away today')
    expect(list).toContain('One thing waits for them, and nobody stands in.')
  })
  test('tells of an absence also where more than a page of older things lies with others of the team', async () => {
    const desk = openDesk()
    for (let count = 0; count < 9; count += 1) await raised(desk)
    await desk.fill('asha', await desk.command('asha', '/escalate'), {
      what: { kind: 'conduct' },
      test: { about: 'gita' },
      way: { route: 'peer' },
      matter: { basics: 'She did not let him finish.', customer: 'Jo Canary', case: 'IC-12345' },
      whom: { telephone: '0113 496 0002' },
    })
    desk.setOffice(testOffice({ absent: ['greg'] }))
    const list = words(await desk.command('hugh', '/my-work'))
    expect(list).toContain('See to the work of Greg Hall, who is away today')
    expect(list).toContain('There may be more')
  })
  test('tells an administrator what lies with nobody, and lets them open nothing by that', async () => {
    const desk = openDesk()
    await raised(desk)
    expect(words(await desk.command('adam', '/my-work'))).not.toContain('Nobody sees to these')
    desk.setOffice(testOffice({ left: ['gita', 'gwen', 'hugh', 'greg', 'hilda'] }))
    const list = below(words(await desk.command('adam', '/my-work')), 'Nobody sees to these')
    expect(list).toContain('With somebody who has left since Tue 3 Mar, 10:00')
    expect(list).not.toMatch(/"verb":"open:"/)
  })
  test('keeps a complaint from the manager it is about, also where one of their team has it', async () => {
    const people = testPeople.map((person) => (person.id === 'greg' ? { ...person, lineManager: staff('gita') } : person))
    const desk = openDesk(testOffice({ people }))
    await desk.fill('asha', await desk.command('asha', '/escalate'), {
      what: { kind: 'conduct' },
      test: { about: 'gita' },
      way: { route: 'peer' },
      matter: { basics: 'She did not let him finish.', customer: 'Jo Canary', case: 'IC-12345' },
      whom: { telephone: '0113 496 0002' },
    })
    expect(words(await desk.command('greg', '/my-work'))).toContain('ES-2026-0001')
    expect(words(await desk.command('gita', '/my-work'))).not.toContain('ES-2026-0001')
    expect(below(words(await desk.command('asha', '/my-work')), 'You wait for others')).toContain('With Greg Hall')
    expect(desk.told).not.toContainEqual(expect.objectContaining({ tells: 'fault' }))
  })
  test('says of a form begun and of an absence what to do, too', async () => {
    const desk = openDesk()
    await raised(desk)
    const form = await desk.command('hugh', '/escalate')
    if (form.answer !== 'dialog') throw new Error('no form')
    await desk.close('hugh', form.dialog, { kind: 'conduct' })
    desk.setOffice(testOffice({ absent: ['gita', 'gwen'] }))
    const rows = [...words(await desk.command('hugh', '/my-work')).matchAll(/"text":"([^"]+)","weight":"Bolder"/g)].map(([, row]) => row)
    expect(rows).toEqual([
      'Finish: Escalate, or book a call-back',
      'Take an at-risk alert that nobody has',
      'See to the work of Gita Rao, who is away today',
      'Take an at-risk alert that nobody has',
    ])
  })
  test('opens first what nobody decides unread, and shows whoever asked that they wait for it', async () => {
    const desk = openDesk()
    await desk.fill('asha', await desk.command('asha', '/restriction'), {
      customer: { customer: 'Jo Canary', telephone: '0113 496 0002' },
      behaviour: { behaviour: 'unacceptable', facts: 'She swore at me.' },
      equality: { equality: 'no sign of it', instead: 'no' },
      terms: { cases: 'IC-12345', channels: ['in writing only'], mailFolder: 'no', start: '2026-03-10', review: '2026-09-10' },
    })
    const list = await desk.command('gita', '/my-work')
    expect(words(list)).toContain('Decide on a restriction')
    expect(words(list)).toContain('Read and decide')
    expect(verbs(list)[1]).toBe('command:/open')
    expect(verbs(list)).not.toContain('step:ApproveArrangement')
    expect(below(words(await desk.command('asha', '/my-work')), 'You wait for others')).toContain('With Gita Rao')
  })
  test('names no customer, and nothing that anybody wrote', async () => {
    const desk = openDesk()
    await raised(desk)
    for (const who of ['asha', 'gita', 'hugh', 'adam']) expect(words(await desk.command(who, '/my-work'))).not.toContain('goodbye')
  })
})
