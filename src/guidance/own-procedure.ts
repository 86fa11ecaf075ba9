import { readFile } from 'node:fs/promises'
import MiniSearch from 'minisearch'

/** A section of the office's own procedure, word for word. */
export type OwnPassage = { heading: string; words: string; file: string }

/** Finds the sections of the office's own procedure that bear on a question, best first. */
export type OwnProcedure = (question: string) => OwnPassage[]

/** The office's own procedure could not be used; the message says what to do about it. */
export class OwnProcedureError extends Error {
  override name = 'OwnProcedureError'
}

/** Nothing like a procedure is bigger; a wrong file should not fill the memory. */
const MOST_BYTES = 5_000_000
const SHOWN = 3

const MARKDOWN = /^#{1,6}\s+(.+?)\s*#*$/
// "4.", "4.2", "4.2.1)" or "13. a)" and a title that starts with a letter and does not end like a sentence.
const NUMBERED = /^((?:\d{1,2}\.)+\d{0,2}|\d{1,2}[.)])\s*\)?\s+(\p{L}.{1,90}?)$/u

function headingOf(line: string): string | undefined {
  const marked = MARKDOWN.exec(line)?.[1]
  if (marked) return marked
  return NUMBERED.test(line) && !/[.;:,]$/.test(line) ? line : undefined
}

/** Splits a procedure by its headings, Markdown or numbered; a heading with nothing below it (a contents list) is left out. */
export function splitByHeadings(text: string, file: string): OwnPassage[] {
  const passages: OwnPassage[] = []
  let open: { heading: string; lines: string[] } | undefined
  const close = (): void => {
    const words = open?.lines.join('\n').trim()
    if (open && words) passages.push({ heading: open.heading, words, file })
  }
  for (const line of text.split(/\r?\n/)) {
    const heading = headingOf(line.trim())
    if (heading) {
      close()
      open = { heading, lines: [] }
    } else open?.lines.push(line)
  }
  close()
  return passages
}

async function readText(file: string): Promise<string> {
  const bytes = await readFile(file).catch((cause: unknown) => {
    throw new OwnProcedureError(`PROCEDURE_FILE names ${file}, which cannot be read. Check the path and that the bot may read it.`, {
      cause,
    })
  })
  if (bytes.length > MOST_BYTES)
    throw new OwnProcedureError(
      `${file} (PROCEDURE_FILE) is bigger than 5 MB. Save the procedure as plain text or Markdown, without pictures.`,
    )
  if (bytes.includes(0))
    throw new OwnProcedureError(`${file} (PROCEDURE_FILE) is not a text file. Save the procedure as plain text or Markdown (.txt or .md).`)
  return bytes.toString('utf8')
}

/** Loads the office's own procedure and makes it findable. */
export async function loadOwnProcedure(file: string): Promise<OwnProcedure> {
  const passages = splitByHeadings(await readText(file), file)
  if (passages.length === 0)
    throw new OwnProcedureError(
      `${file} (PROCEDURE_FILE) has no headings with text below them. Start each section with "# Title" or a number such as "4.2 Title".`,
    )
  const index = new MiniSearch<OwnPassage & { id: number }>({
    fields: ['heading', 'words'],
    searchOptions: { boost: { heading: 2 }, prefix: (term) => term.length > 3, fuzzy: (term) => (term.length > 4 ? 0.2 : false) },
  })
  index.addAll(passages.map((passage, id) => ({ ...passage, id })))
  return function findOwn(question) {
    return index
      .search(question.slice(0, 1000))
      .slice(0, SHOWN)
      .flatMap(({ id }) => passages[Number(id)] ?? [])
  }
}
