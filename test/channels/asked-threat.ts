import { openAlertsSoFar } from '../../src/casework/ask/alerts-so-far.js'
import { openAsk } from '../../src/casework/ask/open-ask.js'
import type { Desk } from '../../src/casework/desk.js'
import { openHeldWords } from '../../src/casework/held-words.js'
import { type Guidance, openGuidance } from '../../src/guidance/guidance.js'
import { procedures } from '../../src/office.js'

let guidance: Guidance | undefined
/** Opens the trained reader once for a test file. */
export async function readerIsThere(): Promise<void> {
  guidance ??= await openGuidance()
}

const readings = new Map<string, ReturnType<Guidance['understand']>>()
/** Reads as the reader does, each text once: what a command or a form does not wait for long is there, on a busy machine too, once a test has read it. */
export const remembered: Guidance['understand'] = (text, before = [], colleagues = []) => {
  if (!guidance) throw new Error('open the reader first')
  const key = JSON.stringify([text, before, colleagues])
  const reading = readings.get(key) ?? guidance.understand(text, before, colleagues)
  readings.set(key, reading)
  return reading
}

/** What a desk needs to answer questions as the house does: the real guidance, what is held for a press, and the alerts that went. */
export function asked({ log, directory, clock }: Pick<Desk, 'log' | 'directory' | 'clock'>): Partial<Desk> {
  if (!guidance) throw new Error('open the reader first')
  const held = openHeldWords(clock, log)
  const alerts = openAlertsSoFar({ procedures, log, directory, clock })
  return {
    held,
    ask: openAsk({
      guide: { ...guidance, understand: remembered },
      procedures,
      directory,
      clock,
      count: () => {},
      erasures: log,
      held,
      alerts,
    }),
  }
}

/** A threat told between other matters, the message that is answered last; `threat` alone is the seniors' business. */
export const conversation = {
  before: 'customer wants my full name, do I have to give it',
  threat: 'he says he will jump off the bridge',
  aside: 'what is the wifi password',
  last: 'he has hung up now',
} as const

/** What an alert's reader finds of the conversation: the threat and what was told of it since; nothing of the asker's other matters. */
export function expectTheThreatAlone(seen: string): void {
  expect(seen).toContain(conversation.threat)
  expect(seen).toContain(conversation.last)
  expect(seen).not.toContain('wifi')
  expect(seen).not.toContain('full name')
}
