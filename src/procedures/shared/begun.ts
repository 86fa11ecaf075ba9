import type { z } from 'zod'
import {
  type AnyEvent,
  type AnyState,
  type AnyStep,
  type Decision,
  decided,
  type Facts,
  type Procedure,
  refused,
  type StepAtTheDoor,
} from '../procedure.js'
import { type DialogOf, dialogOf, type StepForm } from './dialogs.js'
import { type ByPerson, byPerson } from './people.js'
import type { May } from './rights.js'

/** What a step holds, as its form asks for it: a zod object, or one that depends on who is in the office now. */
export type Given = z.ZodObject | ((facts: Facts) => z.ZodObject)
type Held<G> = G extends z.ZodObject ? z.output<G> : G extends (...facts: never[]) => z.ZodObject ? z.output<ReturnType<G>> : unknown

/** An event before it is stamped with who and when. */
export type Bare<Event> = Event extends unknown ? Omit<Event, 'by' | 'at'> : never
type Answer<Event> = Decision<Bare<Event>>

/** A step with everything that there is to say of it: what it holds, who may take it, from where it comes, what follows. */
export interface Rule<Held, State, Event> {
  readonly given?: Given
  readonly may?: May<State>
  readonly form?: StepForm<State, never>
  readonly holdsWhenStale?: true
  /** Why the step cannot be taken as the record stands; undefined when it can. */
  readonly notNow: (state: State, facts: Facts) => string | undefined
  readonly does: (given: Held, state: State, facts: Facts) => Answer<Event>
}
type AnyRule<State, Event> = Rule<never, State, Event>
type Rules<State, Event> = Readonly<Record<string, AnyRule<State, Event>>>

/** The steps that a table of rules makes: their names with what each holds. */
export type StepOf<Table extends Readonly<Record<string, { readonly does: (given: never, ...rest: never[]) => unknown }>>> = {
  [Name in keyof Table & string]: { readonly step: Name } & Readonly<HeldBy<Table[Name]>>
}[keyof Table & string]
type HeldBy<R> = R extends { readonly does: (given: infer G, ...rest: never[]) => unknown } ? (unknown extends G ? unknown : G) : never

/**
 * The kinds of step of a procedure whose records begin in one state (`initial`): the step that `opens` one or by which one `opensItself`,
 * those that a person `takes` on it afterwards, and those that it `rings` by itself. What every rule would ask first is asked here, once: has it begun, is
 * it a person, is the matter in a state for it. So a rule sees only the states that it is for.
 */
export function begun<State extends AnyState, Event extends AnyEvent, Initial extends State['is']>(of: {
  readonly initial: Initial
  /** To whoever takes a step on a record that was never begun: how it is begun. */
  readonly notBegun: string
  /** To whoever begins one again. */
  readonly begunAlready: string | ((facts: Facts) => string)
}) {
  type Begun = Exclude<State, { readonly is: Initial }>
  type In<Is> = Extract<Begun, { readonly is: Is }>
  const isBegun = (state: State): state is Begun => state.is !== of.initial
  const already = (state: State, facts: Facts): string | undefined => {
    if (!isBegun(state)) return undefined
    return typeof of.begunAlready === 'string' ? of.begunAlready : of.begunAlready(facts)
  }

  return {
    opens: <G extends Given | undefined = undefined>(step: {
      readonly given?: G
      readonly may?: May<unknown>
      /** Why none can be begun now, whatever it says; undefined when one can. Asked before its form opens, and again at the step. */
      readonly unless?: (facts: Facts) => string | undefined
      readonly form?: StepForm<State, Held<G>>
      readonly does: (given: Held<G>, facts: ByPerson) => Answer<Event>
    }): Rule<Held<G>, State, Event> => ({
      ...(step.given ? { given: step.given } : {}),
      ...(step.form ? { form: step.form } : {}),
      may: (state, facts) => step.may?.(state, facts) ?? true,
      notNow: (state, facts) => already(state, facts) ?? step.unless?.(facts),
      does: (given, _, facts) => (byPerson(facts) ? step.does(given, facts) : refused(onlyPeople)),
    }),

    /** Opens one by the clock, which `opensByItself` tells when; nothing when there is no need. */
    opensItself: <G extends Given | undefined = undefined>(step: {
      readonly given?: G
      readonly does: (given: Held<G>, facts: Facts) => Answer<Event>
    }): Rule<Held<G>, State, Event> => ({
      ...(step.given ? { given: step.given } : {}),
      notNow: already,
      does: (given, _, facts) => step.does(given, facts),
    }),

    takes: <G extends Given | undefined = undefined, Is extends Begun['is'] = Begun['is']>(step: {
      readonly given?: G
      readonly may: May<Begun>
      /** The states that it is for; left out, all that come after the beginning. */
      readonly during?: readonly Is[]
      /** Why not in any other state; needed where `during` is given. */
      readonly otherwise?: string | ((state: Begun, facts: Facts) => string)
      /** Why not as the matter stands within these states; undefined when it can be taken. Asked before its form opens, and again at the step. */
      readonly unless?: (state: In<Is>, facts: Facts) => string | undefined
      readonly form?: StepForm<In<Is>, Held<G>>
      readonly holdsWhenStale?: true
      readonly does: (given: Held<G>, state: In<Is>, facts: ByPerson) => Answer<Event>
    }): Rule<Held<G>, State, Event> => {
      const isFor = (state: State): state is In<Is> => isBegun(state) && (!step.during || step.during.some((is) => is === state.is))
      const notNow = (state: State, facts: Facts): string | undefined => {
        if (!isBegun(state)) return of.notBegun
        if (isFor(state)) return step.unless?.(state, facts)
        return typeof step.otherwise === 'function'
          ? step.otherwise(state, facts)
          : (step.otherwise ?? 'This has moved on: nothing was done.')
      }
      return {
        ...(step.given ? { given: step.given } : {}),
        may: (state, facts) => (isBegun(state) ? step.may(state, facts) : of.notBegun),
        ...(step.form ? { form: narrowed(step.form, isFor) } : {}),
        ...(step.holdsWhenStale ? { holdsWhenStale: true } : {}),
        notNow,
        does: (given, state, facts) => (byPerson(facts) && isFor(state) ? step.does(given, state, facts) : refused(onlyPeople)),
      }
    },

    /** By the clock or the courier; a step that has become moot by then does nothing. */
    rings: <G extends Given | undefined = undefined, Is extends Begun['is'] = Begun['is']>(step: {
      readonly given?: G
      readonly during?: readonly Is[]
      readonly does: (given: Held<G>, state: In<Is>, facts: Facts) => Answer<Event>
    }): Rule<Held<G>, State, Event> => {
      const isFor = (state: State): state is In<Is> => isBegun(state) && (!step.during || step.during.some((is) => is === state.is))
      return {
        ...(step.given ? { given: step.given } : {}),
        notNow: () => undefined,
        does: (given, state, facts) => (isFor(state) ? step.does(given, state, facts) : decided()),
      }
    },
  }
}

const onlyPeople = 'Only a person can do this.'

/** A form for some states, as the form of a step in any. It is opened in those states only: `notNow` has said so before. */
const narrowed = <State extends AnyState, Some extends State, Told>(
  form: StepForm<Some, Told>,
  isFor: (state: State) => state is Some,
): StepForm<State, Told> => {
  const { begin, ...rest } = form
  return { ...rest, ...(begin ? { begin: (state, facts, given) => (isFor(state) ? begin(state, facts, given) : {}) } : {}) }
}

/** What a table of rules brings to its procedure: spread it into the procedure. */
type FromRules<Step extends AnyStep, Event extends AnyEvent, State extends AnyState> = Pick<
  Procedure<Step, Event, State>,
  'rights' | 'steps' | 'decide' | 'holdsWhenStale'
> & { readonly dialogs: readonly DialogOf<Step, State>[] }

/** Makes the rights, the schemas, the decision and the dialogs of a procedure from its table of rules. */
export function stepsOf<State extends AnyState, Event extends AnyEvent, Table extends Rules<State, Event>>(
  table: Table,
): FromRules<StepOf<Table>, Event, State> {
  const rules = Object.entries<AnyRule<State, Event>>(table)
  const made = <Part>(part: (rule: AnyRule<State, Event>) => Part | undefined): Readonly<Record<string, Part>> =>
    Object.fromEntries(rules.flatMap(([name, rule]) => [part(rule)].flatMap((one) => (one === undefined ? [] : [[name, one]]))))
  const brought: FromRules<AnyStep, Event, State> = {
    rights: made(({ may }) => may),
    steps: made(atTheDoor),
    holdsWhenStale: rules.flatMap(([name, { holdsWhenStale }]) => (holdsWhenStale ? [name] : [])),
    dialogs: rules.flatMap(([name, rule]) =>
      rule.form && rule.given ? [dialogOf<AnyStep, State>(name, rule.given, rule.form, rule)] : [],
    ),
    decide: (step, state, facts) => {
      const rule = new Map(rules).get(step.step)
      if (!rule) return refused('Nobody can do this here.')
      const notNow = rule.may && !byPerson(facts) ? onlyPeople : rule.notNow(state, facts)
      if (notNow !== undefined) return refused(notNow)
      // Parsed at casework's door by this rule's own schema.
      const decision = rule.does(step as never, state, facts)
      return decision.outcome === 'refused'
        ? decision
        : { ...decision, events: decision.events.map((event) => stamped<Event>(event, facts)) }
    },
  }
  // The names and contents of the steps are those of the table: the log and casework's door give back only these.
  return brought as unknown as FromRules<StepOf<Table>, Event, State>
}

const atTheDoor = <State, Event>({ given, form, may }: AnyRule<State, Event>): StepAtTheDoor => ({
  ...(given ? { given: (facts: Facts) => (typeof given === 'function' ? given(facts) : given) } : {}),
  from: may ? (form || given ? 'form' : 'press') : 'itself',
})

/** Whoever took the step, and when, stand in each of its events. */
const stamped = <Event>(event: Bare<Event>, { by, now: at }: Facts): Event => ({ by, at, ...event }) as unknown as Event
