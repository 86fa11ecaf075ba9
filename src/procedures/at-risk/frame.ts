import type { Button, Facts, View, Viewer } from '../procedure.js'
import { isSenior } from '../shared/people.js'
import { handlingOf } from './handling.js'
import { standing } from './lines.js'
import type { Raised } from './matter.js'
import { reportOwed } from './report.js'

/** s9, s11: what somebody outside was told, or is to be told, is a report to an authority: filled in from here. */
export const recordButton: Button = { title: 'Record what they were told', does: { command: '/authority-report' }, style: 'primary' }
const reportButtons = (state: Raised): readonly Button[] => {
  if (reportOwed(state)) return [recordButton]
  return handlingOf(state)?.reporting?.opened ? [] : [{ title: 'Details to an authority', does: { command: '/authority-report' } }]
}
const endCautionButton: Button = { title: 'Contact as usual again', does: { dialog: 'end-caution' } }
export const noReportButton: Button = { title: 'No record is needed', does: { dialog: 'no-report' } }

const establishButton: Button = { title: 'What was established', does: { dialog: 'establish' }, style: 'primary' }
const concludeButton: Button = { title: 'Conclude', does: { dialog: 'conclude' } }

/** The one thing that comes next for whoever has the alert: the record that is owed, what was established, or the end. */
export const nextButton = (state: Extract<Raised, { is: 'Held' }>): Button => {
  if (reportOwed(state) || state.dealtWith) return recordButton
  return state.established.length > 0 ? { ...concludeButton, style: 'primary' } : establishButton
}

/** What may be done with an alert from a senior's card. */
export const seniorButtons = (state: Raised, viewer: Viewer): readonly Button[] => {
  const add: Button = { title: 'Add details', does: { dialog: 'add-details' } }
  if (state.is === 'Unacknowledged') return [{ title: 'I have it', does: { step: 'AcknowledgeAlert' }, style: 'primary' }, add]
  // s10: what follows for the customer is a matter of its own, filled in from here.
  if (state.is === 'Concluded')
    return [
      ...reportButtons(state),
      { title: 'Ask for a restriction', does: { command: '/restriction' } },
      ...(viewer.person && isSenior(viewer.person) && !state.cautionEnded ? [endCautionButton] : []),
    ]
  const person = viewer.person
  const isHolder = person?.id === state.heldBy
  const over: readonly Button[] =
    !isHolder && person !== undefined && person.id !== state.raisedBy && isSenior(person)
      ? [{ title: 'Take it over', does: { step: 'TakeOverAlert' }, ...(state.others.length > 0 ? { style: 'primary' } : {}) }]
      : []
  const isHead = person?.roles.includes('head of department') ?? false
  if (!isHolder && !isHead) return [...over, ...(reportOwed(state) ? [recordButton] : []), add]
  const noNeed = reportOwed(state) && isHead && !isHolder ? [noReportButton] : []
  const handOver: Button = { title: 'Hand over', does: { dialog: 'hand-over' } }
  if (state.dealtWith) return [recordButton, ...over, handOver, ...noNeed, add]
  return [...over, establishButton, ...reportButtons(state), handOver, concludeButton, ...noNeed, add]
}

/** What all cards of an alert share. None of them offers to raise another. */
export const frame = (state: Raised, facts: Facts) => ({
  title: 'At-risk alert',
  status: standing(state, facts),
  preview: `At-risk alert ${facts.record}`,
  aboutAlert: true as const,
})

/** A card of a few sentences. */
export const plain = (
  state: Raised,
  facts: Facts,
  lines: readonly string[],
  buttons: readonly Button[],
  rest: Partial<View> = {},
): View => ({
  ...frame(state, facts),
  template: 'plain',
  data: { paragraphs: lines, rows: [], quotes: [] },
  sections: ['s9'],
  buttons,
  ...rest,
})
