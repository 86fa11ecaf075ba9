/** A note at the foot of a page or at the end of a text: the mark where the text refers to it, and its words. */
export interface Note {
  readonly mark: string
  readonly words: string
}

/** How a note is marked in a text that is read: "[note 3]", "[endnote 1]". */
export const markOf = (kind: 'note' | 'endnote', number: number): string => `[${kind} ${number}]`

/** A line without the marks of notes, which say nothing of whether it is a heading or ends a sentence. */
export const withoutMarks = (line: string): string => line.replace(/ ?\[(?:end)?note \d+\]/g, '')

/** The words of a passage, with the notes below them that it refers to. `refers`: all of it, with its heading. */
export function withNotes(words: string, refers: string, notes: readonly Note[]): string {
  const below = notes.filter(({ mark }) => refers.includes(mark)).map(({ mark, words: noted }) => `${mark} ${noted}`)
  return [words, below.join('\n')].filter((part) => part !== '').join('\n\n')
}
