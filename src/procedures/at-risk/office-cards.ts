import type { Facts, Recipient, View } from '../procedure.js'
import { cite } from '../sections.js'
import type { StaffId } from '../words.js'
import { frame, noReportButton, plain, recordButton } from './frame.js'
import { disclosureOf } from './handling.js'
import { handled, reporterOf } from './lines.js'
import type { Raised } from './matter.js'
import { reportOwed } from './report.js'

/** One card a record for the administrators: what failed, whom it concerns, and nothing of what was said. */
export const notReached = (state: Raised, facts: Facts): View => {
  const { office } = facts
  const whom = (to: Recipient) => ('person' in to ? office.nameOf(to.person) : `The channel for ${to.channel}`)
  const means = { email: ' by e-mail', webhook: ' by the webhook', 'case-system': ' in the case system' } as const
  const isReached = (id: StaffId) => state.reached.some(({ person }) => person === id)
  const missed = state.missed.map(
    ({ person, because }) => `${office.nameOf(person)}${isReached(person) ? ' (reached since)' : ''}: ${because}`,
  )
  const failures = state.failures.map(({ to, by, because }) => `${whom(to)}${by ? means[by] : ''}: ${because}`)
  const gaps = office.emptyTiers?.(facts.now) ?? []
  return plain(
    state,
    facts,
    [
      missed.length + failures.length > 0
        ? 'Not everything about this alert could be delivered. Please put the office file or the platform right:'
        : 'Please look at the duty ladder in the office file: it has gaps.',
      ...missed,
      ...failures,
      ...gaps,
      'The alert itself goes on: whoever cannot be reached is stood in for.',
    ],
    [],
    { title: 'At-risk alert: not everything was delivered' },
  )
}

/** The reporter's manager, when the note is late. Nothing of what was said: that is for the seniors and the reporter. */
export const lateNote = (state: Raised, facts: Facts): View => {
  const { names } = facts.office
  if (state.noteKept) return telephoneNote(state, facts)
  return plain(
    state,
    facts,
    [
      `${reporterOf(state.report, state.raisedBy, facts.office)} raised this alert on case ${state.report.case ?? ''}, and its telephone note is not on the case file in ${names.caseSystem} yet. Please help them to put it there, or see that somebody does.`,
    ],
    [{ title: 'It is there', does: { step: 'KeepTelephoneNote' }, style: 'primary' }],
    { title: 'Telephone note', status: { words: 'Still to do', tone: 'warning' } },
  )
}

/** The reporter's note for the case file (s9), with the words to paste. */
export const telephoneNote = (state: Raised, facts: Facts): View => {
  const { calendar, names } = facts.office
  const { caseSystem } = names
  // It is read on the case file for years: no "today" in it.
  const when = `${calendar.sayDate(calendar.dateOf(state.raisedAt))} at ${calendar.timeOf(state.raisedAt)}`
  if (state.noteKept)
    return plain(state, facts, ['The telephone note is on the case file. Thank you.'], [], {
      title: 'Telephone note',
      status: { words: 'Done', tone: 'good' },
    })
  const view = plain(
    state,
    facts,
    [
      `Case ${state.report.case ?? ''}: please put a telephone note with the details of the threat on the case file in ${caseSystem}. You could paste the words below.`,
    ],
    [{ title: 'Done', does: { step: 'KeepTelephoneNote' }, style: 'primary' }],
    { title: 'Telephone note', status: { words: 'To do', tone: 'waiting' } },
  )
  const note = `Telephone note, ${when}. Said or written: ${state.report.said}\nPassed at once to a senior member of staff (${facts.record}).`
  return { ...view, paste: note }
}

/** The card of Information Governance: what was disclosed, and the formal record that they make (s9). */
export const governance = (state: Raised, facts: Facts): View => {
  const disclosure = disclosureOf(state)
  const confirmed = disclosure?.confirmedBy
  // s9: Information Governance know at once that somebody outside was told; the report to an authority is the record that they confirm.
  if (!disclosure)
    return {
      ...frame(state, facts),
      template: 'plain',
      title: 'An authority was told',
      status: reportOwed(state)
        ? { words: 'Its record is being made: it comes to you as a report to an authority', tone: 'waiting' }
        : { words: 'Nothing to do here', tone: 'good' },
      data: { paragraphs: handled(state, facts).map((line) => line.text), rows: [], quotes: [] },
      sections: ['s9', 's11'],
      buttons: reportOwed(state) ? [noReportButton] : [],
    }
  return {
    ...frame(state, facts),
    template: 'plain',
    title: 'Disclosure in vital interests',
    status: confirmed ? { words: 'Formal record confirmed', tone: 'good' } : { words: 'Formal record needed', tone: 'waiting' },
    data: { paragraphs: handled(state, facts).map((line) => line.text), rows: [], quotes: [] },
    sections: ['s9', 's11'],
    buttons: confirmed ? [] : [{ title: 'Confirm the formal record', does: { dialog: 'confirm-disclosure' }, style: 'primary' }],
  }
}

/** Whoever has the record to make: after the call, never before it. */
export const reportMissing = (state: Raised, facts: Facts): View =>
  reportOwed(state)
    ? plain(
        state,
        facts,
        [
          `Please record what was given to somebody outside: who was told what, when and why. ${state.is === 'Held' && state.dealtWith ? 'The alert is concluded with it.' : 'If you are still busy with this alert, deal with it first.'}`,
          `It is as much a report as any: a head of department looks at it, and Information Governance make the formal record. (${cite('s9', 's11')})`,
        ],
        [recordButton, { title: 'Open', does: { command: '/open' } }],
        { title: 'Record what they were told', status: { words: 'To do', tone: 'warning' }, sections: ['s9', 's11'] },
      )
    : plain(state, facts, ['There is nothing for you to do here. Thank you.'], [{ title: 'Open', does: { command: '/open' } }], {
        title: 'Record what they were told',
        status: { words: 'Done', tone: 'good' },
      })
