import { extname, join } from 'node:path'
import { Worker } from 'node:worker_threads'
import type { Gathered } from '../casework/subject-access/gathered.js'
import type { CopyFor, CopyShape } from './copy-document.js'
import { inTurn } from './in-turn.js'

/** What the thread is given; it answers with the file, and ends. */
export interface AsideTask {
  readonly found: Gathered
  readonly of: CopyFor
  readonly shape: CopyShape
}

/** Each takes a processor and some hundred megabytes: ten at once would leave nothing for an alert. */
const turn = inTurn(2)
/** A hundred records take seconds: by then it hangs, and others wait for its place. */
const longest = 5 * 60_000

/**
 * Draws a copy as `drawCopy` does, in a thread of its own, which ends with it: whoever asks for much holds no alert up. Two are drawn at a time, the others
 * wait in turn. Throws what the thread ends with. `execArgv` is for tests, which run TypeScript.
 */
export const drawCopyAside = (...given: Parameters<typeof drawInThread>): Promise<Uint8Array> => turn(() => drawInThread(...given))

async function drawInThread(
  found: Gathered,
  of: CopyFor,
  shape: CopyShape,
  { execArgv }: { readonly execArgv?: string[] } = {},
): Promise<Uint8Array> {
  const worker = new Worker(join(__dirname, `copy-aside-worker${extname(__filename)}`), {
    workerData: { found, of, shape } satisfies AsideTask,
    ...(execArgv ? { execArgv } : {}),
  })
  worker.unref()
  let late: NodeJS.Timeout | undefined
  return new Promise<Uint8Array>((resolve, reject) => {
    worker.once('message', resolve)
    worker.once('error', reject)
    worker.once('exit', () => reject(new Error('The thread that draws a copy has ended without one.')))
    late = setTimeout(() => reject(new Error('The thread that draws a copy takes too long.')), longest).unref()
  }).finally(() => {
    clearTimeout(late)
    return worker.terminate()
  })
}
