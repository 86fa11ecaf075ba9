import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Template } from 'adaptivecards-templating'
import { z } from 'zod'
import type { Element } from './card.js'
import { ElementOfSubset } from './subset.js'

/** The repository's cards/, seen alike from src/cards and from dist/cards. */
const folder = join(__dirname, '..', '..', 'cards')
const cached = new Map<string, Template>()

/** A template's view model: strings, numbers, booleans, and lists and objects of them. Never null or undefined. */
const ViewModel = z.record(z.string(), z.unknown()).superRefine((model, context) => {
  for (const { path, found } of faults(model, [])) context.addIssue({ code: 'custom', path, message: `holds ${found}` })
})

/** A body in two parts: what its reader is to do, and what stands below the buttons. */
export interface Expanded {
  readonly toDo: readonly Element[]
  readonly facts: readonly Element[]
}

/**
 * Expands cards/<name>.json (a JSON array: the card's body, with one `{ "type": "Buttons" }` where the buttons stand) with a view model. Throws
 * when there is no such template, when it does not say where the buttons stand, when the model holds null or undefined, when the template asks
 * for something the model lacks, or when the result leaves the subset.
 */
export function expand(name: string, model: Readonly<Record<string, unknown>>): Expanded {
  const checked = ViewModel.safeParse(model)
  if (!checked.success) throw new Error(`The view model of card ${name} does not hold: ${z.prettifyError(checked.error)}`)
  // Typed words may themselves hold ${…}: they are set aside, so that whatever is left over is the template's own.
  const marked = markFor(JSON.stringify(model))
  const guarded: unknown = mapText(checked.data, (words) => words.replaceAll('${', marked))
  const expanded: unknown = template(name).expand({ $root: guarded })
  const left = /\$\{[^}]*\}?/.exec(JSON.stringify(expanded))
  if (left) throw new Error(`Card ${name} asks for ${left[0]}, which its view model lacks.`)
  const body = Body.safeParse(mapText(expanded, (words) => words.replaceAll(marked, '${')))
  if (!body.success) throw new Error(`Card ${name} leaves the subset of elements: ${z.prettifyError(body.error)}`)
  const places = body.data.flatMap(({ type }, place) => (type === 'Buttons' ? [place] : []))
  const [place] = places
  if (place === undefined || places.length > 1)
    throw new Error(`cards/${name}.json must say once where its buttons stand: { "type": "Buttons" }.`)
  return { toDo: elementsIn(body.data.slice(0, place)), facts: elementsIn(body.data.slice(place)) }
}

/** What an expanded template may hold, and the place of the buttons. */
const Buttons = z.strictObject({ type: z.literal('Buttons') })
const Body = z.array(z.union([Buttons, ElementOfSubset]))
const elementsIn = (body: z.infer<typeof Body>): readonly Element[] => body.flatMap((one) => (one.type === 'Buttons' ? [] : [one]))

/**
 * Loads what templates are expanded with, which is as much as a third of a command. The bot does it before it opens, so that nobody's first card waits for it; a
 * command that draws no card never does.
 */
export const beReadyToExpand = (): void => void new Template([])

function template(name: string): Template {
  const known = cached.get(name)
  if (known) return known
  if (!/^[a-z0-9-]+(\/[a-z0-9-]+)*$/.test(name)) throw new Error(`${name} is no name of a card: use small letters, digits and hyphens.`)
  const body: unknown = JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8'))
  if (!Array.isArray(body)) throw new Error(`cards/${name}.json must be a list of elements: the body of the card.`)
  const fresh = new Template(body)
  cached.set(name, fresh)
  return fresh
}

/** A run of private characters that the words do not hold. */
function markFor(words: string): string {
  let mark = '\uE000{'
  while (words.includes(mark)) mark = `\uE000${mark}`
  return mark
}

/** Every text of a JSON value changed; keys stay. */
function mapText(value: unknown, change: (words: string) => string): unknown {
  if (typeof value === 'string') return change(value)
  if (Array.isArray(value)) return value.map((each) => mapText(each, change))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, mapText(each, change)]))
}

function* faults(value: unknown, path: PropertyKey[]): Generator<{ path: PropertyKey[]; found: string }> {
  if (Array.isArray(value)) {
    for (const [place, each] of value.entries()) yield* faults(each, [...path, place])
    return
  }
  if (typeof value === 'object' && value !== null) {
    for (const [key, each] of Object.entries(value)) yield* faults(each, [...path, key])
    return
  }
  if (value === null || value === undefined) yield { path, found: String(value) }
  else if (!['string', 'number', 'boolean'].includes(typeof value)) yield { path, found: `a ${typeof value}` }
}
