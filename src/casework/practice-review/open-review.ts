import type { DrawnRecord, HeardInYear, YearFound } from '../../procedures/looking-back.js'
import type { Facts } from '../../procedures/procedure.js'
import { deciders, managers } from '../../procedures/shared/people.js'
import type { Role, StaffId } from '../../procedures/words.js'
import { guidanceOfOurs } from '../ask/ours.js'
import { lastQuarters } from '../contact-report/asked.js'
import type { Desk } from '../desk.js'
import { oneOfMany } from '../one-of-many.js'
import { openRecord } from '../open-record.js'
import { factsNow, fetchRecord, layOutInPassing, mayOpenNow, type RecordAtHand, unnamed } from '../record-at-hand.js'
import { drawBy, newSeed } from './draw.js'

/** Who is asked to look at a record that was drawn: the widest rank that may open it, so that one person sees many (ours). */
const ranks: readonly Role[] = [...new Set<Role>(['head of customer contact', 'head of department', ...deciders, ...managers])]

/**
 * Opens the yearly review of practice when it is due (s1), once for its date however many bots look. Gives how many were opened. Throws LogAway,
 * and where another bot is at it: then it is looked at again.
 */
export async function openReview(desk: Desk): Promise<number> {
  let opened = 0
  for (const procedure of desk.procedures) {
    const { looksBack } = procedure
    if (!looksBack) continue
    const [newest] = await desk.log.list({ procedure: procedure.name, limit: 1 })
    const last = newest && (await fetchRecord(desk, newest.record))?.state
    const facts = factsNow(desk, 'clock', unnamed(desk, procedure))
    const date = looksBack.due(last, facts)
    if (date === undefined) continue
    const found = { ...(await findYear(desk, date, facts)), ...(newest ? { previous: newest.record } : {}) }
    const step = looksBack.step(found, last)
    const { outcome } = await openRecord(desk, { procedure, step, by: 'clock', key: `clock:${procedure.name}:${date}` })
    if (outcome === 'busy') throw new Error(`A record of ${procedure.name} is still being opened by another bot: it is looked at again.`)
    if (outcome === 'taken') opened += 1
  }
  return opened
}

/** Everything that the review of this date looks back on. Reads each counted record of the year, and each that has a review of its own. */
async function findYear(desk: Desk, date: string, { office, now }: Facts): Promise<YearFound> {
  const { calendar } = office
  const to = calendar.dateOf(now)
  const from = calendar.moveDate(to, { years: -1 })
  const since = calendar.at(from, '00:00')
  let recorded = 0
  const candidates: DrawnRecord[] = []
  const overdue: YearFound['overdue'][number][] = []
  const challenges: YearFound['challenges'][number][] = []

  const take = (at: RecordAtHand, heard: HeardInYear | undefined) => {
    const { procedure, kept } = at
    const [record, what] = [kept.record, procedure.title]
    const counts = kept.opened >= since && procedure.figureWords !== undefined
    if (counts) recorded += 1
    const readers = counts ? readersOf(desk, at) : []
    const [first, ...others] = readers
    if (first) candidates.push({ record, what, opened: calendar.dateOf(kept.opened), readers: [first, ...others] })
    if (heard?.overdueSince !== undefined) overdue.push({ record, what, since: heard.overdueSince })
    for (const one of heard?.challenges ?? []) if (one.at >= since) challenges.push({ record, what, at: one.at, ended: one.ended })
  }
  for (const procedure of desk.procedures) {
    const { name, figures, figureWords, narrow, heardInYear } = procedure
    if (narrow || !((figures && figureWords) || heardInYear)) continue
    // A restriction may have been decided long before the year.
    await desk.log.walk({ procedure: name, ...(heardInYear ? {} : { since }) }, async (some) => {
      for (const { record, kept } of some)
        await oneOfMany(desk, 'look back on the year', record, async () => {
          const at = kept && layOutInPassing(procedure, kept)
          if (at) take(at, heardInYear?.(at.state, factsNow(desk, 'clock', record)))
        })
    })
  }
  const [all, lastYear] = [lastQuarters(8, office, now), lastQuarters(4, office, now)]
  const seed = newSeed()
  const guidance = await guidanceOfOurs(desk, new Map())
  return {
    ...{ date, from, to },
    figures: { now: lastYear, before: { from: all.from, to: calendar.moveDate(`${lastYear.from}-01`, { months: -1 }).slice(0, 7) } },
    recorded,
    draw: { seed, of: candidates.length, drawn: drawBy(seed, candidates) },
    overdue: overdue.toSorted((one, other) => (one.since < other.since ? -1 : 1)),
    challenges: challenges.toSorted((one, other) => (one.at < other.at ? -1 : 1)),
    guidance: guidance.map(({ record, section, heading, at }) => ({ record, section, heading, since: at })),
  }
}

/** Who may open it now, by rank; never who began it: nobody looks at their own. */
function readersOf(desk: Desk, at: RecordAtHand): readonly StaffId[] {
  const office = desk.directory()
  const own = at.kept.events[0]?.by
  const ranked = [...new Set(ranks.flatMap((role) => office.holding(role)))]
  return ranked.filter((one) => one.id !== own && mayOpenNow(desk, at, one)).map(({ id }) => id)
}
