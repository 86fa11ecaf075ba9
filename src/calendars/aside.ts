import { extname, join } from 'node:path'
import { Worker } from 'node:worker_threads'
import type { CalendarRead, Span } from './calendar-event.js'
import { CalendarFault } from './calendar-fault.js'

/** What the thread is given, and what it says at its end. */
export interface AsideTask {
  readonly text: string
  readonly span: Span
}
export type AsideAnswer = { readonly read: CalendarRead } | { readonly fault: string | undefined }

/** The largest calendar that is fetched takes a few seconds. */
const mostMs = 30_000

/**
 * Reads a calendar in a thread of its own, which ends with it: however a calendar is written, it holds nobody up, and its reading comes to an end.
 * Throws CalendarFault. `execArgv` is for tests, which run TypeScript.
 */
export function readAside(
  text: string,
  span: Span,
  { execArgv, withinMs = mostMs }: { readonly execArgv?: string[]; readonly withinMs?: number } = {},
): Promise<CalendarRead> {
  const worker = new Worker(join(__dirname, `aside-worker${extname(__filename)}`), {
    workerData: { text, span } satisfies AsideTask,
    resourceLimits: { maxOldGenerationSizeMb: 400 },
    ...(execArgv ? { execArgv } : {}),
  })
  worker.unref()
  return new Promise<CalendarRead>((resolve, reject) => {
    const late = setTimeout(() => reject(new CalendarFault(tooMuch)), withinMs)
    const failed = (says: string, cause?: unknown) => reject(new CalendarFault(says, { cause }))
    worker.once('message', (answer: AsideAnswer) => {
      clearTimeout(late)
      if ('read' in answer) resolve(answer.read)
      else failed(answer.fault ?? unreadable)
    })
    // Out of its share of memory, or a mistake: the words of neither are shown.
    worker.once('error', (fault) => failed('code' in fault && fault.code === 'ERR_WORKER_OUT_OF_MEMORY' ? tooMuch : unreadable, fault))
    worker.once('exit', () => {
      clearTimeout(late)
      failed(unreadable)
    })
  }).finally(() => worker.terminate())
}

const tooMuch = 'takes too long to read: publish only the coming months of it, and look for events that repeat every second or minute.'
const unreadable = 'could not be read: publish it anew where it is kept, and tell those who look after the bot if it stays so.'
