import { parentPort, workerData } from 'node:worker_threads'
import type { AsideAnswer, AsideTask } from './aside.js'
import { CalendarFault } from './calendar-fault.js'
import { readCalendar } from './read-calendar.js'

// Runs in a thread of its own, begun by aside.ts: reads one calendar, says what it holds, and ends.

const { text, span } = workerData as AsideTask
readCalendar(text, span).then(
  (read) => parentPort?.postMessage({ read } satisfies AsideAnswer),
  (fault: unknown) => parentPort?.postMessage({ fault: fault instanceof CalendarFault ? fault.message : undefined } satisfies AsideAnswer),
)
