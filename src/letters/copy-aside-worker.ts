import { parentPort, workerData } from 'node:worker_threads'
import type { AsideTask } from './copy-aside.js'
import { drawCopy } from './copy-document.js'

// Runs in a thread of its own, begun by copy-aside.ts: draws one copy, hands it over, and ends.

const { found, of, shape } = workerData as AsideTask
drawCopy(found, of, shape).then(
  (file) => parentPort?.postMessage(file),
  (fault: unknown) => {
    throw fault
  },
)
