import type { Facts, Letter, LetterDraft } from '../procedure.js'
import { openOf } from '../shared/todo.js'
import type { StaffId } from '../words.js'
import { tasks, whoRings } from './asking.js'
import type { EscalationState } from './matter.js'

type Asking = Facts & { readonly by: StaffId }

const titles = {
  'exhausted letter': 'Draft of the letter to the customer',
  letter: 'Draft of the letter to the customer',
} as const
type Kind = keyof typeof titles

/** The drafts that this person may have now: whoever has the letter to send (s7). */
export function escalationLetters(state: EscalationState, facts: Asking): readonly LetterDraft[] {
  if (state.is === 'NotBegun' || facts.by === state.asking.about) return []
  const mine = whoRings(state, facts).includes(facts.by) || tasks.doers('promised', state, facts).includes(facts.by)
  const open = openOf(state.toDo).map(({ task }) => task)
  return mine ? (Object.keys(titles) as Kind[]).filter((kind) => open.includes(kind)).map((kind) => ({ kind, title: titles[kind] })) : []
}

/** A letter by its kind: that we could not reach them, or that our complaints process has ended on this matter, with the next body named (s7). */
export function escalationLetter(kind: string, state: EscalationState, { office, now, by }: Asking): Letter | undefined {
  if (state.is === 'NotBegun' || (kind !== 'letter' && kind !== 'exhausted letter')) return undefined
  const { customer, case: reference } = state.asking
  const writer = office.person(by)
  const about = reference ? `about case ${reference}` : 'about your complaint'
  const name = customer ?? '«name»'
  return {
    name,
    address: [name, '«address»'],
    date: office.calendar.sayDate(office.calendar.dateOf(now)),
    subject: kind === 'letter' ? 'We tried to ring you' : 'Your complaint to us',
    paragraphs:
      kind === 'letter'
        ? [
            `You asked us to ring you ${about}. We tried more than once, and could not reach you.`,
            '«Say what you would have told them.»',
            'If you still want to talk to me, please ring the number below.',
          ]
        : [
            `We have looked at what you told us ${about}, and at the answers that we gave you.`,
            '«Say what they complained of, and what we answered.»',
            'We have nothing more to add to this, and our own complaints process has ended on this matter.',
            `If you are still not content, you can go to ${office.names.ombudsman}.`,
            'If anything else comes up, we will deal with it as we do for everybody.',
          ],
    // s8: letters give the full name and the direct number.
    signed: writer
      ? [writer.name, writer.department, writer.telephone ?? '«direct telephone number»']
      : ['«full name»', '«department»', '«direct telephone number»'],
  }
}
