import type { Person } from '../people.js'
import type { Facts, ListLine, Procedure } from '../procedure.js'
import { openOf } from '../shared/todo.js'
import type { Role } from '../words.js'
import { type ArrangementState, isStanding, type Kind, type Standing } from './matter.js'
import { isOverdue, stageAt } from './reviews.js'
import { standingOf } from './standing-words.js'
import { decidedTerms, openLetters, taskWords } from './tasks.js'
import { hasOwner } from './whom.js'

const titles = { restriction: 'Restrictions in force', adjustment: 'Service adjustments in force' } as const
/** s15: Advice Services keep the records; these look after all of the office. Who else works from the lists is ours. */
const whole: readonly Role[] = ['advice services', 'head of customer contact']
const own: readonly Role[] = ['group manager', 'head of department']
const filters = ['Review overdue', 'Review in 30 days', 'Record not made', 'Letter open', 'No owner', 'Challenged'] as const

/** Own group, own department, or the whole office, by what somebody is. */
const isTheirs = ({ owner, askedBy }: Standing, { roles, group, department }: Person, { office }: Facts): boolean => {
  if (roles.some((role) => whole.includes(role))) return true
  const people = [owner, askedBy].flatMap((id) => office.person(id) ?? [])
  // What lies with nobody who is here any more is every head's.
  if (roles.includes('head of department')) return people.length === 0 || people.some((one) => one.department === department)
  return people.some((one) => one.group === group)
}

const keptBy = (state: Standing, { office, now }: Facts): ListLine['kept'] => {
  const open = openOf(state.todo).map(({ task }) => task)
  const kept: Readonly<Record<(typeof filters)[number], boolean>> = {
    'Review overdue': isOverdue(state, now, office),
    'Review in 30 days': stageAt(state.terms.review, now, office) !== undefined && !isOverdue(state, now, office),
    'Record not made': open.includes('record'),
    'Letter open': openLetters(state).length > 0,
    'No owner': !hasOwner(state, office),
    Challenged: state.challenges.some(({ answer }) => !answer),
  }
  return filters.filter((filter) => kept[filter])
}

/** What is in force, or decided and on its way (s10, s15). What is left to do of one that is over stands on the board of whoever does it. */
const lineOf = (state: ArrangementState, person: Person, facts: Facts): ListLine | undefined => {
  if (!isStanding(state) || state.is === 'Lifted' || !isTheirs(state, person, facts)) return undefined
  const { office } = facts
  const { customer } = state.request
  const terms = decidedTerms(state)
  const review = state.terms.review
  return {
    about: customer.name,
    owner: state.owner,
    cells: [
      { label: 'Customer', value: customer.name },
      { label: 'Party record', value: customer.party ?? '' },
      { label: 'Cases', value: terms.cases.join(', ') },
      { label: 'Standing', value: standingOf(state, facts).words },
      { label: 'Review', value: review },
      { label: 'Owner', value: hasOwner(state, office) ? office.nameOf(state.owner) : 'nobody at present' },
      {
        label: 'Still to do',
        value: openOf(state.todo)
          .map(({ task }) => taskWords[task])
          .join('; '),
      },
    ],
    sort: {
      'Review date': `${review} ${customer.name.toLowerCase()}`,
      Customer: customer.name.toLowerCase(),
      Owner: `${office.nameOf(state.owner).toLowerCase()} ${review}`,
    },
    kept: keptBy(state, facts),
  }
}

/** The list that Advice Services, managers and heads work from. */
export const arrangementList = (kind: Kind): NonNullable<Procedure<never, never, ArrangementState>['list']> => ({
  title: titles[kind],
  is: ['Approved', 'InForce'],
  sorts: ['Review date', 'Customer', 'Owner'],
  filters,
  may: ({ roles }) =>
    roles.some((role) => whole.includes(role) || own.includes(role)) ||
    'This list is for Advice Services, group managers, heads of department and the Head of Customer Contact. /customer finds one customer.',
  line: lineOf,
})
