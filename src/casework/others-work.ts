import type { ReadSummary } from '../log/log.js'
import type { Office, Person } from '../procedures/people.js'
import type { Waiting } from '../procedures/procedure.js'
import { mark } from '../procedures/shared/mark.js'
import { type Instant, instant, RecordId, type StaffId } from '../procedures/words.js'
import type { Desk } from './desk.js'
import { fetchRecord, ifUnread, isHiddenFrom, mayOpenNow } from './record-at-hand.js'
import type { Unwatched } from './unwatched.js'

/** A thing that waits for somebody else, with the record it waits in. */
export interface OthersItem {
  readonly summary: ReadSummary
  readonly waiting: Waiting
}

/** What a person wants to know beside their own work. */
export interface OthersWork {
  /** What they began, and others have now. */
  readonly asked: readonly OthersItem[]
  /** What lies with those whose line manager they are. */
  readonly team: readonly OthersItem[]
  /** Those of their team who are away in the coming week, with things that nobody does meanwhile: who and since when, and what to do. */
  readonly away: readonly { readonly what: string; readonly toDo: string }[]
  /** For administrators: what lies with nobody, since everybody who has it has left or is away with nobody in their place. */
  readonly nobodys: readonly OthersItem[]
  /** For administrators: what no clock is watching. */
  readonly unwatched: readonly Unwatched[]
}

/** Nobody leads more, and so many of a kind are shown: those that wait longest. */
export const mostOfOthers = 8
const mostInTeam = 40
const week = 7

/**
 * What waits for others because of somebody, or with those they answer for. Each record is opened before a word of it is shown: what may not be
 * opened by whoever looks, or is hidden from them, is not there. It costs as much as is open at this moment, however many records there are.
 */
export async function othersWork(desk: Desk, by: StaffId): Promise<OthersWork> {
  const office = desk.directory()
  const now = instant(desk.clock())
  const team = office.people.filter(({ lineManager }) => lineManager === by).slice(0, mostInTeam)
  const isAdministrator = office.person(by)?.roles.includes('administrator') ?? false
  const [began, theirs, nobodys, unwatched] = await Promise.all([
    desk.log.waitingUnder(mark('reporter', by)),
    Promise.all(team.map(({ id }) => desk.log.waitingFor(id))),
    isAdministrator ? withNobody(desk, office, now) : [],
    isAdministrator ? (desk.unwatched?.() ?? []) : [],
  ])
  const members = new Set<string>(team.map(({ id }) => id))
  const lies = await readable(
    desk,
    by,
    items(theirs.flat(), (waiting) => members.has(waiting.for)),
    mayRead,
  )
  return {
    asked: await readable(
      desk,
      by,
      items(began, (waiting) => waiting.for !== by),
      mayRead,
    ),
    team: lies,
    away: await awayOf(desk, by, team, theirs.flat(), now),
    // An administrator sees that it is there and who had it, and may open nothing by that.
    nobodys: await readable(desk, by, nobodys, mayKnow),
    unwatched: await knowable(desk, by, unwatched),
  }
}

/** What waits only for people who have left, or are away with nobody in their place. */
async function withNobody({ log }: Desk, office: Office, now: Instant): Promise<readonly OthersItem[]> {
  const isGone = (id: StaffId): boolean => office.actingFor(id, now) === undefined
  const gone = (await log.waitedFor()).filter(isGone)
  const theirs = (await Promise.all(gone.map((id) => log.waitingFor(id)))).flat()
  const left = theirs.filter(({ waiting }) => waiting.every(({ for: id }) => isGone(id)))
  return items(left, () => true)
}

/** The first of them that whoever looks may see, some opened at a time. */
async function readable(desk: Desk, by: StaffId, all: readonly OthersItem[], may: typeof mayRead): Promise<readonly OthersItem[]> {
  const seen: OthersItem[] = []
  for (let at = 0; at < all.length && seen.length < mostOfOthers; at += mostOfOthers) {
    const some = all.slice(at, at + mostOfOthers)
    const allowed = await Promise.all(some.map(({ summary }) => may(desk, summary, by)))
    seen.push(...some.filter((_, place) => allowed[place]))
  }
  return seen.slice(0, mostOfOthers)
}

/** The things of some records that somebody wants to see: each once, oldest first. */
function items(summaries: readonly ReadSummary[], wanted: (waiting: Waiting) => boolean): readonly OthersItem[] {
  const known = new Map(summaries.map((summary) => [summary.record, summary]))
  return [...known.values()]
    .flatMap((summary) => {
      const open = summary.waiting.filter(wanted)
      const once = open.filter(({ what }, at) => open.findIndex((one) => one.what === what) === at)
      return once.map((waiting): OthersItem => ({ summary, waiting }))
    })
    .toSorted((one, other) => one.waiting.since.localeCompare(other.waiting.since))
}

async function mayRead(desk: Desk, { record }: ReadSummary, by: StaffId): Promise<boolean> {
  const at = await fetchRecord(desk, record).catch(ifUnread)
  const person = desk.directory().person(by)
  return at !== undefined && person !== undefined && mayOpenNow(desk, at, person)
}

/** Somebody from whom a record is hidden whole does not learn that it is there. */
async function mayKnow(desk: Desk, { record }: ReadSummary, by: StaffId): Promise<boolean> {
  const at = await fetchRecord(desk, record).catch(ifUnread)
  return at !== undefined && !isHiddenFrom(desk, at, by)
}

/** Without those of a record that is hidden from whoever looks. What cannot be read can be hidden from nobody, and is the more to be seen to. */
async function knowable(desk: Desk, by: StaffId, all: readonly Unwatched[]): Promise<readonly Unwatched[]> {
  const hidden = await Promise.all(
    all.map(async ({ record }) => {
      const named = RecordId.safeParse(record)
      const at = named.success ? await fetchRecord(desk, named.data).catch(() => undefined) : undefined
      return at !== undefined && isHiddenFrom(desk, at, by)
    }),
  )
  return all.filter((_, place) => !hidden[place])
}

/** "Asha Patel is away from 26 November, and nobody stands in", and what to do of it; of each of the team, whatever lies with the others. */
async function awayOf(
  desk: Desk,
  by: StaffId,
  team: readonly Person[],
  open: readonly ReadSummary[],
  now: Instant,
): Promise<OthersWork['away']> {
  const office = desk.directory()
  const { calendar } = office
  const today = calendar.dateOf(now)
  const noons = Array.from({ length: week + 1 }, (_, days) => calendar.at(calendar.moveDate(today, { days }), '12:00'))
  const told: OthersWork['away'][number][] = []
  for (const { id, name } of team) {
    const first = noons.find((noon) => office.isAbsent(id, noon) && office.actingFor(id, noon) === undefined)
    const theirs =
      first === undefined
        ? []
        : await readable(
            desk,
            by,
            items(open, (waiting) => waiting.for === id),
            mayRead,
          )
    if (first === undefined || theirs.length === 0) continue
    const from = calendar.dateOf(first) === today ? 'today' : `from ${calendar.sayDate(calendar.dateOf(first))}`
    const number = theirs.length === mostOfOthers ? `${mostOfOthers} things or more` : `${theirs.length} things`
    told.push({
      what: `See to the work of ${name}, who is away ${from}`,
      toDo: `${theirs.length === 1 ? 'One thing waits' : `${number} wait`} for them, and nobody stands in. See that it is done before, or ask an administrator to name a deputy.`,
    })
  }
  return told
}
