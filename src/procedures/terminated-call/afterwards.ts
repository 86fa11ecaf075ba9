import { z } from 'zod'
import { decided, type Facts, refused } from '../procedure.js'
import { cite } from '../sections.js'
import { nameThen } from '../shared/called.js'
import { customerFields } from '../shared/customer.js'
import * as fields from '../shared/fields.js'
import { tell } from '../shared/people.js'
import { openOf } from '../shared/todo.js'
import { followingUp } from './following-up.js'
import { rings, takes } from './kit.js'
import { mostWords } from './matter.js'
import { whoDiscusses, whoMayCopy, whoMayLink } from './rights.js'
import { ago, instead } from './talking.js'
import { copyFor, copyReminder, decideReminder, isTakenOver, raiseReminder, toDiscusser } from './telling.js'

const whoItWas = ({ office }: Facts) => {
  const { name, telephone, email, party } = customerFields(office.names, office.country)
  return z.object({
    name: name.min(1, 'Give the name.').meta({ label: 'Name of the customer' }),
    telephone,
    email,
    party,
    how: fields.words('How do you know?', { max: mostWords, missing: 'Say how you know.' }),
  })
}

/** What a log leaves to be done: a follow-up with the customer, who it was, the copy for the case file (s6), and a threat to be passed on (s9). */
export const afterwards = {
  /** s6: the manager considers a follow-up; one that is wanted becomes a task with a date. */
  DecideFollowUp: takes({
    given: z.object({
      followUp: fields.yesNo('Do we follow it up?'),
      what: fields.shownWhen('followUp', ['yes'], fields.words('What do we do?', { max: mostWords, missing: 'Say what we do.' })),
      on: fields.shownWhen(
        'followUp',
        ['yes'],
        fields.perhaps(fields.date('By when?', { hint: 'You are reminded on that day. Left empty, after two working days.' })),
      ),
    }),
    may: whoDiscusses,
    unless: ({ followUp }, facts) =>
      followUp ? `${nameThen(followUp, facts.office)} has decided this already, ${ago(followUp.at, facts)}.` : undefined,
    form: {
      name: 'follow-up',
      title: 'Follow up with the customer?',
      send: 'Record the decision',
      know: [`Each time we consider whether to follow it up with the customer (${cite('s6')}).`],
    },
    does: ({ followUp, what = '', on }, state, facts) => {
      const { office, now } = facts
      const acting = instead(state, facts)
      if (followUp === 'no') return decided([{ event: 'FollowUpDecided', followUp, what: '', ...acting }])
      if (on !== undefined && on < office.calendar.dateOf(now))
        return refused('Choose a day that is still to come, or leave it empty.', 'on')
      const due = on === undefined ? undefined : office.calendar.at(on, '17:00')
      return decided(
        [{ event: 'FollowUpDecided', followUp, what, ...(due ? { due } : {}), ...acting }],
        [due ? { alarm: 'ChaseFollowUp', at: due } : followingUp.alarm(facts)],
      )
    },
  }),
  /** Ours, from s6: whether anybody follows up is asked after until it is decided (rule 3). */
  RemindToDecide: rings({
    does: (_, state, facts) =>
      !state.talk || state.followUp
        ? decided()
        : decided([{ event: 'DecisionReminded' }], [...toDiscusser('decide-follow-up', state, facts), decideReminder(facts)]),
  }),
  /** s6: what came of the follow-up with the customer. */
  CloseFollowUp: takes({
    given: z.object({ outcome: fields.words('What came of it?', { max: mostWords, missing: 'Say what came of it.' }) }),
    may: whoDiscusses,
    unless: ({ toDo }) => (openOf(toDo).length === 0 ? 'There is no follow-up to close.' : undefined),
    form: {
      name: 'followed-up',
      title: 'Followed up',
      send: 'Record it',
      know: [`What was said or sent, and how the customer took it: facts only (${cite('s6')}).`],
    },
    does: ({ outcome }, state, facts) => decided([{ event: 'FollowUpClosed', outcome, ...instead(state, facts) }]),
  }),
  /** Ours, from s6: a follow-up is asked after, and passed up (rule 3). */
  ChaseFollowUp: rings({
    does: (_, state, facts) => {
      const owed = followingUp.chases(state.toDo, state, facts)
      return owed.length === 0 ? decided() : decided([{ event: 'FollowUpChased' }], owed)
    },
  }),
  /** s14: the name of the caller, if known: found later, it is added. */
  LinkCustomer: takes({
    given: whoItWas,
    may: whoMayLink,
    unless: ({ log }) =>
      log.caller === undefined ? undefined : 'The log names the caller already. If the name is wrong, correct the log.',
    form: {
      name: 'link',
      title: 'Who was it?',
      send: 'Link the customer',
      know: ['The log stays as it was written; the name is kept beside it.'],
    },
    does: ({ name, how, telephone, email, party }) => {
      const found = { ...(telephone ? { telephone } : {}), ...(email ? { email } : {}), ...(party ? { party } : {}) }
      return decided([{ event: 'CustomerLinked', customer: { name, how, ...found } }])
    },
  }),
  /** s6: a call that relates to a case has a copy on the case file. */
  MarkCopied: takes({
    may: whoMayCopy,
    holdsWhenStale: true,
    does: (_, { copy }) => {
      if (copy === 'none') return refused('No copy is needed: the log names no case.')
      return copy === 'done' ? refused('The copy is on the case file already.') : decided([{ event: 'CopiedToCase' }])
    },
  }),
  /** Ours, from s6: the copy is asked after, and passed up (rule 3). */
  RemindToCopy: rings({
    does: (_, state, facts) => {
      if (state.copy !== 'to do' || isTakenOver(state.copyAgain, facts)) return decided()
      // A log that is with its writer for correction is copied when it is right.
      if (state.is === 'Returned') return decided([], [copyReminder(facts)])
      const owed = copyFor(state, facts)
      if (owed.length === 0) return decided([], [copyReminder(facts)])
      const late = state.copyReminders > 0 ? toDiscusser('copy-for-case', state, facts) : []
      const reminder = copyReminder(facts)
      return decided([{ event: 'CopyReminded', again: reminder.at }], [...owed, ...late, reminder])
    },
  }),
  /** s9: a threat in writing goes to a senior at once: here it is said that it did. */
  MarkAlertRaised: takes({
    may: whoMayLink,
    does: (_, { log, passedOn }) => {
      if (!log.threat) return refused('The log says nothing of a threat. If there is one, use /at-risk.')
      return passedOn ? decided() : decided([{ event: 'ThreatPassedOn' }])
    },
  }),
  /** Ours, from s9: not passed on: whoever wrote the log and their manager are asked again. */
  RemindToRaise: rings({
    does: (_, state, facts) => {
      if (!state.log.threat || state.passedOn || isTakenOver(state.threatAgain, facts)) return decided()
      const receipt = facts.office.person(state.reporter) ? tell('receipt', [state.reporter], 'now') : []
      const reminder = raiseReminder(facts)
      return decided([{ event: 'ThreatReminded', again: reminder.at }], [...receipt, ...toDiscusser('to-discuss', state, facts), reminder])
    },
  }),
}
