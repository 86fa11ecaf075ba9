import type { Person } from '../people.js'
import type { Alarm, Button, Facts, Owed, Waiting } from '../procedure.js'
import type { Instant, StaffId } from '../words.js'
import { type Called, nameThen } from './called.js'
import { type By, canNow, here, tell } from './people.js'
import type { May } from './rights.js'
import { after, atItsMoment, type Wait } from './wait.js'

/** A thing to be done: since when, until when, how often it was chased, and how it was closed. */
export interface ToDo<Task extends string = string> {
  readonly task: Task
  readonly since: Instant
  /** The moment from which it is late, where a date was given. */
  readonly due?: Instant
  readonly chased: number
  readonly closed?: By & Called & { readonly as: 'done' | 'refused' | 'not needed'; readonly words?: string }
}

/** Who does a procedure's tasks, and how they are chased until they are done. */
export interface ToDos<Task extends string, State> {
  /** The step by the clock that chases them: one alarm for all tasks of a record. */
  readonly alarm: string
  /** The card of a task; a late one may have another for those above. */
  readonly notice: (task: Task, whose: 'doers' | 'those above') => string
  /** Who can do it, as the office file has them: people who have left are left out, and for those who are away their deputy has it too. */
  readonly who: (task: Task, state: State, facts: Facts) => readonly StaffId[]
  /** Who is told as well once it is late, and has it when nobody else is there (rule 3), nearest first. */
  readonly above: (state: State, facts: Facts) => readonly Person[]
  /** Whose own matter it is, or who is complained of: they never have it, whoever else is away. */
  readonly never?: (state: State) => readonly string[]
  /** They are for these people and nobody else: no deputy has them too. */
  readonly themselves?: true
  /** How long until open tasks are chased; left out, two working days. Chased for the second time it is late. */
  readonly wait?: (facts: Facts) => Wait
  /** A task in a few words, without a customer: "Log the call you ended (DC-2026-0001)". */
  readonly says: (task: Task, state: State, facts: Facts) => string
  /** The one button that does it from a list; left out, the record is opened first. */
  readonly button?: (task: Task) => Button | undefined
}

const twoDays: Wait = { workingDays: 2 }

/** What a procedure asks of its tasks: who has them, what is owed for them, what waits for whom. */
export function toDos<Task extends string, State>(of: ToDos<Task, State>) {
  const alarm = (facts: Facts): Alarm => ({ alarm: of.alarm, at: after(facts.now, of.wait?.(facts) ?? twoDays, facts) })
  const doers = (task: Task, state: State, facts: Facts): readonly StaffId[] => {
    const there = of.who(task, state, facts).filter((id) => facts.office.person(id))
    if (of.themselves) return [...new Set(there)]
    const never = of.never?.(state) ?? []
    const present = here(there, facts, { never })
    // Nobody of them here, nor anybody for them: it is with the next above, from this hour on; nobody there either, with any head of department.
    const upwards = [...of.above(state, facts), ...facts.office.holding('head of department')]
    const instead = present.length > 0 ? [] : here(upwards, facts, { never }).slice(0, 1)
    return [...new Set([...there, ...present, ...instead])]
  }
  const isLate = ({ due, chased }: ToDo<Task>, { now }: Facts): boolean => (due === undefined ? chased > 0 : now >= due)

  return {
    doers,
    isLate,
    /** The alarm alone, for a task whose doer has its card before them. */
    alarm,
    /** The cards and the alarm for tasks that have just been put; with a due date, the alarm comes then. */
    puts: (tasks: readonly Task[], state: State, facts: Facts, due?: Instant): readonly Owed[] =>
      tasks.length === 0
        ? []
        : [
            ...tasks.flatMap((task) => tell(of.notice(task, 'doers'), doers(task, state, facts))),
            due === undefined ? alarm(facts) : { alarm: of.alarm, at: due },
          ],
    /** By the clock: the doers are asked again, and those above when it is late. Nothing open: nothing owed, and no event is needed. */
    chases: (all: readonly ToDo<Task>[], state: State, facts: Facts): readonly Owed[] => {
      const open = openOf(all)
      if (open.length === 0) return []
      const told = open.flatMap((one) => [
        ...tell(of.notice(one.task, 'doers'), doers(one.task, state, facts)),
        ...(isLate(one, facts) ? tell(of.notice(one.task, 'those above'), here(of.above(state, facts), facts)) : []),
      ])
      return [...distinct(told), alarm(facts)]
    },
    /** What an open record owes for its tasks: the alarm that chases them, on the first of their days where all of them have one to come; none open, none. */
    rings: (all: readonly ToDo<Task>[], facts: Facts): readonly Alarm[] => {
      const open = openOf(all)
      const toCome = open.flatMap(({ due }) => (due !== undefined && due > facts.now ? [due] : [])).toSorted()
      if (open.length === 0) return []
      return [atItsMoment(alarm(facts), toCome.length === open.length ? toCome[0] : undefined, facts)]
    },
    /** Whoever has the task now may close it; so may those above once it is late. */
    may:
      (task: Task, all: (state: State) => readonly ToDo<Task>[]): May<State> =>
      (state, facts) => {
        const one = openOf(all(state)).find((each) => each.task === task)
        const who = doers(task, state, facts)
        if (who.includes(facts.by) || (one && isLate(one, facts) && here(of.above(state, facts), facts).includes(facts.by))) return true
        return `This is for ${canNow(who, facts, 'somebody who is not in the office file yet')} to do.`
      },
    waiting: (all: readonly ToDo<Task>[], state: State, facts: Facts): readonly Waiting[] =>
      openOf(all).flatMap((one) => {
        const button = of.button?.(one.task)
        return doers(one.task, state, facts).map((person) => ({
          for: person,
          what: of.says(one.task, state, facts),
          since: one.since,
          ...(one.due === undefined ? {} : { due: one.due }),
          ...(button ? { button } : {}),
        }))
      }),
  }
}

const distinct = (notices: readonly Owed[]): readonly Owed[] => [...new Map(notices.map((one) => [JSON.stringify(one), one])).values()]

/** The tasks that nobody has closed yet. */
export const openOf = <Task extends string>(all: readonly ToDo<Task>[]): readonly ToDo<Task>[] => all.filter(({ closed }) => !closed)

/** The tasks after some more have been put. */
export const put = <Task extends string>(
  all: readonly ToDo<Task>[],
  tasks: readonly Task[],
  since: Instant,
  due?: Instant,
): readonly ToDo<Task>[] => [
  ...all,
  ...tasks.map((task): ToDo<Task> => ({ task, since, chased: 0, ...(due === undefined ? {} : { due }) })),
]

/** After they have been chased. */
export const chased = <Task extends string>(all: readonly ToDo<Task>[]): readonly ToDo<Task>[] =>
  all.map((one) => (one.closed ? one : { ...one, chased: one.chased + 1 }))

/** After one has been closed, with the words that whoever closed it gave: they are shown where the task is. */
export const close = <Task extends string>(
  all: readonly ToDo<Task>[],
  task: Task,
  { by, at, called }: By & Called,
  as: 'done' | 'refused' | 'not needed' = 'done',
  words?: string,
): readonly ToDo<Task>[] =>
  all.map((one) =>
    one.task === task && !one.closed ? { ...one, closed: { by, at, as, ...(called ? { called } : {}), ...(words ? { words } : {}) } } : one,
  )

/** How a closed task reads on a card: what became of it, who says so, and their words. "refused, Kofi Mensah, Tue 3 Mar, 10:00: INBOX FULL". */
export const closedWords = ({ closed }: ToDo, { office, now }: Facts): string | undefined =>
  closed && `${closed.as}, ${nameThen(closed, office)}, ${office.calendar.say(closed.at, now)}${closed.words ? `: ${closed.words}` : ''}`
