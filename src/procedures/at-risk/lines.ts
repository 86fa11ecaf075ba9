import type { Office } from '../people.js'
import type { Facts } from '../procedure.js'
import type { StaffId } from '../words.js'
import type { AtRiskReport, Raised } from './matter.js'

type Row = { readonly label: string; readonly value: string }
type Line = { readonly text: string }

/** Who raised an alert: somebody of the office, or somebody whom its file does not know, marked so. */
export const reporterOf = (report: AtRiskReport, raisedBy: StaffId, office: Office): string =>
  report.reporter ? `${report.reporter} (not in the office file)` : office.nameOf(raisedBy)

/** So many paragraphs stand by themselves; the rest of a text in one, for each costs time to draw. */
const mostParagraphs = 100

/** A text as lines, one a paragraph; blank ones are left out. */
export const paragraphs = (text: string): readonly Line[] => {
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  const apart = lines.length <= mostParagraphs ? lines : [...lines.slice(0, mostParagraphs - 1), lines.slice(mostParagraphs - 1).join('\n')]
  return apart.map((line) => ({ text: line }))
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
    ['Could it happen now?', report.imminent && labels.imminent[report.imminent]],
    ['Who may be at risk', report.who && labels.who[report.who]],
    ['Still on the line?', report.onTheLine && labels.onTheLine[report.onTheLine]],
    ['How it reached us', report.how && labels.how[report.how]],
    ['Name', report.name],
    ['Contact', report.contact],
    ['Where', report.location],
    ['Case', report.case],
  ]
  return rows.flatMap(([label, value]) => (value ? [{ label, value }] : []))
}

/** Where the alert stands, said the same to everybody: the truth at every moment. */
export const standing = (state: Raised, facts: Facts): { words: string; tone: 'waiting' | 'good' | 'warning' | 'attention' } => {
  const { office, now } = facts
  switch (state.is) {
    case 'Unacknowledged':
      return { words: 'Nobody has it yet', tone: 'attention' }
    case 'Held':
      return { words: `${office.nameOf(state.heldBy)} has it, ${office.calendar.say(state.heldSince, now)}`, tone: 'good' }
    case 'Concluded':
      return { words: `Concluded by ${office.nameOf(state.concludedBy)}, ${office.calendar.say(state.concludedAt, now)}`, tone: 'good' }
  }
}

/** What has been done to reach a senior, line by line, for whoever waits for it. */
export const progress = (state: Raised, facts: Facts): readonly Line[] => {
  const { office, now } = facts
  const say = (at: typeof now) => office.calendar.timeOf(at)
  const name = office.nameOf
  return [
    {
      text: `Sent at ${say(state.raisedAt)} to ${state.told.length === 1 ? 'one senior colleague' : `${state.told.length} senior colleagues`}.`,
    },
    ...(state.reached.length > 0 ? [{ text: `Delivered to ${state.reached.map((one) => name(one.person)).join(', ')}.` }] : []),
    ...state.missed.map((one) => ({ text: `Could not reach ${name(one.person)}; the next person has been told.` })),
    ...(state.is === 'Unacknowledged'
      ? [
          {
            text: state.rung === 0 ? 'Nobody has acknowledged it yet.' : 'Nobody has acknowledged it yet: more people have been told.',
          },
        ]
      : []),
    ...('heldBy' in state ? [{ text: `${name(state.heldBy)} has it, ${say(state.heldSince)}.` }] : []),
    ...(state.is === 'Unacknowledged' && state.told.length === 0
      ? [
          {
            text: `We found no senior colleague to tell. Go to the nearest manager now, or ring ${office.names.emergencyNumber} if it could happen now.`,
          },
        ]
      : []),
  ]
}

/** What the holder recorded, and how it ended. */
export const handled = (state: Raised, facts: Facts): readonly Line[] => {
  if (!('heldBy' in state)) return []
  const name = facts.office.nameOf
  const { disclosure } = state
  return [
    ...state.established.flatMap((one) => [
      { text: `${name(one.by)}, ${facts.office.calendar.say(one.at, facts.now)}: ${labels.emergency[one.emergency]}.` },
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
              : 'Information Governance have been told; the formal record is not confirmed yet.',
          },
        ]
      : []),
    ...(state.is === 'Concluded'
      ? [{ text: `${state.outcome === 'passed on' ? 'Passed on to those who can help' : 'No further action'}: ${state.reason}` }]
      : []),
  ]
}
