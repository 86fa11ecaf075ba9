import { wantedFirst } from '../../src/casework/wanted-first.js'
import {
  type AnyEvent,
  type AnyState,
  type AnyStep,
  asAny,
  type Facts,
  type Procedure,
  type View,
  type Viewer,
} from '../../src/procedures/procedure.js'
import { numbersOf } from '../../src/procedures/shared/ringing.js'

/** A record's view as casework gives it to be drawn: with what is wanted of its viewer as its title, and the numbers that ring. */
export const asSeen = <S extends AnyStep, E extends AnyEvent, T extends AnyState>(
  procedure: Procedure<S, E, T>,
  notice: string,
  state: T,
  viewer: Viewer,
  facts: Facts,
): View => ({
  ...wantedFirst(procedure.view(notice, state, viewer, facts), { procedure: asAny(procedure), state, viewer, facts }),
  rings: numbersOf(facts.office),
})
