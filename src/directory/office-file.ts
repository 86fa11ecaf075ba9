import { IANAZone } from 'luxon'
import { z } from 'zod'
import { isCountry } from '../procedures/shared/telephone.js'
import { roles, StaffId } from '../procedures/words.js'
import { isRegion } from './bank-holidays.js'
import { weekdays } from './calendar.js'
import { RetentionEntry } from './retention-entry.js'

// Everything in the office file is read as text, as it was typed: 0161 keeps its nought, 999 needs no quotes.

const text = z.string().trim().min(1, 'Fill this in, or take the line out.').max(200, 'Shorten this to 200 characters.')
const date = z.iso.date('Write a date that exists as YYYY-MM-DD, such as 2026-03-31.')
const localTime = z
  .string()
  .regex(/^\d{4}-\d\d-\d\d ([01]\d|2[0-3]):[0-5]\d$/, 'Write a local date and time as YYYY-MM-DD HH:MM, such as 2026-12-24 18:00.')
  .refine((value) => date.safeParse(value.slice(0, 10)).success, 'This date does not exist.')
  .transform((value) => ({ date: value.slice(0, 10), time: value.slice(11) }))
const clock = '(?:[01]\\d|2[0-3]):[0-5]\\d'
const span = z
  .string()
  .regex(new RegExp(`^${clock} ?[-–] ?(${clock}|24:00)$`), 'Write hours as HH:MM-HH:MM, such as 09:00-17:00.')
  .transform((value) => ({ from: value.slice(0, 5), to: value.slice(-5) }))
const hours = span.refine(
  ({ from, to }) => from !== to,
  'Working hours end at another time than they begin: write 00:00-24:00 for a whole day.',
)
const number = (least: number, most: number) =>
  z
    .string()
    .regex(/^\d+$/, 'Write a whole number in digits.')
    .transform(Number)
    .refine((value) => value >= least && value <= most, `Use a number from ${least} to ${most}.`)
const yesNo = z.enum(['yes', 'no']).transform((value) => value === 'yes')
const staffId = StaffId
const address = z.email('Write an e-mail address, such as asha.patel@office.example.')
const someone = z.array(staffId).min(1, 'Name at least one person by their id.')
const weekday = z.enum(weekdays)

/** A zone that changes its clocks as the people there do. EST and Etc/GMT-1 never do, and are another hour for half of the year. */
export const isPlace = (zone: string): boolean => /^(?!Etc\/)[A-Z][\w+-]+\/\w/.test(zone) && IANAZone.isValidZone(zone)

/** Of an office that names none. */
export const usualZone = 'Europe/London'
const officeHours = { from: '09:00', to: '17:00' }

const Organisation = z.strictObject({
  name: text,
  timeZone: text
    .refine(isPlace, 'Write the time zone as a place, such as Europe/London: letters such as GMT or EST know no summer time.')
    .default(usualZone),
  country: text
    .refine(isCountry, 'Telephone numbers of this country cannot be read: write two capital letters, such as GB or IE.')
    .optional(),
  bankHolidays: z
    .strictObject({
      region: text.refine(isRegion, 'Bank holidays of this region are not known: write one such as GB-ENG, or list the dates.').optional(),
      dates: z.array(date).optional(),
    })
    .default({ region: 'GB-ENG' }),
  workingHours: z
    .partialRecord(weekday, hours)
    .refine((week) => Object.keys(week).length > 0, 'Give at least one weekday its hours.')
    .superRefine((week, check) => {
      for (const [place, day] of weekdays.entries()) {
        const next = weekdays[(place + 1) % weekdays.length]
        const [own, after] = [week[day], next && week[next]]
        if (own && after && own.to < own.from && own.to > after.from)
          check.addIssue({ code: 'custom', path: [day], message: `These hours run into those of ${next}: end them when those begin.` })
      }
    })
    .default({ monday: officeHours, tuesday: officeHours, wednesday: officeHours, thursday: officeHours, friday: officeHours }),
  names: z
    .strictObject({
      caseSystem: text.default('CMEH'),
      intranetPage: text.default('the managing customer contacts page on ICON'),
      complaintsPage: text.default('complaints about us'),
      ombudsman: text.default('the Parliamentary and Health Service Ombudsman'),
      dataAuthority: text.default('the Information Commissioner’s Office'),
      emergencyNumber: text.default('999'),
      headOfTheOffice: text.default('the Commissioner'),
    })
    .prefault({}),
})

const Absence = z
  .strictObject({ from: date, to: date })
  .refine(({ from, to }) => from <= to, 'An absence ends on the day it begins, or later: both days count.')

const PersonEntry = z.strictObject({
  id: staffId,
  name: text,
  department: text,
  group: text.optional(),
  email: address,
  slack: z
    .string()
    .regex(/^[UW][A-Z0-9]{2,}$/, 'Write the Slack member ID, such as U024BE7LH (profile, ⋮, Copy member ID).')
    .optional(),
  entra: z
    .guid('Write the Entra object ID, such as 6b1c8f0e-0000-4000-8000-000000000000 (Entra admin centre, Users).')
    .toLowerCase()
    .optional(),
  telephone: text.optional(),
  roles: z.array(z.enum(roles)).min(1, 'Give at least one role: staff, for most.'),
  lineManager: staffId.optional(),
  deputy: staffId.optional(),
  absences: z.array(Absence).default([]),
})

/** Is it an e-mail address that the office file takes? */
export const isAddress = (text: string): boolean => address.safeParse(text).success

const ChannelPlaces = z.strictObject({
  slack: z
    .string()
    .regex(/^[CG][A-Z0-9]{2,}$/, 'Write the Slack channel ID, such as C024BE7LR (channel details, at the foot), not its name.')
    .optional(),
  teams: z
    .string()
    .regex(/^19:\S+@thread\.\w+$/, 'Write the Teams conversation id, such as 19:abc@thread.tacv2 (in the link to the channel).')
    .optional(),
  console: text.optional(),
})

const withoutCover = 'Name who is on duty whenever nobody else is: - { tier: 1, people: [their ids] }.'
const tier = number(1, 9).default(1)

const Duty = z.strictObject({
  weekly: z
    .array(z.strictObject({ days: z.array(weekday).min(1), hours: span, tier, people: someone, onBankHolidays: yesNo.default(false) }))
    .default([]),
  shifts: z
    .array(
      z
        .strictObject({ from: localTime, to: localTime, tier, people: someone })
        .refine(({ from, to }) => `${from.date}${from.time}` < `${to.date}${to.time}`, 'A shift ends after it begins.'),
    )
    .default([]),
  // Required, and asked whenever no turn or shift holds: so there is no hour, no bank holiday and no clock change without somebody.
  outOfHours: z.array(z.strictObject({ tier, people: someone }), withoutCover).min(1, withoutCover),
})

const TimingsEntry = z.strictObject({
  discussReminderDays: number(1, 30).default(1),
  discussClimbDays: number(1, 60).default(3),
  alertRungSeconds: z
    .tuple([number(5, 3600), number(5, 3600), number(5, 3600)], 'Write three numbers of seconds, such as [60, 120, 180].')
    .refine(([a, b, c]) => a < b && b < c, 'Each rung comes later than the one before.')
    .default([60, 120, 180]),
  alertAgainSeconds: number(10, 3600).default(60),
  stillWithYouMinutes: number(1, 480).default(30),
  approvalReminderDays: number(1, 30).default(1),
  approvalClimbDays: number(1, 60).default(2),
  callBackClimbHours: number(1, 80).default(2),
  settledAskDays: number(1, 60).default(10),
  welfareClimbMinutes: number(1, 480).default(30),
  managerNowClimbMinutes: number(1, 120).default(5),
  draftHours: number(1, 168).default(24),
  askSeniorMonths: number(1, 120).optional(),
})

const calendarAddress = z
  .string()
  .trim()
  .max(2_000, 'This address is too long: copy it again.')
  .refine((value) => isCalendarAddress(value), 'Write the whole address, beginning with https:// (the one in iCal format).')
  .transform((value) => value.replace(/^webcals?:/i, 'https:'))

/** Plain http is for trying on one machine only. */
const isCalendarAddress = (value: string): boolean => {
  const url = URL.canParse(value) ? new URL(value) : undefined
  if (url?.protocol === 'http:') return /^(localhost|127\.\d+\.\d+\.\d+)$/.test(url.hostname)
  return url !== undefined && /^(https|webcals?):$/.test(url.protocol)
}

/** Where leave and the duty rota are kept already. Its address may hold a secret: no message shows it. */
const Feed = z
  .strictObject({
    name: text,
    holds: z.enum(['absences', 'duty']),
    url: calendarAddress.optional(),
    file: text.optional(),
    person: staffId.optional(),
    tier: number(1, 9).optional(),
    words: z.array(text).min(1, 'Name at least one word, or take the line out.').optional(),
    ourNetwork: yesNo.default(false),
  })
  .superRefine(({ url, file, holds, tier: of }, check) => {
    const wrong = (path: string, message: string) => check.addIssue({ code: 'custom', path: [path], message })
    if (url === undefined && file === undefined)
      wrong('url', 'This is missing: say where the calendar is, as url: https://… or as file: leave.ics.')
    if (url !== undefined && file !== undefined) wrong('file', 'A calendar is at one place: take url or file out.')
    if (holds === 'absences' && of !== undefined) wrong('tier', 'A tier belongs to a calendar that holds duty: take this line out.')
  })

/** What a column of a staff list may hold; the room of the sources knows their usual headings. */
const columns = [
  'number',
  'name',
  'first name',
  'last name',
  'email',
  'department',
  'group',
  'title',
  'manager',
  'telephone',
  'slack',
  'entra',
] as const

/** Where the office keeps its people, and what is called how there. */
const Kept = z.strictObject({
  from: z.enum(['csv', 'entra', 'slack']),
  file: text.optional(),
  columns: z.partialRecord(z.enum(columns), text).default({}),
  places: z.record(z.string(), text).default({}),
  roles: z.partialRecord(z.enum(roles), z.array(text)).default({}),
})

/** The office file: who is who, when the office works, and how long things may take. Unknown keys are refused. */
export const OfficeFile = z.strictObject({
  organisation: Organisation,
  departments: z.array(z.strictObject({ name: text, groups: z.array(text).default([]) })).min(1, 'Name at least one department.'),
  people: z.array(PersonEntry).min(1, 'Name at least one person.'),
  channels: z
    .strictObject({
      seniors: ChannelPlaces.optional(),
      managers: ChannelPlaces.optional(),
      'advice services': ChannelPlaces.optional(),
      administrators: ChannelPlaces.optional(),
    })
    .prefault({}),
  duty: Duty,
  timings: TimingsEntry.prefault({}),
  retention: RetentionEntry.optional(),
  practiceReview: z.strictObject({ first: date }).optional(),
  directory: Kept.optional(),
  calendars: z.array(Feed).default([]),
})
export type OfficeFile = z.infer<typeof OfficeFile>
export type PersonEntry = OfficeFile['people'][number]
export type Duty = OfficeFile['duty']
/** A calendar that the office file names. */
export type Feed = OfficeFile['calendars'][number]

/** What is needed of an office file to fetch people for it: it need not make sense without them yet. */
export const OfficeFrame = z.object({
  departments: OfficeFile.shape.departments,
  directory: Kept.optional(),
  people: z.array(z.looseObject({ id: staffId, name: text.optional(), email: text.toLowerCase().optional() })).default([]),
})
export type OfficeFrame = z.infer<typeof OfficeFrame>
