import type { Office, Person } from '../people.js'
import type { Facts } from '../procedure.js'
import type { Ask } from '../shared/asked.js'
import { deciders, heads, here, holds, insteadOfAbove } from '../shared/people.js'
import { toDos } from '../shared/todo.js'
import type { Role, StaffId } from '../words.js'
import type { BegunConversation, Task, Waiting } from './matter.js'

const ranks: readonly Role[] = ['line manager', 'group manager', 'head of department']
const rankOf = (id: string, office: Office): number => ranks.findLastIndex((rank) => holds(id, [rank], office))
/** Whose it may be: a manager’s, or of those who look after staff where nobody is above. */
const mayTalk: readonly Role[] = [...ranks, 'human resources']
const once = (people: readonly Person[]): readonly Person[] => [...new Map(people.map((person) => [person.id, person])).values()]

/** The line managers of line managers, nearest first: upwards only. A ring in the office file ends it. */
function chain(from: StaffId, office: Office, seen: readonly StaffId[] = []): readonly Person[] {
  const next = office.lineManagerOf(from)
  if (!next || next.id === from || seen.includes(next.id)) return []
  return [next, ...chain(next.id, office, [...seen, from, next.id])]
}

/**
 * With whom somebody may ask to talk (s2): their line manager first, then whoever is more senior than they are. Nobody above them in the
 * office file: the other heads of department, or human resources (ours: nobody is left alone).
 */
export function whomToAsk(asker: StaffId, office: Office): readonly Person[] {
  const own = rankOf(asker, office)
  const senior = office.people.filter(({ id }) => holds(id, deciders, office) && rankOf(id, office) > own)
  const department = office.person(asker)?.department
  const near = senior.filter((one) => one.department === department)
  const people = once([...chain(asker, office), ...near, ...senior]).filter(({ id }) => id !== asker)
  return people.length > 0 ? people : insteadOfAbove(asker, office)
}

/** The same, of those who are here now; were nobody here, all of them, so that asking is never refused. */
export function whomToOffer({ by, office, now }: Pick<Facts, 'office' | 'now'> & { readonly by: string }): readonly Person[] {
  const all = whomToAsk(by as StaffId, office)
  const present = here(all, { office, now }, { themselves: true })
  return present.length > 0 ? all.filter(({ id }) => present.includes(id)) : all
}

/**
 * Asks the one they wished. Not picked up in the office's minutes: upwards only, one more at a time, never sideways and never a deputy.
 * Somebody who was passed by on purpose, the line manager, is never told; nor is it for anybody who has lost the rank since.
 */
export function asking({ asker, wished }: Pick<Waiting, 'asker' | 'wished'>, { office }: Facts): Ask {
  const manager = office.lineManagerOf(asker)
  const passedBy = manager && manager.id !== wished ? [manager.id] : []
  const rank = rankOf(wished, office)
  const upwards = once([...chain(wished, office), ...heads(wished, office)]).filter(({ id }) => rankOf(id, office) > rank)
  return {
    notice: 'to-take',
    alarm: 'PassConversationUp',
    urgency: 'now',
    wait: { minutes: office.timings.welfareClimbMinutes },
    first: [wished],
    above: upwards,
    never: [asker, ...passedBy],
    rank: mayTalk,
    themselves: true,
    oneByOne: true,
  }
}

/** Has somebody left, or are they away? */
export const isGone = (id: StaffId, { office, now }: Pick<Facts, 'office' | 'now'>): boolean =>
  !office.person(id) || office.isAbsent(id, now)

/** What is still to be done, by those two alone; nobody above hears of it. */
export const tasks = toDos<Task, BegunConversation>({
  alarm: 'ChaseConversation',
  notice: (task) => (task === 'talk' ? 'to-talk' : 'agreed'),
  who: (task, state, facts) => {
    if (!('holder' in state) || !state.holder) return []
    // Nobody stands in for the manager who took it: it goes back to its asker, who may ask somebody else.
    return task === 'talk' && !isGone(state.holder, facts) ? [state.holder] : [state.holder, state.asker]
  },
  above: () => [],
  themselves: true,
  wait: () => ({ workingDays: 1 }),
  // Neutral (s2): a board may be read over a shoulder.
  says: (task, _, { record }) => (task === 'talk' ? `Have a conversation (${record})` : `See to what was agreed (${record})`),
  button: (task) =>
    task === 'talk' ? { title: 'We have talked', does: { dialog: 'talked' } } : { title: 'It is done', does: { step: 'SettleAgreed' } },
})

/** The line manager whom a form begins with; away, whoever comes next. */
export const firstOffered = (facts: Pick<Facts, 'office' | 'now'> & { readonly by: string }): StaffId | undefined =>
  whomToOffer(facts)[0]?.id
