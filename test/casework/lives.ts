import type { AnyStep } from '../../src/procedures/procedure.js'
import type { StaffId } from '../../src/procedures/words.js'

/** What people may do to a record in a test, well filled in: its beginning, by anybody, and every step afterwards. `today` is a local date. */
export interface Life {
  /** The clock begins it, and nobody else. */
  readonly byItself?: true
  readonly begins: (today: string, move: (days: number) => string, by: StaffId) => AnyStep
  readonly goesOn: (today: string, move: (days: number) => string) => readonly AnyStep[]
}

/** What is typed wherever words are asked for; `numbered` tells the words of one step from those of another. */
const words = 'Because of what happened.'
export const numbered = (step: AnyStep, number: number): AnyStep =>
  JSON.parse(JSON.stringify(step).replaceAll(words, `Because of number ${number}.`)) as AnyStep
const step = (name: string, given: object = {}): AnyStep => ({ ...given, step: name })
const log = {
  kind: 'offensive',
  warnings: ['explained', 'warned'],
  date: '2026-03-03',
  time: '09:50',
  reason: 'They swore at me.',
  quotes: [{ who: 'customer', words: 'You are useless' }],
  lineManager: 'lena',
  personal: 'possibly',
  personalNote: 'He says that he is ill.',
  caller: 'Jo Bloggs',
  caseReference: 'IC-1234',
}
const made = { what: words, why: words, authority: 'Police', recipient: 'Jo Law', rank: 'not given', jobTitle: 'Officer', contact: '999' }
const people = ['gita', 'gwen', 'lena', 'hugh', 'asha', 'greg'] as const

const arrangement = (kind: 'restriction' | 'adjustment'): Life => {
  const proposed = (today: string, review: string) => ({
    cases: 'IC-1234',
    ...(kind === 'restriction'
      ? { noFurtherContact: ['IC-1234'], channels: ['in writing only'], mailFolder: 'yes' }
      : { agreed: 'Large print' }),
    start: today,
    review,
  })
  return {
    begins: (today, move) =>
      step('AskForArrangement', {
        customer: 'Jo Bloggs',
        telephone: '0113 496 0002',
        ...(kind === 'restriction' ? { behaviour: 'unacceptable', equality: 'no sign of it', instead: 'no' } : {}),
        facts: 'They swore at me.',
        documents: '',
        ...proposed(today, move(300)),
      }),
    goesOn: (today, move) => [
      step('ApproveArrangement'),
      step('ApproveArrangement'),
      step('ApproveWithChanges', { ...proposed(today, move(200)), noFurtherContact: 'IC-1234', reason: words }),
      ...['DeclineArrangement', 'AskForMore', 'AnswerMore', 'ConsultHead', 'AdviseDecider', 'WithdrawRequest'].map((name) =>
        step(name, { reason: words }),
      ),
      step('MarkLetterSent', { on: today }),
      step('MarkWarningSent', { on: today }),
      step('StartWithoutLetter', { reason: words }),
      step('MarkCasesTitled'),
      step('MarkTakenAway'),
      step('MarkRecorded', { holdingCase: 'H-1', partyBox: 'yes', intranet: 'yes' }),
      step('AuthoriseMailFolder', { authorised: 'yes' }),
      ...people.map((owner) => step('NameOwner', { owner })),
      step('ContinueArrangement', { reason: words, review: move(300) }),
      step('ChangeArrangement', { ...proposed(today, move(300)), noFurtherContact: 'IC-1234', reason: words }),
      step('LiftArrangement', { reason: words }),
      step('RecordChallenge', { reason: words }),
      step('AnswerChallenge', { reason: words }),
      step('LogContact', { reason: words }),
    ],
  }
}

const logs = (how: object): Life => ({
  begins: (today) => step('LogCall', { ...log, ...how, date: today, wellbeing: 'talk' }),
  goesOn: (today, move) => [
    step('CorrectLog', { ...log, ...how, date: today, reason: `They swore at me on ${today}.`, correctionReason: words }),
    step('RecordTalk', { how: words, support: words }),
    step('DecideFollowUp', { followUp: 'yes', what: words, on: move(2) }),
    step('DecideFollowUp', { followUp: 'no', what: words }),
    step('CloseFollowUp', { outcome: words }),
    step('ReturnForCorrection', { points: ['other'], reason: words }),
    step('LinkCustomer', { name: 'Jo Bloggs', how: words }),
    step('MarkCopied'),
    step('MarkAlertRaised'),
  ],
})

/** A manager of whoever asks, as the test office has them. */
const managerOf = (by: StaffId): string =>
  ({ asha: 'lena', adil: 'lena', carl: 'lou', gita: 'hugh', gwen: 'hugh', greg: 'hugh' })[by as string] ?? 'gita'
/** The one turn on duty that there is in a random year: a week from today. */
export const turnOfYear = (today: string, move: (days: number) => string) => ({
  tier: 1,
  from: `${today}T00:00:00.000Z`,
  until: `${move(7)}T00:00:00.000Z`,
})

/** By the procedure's name. A procedure of the office that is missing here fails the tests that walk through all of them. */
export const lives: Readonly<Record<string, Life>> = {
  'difficult-call': {
    begins: () => step('BeginCall', { about: 'IC-1234' }),
    goesOn: () => [
      ...['Explain', 'Warn', 'TellOfComplaints', 'EndCall', 'EndCallOnThreat', 'CarryOn', 'AskForManager', 'TakeCall', 'MarkLogged'].map(
        (name) => step(name),
      ),
    ],
  },
  'terminated-call': logs({ time: '00:01' }),
  'written-contact': logs({ time: undefined, medium: 'e-mail', kind: 'other', threat: 'yes' }),
  'at-risk': {
    begins: () => step('RaiseAlert', { report: { said: 'He says goodbye.', who: 'customer', case: 'IC-1234' } }),
    goesOn: () => [
      step('AddDetails', { details: { imminent: 'yes', location: 'At home' } }),
      step('AcknowledgeAlert'),
      step('AcknowledgeAlert'),
      ...people.map((to) => step('HandOverAlert', { to })),
      step('TakeOverAlert'),
      step('ConfirmStillHeld'),
      step('RecordEstablished', { established: words, emergency: 'called' }),
      step('DecideDisclosure', { disclosure: { authority: 'Police', what: 'The name', vitalInterests: words, decidedBy: 'hugh' } }),
      step('ConfirmDisclosure', { reference: 'D-1' }),
      step('ConcludeAlert', { outcome: 'passed on', reason: words }),
      step('ConcludeAlert', { outcome: 'handled here', reason: words }),
      step('NoReportNeeded', { why: words }),
      step('KeepTelephoneNote'),
      step('EndCaution', { reason: words }),
      step('ReadAgain', { why: words }),
    ],
  },
  escalation: {
    begins: () =>
      step('Escalate', {
        kind: 'demand',
        askedFor: 'The director',
        helps: 'yes',
        why: words,
        route: 'manager call',
        basics: 'A late letter.',
        telephone: '0113 496 0002',
      }),
    goesOn: (_, move) => [
      step('TakeEscalation', { date: move(1), time: '11:00' }),
      ...people.map((to) => step('PassEscalation', { to, why: words })),
      step('DeclineEscalation', { why: words }),
      step('CallMade', { outcome: words, toWrite: 'A copy' }),
      step('CallMade', { outcome: words }),
      step('NoAnswer', { date: move(1), time: '11:00' }),
      step('MoveCall', { why: words, date: move(2), time: '10:00' }),
      step('LetterSent', { outcome: words }),
      step('SentPromised'),
      step('SentExhausted'),
      // Asked for and decided by few: tried more often.
      ...['yes', 'no', 'yes'].flatMap((exhausted) => [
        step('AskWhetherExhausted', { why: words }),
        step('DecideExhaustion', { exhausted, reason: words }),
      ]),
      step('ContinueMatter'),
      step('EndMatter', { why: words }),
    ],
  },
  restriction: arrangement('restriction'),
  adjustment: arrangement('adjustment'),
  'authority-report': {
    begins: () =>
      step('ProposeReport', { danger: 'no', grounds: ['threat to staff'], facts: 'They said that they know where I live.', risk: words }),
    goesOn: (today) => [
      step('PutToHead', { words }),
      step('ConsultHumanResources'),
      step('Advise', { words }),
      step('DecideReport', { report: 'yes', to: 'The police', reporter: 'hugh', reason: words, governance: words }),
      step('DecideReport', { report: 'no', reason: words }),
      step('MakeReport', { how: 'call', ...made, on: today }),
      step('CorrectItem', { item: 'contact', words: '101', why: words }),
      step('SettleCustomer', { told: 'endangers', words }),
      step('DecideMatter', { continues: 'no', why: words }),
      step('ToldOfMatter'),
      step('NoteAdded'),
      step('ConfirmRecord', { reference: 'D-1' }),
    ],
  },
  'guidance-change': {
    begins: () => step('ProposeChange', { section: '9', words, why: words }),
    goesOn: () => [
      ...['ApproveChange', 'AgreeForGovernance', 'WithdrawChange', 'TakeBackChange'].map((name) => step(name)),
      step('DeclineChange', { reason: words }),
    ],
  },
  'retention-list': {
    byItself: true,
    begins: (today) =>
      step('ListRecords', { records: [{ record: 'TC-2019-0001', what: 'Terminated call, discussed', ended: '2019-03-03', due: today }] }),
    goesOn: (_, move) => [
      step('HoldOnList', { records: 'all', ground: 'court', words, until: move(100) }),
      step('ReleaseRecords', { records: 'TC-2019-0001', words }),
      step('MarkLookedThrough'),
    ],
  },
  'subject-request': {
    begins: (today) =>
      step('AskForData', { is: 'customer', name: 'Jo Bloggs', telephone: '0113 496 0002', case: 'IC-1234', received: today, wants: words }),
    goesOn: (today) => [
      step('ConfirmIdentity', { how: words, also: words }),
      step('AskSubject', { about: 'scope', words, on: today }),
      step('RecordReply', { words, on: today }),
      step('ExtendTime', { reason: words, toldOn: today }),
      step('MarkGathered'),
      step('ReviewData', { others: 'agreed', othersWords: words, harm: 'no', alerts: 'no' }),
      step('SendData', { what: 'part', how: words, on: today }),
      step('RefuseRequest', { ground: 'excessive', reason: words, on: today }),
      step('WithdrawData', { reason: words }),
    ],
  },
  'same-customer': {
    begins: () => step('LinkCustomers', { one: 'TC-2026-0001', other: 'TC-2026-0002', reason: words }),
    goesOn: () => [step('UnlinkCustomers', { reason: words })],
  },
  'figures-taken': { begins: () => step('TakeFigures', { what: 'The whole office, March 2026, a table' }), goesOn: () => [] },
  'practice-digest': {
    byItself: true,
    begins: (today) =>
      step('TellDigest', {
        month: today.slice(0, 7),
        topics: [
          {
            about: 'Terminated call: Was a warning given before the end',
            of: { from: '2025-10', to: '2025-12' },
            says: 'yes 20 to 24; no 5 to 9',
            groups: [{ department: 'Public Services', group: 'Advice', says: 'yes 10 to 14; no under 5' }],
            worth: 0.3,
            section: 's4',
            passage: 'If there isn’t sufficient improvement, warn them.',
            ask: ['Which words do we use to warn somebody?'],
          },
        ],
      }),
    goesOn: () => [],
  },
  'practice-review': {
    byItself: true,
    begins: (today, move) =>
      step('OpenReview', {
        first: false,
        found: {
          date: move(30),
          from: move(-365),
          to: today,
          figures: { now: { from: '2025-01', to: '2025-12' }, before: { from: '2024-01', to: '2024-12' } },
          recorded: 14,
          draw: {
            seed: 'b3c1f0a97d264e58',
            of: 12,
            drawn: [
              { record: 'TC-2026-0101', what: 'Terminated call', opened: move(-40), readers: ['hugh', 'gita'] },
              { record: 'RE-2026-0102', what: 'Restriction', opened: move(-90), readers: ['hilda'] },
            ],
          },
          overdue: [{ record: 'RE-2025-0103', what: 'Restriction', since: move(-20) }],
          challenges: [{ record: 'RE-2025-0104', what: 'Restriction', at: '2026-01-12T10:00:00.000Z', ended: 'answered; it stands' }],
          guidance: [{ record: 'GC-2025-0105', section: '7.demand', heading: 'Demands', since: '2025-06-12T10:00:00.000Z' }],
        },
      }),
    goesOn: (today, move) => [
      step('ReadPack'),
      step('LookThroughGuidance'),
      step('LookAtRecord', { record: 'TC-2026-0101', finding: 'differs', words }),
      step('LookAtRecord', { record: 'RE-2026-0102', finding: 'agrees' }),
      step('DiscussReview', { on: today, words }),
      step('DecideInReview', { what: words, who: 'lena', until: move(20), guidance: 'no' }),
      step('SettleDecision', { number: '1', words }),
      step('CloseReview', { because: words, next: move(365) }),
    ],
  },
  'figures-closed': {
    byItself: true,
    begins: () =>
      step('CloseFigures', {
        closed: {
          quarter: '2026-03',
          sheets: [
            {
              procedure: 'terminated-call',
              of: { from: '2026-01', to: '2026-03' },
              units: [{ department: 'Public Services', group: 'Advice', count: 20, answers: { warned: { yes: 10 } }, times: {} }],
            },
          ],
        },
      }),
    goesOn: () => [],
  },
  conversation: {
    begins: (_, __, by) => step('AskConversation', { wished: managerOf(by), words }),
    goesOn: (_, move) => [
      step('AskSomebodyElse', { wished: 'gita' }),
      step('AskSomebodyElse', { wished: 'hugh' }),
      step('TakeConversation'),
      step('HaveTalked', { agreed: words, day: move(3) }),
      step('SettleAgreed'),
      step('WithdrawConversation'),
    ],
  },
  meeting: {
    byItself: true,
    begins: (today, _, by) => step('OweMeeting', { staff: by, contact: 'AR-2026-0001', since: `${today}T08:00:00.000Z`, hasTalk: false }),
    goesOn: () => [
      ...['OfferMeeting', 'SayAllRight', 'WishMeeting', 'DeclineMeeting'].map((name) => step(name)),
      step('HaveMet', { agreed: words }),
    ],
  },
  'withheld-name': {
    begins: (today, move, by) =>
      step('WithholdName', {
        ...(by === 'asha'
          ? { how: 'telephone', takesCalls: 'yes', day: today, time: '00:01' }
          : { how: 'writing', matter: 'A late letter', until: move(30) }),
        why: 'They asked where I live.',
        customer: 'Jo Bloggs',
      }),
    goesOn: (_, move) => [
      step('NoteObjection'),
      step('AgreeToWithhold', { until: move(20) }),
      step('RefuseToWithhold', { reason: words }),
      step('NoteOnCase'),
      step('GiveFullName'),
    ],
  },
  absence: {
    begins: (today, move, by) => step('SayAway', { person: by, is: 'away', from: today, until: move(2) }),
    goesOn: () => [step('TakeBack')],
  },
  turn: {
    begins: (today, move, by) => {
      const { tier, until } = turnOfYear(today, move)
      return step('TakeTurn', { turn: `${tier} ${until}`, person: by, insteadOf: 'beside' })
    },
    goesOn: () => [step('GiveBack')],
  },
}
