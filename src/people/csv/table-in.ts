import { parse } from 'csv-parse/sync'
import { PeopleFault } from '../source.js'
import { type Column, knownAmong } from './columns.js'

export type Table = readonly (readonly string[])[]

/** A list as it stands in a file. */
export interface Listed {
  /** The headings; undefined where there is nothing at all. */
  readonly first: readonly string[] | undefined
  readonly lines: Table
  /** On which line of the file each of the lines begins, counted from 1: empty ones count, and what stands above the headings. */
  readonly at: readonly number[]
}

const another = 'an office has fewer people: is it the right file? Nothing of it was taken.'

type Named = Readonly<Partial<Record<Column, string>>>

/** More than any office that fits one bot; a list beyond it is another file by mistake. */
const mostLines = 20_000
/** As many with a hundred columns each. More cells than that would take all of a small machine’s memory, on which alerts stand (ours). */
const mostCells = 2_000_000

/** The headings of a list and what stands below them, however the file is written. Throws PeopleFault where it is no list in text form, breaks off, or is larger than any office’s. */
export function readTable(bytes: Buffer, named: Named): Listed {
  const all = linesOf(textOf(bytes), named)
  const { first, lines, above } = tableIn(all.map(({ cells }) => cells))
  if (lines.length > mostLines) throw new PeopleFault(`The list has more than ${mostLines} lines, and ${another}`)
  return { first, lines, at: all.slice(above + 1).map(({ at }) => at) }
}

/** UTF-8 where it is that; else what Excel writes on Windows. */
function textOf(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

/** A line as the parser gives it. */
interface Parsed {
  readonly record: readonly string[]
  readonly info: { readonly lines: number }
}

function linesOf(text: string, named: Named): readonly { readonly cells: readonly string[]; readonly at: number }[] {
  if (text.includes('\0')) throw new PeopleFault('This is no list in text form: export it as CSV (in Excel: Save as, CSV UTF-8).')
  const { said, rest } = saidDelimiter(text)
  const delimiter = said ?? delimiterOf(rest, named)
  const above = said === undefined ? 0 : 1
  let cells = 0
  try {
    // One kind of line's end: the parser counts two for that of Windows within a cell.
    const all = parse(rest.replaceAll(/\r\n?/g, '\n'), {
      delimiter,
      bom: true,
      info: true,
      skip_empty_lines: true,
      skip_records_with_empty_values: true,
      relax_column_count: true,
      trim: true,
      // Nothing more is kept of what is too long for a list.
      to: mostLines + searched + 1,
      on_record: (line) => {
        cells += (line as unknown as Parsed).record.length
        if (cells > mostCells) throw new PeopleFault(`The list has more than ${mostCells} cells, and ${another}`)
        return line
      },
    }) as unknown as readonly Parsed[]
    // The parser tells where a line ends, and a cell may go on over several.
    return all.map(({ record, info }) => ({ cells: record, at: above + info.lines - record.join('').split('\n').length + 1 }))
  } catch (cause) {
    if (cause instanceof PeopleFault) throw cause
    const line = cause instanceof Error && 'lines' in cause ? ` (line ${String(cause.lines)})` : ''
    throw new PeopleFault(`The list breaks off or has a stray quotation mark${line}: export it again. Nothing of it was taken.`, { cause })
  }
}

/** Enough for a line above the headings, the headings and some people. */
const beginning = 65_536

/**
 * What parts the columns: that by which the line of headings has most headings that are known. What stands in quotation marks parts nothing, and cells of
 * people, whose addresses have commas in them, say nothing where headings are known. Where none is, that by which most lines are as wide as the headings.
 */
function delimiterOf(text: string, named: Named): string {
  const plain = text.slice(0, beginning).replaceAll(/"[^"]*"/g, (cell) => cell.replaceAll(/["\r\n,;\t|]/g, ' '))
  const lines = plain.split(/\r\n|\r|\n/)
  const split = [',', ';', '\t', '|'].map((delimiter) => {
    const table = lines
      .map((line) => line.split(delimiter).map((cell) => cell.trim()))
      .filter((line) => line.some((cell) => cell !== ''))
      .slice(0, searched)
    const { first = [] } = tableIn(table)
    const wide = first.length > 1 ? table.filter((line) => line.length === first.length).length : 0
    return { delimiter, known: first.length > 1 ? knownAmong(first, named) : 0, wide, cells: first.length }
  })
  const [best] = split.toSorted((one, other) => other.known - one.known || other.wide - one.wide || other.cells - one.cells)
  return best?.delimiter ?? ','
}

/** Excel writes “sep=;” above a list, and takes it for no line of it. */
function saidDelimiter(text: string): { readonly said?: string; readonly rest: string } {
  const found = /^\ufeff?"?sep=([,;|\t])"?[^\S\r\n]*(?:\r\n|\r|\n)/i.exec(text)
  return found?.[1] === undefined ? { rest: text } : { said: found[1], rest: text.slice(found[0].length) }
}

/** The headings may stand below lines that say what the list is: so many lines are looked at. */
const searched = 5

/** The headings and what stands below them. `above`: how many lines before the headings say what the list is, and name no column. */
function tableIn(all: Table): { readonly first: readonly string[] | undefined; readonly lines: Table; readonly above: number } {
  const filled = (line: readonly string[] | undefined): number => (line ?? []).filter((each) => each !== '').length
  const begin = all.slice(0, searched).findIndex((line) => filled(line) > 1)
  const above = Math.max(0, begin)
  return { first: all[above], lines: all.slice(above + 1), above }
}
