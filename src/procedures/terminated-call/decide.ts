import { type Alarm, type Decision, decided, type Facts, type Notice, refused } from '../procedure.js'
import { holds, managers } from '../shared/people.js'
import { openOf } from '../shared/todo.js'
import { after } from '../shared/wait.js'
import type { StaffId } from '../words.js'
import { followingUp } from './following-up.js'
import type { CallLog, SentState, TerminatedCallEvent, TerminatedCallState, TerminatedCallStep } from './matter.js'
import { discusser, managersAbove, type Whose, whoCopies } from './rights.js'

type Answer = Decision<TerminatedCallEvent>

/** The rules of a terminated call log (s6, s14; s2, s4, s5, s12). */
export function decideTerminatedCall(step: TerminatedCallStep, state: TerminatedCallState, facts: Facts): Answer {
  if (step.step === 'LogCall') return logCall(step, state, facts)
  if (state.is === 'NotSent') return refused('There is no log here yet. Start one with /terminated-call.')
  switch (step.step) {
    case 'RemindToDiscuss':
      return remind(state, facts)
    case 'PassUpDiscussion':
      return passUp(state, facts)
    case 'RemindToCopy':
      return remindToCopy(state, facts)
    case 'RemindToRaise':
      return remindToRaise(state, facts)
    case 'ChaseFollowUp': {
      const owed = followingUp.chases(state.toDo, state, facts)
      return owed.length === 0 ? decided() : decided([{ event: 'FollowUpChased', at: facts.now }], owed)
    }
    case 'RemindToDecide':
      return remindToDecide(state, facts)
    default:
      return byPerson(facts) ? decideByPerson(step, state, facts) : refused('Only a person can do this.')
  }
}

type ByPerson = Facts & { readonly by: StaffId }
const byPerson = (facts: Facts): facts is ByPerson => facts.by !== 'clock' && facts.by !== 'courier'

function logCall({ log, wellbeing }: Extract<TerminatedCallStep, { step: 'LogCall' }>, state: TerminatedCallState, facts: Facts): Answer {
  if (!byPerson(facts)) return refused('Only a person can do this.')
  if (state.is !== 'NotSent') return refused('This call is logged already. To change something, use Correct the log.')
  const { by, now, office } = facts
  const wrong = faultOf(log, by, facts)
  if (wrong !== undefined) return refused(wrong)
  const { calendar, timings } = office
  const whose = { reporter: by, log }
  return decided(
    [{ event: 'CallLogged', by, at: now, log, wellbeing }],
    [
      ...toDiscusser('to-discuss', whose, facts),
      { notice: 'receipt', to: { person: by }, urgency: 'now' },
      { alarm: 'RemindToDiscuss', at: calendar.afterWorkingDays(now, timings.discussReminderDays) },
      passUpAlarm(facts),
      ...(log.caseReference === undefined ? [] : [...copyFor(whose, facts), copyReminder(facts)]),
      ...(log.threat ? [raiseReminder(facts)] : []),
    ],
  )
}

function decideByPerson(
  step: Exclude<
    TerminatedCallStep,
    { step: 'LogCall' | 'RemindToDiscuss' | 'PassUpDiscussion' | 'RemindToCopy' | 'RemindToRaise' | 'RemindToDecide' | 'ChaseFollowUp' }
  >,
  state: SentState,
  facts: ByPerson,
): Answer {
  const { by, now: at, office } = facts
  const instead = by === state.log.lineManager ? {} : { instead: state.log.lineManager }
  switch (step.step) {
    case 'CorrectLog':
      return correct(step, state, facts)
    case 'RecordTalk':
      if (state.talk) return refused(`${office.nameOf(state.talk.by)} has recorded this talk already, ${ago(state.talk.at, facts)}.`)
      return decided(
        [{ event: 'TalkRecorded', by, at, how: step.how, support: step.support, ...instead }],
        state.followUp ? [] : [decideReminder(facts)],
      )
    case 'DecideFollowUp':
      return decideFollowUp(step, state, facts, instead)
    case 'CloseFollowUp':
      if (openOf(state.toDo).length === 0) return refused('There is no follow-up to close.')
      if (step.outcome.trim() === '') return refused('Say what came of it.')
      return decided([{ event: 'FollowUpClosed', by, at, outcome: step.outcome, ...instead }])
    case 'ReturnForCorrection':
      if (state.is === 'Returned')
        return refused(`${office.nameOf(state.returned.by)} has returned it already, ${ago(state.returned.at, facts)}.`)
      return decided(
        [{ event: 'LogReturned', by, at, points: step.points, reason: step.reason, ...instead }],
        [{ notice: 'returned', to: { person: state.reporter }, urgency: 'now' }],
      )
    case 'TakeBackReturn':
      return state.is === 'Returned'
        ? decided([{ event: 'ReturnTakenBack', by, at, ...instead }], owedWithoutCorrection(state, facts))
        : refused('It is not with anybody for correction.')
    case 'LinkCustomer':
      if (state.log.caller !== undefined) return refused('The log names the caller already. If the name is wrong, correct the log.')
      return decided([{ event: 'CustomerLinked', by, at, customer: step.customer }])
    case 'MarkAlertRaised':
      if (!state.log.threat) return refused('The log says nothing of a threat. If there is one, use /at-risk.')
      return state.passedOn ? decided() : decided([{ event: 'ThreatPassedOn', by, at }])
    case 'MarkCopied':
      if (state.copy === 'none') return refused('No copy is needed: the log names no case.')
      if (state.copy === 'done') return refused('The copy is on the case file already.')
      return decided([{ event: 'CopiedToCase', by, at }])
  }
}

/** s6: the manager considers a follow-up; one that is wanted becomes a task with a date. */
function decideFollowUp(
  { followUp, what, on }: Extract<TerminatedCallStep, { step: 'DecideFollowUp' }>,
  state: SentState,
  facts: ByPerson,
  instead: { readonly instead?: StaffId },
): Answer {
  const { by, now: at, office } = facts
  if (state.followUp) return refused(`${office.nameOf(state.followUp.by)} has decided this already, ${ago(state.followUp.at, facts)}.`)
  if (followUp === 'no') return decided([{ event: 'FollowUpDecided', by, at, followUp, what: '', ...instead }])
  if (what.trim() === '') return refused('Say what the follow-up is to be.')
  if (on !== undefined && on < office.calendar.dateOf(at)) return refused('Choose a day that is still to come, or leave it empty.')
  const due = on === undefined ? undefined : office.calendar.at(on, '17:00')
  return decided(
    [{ event: 'FollowUpDecided', by, at, followUp, what, ...(due ? { due } : {}), ...instead }],
    [due ? { alarm: 'ChaseFollowUp', at: due } : followingUp.alarm(facts)],
  )
}

/** s6, rule 3: whether anybody follows up is asked after until it is decided (the days are ours). */
function remindToDecide(state: SentState, facts: Facts): Answer {
  if (!state.talk || state.followUp) return decided()
  return decided([{ event: 'DecisionReminded', at: facts.now }], [...toDiscusser('decide-follow-up', state, facts), decideReminder(facts)])
}
const decideReminder = ({ now, office }: Facts): Alarm => ({
  alarm: 'RemindToDecide',
  at: office.calendar.afterWorkingDays(now, office.timings.discussClimbDays),
})

/** s6: the log stays factual; what it said before is kept, and its reader is told. */
function correct({ log, reason }: Extract<TerminatedCallStep, { step: 'CorrectLog' }>, state: SentState, facts: ByPerson): Answer {
  const { by, now: at, office } = facts
  if (reason.trim() === '') return refused('Say why you change it: the reason is kept beside the old words.')
  const wrong = faultOf(log, state.reporter, facts)
  if (wrong !== undefined) return refused(wrong)
  if (JSON.stringify(log) === JSON.stringify(state.log))
    return refused('Nothing is different from the log as it stands. Press Change beside what you want to put right.')
  const whose = { reporter: state.reporter, log }
  const another = log.lineManager !== state.log.lineManager && !state.talk
  const again: Alarm = { alarm: 'RemindToDiscuss', at: office.calendar.afterWorkingDays(at, office.timings.discussReminderDays) }
  return decided(
    [{ event: 'LogCorrected', by, at, log, was: state.log, reason }],
    [
      ...toDiscusser(another ? 'to-discuss' : 'corrected', whose, facts),
      ...(!state.talk && (state.is === 'Returned' || another) ? [again] : []),
      ...(log.caseReference === undefined ? [] : copyFor(whose, facts)),
      // While a copy is to do its reminder runs already.
      ...(log.caseReference === undefined || state.copy === 'to do' ? [] : [copyReminder(facts)]),
    ],
  )
}

/** Not discussed in time: whoever has it is reminded; a returned log lies with the member of staff (s6). */
function remind(state: SentState, facts: Facts): Answer {
  const at = facts.now
  if (state.is === 'Returned')
    return decided(
      [{ event: 'DiscussionReminded', at, told: state.reporter }],
      [{ notice: 'returned', to: { person: state.reporter }, urgency: 'now' }],
    )
  const manager = discusser(state, facts)
  if (state.talk || !manager) return decided()
  return decided([{ event: 'DiscussionReminded', at, told: manager.id }], toDiscusser('discuss-reminder', state, facts))
}

/** Still not discussed: the group manager is told, then whoever is above, one at a time, until somebody has talked (rule 3). */
function passUp(state: SentState, facts: Facts): Answer {
  if (state.talk) return decided()
  const { now: at } = facts
  const asked = discusser(state, facts)?.id
  const next = managersAbove(state.reporter, facts).find(
    ({ id }) => id !== asked && id !== state.log.lineManager && !state.passedUpTo.includes(id),
  )
  // Everybody has been told: whoever has it is asked again.
  if (!next) return decided([], [...toDiscusser('discuss-reminder', state, facts), passUpAlarm(facts)])
  return decided(
    [{ event: 'DiscussionPassedUp', at, told: next.id }],
    [{ notice: 'not-discussed', to: { person: next.id }, urgency: 'now' }, passUpAlarm(facts)],
  )
}

const passUpAlarm = ({ now, office }: Facts): Alarm => ({
  alarm: 'PassUpDiscussion',
  at: office.calendar.afterWorkingDays(now, office.timings.discussClimbDays),
})

/** Taken back from its correction: the talk, where it has not been, is asked after again. */
const owedWithoutCorrection = (state: SentState, { now, office }: Facts): readonly Alarm[] =>
  state.talk ? [] : [{ alarm: 'RemindToDiscuss', at: office.calendar.afterWorkingDays(now, office.timings.discussReminderDays) }]

function remindToCopy(state: SentState, facts: Facts): Answer {
  if (state.copy !== 'to do') return decided()
  // A log that is with its writer for correction is copied when it is right.
  if (state.is === 'Returned') return decided([], [copyReminder(facts)])
  const owed = copyFor(state, facts)
  if (owed.length === 0) return decided()
  const late = state.copyReminders > 0 ? toDiscusser('copy-for-case', state, facts) : []
  return decided([{ event: 'CopyReminded', at: facts.now }], [...owed, ...late, copyReminder(facts)])
}

/** s9: a threat in writing goes to a senior at once. Not passed on: whoever wrote the log and their manager are asked again (the minutes are ours). */
function remindToRaise(state: SentState, facts: Facts): Answer {
  if (!state.log.threat || state.passedOn) return decided()
  const receipt: Notice[] = facts.office.person(state.reporter)
    ? [{ notice: 'receipt', to: { person: state.reporter }, urgency: 'now' }]
    : []
  return decided(
    [{ event: 'ThreatReminded', at: facts.now }],
    [...receipt, ...toDiscusser('to-discuss', state, facts), raiseReminder(facts)],
  )
}
const raiseReminder = (facts: Facts): Alarm => ({ alarm: 'RemindToRaise', at: after(facts.now, { minutes: 15 }, facts), urgency: 'now' })

/** The copy for the case file (s6): a to-do for a person. A case system's own connection can take this notice over. */
function copyFor(whose: Whose, facts: Facts): Notice[] {
  const keeper = whoCopies(whose, facts)
  return keeper ? [{ notice: 'copy-for-case', to: { person: keeper.id }, urgency: 'routine' }] : []
}

const copyReminder = ({ now, office }: Facts): Alarm => ({
  alarm: 'RemindToCopy',
  at: office.calendar.afterWorkingDays(now, office.timings.discussReminderDays),
})

function toDiscusser(notice: string, whose: Whose, facts: Facts): Notice[] {
  const manager = discusser(whose, facts)
  return manager ? [{ notice, to: { person: manager.id }, urgency: 'now' }] : []
}

const ago = (at: Facts['now'], { now, office }: Facts): string => office.calendar.say(at, now)

/** What is wrong with a log, in words; the form says the same beside its fields. */
function faultOf(log: CallLog, reporter: StaffId, { now, office }: Facts): string | undefined {
  if (office.calendar.at(log.date, log.time ?? '00:00') > now)
    return log.medium === undefined
      ? 'The call cannot lie in the future. Check the date and the time.'
      : 'It cannot have come in the future. Check the date.'
  if (log.medium === undefined && log.time === undefined) return 'Say at what time the call was.'
  if (log.reason.trim() === '') return log.medium === undefined ? 'Say why the call was ended.' : 'Say why it is not answered further.'
  if (log.lineManager === reporter) return 'Nobody goes through their own call: name your line manager.'
  if (!holds(log.lineManager, managers, office)) return 'Choose a manager who works here: the log goes to whoever answers for you.'
  return undefined
}
