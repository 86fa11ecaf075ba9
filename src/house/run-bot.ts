import { openLogger } from './logger.js'
import { openingWords } from './opening-words.js'
import { saidAs } from './said-as.js'
import { settingsOf } from './settings-of.js'
import { StoppedWaiting } from './stopped-waiting.js'

/** How long stopping may take before the process ends anyway; nothing is lost, since what is owed is kept. */
const patience = 20_000

/** Runs the bot until it is told to stop. Says one sentence a fault and ends with code 1 when it cannot start. */
export const runBot = async (): Promise<void> => {
  const tell = (sentence: string) => void process.stdout.write(`${sentence}\n`)
  const fail = (words: string) => {
    process.stderr.write(`${words}\n`)
    process.exitCode = 1
  }
  const env = settingsOf(fail)
  if (!env) return
  // In a terminal a person reads along: what went well need not be told, unless they ask for it.
  const logger = openLogger(process.env.LOG_LEVEL === undefined && process.stderr.isTTY ? 'warn' : env.LOG_LEVEL)
  process.on('unhandledRejection', (fault) => logger.error({ fault }, 'a promise was left alone'))
  process.on('uncaughtException', (fault) => {
    logger.fatal({ fault }, 'a fault that nobody caught')
    process.exit(1)
  })

  let asked = false
  const stopping = new AbortController()
  let leave = () => {}
  const told = new Promise<void>((resolve) => {
    leave = resolve
  })
  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    process.on(signal, () => {
      // A second time means now.
      if (asked) process.exit(1)
      asked = true
      stopping.abort()
      leave()
    })

  try {
    // Loaded only now: whoever mistyped a setting hears of it at once.
    const { openHouse } = await import('./open-house.js')
    const house = await openHouse(env, { logger, tell, stopped: stopping.signal })
    tell(openingWords(env, house))
    await told
    tell('Stopping: what is in hand is finished first.')
    setTimeout(() => process.exit(1), patience).unref()
    await house.stop()
    tell('Stopped.')
    process.exit(0)
  } catch (fault) {
    logger.debug({ fault }, 'could not start')
    if (fault instanceof StoppedWaiting) tell('Stopped.')
    else fail(saidAs(fault))
    // Whatever a failed start left open must not keep the process.
    setTimeout(() => process.exit(), 500).unref()
  }
}
