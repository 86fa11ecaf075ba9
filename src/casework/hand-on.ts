import type { ReadSummary } from '../log/log.js'
import { isAnswer } from '../procedures/bookkeeping.js'
import type { Office } from '../procedures/people.js'
import type { AnyProcedure, AnyState, AnyStep, Facts, Notice, Waiting } from '../procedures/procedure.js'
import { instant, type StaffId } from '../procedures/words.js'
import type { Desk } from './desk.js'
import { oneOfMany } from './one-of-many.js'
import { factsNow, fetchRecord, ifErased, type RecordAtHand } from './record-at-hand.js'
import { change, takeStep } from './take-step.js'

/** Records that are opened in one look; what is left over is looked at in the next. */
const mostOpened = 300
/** All are gone through twice: a step that was being taken while the office changed may have been kept after the first time. */
const times = 2

/** Looks for what waits for people who are not there any more. */
export interface HandingOn {
  /** Returns how many records changed hands. A record that is at fault stops no other; throws LogAway. */
  look(): Promise<number>
}

/**
 * Nobody who leaves or is away leaves anything behind (rule 3), and people who are back have their work again: what waits in a record is
 * listed anew for those who have it by the office of now, its cards are drawn over, and the people who have come to it get its card. Each
 * step lists what waits by the office of its moment, so that there is something to do only when the office has changed since: somebody came,
 * left, is away or back.
 */
export function openHandingOn(desk: Desk): HandingOn {
  let before: string | undefined
  let toCome = 0
  let queue: readonly ReadSummary[] = []
  desk.log.whenErased((records) => {
    queue = queue.filter(({ record }) => !records.includes(record))
  })

  const handOn = async ({ record, version, waiting: was }: ReadSummary): Promise<boolean> => {
    const at = await fetchRecord(desk, record)
    // It has moved meanwhile, by the office of now.
    if (!at || at.kept.version !== version) return false
    const facts = factsNow(desk, 'clock', record)
    const step = dueStep(at.procedure, at.state, facts)
    if (step && (await takeStep(desk, { record, step, by: 'clock' }).catch(ifErased))?.outcome === 'taken') return true
    const waiting = at.procedure.waiting(at.state, facts)
    if (sameHands(was, waiting)) return false
    // Another bot has done it when the record has another version by now.
    const taken = await change(desk, { record, by: 'clock', read: at }, (again, now) =>
      again.kept.version === version
        ? { events: [], owed: tellNewcomers(was, waiting, again, now), redraw: true }
        : { events: [], owed: [] },
    )
    if (taken.outcome !== 'taken') return false
    // Nothing happened to the record that boards would follow, and yet it lies elsewhere.
    const hands = [...was, ...waiting].map((one) => one.for)
    desk.boardsMoved?.([...new Set([...hands, ...hands.flatMap((id) => facts.office.person(id)?.lineManager ?? [])])])
    return true
  }

  return {
    async look() {
      const office = officeText(desk.directory(), desk.clock())
      if (office !== before) toCome = times
      before = office
      if (queue.length === 0 && toCome > 0) {
        queue = await desk.log.waits()
        toCome -= 1
      }
      let handed = 0
      for (let opened = 0; opened < mostOpened && queue[0]; opened += 1) {
        const [one] = queue
        if (await oneOfMany(desk, 'hand on what waits', one.record, () => handOn(one))) handed += 1
        queue = queue.filter((each) => each !== one)
      }
      return handed
    },
  }
}

/** The procedure's own word for somebody who is gone comes first. */
const dueStep = ({ watched, daily }: AnyProcedure, state: AnyState, facts: Facts): AnyStep | undefined =>
  (watched?.is.includes(state.is) ? watched.step(state, facts) : undefined) ?? daily?.(state, facts)

/** Everything of the office that decides who has what: who is there, who is away now, and who answers for whom. */
const officeText = (office: Office, clock: Date): string =>
  JSON.stringify(
    office.people.map(({ id, group, department, roles, lineManager, deputy }) => [
      ...[id, group, department, roles, lineManager, deputy],
      office.isAbsent(id, instant(clock)),
    ]),
  )

/** Does each thing wait for the same people? Its words may have changed with the day. */
const sameHands = (was: readonly Waiting[], is: readonly Waiting[]): boolean =>
  was.length === is.length && was.every((one, place) => one.for === is[place]?.for && one.since === is[place]?.since)

/**
 * The cards of those who have something now that they did not have, since whoever had it is gone. Is nobody gone, only those get one who never
 * had a card of this record: whoever is back finds theirs drawn over. What is not overdue waits for the office to open.
 */
function tellNewcomers(was: readonly Waiting[], is: readonly Waiting[], { kept }: RecordAtHand, { office, now }: Facts): readonly Notice[] {
  const isGone = (id: StaffId): boolean => !office.person(id) || office.isAbsent(id, now)
  const hasCard = (id: StaffId): boolean =>
    kept.events.some(
      (event) => event.event === 'NoticeDelivered' && !isAnswer(event) && JSON.stringify(event.to) === JSON.stringify({ person: id }),
    )
  const opening = office.calendar.afterWorkingHours(now, 0)
  const told = is.flatMap((item): Notice[] => {
    const same = was.filter(({ what }) => what === item.what)
    const had = same.length > 0 ? same : was
    if (isGone(item.for) || had.some((one) => one.for === item.for)) return []
    if (!had.some((one) => isGone(one.for)) && hasCard(item.for)) return []
    const late = item.due !== undefined && item.due <= now
    const at = late || opening <= now ? {} : { at: opening }
    return [{ notice: item.card ?? 'record', to: { person: item.for }, urgency: 'now', ...at }]
  })
  return [...new Map(told.map((one) => [JSON.stringify([one.notice, one.to]), one])).values()]
}
