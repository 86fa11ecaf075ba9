import type { Schedule } from './figures.js'
import type { Country } from './shared/telephone.js'
import type { DutyTurn } from './who-is-here.js'
import type { Instant, Role, StaffId } from './words.js'

/** A person as the office file describes them. */
export interface Person {
  readonly id: StaffId
  readonly name: string
  readonly department: string
  readonly group: string
  readonly email: string
  readonly slack?: string
  readonly entra?: string
  readonly roles: readonly Role[]
  readonly lineManager?: StaffId
  readonly deputy?: StaffId
  readonly telephone?: string
}

/** The office's own names for its systems and pages; the defaults are those of the source. */
export interface OfficeNames {
  readonly office: string
  readonly caseSystem: string
  readonly intranetPage: string
  readonly complaintsPage: string
  readonly ombudsman: string
  /** Where people complain of how their personal data are dealt with. */
  readonly dataAuthority: string
  readonly emergencyNumber: string
  readonly headOfTheOffice: string
}

/** Working time and the words for moments, in the office's time zone and with its bank holidays. */
export interface Calendar {
  readonly timeZone: string
  /** The moment `days` working days after `from`, at the same time of day (or at the next opening). */
  afterWorkingDays(from: Instant, days: number): Instant
  /** The moment `hours` working hours after `from`. */
  afterWorkingHours(from: Instant, hours: number): Instant
  /** By its day, so that it is right whenever somebody reads it: "Tue 3 Mar, 09:15", with the year when it is another. */
  say(at: Instant, now: Instant): string
  /** A local date as people say it: "3 March 2026". `date` is YYYY-MM-DD. */
  sayDate(date: string): string
  /** The local date, YYYY-MM-DD. */
  dateOf(at: Instant): string
  /** The local time, HH:MM. */
  timeOf(at: Instant): string
  /** The moment of a local date and time; a time that a clock change skips is moved on to the next that exists. */
  at(date: string, time: string): Instant
  /** A date moved by days, months or years: 29 February moves to 28. */
  moveDate(date: string, by: { days?: number; months?: number; years?: number }): string
  isWorkingTime(at: Instant): boolean
}

/** How long things may take, all from the office file. */
export interface Timings {
  /** Working days until a log that was not discussed is reminded, then passed up (s6). */
  readonly discussReminderDays: number
  readonly discussClimbDays: number
  /** Seconds without an acknowledgement until the next rung of an at-risk alert (s9). */
  readonly alertRungSeconds: readonly [number, number, number]
  /** Seconds between further rounds once everybody has been told. */
  readonly alertAgainSeconds: number
  readonly stillWithYouMinutes: number
  readonly approvalReminderDays: number
  readonly approvalClimbDays: number
  readonly callBackClimbHours: number
  /** Working days after a customer was answered until whoever answered is asked whether it is settled, and between askings (ours). */
  readonly settledAskDays: number
  readonly welfareClimbMinutes: number
  /** Minutes without anybody taking a "manager now" call until it climbs (s12). */
  readonly managerNowClimbMinutes: number
  readonly draftHours: number
  /** Months after an alert was concluded in which a look-up says to ask a senior before contact (s9). Left out: until a senior says that it is over. */
  readonly askSeniorMonths?: number | undefined
}

/** A purpose for which the office keeps a shared channel. */
export const channelPurposes = ['seniors', 'managers', 'advice services', 'administrators'] as const
export type ChannelPurpose = (typeof channelPurposes)[number]

/** A platform with channels of its own. */
export type Platform = 'slack' | 'teams' | 'console'

/**
 * Who is who at one moment: a snapshot of the office file. Pure, so that rules may ask it.
 * People who have left or are unknown are simply not there: look-ups answer undefined or an empty list.
 */
export interface Office {
  readonly names: OfficeNames
  readonly calendar: Calendar
  /** Where telephone numbers without a country code are rung from. */
  readonly country: Country
  readonly timings: Timings
  readonly people: readonly Person[]
  readonly channels: readonly ChannelPurpose[]
  person(id: string): Person | undefined
  /** Full name, or "somebody who has left" for an id nobody has any more. For what is to be done now; what was done is told by `nameThen`. */
  nameOf(id: string): string
  /** The full name that somebody had at a moment, also of somebody who has left or is called otherwise now; the earliest known, where it was before. */
  nameThen(id: string, at: Instant): string
  /** Every name that somebody of the office has had, as far as it is known, of those who have left too. Left out: none was kept. */
  readonly everCalled?: readonly { readonly id: string; readonly name: string }[]
  lineManagerOf(id: StaffId): Person | undefined
  /** Everyone who holds a role, where asked only those of a group or department. */
  holding(role: Role, within?: { group?: string; department?: string }): readonly Person[]
  /** The group managers responsible for a person's group, then heads of department (for climbing): nearest first, never the person. */
  managersOf(id: StaffId): readonly Person[]
  isAbsent(id: StaffId, now: Instant): boolean
  /** Whoever acts for a person now: themself, or when absent their deputy (followed on), else undefined. */
  actingFor(id: StaffId, now: Instant): Person | undefined
  /** The ladder of an at-risk alert now: tiers of reachable people, absences taken out, stand-ins put in; never empty tiers. */
  ladder(now: Instant): readonly (readonly Person[])[]
  /** Who is on duty from a moment on for so many days, by the rota and the turns that people took, in order of time, then of tier. Left out: there is no rota. */
  turns?(from: Instant, days: number): readonly DutyTurn[]
  /** A sentence for administrators on every tier of the ladder that nobody can be reached on now. Names people, never customers. */
  emptyTiers?(now: Instant): readonly string[]
  /** How long records are kept. Left out: the office has not said it yet, and nothing goes by itself. */
  readonly retention?: Schedule
  /** The local date of the first yearly review of practice (s1). Left out: the end of March, once there is anything to look back on. */
  readonly firstPracticeReview?: string
  /** Is a case system connected, which takes what belongs into the case file? */
  readonly caseSystemConnected?: true
  /** The means outside the chats that are set up here: what the office does not have is no rung of an alert. Left out: none. */
  readonly outsideMeans?: readonly ('email' | 'webhook')[]
  /** Where a platform has the channel of a purpose: Slack's channel id, Teams' conversation id, the console's name for it. */
  channelOn?(purpose: ChannelPurpose, platform: Platform): string | undefined
}
