import type { Office, Person } from '../people.js'
import type { Facts } from '../procedure.js'
import { cite } from '../sections.js'
import { above, deciders, here, holds, managers } from '../shared/people.js'
import type { Role, StaffId } from '../words.js'
import type { Route } from './kinds.js'

/** Who asks, and of whom the customer complains: both are left out, wherever somebody is looked for. */
export interface Between {
  readonly requester: StaffId
  readonly about?: StaffId | undefined
  readonly caseOfficer?: StaffId | undefined
}

/** Whom the matter is offered to, best first, and why the first of them. */
export interface Proposal {
  readonly people: readonly Person[]
  readonly because: string
}

const ranks: readonly Role[] = ['head of department', 'group manager', 'line manager']

/** The highest rank that somebody holds now; undefined for staff who manage nobody. */
export const rankOf = (id: string, office: Office): Role | undefined => ranks.find((rank) => holds(id, [rank], office))

/** s7: a complaint about one of them goes to a peer. */
export const isManager = (id: string | undefined, office: Office): boolean => id !== undefined && holds(id, managers, office)

/**
 * Those who suit a route and are here now, the best first. Never the person complained of, never whoever asks; where nobody else of
 * that rank is here, those above (ours: somebody always has it).
 */
export function proposal(route: Route, between: Between, facts: Facts): Proposal {
  const { office } = facts
  const { requester, about, caseOfficer } = between
  const up = above(requester, office)
  switch (route) {
    case 'case officer':
      return caseOfficer === undefined
        ? pick([...up], 'The case officer is not known here: a manager finds out who it is and sees that they ring.', between, facts)
        : pick(
            [caseOfficer, office.lineManagerOf(caseOfficer), ...above(caseOfficer, office)],
            `They decided the case, so they explain it first (${cite('s7')}).`,
            between,
            facts,
          )
    case 'manager call':
      return pick(
        [...up, ...ofRanks(managers, between, facts)],
        `Managers of the service answer complaints about it (${cite('s7')}).`,
        between,
        facts,
        managers,
      )
    case 'line manager':
      return pick(
        about ? above(about, office) : up,
        `They manage the person the complaint is about (${cite('s7')}).`,
        between,
        facts,
        managers,
      )
    case 'peer':
      return pick(
        peersOf(about, facts),
        `Same rank, another group: nobody answers a complaint about themselves (${cite('s7')}).`,
        between,
        facts,
      )
    case 'senior':
      return pick(
        [...up.filter(({ id }) => holds(id, deciders, office)), ...ofRanks(deciders, between, facts)],
        `They could settle it more effectively (${cite('s7')}).`,
        between,
        facts,
        deciders,
      )
    case 'helper':
      return pick(
        [...up, ...sameGroup(between, facts)],
        `A manager, or somebody else who may be able to help (${cite('s4')}).`,
        between,
        facts,
      )
    case 'complaints page':
    case 'words':
      return { people: [], because: '' }
  }
}

function pick(
  people: readonly (Person | StaffId | undefined)[],
  because: string,
  { requester, about }: Between,
  facts: Facts,
  rank?: readonly Role[],
): Proposal {
  const never = [requester, ...(about ? [about] : [])]
  const found = here(people, facts, { never, ...(rank ? { rank } : {}) })
  const all =
    found.length > 0 ? found : here([...above(requester, facts.office), ...facts.office.holding('head of department')], facts, { never })
  return { people: all.flatMap((id) => facts.office.person(id) ?? []), because }
}

/** A suitable peer (s7; the order is ours): same rank, another group, the same department first; then whoever is above them. */
function peersOf(about: StaffId | undefined, { office }: Facts): readonly Person[] {
  const person = about && office.person(about)
  if (!person) return office.holding('line manager')
  const rank = rankOf(person.id, office)
  const peers = office.people.filter(
    ({ id, group }) => id !== person.id && rankOf(id, office) === rank && (rank === 'head of department' || group !== person.group),
  )
  const near = peers.filter(({ department }) => department === person.department)
  return [...near, ...peers.filter((one) => !near.includes(one)), ...(rank === undefined ? [] : above(person.id, office))]
}

const ofRanks = (wanted: readonly Role[], { requester }: Between, { office }: Facts): readonly Person[] => {
  const department = office.person(requester)?.department
  const all = office.people.filter(({ id }) => holds(id, wanted, office))
  return [...all.filter((one) => one.department === department), ...all.filter((one) => one.department !== department)]
}
const sameGroup = ({ requester }: Between, { office }: Facts): readonly Person[] =>
  office.people.filter(({ group }) => group === office.person(requester)?.group)
