import type { Office } from '../people.js'
import type { Facts } from '../procedure.js'
import { cite } from '../sections.js'
import { nameThen } from '../shared/called.js'
import { whoAndWhen } from '../shared/lines.js'
import { numberOf } from '../shared/ringing.js'
import type { Instant, StaffId } from '../words.js'
import { handlingOf } from './handling.js'
import { dutyOrder } from './ladder.js'
import type { AtRiskReport, Left, Outcome, Raised } from './matter.js'
import { reportOwed } from './report.js'

type Row = { readonly label: string; readonly value: string }
type Line = { readonly text: string }

/** Who raised an alert: somebody of the office, or somebody whom its file does not know, marked so. */
export const reporterOf = (report: AtRiskReport, raisedBy: StaffId, office: Office): string =>
  report.reporter ? `${report.reporter} (not in the office file)` : office.nameOf(raisedBy)

/** So many paragraphs stand by themselves; the rest of a text in one, for each costs time to draw. */
const mostParagraphs = 100

/** A text as lines, one a paragraph; blank ones are left out. What comes after so many paragraphs is not looked through, and stays as typed. */
export const paragraphs = (text: string): readonly Line[] => {
  const lines: string[] = []
  let from = 0
  while (lines.length < mostParagraphs - 1) {
    const end = text.indexOf('\n', from)
    if (end < 0) break
    const line = text.slice(from, end)
    if (line.trim() !== '') lines.push(line)
    from = end + 1
  }
  return [...lines, text.slice(from)].filter((line) => line.trim() !== '').map((line) => ({ text: line }))
}

const labels = {
  how: { call: 'During a call', 'threat-only': 'A call made only to make the threat', written: 'In writing' },
  who: { customer: 'The customer', others: 'Other people', staff: 'Our staff', unknown: 'Not known' },
  imminent: { yes: 'Yes – it could happen now', no: 'No', unknown: 'Not known' },
  onTheLine: { yes: 'Yes', no: 'No' },
  emergency: {
    called: 'Emergency services called',
    'customer told': 'The customer was told to ring them',
    'not needed': 'Emergency services not needed',
  },
} as const

/** What the office knows, in the order in which a senior needs it. */
export const known = (report: AtRiskReport): readonly Row[] => {
  const rows: readonly [string, string | undefined][] = [
    ['Could happen now', report.imminent && labels.imminent[report.imminent]],
    ['Who may be at risk', report.who && labels.who[report.who]],
    ['Still on the line', report.onTheLine && labels.onTheLine[report.onTheLine]],
    ['How it reached us', report.how && labels.how[report.how]],
    ['Name', report.name],
    ['Contact', report.contact],
    ['Where', report.location],
    ['Case', report.case],
  ]
  return rows.flatMap(([label, value]) => (value ? [{ label, value }] : []))
}

/** Names as people say them: "Asha Patel, Ben Ward and Cy Lee". */
const all = (names: readonly string[]): string =>
  names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`

/** Where the alert stands, said the same to everybody: the truth at every moment. */
export const standing = (state: Raised, facts: Facts): { words: string; tone: 'waiting' | 'good' | 'warning' | 'attention' } => {
  const { office, now } = facts
  switch (state.is) {
    case 'Unacknowledged':
      return { words: 'Nobody has it yet', tone: 'attention' }
    case 'Held':
      if (state.dealtWith)
        return {
          words: `Dealt with by ${nameThen(state.dealtWith, office)}, ${office.calendar.say(state.dealtWith.at, now)}. The record of what was given to somebody outside is missing`,
          tone: 'warning',
        }
      return { words: `${office.nameOf(state.heldBy)} has it, ${office.calendar.say(state.heldSince, now)}`, tone: 'good' }
    case 'Concluded':
      return {
        words: `Concluded by ${office.nameThen(state.concludedBy, state.concludedAt)}, ${office.calendar.say(state.concludedAt, now)}`,
        tone: 'good',
      }
  }
}

/** To whom the card was brought, who still waits for it, and whom no message reached: each person in one of the three. */
const deliveries = (state: Raised, office: Office): readonly Line[] => {
  const reached = state.reached.map(({ person }) => person)
  const missed = state.missed.map(({ person }) => person).filter((id) => !reached.includes(id))
  const onTheWay = state.told.filter((id) => !reached.includes(id) && !missed.includes(id))
  const line = (words: string, people: readonly StaffId[]): readonly Line[] =>
    people.length > 0 ? [{ text: `${words} ${all(people.map(office.nameOf))}.` }] : []
  return [
    ...line('Delivered to', reached),
    // Once somebody has it, the others stand down.
    ...(state.is === 'Unacknowledged' ? line('On its way to', onTheWay) : []),
    ...(state.is === 'Unacknowledged' ? line('No message reaches', missed) : []),
  ]
}

/** Why whoever had it has it no more. */
const gone = (name: string): Readonly<Record<Left['because'], string>> => ({
  left: `${name} had it and has left`,
  away: `${name} had it and is away now`,
  'not reached': `It was handed over to ${name}, whom no message reaches`,
})

/** What became of an alert that somebody had, or has without answering. */
export const holding = (state: Raised, { office }: Facts): readonly Line[] => {
  if (state.is === 'Unacknowledged')
    return state.left
      ? [
          {
            text: `${gone(office.nameThen(state.left.by, state.openSince))[state.left.because]}: others are being told.`,
          },
        ]
      : []
  const say = office.calendar.timeOf
  const holder = office.nameOf(state.heldBy)
  const silent: readonly Line[] =
    state.is === 'Held' && state.others.length > 0
      ? [
          {
            text: `${holder} has not answered since ${say(state.heardAt)}: ${all(state.others.map(office.nameOf))} have been asked to look.`,
          },
        ]
      : []
  // Above stands who has it, and since when, while there is nothing later to say.
  if (state.is === 'Held' && !state.dealtWith) return silent
  const how = state.is === 'Held' ? 'has had it since' : 'had it from'
  return [{ text: `${holder} ${how} ${say(state.heldSince)}.` }, ...silent]
}

/** Why its words still stand here though it was dealt with: whoever makes the record needs them (s9, s11). */
export const staysUntil = (state: Raised): readonly Line[] =>
  state.is === 'Held' && state.dealtWith ? [{ text: 'What was said stays on this card until that record is made.' }] : []

/** How an alert ends, in words. */
export const outcomes: Readonly<Record<Outcome, string>> = {
  'passed on': 'Passed on to those who can help, outside the office',
  'handled here': 'We deal with it ourselves; nobody outside was told',
  'no further action': 'No further action',
}

/** What has been done to reach a senior, line by line. */
export const progress = (state: Raised, facts: Facts): readonly Line[] => [...deliveries(state, facts.office), ...holding(state, facts)]

/** How many numbers a frightened person can use. */
const mostNumbers = 6

/** Of a card that is drawn anew; an answer to a question stays as it is. */
const changes = 'This card changes as soon as somebody takes it.'

/** The same lines where they are told within an answer, which stays as it is. */
export const ringInAnswer = (state: Raised, facts: Facts): readonly Line[] =>
  ring(state, facts).map(({ text }) => ({ text: text === changes ? 'Your card of it changes as soon as somebody takes it.' : text }))

/** What whoever raised it is to do where there is nobody else of that rank (s9; ours). */
export const nobodyToTell = ({ office }: Facts): string =>
  `We found no senior colleague to tell. Go to the nearest manager now, or ring ${office.names.emergencyNumber} if it could happen now.`

/** The same where no card reaches whoever raised it: nothing in it may be taken for help that is on its way. */
export const broughtToNobody = ({ names }: Office): string =>
  `Your alert could be brought to nobody yet: go to the nearest manager now. If it could happen now, ring ${names.emergencyNumber}.`

/**
 * For whoever waits while nobody has it: at first that it is on its way; once nobody took it for a minute, or a message came back, whom to
 * ring, in the order of duty.
 */
export const ring = (state: Raised, facts: Facts): readonly Line[] => {
  if (state.is !== 'Unacknowledged') return []
  const { office, now } = facts
  const people = dutyOrder(state.raisedBy, now, office).slice(0, mostNumbers)
  if (state.told.length === 0 || people.length === 0) return [{ text: nobodyToTell(facts) }]
  const waits = !state.ring && state.missed.every(({ person }) => state.reached.some((one) => one.person === person))
  if (waits) return [{ text: changes }]
  return [
    { text: `Please ring one of them now, in this order, or ${office.names.emergencyNumber} if it could happen now:` },
    ...people.map((id, place) => ({ text: `${place + 1}. ${withNumber(id, office)}` })),
    { text: 'We go on asking them too, until one of them takes it.' },
  ]
}

/** Whom the reporter can ring once somebody has it. */
export const holdersNumber = (state: Raised, { office }: Facts): readonly Line[] =>
  state.is !== 'Held' || state.dealtWith
    ? []
    : [numberOf(state.heldBy, office)].flatMap(({ label, value }) => (value ? [{ text: `${label}: ${value}` }] : []))

const withNumber = (id: StaffId, office: Office): string => {
  const telephone = office.person(id)?.telephone
  return telephone ? `${office.nameOf(id)}: ${telephone}` : office.nameOf(id)
}

/** What the holder recorded, and how it ended. */
export const handled = (state: Raised, facts: Facts): readonly Line[] => {
  const handling = handlingOf(state)
  if (!handling) return []
  const name = facts.office.nameOf
  const { disclosure } = handling
  return [
    ...handling.established.flatMap((one) => [
      { text: `${whoAndWhen(one, facts)}: ${labels.emergency[one.emergency]}.` },
      ...paragraphs(one.words),
    ]),
    ...(disclosure
      ? [
          { text: `Details to ${disclosure.authority}, decided by ${name(disclosure.decidedBy)}.` },
          { text: `What: ${disclosure.what}` },
          { text: `Why it is in their vital interests: ${disclosure.vitalInterests}` },
          {
            text: disclosure.confirmedBy
              ? `Formal record confirmed by ${name(disclosure.confirmedBy)}: ${disclosure.reference ?? ''}`
              : disclosure.reached
                ? 'Information Governance have it; the formal record is not confirmed yet.'
                : 'It is on its way to Information Governance, who make the formal record.',
          },
        ]
      : []),
    ...reportLines(state, facts),
    ...(state.is === 'Concluded' ? [{ text: `${outcomes[state.outcome]}: ${state.reason}` }] : []),
  ]
}

/** The record of what was given to somebody outside, and what became of it. */
const reportLines = (state: Raised, facts: Facts): readonly Line[] => {
  const { office, now } = facts
  const { reporting, dealtWith } = handlingOf(state) ?? {}
  const when = (at: Instant) => office.calendar.say(at, now)
  return [
    ...(state.is !== 'Concluded' && dealtWith ? [{ text: `${outcomes[dealtWith.outcome]}: ${dealtWith.reason}` }] : []),
    ...(reporting?.opened
      ? [{ text: `What was given is recorded in ${reporting.opened.report}, begun ${when(reporting.opened.at)}.` }]
      : []),
    ...(reporting?.noNeed
      ? [
          {
            text: `No record of it is needed, ${nameThen(reporting.noNeed, office)}, ${when(reporting.noNeed.at)}: ${reporting.noNeed.why}`,
          },
        ]
      : []),
    ...(reportOwed(state) ? [{ text: `What they were told is to be recorded in a report to an authority. (${cite('s9', 's11')})` }] : []),
  ]
}
