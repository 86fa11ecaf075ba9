import type { Office, Person } from '../../src/procedures/people.js'
import type { Facts } from '../../src/procedures/procedure.js'
import { type Actor, type Instant, instant, type RecordId, type StaffId } from '../../src/procedures/words.js'
import { testCalendar } from './test-calendar.js'

/** A staff id in a test: the office's own check is not the matter here. */
export const staff = (id: string): StaffId => id as StaffId
/** A moment in a test, from any ISO text: at('2026-03-03T10:00Z'). */
export const at = (iso: string): Instant => instant(new Date(iso))
export const recordId = (id: string): RecordId => id as RecordId

/** A Tuesday, ten in the morning in London. */
export const tuesday = at('2026-03-03T10:00:00Z')

const person = (id: string, name: string, group: string, more: Partial<Person>): Person => ({
  id: staff(id),
  name,
  department: 'Public Services',
  group,
  email: `${id}@office.example`,
  slack: `U${id.replace(/\W/g, '').toUpperCase()}`,
  entra: `entra-${id}`,
  roles: ['staff'],
  telephone: '020 7946 0100',
  ...more,
})

/**
 * Two groups of one department and one person of another. In Advice: asha and adil answer calls, lena is their line manager,
 * gita the group manager with deputy gwen, and hugh heads the department. In Casework: carl, line manager lou, group manager greg.
 */
export const testPeople: readonly Person[] = [
  person('asha', 'Asha Patel', 'Advice', { lineManager: staff('lena') }),
  person('adil', 'Adil Khan', 'Advice', { lineManager: staff('lena') }),
  person('lena', 'Lena Morris', 'Advice', { roles: ['staff', 'line manager'], lineManager: staff('gita'), deputy: staff('leo') }),
  person('leo', 'Leo Brandt', 'Advice', { roles: ['staff', 'line manager'], lineManager: staff('gita'), deputy: staff('lena') }),
  person('gita', 'Gita Rao', 'Advice', {
    roles: ['staff', 'line manager', 'group manager', 'senior on duty'],
    lineManager: staff('hugh'),
    deputy: staff('gwen'),
  }),
  person('gwen', 'Gwen Hughes', 'Advice', { roles: ['staff', 'line manager', 'group manager'], lineManager: staff('hugh') }),
  person('carl', 'Carl Smith', 'Casework', { lineManager: staff('lou') }),
  person('lou', 'Lou Adeyemi', 'Casework', { roles: ['staff', 'line manager'], lineManager: staff('greg') }),
  person('greg', 'Greg Hall', 'Casework', { roles: ['staff', 'line manager', 'group manager'], lineManager: staff('hugh') }),
  person('hugh', 'Hugh Barnes', 'Management', { roles: ['staff', 'line manager', 'head of department', 'senior on duty'] }),
  person('ada', 'Ada Flint', 'Advice Services', { roles: ['staff', 'advice services'], lineManager: staff('greg') }),
  person('ian', 'Ian Grant', 'Governance', { department: 'Legal', roles: ['staff', 'information governance'] }),
  person('hilda', 'Hilda Cole', 'Contact', { roles: ['staff', 'head of customer contact', 'customer contact'] }),
  person('adam', 'Adam Webb', 'Systems', { department: 'Resources', roles: ['staff', 'administrator'] }),
]

/** The test office: `absent` people are away always, or from `awayFrom` on, `left` people are not there at all, `timings` and `people` may be changed. */
export function testOffice(
  changes: {
    absent?: readonly string[]
    awayFrom?: Instant
    left?: readonly string[]
    people?: readonly Person[]
    timings?: Partial<Office['timings']>
  } = {},
): Office {
  const people = (changes.people ?? testPeople).filter((p) => !changes.left?.includes(p.id))
  const find = (id: string) => people.find((p) => p.id === id)
  const isAbsent = (id: StaffId, when: Instant) =>
    (changes.absent?.includes(id) ?? false) && (changes.awayFrom === undefined || when >= changes.awayFrom)
  const actingFor = (id: StaffId, when: Instant): Person | undefined => {
    const seen = new Set<string>()
    for (let p = find(id); p && !seen.has(p.id); p = p.deputy && find(p.deputy)) {
      if (!isAbsent(p.id, when)) return p
      seen.add(p.id)
    }
    return undefined
  }
  const holding: Office['holding'] = (role, within = {}) =>
    people.filter(
      (p) =>
        p.roles.includes(role) &&
        (within.group === undefined || p.group === within.group) &&
        (within.department === undefined || p.department === within.department),
    )
  const present = (of: readonly Person[], when: Instant) => [...new Set(of.flatMap((p) => actingFor(p.id, when) ?? []))]
  return {
    country: 'GB',
    names: {
      office: 'the Office',
      caseSystem: 'CMEH',
      intranetPage: 'ICON',
      complaintsPage: 'complaints about us',
      ombudsman: 'the Ombudsman',
      dataAuthority: 'the Information Commissioner’s Office',
      emergencyNumber: '999',
      headOfTheOffice: 'the Commissioner',
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
      managerNowClimbMinutes: 5,
      draftHours: 24,
      ...changes.timings,
    },
    people,
    channels: ['seniors', 'managers', 'advice services', 'administrators'],
    person: find,
    nameOf: (id) => find(id)?.name ?? 'somebody who has left',
    nameThen: (id) => find(id)?.name ?? 'somebody who has left',
    lineManagerOf: (id) => {
      const manager = find(id)?.lineManager
      return manager && find(manager)
    },
    holding,
    managersOf: (id) => {
      const p = find(id)
      if (!p) return []
      const all = [...holding('group manager', { group: p.group }), ...holding('head of department', { department: p.department })]
      return all.filter((manager) => manager.id !== id)
    },
    isAbsent,
    actingFor,
    ladder: (when) =>
      [holding('senior on duty'), holding('group manager'), holding('head of department')]
        .map((tier) => present(tier, when))
        .filter((tier) => tier.length > 0),
  }
}

/** What a rule knows in a test: by default Asha, on Tuesday at ten, in the test office. */
export const facts = (by: string, more: Partial<Facts> = {}): Facts & { readonly by: StaffId } => ({
  now: tuesday,
  office: testOffice(),
  record: recordId('TC-2026-0001'),
  ...more,
  by: staff(by),
})
/** The same for the clock's own steps. */
export const clockFacts = (more: Partial<Facts> = {}): Facts => ({ ...facts('asha', more), by: 'clock' satisfies Actor })
