import { markOf } from './notes.js'
import { type Element, first, within } from './xml.js'

/** A note of a Word file that its text refers to. */
interface Referred {
  readonly mark: string
  readonly element: Element
}

const KINDS = {
  'w:footnoteReference': { kind: 'note', inFile: 'w:footnotes', name: 'w:footnote' },
  'w:endnoteReference': { kind: 'endnote', inFile: 'w:endnotes', name: 'w:endnote' },
} as const
type Reference = keyof typeof KINDS
const isReference = (name: string): name is Reference => name in KINDS

/** The notes of a Word file, each numbered as the text comes to refer to it: one that nothing on paper refers to is not on paper. */
export function openNotes(files: Readonly<Record<Reference, Element | undefined>>) {
  const referred = { 'w:footnoteReference': new Map<string, Referred>(), 'w:endnoteReference': new Map<string, Referred>() }
  return {
    /** The mark of the note that a part of a run refers to; '' where the part is no reference, or its note is not in the file. */
    markAt(part: Element): string {
      if (!isReference(part.name)) return ''
      const { kind, inFile, name } = KINDS[part.name]
      const id = part.has.get('w:id') ?? ''
      const known = referred[part.name]
      const there = known.get(id)
      if (there) return ` ${there.mark}`
      const element = within(first(files[part.name], inFile), name).find((one) => one.has.get('w:id') === id)
      if (!element) return ''
      const mark = markOf(kind, known.size + 1)
      known.set(id, { mark, element })
      return ` ${mark}`
    },
    /** Those that were referred to so far, footnotes first. */
    referred: (): readonly Referred[] => [...referred['w:footnoteReference'].values(), ...referred['w:endnoteReference'].values()],
  }
}
