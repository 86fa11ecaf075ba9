import type { Answers } from '../form.js'
import { recordsNamed } from '../shared/records-named.js'
import { eachReference } from '../shared/reference.js'
import type { RecordId, StaffId } from '../words.js'
import { channelsOfContact, type Earlier, type Kind, type Request, type Terms } from './matter.js'
import { closedCases } from './terms.js'

/** A text that somebody typed; undefined when there is none. */
export const textIn = (value: unknown): string | undefined => (typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined)

/** Several things, ticked or typed with something between them; each once. */
export const listIn = (value: unknown, between = /[,;\n]/): readonly string[] => {
  const all: readonly unknown[] = Array.isArray(value) ? value : (textIn(value) ?? '').split(between)
  return [...new Set(all.flatMap((one) => textIn(one) ?? []))]
}
/** Cases, ticked or typed: each by itself, also where only a space or "and" stands between two. */
export const casesIn = (value: unknown): readonly string[] =>
  Array.isArray(value) ? listIn(value) : [...new Set(eachReference(textIn(value) ?? ''))]
const optional = <K extends string, V>(key: K, value: V | undefined): { readonly [k in K]?: V } =>
  value === undefined ? {} : ({ [key]: value } as { [k in K]: V })

/** Terms out of answers that the forms have checked. A case that we no longer discuss is a relevant one too. */
export const termsFrom = (kind: Kind, answers: Answers): Terms => {
  const closed = kind === 'restriction' ? casesIn(answers.noFurtherContact) : []
  const channels = listIn(answers.channels)
  return {
    cases: [...new Set([...casesIn(answers.cases), ...closed])],
    ...(kind === 'restriction' ? { noFurtherContact: closed } : {}),
    ...optional('subject', textIn(answers.subject)),
    ...optional('contact', textIn(answers.contact) as StaffId | undefined),
    ...(channels.length > 0 ? { channels: channelsOfContact.filter((one) => channels.includes(one)) } : {}),
    ...optional('agreed', textIn(answers.agreed)),
    mailFolder: answers.mailFolder === 'yes',
    start: textIn(answers.start) ?? '',
    review: textIn(answers.review) ?? '',
  }
}

/** Answers that fill a dialog with terms again, for "approve with changes" and "change". */
export const answersFrom = (kind: Kind, terms: Terms): Answers => ({
  cases: terms.cases.join(', '),
  noFurtherContact: closedCases(kind, terms).join(', '),
  ...optional('subject', terms.subject),
  ...optional('contact', terms.contact),
  channels: terms.channels ?? [],
  ...optional('agreed', terms.agreed),
  mailFolder: terms.mailFolder ? 'yes' : 'no',
  start: terms.start,
  review: terms.review,
})

/** The records that casework found for this dialog (see Dialog.evidence). */
export const foundIn = (answers: Answers): readonly Earlier[] => (Array.isArray(answers.found) ? (answers.found as Earlier[]) : [])

const isArrangement = ({ record }: Earlier): boolean => /^(RE|SA)-/.test(record)

/** The records that somebody ticked or typed, each in its one form. */
const namedIn = (answers: Answers): readonly RecordId[] => recordsNamed(listIn(answers.linked).join(', '))

/** The same where none were found to be ticked: each was typed, and may be mistyped. */
export const typedIn = (answers: Answers): readonly RecordId[] => (foundIn(answers).length === 0 ? namedIn(answers) : [])

/** Ticked among those that were found, or typed; earlier arrangements of the customer are shown to the decider in any case. */
const linkedFrom = (answers: Answers): Pick<Request, 'linked' | 'earlier'> => {
  const found = foundIn(answers)
  const named = namedIn(answers)
  if (found.length === 0) return { linked: named }
  const earlier = found.filter((one) => named.includes(one.record) || isArrangement(one))
  return { linked: found.flatMap(({ record }) => (named.includes(record) ? [record] : [])), ...(earlier.length > 0 ? { earlier } : {}) }
}

const equalityFrom = (answers: Answers): Request['equality'] => ({
  answer: answers.equality === 'yes' || answers.equality === 'possibly' ? answers.equality : 'no sign of it',
  ...optional('note', textIn(answers.equalityNote)),
  ...(answers.instead === 'yes' || answers.instead === 'no'
    ? { instead: { answer: answers.instead, ...optional('note', textIn(answers.insteadNote)) } }
    : {}),
})

/** The request out of the dialog's answers. */
export const requestFrom = (kind: Kind, answers: Answers): Request => ({
  kind,
  customer: {
    name: textIn(answers.customer) ?? '',
    ...optional('telephone', textIn(answers.telephone)),
    ...optional('email', textIn(answers.email)),
    ...optional('address', textIn(answers.address)),
    ...optional('party', textIn(answers.party)),
  },
  ...(answers.behaviour === 'unacceptable' || answers.behaviour === 'unreasonably persistent' ? { behaviour: answers.behaviour } : {}),
  ...(answers.nothingToAdd ? { nothingToAdd: answers.nothingToAdd === 'yes' } : {}),
  ...(answers.customerTold ? { customerTold: answers.customerTold === 'yes' } : {}),
  facts: textIn(answers.facts) ?? '',
  ...linkedFrom(answers),
  equality: equalityFrom(answers),
  terms: termsFrom(kind, answers),
  documents: listIn(answers.documents, /\n/),
})
