import { join } from 'node:path'
import { byMeaning } from './own-procedure/by-meaning.js'
import { loadOwnProcedure, type OwnPassage } from './own-procedure/own-procedure.js'
import type { Names } from './passages/names.js'
import type { Passage } from './passages/passage.js'
import { passageOf } from './passages/passage-of.js'
import { openReader } from './understanding/reader.js'
import { openSpelling } from './understanding/spelling.js'
import { ownWords } from './understanding/threats-own-words.js'
import { readTopics } from './understanding/topics.js'
import { type Understand, understandWith } from './understanding/understand.js'
import { type ForWhat, inShort, type Shown } from './words-to-say/in-short.js'

export { answerLines } from './ask-lines.js'
export { answerAsText } from './ask-text.js'
export type { OwnPassage } from './own-procedure/own-procedure.js'
export type { Names } from './passages/names.js'
export type { Action, Passage } from './passages/passage.js'
export type { Colleagues } from './understanding/colleagues.js'
export type { Understanding } from './understanding/judge.js'

/** Knows the procedure, understands questions about it, and quotes the office's own. */
export type Guidance = {
  /** Reads a question; `before` are the earlier messages of the same thread, oldest first, `colleagues` whoever works here. Keeps nothing. */
  understand: Understand
  /** The passage on a section, with the office's names for its systems; undefined when there is no such section. */
  passage: (id: string, names?: Partial<Names>) => Passage | undefined
  /** What is shown first about a section, as it fits the case: two lines and the words to say, harm before all else. */
  short: (section: string | undefined, text: string, of: ForWhat, names?: Partial<Names>) => Shown
  /** What of a line that tells of harm an alert takes along: the threat's own words, without what the asker pleads or asks; never nothing. */
  ownWords: (line: string) => string
  /** The sections of the office's own procedure that bear on a question, word for word; empty when none is loaded. */
  own: (question: string) => Promise<OwnPassage[]>
}

const TRAINED = join(__dirname, 'trained')

/**
 * Loads the trained model and the passages, all from the disk.
 *
 * @example
 * const guidance = await openGuidance({ procedureFile: env.PROCEDURE_FILE })
 * const { sections, atRisk } = await guidance.understand('he wants to speak to my boss')
 */
export async function openGuidance(options: { procedureFile?: string | undefined } = {}): Promise<Guidance> {
  const { read, readMoment } = await openReader(TRAINED)
  const { topics } = readTopics(TRAINED)
  const own = options.procedureFile
    ? await loadOwnProcedure(options.procedureFile, byMeaning(read, topics))
    : async (): Promise<OwnPassage[]> => []
  const understand = understandWith(read, topics, openSpelling(TRAINED), readMoment)
  // The first run sets the reader up and is slower than any other: better now than while somebody waits.
  await understand('how do I handle this customer?')
  return { understand, passage: passageOf, short: inShort, ownWords, own }
}
