import { type Names, namedPassage, PLAIN_NAMES } from './names.js'
import type { Passage } from './passage.js'
import { passages } from './passages.js'

const byId = new Map(passages.map((passage) => [passage.id, passage]))

/** The passage on a section as it is written, with {braces} where the office's names come; undefined when there is no such section. */
export const passageAsWritten = (id: string): Passage | undefined => byId.get(id)

/** The passage on a section, with the office's names for its systems; undefined when there is no such section. */
export function passageOf(id: string, names: Partial<Names> = {}): Passage | undefined {
  const found = byId.get(id)
  return found && namedPassage(found, { ...PLAIN_NAMES, ...names })
}
