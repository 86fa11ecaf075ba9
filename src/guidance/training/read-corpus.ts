import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Action } from '../passages/passage.js'
import type { Kind, Label, Situation } from '../understanding/label.js'

/**
 * One question with its label, and where it stands in the corpus. `before` are the earlier messages of its thread, oldest first;
 * `apart` says that it is about something else than they are; `follows` that after a message about harm it is about that harm.
 */
export type Example = { text: string; before: string[]; apart: boolean; follows: boolean; label: Label; block: number; line: number }

const KINDS: readonly string[] = ['self', 'others', 'both'] satisfies Kind[]
const isKind = (word: string): word is Kind => KINDS.includes(word)

function readLabel(header: string): Label {
  const [sections = '', situations = '', actions = '', flags = ''] = header.split('|').map((part) => part.trim())
  const marks = flags.split(' ')
  const kind = marks.find(isKind)
  return {
    sections: sections === '-' ? [] : sections.split(' '),
    situations: situations.split(' ') as Situation[],
    actions: actions.split(' ') as Action[],
    atRisk: kind !== undefined,
    either: marks.includes('either'),
    ...(kind && { kind }),
    outOfScope: marks.includes('out'),
    near: marks.includes('near'),
    vague: marks.includes('vague'),
  }
}

/** Reads blocks of the form "## sections | situations | actions | flags" with an example a line below each; ">>" stands between the messages of a thread. */
export function readExamples(text: string, firstBlock = 0): Example[] {
  let label: Label | undefined
  let marks: string[] = []
  let [block, line] = [firstBlock - 1, 0]
  const examples: Example[] = []
  for (const row of text.split('\n').map((r) => r.trim())) {
    if (row.startsWith('//') || !row) continue
    if (row.startsWith('## ')) {
      label = readLabel(row.slice(3))
      marks = row.split(' ')
      block++
      line = 0
    } else if (label) {
      const messages = row.split(/\s+>>\s+/)
      const [apart, follows] = [marks.includes('apart'), marks.includes('follows')]
      examples.push({ text: messages.at(-1) ?? '', before: messages.slice(0, -1), apart, follows, label, block, line: line++ })
    } else throw new Error(`An example stands before the first heading: "${row}"`)
  }
  return examples
}

/** Every example of the folder, in the order of the files' names. */
export function readCorpus(folder: string): Example[] {
  const examples: Example[] = []
  for (const file of readdirSync(folder)
    .sort()
    .filter((name) => name.endsWith('.txt'))) {
    const next = (examples.at(-1)?.block ?? -1) + 1
    examples.push(...readExamples(readFileSync(join(folder, file), 'utf8'), next))
  }
  return examples
}
