import type { Facts, Letter, LetterDraft } from '../procedure.js'
import { openOf } from '../shared/todo.js'
import type { StaffId } from '../words.js'
import { tasks } from './asking.js'
import type { ReportState, Task } from './matter.js'

type Asking = Facts & { readonly by: StaffId }

const kinds = {
  authority: { task: 'report', title: 'Draft of the letter to the authority' },
  customer: { task: 'customer', title: 'Draft of the letter to the customer' },
  matter: { task: 'tell', title: 'Draft of the letter about their matter' },
} as const satisfies Readonly<Record<string, { readonly task: Task; readonly title: string }>>
type Kind = keyof typeof kinds
const isKind = (kind: string): kind is Kind => Object.hasOwn(kinds, kind)

/** The drafts that this person may have now: whoever has the letter to write (s11). */
export function authorityLetters(state: ReportState, facts: Asking): readonly LetterDraft[] {
  if (state.is === 'NotProposed') return []
  const open = openOf(state.toDo).map(({ task }) => task)
  return (Object.keys(kinds) as Kind[])
    .filter((kind) => open.includes(kinds[kind].task) && tasks.doers(kinds[kind].task, state, facts).includes(facts.by))
    .map((kind) => ({ kind, title: kinds[kind].title }))
}

/** A letter by its kind. The one to the authority holds the incident and nothing of the matter that the customer came with (s11). */
export function authorityLetter(kind: string, state: ReportState, { office, now, by }: Asking): Letter | undefined {
  if (state.is === 'NotProposed' || !isKind(kind)) return undefined
  const { customer, facts } = state.proposal
  const writer = office.person(by)
  const toAuthority = kind === 'authority'
  const name = toAuthority ? (state.decision?.to ?? '«authority»') : (customer ?? '«name»')
  return {
    name,
    address: toAuthority ? [name, '«the person you were told to write to, by telephone»', '«address»'] : [name, '«address»'],
    date: office.calendar.sayDate(office.calendar.dateOf(now)),
    subject: toAuthority
      ? 'An incident that we report to you'
      : kind === 'customer'
        ? 'We have reported what happened'
        : 'Your matter with us',
    paragraphs: paragraphs[kind](customer ?? '«name of the customer»', facts, state.made?.authority ?? '«authority»'),
    // s8: letters give the full name and the direct number.
    signed: writer
      ? [writer.name, writer.department, writer.telephone ?? '«direct telephone number»']
      : ['«full name»', '«department»', '«direct telephone number»'],
  }
}

const paragraphs: Readonly<Record<Kind, (customer: string, facts: string, authority: string) => readonly string[]>> = {
  authority: (customer, facts) => [
    `We write to report an incident with ${customer}.`,
    facts,
    '«Take out whatever this incident does not need. Say what you fear may happen, and to whom.»',
    'If you need anything else about this incident, please ring the number below.',
  ],
  customer: (_, __, authority) => [
    `We have told ${authority} about what happened when you were in contact with us.`,
    '«Say what happened, in facts.»',
    'We did so to protect our staff or others from harm.',
    '«Say whether we go on dealing with the matter that you came to us with.»',
  ],
  matter: () => [
    'We have decided not to go on dealing with the matter that you came to us with.',
    '«Say why.»',
    'If something new comes up, please write to the address above.',
  ],
}
