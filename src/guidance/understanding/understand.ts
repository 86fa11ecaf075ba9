import { judge, type Understanding } from './judge.js'
import type { Model } from './model-file.js'
import { type Chances, glance, score } from './score.js'
import type { SentenceReader } from './sentence.js'
import { traitsOf, wordsOf } from './traits.js'
import { windowsOf } from './windows.js'

/** How many pieces of a long message get a close look, beside its beginning. */
const CLOSE_LOOKS = 3

/** How many earlier messages of a thread still matter to a follow-up. */
const REMEMBERED = 2

export type Understand = (text: string, before?: string[]) => Promise<Understanding>

function averaged(a: Chances, b: Chances): Chances {
  return {
    topics: a.topics.map((p, i) => (p + (b.topics[i] ?? 0)) / 2),
    // A thread that was about harm stays about harm, whatever small thing is asked next.
    atRisk: Math.max(a.atRisk, b.atRisk),
    outOfScope: (a.outOfScope + b.outOfScope) / 2,
  }
}

/** Understands questions with the trained model. A follow-up is read by itself and together with what came before. */
export function understandWith(model: Model, read: SentenceReader): Understand {
  const closely = async (text: string): Promise<Chances> => score(model, await read(text), traitsOf(text))

  async function chancesOf(text: string): Promise<Chances> {
    // Without a single word there is nothing to understand, and nothing that the procedure covers.
    if (wordsOf(text.slice(0, 1000)).length === 0) return { topics: new Float32Array(model.topics.length), atRisk: 0, outOfScope: 1 }
    const [first = '', ...rest] = windowsOf(text)
    let answer = await closely(first)
    const alarming = rest
      .map((window) => ({ window, alarm: glance(model, traitsOf(window)) }))
      .sort((a, b) => b.alarm - a.alarm)
      .slice(0, CLOSE_LOOKS)
    for (const { window } of alarming) {
      const closer = await closely(window)
      if (closer.atRisk > answer.atRisk && closer.atRisk >= model.thresholds.perhapsAtRisk) answer = closer
    }
    return answer
  }

  return async function understand(text, before = []) {
    const now = await chancesOf(text)
    const messages = [...before.slice(-REMEMBERED), text]
    if (before.length === 0) return judge(model, now, messages)
    return judge(model, averaged(now, await chancesOf(messages.join('. '))), messages)
  }
}
