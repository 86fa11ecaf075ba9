import { openGuidance } from '../../src/guidance/guidance.js'
import { heldBack, heldBackDesks, heldBackVoices } from '../guidance/questions.js'

/** So many messages come before the one that is measured. */
const BEFORE = 12

/** How long a question takes, by itself and after a dozen others of its thread, and what it costs to be ready for one. */
export async function benchAsk(): Promise<unknown> {
  const megabytes = (): number => Math.round(process.memoryUsage().rss / 1e6)
  const [before, start] = [megabytes(), performance.now()]
  const guidance = await openGuidance()
  const [open, opened] = [performance.now() - start, megabytes()]

  async function timed(text: string, earlier: string[] = []): Promise<number> {
    const asked = performance.now()
    await guidance.understand(text, earlier)
    return performance.now() - asked
  }
  const alone: number[] = []
  for (const { text } of heldBack()) alone.push(await timed(text))

  /** The last message of each thread, after the others were asked one by one as people do, or all at once as a file of questions does. */
  async function lastOf(texts: readonly string[], oneByOne: boolean): Promise<number[]> {
    const times: number[] = []
    for (let at = 0; at + BEFORE < texts.length; at += BEFORE + 1) {
      const thread = texts.slice(at, at + BEFORE)
      if (oneByOne) for (const [place, text] of thread.entries()) await guidance.understand(text, thread.slice(0, place))
      times.push(await timed(texts[at + BEFORE] ?? '', thread))
    }
    return times
  }
  const inThread = await lastOf(
    heldBackVoices().map(({ text }) => text),
    true,
  )
  const threadAtOnce = await lastOf(
    heldBackDesks().map(({ text }) => text),
    false,
  )
  return {
    questions: alone.length,
    p50Ms: at(alone, 0.5),
    p99Ms: at(alone, 0.99),
    maxMs: at(alone, 1),
    afterTwelve: { threads: inThread.length, p50Ms: at(inThread, 0.5), maxMs: at(inThread, 1), timesAQuestion: ratio(inThread, alone) },
    twelveAtOnce: { threads: threadAtOnce.length, p50Ms: at(threadAtOnce, 0.5), timesAQuestion: ratio(threadAtOnce, alone) },
    openMs: Math.round(open),
    memoryMb: { before, opened, after: megabytes() },
  }
}

const exactly = (times: readonly number[], share: number): number =>
  [...times].sort((a, b) => a - b)[Math.floor(share * (times.length - 1))] ?? 0
const tenths = (of: number): number => Math.round(of * 10) / 10
const at = (times: readonly number[], share: number): number => tenths(exactly(times, share))
const ratio = (times: readonly number[], floor: readonly number[]): number => tenths(exactly(times, 0.5) / exactly(floor, 0.5))
