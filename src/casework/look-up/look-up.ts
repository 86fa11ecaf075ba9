import type { RecordId } from '../../procedures/words.js'
import type { Answer } from '../arrival.js'
import type { Desk } from '../desk.js'
import { choiceCard } from '../lists.js'
import { sentence } from '../sentences.js'
import { type Finding, type FoundCustomer, openFinder } from './find-customer.js'
import { keepLooks, type Look } from './keep-looks.js'
import { sameCustomerChoice } from './same-customer.js'
import { moreToCome, showCustomer } from './show-customer.js'
import { apartIn, likeWords, nameOf, searchedFor, toldFrom } from './tell-apart.js'
import { sharedAmong, whatToAsk } from './what-tells.js'

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
  const { find, near, recordsOf, everyRecordOf, isName, customerOf, areThere, readNames, namedIn } = openFinder(desk)
  return {
    recordsOf,
    everyRecordOf,
    isName,
    namedIn,
    readNames,
    customerOf,
    /** By whatever was typed after /customer: one customer is shown, several are offered, none is said plainly. */
    async byWords(look: Look, typed: string): Promise<Answer> {
      if (typed.trim() === '')
        return sentence(
          'Type who contacted you: /customer and then a name, telephone number, e-mail address, party record or case reference.',
          'note',
        )
      const { customers, complete, more } = await find(typed, look.by)
      const [only, ...others] = customers
      if (!only && !complete) return sentence(stillReading, 'refused')
      if (!only) return noneFound(desk, look, typed, await near(typed, look.by))
      return others.length === 0
        ? showCustomer(desk, look, only, complete, { typed, how: only.how, by: only.by })
        : choose(desk, look, { customers, complete, more }, typed)
    },
    /** The customer of one record, chosen among several. */
    async byRecord(look: Look, record: RecordId): Promise<Answer> {
      const customer = await customerOf(record, look.by)
      return customer.matches.length === 0
        ? sentence('Nothing is recorded for this customer any more. Help as usual.', 'note')
        : showCustomer(desk, look, customer, await areThere())
    },
  }
}

/** Honest about what was looked for, and how; names that are near are offered, since a name is misheard more often than it is new. */
const noneFound = async (desk: Desk, look: Look, typed: string, near: readonly FoundCustomer[]): Promise<Answer> => {
  const searched = searchedFor(typed, desk.directory().country)
  const plain = `${searched} Nothing is recorded for this customer: no adjustment, no restriction, no alert.`
  const again = 'If you are not sure of the spelling, try a telephone number or a case reference.'
  if (near.length === 0) return sentence(`${plain} Help as usual. ${again}`, 'note')
  if (!(await looksKept(desk, look, near))) return unseen
  return choiceCard(
    'Nobody under this name',
    `${searched} Nothing is recorded under it. These names are like it: please check that it is none of them before you go on. ${again}`,
    offers(desk, typed, near),
  )
}

/** A list shows names and what tells people apart: it is a look at each record that these come from (rule 7). */
const looksKept = (desk: Desk, look: Look, customers: readonly FoundCustomer[]): Promise<boolean> =>
  keepLooks(desk, look, customers.flatMap(toldFrom), 'They looked a customer up, and this was in the list to choose from.')

const unseen = sentence(
  'Several customers may fit, and they cannot be shown just now, because that you looked could not be kept. Please try again in a minute.',
  'refused',
)

const offers = (desk: Desk, typed: string, customers: readonly FoundCustomer[]) => {
  const shared = sharedAmong(customers)
  return customers.flatMap((customer) => {
    const [first] = customer.matches
    const words = [nameOf(customer), ...apartIn(desk, customer, shared), ...likeWords(customer, typed)].join(' · ')
    const data = first && { record: first.at.kept.record, version: first.at.kept.moved }
    return data ? [{ words, title: 'This one', verb: 'look-up:', data }] : []
  })
}

const choose = async (desk: Desk, look: Look, { customers, complete, more }: Finding, typed: string): Promise<Answer> => {
  if (!(await looksKept(desk, look, customers))) return unseen
  const words = more
    ? 'More customers fit than are shown here: these fit best. A telephone number or a case reference finds the right one.'
    : `Several customers fit. ${whatToAsk(customers)}`
  return choiceCard('Which customer?', complete ? words : `${words} ${moreToCome}`, [
    ...offers(desk, typed, customers),
    ...sameCustomerChoice(desk, look.by, customers),
  ])
}
