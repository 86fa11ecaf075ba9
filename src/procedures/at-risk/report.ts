import { type Alarm, type AnyStep, type Decision, decided, type Facts, type LooksAt, type Owed, refused } from '../procedure.js'
import { mark } from '../shared/mark.js'
import { heads, here, tell } from '../shared/people.js'
import { type Instant, instant, type RecordId, type StaffId } from '../words.js'
import { clearsSoon } from './clears-soon.js'
import { disclosureOf, handlingOf } from './handling.js'
import { inChannel } from './in-channel.js'
import type { AtRiskEvent, AtRiskState, Outcome, Raised } from './matter.js'

/**
 * s9, s11: details that an alert gave to anybody outside are a report to an authority, with a record of their own. The call comes first, and
 * nothing here waits for a form: what is urgent is dealt with, and the record is asked for afterwards until it is there.
 */

/** In minutes: how soon after the call its record is asked for (ours: not while they are still on the telephone). */
const firstAfter = 30
/** An alert and its report lie closer together than this, in days. */
const within = 3650

/** Has anybody outside the office been given details? */
export const gaveDetails = (state: AtRiskState): boolean => {
  const handling = handlingOf(state)
  if (!handling) return false
  return handling.established.some(({ emergency }) => emergency === 'called') || handling.dealtWith?.outcome === 'passed on'
}
/** Its record is there, or is not needed: a report was begun from the alert, the head said so, or it is an old one with a record of its own. */
const isRecorded = (state: AtRiskState): boolean => {
  const { opened, noNeed } = handlingOf(state)?.reporting ?? {}
  return opened !== undefined || noNeed !== undefined || disclosureOf(state) !== undefined
}
/** Is the record of what was given still missing? */
export const reportOwed = (state: AtRiskState): boolean => state.is !== 'Concluded' && gaveDetails(state) && !isRecorded(state)

/** The steps that look whether a report has been begun from this alert. */
export const looksForReport = (step: AnyStep, facts: Facts): LooksAt | undefined =>
  step.step === 'ReportOpened' || step.step === 'ChaseReport' || step.step === 'ConcludeAlert'
    ? { procedures: ['authority-report'], marks: [mark('record', facts.record)], days: within }
    : undefined
const found = ({ others }: Facts): RecordId | undefined => others?.at(-1)?.record

/** s9: Information Governance are notified as soon as anybody outside was told; the record is asked for a little later. Once, while it is missing. */
export function asksForReport(state: Raised, { now, office }: Facts): { readonly ask?: Instant; readonly owed: readonly Owed[] } {
  const { ask: asked, noNeed, opened } = handlingOf(state)?.reporting ?? {}
  if ((asked !== undefined && !noNeed) || opened || disclosureOf(state)) return { owed: [] }
  const ask = instant(new Date(Date.parse(now) + firstAfter * 60_000))
  const governance = office.holding('information governance').map(({ id }) => id)
  return { ask, owed: [...tell('information-governance', governance, 'now'), { alarm: 'ChaseReport', at: ask }] }
}

type Held = AtRiskState & { readonly is: 'Held' }

/**
 * Ends the alert, or, while the record of what was given is missing, deals with it: nobody is asked any more whether it is still with them,
 * and the alert is concluded by itself as soon as its report is there.
 */
export function conclude(
  given: { readonly outcome: Outcome; readonly reason: string },
  state: Held,
  facts: Facts & { readonly by: StaffId },
): Decision<AtRiskEvent> {
  const { by, now: at } = facts
  const { outcome, reason } = given
  const report = found(facts)
  const opened = report && !state.reporting?.opened ? [{ event: 'ReportOpened', by, at, report } as const] : []
  const needed =
    outcome === 'passed on' ? state.reporting?.opened === undefined && !state.disclosure : gaveDetails(state) && !isRecorded(state)
  if (!needed || report) return decided([...opened, { event: 'AlertConcluded', by, at, outcome, reason }], over(facts))
  const { ask, owed } = asksForReport(state, facts)
  return decided(
    [{ event: 'AlertDealtWith', by, at, outcome, reason, ...(ask ? { ask } : {}) }],
    [...tell('report-owed', [state.heldBy], 'now'), ...owed],
  )
}

/** A report was begun from this alert: then an alert that was dealt with is concluded. */
export function reportOpened(state: Raised, facts: Facts): Decision<AtRiskEvent> {
  const report = found(facts)
  if (!report) return refused('No report to an authority has been begun from this alert.')
  if (handlingOf(state)?.reporting?.opened) return decided()
  return ending([{ event: 'ReportOpened', by: facts.by, at: facts.now, report }], state, facts)
}

/** Ours, for a slip of the finger: nothing was given to anybody after all. Said by somebody who has not the alert themselves. */
export function noReportNeeded(why: string, state: Raised, facts: Facts & { readonly by: StaffId }): Decision<AtRiskEvent> {
  return ending([{ event: 'NoReportNeeded', by: facts.by, at: facts.now, why }], state, facts)
}

/** What happened, and with it the end of an alert that was dealt with. */
const ending = (events: readonly AtRiskEvent[], state: Raised, facts: Facts): Decision<AtRiskEvent> => {
  const ends = concluding(state, facts)
  return decided([...events, ...ends], ends.length > 0 ? over(facts) : [])
}
/** An alert that is over is over in the seniors' channel, and goes from the chats. */
const over = (facts: Facts): readonly Owed[] => [...inChannel('concluded', facts.office), clearsSoon(facts)]
const concluding = (state: Raised, { now: at }: Facts): readonly AtRiskEvent[] =>
  state.is === 'Held' && state.dealtWith
    ? [{ event: 'AlertConcluded', by: state.dealtWith.by, at, outcome: state.dealtWith.outcome, reason: state.dealtWith.reason }]
    : []

/** Rule 3: by the clock, until it is there: the holder, and from the second time, or when they are not here, the heads of department too. */
export function chaseReport(state: Raised, facts: Facts): Decision<AtRiskEvent> {
  const { now } = facts
  if (found(facts) && !handlingOf(state)?.reporting?.opened) return reportOpened(state, facts)
  const reporting = handlingOf(state)?.reporting
  if (!reportOwed(state) || (reporting?.ask !== undefined && now < reporting.ask)) return decided()
  const told = reportDoers(state, facts)
  const reminder = reportReminder(facts)
  return decided([{ event: 'ReportChased', at: now, told, ask: reminder.at }], [...tell('report-owed', told, 'now'), reminder])
}
/** Ours: what was given outside is asked after each working day until its record is begun. */
export const reportReminder = ({ now, office }: Facts): Alarm => ({ alarm: 'ChaseReport', at: office.calendar.afterWorkingDays(now, 1) })

/** Who has the record to make now. */
export function reportDoers(state: Raised, facts: Facts): readonly StaffId[] {
  const handling = handlingOf(state)
  const whose = state.is === 'Unacknowledged' ? state.left?.by : state.heldBy
  const holder = whose && facts.office.person(whose) && !facts.office.isAbsent(whose, facts.now) ? [whose] : []
  const late = (handling?.reporting?.chased ?? 0) > 0
  return holder.length > 0 && !late ? holder : [...new Set([...holder, ...here(heads(whose ?? state.raisedBy, facts.office), facts)])]
}

/** What a report begins with, out of an alert; who took the contact never decides on it. Nothing of it fills in any other form. */
export function givesForReport(state: Raised): Readonly<Record<string, unknown>> {
  const { report, raisedBy } = state
  const handling = handlingOf(state)
  const called = handling?.established.some(({ emergency }) => emergency === 'called') ?? false
  const passedOn = handling?.dealtWith?.outcome === 'passed on' || (state.is === 'Concluded' && state.outcome === 'passed on')
  const danger = called || (passedOn && report.imminent === 'yes') ? 'rung' : passedOn ? 'told' : undefined
  const ground =
    report.who === 'customer'
      ? 'threat to themselves'
      : report.who === 'staff'
        ? 'threat to staff'
        : report.who === 'others'
          ? 'threat to the public'
          : undefined
  return {
    threat: [report.said, ...(handling?.established ?? []).map(({ words }) => words)].join('\n'),
    ...(danger ? { danger } : {}),
    ...(ground ? { grounds: [ground] } : {}),
    ...(report.reporter ? {} : { contactBy: raisedBy }),
  }
}
