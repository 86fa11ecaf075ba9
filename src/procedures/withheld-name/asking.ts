import type { Facts } from '../procedure.js'
import { type Ask, ofOwnManager, readFirst } from '../shared/asked.js'
import { above, here, managers } from '../shared/people.js'
import { toDos } from '../shared/todo.js'
import type { StaffId } from '../words.js'
import type { BegunWithheld, Task } from './matter.js'

/** s8: the line manager agrees, or does not. Away, their deputy of that rank; silent, those above them. */
export const agreeing = (by: StaffId, facts: Facts): Ask => ofOwnManager({ notice: 'to-agree', alarm: 'AskAgain' }, by, facts)

/** Who is told that a name was withheld (s8): the line manager, whoever of that rank stands in, or the next above. Nobody: an empty list. */
export const whoIsTold = (by: StaffId, facts: Facts): readonly StaffId[] =>
  [[facts.office.lineManagerOf(by)], above(by, facts.office)]
    .map((people) => here(people, facts, { never: [by], rank: managers }).slice(0, 1))
    .find((people) => people.length > 0) ?? []

/** The note on the case or contact record: whoever asked puts it there; late, the manager hears of it. */
export const noting = toDos<Task, BegunWithheld>({
  alarm: 'ChaseNote',
  notice: (_, whose) => (whose === 'doers' ? 'to-note' : 'note-late'),
  who: (_, { by }) => [by],
  above: ({ by }, { office }) => above(by, office),
  says: (_, __, { record }) => `Note on the case that your full name is left out (${record})`,
  // The words of the note stand on the card.
  button: () => readFirst('Read and note it'),
})
