import type { Answer, Arrival } from '../../src/casework/arrival.js'
import type { Guide, Understood } from '../../src/casework/ask/guide.js'
import { openAsk } from '../../src/casework/ask/open-ask.js'
import { openCasework } from '../../src/casework/open-casework.js'
import { type Guidance, openGuidance } from '../../src/guidance/guidance.js'
import { passageOf } from '../../src/guidance/passages/passage-of.js'
import { inShort } from '../../src/guidance/words-to-say/in-short.js'
import { procedures } from '../../src/office.js'
import { memoryLog } from '../casework/memory-log.js'
import { testOffice } from '../procedures/test-office.js'
import { waysIn } from './ways-in.js'

let guidance: Guidance | undefined
/** Opens the trained reader once for a test file. */
export async function readerIsThere(): Promise<void> {
  guidance ??= await openGuidance()
}

/** A question about nothing that may come to harm. */
export const understood: Understood & { readonly sections: string[] } = {
  sections: ['4.unacceptable'],
  action: 'none',
  atRisk: false,
  covered: true,
  askBack: false,
  telling: [],
  waiting: [],
  others: [],
  situation: 'none',
  medium: 'unsaid',
  moment: 'unsaid',
}

/** What somebody sees: a red card or an alert that went; a question back with the alarm in sight; a form that shows the way; or something else. */
export type Seen = 'alarm' | 'asked back' | 'answer' | 'form that shows the way' | 'form'

export function seen(answer: Answer): Seen {
  if (answer.answer === 'dialog') return /seniors come first/.test(answer.dialog.warnings.join()) ? 'form that shows the way' : 'form'
  if (answer.answer !== 'card') return 'answer'
  const card = JSON.stringify(answer.card)
  const asksBack = /Tell me a little more|I can read words only|That is too long to read at once/.test(card)
  if (asksBack) return card.includes('"command:/at-risk"') ? 'asked back' : 'answer'
  return card.includes('"style":"attention"') || answer.card.record?.startsWith('AR-') ? 'alarm' : 'answer'
}

/**
 * The office's own door with Ask behind it, as every channel hands in at it. Readings are remembered, so that many chats read each text once; without
 * `understand` it is the trained reader's.
 */
export function openChat(understand?: Guide['understand']) {
  let now = new Date('2026-03-03T10:00:00.000Z')
  const clock = () => now
  const directory = () => testOffice()
  const guide: Guide = { understand: understand ?? remembered, passage: passageOf, short: inShort, own: async () => [] }
  const log = memoryLog(clock)
  const casework = openCasework({
    procedures,
    log,
    directory,
    clock,
    patience: 60_000,
    report: () => {},
    ask: openAsk({ guide, procedures, directory, clock, count: () => {}, erasures: log }),
  })
  let arrivals = 0
  /** What arrives, some seconds after what came before it. */
  const listen = (arrival: Arrival): Promise<Answer> => {
    now = new Date(now.getTime() + 4_000)
    return casework.listen(arrival)
  }
  return {
    listen,
    understand: guide.understand,
    /** Long enough for what was said to be forgotten. */
    later: () => {
      now = new Date(now.getTime() + 11 * 60_000)
    },
    /** A conversation of its own, typed in the console; what its last message is answered by. */
    async asks(typed: readonly string[]): Promise<Seen> {
      this.later()
      let last: Answer = { answer: 'nothing' }
      for (const text of typed) last = await listen(await waysIn['the console'](text, `${++arrivals}`))
      return seen(last)
    },
  }
}

const readings = new Map<string, Promise<Understood>>()
const remembered: Guide['understand'] = (text, before = []) => {
  if (!guidance) throw new Error('open the reader first')
  const key = JSON.stringify([text, before])
  const reading = readings.get(key) ?? guidance.understand(text, before)
  readings.set(key, reading)
  return reading
}
