import { procedures } from '../../src/office.js'
import { facts, staff } from '../procedures/test-office.js'
import { above, type Cell, hasToDo, heads, is, isHere, isSenior, manages, offices, present, wasAsked } from '../procedures/who-is-there.js'
import { dice } from './random-years.js'
import { statesOf } from './states-of.js'

type Who = (cell: Cell) => boolean
const anybody: Who = () => true
const isOne =
  (...fields: readonly string[]): Who =>
  ({ one, state }) =>
    fields.some((field) => state[field] === one.id)
const holds =
  (...roles: Parameters<typeof is>[1][]): Who =>
  ({ one }) =>
    is(one, ...roles)
const either =
  (...some: readonly Who[]): Who =>
  (cell) =>
    some.some((who) => who(cell))
const both =
  (...all: readonly Who[]): Who =>
  (cell) =>
    all.every((who) => who(cell))
const not =
  (who: Who): Who =>
  (cell) =>
    !who(cell)
const field = <T>({ state }: Cell, name: string): T | undefined => state[name] as T | undefined
const answersFor =
  (name: string, of: (cell: Cell) => unknown): Who =>
  (cell) =>
    name !== '' && above(of(cell), cell).includes(cell.one.id)

// s12, s6: a live call is the caller's; managers who were asked take it; gone, whoever is next above closes and logs it.
const call = (cell: Cell) => field<string>(cell, 'staff')
const firstAbove = (cell: Cell, of: unknown, rank = manages): string | undefined =>
  present([...above(of, cell), ...heads(cell).filter((id) => id !== of)], cell, { never: [of], rank })[0]
const closes: Who = (cell) => cell.one.id === call(cell) || (!isHere(call(cell), cell) && firstAbove(cell, call(cell)) === cell.one.id)
const late = (cell: Cell): boolean =>
  (field<{ chased: number; closed?: unknown }[]>(cell, 'toDo') ?? []).some((one) => !one.closed && one.chased > 0)

// s6, s2: the line manager named, who holds the rank, or who stands in; else the next above; those it was passed up to.
const log = (cell: Cell) => field<{ lineManager: string }>(cell, 'log')?.lineManager
const reporter = (cell: Cell) => field<string>(cell, 'reporter')
const discusser = (cell: Cell): string | undefined => {
  const never = [reporter(cell)]
  const asked = { never, rank: manages }
  const ownAbove = present(above(reporter(cell), cell), cell, asked)
  const own = ownAbove.length > 0 ? ownAbove : present(heads(cell), cell, asked)
  const managersAbove = present(above(log(cell), cell), cell, { never: [log(cell)], rank: manages })
  const theirs = managersAbove.length > 0 ? managersAbove : present(heads(cell), cell, { never: [log(cell)], rank: manages })
  return present([log(cell)], cell, asked)[0] ?? [...own, ...theirs].find((id) => id !== reporter(cell))
}
const discusses: Who = (cell) =>
  is(cell.one, ...manages) &&
  cell.one.id !== reporter(cell) &&
  (cell.one.id === log(cell) || cell.one.id === discusser(cell) || (field<string[]>(cell, 'passedUpTo') ?? []).includes(cell.one.id))
const copies: Who = (cell) =>
  cell.one.id === reporter(cell) ||
  (!isHere(reporter(cell), cell) && cell.one.id === discusser(cell)) ||
  ((field<number>(cell, 'copyReminders') ?? 0) > 1 && discusses(cell))
const over: Who = ({ one, office, state }) => office.managersOf(staff(String(state.reporter))).some(({ id }) => id === one.id)
const logs = {
  LogCall: anybody,
  CorrectLog: isOne('reporter'),
  MarkCopied: copies,
  MarkAlertRaised: either(isOne('reporter'), discusses, over),
  LinkCustomer: either(isOne('reporter'), discusses, over),
  ...Object.fromEntries(
    ['RecordTalk', 'DecideFollowUp', 'CloseFollowUp', 'ReturnForCorrection', 'TakeBackReturn'].map((step) => [step, discusses]),
  ),
}

// s9: whoever raised it never has it; a senior takes it, and having been told gives no right; the holder, or a head, goes on with it.
const stillHas: Who = ({ one, state }) => state.is === 'Held' && state.heldBy === one.id
const senior: Who = ({ one }) => isSenior(one)
const holder: Who = (cell) => (cell.state.heldBy === undefined ? senior(cell) : either(isOne('heldBy'), holds('head of department'))(cell))
const notes: Who = (cell) => {
  const known = [cell.state.raisedBy, cell.state.notePassedTo].filter((id) => id !== undefined && cell.office.person(String(id)))
  if (cell.one.id === cell.state.raisedBy || known.includes(cell.one.id)) return true
  if (known.some((id) => isHere(id, cell))) return false
  const group = cell.office.people.filter((one) => is(one, 'group manager')).map(({ id }) => id)
  const line = cell.office.person(String(cell.state.raisedBy))?.lineManager
  const own = cell.office.managersOf(staff(String(cell.state.raisedBy))).map(({ id }) => id)
  return present([line, ...own, cell.state.heldBy, ...group, ...heads(cell)], cell, { never: [cell.state.raisedBy] })[0] === cell.one.id
}

// s7: whoever was asked takes it, whoever has it rings, and answers for the matter; only a head says that it is exhausted.
const about = (cell: Cell) => field<{ about?: string }>(cell, 'asking')?.about
const never = (cell: Cell) => [cell.state.requester, about(cell)].filter((id) => id !== undefined)
const upFrom = (cell: Cell, id: unknown) => above(id, cell).filter((one) => !never(cell).includes(one))
const has = (cell: Cell): string => String(cell.state.contact ?? cell.state.receiver)
/** What goes to managers is theirs as long as they are; whoever has promised the call keeps the promise. */
const asManager = (cell: Cell) =>
  ['manager call', 'line manager', 'senior'].includes(String(field<{ route?: string }>(cell, 'asking')?.route)) ? { rank: manages } : {}
const rings: Who = (cell) =>
  !never(cell).includes(cell.one.id) &&
  hasToDo(
    present([has(cell)], cell, { never: never(cell), ...(cell.state.contact === undefined ? asManager(cell) : {}) }),
    upFrom(cell, has(cell)),
    cell,
    never(cell),
  )
const takes: Who = (cell) => {
  const upwards = [...above(cell.state.receiver, cell), ...above(cell.state.requester, cell)]
  const asking = { never: never(cell), ...asManager(cell), oneByOne: true } as const
  return wasAsked(field<{ told: string[] }>(cell, 'asked')?.told, upwards, cell, asking)
}
/** s7: a manager asks it; a stand-in without the rank is passed over for the next manager above who is here. */
const asksExhausted: Who = (cell) => {
  if (!('contact' in cell.state) || !is(cell.one, ...manages)) return false
  if (rings(cell)) return true
  const others = cell.office.people.some((one) => is(one, ...manages) && isHere(one.id, cell) && rings({ ...cell, one }))
  return !others && present(above(has(cell), cell), cell, { never: never(cell), rank: manages })[0] === cell.one.id
}
/** Ours: whoever answered says that it is over; so does their own manager, once they were asked because of their silence. */
const settles: Who = (cell) => {
  if (!('contact' in cell.state)) return false
  const up = above(has(cell), cell).filter((id) => !never(cell).includes(id))
  const asked = field<{ told: string[] }>(cell, 'settled')?.told
  return rings(cell) || (asked !== undefined && wasAsked(asked, up.slice(0, 1), cell, { never: never(cell) }))
}
const exhausts: Who = (cell) => {
  const asked = field<{ by: string; asked: { told: string[] }; decided?: unknown }>(cell, 'exhaustion')
  const asking = { never: [asked?.by, about(cell)], rank: ['head of department'], oneByOne: true } as const
  return (
    asked !== undefined &&
    !asked.decided &&
    wasAsked(
      asked.asked.told,
      heads(cell).filter((id) => id !== asked.by),
      cell,
      asking,
    )
  )
}

// s2: between those two, and whoever was asked of them.
const rankOf = (cell: Cell, id: unknown): number => manages.findLastIndex((rank) => is(cell.office.person(String(id)), rank))
const chain = (cell: Cell, id: string, seen: readonly string[] = []): readonly string[] => {
  const next = cell.office.lineManagerOf(staff(id))?.id
  return !next || next === id || seen.includes(next) ? [] : [next, ...chain(cell, next, [...seen, id, next])]
}
const picksUp: Who = (cell) => {
  if (cell.state.is !== 'Waiting') return false
  const wished = String(cell.state.wished)
  const line = cell.office.lineManagerOf(staff(String(cell.state.asker)))?.id
  const out = [cell.state.asker, ...(line && line !== wished ? [line] : [])]
  const told = field<{ told: string[] }>(cell, 'asked')?.told ?? []
  const mayTalk = (id: string): boolean => !out.includes(id) && is(cell.office.person(id), ...manages, 'human resources')
  if (!mayTalk(cell.one.id)) return false
  if (told.includes(cell.one.id)) return true
  if (told.some((id) => isHere(id, cell) && mayTalk(id))) return false
  const headsOf = heads(cell).filter((id) => id !== wished)
  const own = headsOf.filter((id) => cell.office.person(id)?.department === cell.office.person(wished)?.department)
  const up = [...chain(cell, wished), ...own, ...headsOf].filter((id) => rankOf(cell, id) > rankOf(cell, wished))
  return up.filter((id) => isHere(id, cell) && mayTalk(id))[0] === cell.one.id
}

/** s2: the line manager or somebody more senior; for whoever is at the top, another head. */
const hasSomebodyToAsk: Who = (cell) =>
  chain(cell, cell.one.id).length > 0 ||
  heads(cell).some((id) => id !== cell.one.id) ||
  cell.office.people.some((one) => is(one, 'group manager') && rankOf(cell, one.id) > rankOf(cell, cell.one.id))

// s8: the line manager, never in one's own matter; the note is for whoever asked.
// s12: the line manager, or whoever has offered; they away or silent, the next above who is here. Nobody stands in.
const meets: Who = (cell) => {
  const { one, office, state } = cell
  if (state.is !== 'Owed' || one.id === state.staff || !is(one, ...manages)) return false
  const told = field<{ told: string[] }>(cell, 'asked')?.told ?? []
  const canMeet = (id: string): boolean => id !== state.staff && isHere(id, cell) && is(office.person(id), ...manages)
  if (told.includes(one.id)) return true
  return !told.some(canMeet) && above(state.staff, cell).find(canMeet) === one.id
}
const agrees: Who = (cell) => {
  const by = String(cell.state.by)
  const asking = { never: [by], rank: manages, oneByOne: true } as const
  return field(cell, 'asked') !== undefined && wasAsked(field<{ told: string[] }>(cell, 'asked')?.told, above(by, cell), cell, asking)
}
const notesName: Who = (cell) =>
  hasToDo([cell.state.by], above(cell.state.by, cell), cell) ||
  (late(cell) && present(above(cell.state.by, cell), cell).includes(cell.one.id))

const said = (name: string, ...fields: readonly string[]) =>
  (({ state }: Cell) => fields.reduce<unknown>((value, key) => (value as Record<string, unknown>)[key], state[name])) as (
    cell: Cell,
  ) => unknown
const person = said('said', 'person')
const saidBy = said('saidBy', 'by')

// Ours: the Head of Customer Contact, beside s9 and s11 Information Governance; never their own words, and nobody for both; late, a head.
const agreed = (cell: Cell): readonly unknown[] =>
  (field<{ closed?: { as: string; by: string } }[]>(cell, 'toDo') ?? []).flatMap(({ closed }) => (closed?.as === 'done' ? [closed.by] : []))
const agreesTo =
  (task: string, role: Parameters<typeof is>[1]): Who =>
  (cell) => {
    const { one, office, state } = cell
    const out = [state.by, ...agreed(cell)]
    if (out.includes(one.id)) return false
    const doers = office.people.filter((each) => is(each, role) && !out.includes(each.id)).map(({ id }) => id)
    const department = office.person(String(state.by))?.department
    const all = heads(cell).filter((id) => !out.includes(id))
    const up = [
      ...all.filter((id) => office.person(id)?.department === department),
      ...all.filter((id) => office.person(id)?.department !== department),
    ]
    const open = (field<{ task: string; chased: number; closed?: unknown }[]>(cell, 'toDo') ?? []).find(
      (each) => each.task === task && !each.closed,
    )
    return hasToDo(doers, up, cell) || (open !== undefined && open.chased > 0 && present(up, cell).includes(one.id))
  }
const [approves, governs] = [agreesTo('approve', 'head of customer contact'), agreesTo('governance', 'information governance')]
// s1: the Head of Customer Contact; nobody of them there, a head. A record is for the first who may open it and is here; what was decided for whom it was given to.
const headOfContact = (cell: Cell) => cell.office.people.filter((one) => is(one, 'head of customer contact')).map(({ id }) => id)
const leadsReview: Who = (cell) => hasToDo(headOfContact(cell), heads(cell), cell)
const isToDo = (cell: Cell, task: string): boolean =>
  (field<{ task: string; closed?: unknown }[]>(cell, 'toDo') ?? []).some((one) => one.task === task && !one.closed)
const looksAtDrawn: Who = (cell) =>
  (field<{ draw: { drawn: { record: string; readers: string[] }[] } }>(cell, 'found')?.draw.drawn ?? []).some(({ record, readers }) => {
    const there = readers.filter((id) => cell.office.person(id))
    return isToDo(cell, `look ${record}`) && (there.find((id) => isHere(id, cell)) ?? there[0]) === cell.one.id
  })
const doesDecided: Who = (cell) =>
  (field<{ who: string }[]>(cell, 'decisions') ?? []).some(
    ({ who }, place) => isToDo(cell, `decision ${place + 1}`) && hasToDo([who], [...headOfContact(cell), ...heads(cell)], cell),
  )
// Lists of what is due: Information Governance; nobody of them here, or the list late, a head of department.
const governance = holds('information governance')
const looksThrough: Who = (cell) =>
  hasToDo(
    cell.office.holding('information governance').map(({ id }) => id),
    heads(cell),
    cell,
  ) ||
  (late(cell) && present(heads(cell), cell).includes(cell.one.id))

// Ours: Information Governance; nobody of them here, any head of department; late, those above them. The test office has nobody above them.
const dealsWithRequest: Who = (cell) => {
  const open = (field<{ closed?: unknown }[]>(cell, 'toDo') ?? []).some((one) => !one.closed)
  const governance = cell.office.people.filter((each) => is(each, 'information governance')).map(({ id }) => id)
  return open && hasToDo(governance, [...governance.flatMap((id) => above(id, cell)), ...heads(cell)], cell)
}

/** Who may take which step, in the words of the source and apart from the rules; the arrangements and the reports have tables of their own. */
const tables: Readonly<Record<string, Readonly<Record<string, Who>>>> = {
  'difficult-call': {
    BeginCall: anybody,
    ...Object.fromEntries(['Explain', 'Warn', 'TellOfComplaints', 'AskForManager'].map((step) => [step, isOne('staff')])),
    ...Object.fromEntries(['EndCall', 'EndCallOnThreat', 'CarryOn'].map((step) => [step, closes])),
    TakeCall: (cell) =>
      field(cell, 'help') !== undefined &&
      wasAsked(field<{ told: string[] }>(cell, 'help')?.told, above(call(cell), cell), cell, { never: [call(cell)], rank: manages }),
    MarkLogged: (cell) =>
      hasToDo([call(cell)], above(call(cell), cell).slice(0, 1), cell) ||
      (late(cell) && present(above(call(cell), cell).slice(0, 1), cell).includes(cell.one.id)),
  },
  'terminated-call': logs,
  'written-contact': logs,
  'at-risk': {
    RaiseAlert: anybody,
    AddDetails: either(isOne('raisedBy'), stillHas, senior),
    AcknowledgeAlert: both(not(isOne('raisedBy')), senior),
    HandOverAlert: holder,
    TakeOverAlert: both(not(isOne('raisedBy')), senior),
    ConfirmStillHeld: (cell) => cell.state.heldBy === undefined || isOne('heldBy')(cell),
    RecordEstablished: holder,
    ConcludeAlert: holder,
    EndCaution: senior,
    ReadAgain: senior,
    ReportOpened: senior,
    NoReportNeeded: both(holds('head of department', 'information governance'), not(isOne('heldBy'))),
    ConfirmDisclosure: holds('information governance'),
    KeepTelephoneNote: notes,
  },
  escalation: {
    Escalate: anybody,
    TakeEscalation: takes,
    DeclineEscalation: takes,
    PassEscalation: (cell) => (cell.state.is === 'Offered' ? takes(cell) : rings(cell)),
    ...Object.fromEntries(['CallMade', 'NoAnswer', 'MoveCall', 'LetterSent'].map((step) => [step, rings])),
    ...Object.fromEntries(
      ['SentPromised', 'SentExhausted'].map((step): [string, Who] => [step, (cell) => 'contact' in cell.state && rings(cell)]),
    ),
    EndMatter: settles,
    ContinueMatter: settles,
    AskWhetherExhausted: asksExhausted,
    DecideExhaustion: exhausts,
  },
  conversation: {
    AskConversation: hasSomebodyToAsk,
    AskSomebodyElse: isOne('asker'),
    WithdrawConversation: isOne('asker'),
    TakeConversation: picksUp,
    HaveTalked: isOne('asker', 'holder'),
    SettleAgreed: isOne('asker', 'holder'),
  },
  meeting: {
    SayAllRight: isOne('staff'),
    WishMeeting: isOne('staff'),
    DeclineMeeting: isOne('staff'),
    OfferMeeting: meets,
    HaveMet: meets,
  },
  'withheld-name': {
    WithholdName: anybody,
    NoteObjection: isOne('by'),
    AgreeToWithhold: agrees,
    RefuseToWithhold: agrees,
    GiveFullName: either(isOne('by'), agrees),
    NoteOnCase: notesName,
  },
  'guidance-change': {
    ProposeChange: anybody,
    ApproveChange: approves,
    AgreeForGovernance: governs,
    DeclineChange: either(approves, governs),
    WithdrawChange: isOne('by'),
    TakeBackChange: holds('head of customer contact', 'information governance', 'head of department'),
  },
  'retention-list': {
    HoldRecords: governance,
    ...Object.fromEntries(['HoldOnList', 'ReleaseRecords', 'MarkLookedThrough'].map((step) => [step, either(governance, looksThrough)])),
  },
  'subject-request': {
    AskForData: anybody,
    ...Object.fromEntries(
      [
        'ConfirmIdentity',
        'AskSubject',
        'RecordReply',
        'ExtendTime',
        'MarkGathered',
        'ReviewData',
        'SendData',
        'RefuseRequest',
        'WithdrawData',
      ].map((step) => [step, dealsWithRequest]),
    ),
  },
  'same-customer': Object.fromEntries(
    ['LinkCustomers', 'UnlinkCustomers', 'SeparateCustomers', 'JoinAgain'].map((step) => [step, holds(...manages)]),
  ),
  'figures-taken': { TakeFigures: anybody },
  'figures-closed': {},
  'practice-digest': {},
  'practice-review': {
    ...Object.fromEntries(
      ['ReadPack', 'LookThroughGuidance', 'DiscussReview', 'DecideInReview', 'CloseReview'].map((step) => [step, leadsReview]),
    ),
    LookAtRecord: either(leadsReview, looksAtDrawn),
    SettleDecision: either(leadsReview, doesDecided),
  },
  absence: {
    SayAway: anybody,
    TakeBack: (cell) => [person(cell), saidBy(cell)].includes(cell.one.id) || answersFor('person', person)(cell),
  },
  turn: {
    // The test office has no rota.
    TakeTurn: () => false,
    GiveBack: (cell) => {
      const turn = field<{ person: string; insteadOf?: string }>(cell, 'turn')
      return (
        [turn?.person, turn?.insteadOf, field<{ by: string }>(cell, 'takenBy')?.by].includes(cell.one.id) ||
        above(turn?.person, cell).includes(cell.one.id)
      )
    },
  },
}
const elsewhere = ['restriction', 'adjustment', 'authority-report']

// Promise 59: rank is asked at the click. People × rank now × relation × absence × former role × state × step.
describe('who may do what', () => {
  test('every step of every procedure that a person can take stands in a table', () => {
    for (const { name, rights } of procedures)
      if (!elsewhere.includes(name))
        expect([name, Object.keys(tables[name] ?? {}).toSorted()]).toEqual([name, Object.keys(rights).toSorted()])
  })

  test.each(
    procedures
      .filter(({ name, rights }) => !elsewhere.includes(name) && Object.keys(rights).length > 0)
      .map((procedure) => [procedure.name, procedure] as const),
  )('%s: those and nobody else, whatever they were before and whoever is away', async (name, procedure) => {
    const states = await statesOf(procedure)
    expect(states.length).toBeGreaterThan(1)
    const roll = dice(59)
    const wrong: string[] = []
    const granted = new Set<string>()
    for (const [step, right] of Object.entries(procedure.rights))
      for (const state of states)
        for (const { one, office, said: who } of offices) {
          if (!process.env.LONG && roll() > 0.12) continue
          const known = facts(one.id, { office })
          const answer = right?.(state, known)
          const expected = tables[name]?.[step]?.({ one, office, now: known.now, state: state as Cell['state'] })
          if (answer === true) granted.add(step)
          if (answer !== true && !/^[A-Z].*\.$/.test(String(answer))) wrong.push(`${step}: no sentence: ${answer}`)
          if ((answer === true) !== expected) wrong.push(`${step} by ${who}, ${state.is}: ${answer}`)
        }
    expect([wrong.length, wrong.slice(0, 6)]).toEqual([0, []])
    if (name !== 'turn') expect([...granted].toSorted()).toEqual(Object.keys(procedure.rights).toSorted())
  })
})
