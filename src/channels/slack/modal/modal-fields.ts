import type { types } from '@slack/bolt'
import type { DialogView, Field, RawValues } from '../../../casework/arrival.js'
import { counted } from '../../../procedures/words.js'
import { plainWithin } from '../drawing/text.js'
import { limits } from '../limits.js'
import { type Pickable, pickInput, textInput } from './modal-inputs.js'
import { pieces } from './modal-pieces.js'

/** What the fields of a form became: blocks, fields whose text may grow, and what had no room and is kept beside the modal. */
export interface DrawnFields {
  readonly blocks: types.KnownBlock[]
  readonly mayGrow: readonly Field[]
  readonly kept: RawValues
}

export interface Drawing {
  readonly pickable: Pickable
  /** Draw the dialog's errors as lines beside their fields; else they are sent apart and Slack shows them. */
  readonly errors: boolean
  /** A field that was given one more piece to write in. */
  readonly more?: string
}

/** A block's id: the step, the field, for items their place, and which piece of a long text. Slack keeps what is typed by this id. */
export const blockId = (step: string, path: string, piece = 0): string => `${step}/${path}${piece ? `~${piece}` : ''}`

/** Draws the fields of a dialog's step that are asked now, within `room` blocks. */
export function drawFields(dialog: DialogView, drawing: Drawing, room: number): DrawnFields {
  const asked = dialog.fields.filter((field) => isAsked(field, dialog))
  const deciding = new Set(dialog.fields.flatMap((field) => (field.onlyWhen ? [field.onlyWhen.field] : [])))
  const texts = asked.filter((field) => field.input === 'line' || field.input === 'lines').length
  const mostPieces = Math.max(1, Math.min(limits.pieces, Math.floor(13 / Math.max(1, texts))))
  const drawn: Drawn[] = []
  let left = room - asked.length
  for (const field of asked) {
    const one = drawField(dialog, field, drawing, { deciding: deciding.has(field.name), mostPieces, blocks: Math.max(4, left + 1) })
    left -= one.blocks.length - 1
    drawn.push(one)
  }
  return {
    blocks: withCursor(
      drawn.flatMap((one) => one.blocks),
      dialog,
    ),
    mayGrow: asked.filter((field) => field.input === 'lines' && (field.maxLength ?? Number.POSITIVE_INFINITY) > limits.typed),
    kept: Object.assign({}, ...drawn.map((one) => one.kept)),
  }
}

/** The question that somebody came back for has the cursor: its first input, for Slack takes one cursor in a view. */
function withCursor(blocks: readonly types.KnownBlock[], { step, focus }: DialogView): types.KnownBlock[] {
  if (focus === undefined) return [...blocks]
  const id = blockId(step.name, focus)
  const place = blocks.findIndex(({ type, block_id: own }) => type === 'input' && (own === id || own?.startsWith(`${id}.`)))
  return blocks.map((block, at) =>
    at === place && block.type === 'input' && block.element.type !== 'file_input'
      ? { ...block, element: { ...block.element, focus_on_load: true } }
      : block,
  )
}

/** Is this field asked, as the form stands? What hangs on a field that is not asked is not asked either. */
function isAsked(field: Field, { fields, values }: Pick<DialogView, 'fields' | 'values'>, deep = 0): boolean {
  const { onlyWhen } = field
  if (!onlyWhen) return true
  const on = fields.find(({ name }) => name === onlyWhen.field)
  const given = values[onlyWhen.field]
  const chosen = typeof given === 'string' ? [given] : isTexts(given) ? given : []
  return (
    on !== undefined &&
    deep < fields.length &&
    isAsked(on, { fields, values }, deep + 1) &&
    chosen.some((value) => onlyWhen.is.includes(value))
  )
}

interface Drawn {
  readonly blocks: types.KnownBlock[]
  readonly kept: RawValues
}
interface Bounds {
  readonly deciding: boolean
  readonly mostPieces: number
  readonly blocks: number
}

function drawField(dialog: DialogView, field: Field, drawing: Drawing, bounds: Bounds): Drawn {
  const value = dialog.values[field.name]
  if (field.input === 'items') return drawItems(dialog, field, drawing, bounds)
  const id = (piece = 0) => blockId(dialog.step.name, field.name, piece)
  const beside = lines(drawing.errors ? dialog.errors[field.name] : undefined, field.prompt)
  if (field.input === 'line' || field.input === 'lines') {
    const all = pieces(typeof value === 'string' ? value : '')
    if (drawing.more === field.name && all.length < bounds.mostPieces) all.push('')
    const most = Math.min(bounds.mostPieces, Math.max(1, bounds.blocks - beside.length))
    const inputs = all
      .slice(0, most)
      .map((part, at) =>
        input(at === 0 ? field : continued(field), id(at), textInput(field, part, field.required && at === 0), field.required && at === 0),
      )
    const tail = all.slice(most).join('')
    return { blocks: [...inputs, ...beside, ...(tail ? [keptLine(tail.length)] : [])], kept: tail ? { [field.name]: tail } : {} }
  }
  const element = pickInput(field, typeof value === 'string' || isTexts(value) ? value : '', drawing.pickable)
  if (!element) return { blocks: [small(`${field.label}: there is nothing to choose from.`), ...beside], kept: {} }
  return { blocks: [input(field, id(), element, field.required, bounds.deciding), ...beside], kept: {} }
}

/** Items (quotes): each with its fields below a line with its number; at least one to fill in. Their list can grow by a button. */
function drawItems(dialog: DialogView, field: Field, drawing: Drawing, bounds: Bounds): Drawn {
  const value = dialog.values[field.name]
  const given = isItems(value) ? value : []
  const items = given.length > 0 ? given : [{}]
  const parts = field.item ?? []
  const most = Math.max(1, Math.floor((bounds.blocks - 3) / (parts.length * (drawing.errors ? 2 : 1) + 1)))
  const blocks: types.KnownBlock[] = [small(field.hint ? `${field.label} – ${field.hint}` : field.label)]
  const cut: Record<string, string> = {}
  items.slice(0, most).forEach((item, at) => {
    blocks.push({ type: 'divider' })
    const filled = Object.values(item).some((text) => text !== '')
    for (const part of parts) {
      const path = `${field.name}.${at}.${part.name}`
      const [first = '', ...rest] =
        part.input === 'line' || part.input === 'lines' ? pieces(item[part.name] ?? '') : [item[part.name] ?? '']
      if (rest.length > 0) cut[path] = rest.join('')
      const required = part.required && filled
      const element =
        part.input === 'line' || part.input === 'lines' ? textInput(part, first, false) : pickInput(part, first, drawing.pickable)
      if (element) blocks.push(input(part, blockId(dialog.step.name, path), element, required))
      blocks.push(...lines(drawing.errors ? dialog.errors[path] : undefined, part.prompt))
    }
  })
  blocks.push(...lines(drawing.errors ? dialog.errors[field.name] : undefined, field.prompt))
  if (items.length > most)
    blocks.push(
      small(`${items.length - most} more ${items.length - most === 1 ? 'is' : 'are'} kept with this form, without room to be shown here.`),
    )
  else
    blocks.push({
      type: 'actions',
      elements: [
        { type: 'button', text: plainWithin(field.addLabel ?? 'Add one more', limits.buttonText), action_id: `add:${field.name}` },
      ],
    })
  return { blocks, kept: { ...(items.length > most ? { [field.name]: items.slice(most) } : {}), ...cut } }
}

const isTexts = (value: RawValues[string] | undefined): value is readonly string[] =>
  Array.isArray(value) && value.every((one) => typeof one === 'string')
const isItems = (value: RawValues[string] | undefined): value is readonly Readonly<Record<string, string>>[] =>
  Array.isArray(value) && value.every((one) => typeof one === 'object')

const continued = (field: Field): Field => ({ name: field.name, label: `${field.label} (continued)`, required: false, input: field.input })

function input(field: Field, id: string, element: types.InputBlockElement, required: boolean, deciding = false): types.InputBlock {
  return {
    type: 'input',
    block_id: id,
    label: plainWithin(field.label.trim() || field.name, limits.inputLabel),
    element,
    optional: !required,
    ...(field.hint ? { hint: plainWithin(field.hint, limits.inputHint) } : {}),
    // The answer decides which other fields are asked: Slack tells us at once, and the form is drawn again.
    ...(deciding ? { dispatch_action: true } : {}),
  }
}

const small = (text: string): types.KnownBlock => ({ type: 'context', elements: [plainWithin(text, limits.sectionField)] })
const keptLine = (characters: number) =>
  small(`${counted(characters, 'more character is', 'more characters are')} kept with this form, without room to be shown here.`)
/** What stands below a field: its error, and a gentle prompt (rule 8). */
const lines = (error: string | undefined, prompt: string | undefined): types.KnownBlock[] => [
  ...(error ? [small(`⚠️ ${error}`)] : []),
  ...(prompt ? [small(`💬 ${prompt}`)] : []),
]
