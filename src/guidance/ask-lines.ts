import { createInterface } from 'node:readline'
import { z } from 'zod'
import type { Guidance } from './guidance.js'
import { wordsToSay } from './words-to-say/in-short.js'

/** Where questions come from, where answers go, and where complaints about a line go. */
export type AskStreams = {
  input: NodeJS.ReadableStream
  output: NodeJS.WritableStream
  log: NodeJS.WritableStream
}

const Question = z.object({ id: z.union([z.string(), z.number()]), text: z.string() })

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
 * Answers a question a line, each as soon as it is read: `{"id","text"}` in, `{"id","sections",…}` out.
 * A line that is no question is named on the log, without its words, and the next one is read.
 */
export async function answerLines(
  { understand, short }: Pick<Guidance, 'understand' | 'short'>,
  { input, output, log }: AskStreams,
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
    const { id, text } = question.data
    const understood = await understand(text)
    const { sections, situation, atRisk, action, covered } = understood
    const say = wordsToSay(short(covered ? sections[0] : undefined, text, understood))
    await written(output, JSON.stringify({ id, sections, situation, atRisk, action, covered, say }))
  }
}
