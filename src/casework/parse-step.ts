import type { z } from 'zod'
import type { AnyProcedure, AnyStep, Facts, StepAtTheDoor } from '../procedures/procedure.js'
import { sayError } from './dialog/say-error.js'
import { fieldsIn } from './dialog/schema.js'
import { asTyped, showing } from './dialog/typed.js'

/** A step that may be decided on, or the sentence that says what is missing in it. */
export type ParsedStep = { readonly step: AnyStep } | { readonly refused: string; readonly field?: string }

/** What the procedure says of a step; undefined where it says nothing. */
export const atTheDoor = ({ steps }: AnyProcedure, step: string): StepAtTheDoor | undefined =>
  new Map<string, StepAtTheDoor | undefined>(Object.entries(steps ?? {})).get(step)

/**
 * Parses a step by its own schema, whichever door it came in by: what it does not name is left out, and what is missing or wrong is said.
 * A field that hides behind another answer is neither needed nor kept, as in the form.
 */
export function parseStep(procedure: AnyProcedure, step: AnyStep, facts: Facts): ParsedStep {
  const door = atTheDoor(procedure, step.step)
  if (!door) return { step }
  if (!door.given) return { step: door.from === 'press' ? { step: step.step } : step }
  const form = door.given(facts)
  const { step: _, ...values } = { ...step } as AnyStep & Readonly<Record<string, unknown>>
  const shown = showing(form, asTyped(form, values))
  const fields = fieldsIn(form)
  const hidden = fields.filter(([name]) => !shown.has(name)).map(([name]) => name)
  // Cloned without the hidden fields, so that checks over the whole form still hold.
  const shape = Object.fromEntries(fields.filter(([name]) => shown.has(name)).map(([name, { whole }]) => [name, whole]))
  const part = hidden.length === 0 ? form : form.clone({ ...form.def, shape } as typeof form.def)
  const parsed = part.safeParse(values, { error: (issue) => sayError(fields, issue, facts.office.country) })
  return parsed.success ? { step: { ...parsed.data, step: step.step } } : wrongIn(parsed.error, new Map(fields))
}

/** The first thing that is wrong, with the field that it stands in. */
function wrongIn(
  { issues: [first] }: z.ZodError,
  fields: ReadonlyMap<string, { readonly meta: { readonly label: string } }>,
): Extract<ParsedStep, { refused: string }> {
  const field = String(first?.path[0] ?? '')
  const label = fields.get(field)?.meta.label
  const message = first?.message ?? 'Something is missing.'
  if (label === undefined) return { refused: message }
  return { refused: message.includes(label) || /^(Please|Say|Give|Choose)\b/.test(message) ? message : `“${label}”: ${message}`, field }
}
