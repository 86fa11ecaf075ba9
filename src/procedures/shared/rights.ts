import type { Facts } from '../procedure.js'
import type { Role, StaffId } from '../words.js'
import { type ByPerson, canNow, holds } from './people.js'

/** May this person take this step now? True, or the sentence that says who can. Asked of the office file at the click. */
export type May<State> = (state: State, facts: ByPerson) => true | string

/** Everybody in the office file. */
export const anybody: May<unknown> = () => true

/** Whoever holds one of these ranks now: not who held it when the matter began. */
export const ranked =
  (ranks: readonly Role[], otherwise: string): May<unknown> =>
  (_, { by, office }) =>
    holds(by, ranks, office) || otherwise

/** These people, as they are found at the click. `otherwise` gets their names: "Lena Morris or Gita Rao". */
export const only =
  <State>(who: (state: State, facts: Facts) => readonly StaffId[], otherwise: (names: string) => string): May<State> =>
  (state, facts) => {
    const people = who(state, facts)
    return people.includes(facts.by) || otherwise(canNow(people, facts))
  }

/** Never in one's own matter (rule 2), whatever one's rank; otherwise as the other right says. */
export const neverOwn =
  <State>(whose: (state: State) => string, because: string | ((state: State, facts: Facts) => string), may: May<State>): May<State> =>
  (state, facts) => {
    if (facts.by !== whose(state)) return may(state, facts)
    return typeof because === 'string' ? because : because(state, facts)
  }

/** One of these rights is enough; the sentence is that of the first. */
export const either =
  <State>(first: May<State>, ...others: readonly May<State>[]): May<State> =>
  (state, facts) =>
    others.some((may) => may(state, facts) === true) || first(state, facts)

/** All of these rights are needed; the sentence is that of the first that is missing. */
export const both =
  <State>(...all: readonly May<State>[]): May<State> =>
  (state, facts) =>
    all.map((may) => may(state, facts)).find((answer) => answer !== true) ?? true
