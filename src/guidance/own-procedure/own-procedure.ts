import MiniSearch from 'minisearch'
import { type Note, withNotes } from './notes.js'
import { headingsOutOfOrder, stepsOutOfOrder } from './out-of-order.js'
import { OwnProcedureError, readProcedure } from './read-text.js'
import { isUnderline, sectionsOf, titleOf } from './sections.js'
import { meansSomething } from './stop-words.js'
import type { WhatWasRead } from './what-was-read.js'

export { OwnProcedureError } from './read-text.js'

/** A section of the office's own procedure, word for word. */
export type OwnPassage = { heading: string; words: string; file: string }

/** Finds the sections of the office's own procedure that bear on a question, best first. */
export type OwnProcedure = (question: string) => Promise<OwnPassage[]>

/** Finds passages by what they are about; undefined where a question is about nothing of the kind. */
type Finder = (passages: readonly OwnPassage[]) => (question: string) => Promise<OwnPassage[] | undefined>

const SHOWN = 3
/** More than this is not read in a chat: the office should part it. */
const LONG = 6000
/** A passage that holds so much of a whole procedure holds headings that were not seen. */
const MOST_OF_IT = 0.7
const A_PROCEDURE = 600
const BEGINNING = 'The beginning'
/** What stands above the first line that has words: its indent is its own, by which it belongs to a list. */
const blankAbove = /^(?:[^\S\n]*\n)+/

/** The sections of a procedure as they are quoted, each with the notes that it refers to; a heading with nothing below it has its own words. */
export function splitByHeadings(text: string, file: string, notes: readonly Note[] = []): OwnPassage[] {
  return sectionsOf(text).flatMap(({ heading, lines }) => {
    // Markdown's underline belongs to the heading above it.
    const below = (heading !== undefined && isUnderline(lines[0]) ? lines.slice(1) : lines).join('\n').replace(blankAbove, '').trimEnd()
    const words = withNotes(below, `${heading ?? ''}\n${below}`, notes)
    if (heading === undefined) return words ? [{ heading: BEGINNING, words, file }] : []
    return [{ heading: titleOf(heading), words: words || titleOf(heading), file }]
  })
}

/** What was understood of a procedure: its headings in their order, and what the office should look at: what is left out, too. */
export function outlineOf(
  text: string,
  { notes, leftOut }: Pick<WhatWasRead, 'notes' | 'leftOut'> = { notes: [], leftOut: [] },
): { readonly headings: string[]; readonly warnings: string[] } {
  const passages = splitByHeadings(text, '', notes)
  const twice = passages.filter(({ heading }, at) => passages.findIndex((each) => each.heading === heading) !== at)
  const all = passages.reduce((sum, { words }) => sum + words.length, 0)
  const warnings = passages.flatMap(({ heading, words }) => [
    ...(heading === BEGINNING ? ['There is text before the first heading: it is quoted as “The beginning”.'] : []),
    ...(heading === words ? [`“${heading}” has nothing below it.`] : []),
    ...(passages.length > 1 && words.length <= LONG && all > A_PROCEDURE && words.length > all * MOST_OF_IT
      ? [`“${heading}” holds nearly the whole file: are there headings in it that I did not see?`]
      : []),
    ...(words.length > LONG
      ? [`“${heading}” is long (${words.length} letters): give its parts headings, so that the right one is quoted.`]
      : []),
    ...stepsOutOfOrder({ heading, words }),
  ])
  return {
    headings: passages.map(({ heading }) => heading),
    warnings: [
      ...warnings,
      ...headingsOutOfOrder(passages.map(({ heading }) => heading)),
      ...twice.map(({ heading }) => `“${heading}” stands there twice.`),
      ...leftOut,
    ],
  }
}

async function passagesOf(file: string): Promise<{ readonly read: WhatWasRead; readonly passages: OwnPassage[] }> {
  const read = await readProcedure(file)
  const passages = splitByHeadings(read.text, file, read.notes)
  if (passages.every(({ heading }) => heading === BEGINNING))
    throw new OwnProcedureError(
      `${file} (PROCEDURE_FILE) has no headings with text below them. Start each section with "# Title" or a number such as "4.2 Title".`,
    )
  return { read, passages }
}

/** What was understood of the office's own procedure, for the doctor. Throws an OwnProcedureError as loading it does. */
export async function outlineOwnProcedure(file: string): Promise<ReturnType<typeof outlineOf>> {
  const { read } = await passagesOf(file)
  return outlineOf(read.text, read)
}

/**
 * Loads the office's own procedure and makes it findable: by what a question is about, and where that is nothing of ours (a lift, a form),
 * or nothing stands out, by two words in common.
 */
export async function loadOwnProcedure(file: string, find: Finder): Promise<OwnProcedure> {
  const { passages } = await passagesOf(file)
  const meant = find(passages)
  const worded = byWords(passages)
  return async function findOwn(question) {
    const found = await meant(question)
    return found && found.length > 0 ? found : worded(question)
  }
}

function byWords(passages: readonly OwnPassage[]): (question: string) => OwnPassage[] {
  const index = new MiniSearch<OwnPassage & { id: number }>({
    fields: ['heading', 'words'],
    // Words that stand in every sentence say nothing of what it is about.
    processTerm: (term) => (meansSomething(term) ? term.toLowerCase() : null),
    searchOptions: { boost: { heading: 2 }, prefix: (term) => term.length > 3, fuzzy: (term) => (term.length > 4 ? 0.2 : false) },
  })
  index.addAll(passages.map((passage, id) => ({ ...passage, id })))
  return (question) => {
    const asked = new Set((question.slice(0, 1000).match(/[\p{L}\p{N}]+/gu) ?? []).filter(meansSomething).map((term) => term.toLowerCase()))
    // One word in common may be chance; of a question of one word it is all there is.
    const enough = Math.min(2, asked.size)
    return index
      .search([...asked].join(' '))
      .filter(({ queryTerms }) => new Set(queryTerms).size >= enough)
      .slice(0, SHOWN)
      .flatMap(({ id }) => passages[Number(id)] ?? [])
  }
}
