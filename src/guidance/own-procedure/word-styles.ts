import { type Element, first, valueAt, within } from './xml.js'

/** A style of a Word file, as far as it says what a paragraph is. */
interface Style {
  readonly name: string
  readonly basedOn: string | undefined
  readonly properties: Element | undefined
  readonly isBold: boolean | undefined
}
/** What a paragraph's style says of it. */
export interface Styled {
  readonly isHeading: boolean
  readonly isBold: boolean
  /** In which list it is, and how deep where the style says it. */
  readonly list?: { readonly numbering: string; readonly level?: number; readonly style: string }
}

/** How Word calls its headings in a file of any language, and how older files and other programs name the style itself. */
const HEADING = /^(?:heading \d|title)$/i
const HEADING_ID = /^(?:heading|title|berschrift|titre)/i
/** A level of the outline below which everything is text. */
const TEXT_LEVEL = 9

/** Is something switched on: named, and not switched off? */
export const isOn = (element: Element | undefined): boolean | undefined =>
  element && !/^(?:0|false|off|none)$/.test(element.has.get('w:val') ?? 'true')

/** Where in the outline a paragraph's properties put it; undefined where they say nothing. */
export const outlineIn = (properties: Element | undefined): number | undefined => {
  const level = valueAt(properties, 'w:outlineLvl')
  return level === undefined ? undefined : Number(level)
}

/** The styles of a file, each with what it takes over from those that it is based on. A style that is not in the file is known by its name alone. */
export function stylesIn(file: Element | undefined) {
  const all = new Map<string, Style>()
  for (const style of within(first(file, 'w:styles'), 'w:style'))
    all.set(style.has.get('w:styleId') ?? '', {
      name: valueAt(style, 'w:name') ?? '',
      basedOn: valueAt(style, 'w:basedOn'),
      properties: first(style, 'w:pPr'),
      isBold: isOn(first(style, 'w:rPr', 'w:b')),
    })
  /** The style and those that it is based on, nearest first. */
  const chainOf = (id: string | undefined): readonly (readonly [string, Style])[] => {
    const chain: (readonly [string, Style])[] = []
    for (let next = id; next !== undefined && chain.every(([known]) => known !== next); ) {
      const style = all.get(next)
      if (!style) break
      chain.push([next, style])
      next = style.basedOn
    }
    return chain
  }
  return {
    numberingOf: (id: string): string | undefined => valueAt(all.get(id)?.properties, 'w:numPr', 'w:numId'),
    styled(id: string | undefined): Styled {
      const chain = chainOf(id)
      const outline = chain.map(([, { properties }]) => outlineIn(properties)).find((level) => level !== undefined)
      const isNamed = chain.some(([, { name }]) => HEADING.test(name)) || HEADING_ID.test(id ?? '')
      const numbered = chain.find(([, { properties }]) => valueAt(properties, 'w:numPr', 'w:numId') !== undefined)
      const numbering = numbered && valueAt(numbered[1].properties, 'w:numPr', 'w:numId')
      const depths = chain.flatMap(([, { properties }]) => valueAt(properties, 'w:numPr', 'w:ilvl') ?? [])
      return {
        isHeading: outline === undefined ? isNamed : outline < TEXT_LEVEL,
        isBold: chain.map(([, { isBold }]) => isBold).find((bold) => bold !== undefined) ?? false,
        ...(numbered && numbering !== undefined
          ? { list: { numbering, style: numbered[0], ...(depths[0] === undefined ? {} : { level: Number(depths[0]) }) } }
          : {}),
      }
    },
  }
}
