import { adjustment, restriction } from '../../../src/procedures/arrangement/arrangement.js'
import type { ArrangementState, Kind, Request } from '../../../src/procedures/arrangement/matter.js'
import type { ArrangementStep } from '../../../src/procedures/arrangement/steps.js'
import type { Office, Person } from '../../../src/procedures/people.js'
import type { Role } from '../../../src/procedures/words.js'
import { given } from '../given.js'
import { facts, staff, testOffice, testPeople, tuesday } from '../test-office.js'
import { asks } from './requests.js'

type Is = ArrangementState['is']
const request = (kind: Kind): Request => ({
  kind,
  customer: { name: 'Jo Bloggs' },
  ...(kind === 'restriction' ? { behaviour: 'unacceptable' as const } : {}),
  facts: 'The customer swore.',
  linked: [],
  equality: { answer: 'no sign of it' },
  terms: {
    cases: ['IC-1'],
    noFurtherContact: ['IC-1'],
    mailFolder: true,
    start: '2026-03-03',
    review: '2027-03-03',
    ...(kind === 'adjustment' ? { agreed: 'Calls' } : {}),
  },
  documents: [],
})

/** A record at each state, decided by whoever decides in the office as it was then. */
const storiesOf = (kind: Kind, requester: string) => {
  const procedure = kind === 'restriction' ? restriction : adjustment
  const decider =
    kind === 'adjustment' ? (requester === 'carl' ? 'lou' : 'lena') : requester === 'carl' ? 'greg' : requester === 'gita' ? 'gwen' : 'gita'
  const asked = given(procedure).when(asks(request(kind)), facts(requester))
  const approved = asked.when({ step: 'ApproveArrangement' }, facts(decider))
  const inForce = approved.when({ step: 'MarkLetterSent', on: '2026-03-03' }, facts(decider))
  return [
    asked,
    asked.when({ step: 'AskForMore', reason: 'When?' }, facts(decider)),
    asked.when({ step: 'DeclineArrangement', reason: 'No.' }, facts(decider)),
    asked.when({ step: 'WithdrawRequest', reason: 'No.' }, facts(requester)),
    approved,
    inForce,
    inForce.when({ step: 'LiftArrangement', reason: 'Calm.' }, facts(decider)),
  ].map(({ state }) => state)
}

/** What changes in the office after the record was made: who is away, who deputises for whom, who holds which rank now. */
const changes: readonly { readonly absent?: readonly string[]; readonly deputies?: Readonly<Record<string, string>> }[] = [
  {},
  { absent: ['gita'] },
  { absent: ['gita'], deputies: { gita: 'adil' } },
  { absent: ['gita', 'gwen'], deputies: { gita: 'lou', gwen: 'greg' } },
  { absent: ['lena'] },
  { absent: ['lena'], deputies: { lena: 'adil' } },
  { absent: ['greg'], deputies: { greg: 'lou' } },
  { absent: ['gita', 'gwen', 'hugh'], deputies: { hugh: 'ian' } },
]
const ranksNow: readonly (readonly Role[] | undefined)[] = [
  undefined,
  ['staff'],
  ['staff', 'line manager'],
  ['staff', 'group manager'],
  ['head of department'],
]
const officeOf = ({ absent = [], deputies = {} }: (typeof changes)[number], who: string, roles: readonly Role[] | undefined): Office => {
  const changed = (one: Person): Person => ({
    ...one,
    ...(deputies[one.id] ? { deputy: staff(deputies[one.id] ?? '') } : {}),
    ...(one.id === who && roles ? { roles } : {}),
  })
  return testOffice({ absent, people: testPeople.map(changed) })
}

// What the office says, in its own words and apart from the rules of the procedure.
const isGroupManager = (one: Person) => one.roles.includes('group manager')
const isHead = (one: Person) => one.roles.includes('head of department')
const isDecider = (one: Person) => isGroupManager(one) || isHead(one)
const isManager = (one: Person) => isDecider(one) || one.roles.includes('line manager')
const actsFor = (one: Person, absent: Person, office: Office) =>
  office.isAbsent(absent.id, tuesday) && office.actingFor(absent.id, tuesday)?.id === one.id

/** s4, s5, s10: the group manager of the requester's group, or any head; for an adjustment their line manager too. Or who stands in, with the rank. */
const decides = (one: Person, kind: Kind, requester: string, office: Office): boolean => {
  const asking = office.person(requester)
  const theirs = office.people.filter(
    (other) =>
      other.id !== requester &&
      (isHead(other) ||
        (isGroupManager(other) && other.group === asking?.group) ||
        (kind === 'adjustment' && other.id === asking?.lineManager && isManager(other))),
  )
  const hasRank = kind === 'adjustment' ? isManager(one) : isDecider(one)
  return one.id !== requester && hasRank && theirs.some((other) => other.id === one.id || actsFor(one, other, office))
}
/** s15: the owner, who holds the rank now, or who stands in for them with it; a head of department at all times. */
const owns = (one: Person, state: ArrangementState, office: Office): boolean => {
  if (!('owner' in state)) return false
  const owner = office.person(state.owner)
  const hasRank = isDecider(one) || (state.request.kind === 'adjustment' && state.owner === state.decidedBy && isManager(one))
  return isHead(one) || (hasRank && owner !== undefined && (owner.id === one.id || actsFor(one, owner, office)))
}
const expected = (step: ArrangementStep['step'], one: Person, state: ArrangementState, kind: Kind, office: Office): boolean => {
  const requester = state.is === 'NotAsked' ? '' : state.askedBy
  switch (step) {
    case 'ApproveArrangement':
    case 'ApproveWithChanges':
    case 'DeclineArrangement':
    case 'AskForMore':
    case 'ConsultHead':
      return decides(one, kind, requester, office)
    case 'StartWithoutLetter':
    case 'ContinueArrangement':
    case 'ChangeArrangement':
    case 'LiftArrangement':
      return owns(one, state, office)
    case 'MarkLetterSent':
      return 'owner' in state && (owns(one, state, office) || one.roles.includes('advice services'))
    case 'WithdrawRequest':
      return one.id === requester
    default:
      return true
  }
}
const stepsAsked = [
  'ApproveArrangement',
  'ApproveWithChanges',
  'DeclineArrangement',
  'AskForMore',
  'ConsultHead',
  'StartWithoutLetter',
  'ContinueArrangement',
  'ChangeArrangement',
  'LiftArrangement',
  'MarkLetterSent',
  'WithdrawRequest',
] as const

// Promise 59: rank is asked at the click. People × rank now × relation × absence × former role × state.
describe.each([
  ['restriction', 'asha'],
  ['restriction', 'gita'],
  ['restriction', 'carl'],
  ['adjustment', 'asha'],
  ['adjustment', 'carl'],
] as const)('who may decide on, and look after, a %s that %s asked for', (kind, requester) => {
  const { rights } = kind === 'restriction' ? restriction : adjustment
  const states = storiesOf(kind, requester)
  const owners = [undefined, 'asha', 'greg'] as const
  const offices = changes.flatMap((change) =>
    testPeople.flatMap(({ id }) => ranksNow.map((roles) => ({ change, id, roles, office: officeOf(change, id, roles) }))),
  )
  it('tells a story at every state', () => {
    const all: readonly Is[] = ['AwaitingDecision', 'AwaitingAnswer', 'Declined', 'Withdrawn', 'Approved', 'InForce', 'Lifted']
    expect(states.map(({ is }) => is)).toEqual(all)
  })
  const now = facts('asha')
  it.each(stepsAsked)('%s: those and nobody else, whatever they were before', (step) => {
    const wrong: string[] = []
    for (const { change, id, roles, office } of offices) {
      const one = office.person(id)
      if (!one) throw new Error(`${id} is in the office`)
      for (const before of states)
        for (const owner of 'owner' in before ? owners : [undefined]) {
          const state = owner && 'owner' in before ? { ...before, owner: staff(owner) } : before
          const right = rights[step]?.(state, { ...now, by: id, office })
          if ((right === true) !== expected(step, one, state, kind, office))
            wrong.push(
              `${id} as ${roles?.join(', ') ?? 'filed'}, ${JSON.stringify(change)}, ${state.is}, owner ${owner ?? 'as decided'}: ${right}`,
            )
        }
    }
    expect(wrong.slice(0, 3)).toEqual([])
  })
})

describe('An owner', () => {
  const approved = (kind: Kind) => {
    const procedure = kind === 'restriction' ? restriction : adjustment
    return given(procedure)
      .when(asks(request(kind)), facts('asha'))
      .when({ step: 'ApproveArrangement' }, facts(kind === 'restriction' ? 'gita' : 'lena'))
  }
  it.each(testPeople.map((one) => [one.name, one] as const))('may be %s only with the rank of whoever decides (s15)', (_, one) => {
    const named = approved('restriction').when({ step: 'NameOwner', owner: one.id }, facts('hugh'))
    if (one.id === 'gita') expect(named.refusedBecause).toMatch(/the owner already/)
    else if (isDecider(one)) expect(named.state).toMatchObject({ owner: one.id })
    else expect(named.refusedBecause).toMatch(/group manager/)
  })
  it('of an adjustment may be the line manager who agreed it', () => {
    const handedOn = approved('adjustment').when({ step: 'NameOwner', owner: staff('gita') }, facts('lena'))
    expect(handedOn.when({ step: 'NameOwner', owner: staff('lou') }, facts('gita')).refusedBecause).toMatch(/group manager/)
    expect(handedOn.when({ step: 'NameOwner', owner: staff('lena') }, facts('gita')).state).toMatchObject({ owner: 'lena' })
  })
  it('who was made owner without the rank, when that was possible, is replaced: the heads are asked for another', () => {
    const state = { ...approved('restriction').state, owner: staff('asha') } as ArrangementState
    expect(restriction.daily?.(state, { ...facts('asha'), by: 'clock' })).toEqual({ step: 'CheckOwner' })
    const checked = given(restriction, state).when({ step: 'CheckOwner' }, { ...facts('asha'), by: 'clock' })
    expect(checked.tells).toEqual(['owner → hugh'])
  })
})
