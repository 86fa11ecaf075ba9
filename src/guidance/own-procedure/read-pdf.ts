import { z } from 'zod'
import { leftOut, type WhatWasRead } from './what-was-read.js'

/** What the library tells of a piece; marks of the structure have no text and are passed over. Lengths in points. */
const Told = z.object({ str: z.string().min(1), transform: z.array(z.number()).length(6), width: z.number(), height: z.number() })

/** A piece of a line, as a PDF places it: from the left and from the foot of its page, in points. */
interface Piece {
  readonly text: string
  readonly left: number
  readonly foot: number
  readonly height: number
}
interface Line {
  readonly words: string
  readonly foot: number
  readonly height: number
}

/** How much bigger than the text a heading's letters are, at least. */
const HEADING = 1.15
/** A gap this many heights wide begins a new paragraph. */
const GAP = 1.9
/** A gap within a line, in heights, that is a space. */
const SPACE = 0.2
/** No heading is longer. */
const MOST_HEADING = 120

function pieceOf(told: unknown): { readonly piece: Piece; readonly width: number }[] {
  const read = Told.safeParse(told)
  if (!read.success) return []
  const { str: text, transform, width, height } = read.data
  const [, , , size = 0, left = 0, foot = 0] = transform
  return [{ piece: { text, left, foot, height: height || Math.abs(size) || 10 }, width }]
}

/** Pieces of a page as its lines, from top to bottom: what stands at one height is one line. */
function linesOf(pieces: readonly Piece[]): Line[] {
  const rows: Piece[][] = []
  for (const piece of pieces.filter(({ text }) => text.trim() !== '').toSorted((one, other) => other.foot - one.foot)) {
    const row = rows.at(-1)
    if (row?.[0] && Math.abs(row[0].foot - piece.foot) < piece.height / 2) row.push(piece)
    else rows.push([piece])
  }
  return rows.map((row) => {
    const inOrder = row.toSorted((one, other) => one.left - other.left)
    const words = inOrder.reduce((said, { text }) => `${said}${/\s$/.test(said) || /^\s/.test(text) || said === '' ? '' : ' '}${text}`, '')
    return {
      words: words.replace(/\s+/g, ' ').trim(),
      foot: inOrder[0]?.foot ?? 0,
      height: Math.max(...inOrder.map(({ height }) => height)),
    }
  })
}

/** Pieces that follow one another without a gap are one word, however a PDF cut them. */
function joined(pieces: readonly Piece[], widths: readonly number[]): Piece[] {
  const whole: (Piece & { end: number })[] = []
  for (const [at, piece] of pieces.entries()) {
    const last = whole.at(-1)
    const end = piece.left + (widths[at] ?? 0)
    const near = last && Math.abs(last.foot - piece.foot) < 1 && piece.left - last.end < piece.height * SPACE && piece.left >= last.end - 1
    if (near) whole.splice(-1, 1, { ...last, text: last.text + piece.text, height: Math.max(last.height, piece.height), end })
    else whole.push({ ...piece, end })
  }
  return whole
}

/** What stands at the same height of most pages, but for its numbers: a running title, "Page 3 of 12". It belongs to no section. */
function running(pages: readonly (readonly Line[])[]): ReadonlySet<string> {
  const seen = new Map<string, number>()
  for (const page of pages) for (const mark of new Set(page.map(markOf))) seen.set(mark, (seen.get(mark) ?? 0) + 1)
  return new Set([...seen].filter(([, times]) => times >= 3 && times > pages.length / 2).map(([mark]) => mark))
}
const markOf = ({ words, foot }: Line): string => `${Math.round(foot)} ${words.replace(/\d+/g, '#')}`

/** The height that most letters have. */
function usual(lines: readonly Line[]): number {
  const letters = new Map<number, number>()
  for (const { words, height } of lines) letters.set(Math.round(height), (letters.get(Math.round(height)) ?? 0) + words.length)
  return [...letters].toSorted((one, other) => other[1] - one[1])[0]?.[0] ?? 10
}

/**
 * What is read of a PDF: its text, a line each, headings marked as Markdown does and paragraphs apart, and what stands on every page, which is left out. The text
 * is empty where it holds pictures of pages only.
 * Throws where it is broken, or opens with a password only.
 */
export async function readPdf(bytes: Uint8Array): Promise<WhatWasRead> {
  const { getDocumentProxy } = await import('unpdf')
  const pdf = await getDocumentProxy(bytes)
  const pages: Line[][] = []
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const content = await (await pdf.getPage(number)).getTextContent()
    const written = z.array(z.unknown()).parse(content.items).flatMap(pieceOf)
    pages.push(
      linesOf(
        joined(
          written.map(({ piece }) => piece),
          written.map(({ width }) => width),
        ),
      ),
    )
  }
  await pdf.cleanup()
  const onEach = running(pages)
  const body = usual(pages.flat())
  const text = pages
    .map((page) => {
      const lines = page.filter((line) => !onEach.has(markOf(line)))
      return lines
        .map((line, at) => {
          const above = lines[at - 1]
          const apart = above && above.foot - line.foot > Math.max(above.height, line.height) * GAP ? '\n' : ''
          const heading = line.height >= body * HEADING && line.words.length <= MOST_HEADING
          return `${apart}${heading ? `# ${line.words}` : line.words}`
        })
        .join('\n')
    })
    .join('\n')
  const first = [...onEach].flatMap((mark) => pages.flat().find((line) => markOf(line) === mark)?.words ?? [])
  return { text, notes: [], leftOut: leftOut('what stands at the same place of most pages', first) }
}
