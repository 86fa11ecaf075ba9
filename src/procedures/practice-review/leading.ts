import type { Alarm, Facts, Owed, Waiting } from '../procedure.js'
import { heads, holds, tell } from '../shared/people.js'
import { either, type May } from '../shared/rights.js'
import { openOf, type ToDo, toDos } from '../shared/todo.js'
import type { Role, StaffId } from '../words.js'
import type { BegunReview, DecisionTask, LeadTask, LookTask, Task } from './matter.js'

/** s1: the Head of Customer Contact leads it. */
const leads: readonly Role[] = ['head of customer contact']
const nobody = '' as StaffId
/** A month is long: what is open is asked again once a week (ours). */
const weekly = { alarm: 'ChaseReview', wait: () => ({ workingDays: 5 }) } as const

const says: Readonly<Record<LeadTask, string>> = {
  read: 'Read the pack of the yearly review',
  guidance: 'Look through our own guidance for the yearly review',
  discuss: 'Discuss the yearly review',
  close: 'Close the yearly review',
}

/** What the lead does: the one who holds the rank now, their deputy while they are away; with neither there, a head of department (ours). */
const leading = toDos<LeadTask, BegunReview>({
  ...weekly,
  notice: (_, whose) => (whose === 'doers' ? 'review' : 'late'),
  who: (_, __, { office }) => leads.flatMap((role) => office.holding(role)).map(({ id }) => id),
  above: (_, { office }) => heads(nobody, office),
  button: () => ({ title: 'Open the review', does: { command: '/open' } }),
  says: (task, _, { record }) => `${says[task]} (${record})`,
})

/** A drawn record is for somebody who may open it: the first of them who is here, and while none is, the first who is not gone. No deputy: their rank may be another. */
const looking = toDos<LookTask, BegunReview>({
  ...weekly,
  themselves: true,
  notice: () => 'look',
  who: (task, { found }, { office, now }) => {
    const drawn = found.draw.drawn.find(({ record }) => task === `look ${record}`)
    const there = (drawn?.readers ?? []).filter((id) => office.person(id))
    const one = there.find((id) => !office.isAbsent(id, now)) ?? there[0]
    return one ? [one] : []
  },
  above: () => [],
  button: () => ({ title: 'See which', does: { command: '/open' } }),
  says: (_, __, { record }) => `Look at records that were drawn for the yearly review (${record})`,
})

/** What was decided, for whom it was given to; gone, it is with whoever leads. */
const settling = toDos<DecisionTask, BegunReview>({
  ...weekly,
  notice: () => 'decision',
  who: (task, { decisions }) => {
    const one = decisions[Number(task.slice('decision '.length)) - 1]
    return one ? [one.who] : []
  },
  above: (_, { office }) => [...leads.flatMap((role) => office.holding(role)), ...heads(nobody, office)],
  button: () => ({ title: 'See what', does: { command: '/open' } }),
  says: (task, { decisions }, { record, office }) => {
    const one = decisions[Number(task.slice('decision '.length)) - 1]
    return `Do what the yearly review decided, by ${office.calendar.sayDate(one?.until ?? '')} (${record})`
  },
})

const isLook = (task: Task): task is LookTask => task.startsWith('look ')
const isDecision = (task: Task): task is DecisionTask => task.startsWith('decision ')
const partsOf = (all: readonly ToDo<Task>[]) => ({
  looks: all.filter((one): one is ToDo<LookTask> => isLook(one.task)),
  decisions: all.filter((one): one is ToDo<DecisionTask> => isDecision(one.task)),
  leads: all.filter((one): one is ToDo<LeadTask> => !isLook(one.task) && !isDecision(one.task)),
})
const distinct = <T>(all: readonly T[]): readonly T[] => [...new Map(all.map((one) => [JSON.stringify(one), one])).values()]

/** Whoever leads it now. */
export const leadersOf = (state: BegunReview, facts: Facts): readonly StaffId[] => leading.doers('close', state, facts)

/** Nobody could lead it: administrators are told, so that the office file names somebody (ours). */
const toAdministrators = (state: BegunReview, facts: Facts): readonly Owed[] =>
  leadersOf(state, facts).length > 0
    ? []
    : tell(
        'nobody',
        facts.office.holding('administrator').map(({ id }) => id),
      )

/** For whoever leads it now; once it is late, for a head of department as well. */
export const isLeads: May<BegunReview> = leading.may('close', ({ toDo }: BegunReview) => partsOf(toDo).leads)

/** Who looks at a record that was drawn. */
export const lookersOf = (task: LookTask, state: BegunReview, facts: Facts): readonly StaffId[] => looking.doers(task, state, facts)

/** For whoever was asked to look at this record. */
export const looksAt = (task: LookTask): May<BegunReview> => looking.may(task, ({ toDo }: BegunReview) => partsOf(toDo).looks)
/** For the one who was to do it, and for the lead. */
export const settles = (task: DecisionTask): May<BegunReview> =>
  either(
    settling.may(task, ({ toDo }: BegunReview) => partsOf(toDo).decisions),
    isLeads,
  )

/** The records that this person is still to look at, and the decisions that they are still to do. */
export const theirs = (state: BegunReview, id: string, facts: Facts) => {
  const { looks, decisions } = partsOf(openOf(state.toDo))
  const has = <T extends Task>(kit: { readonly doers: (task: T, of: BegunReview, at: Facts) => readonly StaffId[] }, task: T) =>
    kit.doers(task, state, facts).some((one) => one === id)
  return {
    looks: looks.filter(({ task }) => has(looking, task)).map(({ task }) => task),
    decisions: decisions.filter(({ task }) => has(settling, task)).map(({ task }) => Number(task.slice('decision '.length))),
  }
}

/** Who sees all of it: whoever leads, the Head of Customer Contact, and heads of department. */
export const seesAll = (state: BegunReview, id: string, facts: Facts): boolean =>
  holds(id, [...leads, 'head of department'], facts.office) || leadersOf(state, facts).some((one) => one === id)

/** What is owed when it opens, and when a decision is made: a card to each, and one alarm. */
export const puts = (tasks: readonly Task[], state: BegunReview, facts: Facts): readonly Owed[] => {
  const parts = partsOf(tasks.map((task) => ({ task, since: facts.now, chased: 0 })))
  const named = <T>(all: readonly { readonly task: T }[]) => all.map(({ task }) => task)
  return distinct([
    ...leading.puts(named(parts.leads), state, facts),
    ...looking.puts(named(parts.looks), state, facts),
    ...settling.puts(named(parts.decisions), state, facts),
    ...toAdministrators(state, facts),
  ])
}

/** By the clock: whoever has something open is asked again. Nothing open: nothing owed. */
export const chases = (state: BegunReview, facts: Facts): readonly Owed[] => {
  const { leads: own, looks, decisions } = partsOf(state.toDo)
  const owed = distinct([
    ...leading.chases(own, state, facts),
    ...looking.chases(looks, state, facts),
    ...settling.chases(decisions, state, facts),
  ])
  return owed.length === 0 ? [] : [...owed, ...toAdministrators(state, facts)]
}

/** What an open review owes: its one alarm, until nothing of it is open. */
export const reviewMustRing = (state: BegunReview, facts: Facts): readonly Alarm[] => {
  const { leads: own, looks, decisions } = partsOf(state.toDo)
  return [...leading.rings(own, facts), ...looking.rings(looks, facts), ...settling.rings(decisions, facts)]
}

/** What waits for whom: of what whoever leads does, the next; several records to look at are one thing. */
export const waits = (state: BegunReview, facts: Facts): readonly Waiting[] => {
  const { leads: own, looks, decisions } = partsOf(state.toDo)
  return distinct([
    ...leading.waiting(openOf(own).slice(0, 1), state, facts),
    ...looking.waiting(looks, state, facts),
    ...settling.waiting(decisions, state, facts),
  ])
}
