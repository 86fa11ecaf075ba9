import type { ValidateFunction } from 'ajv'
import { cardBytes } from '../../../src/cards/shorten.js'
import type { Drawn } from '../../../src/channels/teams/drawing/drawn.js'
import { allOf } from './rig.js'

/** The part of the official parser that we ask; its bundle brings no types with it. */
interface Parser {
  readonly AdaptiveCard: new () => {
    parse(card: unknown, context: Context): void
    validateProperties(): { readonly validationEvents: readonly { readonly message: string }[] }
  }
  readonly SerializationContext: new (version: unknown) => Context
  readonly Versions: { readonly v1_5: unknown }
}
interface Context {
  readonly eventCount: number
  getEventAt(place: number): { readonly message: string }
}
const official: Parser = require('adaptivecards/dist/adaptivecards.js')
/** The published schema; what is wrong with the card that it was asked of last is in its `errors`. */
const valid: ValidateFunction = require('../../schemas/adaptive-card-1.5.cjs')

/** What is wrong with a card as Teams gets it: the official parser, the published schema, our cap, double ids. Empty: all well. */
export function faultsOf(card: Drawn): string[] {
  // Teams' own wish, and the search in a list of choices, which came with version 1.6 and Teams takes before.
  const { msteams: _width, ...plain } = card
  const known = JSON.parse(
    JSON.stringify(plain, (name, value) => (name === 'choices.data' ? undefined : value)).replaceAll(
      '"style":"filtered"',
      '"style":"compact"',
    ),
  )
  const faults: string[] = []
  const context = new official.SerializationContext(official.Versions.v1_5)
  const parsed = new official.AdaptiveCard()
  parsed.parse(known, context)
  for (let place = 0; place < context.eventCount; place++) faults.push(`parser: ${context.getEventAt(place).message}`)
  for (const event of parsed.validateProperties().validationEvents) faults.push(`parser: ${event.message}`)
  if (!valid(known)) for (const error of valid.errors ?? []) faults.push(`schema: ${error.instancePath} ${error.message}`)
  const size = Buffer.byteLength(JSON.stringify(card))
  if (size > cardBytes + 2_000) faults.push(`size: ${size} bytes`)
  const ids = allOf(card, 'Input.').map(({ id }) => id)
  if (new Set(ids).size < ids.length) faults.push('two inputs bear one id')
  return faults
}
