import type { Card, Element } from '../cards/card.js'
import { fill } from '../cards/fill.js'
import type { Person } from '../procedures/people.js'
import type { Facts, View, Viewer } from '../procedures/procedure.js'
import { officeThen } from '../procedures/shared/called.js'
import { numbersOf } from '../procedures/shared/ringing.js'
import type { RecordId } from '../procedures/words.js'
import type { Answer, Arrival } from './arrival.js'
import { stamp, unstamp } from './card-name.js'
import type { Desk } from './desk.js'
import { keepLooks, type Look } from './look-up/keep-looks.js'
import { asLeft, bare } from './over-in-chats.js'
import { endedAt, factsNow, fetchRecord, isHiddenFrom, type RecordAtHand } from './record-at-hand.js'
import { sentence } from './sentences.js'
import { undelivered, undeliveredView } from './undelivered.js'
import { wantedFirst } from './wanted-first.js'

/** Draws one of a record's cards as it stands at hand. The words of a matter that has ended change no more, whoever leaves or is called otherwise. */
export const drawCard = (at: RecordAtHand, name: string, viewer: Viewer, facts: Facts): Card =>
  drawn(at, name, viewer, facts, (view) => (name === 'record' ? view : asLeft(view, at, viewer, facts)))

/** Draws what is left of an opened record that has had its time in a chat. */
export const drawLeft = (at: RecordAtHand, viewer: Viewer, facts: Facts): Card =>
  drawn(at, 'record', viewer, facts, (view) => bare(view, at, viewer, facts))

function drawn(at: RecordAtHand, name: string, viewer: Viewer, facts: Facts, left: (view: View) => View): Card {
  const told = endedAt(at)
  const known = told === undefined ? facts : { ...facts, office: officeThen(facts.office, told) }
  const view =
    name === undelivered
      ? undeliveredView(at, known)
      : wantedFirst(left(at.procedure.view(name, at.state, viewer, known)), { ...at, viewer, facts: known })
  const shown = { record: at.kept.record, version: at.kept.moved }
  return { ...stamp(fill({ ...view, rings: numbersOf(known.office) }, shown), name), whole: { ...shown, given: { card: name } } }
}

/** What a copy shows once the same card came again, further down: so much, for good, and no button. */
export const drawOver = (at: RecordAtHand): Card => drawEarlier(at, 'This came again further down. Please use the newest message.')

/** What a copy shows as long as another card, further down, says and offers all that it does. */
export const drawGivenWay = (at: RecordAtHand): Card =>
  drawEarlier(at, 'All of this stands further down, as it is now. Please use the newest message.')

function drawEarlier({ kept, procedure }: RecordAtHand, words: string): Card {
  const view: View = {
    template: 'plain',
    data: { paragraphs: [words], rows: [], quotes: [] },
    title: 'An earlier message',
    sections: [],
    buttons: [],
    aboutAlert: true,
    preview: `${procedure.title} ${kept.record}`,
  }
  return fill(view, { record: kept.record, version: 1 })
}

/** What a copy of the record itself shows whose reader may not open it any more. */
export function drawClosed({ kept, procedure }: RecordAtHand): Card {
  const view: View = {
    template: 'plain',
    data: { paragraphs: ['These details are with others now, who deal with them.'], rows: [], quotes: [] },
    title: procedure.title,
    sections: [],
    buttons: [],
    aboutAlert: true,
    preview: `${procedure.title} ${kept.record}`,
  }
  return fill(view, { record: kept.record, version: 1 })
}

/** The same card again for reading on: where a channel had no room for all of it, for those who hold it. Changes nothing. */
export async function showWhole(
  desk: Desk,
  { id, by, given }: Pick<Extract<Arrival, { arrives: 'press' }>, 'id' | 'by' | 'given'>,
  record: RecordId,
): Promise<Answer> {
  const at = await fetchRecord(desk, record)
  const person = desk.directory().person(by)
  if (!at || !person || isHiddenFrom(desk, at, by)) return sentence('There is nothing under this reference.', 'refused')
  const facts = factsNow(desk, by, record)
  const { pressed } = unstamp(given)
  const name = cardFor(at, person, facts, pressed)
  if (name === undefined) return sentence('Only those who deal with this can read it.', 'refused')
  if (!(await mayBeShown(desk, { id, by }, at, name, 'They read on from a card.')))
    return sentence('Please press again in a moment.', 'refused')
  const from = Number(given?.from ?? 0)
  const card = drawCard(at, name, { person }, facts)
  return { answer: 'card', card: { ...card, from: name === pressed && Number.isInteger(from) && from > 0 ? from : 0 } }
}

/**
 * Which of a record's cards a person may be answered with: the one that they pressed when they hold it, else the last that was
 * delivered to them, the receipt of who opened the record, the record itself for those who may open it; or none.
 */
export function cardFor(at: RecordAtHand, person: Person, facts: Facts, pressed?: string): string | undefined {
  const { kept, procedure, state } = at
  const delivered = kept.events.flatMap((event) =>
    event.event === 'NoticeDelivered' && isTo(event.to, person) && typeof event.notice === 'string' ? [event.notice] : [],
  )
  const held = [
    // The record itself they have by their right to open it, and for as long as they have that.
    ...delivered.filter((name) => name !== undelivered && name !== 'record').reverse(),
    ...(kept.events[0]?.by === person.id ? ['receipt'] : []),
    ...(procedure.mayOpen(state, person, facts) ? ['record'] : []),
    ...delivered.filter((name) => name === undelivered),
  ]
  return held.find((name) => name === pressed) ?? held[0]
}

const isTo = (to: unknown, { id }: Person): boolean => typeof to === 'object' && to !== null && 'person' in to && to.person === id

/** The record's card for whoever pressed, with a word above it when there is one to say; a sentence for those who hold no card. */
export function presentCard(
  at: RecordAtHand,
  person: Person,
  facts: Facts,
  say: { readonly pressed?: string; readonly note?: string; readonly otherwise: Answer },
): Answer {
  const name = cardFor(at, person, facts, say.pressed)
  if (name === undefined) return say.note === undefined ? say.otherwise : sentence(say.note, 'refused')
  const card = drawCard(at, name, { person }, facts)
  return { answer: 'card', card: say.note === undefined ? card : noted(card, say.note) }
}

/**
 * As `presentCard`, where whoever is answered has done nothing to the record. What was delivered to them, and what they opened or changed before, is
 * kept there already; for everybody else it is a look, which is kept first (rule 7). While many press at once it is tried only once: words do as well.
 */
export async function presentToReader(
  desk: Desk,
  look: Look,
  at: RecordAtHand,
  person: Person,
  facts: Facts,
  say: Parameters<typeof presentCard>[3],
): Promise<Answer> {
  const name = cardFor(at, person, facts, say.pressed)
  const isKept = name !== 'record' || at.kept.events.some((event) => event.by === person.id)
  const isShown = isKept || (await keepLooks(desk, look, [at], 'It was the answer to a button.', 1)) || (await hasLooked(desk, at, person))
  return isShown ? presentCard(at, person, facts, say) : say.otherwise
}

/** Did the same press, sent twice at once, keep the look a moment ago? Then both are answered alike. */
async function hasLooked(desk: Desk, { kept }: RecordAtHand, { id }: Person): Promise<boolean> {
  const now = await fetchRecord(desk, kept.record)
  return now?.kept.events.some(({ event, by }) => event === 'DetailsOpened' && by === id) ?? false
}

/**
 * May this card of a record be shown now, or a form that is filled in from it? A card that was delivered to them, or the receipt of what they
 * opened, they have already; the record itself they have by their right to open it, and that is a look.
 */
export const mayBeShown = async (desk: Desk, look: Look, at: RecordAtHand, name: string, why: string): Promise<boolean> =>
  name !== 'record' || keepLooks(desk, look, [at], why)

/** A card with a word above everything else. */
export function noted(card: Card, note: string): Card {
  const words: Element = { type: 'RichTextBlock', inlines: [{ type: 'TextRun', text: note, weight: 'Bolder' }] }
  const above: Element = { type: 'Container', style: 'warning', items: [words] }
  return { ...card, adaptive: { ...card.adaptive, body: [above, ...card.adaptive.body] } }
}
