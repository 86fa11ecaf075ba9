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

/** More than that is not begun by one person at a time, nor led by one. */
const most = { began: 200, team: 40, office: 500, shown: 8 }
const halfYear = 183 * 86_400_000
const week = 7

/**
 * What waits for others because of somebody, or with those they answer for. Each record is opened before a word of it is shown: what may not be
 * opened by whoever looks, or is hidden from them, is not there.
 */
export async function othersWork(desk: Desk, by: StaffId): Promise<OthersWork> {
  const office = desk.directory()
  const now = instant(desk.clock())
  const since = instant(new Date(Date.parse(now) - halfYear))
  const team = office.people.filter(({ lineManager }) => lineManager === by).slice(0, most.team)
  const isAdministrator = office.person(by)?.roles.includes('administrator') ?? false
  const [began, theirs, all] = await Promise.all([
    desk.log.findByMarks([mark('reporter', by)], since, most.began),
    Promise.all(team.map(({ id }) => desk.log.waitingFor(id))),
    isAdministrator ? desk.log.list({ since, limit: most.office }) : [],
  ])
  const own = (waiting: Waiting): boolean => waiting.for === by
  const asked = items(began, (waiting) => !own(waiting))
  const members = new Set<string>(team.map(({ id }) => id))
  const teams = items(theirs.flat(), (waiting) => members.has(waiting.for))
  const readable = async (some: readonly OthersItem[], may: typeof mayRead): Promise<readonly OthersItem[]> => {
    const seen: OthersItem[] = []
    for (const item of some) {
      if (seen.length >= most.shown) break
      if (await may(desk, item.summary, by)) seen.push(item)
    }
    return seen
  }
  const lies = await readable(teams, mayRead)
  const left = items(all, (waiting) => office.actingFor(waiting.for, now) === undefined).filter(({ summary }) =>
    summary.waiting.every(({ for: id }) => office.actingFor(id, now) === undefined),
  )
  return {
    asked: await readable(asked, mayRead),
    team: lies,
    away: awaySentences(office, team, lies, now),
    // An administrator sees that it is there and who had it, and may open nothing by that.
    nobodys: await readable(left, mayKnow),
  }
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
