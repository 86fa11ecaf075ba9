import type { Facts, Right } from '../procedure.js'
import type { Role, StaffId } from '../words.js'
import type { ArrangementState, ArrangementStep } from './matter.js'
import { doersOf, isStanding } from './tasks.js'
import { hasOwner, mayDecide, mayOwn } from './whom.js'

type ByPerson = Facts & { readonly by: StaffId }
type Rights = { readonly [S in ArrangementStep['step']]?: Right<ArrangementState> }

const holds = (facts: ByPerson, role: Role): boolean => facts.office.person(facts.by)?.roles.includes(role) ?? false

/** s4, s10: a group manager, a head of department or somebody more senior; never whoever asked (rule 2). */
const decider: Right<ArrangementState> = (state, facts) => {
  if (state.is === 'NotAsked') return 'This was never asked for.'
  const right = mayDecide(state.request.kind, state.askedBy, facts.by, facts)
  return typeof right === 'string' ? right : true
}

/** s15: the owner reviews and looks after it; a head of department may step in, and so may a deputy of the rank while the owner is away. */
const owner: Right<ArrangementState> = (state, facts) =>
  isStanding(state) ? mayOwn(state, facts.by, facts) : 'This has not been approved.'

const doer =
  (task: 'nfc' | 'record' | 'mail folder' | 'take away'): Right<ArrangementState> =>
  (state, facts) => {
    if (!isStanding(state)) return 'This has not been approved.'
    const doers = doersOf(task, state, facts.office)
    if (doers.includes(facts.by) || (task === 'nfc' && holds(facts, 'advice services'))) return true
    return `${doers.map(facts.office.nameOf).join(' or ') || 'Nobody in the office file'} can mark this as done.`
  }

/** Who may take which step of a restriction or adjustment (s4, s5, s10, s15). */
export const arrangementRights: Rights = {
  AskForArrangement: () => true,
  ApproveArrangement: decider,
  ApproveWithChanges: decider,
  DeclineArrangement: decider,
  AskForMore: decider,
  ConsultHead: decider,
  AnswerMore: (state, facts) =>
    state.is === 'NotAsked' || state.askedBy === facts.by || `${facts.office.nameOf(state.askedBy)} asked for this, and can answer.`,
  WithdrawRequest: (state, facts) =>
    state.is === 'NotAsked' || state.askedBy === facts.by || `${facts.office.nameOf(state.askedBy)} asked for this, and can withdraw it.`,
  AdviseDecider: (_, facts) => holds(facts, 'head of customer contact') || 'The Head of Customer Contact gives this advice.',
  MarkLetterSent: (state, facts) => (isStanding(state) && holds(facts, 'advice services')) || owner(state, facts),
  StartWithoutLetter: owner,
  MarkCasesTitled: doer('nfc'),
  MarkRecorded: doer('record'),
  MarkTakenAway: doer('take away'),
  AuthoriseMailFolder: doer('mail folder'),
  NameOwner: (state, facts) =>
    holds(facts, 'head of department') ||
    (isStanding(state) && state.owner === facts.by && hasOwner(state, facts.office)) ||
    'A head of department names the owner, or the owner hands it on.',
  ContinueArrangement: owner,
  ChangeArrangement: owner,
  LiftArrangement: owner,
  RecordChallenge: () => true,
  AnswerChallenge: owner,
  LogContact: () => true,
}
