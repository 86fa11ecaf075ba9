import type { RecordId } from '../procedures/words.js'
import type { Answer, Arrival } from './arrival.js'
import type { Desk } from './desk.js'
import { drawCard } from './present-card.js'
import { factsAt, factsNow, fetchRecord, isHiddenFrom } from './record-at-hand.js'
import { sentence } from './sentences.js'
import { change } from './take-step.js'

/** Opens a record's details for those who may see them, and keeps who looked, when and why (rules 6 and 7). Not kept means not shown. */
export async function openDetails(desk: Desk, { id, by }: Pick<Arrival, 'id' | 'by'>, record: RecordId): Promise<Answer> {
  const at = await fetchRecord(desk, record)
  const person = desk.directory().person(by)
  if (!at || !person || isHiddenFrom(desk, at, by)) return sentence('There is nothing under this reference.', 'refused')
  const facts = factsNow(desk, by, record)
  if (!at.procedure.mayOpen(at.state, person, facts))
    return sentence('These details are open only to those who deal with them. Your manager can tell you who that is.', 'refused')
  const waits = at.procedure.waiting(at.state, facts).some((waiting) => waiting.for === by)
  const why = waits ? 'It was waiting for them.' : 'They opened it from a card or a list.'
  const looked = await change(desk, { record, by, key: id }, () => ({ events: [{ event: 'DetailsOpened', why }], owed: [] }))
  if (looked.outcome !== 'taken' && looked.outcome !== 'repeated') return sentence('Please press again in a moment.')
  const { after } = looked
  return { answer: 'card', card: drawCard(after, 'record', { person }, factsAt(facts.office, looked.at, by, record)) }
}
