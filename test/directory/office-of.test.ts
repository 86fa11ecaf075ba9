import { at, staff } from '../procedures/test-office.js'
import { changed, officeIn, sampleText, today } from './sample.js'

const { office } = officeIn(sampleText)
const ids = (people: readonly { readonly id: string }[]) => people.map(({ id }) => id)

describe('who is who', () => {
  test('a member of staff is known by all that the file says of them', () => {
    expect(office.person('asha.patel')).toEqual({
      id: 'asha.patel',
      name: 'Asha Patel',
      department: 'Public Advice',
      group: 'Helpline',
      email: 'asha.patel@fair-records.example',
      slack: 'U0SAMPLE01',
      telephone: '01632 960101',
      roles: ['staff'],
      lineManager: 'tom.okafor',
    })
  })
  test('whoever leads a department goes by its name', () => expect(office.person('grace.mensah')?.group).toBe('Public Advice'))
  test('somebody who has left is nobody, and has no name', () => {
    expect(office.person('left.long.ago')).toBeUndefined()
    expect(office.nameOf('left.long.ago')).toBe('somebody who has left')
    expect(office.lineManagerOf(staff('left.long.ago'))).toBeUndefined()
    expect(office.managersOf(staff('left.long.ago'))).toEqual([])
    expect(office.actingFor(staff('left.long.ago'), today)).toBeUndefined()
    expect(office.isAbsent(staff('left.long.ago'), today)).toBe(false)
  })
  test('roles are asked for everywhere, or within a group or department', () => {
    expect(ids(office.holding('group manager'))).toEqual(['priya.sharma', 'rhys.bevan', 'owen.fraser'])
    expect(ids(office.holding('group manager', { group: 'Helpline' }))).toEqual(['priya.sharma'])
    expect(ids(office.holding('advice services', { department: 'Complaints and Casework' }))).toEqual([])
  })
  test('its systems have the names that the file gives', () => {
    expect(office.names).toMatchObject({ office: 'the Office for Fair Records', caseSystem: 'CMEH', emergencyNumber: '999' })
  })
  test('its channels are those of the file', () => {
    expect(office.channels).toEqual(['seniors', 'managers', 'advice services', 'administrators'])
    expect(office.channelOn?.('seniors', 'slack')).toBe('C0SAMPLE01')
    expect(office.channelOn?.('seniors', 'teams')).toBeUndefined()
  })
})

describe('managers for climbing, nearest first', () => {
  test.each([
    ['asha.patel', ['priya.sharma', 'grace.mensah', 'catherine.doyle']],
    ['priya.sharma', ['grace.mensah', 'catherine.doyle']],
    ['grace.mensah', ['catherine.doyle']],
    ['jamal.reid', ['owen.fraser', 'david.levy', 'catherine.doyle']],
    ['catherine.doyle', ['grace.mensah', 'david.levy']],
  ])('of %s', (id, managers) => expect(ids(office.managersOf(staff(id)))).toEqual(managers))
  test('nobody is without one, and nobody is their own', () => {
    for (const { id } of office.people) {
      const managers = ids(office.managersOf(id))
      expect(managers).not.toEqual([])
      expect(managers).not.toContain(id)
    }
  })
})

describe('absence', () => {
  test('counts its first and its last day, by local dates', () => {
    const asha = (iso: string) => office.isAbsent(staff('asha.patel'), at(iso))
    expect([asha('2026-02-15T23:59Z'), asha('2026-02-16T00:00Z'), asha('2026-02-20T23:59Z'), asha('2026-02-21T00:00Z')]).toEqual([
      false,
      true,
      true,
      false,
    ])
  })
  test('in summer the day begins an hour earlier than in UTC', () => {
    const summer = officeIn(changed(['2026-02-16, to: 2026-02-20', '2026-07-06, to: 2026-07-06'])).office
    const asha = (iso: string) => summer.isAbsent(staff('asha.patel'), at(iso))
    expect([asha('2026-07-05T22:59Z'), asha('2026-07-05T23:00Z'), asha('2026-07-06T22:59Z'), asha('2026-07-06T23:00Z')]).toEqual([
      false,
      true,
      true,
      false,
    ])
  })
  const absent = (...who: string[]) =>
    officeIn(
      changed(...who.map((id) => [`  - id: ${id}\n`, `  - id: ${id}\n    absences: [{ from: 2026-11-24, to: 2026-11-24 }]\n`] as const)),
    ).office
  test('whoever is here acts for themself', () => expect(office.actingFor(staff('tom.okafor'), today)?.id).toBe('tom.okafor'))
  test('a deputy acts for the absent', () => expect(absent('tom.okafor').actingFor(staff('tom.okafor'), today)?.id).toBe('siobhan.kelly'))
  test('a deputy’s deputy acts when both are absent', () => {
    expect(absent('owen.fraser', 'rhys.bevan').actingFor(staff('owen.fraser'), today)?.id).toBe('priya.sharma')
  })
  test('two who act for each other and are both absent have nobody', () => {
    expect(absent('tom.okafor', 'siobhan.kelly').actingFor(staff('tom.okafor'), today)).toBeUndefined()
  })
})
