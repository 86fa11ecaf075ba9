import { whatHelps } from './at-risk-dialogs.js'
import { isSenior } from './at-risk-ladder.js'
import type { AtRiskReport, AtRiskState, Raised } from './at-risk-matter.js'
import { isTold } from './at-risk-rights.js'
import type { Button, Facts, View, Viewer } from './procedure.js'

type Row = { readonly label: string; readonly value: string }
type Line = { readonly text: string }

const paragraphs = (text: string): readonly Line[] =>
  text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => ({ text: line }))

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
const known = (report: AtRiskReport): readonly Row[] => {
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
const progress = (state: Raised, facts: Facts): readonly Line[] => {
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
            text:
              state.rung === 0
                ? 'Nobody has acknowledged it yet.'
                : `Nobody has acknowledged it yet: more people have been told (round ${state.rung + 1}).`,
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

const handled = (state: Raised, facts: Facts): readonly Line[] => {
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

const seniorButtons = (state: Raised, viewer: Viewer): readonly Button[] => {
  const add: Button = { title: 'Add details', does: { dialog: 'add-details' } }
  if (state.is === 'Unacknowledged') return [{ title: 'I have it', does: { step: 'AcknowledgeAlert' }, style: 'primary' }, add]
  if (state.is === 'Concluded') return []
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
    raised: `Raised by ${facts.office.nameOf(state.raisedBy)}, ${facts.office.calendar.say(state.raisedAt, facts.now)}`,
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
  buttons: [
    ...(state.is === 'Concluded' ? [] : [{ title: 'Add details', does: { dialog: 'add-details' }, style: 'primary' } satisfies Button]),
    { title: 'I need support', does: { command: '/need-support' } },
  ],
})

const plain = (state: Raised, facts: Facts, lines: readonly string[], buttons: readonly Button[], rest: Partial<View> = {}): View => ({
  ...frame(state, facts),
  template: 'at-risk/lines',
  data: { lines: lines.map((text) => ({ text })) },
  sections: ['s9'],
  buttons,
  ...rest,
})

const telephoneNote = (state: Raised, facts: Facts): View => {
  const { caseSystem } = facts.office.names
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
      `Telephone note, ${facts.office.calendar.say(state.raisedAt, facts.now)}. Said or written: ${state.report.said}`,
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
    template: 'at-risk/lines',
    title: 'Disclosure in vital interests',
    status: confirmed ? { words: 'Formal record confirmed', tone: 'good' } : { words: 'Formal record needed', tone: 'waiting' },
    data: { lines: handled(state, facts) },
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
    case 'telephone-note':
      return telephoneNote(state, facts)
    case 'information-governance':
      return governance(state, facts)
    case 'not-reached':
      return plain(
        state,
        facts,
        [
          'The alert is on its way to others, but these people could not be reached. Please put the office file or their platform right.',
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
