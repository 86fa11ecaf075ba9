import { fill } from '../../cards/fill.js'
import { nameThen } from '../../procedures/shared/called.js'
import { sameName } from '../../procedures/shared/name.js'
import type { RecordId, StaffId } from '../../procedures/words.js'
import type { Answer } from '../arrival.js'
import type { Desk } from '../desk.js'
import { isRefusal } from '../dialog/walk.js'
import { factsNow, type RecordAtHand, unnamed } from '../record-at-hand.js'
import { oneOf, sentence } from '../sentences.js'
import type { FoundCustomer } from './find-customer.js'
import { keepLooks, type Look } from './keep-looks.js'
import { recordsToSort } from './records-to-sort.js'
import { foundBy, sharedWords, toldFrom, whatIsRecorded } from './tell-apart.js'
import type { Customer } from './whole-customer.js'
import { type Part, sideOf } from './words-on.js'

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
  look: Look,
  customer: Customer,
  complete = true,
  found?: Pick<FoundCustomer, 'how' | 'by'> & { readonly typed: string },
): Promise<Answer> => {
  const { by } = look
  const [name = 'No name is recorded', ...others] = customer.names
  const why = 'They looked the customer up, to know what to do.'
  if (!(await keepLooks(desk, look, toldFrom(customer), why))) return sentence('Please try again in a moment.', 'refused')
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
      links: [
        ...[...customer.links.values()].flatMap(({ kept }) => linkLines(desk, kept, customer, by)),
        ...[...customer.parts.values()].map((part) => partLine(desk, part, customer, by)),
        ...tellTwoLine(desk, customer, by),
      ],
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
      words: `${oneOf(named, 'and')}: linked as one customer by ${nameThen(linking, office)}, ${office.calendar.say(linking.at, now)}.`,
      buttons: links
        .undo(link.state, { ...facts, office, now, by })
        .flatMap(({ title, does }) => ('dialog' in does ? [dialogOf(link, title, does.dialog)] : [])),
    },
  ]
}

/** Who told this customer from another, and when; or that nobody has said yet to which of two these records belong. */
const partLine = (desk: Desk, { kept, ...part }: Part, { members }: Customer, by: StaffId) => {
  const { office, now, ...facts } = factsNow(desk, by, kept.kept.record)
  const said = `${nameThen(part, office)} said ${office.calendar.say(part.at, now)}`
  const isOne = members.some(({ record }) => sideOf(part, record) !== undefined)
  return {
    words: isOne
      ? `${said} that this is one customer, and that another who shares a number, an address or a case with them is not: they are shown separately.`
      : `${said} that there are two customers with this number, address or case. Nobody has said to which of them this belongs: it may be either.`,
    buttons: (kept.procedure.parts?.undo(kept.state, { ...facts, office, now, by }) ?? []).flatMap(({ title, does }) =>
      'dialog' in does ? [dialogOf(kept, title, does.dialog)] : [],
    ),
  }
}

/** For those who may say it: that records of two people stand here together. */
const tellTwoLine = (desk: Desk, customer: Customer, by: StaffId) => {
  const [first] = customer.members
  const procedure = desk.procedures.find(({ parts }) => parts !== undefined)
  const dialog = procedure?.dialogs.find(({ name }) => name === procedure.parts?.dialog)
  if (!first || !procedure || !dialog || recordsToSort(desk, customer, by).length < 2) return []
  const begun = dialog.begin?.(procedure.initial, factsNow(desk, by, unnamed(desk, procedure)), {})
  if (begun && isRefusal(begun)) return []
  const data: { record: RecordId; version: number } = { record: first.record, version: first.at.kept.moved }
  return [
    {
      words: 'If records of two people stand here together, they can be told apart. It can be undone.',
      buttons: [{ title: dialog.title, says: `${dialog.title}: ${first.record}`, verb: 'two-customers:', data }],
    },
  ]
}
