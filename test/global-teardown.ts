import { endServer } from './log/test-servers'

/** After all tests: ends the database server of this run, where one was started. */
// biome-ignore lint/style/noDefaultExport: jest asks for it.
export default (): Promise<void> => endServer(process.pid)
