import type { Facts, View, Viewer } from '../procedure.js'
import { isSenior } from '../shared/people.js'
import { frame, plain, seniorButtons } from './frame.js'
import { handled, known, paragraphs, progress, reporterOf, ring } from './lines.js'
import type { AtRiskState, Raised } from './matter.js'
import { again, taken, takenOver, takeOver } from './messages.js'
import { governance, lateNote, notReached, reportMissing, telephoneNote } from './office-cards.js'
import { isTold } from './rights.js'
import { whatHelps } from './what-helps.js'

/** The senior's card; whoever is not senior, was not told and did not raise it sees where it stands, and nothing more (rule 6). */
const senior = (state: Raised, viewer: Viewer, facts: Facts): View => ({
  ...frame(state, facts),
  template: 'at-risk/senior',
  data: {
    said: paragraphs(state.report.said),
    raised: `Raised by ${reporterOf(state.report, state.raisedBy, facts.office)}, ${facts.office.calendar.say(state.raisedAt, facts.now)}`,
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
    progress: [{ text: `Raised at ${facts.office.calendar.timeOf(state.raisedAt)}.` }, ...progress(state, facts)],
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

/** What goes back at once to whoever raised it: nothing that a delivery could belie. Once something has happened, it is the status. */
const receipt = (state: Raised, facts: Facts): View => {
  const isFresh = state.is === 'Unacknowledged' && state.rung === 0 && state.reached.length + state.missed.length === 0 && !state.left
  if (!isFresh) return status(state, facts)
  const names = state.told.map(facts.office.nameOf).join(', ')
  return plain(
    state,
    facts,
    [
      names
        ? `We are sending it now to ${names}. A card in your chat with me shows who has received it and who takes it, as it happens.`
        : 'A card in your chat with me shows what happens with it.',
      ...whatHelps(facts).slice(0, 1),
    ],
    [{ title: 'Add details', does: { dialog: 'add-details' } }],
    { title: 'Your alert is raised', status: { words: 'Being sent', tone: 'waiting' } },
  )
}

/** Every card of an alert. A shared channel gets the reference and where it stands, never a word of what was said (rule 6). */
export const viewAtRisk = (notice: string, state: AtRiskState, viewer: Viewer, facts: Facts): View => {
  if (state.is === 'NotRaised') throw new Error(`${facts.record} was never raised, so it has no card`)
  const person = viewer.person
  if (person === undefined)
    return plain(
      state,
      facts,
      ['A member of staff has raised an at-risk alert. The seniors on duty have the details in their own messages.'],
      state.is === 'Unacknowledged' ? [{ title: 'I have it', does: { step: 'AcknowledgeAlert' }, style: 'primary' }] : [],
    )
  const isAsked = state.is === 'Held' && state.heldBy === person.id && !state.dealtWith
  switch (notice) {
    case 'receipt':
      return receipt(state, facts)
    case 'again':
      return again(state, person, facts)
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
      if (isTold(state, person.id) || isSenior(person)) return senior(state, viewer, facts)
      if (person.roles.includes('information governance')) return governance(state, facts)
      return plain(state, facts, ['The details are with the senior colleagues who were told.'], [])
  }
}
