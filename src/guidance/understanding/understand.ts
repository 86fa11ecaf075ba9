import { type Chances, chancesOf, nothingSaid } from './chances.js'
import { judge, type Understanding } from './judge.js'
import type { Label } from './label.js'
import { wordsOf } from './normalise.js'
import { speaksOfHarm, unreadable } from './other-languages.js'
import { threatens } from './plain-threats.js'
import type { Reader } from './reader.js'
import { threadOf } from './thread-of.js'
import { thresholds } from './thresholds.js'
import { windowsOf } from './windows.js'

/** How many earlier messages of a thread still matter. */
const REMEMBERED = 6
/** A threat in so many words, or a word for harm in another language, counts as much as this, whatever the reader makes of the rest. */
const IN_SO_MANY_WORDS = 0.7

export type Understand = (text: string, before?: string[]) => Promise<Understanding>

/** Understands questions with the trained reader, each in its thread: what belongs together is read together, what does not apart. */
export function understandWith(read: Reader, labels: readonly Label[]): Understand {
  /** What a message says by itself; of a long one what its most alarming piece says, where one alarms. */
  async function alone(text: string): Promise<Chances> {
    // Without a single word there is nothing to understand, and nothing that the procedure covers.
    if (wordsOf(text.slice(0, 1000)).length === 0) return nothingSaid(labels)
    const said = (await read(windowsOf(text).map((window) => ({ text: window })))).map((scores) => chancesOf(scores, labels))
    const [first = nothingSaid(labels), ...rest] = said
    const worst = rest.reduce((a, b) => (b.atRisk > a.atRisk ? b : a), first)
    return inOtherWords(text, worst.atRisk >= thresholds.perhapsAtRisk ? worst : first)
  }

  /** What a message says after others. */
  async function after(text: string, before: string): Promise<Chances> {
    const [scores] = await read([{ text, before }])
    return scores ? chancesOf(scores, labels) : nothingSaid(labels)
  }

  return async function understand(text, before = []) {
    if (before.length === 0) return judge(labels, await alone(text), { messages: [text], telling: [text] })
    const thread = await threadOf([...before.slice(-REMEMBERED), text], alone, after)
    return judge(labels, thread.said, thread)
  }
}

/** What the reader must not miss, or cannot know: a plain threat, harm in another language, and letters that it cannot read, which are asked back. */
function inOtherWords(text: string, said: Chances): Chances {
  if (threatens(text) || speaksOfHarm(text)) return { ...said, atRisk: Math.max(said.atRisk, IN_SO_MANY_WORDS), vague: 0 }
  return unreadable(text) ? { ...said, vague: 1, atRisk: Math.min(said.atRisk, thresholds.perhapsAtRisk) } : said
}
