import './understanding/no-reports.js'
import { extname, join } from 'node:path'
import { Worker } from 'node:worker_threads'
import type { Guidance, OwnPassage, Understanding } from './guidance.js'
import { OwnProcedureError } from './own-procedure/own-procedure.js'
import { passageOf } from './passages/passage-of.js'
import type { Colleagues } from './understanding/colleagues.js'
import { ownWords } from './understanding/threats-own-words.js'
import { inShort } from './words-to-say/in-short.js'

/** A question to the thread that reads, and its answer under the same number; 0 says how opening went. */
export type AsideQuestion = {
  readonly id: number
  readonly asks: 'understand' | 'own'
  readonly text: string
  readonly before: string[]
  readonly colleagues: Colleagues
}
export type AsideAnswer =
  | { readonly id: number; readonly found: unknown }
  | { readonly id: number; readonly failed: { readonly name: string; readonly message: string } }

/** The guidance whose reading stops nobody: it is done in a thread of its own. */
export interface GuidanceAside extends Pick<Guidance, 'understand' | 'passage' | 'short' | 'ownWords'> {
  readonly own: (question: string) => Promise<readonly OwnPassage[]>
  /** Reads what it was asked to its end first; whoever asks from now on is refused. */
  stop(): Promise<void>
}

interface Waiting {
  readonly found: (value: unknown) => void
  readonly failed: (fault: Error) => void
}

/**
 * Opens the guidance in a thread of its own: a long question takes its time there, and the bot answers everybody else meanwhile. A
 * thread that ends is begun again by the next question. Throws as `openGuidance` does. `execArgv` is for tests, which run TypeScript.
 */
export async function openGuidanceAside(
  options: { readonly procedureFile?: string | undefined; readonly execArgv?: string[] } = {},
): Promise<GuidanceAside> {
  const { procedureFile, execArgv } = options
  const waiting = new Map<number, Waiting>()
  const reading = new Set<Promise<unknown>>()
  let newest = 0
  let stopped = false
  let opened: Promise<Worker> | undefined

  const begin = (): Promise<Worker> => {
    const worker = new Worker(join(__dirname, `aside-worker${extname(__filename)}`), {
      workerData: { procedureFile },
      ...(execArgv ? { execArgv } : {}),
    })
    // What keeps the bot running is its doors, never its reading.
    worker.unref()
    worker.on('message', (answer: AsideAnswer) => {
      const asked = waiting.get(answer.id)
      waiting.delete(answer.id)
      if ('failed' in answer) asked?.failed(asFault(answer.failed))
      else asked?.found(answer.found)
    })
    worker.on('error', () => {})
    worker.on('exit', () => {
      opened = undefined
      for (const { failed } of waiting.values()) failed(new Error('The thread that reads questions has ended.'))
      waiting.clear()
    })
    return new Promise((resolve, failed) => waiting.set(0, { found: () => resolve(worker), failed }))
  }
  const ask = async (asks: AsideQuestion['asks'], text: string, before: string[] = [], colleagues: Colleagues = []): Promise<unknown> => {
    if (stopped) throw new Error('The bot is stopping.')
    opened ??= begin()
    const worker = await opened
    newest += 1
    const id = newest
    const answer = new Promise((found, failed) => {
      waiting.set(id, { found, failed })
      worker.postMessage({ id, asks, text, before, colleagues } satisfies AsideQuestion)
    })
    const over = (): void => void reading.delete(answer)
    reading.add(answer)
    answer.then(over, over)
    return answer
  }

  opened = begin()
  await opened
  return {
    // What comes back was made by the same code on the other side.
    understand: async (text, before, colleagues) => (await ask('understand', text, before, colleagues)) as Understanding,
    own: async (question) => (procedureFile ? ((await ask('own', question)) as OwnPassage[]) : []),
    passage: passageOf,
    short: inShort,
    ownWords,
    async stop() {
      stopped = true
      const worker = await opened?.catch(() => undefined)
      // A thread that is ended while the reader's runtime works takes the whole process with it.
      await Promise.allSettled(reading)
      await worker?.terminate()
    },
  }
}

const asFault = ({ name, message }: { readonly name: string; readonly message: string }): Error =>
  name === 'OwnProcedureError' ? new OwnProcedureError(message) : new Error(`Reading a question failed: ${name}`)
