import type { Procedure } from '../procedure.js'
import { nameThen } from '../shared/called.js'
import type { ChangeState } from './matter.js'
import { headings } from './sections.js'

/** Every passage of the office's own, for whoever looks through them once a year (s1). No customer is in them: everybody may see it. */
export const changeList: NonNullable<Procedure<never, never, ChangeState>['list']> = {
  title: 'Guidance of our own',
  is: ['Live'],
  sorts: ['Section', 'Since'],
  filters: ['Older than a year'],
  may: () => true,
  line: (state, _, { office, now }) => {
    if (state.is !== 'Live') return undefined
    const since = office.calendar.dateOf(state.live.at)
    const agreed = state.toDo.flatMap(({ closed }) => (closed ? [nameThen(closed, office)] : []))
    return {
      about: headings[state.section],
      cells: [
        { label: 'Section', value: headings[state.section] },
        { label: 'Words', value: state.words },
        { label: 'Since', value: since },
        { label: 'Proposed by', value: nameThen(state, office) },
        { label: 'Agreed by', value: agreed.join(', ') },
      ],
      sort: { Section: state.section.padStart(2, '0').replace(/^(\d)\./, '0$1.'), Since: state.live.at },
      kept: since < office.calendar.moveDate(office.calendar.dateOf(now), { years: -1 }) ? ['Older than a year'] : [],
    }
  },
}
