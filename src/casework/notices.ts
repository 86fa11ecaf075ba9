import type { Card } from '../cards/card.js'
import { answered, isAnswer, type OwedRef, type PostedCopy } from '../procedures/bookkeeping.js'
import type { Facts, Notice, Owed, Recipient, Viewer } from '../procedures/procedure.js'
import { RecordId, type StaffId } from '../procedures/words.js'
import { drawAnswerOver, followAnswer, takeLeftAlong } from './ask/answers-stand.js'
import type { Casework, Copy, CopyToDraw } from './casework.js'
import type { Desk } from './desk.js'
import { livingOnly } from './living.js'
import { followNamed, type OwnCard } from './named-in-chats.js'
import { closeOpened, closing, hadItsTime, isOver, isOverInChats } from './over-in-chats.js'
import { cardFor, drawCard, drawClosed, drawGivenWay, drawLeft, drawOver } from './present-card.js'
import { printOf } from './print-of.js'
import { factsNow, fetchRecord, ifErased, mayOpenNow, onDesk, type RecordAtHand } from './record-at-hand.js'
import { asKept, change, takeStep } from './take-step.js'
import { undelivered } from './undelivered.js'

/** What the courier asks of casework. These throw what the log throws: the courier tries again. An erased record is gone, not a fault. */
export function noticesOf(
  desk: Desk,
): Omit<
  Casework,
  | 'listen'
  | 'eraseAgain'
  | 'saveAlert'
  | 'waitingAlert'
  | 'giveCopy'
  | 'givePack'
  | 'daily'
  | 'watched'
  | 'whoIsHere'
  | 'readNames'
  | 'figures'
  | 'board'
  | 'guidanceOfOurs'
> {
  return {
    async ring(record, alarm) {
      if (alarm === closeOpened) {
        const at = await fetchRecord(desk, record)
        if (!at) return 'moot'
        await takeLeftAlong(desk, at)
        return 'draw'
      }
      const taken = await takeStep(desk, { record, step: { step: alarm }, by: 'clock' }).catch(ifErased)
      if (taken?.outcome === 'crowded') throw new Error('Many people are at this record; the alarm rings again.')
      return taken?.outcome === 'taken' ? 'taken' : 'moot'
    },

    async draw(record, notice, to, read) {
      const at = read ? onDesk(desk, read) : await fetchRecord(desk, record)
      const viewer = viewerOf(desk, to)
      if (!at || !viewer) return undefined
      const facts = factsNow(desk, 'courier', record)
      const card = notice === 'record' && isOver(at) ? drawLeft(at, viewer, facts) : drawCard(at, notice, viewer, facts)
      return { card, moved: at.kept.moved, print: printOf(at.procedure, card) }
    },

    async keepDelivered(record, of, notice, posted, { moved, print, found }) {
      const taken = await change(desk, { record, by: 'courier' }, (at, facts) => {
        const before = deliveries(at).filter((copy) => isSame(copy.of, of))
        const again = before.some((copy) => copy.posted.channel === posted.channel)
        if (before.some((copy) => copy.posted.channel === posted.channel && copy.posted.id === posted.id)) return { events: [], owed: [] }
        const answer = again
          ? undefined
          : at.procedure.delivered?.({ notice, channel: posted.channel, outcome: 'delivered' }, at.state, facts)
        const then = answer?.outcome === 'decided' ? answer : { events: [], owed: [] }
        const told = {
          event: 'NoticeDelivered',
          of,
          notice: notice.notice,
          to: notice.to,
          posted,
          moved,
          ...(print === undefined ? {} : { print }),
          ...(found ? { found } : {}),
        }
        return {
          events: [told, ...asKept(then.events)],
          owed: then.owed,
          redraw: moved < at.kept.moved || standsBeside(at, told) || print === undefined,
        }
      }).catch(ifErased)
      if (taken?.outcome === 'crowded') throw new Error('Many people are at this record; what came is kept at the next try.')
    },

    async keepAnswered(by, stands, posted, words) {
      if (!('adaptive' in stands)) return followNamed(desk, by, stands, posted)
      const { whole, asked, ...card } = stands
      if (asked) {
        await followAnswer(desk, by, asked, posted, words)
        return followNamed(desk, by, { ...card, asked }, posted)
      }
      const record = RecordId.safeParse(whole?.record).data
      const [name, moved] = [whole?.given?.card, whole?.version]
      const person = desk.directory().person(by)
      if (!record || name === undefined || moved === undefined || !person) return followNamed(desk, by, card, posted)
      /** What its record draws again by itself; undefined of a card that they do not hold. */
      let own: OwnCard | undefined
      const kept = await change(desk, { record, by: 'courier' }, (at, facts) => {
        const isKnown = deliveries(at).some((copy) => isAt(copy.posted, posted))
        const owed = name === 'record' && isOver(at) ? [closing(facts.now)] : []
        const isHeld = cardFor(at, person, facts, name) === name
        own = isKnown || isHeld ? { record, draws: () => drawCard(at, name, { person }, facts) } : undefined
        if (isKnown || !isHeld) return { events: [], owed }
        const print = printOf(at.procedure, card)
        const told = { event: 'NoticeDelivered', of: answered, notice: name, to: { person: by }, posted, moved, print }
        // What was typed after a command goes with the end of what it began.
        const typed = words ? [{ event: 'AnswerStands', to: { person: by }, posted: words, shows: 'words' }] : []
        return { events: [told, ...typed], owed, redraw: moved < at.kept.moved || standsBeside(at, told) }
      }).catch(ifErased)
      await followNamed(desk, by, card, posted, kept?.outcome === 'crowded' ? undefined : own)
    },

    async keepFailed(record, of, notice, because) {
      const taken = await change(desk, { record, by: 'courier' }, (at, facts) => {
        if (at.kept.events.some((event) => event.event === 'NoticeFailed' && isSame(event.of, of))) return { events: [], owed: [] }
        const told = { event: 'NoticeFailed', of, notice: notice.notice, to: notice.to, because }
        const answer = at.procedure.delivered?.({ notice, because, outcome: 'failed' }, at.state, facts)
        if (answer?.outcome === 'decided') return { events: [told, ...asKept(answer.events)], owed: answer.owed }
        // One card a record and person: the first failure brings it, and each further one has it drawn again.
        const isFirst = !at.kept.events.some(({ event, notice: failed }) => event === 'NoticeFailed' && failed !== undelivered)
        return isFirst ? { events: [told], owed: toldInstead(desk, at, notice) } : { events: [told], owed: [], redraw: true }
      }).catch(ifErased)
      if (taken?.outcome === 'crowded') throw new Error('Many people are at this record; what did not come is kept at the next try.')
    },

    async copies(record) {
      const at = await fetchRecord(desk, record)
      return at ? copiesOf(at) : []
    },

    async drawings(record) {
      const at = await fetchRecord(desk, record)
      if (!at) return []
      const facts = factsNow(desk, 'courier', record)
      const drawn = (card: Card) => ({ card, moved: at.kept.moved, print: printOf(at.procedure, card) })
      const came = drawn(drawOver(at))
      const copies = copiesOf(at)
      const cards = copies.filter(({ asked }) => asked === undefined)
      // What was found late stands further up, whenever it was kept.
      const asTheyCame = [...cards.filter(({ found }) => found), ...cards.filter(({ found }) => !found)]
      const newest = new Map(asTheyCame.map((copy) => [sameCard(copy), copy]))
      const standing = new Map(cards.map((copy) => [placeOf(copy), copy]))
      const drawnAll = copies.map((copy): CopyToDraw => {
        if (copy.asked !== undefined) {
          // A card of the record may have taken its place: then that is drawn.
          const isShown = isOverInChats(at) && !standing.has(placeOf(copy))
          const { record } = at.kept
          return {
            ...copy,
            over: false,
            ...(isShown ? { drawn: drawn(drawAnswerOver({ record, procedure: at.procedure.title }, copy.asked)) } : {}),
          }
        }
        const last = newest.get(sameCard(copy))
        // An answer whose delivery came after it is one message with it.
        if (standing.get(placeOf(copy)) !== copy) return { ...copy, over: true }
        if (last && last !== copy) return { ...copy, drawn: came, over: true }
        const viewer = viewerOf(desk, copy.to)
        if (!viewer) return { ...copy, over: false }
        return { ...copy, drawn: drawn(drawingOf(desk, copy, viewer, at, facts)), over: false }
      })
      return livingOnly(drawnAll, { givesWay: drawn(drawGivenWay(at)), drawn })
    },
  }
}

/** A copy as it is drawn now. The record itself stands in a chat for those who may open it, and not for good once the matter is over. */
function drawingOf(desk: Desk, copy: Copy, viewer: Viewer, at: RecordAtHand, facts: Facts): Card {
  if (copy.notice !== 'record') return drawCard(at, copy.notice, viewer, facts)
  if (isAnswer(copy) && !(viewer.person && mayOpenNow(desk, at, viewer.person))) return drawClosed(at)
  return hadItsTime(at, copy.at, facts.now) ? drawLeft(at, viewer, facts) : drawCard(at, copy.notice, viewer, facts)
}

/** For whom a card is drawn: a shared channel is nobody; undefined when the person has left. */
function viewerOf(desk: Desk, to: Recipient): Viewer | undefined {
  if (!('person' in to)) return {}
  const person = desk.directory().person(to.person)
  return person ? { person } : undefined
}

/** All that stands in chats of a record: its cards, and the answers that were given before it was opened. In the order in which it was kept, which never changes. */
const copiesOf = ({ kept }: RecordAtHand): readonly Copy[] =>
  kept.events.flatMap((event): readonly Copy[] => {
    if (event.event === 'NoticeDelivered') return [copyOf(event as unknown as Copy)]
    if (event.event !== 'AnswerStands') return []
    const { to, posted, shows, at } = event as unknown as Pick<Copy, 'to' | 'posted' | 'at'> & {
      readonly shows: NonNullable<Copy['asked']>
    }
    return [{ of: answered, notice: 'asked', to, posted, at, asked: shows }]
  })

const copyOf = ({ of, notice, to, posted, at, print, found }: Copy): Copy => ({
  of,
  notice,
  to,
  posted,
  at,
  ...(print === undefined ? {} : { print }),
  ...(found ? { found } : {}),
})

/** Copies with the same one are the same card, for the same eyes, in the same place: of them the newest alone is live. */
const sameCard = ({ notice, to, posted }: Pick<Copy, 'notice' | 'to' | 'posted'>): string =>
  JSON.stringify([notice, 'person' in to ? to.person : `#${to.channel}`, posted.channel, posted.where])

/** Is there a copy that a new one changes: the same card, or any card of the record in the same person's chat? */
const standsBeside = (at: RecordAtHand, told: Pick<Copy, 'notice' | 'to' | 'posted'>): boolean =>
  deliveries(at).some((copy) =>
    'person' in told.to ? sameCard({ ...copy, notice: told.notice }) === sameCard(told) : sameCard(copy) === sameCard(told),
  )

/** A word to who opened the record, who relies on it, and to the administrators. A failed word of this kind has no further one. */
function toldInstead(desk: Desk, { kept }: RecordAtHand, failed: Notice): readonly Owed[] {
  if (failed.notice === undelivered) return []
  const office = desk.directory()
  const opener = kept.events[0]?.by
  const people = [...(opener ? [opener] : []), ...office.holding('administrator').map(({ id }) => id)]
  const reached = [...new Set(people)].filter((id) => office.person(id) && !('person' in failed.to && failed.to.person === id))
  const urgency = failed.urgency === 'alert' ? 'alert' : 'now'
  return reached.map((id) => ({ notice: undelivered, to: { person: id as StaffId }, urgency }))
}

/** The copies of a record's cards; each was written by keepDelivered above, which is why its shape is known. */
const deliveries = ({ kept }: RecordAtHand): readonly Copy[] =>
  kept.events.filter(({ event }) => event === 'NoticeDelivered').map((event) => event as unknown as Copy)

const placeOf = ({ posted: { channel, where, id } }: Pick<Copy, 'posted'>): string => JSON.stringify([channel, where, id])

const isAt = (one: PostedCopy, other: PostedCopy): boolean =>
  one.channel === other.channel && one.where === other.where && one.id === other.id

const isSame = (one: unknown, other: OwedRef): boolean =>
  typeof one === 'object' &&
  one !== null &&
  'version' in one &&
  'index' in one &&
  one.version === other.version &&
  one.index === other.index
