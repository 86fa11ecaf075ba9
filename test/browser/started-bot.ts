import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const root = join(__dirname, '..', '..')
const register = join(root, 'test/bench/register.cjs')

/** The real bot as a process of its own, with its own ports and data, as `npm start` runs it. */
export interface StartedBot {
  /** The console's address. */
  readonly address: string
  /** Kills it as a power cut would, and starts it again on the same ports and data. */
  killAndStartAgain(): Promise<void>
  /** Stops it as one does, and starts it on the same ports and data, so many days later by its own clock. */
  startLater(days: number): Promise<void>
  /** Ends it at once and takes its data away. */
  end(): Promise<void>
}

/** Starts the bot that jest's global set-up has built, with these settings beside the usual ones. Throws with what it said when it does not open. */
export async function startBot(settings: Readonly<Record<string, string>> = {}): Promise<StartedBot> {
  const dataDir = mkdtempSync(join(tmpdir(), 'steward-browser-'))
  const run = (place: string, consolePort: string, program?: readonly string[]) => runBot(place, consolePort, settings, program)
  let { bot, address } = await run(dataDir, '0')
  const port = new URL(address).port
  return {
    get address() {
      return address
    },
    async killAndStartAgain() {
      const gone = exited(bot)
      bot.kill('SIGKILL')
      await gone
      ;({ bot, address } = await run(dataDir, port))
    },
    async startLater(days) {
      const gone = exited(bot)
      bot.kill('SIGTERM')
      await gone
      ;({ bot, address } = await run(dataDir, port, ['--require', register, join(__dirname, 'later-bot.ts'), String(days)]))
    },
    async end() {
      // As a power cut: how it stops when it is asked to is told elsewhere, and takes it seconds in which it says good-bye to everybody.
      const gone = exited(bot)
      bot.kill('SIGKILL')
      await gone
      endDatabase(dataDir)
      // What its database had in hand it may still write for a moment.
      rmSync(dataDir, { recursive: true, force: true, maxRetries: 10 })
    },
  }
}

const exited = (bot: ChildProcess): Promise<void> =>
  new Promise((resolve) => (bot.exitCode === null && bot.signalCode === null ? bot.once('exit', () => resolve()) : resolve()))

/** Runs it until it says that it is open; port '0' takes free ones. */
function runBot(
  dataDir: string,
  consolePort: string,
  settings: Readonly<Record<string, string>>,
  program: readonly string[] = [join(root, 'dist/main.js')],
): Promise<{ bot: ChildProcess; address: string }> {
  // Nothing of whoever runs the tests: no office, no database, no platform of theirs.
  const { PATH, HOME, TMPDIR, XDG_CACHE_HOME } = process.env
  const ours = { DATA_DIR: dataDir, PORT: '0', CONSOLE_PORT: consolePort, LOG_LEVEL: 'warn', ...settings }
  const bot = spawn(process.execPath, [...program], { cwd: dataDir, env: { PATH, HOME, TMPDIR, XDG_CACHE_HOME, ...ours } })
  return new Promise((resolve, reject) => {
    let said = ''
    const hear = (part: Buffer) => {
      said += part.toString('utf8')
      const [address] = /http:\/\/127\.0\.0\.1:\d+(?= {3}open it in a browser)/.exec(said) ?? []
      if (address && said.includes('Contact Steward is open')) resolve({ bot, address })
    }
    bot.stdout.on('data', hear)
    bot.stderr.on('data', hear)
    bot.once('exit', () => reject(new Error(`the bot did not open: ${said}`)))
  })
}

/** A bot that was killed leaves its database running: it noted which. */
function endDatabase(dataDir: string): void {
  try {
    const { pid } = JSON.parse(readFileSync(join(dataDir, 'database.json'), 'utf8')) as { pid?: number }
    if (pid) process.kill(pid, 'SIGKILL')
  } catch {
    // It has ended with the bot, as it should.
  }
}
