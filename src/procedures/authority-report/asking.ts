import type { Person } from '../people.js'
import type { Button, Facts } from '../procedure.js'
import { cite } from '../sections.js'
import type { Ask } from '../shared/asked.js'
import { above, type ByPerson, canNow, deciders, heads, here, holds, managers } from '../shared/people.js'
import type { May } from '../shared/rights.js'
import { toDos } from '../shared/todo.js'
import type { StaffId } from '../words.js'
import { isImminent } from './forms.js'
import type { BegunReport, Task } from './matter.js'

type About = Pick<BegunReport, 'by' | 'proposal' | 'made'>
/** Nobody decides on what they proposed, on a contact that they took themselves, or on their own call to an authority (rule 2). */
const never = ({ by, made, proposal }: About): readonly string[] =>
  [by, proposal.contactBy, made?.rang].filter((one): one is string => one !== undefined)
const soon = ({ proposal }: About, { office }: Facts): Ask['wait'] =>
  isImminent(proposal) ? { minutes: office.timings.managerNowClimbMinutes } : { workingHours: office.timings.callBackClimbHours }

/** s11: the member of staff informs their manager immediately, who puts it to the head; untaken it climbs (rule 3; the times are ours). */
export const putting = (state: About, facts: Facts): Ask => ({
  notice: 'to-put',
  alarm: 'ClimbProposal',
  urgency: 'now',
  wait: soon(state, facts),
  first: [facts.office.lineManagerOf(state.by)],
  above: [...above(state.by, facts.office), ...heads(state.by, facts.office), ...groupManagers(state, facts)],
  never: [state.by],
  rank: managers,
  oneByOne: true,
})

/** The head or heads of the proposer's own department; of somebody who has left, every head. */
export function ownHeads({ by }: Pick<About, 'by'>, { office }: Facts): readonly StaffId[] {
  const department = office.person(by)?.department
  const own = department === undefined ? [] : office.holding('head of department', { department })
  return (own.length > 0 ? own : office.holding('head of department')).map(({ id }) => id)
}
/** Is a head there to decide it, by the office file? Only where none is does a group manager decide without saying why (s11). */
export const headIsHere = (state: About, facts: Facts): boolean =>
  here(ownHeads(state, facts), facts, { never: never(state), rank: ['head of department'] }).length > 0

const headsAreAway = (state: About, facts: Facts): boolean =>
  here(ownHeads(state, facts), facts, { rank: ['head of department'] }).length === 0

/** The proposer’s own group managers, then the others of the department; where it has none, those of the whole office (ours). */
function groupManagers({ by }: About, { office }: Facts): readonly Person[] {
  const department = office.person(by)?.department
  const own = [
    ...office.managersOf(by).filter(({ roles }) => roles.includes('group manager')),
    ...(department === undefined ? [] : office.holding('group manager', { department })),
  ]
  return own.length > 0 ? own : office.holding('group manager')
}

/** s11: a head of department decides, or in their absence a group manager. Silence is reminded, then climbs to other heads, then to those. */
export const deciding = (state: About, facts: Facts): Ask => ({
  notice: state.made ? 'to-ratify' : 'to-decide',
  alarm: 'ClimbDecision',
  urgency: 'now',
  wait: soon(state, facts),
  // Is the head here, and it is their own proposal or contact: then another head is asked before somebody of theirs.
  first: [...ownHeads(state, facts), ...(headsAreAway(state, facts) ? groupManagers(state, facts).slice(0, 1) : [])],
  above: [...heads(state.by, facts.office), ...groupManagers(state, facts)],
  never: never(state),
  rank: deciders,
  reminders: 1,
  oneByOne: true,
})

/** Who may decide now: any head of department; a group manager of the department. Whether the head is absent is asked of their answer. */
export const decides: May<BegunReport> = (state, facts) => {
  const { by, office } = facts
  if (by === state.by) return 'You proposed this: a head of department decides it.'
  if (by === state.proposal.contactBy) return 'You took the contact yourself: a head of department decides on it.'
  if (by === state.made?.rang) return 'You told them yourself: a head of department looks at it now.'
  if (holds(by, ['head of department'], office) || groupManagers(state, facts).some(({ id }) => id === by)) return true
  return `A head of department decides this; in their absence, a group manager of the department (${cite('s11')}).`
}

/** s11: a group manager's own decision needs the head to be absent: by the office file, or because they say so. */
export function inAbsence(
  state: BegunReport,
  absent: string | undefined,
  facts: ByPerson,
): { readonly refused: string } | { readonly forHead?: true; readonly absent?: string } {
  if (holds(facts.by, ['head of department'], facts.office)) return {}
  if (headIsHere(state, facts) && !absent) {
    return {
      refused: `This is for ${canNow(ownHeads(state, facts), facts)} to decide. If they cannot be reached, say why you decide in their place: they are told afterwards.`,
    }
  }
  return { forHead: true, ...(absent ? { absent } : {}) }
}

export const governance = ({ office }: Facts): readonly StaffId[] => office.holding('information governance').map(({ id }) => id)
/** s9: Information Governance make the formal record; where the office file names nobody there, the head does (ours). */
const recorders = (state: About, facts: Facts): readonly StaffId[] =>
  governance(facts).length > 0 ? governance(facts) : ownHeads(state, facts)
/** For those who make the formal record, and nobody else. */
export const governs: May<BegunReport> = (state, facts) =>
  recorders(state, facts).includes(facts.by) || `Information Governance do this (${cite('s9', 's11')}).`
/** Who deals with the customer afterwards: whoever reported it, or their manager where they manage nobody (ours). */
const dealers = ({ made, decision, by }: BegunReport, { office }: Facts): readonly StaffId[] => {
  const who = made?.by ?? decision?.reporter ?? by
  const manager = office.lineManagerOf(who)?.id
  return holds(who, [...managers, 'information governance'], office) || !manager ? [who] : [manager]
}

/** What does a task, on the report's card and on the board. */
export const taskButton: Readonly<Record<Task, Button>> = {
  emergency: { title: 'Say what they were told', does: { dialog: 'rung' }, style: 'primary' },
  report: { title: 'I have reported it', does: { dialog: 'made' }, style: 'primary' },
  customer: { title: 'Does the customer know?', does: { dialog: 'customer' }, style: 'primary' },
  matter: { title: 'Their own matter', does: { dialog: 'matter' } },
  tell: { title: 'They are told about their matter', does: { step: 'ToldOfMatter' } },
  note: { title: 'The note is on the case', does: { step: 'NoteAdded' } },
  record: { title: 'Confirm the record', does: { dialog: 'record' }, style: 'primary' },
}

/** The to-dos: chased the next working day, and those above hear when they are late (rule 3). */
export const tasks = toDos<Task, BegunReport>({
  alarm: 'ChaseTasks',
  notice: (task, whose) => (whose === 'doers' ? `to-do ${task}` : 'late'),
  who: (task, state, facts) => {
    switch (task) {
      case 'emergency':
        return [state.by]
      case 'report':
        return state.decision ? [state.decision.reporter] : []
      case 'record':
        return recorders(state, facts)
      default:
        return dealers(state, facts)
    }
  },
  above: (state, { office }) => [...above(state.by, office), ...heads(state.by, office)],
  wait: ({ office }) => ({ workingDays: office.timings.approvalReminderDays }),
  button: (task) => taskButton[task],
  says: (task, _, { record }) => `${taskWords[task]} (${record})`,
})
export const taskWords: Readonly<Record<Task, string>> = {
  emergency: 'Say what an authority has been told already',
  report: 'Make the report to an authority',
  customer: 'Tell the customer that we reported it, or say why not',
  matter: 'Say whether we go on dealing with the customer’s matter',
  tell: 'Tell the customer that we no longer deal with their matter',
  note: 'Add a note to the case: we no longer deal with the matter',
  record: 'Confirm the record of the disclosure',
}
