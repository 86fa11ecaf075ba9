import type { Facts } from '../procedure.js'
import type { Kind, Terms } from './matter.js'

/** What is wrong with terms, as a sentence; undefined when they can stand. Latest review: a year after the start (s15). */
export const faultOfTerms = (kind: Kind, terms: Terms, facts: Facts): string | undefined => {
  const { calendar } = facts.office
  if (kind === 'restriction' && terms.cases.length === 0 && !terms.subject && !terms.contact && !terms.channel)
    return 'Please choose at least one: cases or a subject, a single point of contact, or a channel (section 10).'
  if (kind === 'adjustment' && !terms.agreed) return 'Please say what was agreed with the customer (section 5).'
  if (terms.contact && !facts.office.person(terms.contact))
    return 'The single point of contact is not in the office any more. Please choose somebody else.'
  if (terms.review <= terms.start) return 'The review date must be after the start date.'
  const latest = calendar.moveDate(terms.start, { years: 1 })
  if (terms.review > latest) return `The review is due within a year of the start: ${calendar.sayDate(latest)} at the latest (section 15).`
  return undefined
}
