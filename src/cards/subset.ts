import { z } from 'zod'
import type { Element } from './card.js'

/** What an expanded template may hold. Numbers are turned into text; anything that is not in the subset is an error. */
const text = z.union([z.string(), z.number().transform(String)])
const tone = z.enum(['Default', 'Good', 'Warning', 'Attention', 'Accent']).exactOptional()
const spacing = z.enum(['None', 'Small', 'Default', 'Medium', 'Large']).exactOptional()
const weight = z.enum(['Bolder', 'Default']).exactOptional()
const size = z.enum(['Small', 'Default', 'Medium', 'Large']).exactOptional()
const flag = z.boolean().exactOptional()
const placing = { spacing, separator: flag }

const textRun = z.strictObject({ type: z.literal('TextRun'), text, weight, isSubtle: flag, italic: flag, color: tone, size })

const action = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('Action.Execute'),
    title: text,
    tooltip: z.string().exactOptional(),
    verb: z.string(),
    data: z.strictObject({
      record: z.string().exactOptional(),
      version: z.number().exactOptional(),
      given: z.record(z.string(), z.string()).exactOptional(),
    }),
    style: z.enum(['default', 'positive', 'destructive']).exactOptional(),
  }),
  z.strictObject({ type: z.literal('Action.OpenUrl'), title: text, url: z.string() }),
])

/** One element of the subset in src/cards/card.ts; an unknown element or property is refused by name. */
export const ElementOfSubset: z.ZodType<Element> = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('TextBlock'),
    text,
    wrap: flag,
    weight,
    size,
    isSubtle: flag,
    color: tone,
    style: z.enum(['heading', 'default']).exactOptional(),
    ...placing,
  }),
  z.strictObject({ type: z.literal('RichTextBlock'), inlines: z.array(textRun), ...placing }),
  z.strictObject({
    type: z.literal('Container'),
    get items() {
      return z.array(ElementOfSubset)
    },
    style: z.enum(['default', 'emphasis', 'good', 'attention', 'warning', 'accent']).exactOptional(),
    bleed: flag,
    minHeight: z.string().exactOptional(),
    ...placing,
  }),
  z.strictObject({
    type: z.literal('ColumnSet'),
    get columns() {
      return z.array(z.strictObject({ type: z.literal('Column'), width: z.enum(['auto', 'stretch']), items: z.array(ElementOfSubset) }))
    },
    ...placing,
  }),
  z.strictObject({
    type: z.literal('Image'),
    url: z.string(),
    altText: text,
    size: z.enum(['Auto', 'Stretch', 'Small', 'Medium', 'Large']).exactOptional(),
  }),
  z.strictObject({ type: z.literal('ActionSet'), actions: z.array(action), spacing }),
])
