import { z } from 'zod'
import type { RawValues } from '../../../casework/arrival.js'
import { limits } from '../limits.js'

const Option = z.object({ value: z.string() })
/** One input as Slack sends it back. What nobody filled in comes as null or is left out. */
const Input = z.object({
  type: z.string(),
  value: z.string().nullish(),
  selected_option: Option.nullish(),
  selected_options: z.array(Option).nullish(),
  selected_user: z.string().nullish(),
  selected_date: z.string().nullish(),
  selected_time: z.string().nullish(),
})
export const ViewState = z.object({ values: z.record(z.string(), z.record(z.string(), Input)) })
export type ViewState = z.infer<typeof ViewState>

/** What was typed, and the blocks of people who were picked but are not of the office. */
export interface ReadForm {
  readonly values: RawValues
  readonly strangers: readonly string[]
}

/**
 * Reads a modal's inputs back into values by field: pieces of a long text joined, items gathered in their
 * places (so that an error finds its field again), people as the office names them, and `kept` (what had no room in the modal) put back where it belongs.
 */
export function readForm(state: ViewState | undefined, kept: RawValues, staffOf: (slackId: string) => string | undefined): ReadForm {
  const values: Record<string, string | string[]> = {}
  const items: Record<string, Record<string, string>[]> = {}
  const strangers: string[] = []
  for (const [block, inputs] of Object.entries(state?.values ?? {})) {
    const parsed = /^[^/]*\/([^~]+)(?:~(\d+))?$/.exec(block)
    const path = parsed?.[1]
    const given = Object.values(inputs)[0]
    if (!path || !given) continue
    let value = givenIn(given)
    if (given.selected_user) {
      value = staffOf(given.selected_user) ?? ''
      if (value === '') strangers.push(block)
    }
    const [name = path, at, part] = path.split('.')
    if (at !== undefined && part !== undefined) place(items, name, Number(at), part, value)
    else if (parsed[2] !== undefined && typeof value === 'string') values[name] = `${values[name] ?? ''}${value}`
    else values[name] = value
  }
  for (const [path, rest] of Object.entries(kept)) putBack(values, items, path, rest)
  return { values: { ...values, ...items }, strangers }
}

function givenIn(input: z.infer<typeof Input>): string | string[] {
  if (input.selected_options !== undefined) return (input.selected_options ?? []).map(({ value }) => value)
  if (/^(multi_|checkboxes)/.test(input.type)) return []
  return input.value ?? input.selected_option?.value ?? input.selected_date ?? input.selected_time ?? ''
}

function place(items: Record<string, Record<string, string>[]>, name: string, at: number, part: string, value: string | string[]): void {
  // A place beyond what a view can hold was made up by somebody; a list is never stretched to it.
  if (!Number.isInteger(at) || at < 0 || at >= limits.viewBlocks) return
  items[name] ??= []
  const list = items[name]
  while (list.length <= at) list.push({})
  const item = list[at]
  if (item) item[part] = typeof value === 'string' ? value : value.join(', ')
}

function putBack(
  values: Record<string, string | string[]>,
  items: Record<string, Record<string, string>[]>,
  path: string,
  rest: RawValues[string],
): void {
  const [name = path, at, part] = path.split('.')
  if (typeof rest === 'string') {
    const item = at === undefined ? undefined : items[name]?.[Number(at)]
    if (item && part) item[part] = `${item[part] ?? ''}${rest}`
    else if (at === undefined) values[name] = `${values[name] ?? ''}${rest}`
  } else for (const item of rest) if (typeof item !== 'string') items[name] = [...(items[name] ?? []), { ...item }]
}
