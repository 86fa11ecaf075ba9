/** A question is read whole up to here; a longer message is read in pieces, so that one line of harm is not drowned. */
const WHOLE = 400
/** Long enough for a sentence or two, short enough that the next one does not drown it. */
const PIECE = 200
/** Nobody types more than this; what is pasted beyond it is not looked at. */
const MOST = 20_000

/** Cuts a message into pieces of a sentence or two each; a short one is its own only piece. */
export function windowsOf(text: string): string[] {
  const cut = text.slice(0, MOST)
  if (cut.length <= WHOLE) return [cut]
  const windows: string[] = []
  let window = ''
  for (const sentence of cut.match(/[^.!?\n]{1,200}[.!?\n]*/g) ?? []) {
    if (window.length + sentence.length > PIECE) {
      windows.push(window)
      window = ''
    }
    window += sentence
  }
  windows.push(window)
  return windows.filter((w) => w.trim())
}

/** Where a clause ends: a stop, a line, a comma, or a word that begins the next. */
const CLAUSE_ENDS = /(?<=[.!?;:])\s+|\n+|,\s+|\s+(?:and then|and|but|then|cos|because)\s+/iu
/** Fewer words than these tell nothing alone: "and then", "or else". */
const A_CLAUSE = 4

/** The clauses of a message, in their order. */
export const clausesOf = (text: string): string[] =>
  text
    .split(CLAUSE_ENDS)
    .map((clause) => clause.trim())
    .filter(Boolean)

/** Can it tell anything alone? */
export const tells = (clause: string): boolean => clause.split(/\s+/u).length >= A_CLAUSE
