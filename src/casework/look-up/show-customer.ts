import { fill } from '../../cards/fill.js'
import { sameName } from '../../procedures/shared/name.js'
import type { StaffId } from '../../procedures/words.js'
import type { Answer } from '../arrival.js'
import type { Desk } from '../desk.js'
import { factsNow, type RecordAtHand } from '../record-at-hand.js'
import { oneOf, sentence } from '../sentences.js'
import { change } from '../take-step.js'
import type { FoundCustomer } from './find-customer.js'
import { foundBy, sharedWords, whatIsRecorded } from './tell-apart.js'
import type { Customer } from './whole-customer.js'

/** Whoever looks: their arrival names the look, so that a repeat is kept once. */
export interface Look {
  readonly id: string
  readonly by: StaffId
}

/** While the names are still being read after a start. */
export const moreToCome =
  'I have just been started and am still reading the names: there may be more about this customer. Please look again in a minute.'

const notAll =
  'More is recorded for this customer than is read at once. What to do stands first; of calls and other matters some may be missing here.'

/**
 * One screen: what to do, adjustments first, whichever name it was recorded under. That they looked is kept on every record before
 * it is shown (rule 7); not kept, not shown. `complete` is false while more may be found under the same name.
 */
export const showCustomer = async (
  desk: Desk,
  { id, by }: Look,
  customer: Customer,
  complete = true,
  found?: Pick<FoundCustomer, 'how' | 'by'> & { readonly typed: string },
): Promise<Answer> => {
  const [name = 'No name is recorded', ...others] = customer.names
  const why = 'They looked the customer up, to know what to do.'
  for (const { at } of customer.matches) {
    const kept = await change(desk, { record: at.kept.record, by, key: `${id} ${at.kept.record}` }, () => ({
      events: [{ event: 'DetailsOpened', why }],
      owed: [],
    }))
    if (kept.outcome !== 'taken' && kept.outcome !== 'repeated') return sentence('Please try again in a moment.', 'refused')
  }
  const card = fill({
    template: 'office/look-up',
    title: name,
    data: {
      known: [
        ...(others.length > 0 ? [`Also known as ${oneOf(others, 'and')}`] : []),
        ...(found ? foundBy(desk, customer, found) : whatIsRecorded(desk, customer)),
        ...sharedWords(customer),
        ...(complete ? [] : [moreToCome]),
        ...(customer.cut ? [notAll] : []),
      ],
      matches: customer.matches.map(({ at, found }) => ({
        what: found.what,
        status: found.status,
        reference: at.kept.record,
        recordedAs: recordedAs(customer, found.customer),
        toDo: found.toDo,
        buttons: found.buttons.flatMap((button) => ('dialog' in button.does ? [dialogOf(at, button.title, button.does.dialog)] : [])),
      })),
      links: [...customer.links.values()].flatMap(({ kept }) => linkLines(desk, kept, customer, by)),
    },
    sections: [...new Set(['s5', ...customer.matches.flatMap(({ found }) => found.sections ?? []), 's10'])],
    buttons: [],
    preview: 'Customer look-up',
  })
  return { answer: 'card', card }
}

/** Under which name a record stands, where it is not the one at the top. */
const recordedAs = ({ names: [top] }: Customer, name: string): readonly string[] => {
  if (top === undefined) return []
  if (name === '') return ['Recorded without a name']
  return sameName(name, top) ? [] : [`Recorded as ${name}`]
}

const dialogOf = ({ kept }: RecordAtHand, title: string, dialog: string) => ({
  title,
  says: `${title}: ${kept.record}`,
  verb: `dialog:${dialog}`,
  data: { record: kept.record, version: kept.moved },
})

/** Who linked which names, and when, with the way back for those who may take it. */
const linkLines = (desk: Desk, link: RecordAtHand, { records }: Customer, by: StaffId) => {
  const { links } = link.procedure
  const linking = links?.of(link.state)
  if (!links || !linking) return []
  const { office, now, ...facts } = factsNow(desk, by, link.kept.record)
  const named = linking.records.map((record) => records.get(record) || record)
  return [
    {
      words: `${oneOf(named, 'and')}: linked as one customer by ${office.nameOf(linking.by)}, ${office.calendar.say(linking.at, now)}.`,
      buttons: links
        .undo(link.state, { ...facts, office, now, by })
        .flatMap(({ title, does }) => ('dialog' in does ? [dialogOf(link, title, does.dialog)] : [])),
    },
  ]
}
