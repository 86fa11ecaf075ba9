import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { endAbandoned, makeFolderOf } from './log/test-servers'

/** Before all tests: builds the bot once, for the tests that start it; names this run, so that its workers share one database server, and ends what killed runs left. */
// biome-ignore lint/style/noDefaultExport: jest asks for it.
export default async (): Promise<void> => {
  process.env.STEWARD_TEST_RUN = String(process.pid)
  await endAbandoned()
  makeFolderOf(process.pid)
  const built = spawnSync(process.execPath, [join(__dirname, '../src/cli/build.mjs')], { stdio: 'inherit' })
  if (built.status !== 0) throw new Error('The bot could not be built: see above.')
}
