import { openGuidance } from '../../src/guidance/guidance.js'
import { heldBack } from '../guidance/questions.js'

/** How long a question takes, and what it costs to be ready for one. */
export async function benchAsk(): Promise<unknown> {
  const megabytes = (): number => Math.round(process.memoryUsage().rss / 1e6)
  const [before, start] = [megabytes(), performance.now()]
  const guidance = await openGuidance()
  const [open, opened] = [performance.now() - start, megabytes()]

  const times: number[] = []
  for (const { text } of heldBack()) {
    const asked = performance.now()
    await guidance.understand(text)
    times.push(performance.now() - asked)
  }
  times.sort((a, b) => a - b)
  const at = (share: number): number => Math.round((times[Math.floor(share * (times.length - 1))] ?? 0) * 10) / 10
  return {
    questions: times.length,
    p50Ms: at(0.5),
    p99Ms: at(0.99),
    maxMs: at(1),
    openMs: Math.round(open),
    memoryMb: { before, opened, after: megabytes() },
  }
}
