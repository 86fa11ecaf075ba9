import { createInterface } from 'node:readline'
import { z } from 'zod'
import type { Action, Guidance, Names, Understanding } from './guidance.js'
import type { Colleagues } from './understanding/colleagues.js'
import { ownWords } from './understanding/threats-own-words.js'
import { wordsToSay } from './words-to-say/in-short.js'

/** Where questions come from, where answers go, and where complaints about a line go. */
export type AskStreams = {
  input: NodeJS.ReadableStream
  output: NodeJS.WritableStream
  log: NodeJS.WritableStream
}

/** The office that is asked in: what it calls its systems, and who works there. */
export type AskedIn = { readonly names?: Partial<Names>; readonly colleagues?: Colleagues }

const Question = z.looseObject({ id: z.union([z.string(), z.number()]), text: z.string(), before: z.array(z.string()).optional() })
const FIELDS: readonly string[] = ['id', 'text', 'before']

/**
 * The buttons of an answer by name: of harm the alarm alone, and where it is asked back the same; else what the reading and its section lead to,
 * after the alarm where a threat that was told before waits.
 */
function actionsOf({ atRisk, askBack, covered, action, sections, waiting }: Understanding, passage: Guidance['passage']): Action[] {
  if (atRisk || askBack) return ['at-risk']
  const section = covered ? sections[0] : undefined
  const leads = section === undefined ? [] : [action, ...(passage(section)?.actions ?? [])]
  const begun = [...new Set(leads)].filter((lead) => lead !== 'none' && lead !== 'at-risk')
  return waiting.length > 0 ? ['at-risk', ...begun] : begun
}

/** What a press on the alarm sends: the threat's own words, of this message or of the one that waits; null where there are none. */
const alertWords = ({ atRisk, telling, waiting }: Understanding): string | null => {
  const lines = atRisk ? telling : waiting
  return lines.length > 0 ? lines.map(ownWords).join('\n') : null
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}

async function written(to: NodeJS.WritableStream, line: string): Promise<void> {
  if (!to.write(`${line}\n`)) await new Promise((resolve) => to.once('drain', resolve))
}

/**
 * Answers a question a line, each as soon as it is read: `{"id","text","before"?}` in, `{"id","sections",…}` out; `before` are the earlier
 * messages of its conversation. A line that is no question, and a field that nobody knows, are named on the log, without their words.
 */
export async function answerLines(
  { understand, short, passage }: Pick<Guidance, 'understand' | 'short' | 'passage'>,
  { input, output, log }: AskStreams,
  { names = {}, colleagues = [] }: AskedIn = {},
): Promise<void> {
  let number = 0
  for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    number++
    if (!line.trim()) continue
    const question = Question.safeParse(parsed(line))
    if (!question.success) {
      await written(log, `Line ${number} is not a question: expected {"id": …, "text": "…"} as JSON.`)
      continue
    }
    const { id, text, before } = question.data
    const unknown = Object.keys(question.data).filter((field) => !FIELDS.includes(field))
    if (unknown.length > 0)
      await written(log, `Line ${number} has fields that I do not know: ${unknown.join(', ').slice(0, 200)}. I know ${FIELDS.join(', ')}.`)
    const understood = await understand(text, before, colleagues)
    const { sections, situation, atRisk, action, covered, askBack } = understood
    const say = askBack ? [] : wordsToSay(short(covered ? sections[0] : undefined, text, understood, names))
    const shown = { ask_back: askBack, say, alert_words: alertWords(understood), actions: actionsOf(understood, passage) }
    await written(output, JSON.stringify({ id, sections, situation, atRisk, action, covered, ...shown }))
  }
}
