import type { Office } from '../people.js'
import type { Facts } from '../procedure.js'
import { cite } from '../sections.js'
import { whoHasIt } from '../shared/asked.js'
import { nameThen } from '../shared/called.js'
import type { Row as Line } from '../shared/lines.js'
import { namesOf } from '../shared/people.js'
import { closedWords } from '../shared/todo.js'
import { challenging, deeming, openChallenges } from './asking.js'
import { type Customer, isStanding, type Kind, type Known, type Request, type Standing, type Terms } from './matter.js'
import { tasks, waitsForLetter } from './tasks.js'
import { channelWords, closedCases } from './terms.js'
import { decider, requester } from './who-decided.js'
import { hasOwner, headsNow, withOwner } from './whom.js'

interface Row {
  readonly label: string
  readonly value: string
}
const rows = (lines: readonly Line[]): readonly Row[] => lines.flatMap(({ label, value }) => (value ? [{ label, value }] : []))

/** The customer, as the record of s15 lists them. */
export const customerRows = (customer: Customer): readonly Row[] =>
  rows([
    { label: 'Customer', value: customer.name },
    { label: 'Telephone', value: customer.telephone },
    { label: 'E-mail', value: customer.email },
    { label: 'Address', value: customer.address },
    { label: 'Party record', value: customer.party },
  ])

/** What is proposed or decided. */
export const termRows = (kind: Kind, terms: Terms, { nameOf, calendar }: Office): readonly Row[] => {
  const closed = closedCases(kind, terms)
  return rows([
    { label: 'Agreed', value: terms.agreed },
    { label: 'No further contact on', value: closed.join(', ') },
    { label: closed.length > 0 ? 'Other cases' : 'Cases', value: terms.cases.filter((one) => !closed.includes(one)).join(', ') },
    { label: 'Subject', value: terms.subject },
    { label: 'Single point of contact', value: terms.contact && nameOf(terms.contact) },
    { label: 'Channel', value: channelWords(terms) },
    { label: 'Mail folder', value: terms.mailFolder ? 'asked for' : undefined },
    { label: 'From', value: calendar.sayDate(terms.start) },
    { label: 'Review', value: calendar.sayDate(terms.review) },
  ])
}

/** Who is responsible (s15), and where the correspondence is held: on every card of what stands. */
export const ownerRows = (state: Standing, facts: Facts): readonly Row[] =>
  rows([
    {
      label: 'Owner',
      value: hasOwner(state, facts.office)
        ? facts.office.nameOf(state.owner)
        : `nobody at present: ${namesOf(headsNow(state, facts), facts.office) || 'a head of department'} names one`,
    },
    { label: 'Correspondence held on', value: state.holdingCase },
  ])

/** Whom to put the customer through to: nobody is sent to somebody who is not there. */
const contactWords = (contact: NonNullable<Terms['contact']>, state: Standing, facts: Facts): string => {
  const { office, now } = facts
  const name = office.nameOf(contact)
  const acting = office.actingFor(contact, now)
  if (acting?.id === contact) return `Put them through to ${name}, who is their single point of contact.`
  if (acting) return `Put them through to ${acting.name}, for ${name}, their single point of contact, who is away.`
  const instead = namesOf(withOwner(state, facts), office) || 'your line manager'
  return office.person(contact)
    ? `${name}, their single point of contact, is away: take a message, and tell ${instead}.`
    : `Their single point of contact has left: take a message, and tell ${instead}.`
}

/** What to do, in one line each: what a colleague needs who is contacted by this customer now (s10). */
export const whatToDo = (state: Standing, facts: Facts): readonly string[] => {
  const { terms, request } = state
  const closed = closedCases(request.kind, terms)
  return [
    ...(terms.agreed ? [terms.agreed] : []),
    ...(terms.contact ? [contactWords(terms.contact, state, facts)] : []),
    ...(channelWords(terms) ? [`We deal with them ${channelWords(terms)}.`] : []),
    ...(closed.length > 0
      ? [
          `No further contact on ${closed.join(', ')}: do not offer a call-back on ${closed.length === 1 ? 'it' : 'them'}. Help as usual with anything else.`,
        ]
      : []),
    ...(terms.subject ? [`We no longer discuss: ${terms.subject}. Help as usual with anything else.`] : []),
  ]
}

/** From when a change holds: its start date, and a restriction's not before the letter about it (s10). */
export const fromWhen = (next: Terms, state: Standing, { now, office }: Facts): string => {
  const day = next.start > office.calendar.dateOf(now) ? `from ${office.calendar.sayDate(next.start)}` : ''
  if (waitsForLetter(state))
    return day ? `${day}, and not before the letter about it has gone out` : 'once the letter about it has gone out'
  return day || 'from now on'
}

/** A change that does not hold yet, in one line; none when there is none. */
export const comingLines = (state: Standing, facts: Facts): readonly string[] => {
  if (!state.next) return []
  const changed = termRows(state.request.kind, state.next, facts.office).filter(({ label }) => label !== 'From' && label !== 'Review')
  return [`Changed, ${fromWhen(state.next, state, facts)}: ${changed.map(({ label, value }) => `${label}: ${value}`).join(' · ')}`]
}

/** Earlier records of the customer: kind and date where they were found, with what Open opens; else the reference that was typed. */
export const linkedRows = (request: Request, office: Office) =>
  (request.earlier ?? request.linked.map((record) => ({ record, what: '', on: '' }))).map(({ record, what, on }) => ({
    reference: record,
    what: what ? `${what}${on ? `, ${office.calendar.sayDate(on)}` : ''}` : 'Earlier record, as it was typed',
    data: { record },
  }))

/** s4: what it is, and for persistence that both conditions are met. */
export const behaviourLines = ({ behaviour, nothingToAdd, customerTold }: Request): readonly string[] => {
  if (behaviour === undefined) return []
  const met = nothingToAdd && customerTold ? ': there is nothing useful left to add, and the customer was told so' : ''
  return [`Behaviour: ${behaviour}${met}`]
}

/** s5, both questions. */
export const equalityLines = ({ equality: { answer, note, instead } }: Request): readonly string[] => {
  const said = {
    'no sign of it': 'No sign of a personal difficulty',
    possibly: 'A personal difficulty may be behind it',
    yes: 'A personal difficulty is behind it',
  }[answer]
  const adjustment = instead && (instead.answer === 'yes' ? 'An adjustment might do instead' : 'An adjustment would not do instead')
  return [note ? `${said}: ${note}` : said, ...(adjustment ? [instead.note ? `${adjustment}: ${instead.note}` : adjustment] : [])]
}

const talked = {
  question: 'asks',
  answer: 'answers',
  consulted: 'asks the Head of Customer Contact',
  advice: 'advises',
  deemed: `considers it unreasonably persistent (${cite('s4')})`,
} as const

/** Questions, answers and advice so far, the warnings that went out, and the reason that was given for the decision. */
export const talkLines = (state: Known, facts: Facts): readonly string[] => [
  ...state.talk.map((one) => `${nameThen(one, facts.office)} ${talked[one.kind]}: ${one.words}`),
  ...state.warnings.map(
    (one) => `A letter of warning went out on ${facts.office.calendar.sayDate(one.on)} (${nameThen(one, facts.office)})`,
  ),
  ...reasonLines(state, facts),
]

/** Why it was declined, withdrawn, changed or begun without the letter: who asked for it, and who reads it later, must know (s10). */
export const reasonLines = (state: Known, { office }: Facts): readonly string[] => {
  if (state.is === 'Withdrawn') return [`${requester(state, office)} withdrew it: ${state.reason}`]
  if (state.is === 'Declined')
    return [
      state.notDeemed
        ? `${decider(state, office)} does not consider it unreasonably persistent (${cite('s4')}): ${state.reason}`
        : `${decider(state, office)} declined it: ${state.reason}`,
    ]
  if (!isStanding(state)) return []
  return [
    ...(state.changed ? [`${decider(state, office)} changed what was asked for: ${state.changed}`] : []),
    ...(state.withoutLetter ? [`It may begin before the letter: ${state.withoutLetter}`] : []),
  ]
}

/** The checklist after approval, each item with who does it, or with how it was closed and in which words. */
export const todoLines = (state: Standing, facts: Facts): readonly string[] => {
  const { office } = facts
  const names = {
    letter: 'Letter to the customer',
    nfc: 'NFC in the case title',
    record: `Record, party box and ${office.names.intranetPage}`,
    'mail folder': 'Mail management folder',
    'review letter': 'Letter to the customer about the review',
    'take away': `Party box, ${office.names.intranetPage} and NFC taken away`,
  }
  return state.todo.map((one) => {
    const closed = closedWords(one, facts)
    if (closed) return `${one.closed?.as === 'refused' ? '✗' : '✓'} ${names[one.task]} – ${closed}`
    return `○ ${names[one.task]} – with ${namesOf(tasks.doers(one.task, state, facts), office) || 'nobody in the office file'}`
  })
}

/** The reviews so far, the customer's challenges with their answers, and the contacts that were logged, each in its words. */
export const historyLines = (state: Standing, facts: Facts): readonly string[] => {
  const { office, now } = facts
  const when = ({ at }: { readonly at: Known['askedAt'] }) => office.calendar.say(at, now)
  const open = openChallenges(state).length > 0 && state.challenged
  const answerers = open ? namesOf(whoHasIt(challenging(state, facts), open, facts), office) : ''
  return [
    ...state.reviews.flatMap((one) => [
      `${nameThen(one, office)} ${one.outcome} it ${when(one)}: ${one.reason}`,
      ...(one.onChallenge ? [`Of the open challenge: ${one.onChallenge}`] : []),
    ]),
    ...state.challenges.flatMap(({ answer, ...one }) => [
      `The customer challenges it (${nameThen(one, office)}, ${when(one)}): ${one.words}`,
      answer
        ? `Answer (${nameThen(answer, office)}, ${when(answer)}): ${answer.words}`
        : `Not answered yet: with ${answerers || 'nobody in the office file who had no part in it'}`,
    ]),
    ...state.contacts.map((one) => `Contact (${nameThen(one, office)}, ${when(one)}): ${one.words}`),
  ]
}

/** With whom the line manager's question lies. */
export const deemers = (state: Known, facts: Facts): string =>
  state.is === 'AwaitingDeeming' ? namesOf(whoHasIt(deeming(state, facts), state.deeming, facts), facts.office) : ''
