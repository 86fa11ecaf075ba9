import type { ReadSummary } from '../log/log.js'
import type { Office, Person } from '../procedures/people.js'
import type { Waiting } from '../procedures/procedure.js'
import { mark } from '../procedures/shared/mark.js'
import { type Instant, instant, type StaffId } from '../procedures/words.js'
import type { Desk } from './desk.js'
import { factsNow, fetchRecord, ifErased, isHiddenFrom } from './record-at-hand.js'

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
}

/** Nobody leads more, and so many of a kind are shown: those that wait longest. */
const most = { team: 40, shown: 8 }
const week = 7

/**
 * What waits for others because of somebody, or with those they answer for. Each record is opened before a word of it is shown: what may not be
 * opened by whoever looks, or is hidden from them, is not there. It costs as much as is open at this moment, however many records there are.
 */
export async function othersWork(desk: Desk, by: StaffId): Promise<OthersWork> {
  const office = desk.directory()
  const now = instant(desk.clock())
  const team = office.people.filter(({ lineManager }) => lineManager === by).slice(0, most.team)
  const isAdministrator = office.person(by)?.roles.includes('administrator') ?? false
  const [began, theirs, nobodys] = await Promise.all([
    desk.log.waitingUnder(mark('reporter', by)),
    Promise.all(team.map(({ id }) => desk.log.waitingFor(id))),
    isAdministrator ? withNobody(desk, office, now) : [],
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
    away: awaySentences(office, team, lies, now),
    // An administrator sees that it is there and who had it, and may open nothing by that.
    nobodys: await readable(desk, by, nobodys, mayKnow),
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
  for (let at = 0; at < all.length && seen.length < most.shown; at += most.shown) {
    const some = all.slice(at, at + most.shown)
    const allowed = await Promise.all(some.map(({ summary }) => may(desk, summary, by)))
    seen.push(...some.filter((_, place) => allowed[place]))
  }
  return seen.slice(0, most.shown)
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
  const at = await fetchRecord(desk, record).catch(ifErased)
  const person = desk.directory().person(by)
  return (
    at !== undefined &&
    person !== undefined &&
    !isHiddenFrom(desk, at, by) &&
    at.procedure.mayOpen(at.state, person, factsNow(desk, by, record))
  )
}

/** Somebody from whom a record is hidden whole does not learn that it is there. */
async function mayKnow(desk: Desk, { record }: ReadSummary, by: StaffId): Promise<boolean> {
  const at = await fetchRecord(desk, record).catch(ifErased)
  return at !== undefined && !isHiddenFrom(desk, at, by)
}

/** "Asha Patel is away from 26 November, and nobody stands in", and what to do of it. */
function awaySentences(office: Office, team: readonly Person[], open: readonly OthersItem[], now: Instant): OthersWork['away'] {
  const { calendar } = office
  const today = calendar.dateOf(now)
  const noons = Array.from({ length: week + 1 }, (_, days) => calendar.at(calendar.moveDate(today, { days }), '12:00'))
  return team.flatMap(({ id, name }) => {
    const theirs = open.filter(({ waiting }) => waiting.for === id).length
    const first = noons.find((noon) => office.isAbsent(id, noon) && office.actingFor(id, noon) === undefined)
    if (theirs === 0 || first === undefined) return []
    const from = calendar.dateOf(first) === today ? 'today' : `from ${calendar.sayDate(calendar.dateOf(first))}`
    const things = theirs === 1 ? 'One thing waits' : `${theirs} things wait`
    return [
      {
        what: `${name} is away ${from}, and nobody stands in`,
        toDo: `${things} for them. See that it is done before, or ask an administrator to name a deputy.`,
      },
    ]
  })
}
