import { logContract } from '../contracts/log.contract.js'
import { logIntegrityContract } from '../contracts/log-integrity.contract.js'
import { testDatabase } from './test-database.js'

const servers: readonly (readonly [string, () => Promise<string>])[] = [
  ['the embedded database', testDatabase],
  ...(process.env.MONGODB_URI ? [['MONGODB_URI', async () => process.env.MONGODB_URI ?? ''] as const] : []),
]

describe.each(servers)('the log on %s', (_, server) => {
  logContract(server)
  logIntegrityContract(server)
})
