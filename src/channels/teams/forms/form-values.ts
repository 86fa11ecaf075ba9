import { z } from 'zod'
import type { Arrival, RawValues } from '../../../casework/arrival.js'
import type { ButtonData } from '../arriving/activities.js'
import { type Pickable, pickedAs } from './form-inputs.js'

const Move = z.union([
  z.enum(['next', 'back', 'send', 'read']),
  z.object({ change: z.string(), field: z.string().exactOptional() }),
  z.templateLiteral(['add:', z.string().min(1)]),
])

/** What a form's button carries: the draft and the step, and which questions wait for an answer to another. Answers stay with us. */
const FormData = z.object({
  draft: z.string().min(1).max(200),
  step: z.string().min(1).max(200),
  move: Move,
  unseen: z
    .array(z.object({ field: z.string(), is: z.array(z.string()) }))
    .max(50)
    .exactOptional(),
  /** Fields that had no room: their words are put back from what is kept. */
  keeps: z.array(z.string()).max(50).exactOptional(),
  /** Fields that ask for a person: those may have been picked by their Entra id. */
  people: z.array(z.string()).max(50).exactOptional(),
})
export type FormData = z.infer<typeof FormData>

/** A form as it came back. */
export interface ReadForm {
  readonly draft: string
  readonly step: string
  readonly move: Extract<Arrival, { arrives: 'form' }>['move']
  readonly values: RawValues
  readonly keeps: readonly string[]
  /** All of it is to be read: the form itself stays as it is. */
  readonly reads?: true
}

/** Everything that is no input of the form. */
const ours = new Set(['form', 'press', 'msteams', 'reopen', 'verb'])

/** Reads a form's button and the inputs beside it; undefined when it is none of a form. */
export function readForm(data: ButtonData, pickable: Pickable): ReadForm | undefined {
  const parsed = FormData.safeParse(data.form)
  if (!parsed.success) return undefined
  const { draft, step, move, unseen = [], keeps = [], people = [] } = parsed.data
  const values = Object.fromEntries(
    Object.entries(data).flatMap(([name, value]) => {
      if (ours.has(name) || typeof value !== 'string') return []
      return [[name, people.includes(name) ? pickedAs(value, pickable) : value]]
    }),
  )
  const asksMore = unseen.some(({ field, is }) => (values[field] ?? '').split(',').some((each) => is.includes(each)))
  return { draft, step, values, keeps, move: moveOf(move, asksMore), ...(move === 'read' ? { reads: true } : {}) }
}

/** An answer that brings a further question shows that first, and marks nothing wrong that nobody has been asked. */
function moveOf(move: FormData['move'], asksMore: boolean): ReadForm['move'] {
  if (typeof move !== 'string') return move
  if (move === 'read' || (move === 'next' && asksMore)) return 'redraw'
  if (move === 'next' || move === 'back' || move === 'send') return move
  return { add: move.slice('add:'.length) }
}
