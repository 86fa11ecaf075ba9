import type { Facts } from '../procedure.js'
import { whoHasIt } from '../shared/asked.js'
import { namesOf } from '../shared/people.js'
import { deciding, questioning } from './asking.js'
import { deemers, fromWhen, whatToDo } from './lines.js'
import type { Known, Standing } from './matter.js'
import { isOverdue } from './reviews.js'
import { isHeldByLetter, openLetters, waitsForLetter } from './tasks.js'
import { decider, requester } from './who-decided.js'

/** What a look-up says to do now (s10): while it is in force, before, while a change is on its way, and when it is over but the customer has not been told. */
export const toDoNow = (state: Standing, facts: Facts): readonly string[] => {
  const { calendar } = facts.office
  const start = calendar.sayDate(state.terms.start)
  switch (state.is) {
    case 'Approved':
      return state.terms.start <= calendar.dateOf(facts.now) && waitsForLetter(state)
        ? [`Decided for ${start}, and it waits for the letter that tells the customer: not in force. Help as usual until then.`]
        : [`Decided, and not in force before ${start}: help as usual until then.`]
    case 'InForce': {
      const held = state.holdingCase
      return [
        ...whatToDo(state, facts),
        ...(state.next ? [`This changes ${fromWhen(state.next, state, facts)}. Until then, do as it says here.`] : []),
        ...(held ? [`Letters and telephone notes go on case ${held}.`] : []),
      ]
    }
    case 'Lifted':
      return ['This is over: help as usual. The letter that tells the customer so has not gone out yet.']
  }
}

/** Where it stands, in words that everybody reads alike. */
export const standingOf = (state: Known, facts: Facts): { words: string; tone: 'waiting' | 'good' | 'warning' | 'attention' } => {
  const { nameOf, calendar } = facts.office
  switch (state.is) {
    case 'AwaitingDeeming':
      return { words: `Waiting for ${deemers(state, facts) || 'a manager'}: is it unreasonably persistent?`, tone: 'waiting' }
    case 'AwaitingDecision': {
      const by = state.decision ? namesOf(whoHasIt(deciding(state, facts), state.decision, facts), facts.office) : ''
      return { words: by ? `Waiting for a decision by ${by}` : 'Waiting for a decision', tone: 'waiting' }
    }
    case 'AwaitingAnswer': {
      const from = namesOf(whoHasIt(questioning(state, facts), state.asking, facts), facts.office) || nameOf(state.askedBy)
      return { words: `Waiting for an answer from ${from}`, tone: 'waiting' }
    }
    case 'Declined': {
      const by = `${decider(state, facts.office)}, ${calendar.say(state.decidedAt, facts.now)}`
      return { words: state.notDeemed ? `Not unreasonably persistent: ${by}` : `Declined by ${by}`, tone: 'good' }
    }
    case 'Withdrawn':
      return { words: `Withdrawn by ${requester(state, facts.office)}`, tone: 'good' }
    case 'Lifted':
      return openLetters(state).length > 0
        ? { words: 'Lifted – the customer has not been told yet', tone: 'waiting' }
        : { words: 'Lifted', tone: 'good' }
    case 'Approved':
    case 'InForce': {
      // That and nothing else: a restriction nobody was told of is not to be acted on, whatever else is late with it.
      if (isHeldByLetter(state, facts))
        return {
          words: `Not in force: it waits for the letter to the customer, overdue since ${calendar.sayDate(state.terms.start)}`,
          tone: 'attention',
        }
      if (isOverdue(state, facts.now, facts.office))
        return {
          words: `${state.is === 'InForce' ? 'In force' : 'Not in force yet'} – review overdue since ${calendar.sayDate(state.terms.review)}`,
          tone: 'attention',
        }
      const acting = state.actingFor ? ` for ${state.actingForCalled ?? facts.office.nameThen(state.actingFor, state.decidedAt)}` : ''
      const approved = `Approved by ${decider(state, facts.office)}${acting}, ${calendar.say(state.decidedAt, facts.now)}`
      if (state.is === 'InForce') return { words: state.next ? 'In force – a change is on its way' : 'In force', tone: 'good' }
      return { words: `${approved} – not in force yet`, tone: 'waiting' }
    }
  }
}
