import type { Card, Element } from '../cards/card.js'
import type { Person } from '../procedures/people.js'
import { RecordId } from '../procedures/words.js'
import type { Answer, Arrival } from './arrival.js'
import type { Desk } from './desk.js'
import { earlierRecords } from './look-up/earlier-records.js'
import type { Look } from './look-up/keep-looks.js'
import { forMinutes, isOver } from './over-in-chats.js'
import { drawCard, noted } from './present-card.js'
import { factsAt, factsNow, fetchRecord, isHiddenFrom, type RecordAtHand } from './record-at-hand.js'
import { sentence } from './sentences.js'
import { change } from './take-step.js'

/** Opens a record's details for those who may see them, and keeps who looked, when and why (rules 6 and 7): `review` drew it. Not kept means not shown. */
export async function openDetails(desk: Desk, { id, by }: Pick<Arrival, 'id' | 'by'>, record: RecordId, review?: string): Promise<Answer> {
  const at = await fetchRecord(desk, record)
  const person = desk.directory().person(by)
  if (!at || !person || isHiddenFrom(desk, at, by)) return sentence('There is nothing under this reference.', 'refused')
  const facts = factsNow(desk, by, record)
  if (!at.procedure.mayOpen(at.state, person, facts))
    return sentence('These details are open only to those who deal with them. Your manager can tell you who that is.', 'refused')
  const waits = at.procedure.waiting(at.state, facts).some((waiting) => waiting.for === by)
  // What a button says comes from outside: only a reference is kept.
  const drawnFor = RecordId.safeParse(review)
  const why = drawnFor.success
    ? `It was drawn for the yearly review ${drawnFor.data}.`
    : waits
      ? 'It was waiting for them.'
      : 'They opened it from a card or a list.'
  const looked = await change(desk, { record, by, key: id }, () => ({ events: [{ event: 'DetailsOpened', why }], owed: [] }))
  if (looked.outcome !== 'taken' && looked.outcome !== 'repeated') return sentence('Please press again in a moment.')
  const { after } = looked
  const card = drawCard(after, 'record', { person }, factsAt(facts.office, looked.at, by, record))
  const whole = await withOthers(desk, { id, by }, after, person, card)
  return { answer: 'card', card: isOver(after) ? noted(whole, forMinutes) : whole }
}

/** For whoever decides: the customer's other records beside those that the card shows, read now and kept nowhere. Each is a look; not kept, not shown. */
async function withOthers(desk: Desk, { id, by }: Look, at: RecordAtHand, person: Person, card: Card): Promise<Card> {
  const wanted = at.procedure.besides?.(at.state, person, factsNow(desk, by, at.kept.record))
  if (!wanted) return card
  const why = `It was named beside ${at.kept.record}, on which they decide.`
  const others = await earlierRecords(desk, { id: `besides ${id}`, by }, { ...wanted, except: wanted.shown }, why)
  if (others?.length === 0) return card
  const { calendar } = desk.directory()
  const lines = others?.map(({ record, what, on }) => ({ record, words: on ? `${what}, ${calendar.sayDate(on)}` : what }))
  return { ...card, adaptive: { ...card.adaptive, body: [...card.adaptive.body, ...othersOn(lines)] } }
}

/** The others in lines, each with its button; or that they cannot be shown now. */
const othersOn = (others: readonly { readonly record: RecordId; readonly words: string }[] | undefined): readonly Element[] => {
  const text = (words: string, bold?: true): Element => ({
    type: 'RichTextBlock',
    inlines: [{ type: 'TextRun', text: words, ...(bold ? { weight: 'Bolder' } : {}) }],
  })
  if (!others)
    return [
      text(
        'Other records of this customer cannot be shown just now, because that you looked could not be kept. Please open this again in a minute, before you decide.',
        true,
      ),
    ]
  return [
    text('Also recorded for this customer, and not ticked in the request:', true),
    ...others.flatMap(({ record, words }): readonly Element[] => [
      text(`${words} (${record})`),
      {
        type: 'ActionSet',
        actions: [{ type: 'Action.Execute', title: `Open ${record}`, verb: 'open:', data: { record } }],
      },
    ]),
  ]
}
