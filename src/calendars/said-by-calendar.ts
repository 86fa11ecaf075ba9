import type { Feed } from '../directory/office-file.js'
import type { Office } from '../procedures/people.js'
import { nameWords } from '../procedures/shared/name.js'
import type { PresenceSaid, TurnSaid } from '../procedures/who-is-here.js'
import { type Instant, instant, type StaffId } from '../procedures/words.js'
import type { CalendarEvent, CalendarRead } from './calendar-event.js'
import { whoIsMeant } from './who-is-meant.js'

/** What a calendar says of who is here. */
export interface SaidByCalendar {
  readonly presence: readonly PresenceSaid[]
  readonly rota: readonly TurnSaid[]
  /** What an administrator should look at, in sentences that tell no title. */
  readonly notes: readonly string[]
  /** What makes it of no use as it is; undefined when it serves. */
  readonly trouble: string | undefined
}

/** A person's own word is always newer than a calendar's, whenever it was said. */
const beforeAnyWord = instant(new Date(0))
const week = 7 * 86_400_000

/** What a calendar that was read says of the people of the office. Pure. Nobody is taken for away, or on duty, by a guess: what names nobody is counted in a note. */
export function saidByCalendar(feed: Feed, read: CalendarRead, office: Office, now: Instant): SaidByCalendar {
  const meant = whoIsMeant(office.people)
  const presence: PresenceSaid[] = []
  const rota: TurnSaid[] = []
  const strangers: Instant[] = []
  const notSenior = new Set<StaffId>()
  for (const event of read.events.filter((each) => counts(feed, each))) {
    const people = feed.person ? [feed.person] : feed.holds === 'duty' ? meant.onDuty(event) : meant.away(event)
    if (people.length === 0) strangers.push(...event.times.map(({ from }) => from))
    for (const person of people)
      for (const { from, until } of event.times)
        if (feed.holds === 'absences') presence.push({ person, is: 'away', from, until, at: beforeAnyWord })
        else if (office.holding('senior on duty').some(({ id }) => id === person)) rota.push({ person, tier: feed.tier ?? 1, from, until })
        else notSenior.add(person)
  }
  const ahead = strangers.filter((from) => from >= now).sort()
  return {
    presence,
    rota,
    notes: [
      ...read.notes,
      ...(ahead[0] === undefined
        ? []
        : [
            `${ahead.length === 1 ? 'An event names' : `${ahead.length} events name`} nobody of the office (the first ${office.calendar.say(ahead[0], now)}): write the full name in the title, or invite the person by their e-mail address.`,
          ]),
      ...[...notSenior].map(
        (id) =>
          `${office.nameOf(id)} is named for duty and may not take at-risk alerts: give them the role senior on duty, or name somebody else.`,
      ),
    ],
    trouble: troubleOf(feed, rota, read.leftOut, office, now),
  }
}

function troubleOf(
  { holds }: Feed,
  rota: readonly TurnSaid[],
  leftOut: CalendarRead['leftOut'],
  { calendar }: Office,
  now: Instant,
): string | undefined {
  const soon = Date.parse(now) + week
  const [first] = leftOut
  const is = holds === 'duty' ? 'on duty' : 'away'
  const begins = first && calendar.sayDate(calendar.dateOf(first))
  const troubles = [
    ...(begins === undefined
      ? []
      : leftOut.length === 1
        ? [
            `has an event that repeats in a way that the bot does not follow (it first begins on ${begins}) and was left out: nobody is ${is} by it. Have it repeat by days, weeks or months there, or write each time down by itself.`,
          ]
        : [
            `has ${leftOut.length} events that repeat in a way that the bot does not follow (the earliest first begins on ${begins}) and were left out: nobody is ${is} by them. Have them repeat by days, weeks or months there, or write each time down by itself.`,
          ]),
    ...(holds === 'duty' && !rota.some(({ from, until }) => until > now && Date.parse(from) < soon)
      ? ['names nobody for duty in the week ahead: the rota of the office file holds alone. Fill it in where it is kept.']
      : []),
  ]
  return troubles.length === 0 ? undefined : troubles.join(' It ')
}

/**
 * Does an event count? Working somewhere else is no absence. In a person's own calendar only what is marked as out of office counts, for meetings
 * stand there too; in one kept for leave or duty, everything. Words in the office file choose instead.
 */
function counts({ holds, person, words }: Feed, { title, marked }: CalendarEvent): boolean {
  if (holds === 'absences' && marked === 'working elsewhere') return false
  if (words) return hasOne(words, title) || (holds === 'absences' && marked === 'out of office')
  return holds === 'duty' || person === undefined || marked === 'out of office'
}

const hasOne = (words: readonly string[], title: string): boolean => {
  const there = ` ${nameWords(title).join(' ')} `
  return words.some((word) => there.includes(` ${nameWords(word).join(' ')} `))
}
