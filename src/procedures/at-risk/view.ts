import type { Button, Facts, View, Viewer } from '../procedure.js'
import { whatHelps } from './dialogs.js'
import { isSenior } from './ladder.js'
import { handled, known, paragraphs, progress, reporterOf, standing } from './lines.js'
import type { AtRiskState, Raised } from './matter.js'
import { isTold } from './rights.js'

const seniorButtons = (state: Raised, viewer: Viewer): readonly Button[] => {
  const add: Button = { title: 'Add details', does: { dialog: 'add-details' } }
  if (state.is === 'Unacknowledged') return [{ title: 'I have it', does: { step: 'AcknowledgeAlert' }, style: 'primary' }, add]
  // s10: what follows for the customer is a matter of its own, filled in from here.
  if (state.is === 'Concluded') return [{ title: 'Ask for a restriction', does: { command: '/restriction' } }]
  const person = viewer.person
  if (person?.id !== state.heldBy && !person?.roles.includes('head of department')) return [add]
  return [
    { title: 'What was established', does: { dialog: 'establish' }, style: 'primary' },
    ...(state.disclosure ? [] : [{ title: 'Details to an authority', does: { dialog: 'disclose' } } satisfies Button]),
    { title: 'Hand over', does: { dialog: 'hand-over' } },
    { title: 'Conclude', does: { dialog: 'conclude' } },
    add,
  ]
}

const frame = (state: Raised, facts: Facts) => ({
  title: 'At-risk alert',
  status: standing(state, facts),
  preview: `At-risk alert ${facts.record}`,
})

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
    progress: progress(state, facts),
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

const plain = (state: Raised, facts: Facts, lines: readonly string[], buttons: readonly Button[], rest: Partial<View> = {}): View => ({
  ...frame(state, facts),
  template: 'plain',
  data: { paragraphs: lines, rows: [], quotes: [] },
  sections: ['s9'],
  buttons,
  ...rest,
})

const telephoneNote = (state: Raised, facts: Facts): View => {
  const { calendar, names } = facts.office
  const { caseSystem } = names
  // It is read on the case file for years: no "today" in it.
  const when = `${calendar.sayDate(calendar.dateOf(state.raisedAt))} at ${calendar.timeOf(state.raisedAt)}`
  if (state.noteKept)
    return plain(state, facts, ['The telephone note is on the case file. Thank you.'], [], {
      title: 'Telephone note',
      status: { words: 'Done', tone: 'good' },
    })
  return plain(
    state,
    facts,
    [
      `Case ${state.report.case ?? ''}: please put a telephone note with the details of the threat on the case file in ${caseSystem}. You could paste this:`,
      `Telephone note, ${when}. Said or written: ${state.report.said}`,
      `Passed at once to a senior member of staff (${facts.record}).`,
    ],
    [{ title: 'Done', does: { step: 'KeepTelephoneNote' }, style: 'primary' }],
    { title: 'Telephone note', status: { words: 'To do', tone: 'waiting' } },
  )
}

const governance = (state: Raised, facts: Facts): View => {
  const disclosure = 'disclosure' in state ? state.disclosure : undefined
  const confirmed = disclosure?.confirmedBy
  return {
    ...frame(state, facts),
    template: 'plain',
    title: 'Disclosure in vital interests',
    status: confirmed ? { words: 'Formal record confirmed', tone: 'good' } : { words: 'Formal record needed', tone: 'waiting' },
    data: { paragraphs: handled(state, facts).map((line) => line.text), rows: [], quotes: [] },
    sections: ['s9', 's11'],
    buttons:
      confirmed || !disclosure ? [] : [{ title: 'Confirm the formal record', does: { dialog: 'confirm-disclosure' }, style: 'primary' }],
  }
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
  switch (notice) {
    case 'receipt':
      return plain(
        state,
        facts,
        [
          'It is with the senior colleagues on duty. The card that comes with this one shows who has it, as it happens.',
          ...whatHelps(facts).slice(0, 1),
        ],
        [{ title: 'Add details', does: { dialog: 'add-details' } }],
        { title: 'Thank you – your alert is out', status: { words: 'Sent', tone: 'waiting' } },
      )
    case 'telephone-note':
      return telephoneNote(state, facts)
    case 'information-governance':
      return governance(state, facts)
    case 'not-reached':
      return plain(
        state,
        facts,
        [
          state.missed.length > 0
            ? 'The alert is on its way to others, but these people could not be reached. Please put the office file or their platform right.'
            : 'The alert is on its way. Please look at the duty ladder in the office file: it has gaps.',
          ...(facts.office.emptyTiers?.(facts.now) ?? []),
          ...state.missed.map((one) => `${facts.office.nameOf(one.person)}: ${one.because}`),
        ],
        [],
        { title: 'Somebody could not be reached' },
      )
    case 'still-with-you':
      return plain(
        state,
        facts,
        state.is === 'Held' && state.heldBy === person.id ? ['You have this alert. Is it still with you?'] : ['This alert has moved on.'],
        state.is === 'Held' && state.heldBy === person.id
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
