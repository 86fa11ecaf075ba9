import { endAbandoned } from './log/test-servers'

/** Before all tests: names this run, so that its workers share one database server, and ends what killed runs left. */
// biome-ignore lint/style/noDefaultExport: jest asks for it.
export default async (): Promise<void> => {
  process.env.STEWARD_TEST_RUN = String(process.pid)
  await endAbandoned()
}
