import type { Office, Person } from '../../src/procedures/people.js'
import type { StaffId } from '../../src/procedures/words.js'
import { testCalendar } from '../procedures/test-calendar.js'

const one = (id: string, name: string, roles: Person['roles'], more: Partial<Person> = {}): Person => ({
  id: id as StaffId,
  name,
  department: 'Enquiries',
  group: 'North',
  email: `${id}@example.org`,
  roles: ['staff', ...roles],
  ...more,
})

export const sam = one('sam', 'Sam Okafor', [], { lineManager: 'lena' as StaffId })
export const tess = one('tess', 'Tess Ward', [], { lineManager: 'lena' as StaffId })
export const lena = one('lena', 'Lena Marsh', ['line manager', 'group manager'])
export const greg = one('greg', 'Greg Hill', ['group manager'])
export const ada = one('ada', 'Ada Stone', ['administrator'])
export const priya = one('priya', 'Priya Shah', ['senior on duty'], { telephone: '020 7946 0000' })

/** A small office. `people` may change between clicks, as they do in the office file. */
export function testOffice(people: readonly Person[] = [sam, tess, lena, greg, ada, priya]): Office {
  const person = (id: string) => people.find((each) => each.id === id)
  return {
    country: 'GB',
    names: {
      office: 'the Office',
      caseSystem: 'CMEH',
      intranetPage: 'the intranet page',
      complaintsPage: 'the complaints page',
      ombudsman: 'the Ombudsman',
      dataAuthority: 'the Information Commissioner’s Office',
      emergencyNumber: '999',
      headOfTheOffice: 'the head of the office',
    },
    calendar: testCalendar,
    timings: {
      discussReminderDays: 1,
      discussClimbDays: 3,
      alertRungSeconds: [60, 120, 180],
      alertAgainSeconds: 60,
      stillWithYouMinutes: 30,
      approvalReminderDays: 1,
      approvalClimbDays: 2,
      callBackClimbHours: 2,
      settledAskDays: 10,
      welfareClimbMinutes: 30,
      managerNowClimbMinutes: 3,
      draftHours: 24,
    },
    people,
    channels: ['managers'],
    person,
    nameOf: (id) => person(id)?.name ?? 'somebody who has left',
    nameThen: (id) => person(id)?.name ?? 'somebody who has left',
    lineManagerOf: (id) => person(person(id)?.lineManager ?? ''),
    holding: (role) => people.filter(({ roles }) => roles.includes(role)),
    managersOf: (id) => people.filter((each) => each.id !== id && each.roles.includes('group manager')),
    isAbsent: () => false,
    actingFor: (id) => person(id),
    turns: (from) => [
      {
        tier: 1,
        from,
        until: testCalendar.at(testCalendar.moveDate(testCalendar.dateOf(from), { days: 1 }), '08:00'),
        people: people.filter(({ roles }) => roles.includes('group manager')).map(({ id }) => id),
      },
    ],
    ladder: () => [people.filter(({ roles }) => roles.includes('senior on duty'))],
  }
}
