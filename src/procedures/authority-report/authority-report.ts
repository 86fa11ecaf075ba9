import type { Facts, Found, Procedure, Waiting } from '../procedure.js'
import { askedOf, readFirst, ringsUntilAnswered } from '../shared/asked.js'
import { type StepOf, stepsOf } from '../shared/begun.js'
import { mark } from '../shared/mark.js'
import { heads, here } from '../shared/people.js'
import { openOf } from '../shared/todo.js'
import { deciding as asking, putting, tasks } from './asking.js'
import { deciding } from './deciding.js'
import { reportFigures, reportFigureWords, reportRetention } from './figures.js'
import { reportInCopy } from './in-copy.js'
import { authorityLetter, authorityLetters } from './letter.js'
import { evolveReport, type ReportEvent, type ReportState, reportEvents } from './matter.js'
import { proposing } from './proposing.js'
import { reporting } from './reporting.js'
import { mayOpenReport } from './rights.js'
import { sayReport } from './say.js'
import { toldAtOnce } from './told-at-once.js'
import { viewReport } from './view.js'

/** The life of a report: proposed, decided or told at once, made, and followed up. */
const steps = { ...proposing, ...deciding, ...toldAtOnce, ...reporting }
export type ReportStep = StepOf<typeof steps>

/** Procedure 10: a report to the police or another authority (s11), and s9's disclosure. */
export const authorityReport: Procedure<ReportStep, ReportEvent, ReportState> = {
  name: 'authority-report',
  prefix: 'RA',
  title: 'Report to an authority',
  command: {
    name: '/authority-report',
    // Logs, alerts, restrictions and live calls lead to it.
    seldom: true,
    help: 'A customer alarms you, or may be about to harm somebody: a head of department decides whether to report it.',
    begins: { dialog: 'propose' },
  },
  initial: { is: 'NotProposed' },
  ...stepsOf(steps),
  events: reportEvents,
  inCopy: reportInCopy,
  evolve: evolveReport,
  view: viewReport,
  waiting,
  mustRing: (state, facts) =>
    state.is === 'NotProposed'
      ? []
      : [
          ...(state.is === 'Proposed' ? ringsUntilAnswered(putting(state, facts), state.asked, facts) : []),
          ...(state.is === 'Deciding' ? ringsUntilAnswered(asking(state, facts), state.asked, facts) : []),
          ...tasks.rings(state.toDo, facts),
        ],
  marks: (state) =>
    state.is === 'NotProposed'
      ? []
      : [mark('reporter', state.by), ...(state.proposal.from === undefined ? [] : [mark('record', state.proposal.from)])],
  customer: (state) => {
    if (state.is === 'NotProposed') return undefined
    const { customer, contact, case: reference } = state.proposal
    return { name: customer, contact, cases: reference ? [reference] : [] }
  },
  lookUp: lookUpReport,
  subjectAccess: {
    care: 'It tells that an authority was told, and by whom: could that endanger anybody, or hinder an inquiry?',
    ofCustomers: ['customer', 'contact', 'case'],
  },
  mayOpen: (state, person, facts) => state.is !== 'NotProposed' && mayOpenReport(state, person.id, facts),
  letters: authorityLetters,
  letter: authorityLetter,
  gives: (state) => {
    if (state.is === 'NotProposed') return {}
    const { customer, contact, case: reference, facts } = state.proposal
    return Object.fromEntries(Object.entries({ customer, contact, case: reference, facts }).filter(([, value]) => value !== undefined))
  },
  figures: reportFigures,
  figureWords: reportFigureWords,
  retention: reportRetention,
  say: sayReport,
}

function waiting(state: ReportState, facts: Facts): readonly Waiting[] {
  if (state.is === 'NotProposed') return []
  const { record } = facts
  const open = tasks.waiting(state.toDo, state, facts)
  const decide = state.made ? 'Look at what an authority was told at once' : 'Decide on a report to an authority'
  switch (state.is) {
    case 'Proposed':
      return [
        ...askedOf(
          putting(state, facts),
          state.asked,
          `Put a report to the head of department (${record})`,
          facts,
          readFirst('Read and put it'),
        ),
        ...open,
      ]
    case 'Deciding':
      return [...askedOf(asking(state, facts), state.asked, `${decide} (${record})`, facts, readFirst('Read and decide')), ...open]
    default:
      return open
  }
}

/**
 * What everybody who looks the customer up has to do, and not why: who was told what is for those who deal with it. While anything is open,
 * whoever deals with it is asked first (ours); a matter that we no longer deal with stays said (s11).
 */
function lookUpReport(state: ReportState, facts: Facts): Found | undefined {
  if (state.is === 'NotProposed' || state.is === 'NotReported') return undefined
  const { office, record } = facts
  const { customer, case: reference } = state.proposal
  const isOpen = state.is !== 'Reported' || openOf(state.toDo).length > 0
  const deals = [state.made?.by, state.decision?.reporter, state.put?.by, office.lineManagerOf(state.by)?.id, state.by]
  // Nobody is sent to somebody who has left or is away.
  const who = here([...deals, ...heads(state.by, office)], facts)[0] ?? state.by
  const toDo = [
    ...(isOpen ? [`Ask ${office.nameOf(who)} before you contact them (${record}).`] : []),
    ...(state.continues?.continues === 'no'
      ? [`We no longer deal with their matter${reference ? ` (case ${reference})` : ''}. ${office.nameOf(who)} knows why.`]
      : []),
  ]
  if (toDo.length === 0) return undefined
  return { customer: customer ?? reference ?? record, order: 2, what: 'A matter that a manager deals with', status: '', toDo, buttons: [] }
}
