import { z } from 'zod'
import { type Alarm, decided, type Facts, refused } from '../procedure.js'
import { cite } from '../sections.js'
import { nameThen } from '../shared/called.js'
import * as fields from '../shared/fields.js'
import { tell } from '../shared/people.js'
import { after } from '../shared/wait.js'
import { disclosureOf } from './handling.js'
import { rings, takes } from './kit.js'
import { remindNote } from './note.js'
import { chaseReport, noReportNeeded, reportOpened, reportOwed } from './report.js'
import { mayConfirm, mayEndCaution, mayNote, mayRecord, maySayNothingGiven } from './rights.js'

/** Ours: the formal record of s9 is asked after each working day. */
export const disclosureReminder = (facts: Facts): Alarm => ({ alarm: 'RemindDisclosure', at: after(facts.now, { workingDays: 1 }, facts) })

/** It holds nothing, and is said in a form all the same: no press takes it. */
const nothing: z.ZodObject = z.object({})

/** What is put on record about an alert, whoever has it: what was given to somebody outside (s9, s11), the telephone note, the end of the caution. */
export const recording = {
  /** s9, s11: Casework takes it when the report that was begun from the alert is sent; no press does. */
  ReportOpened: takes({
    given: nothing,
    may: mayRecord,
    holdsWhenStale: true,
    does: (_, state, facts) => reportOpened(state, facts),
  }),
  /** s9, s11: no report follows and no disclosure was made: the reason is kept. */
  NoReportNeeded: takes({
    given: z.object({ why: fields.words('Why?', { missing: 'Say why no record is needed.' }) }),
    may: maySayNothingGiven,
    holdsWhenStale: true,
    unless: (state) => (reportOwed(state) ? undefined : 'No record is missing on this alert.'),
    form: {
      name: 'no-report',
      title: 'No record is needed',
      send: 'Record it',
      screen: { name: 'why', title: 'Why is no record needed?' },
      know: [`Only when nobody outside was given anything after all. A call to the emergency services is a report. (${cite('s11')})`],
    },
    does: ({ why }, state, facts) => noReportNeeded(why, state, facts),
  }),
  /** Ours: a report that was concluded on is asked after until it is begun (rule 3). */
  ChaseReport: rings({ does: (_, state, facts) => chaseReport(state, facts) }),
  /** s9: Information Governance make the formal record of the disclosure. Of before a report to an authority was its record; they are asked until they have. */
  ConfirmDisclosure: takes({
    given: z.object({
      reference: fields.line('Reference of the formal record', { max: 300, missing: 'Give the reference of the formal record.' }),
    }),
    may: mayConfirm,
    holdsWhenStale: true,
    unless: (state, { office }) => {
      const disclosure = disclosureOf(state)
      if (!disclosure) return 'No disclosure has been decided on this alert.'
      return disclosure.confirmedBy ? `${office.nameOf(disclosure.confirmedBy)} has confirmed the record already.` : undefined
    },
    form: {
      name: 'confirm-disclosure',
      title: 'Formal record of the disclosure',
      send: 'Confirm',
      screen: { name: 'reference', title: 'Where is the formal record?' },
    },
    does: ({ reference }) => decided([{ event: 'DisclosureConfirmed', reference }]),
  }),
  /** Ours: the formal record is asked after (rule 3). */
  RemindDisclosure: rings({
    does: (_, state, facts) => {
      const disclosure = disclosureOf(state)
      if (!disclosure || disclosure.confirmedBy) return decided()
      const governance = facts.office.holding('information governance').map(({ id }) => id)
      return decided([], [...tell('information-governance', governance, 'now'), disclosureReminder(facts)])
    },
  }),
  /** s9: a call that relates to a case has a telephone note on its file. */
  KeepTelephoneNote: takes({
    may: mayNote,
    holdsWhenStale: true,
    does: (_, { noteKept }) =>
      noteKept ? refused('The telephone note is on the case file already.') : decided([{ event: 'TelephoneNoteKept' }]),
  }),
  /** Ours: the note is asked after, and passed up (rule 3). */
  RemindTelephoneNote: rings({ does: (_, state, facts) => remindNote(state, facts) }),
  /** Ours, from s9: a senior says, for a reason, that nobody need ask first any more before a contact. */
  EndCaution: takes({
    given: z.object({ reason: fields.words('Why?', { max: 2_000, missing: 'Say why nobody need ask any more.' }) }),
    may: mayEndCaution,
    holdsWhenStale: true,
    during: ['Concluded'],
    otherwise: 'While an alert is open, a senior colleague is asked first. Conclude it before you say that.',
    unless: ({ cautionEnded }, { office, now }) =>
      cautionEnded ? `${nameThen(cautionEnded, office)} said so already, ${office.calendar.say(cautionEnded.at, now)}.` : undefined,
    form: {
      name: 'end-caution',
      title: 'Contact as usual again',
      send: 'Nobody need ask any more',
      screen: { name: 'reason', title: 'Why need nobody ask any more?' },
      know: [
        `Until you say so, everybody who looks the customer up is told to ask a senior colleague before they contact them. (${cite('s9')})`,
        'Please talk to whoever dealt with the alert first. The alert itself stays as it is.',
      ],
    },
    does: ({ reason }) => decided([{ event: 'CautionEnded', reason }]),
  }),
}
