import type { RecordId } from '../../procedures/words.js'
import type { Answer } from '../arrival.js'
import type { Desk } from '../desk.js'
import { choiceCard } from '../lists.js'
import { sentence } from '../sentences.js'
import { type Customer, mostCustomers, openFinder } from './find-customer.js'
import { sameCustomerChoice } from './same-customer.js'
import { type Look, moreToCome, showCustomer } from './show-customer.js'

const stillReading =
  'I cannot say yet: I have just been started and am still reading the names, so this customer may be among those to come. Please try again in a minute; a telephone number, an e-mail address or a case reference is found already now.'

const opened = new WeakMap<Desk, ReturnType<typeof openLookUp>>()

/** The look-up of a desk: one a desk, since it keeps the names in memory. */
export const lookUpOf = (desk: Desk): ReturnType<typeof openLookUp> => {
  const known = opened.get(desk) ?? openLookUp(desk)
  opened.set(desk, known)
  return known
}

/** Opens the look-up of customers (s10: "you should handle them in line with their restricted contact record"). */
const openLookUp = (desk: Desk) => {
  const { find, recordsOf, customerOf, areThere, readNames } = openFinder(desk)
  return {
    recordsOf,
    readNames,
    customerOf,
    /** By whatever was typed after /customer: one customer is shown, several are offered, none is said plainly. */
    async byWords(look: Look, typed: string): Promise<Answer> {
      if (typed.trim() === '')
        return sentence(
          'Type who contacted you: /customer and then a name, telephone number, e-mail address, party record or case reference.',
          'note',
        )
      const { customers, complete } = await find(typed)
      const [only, ...others] = customers
      if (!only && !complete) return sentence(stillReading, 'refused')
      if (!only)
        return sentence(
          'Nothing is recorded for this customer: no adjustment, no restriction, no alert. Help as usual. If you are not sure of the spelling, try a telephone number or a case reference.',
          'note',
        )
      return others.length === 0 ? showCustomer(desk, look, only, complete) : choose(desk, look, customers, complete)
    },
    /** The customer of one record, chosen among several. */
    async byRecord(look: Look, record: RecordId): Promise<Answer> {
      const customer = await customerOf(record)
      return customer.matches.length === 0
        ? sentence('Nothing is recorded for this customer any more. Help as usual.', 'note')
        : showCustomer(desk, look, customer, await areThere())
    },
  }
}

const choose = (desk: Desk, { by }: Look, customers: readonly Customer[], complete: boolean): Answer => {
  const offered = customers.slice(0, mostCustomers)
  const words =
    customers.length > mostCustomers
      ? `More than ${mostCustomers} customers fit: these fit best. A telephone number or a case reference finds the right one.`
      : 'Several customers fit. Choose the one who contacted you.'
  return choiceCard('Which customer?', complete ? words : `${words} ${moreToCome}`, [
    ...offered.flatMap(({ names, matches: [first] }) =>
      first
        ? [
            {
              words: names.join(', also known as '),
              title: 'This one',
              verb: 'look-up:',
              data: { record: first.at.kept.record, version: first.at.kept.moved },
            },
          ]
        : [],
    ),
    ...sameCustomerChoice(desk, by, offered),
  ])
}
