import type { Facts, Waiting } from '../procedure.js'
import { type Ask, askedOf, ofOwnManager, readFirst } from '../shared/asked.js'
import { above, deciders, heads, holds, managers } from '../shared/people.js'
import type { StaffId } from '../words.js'
import type { Known, Standing } from './matter.js'
import { decidersOf, mayDecide, nearestDeciders, rankFor } from './whom.js'

type Asking = Pick<Known, 'request' | 'askedBy'>

/** s4: persistence is put to the line manager, who considers whether it is to be deemed unreasonable. How long they have is ours. */
export const deeming = ({ askedBy }: Asking, facts: Facts): Ask => ofOwnManager({ notice: 'deem', alarm: 'ChaseDeeming' }, askedBy, facts)

/** Who asks for a restriction because of persistence, without being a manager, asks their line manager first (s4). */
export const wantsDeeming = ({ request, askedBy }: Asking, { office }: Facts): boolean =>
  request.behaviour === 'unreasonably persistent' && !holds(askedBy, managers, office)

/** The decision, put to the nearest rank that is here: reminded, then passed up to all who are above, for silence is never a decision (rule 3). */
export const deciding = (state: Asking & Pick<Known, 'decision'>, facts: Facts): Ask => {
  const { office } = facts
  const { approvalReminderDays: reminder, approvalClimbDays: climb } = office.timings
  const all = decidersOf(state, office)
  const rank = rankFor(state.request.kind)
  const rounds = state.decision?.rounds ?? 0
  return {
    notice: 'decision',
    alarm: 'ClimbDecision',
    urgency: 'now',
    wait: { workingDays: rounds === 0 ? reminder : rounds === 1 ? Math.max(1, climb - reminder) : climb },
    first: nearestDeciders(state, facts),
    above: all,
    never: [state.askedBy],
    may: (id) => typeof mayDecide(state, id, facts) !== 'string',
    // Whoever is above a head of department is more senior without holding either role.
    ...(all.some(({ id }) => holds(id, rank, office)) ? { rank } : {}),
    reminders: 1,
  }
}

/** The question back to the requester, who is reminded twice before those above are asked (ours). Whoever asked it does not answer it. */
export const questioning = (state: Asking & { readonly questionBy: StaffId }, { office }: Facts): Ask => ({
  notice: 'question',
  alarm: 'ChaseAnswer',
  urgency: 'now',
  wait: { workingDays: office.timings.approvalReminderDays },
  first: [state.askedBy],
  above: above(state.askedBy, office),
  never: [state.questionBy],
  reminders: 2,
  oneByOne: true,
})

/** Who had a part in it: they do not answer the customer who challenges it (ours; s12 names the complaints page). */
export const hadPart = ({ decidedBy, owners, owner, reviews, talk, askedBy }: Standing): readonly StaffId[] => [
  ...new Set([
    askedBy,
    decidedBy,
    owner,
    ...owners,
    ...reviews.map(({ by }) => by),
    ...talk.flatMap(({ kind, by }) => (kind === 'advice' || kind === 'deemed' ? [by] : [])),
  ]),
]

/** A challenge is answered by somebody of the rank who neither decided, owned nor advised: of the group, a head, then any other of the rank. */
export const challenging = (state: Standing, { office }: Facts): Ask => ({
  notice: 'challenge',
  alarm: 'ChaseChallenge',
  urgency: 'now',
  wait: { workingDays: 2 },
  first: office.managersOf(state.askedBy).filter(({ id, roles }) => roles.includes('group manager') && !hadPart(state).includes(id)),
  above: [...heads(state.askedBy, office), ...office.people.filter(({ id }) => holds(id, deciders, office))],
  never: hadPart(state),
  rank: deciders,
  reminders: 1,
  oneByOne: true,
})

/** The challenges that nobody has answered yet. */
export const openChallenges = ({ challenges }: Standing) => challenges.filter(({ answer }) => !answer)

const nouns = { restriction: 'Restriction', adjustment: 'Service adjustment' } as const
export const nounOf = ({ request }: Pick<Known, 'request'>): string => nouns[request.kind]
/** “a restriction”: in the middle of a sentence. */
export const aNounOf = (state: Pick<Known, 'request'>): string => `a ${nounOf(state).toLowerCase()}`

/** Everything that was asked of somebody and waits for them: what to do, first. No customer is named (rule 6). */
export const askedNow = (state: Known, facts: Facts): readonly Waiting[] => {
  const noun = aNounOf(state)
  switch (state.is) {
    case 'AwaitingDeeming':
      return askedOf(
        deeming(state, facts),
        state.deeming,
        `Say whether a customer is unreasonably persistent, for ${noun}`,
        facts,
        readFirst('Read and answer'),
      )
    case 'AwaitingDecision':
      return askedOf(deciding(state, facts), state.decision, `Decide on ${noun}`, facts, readFirst('Read and decide'))
    case 'AwaitingAnswer':
      return askedOf(questioning(state, facts), state.asking, `Answer a question about ${noun}`, facts, readFirst('Read and answer'))
    case 'Approved':
    case 'InForce':
    case 'Lifted':
      return openChallenges(state).length > 0
        ? askedOf(challenging(state, facts), state.challenged, `Answer a challenge to ${noun}`, facts, readFirst('Read and answer'))
        : []
    default:
      return []
  }
}
