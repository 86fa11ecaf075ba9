import { detailsOf, labelsOf, phrasesOf } from '../../../src/casework/subject-access/details.js'
import { procedures } from '../../../src/office.js'
import type { Phrase } from '../../../src/procedures/in-copy.js'
import { facts } from '../../procedures/test-office.js'

const labelOf = (phrase: Phrase | undefined): string | undefined =>
  phrase === undefined || typeof phrase === 'string' ? phrase : 'forTheMachine' in phrase ? undefined : phrase.label

test('every procedure of the office has its phrases for a copy, and each is worded as a line', () => {
  expect(procedures.filter(({ inCopy }) => !inCopy).map(({ name }) => name)).toEqual([])
  for (const procedure of procedures)
    for (const phrase of Object.values(phrasesOf(procedure))) {
      const answers = typeof phrase === 'object' && 'answers' in phrase ? Object.values(phrase.answers) : []
      for (const words of [labelOf(phrase) ?? 'It', ...answers]) expect(words).toMatch(/^\p{Lu}.*[^.:]$/u)
    }
})

/** Whoever reads such a line alone does not know what was asked, of whom, or why what. */
const saysTooLittle =
  /^(?:Why|When|Who|Who (?:was )?(?:told|asked)(?: (?:for advice|else))?|On which day|The reason that was given|What was (?:said|asked|answered|written|noted beside it|done)|A record that is meant)$/
test('no line is so short that it is understood only by whoever knows what it stands in', () => {
  const short = procedures.flatMap((procedure) =>
    Object.entries(phrasesOf(procedure)).flatMap(([field, phrase]) => {
      const label = labelOf(phrase)
      // Of whom advice is asked, and in which step it was, is said by the line itself.
      return label !== undefined && field !== 'whom' && saysTooLittle.test(label) ? [`${procedure.name} ${field}: ${label}`] : []
    }),
  )
  expect(short).toEqual([])
})

// A customer, or an ombudsman, holds the office to what stands here.
const [at, before] = ['2026-03-02T10:00:00.000Z', '2026-03-09T10:00:00.000Z']
const truths: readonly (readonly [procedure: string, event: Readonly<Record<string, unknown>>, lines: Readonly<Record<string, string>>])[] =
  [
    [
      'at-risk',
      { event: 'AlertRaised', administrators: ['hugh'] },
      { 'The administrators to whom it was sent that some of those on duty cannot be reached': 'Hugh Barnes' },
    ],
    ['at-risk', { event: 'AlertClimbed', told: ['hugh'] }, { 'To whom the alert was sent': 'Hugh Barnes' }],
    [
      'at-risk',
      { event: 'AlertReached', person: 'hugh', channel: 'slack' },
      { 'To whom the alert was delivered': 'Hugh Barnes', 'By which way the alert was delivered': 'slack' },
    ],
    [
      'at-risk',
      { event: 'AlertMissed', person: 'hugh', because: 'no account' },
      { 'Whom the alert did not reach': 'Hugh Barnes', 'Why the message did not get through': 'no account' },
    ],
    [
      'at-risk',
      { event: 'HolderGone', from: 'hugh', because: 'away' },
      { 'Who had the alert until then': 'Hugh Barnes', 'Why whoever had the alert no longer deals with it': 'They were away' },
    ],
    [
      'at-risk',
      { event: 'FactsEstablished', ask: before },
      { 'When the record of what an authority was told is to be asked for': '9 March 2026 at 10:00' },
    ],
    [
      'at-risk',
      { event: 'NoReportNeeded', why: 'Nobody was told.' },
      { 'Why no record of what an authority was told is needed': 'Nobody was told.' },
    ],
    [
      'authority-report',
      { event: 'ReportProposed', proposal: { danger: 'told', contactBy: 'hugh', grounds: ['malicious'] }, told: ['lena'] },
      {
        'Was there reason to believe that it could happen at once, and had somebody outside been told?':
          'No, but an authority had been told already',
        'Who of our staff took the contact': 'Hugh Barnes',
        'What the customer is said to do': 'They are malicious or vexatious, so much that somebody has to intervene',
        'Who was asked to look at the proposal to report it': 'Lena Morris',
      },
    ],
    ['authority-report', { event: 'EmergencyRung', rang: 'hugh' }, { 'Who of us told the authority': 'Hugh Barnes' }],
    [
      'authority-report',
      { event: 'CustomerSettled', told: 'endangers', words: 'They might come.', on: '2026-03-02' },
      {
        'Does the customer know that it was reported?': 'No: telling them would endanger somebody',
        'Why the customer is not told that it was reported': 'They might come.',
        'On which day the customer was told that it was reported': '2 March 2026',
      },
    ],
    [
      'authority-report',
      { event: 'ReportRefused', reason: 'It was no threat.' },
      { 'Why it was decided not to report it': 'It was no threat.' },
    ],
    ['escalation', { event: 'CallBooked', callAt: before }, { 'When the customer is to be rung': '9 March 2026 at 10:00' }],
    [
      'escalation',
      { event: 'EscalationPassed', to: 'hugh', why: 'Hugh knows it.' },
      {
        'To whom the matter was passed, to be taken by them or not': 'Hugh Barnes',
        'Why the matter was passed to somebody else': 'Hugh knows it.',
      },
    ],
    [
      'escalation',
      { event: 'ExhaustionAsked', told: ['hugh'], why: 'All was said.' },
      {
        'Who was asked to decide whether our complaints process has come to its end on this': 'Hugh Barnes',
        'Why our complaints process may have come to its end on this': 'All was said.',
      },
    ],
    [
      'restriction',
      { event: 'ArrangementAskedFor', request: { terms: { noFurtherContact: ['IC-1'], channels: ['by post only'], start: '2026-03-02' } } },
      {
        'A case about which it was proposed that we no longer write or talk': 'IC-1',
        'How it was proposed that the customer may contact us': 'By post only',
        'The day on which it was proposed to begin': '2 March 2026',
      },
    ],
    [
      'restriction',
      { event: 'ArrangementApproved', terms: { noFurtherContact: ['IC-1'] } },
      { 'A case about which we no longer write or talk': 'IC-1' },
    ],
    [
      'restriction',
      { event: 'TaskDone', task: 'mail folder', as: 'refused' },
      { 'What there was to be done': 'Set up the mail folder', 'Was it done?': 'No: it was refused' },
    ],
    [
      'restriction',
      { event: 'OwnerMissing', owner: 'hugh' },
      { 'The member of staff who looked after it and no longer may': 'Hugh Barnes' },
    ],
    [
      'restriction',
      { event: 'DeemingAskedFor', told: ['hugh'] },
      { 'Who was asked whether the behaviour is unreasonably persistent': 'Hugh Barnes' },
    ],
    [
      'restriction',
      { event: 'WarningSent', on: '2026-03-02' },
      { 'The day on which a letter of warning was sent to the customer': '2 March 2026' },
    ],
    [
      'retention-list',
      { event: 'HoldsEnding', records: ['TC-2026-0001'], on: '2026-03-02' },
      {
        'The day on which Information Governance was asked whether records that are held are held longer': '2 March 2026',
      },
    ],
    [
      'retention-list',
      { event: 'RecordsHeld', hold: { until: '2026-03-02' } },
      { 'The day until which the records must stay': '2 March 2026' },
    ],
    [
      'withheld-name',
      { event: 'WithholdingAgreed', until: '2026-03-02' },
      { 'Until which day it was agreed that the full name is not given': '2 March 2026' },
    ],
    ['absence', { event: 'PresenceSaid', said: { until: before } }, { 'Until when it holds': '9 March 2026 at 10:00' }],
    ['meeting', { event: 'MeetingOwed', told: ['hugh'] }, { 'Who was asked to offer the member of staff a talk': 'Hugh Barnes' }],
    ['meeting', { event: 'MeetingOffered', told: ['hugh'] }, { 'Who is to talk with the member of staff': 'Hugh Barnes' }],
    ['meeting', { event: 'MeetingAskedAgain', told: ['hugh'] }, { 'Who is to talk with the member of staff': 'Hugh Barnes' }],
    [
      'authority-report',
      { event: 'DecisionClimbed', told: ['hugh'] },
      { 'Who was asked to decide on it, since nobody had': 'Hugh Barnes' },
    ],
    [
      'at-risk',
      { event: 'DeliveryFailed', to: { channel: 'seniors' }, because: 'no channel' },
      { 'The channel for which the message was': 'seniors', 'Why the message did not get through': 'no channel' },
    ],
    [
      'subject-request',
      { event: 'ClockResumed', words: 'It is I.', on: '2026-03-02', clock: { due: '2026-04-02', until: before } },
      {
        'What whoever asks answered': 'It is I.',
        'On which day the answer of whoever asks came': '2 March 2026',
        'The day by which it is to be answered': '2 April 2026',
      },
    ],
    [
      'subject-request',
      { event: 'DataReviewed', others: 'agreed', harm: 'may' },
      {
        'Was anything about other people in it?': 'Yes, and some of it is given: they agreed, or it is reasonable without',
        'Could reading it have caused serious harm to anybody?': 'Somebody who can tell was asked, and it may be given',
      },
    ],
  ]
test.each(truths)('what a copy says of what happened is so: %s %j', (name, event, lines) => {
  const procedure = procedures.find((one) => one.name === name)
  if (!procedure) throw new Error(`there is no ${name}`)
  const details = detailsOf({ ...event, at, version: 2 }, labelsOf(procedure, facts('asha')), facts('asha'), {
    phrases: phrasesOf(procedure),
  })
  const said = Object.fromEntries(details.map(({ label, value }) => [label, value]))
  expect(said).toMatchObject(lines)
  // And nothing is told beside: no moment by which the machine reckons.
  expect(Object.keys(said).length).toBeGreaterThanOrEqual(Object.keys(lines).length)
  expect(JSON.stringify(said)).not.toContain('Until"')
})

test('an answer that can be chosen on a form has its words in a copy', () => {
  const missing = procedures.flatMap((procedure) => {
    const labels = labelsOf(procedure, facts('asha'))
    return Object.entries(phrasesOf(procedure)).flatMap(([field, phrase]) => {
      const form = labels.get(field)
      if (typeof phrase !== 'object' || !('answers' in phrase) || !form || form.isOneOfSeveral) return []
      return Object.keys(form.labels).flatMap((answer) => (answer in phrase.answers ? [] : [`${procedure.name} ${field}: ${answer}`]))
    })
  })
  expect(missing).toEqual([])
})

// "No, but an authority has been told" is no yes, in whatever words a copy puts it.
test('what was answered yes or no on a form is no other answer in a copy', () => {
  const turned = procedures.flatMap((procedure) => {
    const labels = labelsOf(procedure, facts('asha'))
    return Object.entries(phrasesOf(procedure)).flatMap(([field, phrase]) => {
      const form = labels.get(field)
      if (typeof phrase !== 'object' || !('answers' in phrase) || !form || form.isOneOfSeveral) return []
      const { answers } = phrase as { readonly answers: Readonly<Record<string, string>> }
      return Object.entries(form.labels).flatMap(([answer, words]) => {
        const said = /^(?:Yes|No)\b/.exec(words)?.[0]
        const copied = /^(?:Yes|No)\b/.exec(answers[answer] ?? '')?.[0]
        return said !== undefined && copied !== undefined && said !== copied
          ? [`${procedure.name} ${field} ${answer}: ${words} / ${answers[answer]}`]
          : []
      })
    })
  })
  // Here the copy asks the other way round: whether anything had to stay out.
  expect(turned).toEqual([
    'subject-request alerts may: Yes, and it endangers nobody and hinders no inquiry / No: it endangers nobody and hinders no inquiry',
  ])
})
