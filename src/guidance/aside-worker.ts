import { parentPort, workerData } from 'node:worker_threads'
import type { AsideAnswer, AsideQuestion } from './aside.js'
import { type Guidance, openGuidance } from './guidance.js'

// Runs in a thread of its own, begun by aside.ts: reads questions while the bot's own thread goes on serving everybody.

const say = (answer: AsideAnswer): void => parentPort?.postMessage(answer)
const failed = (id: number, fault: unknown): AsideAnswer =>
  fault instanceof Error ? { id, failed: { name: fault.name, message: fault.message } } : { id, failed: { name: 'Error', message: '' } }

const answer = async (guidance: Guidance, { id, asks, text, before, colleagues }: AsideQuestion): Promise<AsideAnswer> => {
  try {
    return { id, found: await (asks === 'own' ? guidance.own(text) : guidance.understand(text, before, colleagues)) }
  } catch (fault) {
    return failed(id, fault)
  }
}

openGuidance(workerData as { procedureFile?: string }).then(
  (guidance) => {
    parentPort?.on('message', async (question: AsideQuestion) => say(await answer(guidance, question)))
    say({ id: 0, found: undefined })
  },
  (fault: unknown) => say(failed(0, fault)),
)
