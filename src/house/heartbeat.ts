import type { Clock } from '../casework/casework.js'
import { beat, every } from '../delivery/watchdog.js'
import type { Log } from '../log/log.js'

/** Says every few seconds that the courier of this process works, for `steward watch`. A beat that fails is no matter: its silence is the alarm. */
export const openHeartbeat = (log: Pick<Log, 'putSealed'>, isWorking: () => boolean, clock: Clock): { start(): void; stop(): void } => {
  let timer: NodeJS.Timeout | undefined
  const once = (): void => {
    if (isWorking()) beat(log, clock()).catch(() => undefined)
  }
  return {
    start() {
      once()
      timer = setInterval(once, every.beat)
    },
    stop: () => clearInterval(timer),
  }
}
