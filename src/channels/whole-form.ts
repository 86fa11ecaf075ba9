import type { DialogView, Field, RawValues } from '../casework/arrival.js'

/** A text of a form with what it answers. */
interface Labelled {
  readonly label: string
  readonly value: string
}

/**
 * All that a form tells and holds, for reading where a platform's form has no room for it: what stands above the questions, the answers to
 * check, and what was typed. What was chosen from a list is to be seen in the form itself.
 */
export function wholeForm({ warnings, know, preview = [], fields, values }: DialogView): {
  readonly above: readonly string[]
  readonly answers: readonly Labelled[]
} {
  const typed = fields.flatMap((field) => typedIn(field, values[field.name]))
  return { above: [...warnings, ...know], answers: [...preview, ...typed].filter(({ value }) => value.trim() !== '') }
}

function typedIn({ input, label, item = [] }: Field, value: RawValues[string] | undefined): readonly Labelled[] {
  if (value === undefined) return []
  if (typeof value === 'string') return isTyped(input) ? [{ label, value }] : []
  return value.flatMap((one, at) =>
    typeof one === 'string'
      ? []
      : item.flatMap((part) => (isTyped(part.input) ? [{ label: `${label} ${at + 1}, ${part.label}`, value: one[part.name] ?? '' }] : [])),
  )
}

const isTyped = (input: Field['input']): boolean => input === 'line' || input === 'lines'
