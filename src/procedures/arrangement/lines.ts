import type { Office } from '../people.js'
import type { Facts } from '../procedure.js'
import type { Customer, Known, Request, Standing, Terms } from './matter.js'
import { isOverdue } from './reviews.js'
import { doersOf, openLetters } from './tasks.js'

export interface Row {
  readonly label: string
  readonly value: string
}
const rows = (pairs: readonly (readonly [string, string | undefined])[]): readonly Row[] =>
  pairs.flatMap(([label, value]) => (value ? [{ label, value }] : []))

/** The customer, as the record of s15 lists them. */
export const customerRows = (customer: Customer): readonly Row[] =>
  rows([
    ['Customer', customer.name],
    ['Telephone', customer.telephone],
    ['E-mail', customer.email],
    ['Address', customer.address],
    ['Party record', customer.party],
  ])

/** What is proposed or decided. */
export const termRows = (terms: Terms, office: Office): readonly Row[] =>
  rows([
    ['Agreed', terms.agreed],
    ['No further contact on', terms.agreed ? undefined : terms.cases.join(', ')],
    ['Cases', terms.agreed ? terms.cases.join(', ') : undefined],
    ['Subject', terms.subject],
    ['Single point of contact', terms.contact && office.nameOf(terms.contact)],
    ['Channel', terms.channel],
    ['Mail folder', terms.mailFolder ? 'asked for' : undefined],
    ['From', office.calendar.sayDate(terms.start)],
    ['Review', office.calendar.sayDate(terms.review)],
  ])

/** What to do, in one line each: what a colleague needs who is contacted by this customer now (s10). */
export const whatToDo = (state: Standing, office: Office): readonly string[] => {
  const { terms, request } = state
  return [
    ...(terms.agreed ? [terms.agreed] : []),
    ...(terms.contact ? [`Put them through to ${office.nameOf(terms.contact)}, who is their single point of contact.`] : []),
    ...(terms.channel ? [`We deal with them ${terms.channel}.`] : []),
    ...(request.kind === 'restriction' && terms.cases.length > 0
      ? [`No further contact on ${terms.cases.join(', ')}: do not offer a call-back on it. Help as usual with anything else.`]
      : []),
    ...(terms.subject ? [`We no longer discuss: ${terms.subject}. Help as usual with anything else.`] : []),
  ]
}

/** From when a change holds: its start date, and a restriction's not before the letter about it (s10). */
export const fromWhen = (next: Terms, state: Standing, { now, office }: Facts): string => {
  const day = next.start > office.calendar.dateOf(now) ? `from ${office.calendar.sayDate(next.start)}` : ''
  const told = state.request.kind === 'restriction' && openLetters(state).length > 0 && state.withoutLetter === undefined
  if (told) return day ? `${day}, and not before the letter about it has gone out` : 'once the letter about it has gone out'
  return day || 'from now on'
}

/** A change that does not hold yet, in one line; none when there is none. */
export const comingLines = (state: Standing, facts: Facts): readonly string[] => {
  if (!state.next) return []
  const rows = termRows(state.next, facts.office).filter(({ label }) => label !== 'From' && label !== 'Review')
  return [`Changed, ${fromWhen(state.next, state, facts)}: ${rows.map(({ label, value }) => `${label}: ${value}`).join(' · ')}`]
}

/** What a look-up says to do now (s10): while it is in force, before, while a change is on its way, and when it is over but the customer has not been told. */
export const toDoNow = (state: Standing, facts: Facts): readonly string[] => {
  switch (state.is) {
    case 'Approved':
      return [`Decided, and not in force before ${facts.office.calendar.sayDate(state.terms.start)}: help as usual until then.`]
    case 'InForce':
      return [
        ...whatToDo(state, facts.office),
        ...(state.next ? [`This changes ${fromWhen(state.next, state, facts)}. Until then, do as it says here.`] : []),
      ]
    case 'Lifted':
      return ['This is over: help as usual. The letter that tells the customer so has not gone out yet.']
  }
}

/** Earlier records of the customer: kind and date where they were found, with what Open opens; else the reference that was typed. */
export const linkedRows = (request: Request, office: Office) =>
  (request.earlier ?? request.linked.map((record) => ({ record, what: '', on: '' }))).map(({ record, what, on }) => ({
    reference: record,
    what: what ? `${what}, ${office.calendar.sayDate(on)}` : 'Earlier record',
    data: { record },
  }))

export const equalityWords = (request: Request): string => {
  const said = {
    'no sign of it': 'No sign of a personal difficulty',
    possibly: 'A personal difficulty may be behind it',
    yes: 'A personal difficulty is behind it',
  }[request.equality.answer]
  return request.equality.note ? `${said}: ${request.equality.note}` : said
}

/** Questions, answers and advice so far, and the reason that was given for the decision. */
export const talkLines = (state: Known, facts: Facts): readonly { text: string }[] => {
  const said = { question: 'asks', answer: 'answers', consulted: 'asks the Head of Customer Contact', advice: 'advises' }
  return [
    ...state.talk.map((one) => ({ text: `${facts.office.nameOf(one.by)} ${said[one.kind]}: ${one.words}` })),
    ...reasonLines(state, facts).map((text) => ({ text })),
  ]
}

/** Why it was declined, withdrawn, changed or begun without the letter: whoever asked, and whoever reads it later, must know (s10). */
export const reasonLines = (state: Known, { office }: Facts): readonly string[] => {
  switch (state.is) {
    case 'Declined':
      return [`${office.nameOf(state.decidedBy)} declined it: ${state.reason}`]
    case 'Withdrawn':
      return [`${office.nameOf(state.askedBy)} withdrew it: ${state.reason}`]
    case 'Approved':
    case 'InForce':
    case 'Lifted':
      return [
        ...(state.changed ? [`${office.nameOf(state.decidedBy)} changed what was asked for: ${state.changed}`] : []),
        ...(state.withoutLetter ? [`It may begin before the letter: ${state.withoutLetter}`] : []),
      ]
    default:
      return []
  }
}

/** The checklist after approval, each item with who does it and whether it is done. */
export const todoLines = (state: Standing, facts: Facts): readonly { text: string }[] => {
  const { office } = facts
  const names = {
    letter: 'Letter to the customer',
    nfc: 'NFC in the case title',
    record: `Record, party box and ${office.names.intranetPage}`,
    'mail folder': 'Mail management folder',
    'review letter': 'Letter to the customer about the review',
    'take away': `Party box, ${office.names.intranetPage} and NFC taken away`,
  }
  return state.todo.map((todo) => ({
    text:
      todo.doneAt && todo.doneBy
        ? `✓ ${names[todo.task]} – done by ${office.nameOf(todo.doneBy)}`
        : `○ ${names[todo.task]} – with ${doersOf(todo.task, state, office).map(office.nameOf).join(', ') || 'nobody in the office file'}`,
  }))
}

/** Where it stands, in words that everybody reads alike. */
export const standingOf = (state: Known, facts: Facts): { words: string; tone: 'waiting' | 'good' | 'warning' | 'attention' } => {
  const { nameOf, calendar } = facts.office
  switch (state.is) {
    case 'AwaitingDecision':
      return { words: 'Waiting for a decision', tone: 'waiting' }
    case 'AwaitingAnswer':
      return { words: `Waiting for an answer from ${nameOf(state.askedBy)}`, tone: 'waiting' }
    case 'Declined':
      return { words: `Declined by ${nameOf(state.decidedBy)}, ${calendar.say(state.decidedAt, facts.now)}`, tone: 'good' }
    case 'Withdrawn':
      return { words: `Withdrawn by ${nameOf(state.askedBy)}`, tone: 'good' }
    case 'Lifted':
      return openLetters(state).length > 0
        ? { words: 'Lifted – the customer has not been told yet', tone: 'waiting' }
        : { words: 'Lifted', tone: 'good' }
    case 'Approved':
    case 'InForce': {
      if (isOverdue(state, facts.now, facts.office))
        return {
          words: `${state.is === 'InForce' ? 'In force' : 'Not in force yet'} – review overdue since ${calendar.sayDate(state.terms.review)}`,
          tone: 'attention',
        }
      const acting = state.actingFor ? ` for ${nameOf(state.actingFor)}` : ''
      const approved = `Approved by ${nameOf(state.decidedBy)}${acting}, ${calendar.say(state.decidedAt, facts.now)}`
      if (state.is === 'InForce') return { words: state.next ? 'In force – a change is on its way' : 'In force', tone: 'good' }
      return { words: `${approved} – not in force yet`, tone: 'waiting' }
    }
  }
}
