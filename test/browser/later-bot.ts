import { openLogger } from '../../src/house/logger.js'
import { openHouse } from '../../src/house/open-house.js'
import { openingWords } from '../../src/house/opening-words.js'
import { saidAs } from '../../src/house/said-as.js'
import { settingsOf } from '../../src/house/settings-of.js'

/** The real bot, some days later: the same house, on a clock that is so many days ahead. For tests only, which is why it stands here. */
const open = async (): Promise<void> => {
  const ahead = Number(process.argv[2]) * 86_400_000
  const tell = (words: string) => void process.stdout.write(`${words}\n`)
  const env = settingsOf(tell)
  if (!env) return process.exit(1)
  const house = await openHouse(env, { logger: openLogger(env.LOG_LEVEL), tell, clock: () => new Date(Date.now() + ahead) })
  process.on('SIGTERM', () => void house.stop().then(() => process.exit(0)))
  tell(openingWords(env, house))
}

open().catch((fault: unknown) => {
  process.stderr.write(`${saidAs(fault)}\n${fault instanceof Error ? fault.stack : ''}\n`)
  process.exit(1)
})
