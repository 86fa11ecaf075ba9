import type { Alarm, Facts } from '../procedure.js'
import type { Ask, Asked } from '../shared/asked.js'
import { above, heads, here, managers } from '../shared/people.js'
import { toDos } from '../shared/todo.js'
import { after, type Wait } from '../shared/wait.js'
import type { StaffId } from '../words.js'
import type { BegunCall } from './matter.js'

/** So often it goes out at full pace: to the managers, to those above, and to all of them once more. */
const atFullPace = 3
const anHour = 60
/**
 * How long until managers are asked again. Ours: a call that nobody has ended and nobody has come to may be long over, and whoever is rung every five
 * minutes through a night looks at nothing any more. After three rounds each wait is twice as long, up to an hour; it never falls silent (rule 3).
 */
const untilAgain = (asked: Asked | undefined, minutes: number): Wait => {
  const rounds = asked && !asked.answered ? asked.rounds : 0
  return { minutes: Math.max(minutes, Math.min(anHour, minutes * 2 ** Math.max(0, rounds + 1 - atFullPace))) }
}

/** s12: the line manager and the group's managers hear at once, then whoever is above them, until somebody has it. */
export const managersOf = ({ staff, help }: Pick<BegunCall, 'staff' | 'help'>, { office }: Facts): Ask => {
  const group = office.person(staff)?.group
  return {
    notice: 'manager-needed',
    alarm: 'ClimbForManager',
    urgency: 'now',
    wait: untilAgain(help, office.timings.managerNowClimbMinutes),
    first: [office.lineManagerOf(staff), ...office.holding('group manager', group === undefined ? {} : { group })],
    above: above(staff, office),
    never: [staff],
    rank: managers,
  }
}

/** Who can say that the call is over: whoever is on it; have they left or are away meanwhile, the next above who is here (ours). */
export const whoEnds = ({ staff }: BegunCall, facts: Facts): readonly StaffId[] =>
  facts.office.person(staff) && !facts.office.isAbsent(staff, facts.now)
    ? [staff]
    : [
        ...(facts.office.person(staff) ? [staff] : []),
        ...here([...above(staff, facts.office), ...heads(staff, facts.office)], facts, { never: [staff], rank: managers }).slice(0, 1),
      ]

/** Ours: no call lasts longer than a working day. */
export const asksWhetherOver = (facts: Facts): Alarm => ({ alarm: 'AskWhetherOver', at: after(facts.now, { workingDays: 1 }, facts) })

/** s6: an ended call is logged by whoever took it. Their managers hear when nobody has, and ask how they are (s2). */
export const logging = toDos<'log', BegunCall>({
  alarm: 'ChaseLog',
  notice: (_, whose) => (whose === 'doers' ? 'companion' : 'not-logged'),
  who: (_, { staff }) => [staff],
  above: ({ staff }, { office }) => above(staff, office).slice(0, 1),
  wait: ({ office }) => ({ workingDays: office.timings.discussReminderDays }),
  button: () => ({ title: 'Log the call', does: { command: '/terminated-call' } }),
  says: (_, __, { record }) => `Log the call you ended (${record})`,
})
