import type { Facts, View, Viewer } from '../procedure.js'
import { officeThen } from '../shared/called.js'
import { namesOf } from '../shared/people.js'
import { onNumber } from '../shared/ringing.js'
import { viewInChannel } from './channel-card.js'
import { cleared, isCleared } from './clearing.js'
import { frame, plain, seniorButtons } from './frame.js'
import { disclosureOf } from './handling.js'
import {
  broughtToNobody,
  handled,
  holdersNumber,
  known,
  nobodyToTell,
  paragraphs,
  progress,
  reporterOf,
  ring,
  staysUntil,
} from './lines.js'
import type { AtRiskState, Raised } from './matter.js'
import { again, more, taken, takenOver, takeOver } from './messages.js'
import { governance, lateNote, notReached, reportMissing, telephoneNote } from './office-cards.js'
import { dealsWith } from './rights.js'
import { whatHelps } from './what-helps.js'

/** The senior's card; whoever is not senior, was not told and did not raise it sees where it stands, and nothing more (rule 6). */
const senior = (state: Raised, viewer: Viewer, facts: Facts): View => ({
  ...frame(state, facts),
  template: 'at-risk/senior',
  data: {
    said: paragraphs(state.report.said),
    raised: `Raised by ${reporterOf(state.report, state.raisedBy, officeThen(facts.office, state.raisedAt))}${state.is === 'Concluded' ? '' : onNumber(state.raisedBy, facts.office)}, ${facts.office.calendar.say(state.raisedAt, facts.now)}`,
    known: known(state.report),
    handled: handled(state, facts),
    progress: progress(state, facts),
  },
  sections: ['s9', 's11'],
  buttons: seniorButtons(state, viewer),
})

const status = (state: Raised, facts: Facts): View => ({
  ...frame(state, facts),
  template: 'at-risk/status',
  data: {
    ring: ring(state, facts),
    progress: [
      ...holdersNumber(state, facts),
      { text: `Raised ${facts.office.calendar.say(state.raisedAt, facts.now)}.` },
      ...progress(state, facts),
      ...staysUntil(state),
    ],
    helps:
      state.is === 'Unacknowledged'
        ? whatHelps(facts)
            .slice(0, 1)
            .map((text) => ({ text }))
        : [],
    said: paragraphs(state.report.said),
    known: known(state.report),
  },
  sections: ['s9'],
  buttons: state.is === 'Concluded' ? [] : [{ title: 'Add details', does: { dialog: 'add-details' }, style: 'primary' }],
})

/**
 * What goes back at once to whoever raised it. It stays in their chat as it is, so it holds nothing that a delivery, or an hour, could belie. Once
 * something has happened, it is the status.
 */
const receipt = (state: Raised, facts: Facts): View => {
  const isFresh = state.is === 'Unacknowledged' && state.rung === 0 && state.reached.length + state.missed.length === 0 && !state.left
  if (!isFresh) return status(state, facts)
  const names = namesOf(state.told, facts.office, 'and')
  return plain(
    state,
    facts,
    [
      names
        ? `It goes at once to ${names}. Another card in your chat with me shows who has received it and who takes it, as it happens.`
        : `${nobodyToTell(facts)} Another card in your chat with me shows what happens with it.`,
      ...whatHelps(facts).slice(0, 1),
    ],
    [{ title: 'Add details', does: { dialog: 'add-details' } }],
    {
      title: 'Your alert is raised',
      status: { words: `Raised ${facts.office.calendar.say(state.raisedAt, facts.now)}`, tone: 'waiting' },
      anywhere: names
        ? `Your alert is raised as ${facts.record}, and goes at once to senior colleagues. You need not send it again.`
        : `${broughtToNobody(facts.office)} It is saved as ${facts.record}.`,
    },
  )
}

/** Does this card show what was said, or what was established? Whoever still has a note to keep or a record to confirm needs the words for it. */
const shows = (notice: string, state: Raised): boolean => {
  const disclosure = disclosureOf(state)
  if (notice === 'telephone-note') return state.noteKept || state.report.case === undefined
  if (notice === 'information-governance') return disclosure === undefined || disclosure.confirmedBy !== undefined
  return !ofFewWords.includes(notice)
}
const ofFewWords = [
  'telephone-note-late',
  'again',
  'take-over',
  'taken',
  'taken-over',
  'more',
  'report-owed',
  'not-reached',
  'still-with-you',
]

/** Every card of an alert. A shared channel gets the reference and where it stands, never a word of what was said (rule 6). */
export const viewAtRisk = (notice: string, state: AtRiskState, viewer: Viewer, facts: Facts): View => {
  if (state.is === 'NotRaised') throw new Error(`${facts.record} was never raised, so it has no card`)
  const person = viewer.person
  if (person === undefined) return viewInChannel(notice, state, facts)
  const isAsked = state.is === 'Held' && state.heldBy === person.id && !state.dealtWith
  if (isCleared(state, viewer) && shows(notice, state)) return cleared(state, viewer, facts)
  switch (notice) {
    case 'receipt':
      return receipt(state, facts)
    case 'again':
      return again(state, person, facts)
    case 'more':
      return more(state, person, facts)
    case 'take-over':
      return takeOver(state, person, facts)
    case 'taken':
      return taken(state, facts)
    case 'taken-over':
      return takenOver(state, person, facts)
    case 'telephone-note':
      return telephoneNote(state, facts)
    case 'telephone-note-late':
      return lateNote(state, facts)
    case 'information-governance':
      return governance(state, facts)
    case 'report-owed':
      return reportMissing(state, facts)
    case 'not-reached':
      return notReached(state, facts)
    case 'still-with-you':
      return plain(
        state,
        facts,
        isAsked ? ['You have this alert. Is it still with you?'] : ['This alert has moved on.'],
        isAsked
          ? [
              { title: 'Yes, still with me', does: { step: 'ConfirmStillHeld' }, style: 'primary' },
              { title: 'Hand over', does: { dialog: 'hand-over' } },
              { title: 'Conclude', does: { dialog: 'conclude' } },
            ]
          : [],
      )
    default:
      if (person.id === state.raisedBy) return status(state, facts)
      if (dealsWith(state, person)) return senior(state, viewer, facts)
      if (person.roles.includes('information governance')) return governance(state, facts)
      return plain(state, facts, ['The details are with the senior colleagues who were told.'], [])
  }
}
