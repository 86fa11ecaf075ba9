/** A part of a Word file: its name, its attributes as they stand there, and what is in it in its order, texts among it. */
export interface Element {
  readonly name: string
  readonly has: ReadonlyMap<string, string>
  readonly parts: (Element | string)[]
}

const PART = /(<!--|<\?|<!\[CDATA\[)|<(\/?)([\w:.-]+)((?:\s+[\w:.-]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*(\/?)>|([^<]+)/g
/** How what begins so ends. It is looked for from there on once: where none comes, all that follows belongs to it. */
const ENDS: Readonly<Record<string, string>> = { '<!--': '-->', '<?': '?>', '<![CDATA[': ']]>' }
const ATTRIBUTE = /([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }
const ofCode = (code: number): string => (code <= 0x10_ff_ff ? String.fromCodePoint(code) : '')
const unescaped = (text: string): string =>
  text.replace(
    /&(?:#x([\da-f]+)|#(\d+)|(\w+));/gi,
    (whole, hex: string | undefined, digits: string | undefined, name: string | undefined) =>
      hex ? ofCode(Number.parseInt(hex, 16)) : digits ? ofCode(Number(digits)) : (ENTITIES[name ?? ''] ?? whole),
  )

/** Nothing that people write is nested so deep; what is would overflow whoever walks through it. */
const DEEPEST = 500

/** The parts of an XML text, below one that has no name. What is not closed ends with what it stands in. Throws where it is nested deeper than any document. */
export function parsed(xml: string): Element {
  const root: Element = { name: '', has: new Map(), parts: [] }
  const open = [root]
  const parts = new RegExp(PART)
  for (let found = parts.exec(xml); found; found = parts.exec(xml)) {
    const [, begins, closes, name, attributes, isEmpty, text] = found
    const here = open.at(-1) ?? root
    if (begins !== undefined) {
      const ends = ENDS[begins] ?? ''
      const end = xml.indexOf(ends, parts.lastIndex)
      const upTo = end < 0 ? xml.length : end
      if (begins === '<![CDATA[') here.parts.push(xml.slice(parts.lastIndex, upTo))
      parts.lastIndex = end < 0 ? xml.length : end + ends.length
    } else if (text !== undefined) here.parts.push(unescaped(text))
    else if (name !== undefined && closes) {
      const at = open.findLastIndex((one) => one.name === name)
      if (at > 0) open.length = at
    } else if (name !== undefined) {
      const has = [...(attributes ?? '').matchAll(ATTRIBUTE)].map(
        ([, key = '', one, other]) => [key, unescaped(one ?? other ?? '')] as const,
      )
      const element = { name, has: new Map(has), parts: [] }
      here.parts.push(element)
      if (!isEmpty) open.push(element)
      if (open.length > DEEPEST) throw new RangeError(`It is nested deeper than ${DEEPEST} elements.`)
    }
  }
  return root
}

/** The elements that are in this one, of one name where it is asked for. */
export const within = (element: Element | undefined, name?: string): readonly Element[] =>
  (element?.parts ?? []).filter((part): part is Element => typeof part !== 'string' && (name === undefined || part.name === name))

/** The first element by a way of names, such as w:pPr, w:numPr. */
export const first = (element: Element | undefined, ...way: readonly string[]): Element | undefined =>
  way.reduce<Element | undefined>((found, name) => within(found, name)[0], element)

/** The value (w:val) of the element at the end of a way. */
export const valueAt = (element: Element | undefined, ...way: readonly string[]): string | undefined =>
  first(element, ...way)?.has.get('w:val')
