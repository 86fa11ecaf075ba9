import { cardBytes } from '../../../cards/shorten.js'
import type { DialogView, Field, RawValues } from '../../../casework/arrival.js'
import { counted } from '../../../procedures/words.js'
import { ownVerbs, submit } from '../drawing/draw.js'
import { bytesOf, cardOf, type Drawn, heading, type Json, words } from '../drawing/drawn.js'
import { inputOf, type Pickable } from './form-inputs.js'
import type { FormData } from './form-values.js'

/** A form drawn, and the long texts that had no room in it: the channel keeps those beside the draft. */
export interface DrawnForm {
  readonly card: Drawn
  readonly kept: RawValues
}

/** How long a text may be and still be shown, tried in turn until the card fits. */
const lengths = [Number.POSITIVE_INFINITY, 6000, 3000, 1200, 400, 100]

/** Lines of "check your answers" that fit whatever stands in them. */
const mostRows = 24

/** Draws one step of a dialog as a card of inputs, pure: in a dialog of Teams, or in the chat where a client opens none. */
export function drawForm(dialog: DialogView, room: 'dialog' | 'chat', pickable: Pickable): DrawnForm {
  let drawn = drawWithin(dialog, room, pickable, Number.POSITIVE_INFINITY)
  for (const length of lengths.slice(1)) {
    if (bytesOf(drawn.card) <= cardBytes) return drawn
    drawn = drawWithin(dialog, room, pickable, length)
  }
  return drawn
}

function drawWithin(dialog: DialogView, room: 'dialog' | 'chat', pickable: Pickable, longest: number): DrawnForm {
  const kept: Record<string, RawValues[string]> = {}
  const button = (title: string, move: FormData['move'], look: Json = {}): Json => {
    const data: FormData = {
      draft: dialog.draft,
      step: dialog.step.name,
      move,
      ...unseen,
      ...(keeps.length > 0 ? { keeps } : {}),
      ...(people.length > 0 ? { people } : {}),
    }
    if (room === 'dialog') return { ...submit(title, { form: data }, 'auto'), ...look }
    return { type: 'Action.Execute', title, verb: ownVerbs.form, data: { form: data }, ...look }
  }
  const isCut = longest < Number.POSITIVE_INFINITY
  const shown = dialog.fields.filter((field) => isAsked(field, dialog))
  const waiting = dialog.fields.flatMap(({ name, onlyWhen }) => (onlyWhen && !shown.some((each) => each.name === name) ? [onlyWhen] : []))
  const unseen = waiting.length > 0 ? { unseen: waiting.map(({ field, is }) => ({ field, is: [...is] })) } : {}
  // What has no room is known before any button is drawn, for each button names it.
  const keeps = shown.filter(({ name }) => lengthOf(dialog.values[name]) > longest).map(({ name }) => name)
  const people = shown.filter(({ input }) => input === 'person').map(({ name }) => name)
  for (const name of keeps) kept[name] = dialog.values[name] ?? ''

  const fields = shown.flatMap((field) => drawField(field, dialog, pickable, keeps.includes(field.name), button))
  const lines = dialog.preview ?? []
  const rows = lines.slice(0, longest === lengths.at(-1) ? mostRows : lines.length)
  const body = [
    ...head(dialog, room, longest),
    ...rows.map(({ label, value, step, field }) =>
      previewRow(
        label,
        cut(value, longest),
        step === undefined
          ? []
          : [button('Change', field === undefined ? { change: step } : { change: step, field }, { tooltip: `Change: ${label}` })],
      ),
    ),
    ...(rows.length < lines.length
      ? [words(`And ${counted(lines.length - rows.length, 'more answer')}, for which there is no room here.`)]
      : []),
    ...(isCut
      ? [
          words('There is no room here for all of it. What you typed is kept, whole.', { weight: 'Bolder' }, { spacing: 'Medium' }),
          { type: 'ActionSet', actions: [button('Read all of it', 'read')] },
        ]
      : []),
    ...fields,
  ]
  const foot = [
    ...(dialog.back ? [button('Back', 'back')] : []),
    button(dialog.next, dialog.preview ? 'send' : 'next', { style: 'positive' }),
  ]
  return { card: cardOf(body, foot), kept }
}

/** Where we are; what is wrong, all of it together; warnings; and what helps here. */
function head(dialog: DialogView, room: 'dialog' | 'chat', longest: number): readonly Json[] {
  const { step, errors, warnings, know, title } = dialog
  const where = step.of > 1 ? `Step ${step.number} of ${step.of}: ${step.title}` : step.title
  const wrong = Object.entries(errors)
  return [
    ...(room === 'chat' && title !== where ? [words(title, { isSubtle: true })] : []),
    heading(where.trim() || title),
    ...(wrong.length > 0
      ? [
          panel('attention', [
            words('Please look at this again:', { weight: 'Bolder' }),
            ...wrong.map(([path, said]) => words(`${nameOf(dialog, path)}: ${said}`)),
          ]),
        ]
      : []),
    ...(warnings.length > 0
      ? [
          panel(
            'warning',
            warnings.slice(0, 8).map((text) => words(cut(text, Math.max(longest, 400)))),
          ),
        ]
      : []),
    ...know.filter((text) => text.trim() !== '').map((text) => words(cut(text, Math.max(longest, 400)))),
  ]
}

const panel = (style: string, items: readonly Json[]): Json => ({ type: 'Container', style, items })

function nameOf({ fields }: DialogView, path: string): string {
  const [name, place, sub] = path.split('.')
  const field = fields.find((each) => each.name === name)
  if (place === undefined) return field?.label ?? 'This form'
  const part = field?.item?.find((each) => each.name === sub)
  return `${field?.label ?? 'Item'} ${Number(place) + 1}${part ? `, ${part.label}` : ''}`
}

/** Does this field show, with the answers as they are? */
const isAsked = ({ onlyWhen }: Field, { values }: DialogView): boolean => {
  if (!onlyWhen) return true
  const value = values[onlyWhen.field]
  return (typeof value === 'string' ? value.split(',') : (value ?? [])).some(
    (each) => typeof each === 'string' && onlyWhen.is.includes(each),
  )
}

function drawField(
  field: Field,
  dialog: DialogView,
  pickable: Pickable,
  isKept: boolean,
  button: (title: string, move: FormData['move']) => Json,
): readonly Json[] {
  if (isKept)
    return [
      words(field.label, { weight: 'Bolder' }),
      words('What stands here is too long to change in Teams. It is kept, whole, and can be read above.', { isSubtle: true }),
    ]
  if (field.input !== 'items') return oneInput(field, field.name, textsOf(dialog.values[field.name]), dialog.errors[field.name], pickable)
  const items = itemsOf(dialog.values[field.name])
  const boxes = (items.length > 0 ? items : [{}]).map((item: Readonly<Record<string, string>>, place) =>
    panel('emphasis', [
      words(`${field.label} ${place + 1}`, { weight: 'Bolder' }),
      ...(field.item ?? []).flatMap((part) => {
        const path = `${field.name}.${place}.${part.name}`
        return oneInput(part, path, item[part.name] ?? '', dialog.errors[path], pickable)
      }),
    ]),
  )
  const error = dialog.errors[field.name]
  return [
    ...(field.hint ? [words(field.hint, { isSubtle: true, size: 'Small' })] : []),
    ...boxes,
    ...(error ? [wrongHere(error)] : []),
    { type: 'ActionSet', actions: [button(field.addLabel ?? 'Add another', `add:${field.name}`)] },
  ]
}

const oneInput = (
  field: Field,
  id: string,
  value: string | readonly string[],
  error: string | undefined,
  pickable: Pickable,
): readonly Json[] => [
  inputOf(field, id, value, pickable),
  ...(error ? [wrongHere(error)] : []),
  ...(field.prompt ? [words(field.prompt, { italic: true })] : []),
  ...(field.hint ? [words(field.hint, { isSubtle: true, size: 'Small' }, { spacing: 'Small' })] : []),
]

/** Never by colour alone. */
const wrongHere = (text: string): Json => words(`⚠ ${text}`, { color: 'Attention', weight: 'Bolder' }, { spacing: 'Small' })

const previewRow = (label: string, value: string, change: readonly Json[]): Json => ({
  type: 'ColumnSet',
  separator: true,
  columns: [
    {
      type: 'Column',
      width: 'stretch',
      items: [words(label, { weight: 'Bolder' }), ...value.split('\n').map((line) => words(line, {}, { spacing: 'None' }))],
    },
    ...(change.length > 0 ? [{ type: 'Column', width: 'auto', items: [{ type: 'ActionSet', actions: change }] }] : []),
  ],
})

type Value = RawValues[string] | undefined
const lengthOf = (value: Value): number =>
  value === undefined ? 0 : typeof value === 'string' ? value.length : JSON.stringify(value).length
const textsOf = (value: Value): string | readonly string[] =>
  typeof value === 'string' ? value : (value ?? []).filter((each) => typeof each === 'string')
const itemsOf = (value: Value): readonly Readonly<Record<string, string>>[] =>
  typeof value === 'string' ? [] : (value ?? []).filter((each) => typeof each === 'object')

/** Cut between characters as people see them, and said to be cut. */
function cut(text: string, longest: number): string {
  if (text.length <= longest) return text
  let end = 0
  for (const { index, segment } of new Intl.Segmenter('en').segment(text.slice(0, longest + 64))) {
    if (index + segment.length > longest) break
    end = index + segment.length
  }
  return `${text.slice(0, end)}… (shown in part)`
}
