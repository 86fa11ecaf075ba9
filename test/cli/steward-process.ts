import { type ChildProcess, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Whose commands and bot these are: this checkout's, or what stands installed elsewhere (npm run installed). */
const root = process.env.STEWARD_AT ?? join(__dirname, '..', '..')

/** A folder of its own to stand in, so that neither .env nor data of a checkout are found. */
export const openFolder = () => {
  const folder = mkdtempSync(join(tmpdir(), 'steward-cli-'))
  return { folder, data: join(folder, 'data'), close: () => rmSync(folder, { recursive: true, force: true }) }
}

export type Environment = Readonly<Record<string, string>>

/** Only what a program needs, and what the test says: settings of whoever runs the tests stay outside. */
const surroundings = (env: Environment) => {
  const kept = ['PATH', 'HOME', 'LANG', 'XDG_CACHE_HOME', 'STEWARD_CACHE'].flatMap((name) => {
    const value = process.env[name]
    return value === undefined ? [] : [[name, value] as const]
  })
  return { ...Object.fromEntries(kept), PORT: '0', CONSOLE_PORT: '0', ...env }
}

export interface Ended {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

/** Runs the command line to its end. */
export const steward = (folder: string, env: Environment, ...args: readonly string[]): Promise<Ended> =>
  stewardOf(root, folder, env, ...args)

/** Runs the command line of another version, built in a folder of its own, to its end. */
export const stewardOf = (version: string, folder: string, env: Environment, ...args: readonly string[]): Promise<Ended> =>
  ending(spawn(process.execPath, [join(version, 'dist/cli/steward.js'), ...args], { cwd: folder, env: surroundings(env) }))

/** How starts of the bot end that cannot succeed, in their order; all in one process, which reads the bot's code once. */
export const beginnings = async (folder: string, envs: readonly Environment[]): Promise<readonly Ended[]> => {
  const settings = JSON.stringify(envs.map(surroundings))
  const child = withUs(spawn(process.execPath, [join(__dirname, 'beginnings.cjs'), settings], { cwd: folder, env: surroundings({}) }))
  const { out, err } = await ending(child)
  const [outs, errs] = [out.split('\0'), err.split('\0')]
  return envs.map((_, at) => {
    const [, said = '', code] = /^(.*?)(\d*)$/s.exec(outs[at] ?? '') ?? []
    return { code: code ? Number(code) : null, out: said, err: errs[at] ?? '' }
  })
}

/** Runs the command line to its end with these lines typed into it. */
export const stewardAnswered = (folder: string, env: Environment, lines: readonly string[], ...args: readonly string[]): Promise<Ended> => {
  const child = spawn(process.execPath, [join(root, 'dist/cli/steward.js'), ...args], { cwd: folder, env: surroundings(env) })
  child.stdin.end(lines.map((line) => `${line}\n`).join(''))
  return ending(child)
}

/** Whatever becomes of the test: what it has started ends with it. */
const started = new Set<ChildProcess>()
afterAll(() => {
  for (const child of started) child.kill('SIGKILL')
})
const withUs = <Child extends ChildProcess>(child: Child): Child => {
  started.add(child)
  child.once('exit', () => started.delete(child))
  const both = [String(process.pid), String(child.pid)]
  spawn(process.execPath, [join(__dirname, 'end-with.cjs'), ...both], { detached: true, stdio: 'ignore' }).unref()
  return child
}

const ending = async (child: ChildProcess): Promise<Ended> => {
  const said = { out: '', err: '' }
  child.stdout?.on('data', (words: Buffer) => {
    said.out += words.toString()
  })
  child.stderr?.on('data', (words: Buffer) => {
    said.err += words.toString()
  })
  const [code] = (await once(child, 'close')) as [number | null]
  return { code, ...said }
}

/** A command of the command line that goes on until it is ended, with everything that it has said so far on either stream. */
export const stewardBeside = (folder: string, env: Environment, ...args: readonly string[]) => {
  const child = withUs(spawn(process.execPath, [join(root, 'dist/cli/steward.js'), ...args], { cwd: folder, env: surroundings(env) }))
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (words: Buffer) => {
      said += words.toString()
    })
  const ended = once(child, 'close')
  return {
    said: () => said,
    runs: () => child.exitCode === null && child.signalCode === null,
    async end(): Promise<void> {
      child.kill('SIGKILL')
      await ended
    },
  }
}

/** A bot at work, as a process. */
export interface Bot {
  readonly said: string
  /** Sends it a signal that it may survive, such as SIGSTOP. */
  signal(signal: NodeJS.Signals): void
  /** Types a command in the console. */
  command(by: string, command: string, text: string): Promise<unknown>
  /** Sends what a window of the console sends for anything done in it; every answer is JSON. */
  send(by: string, arrival: Readonly<Record<string, unknown>>): Promise<unknown>
  /** Everything that somebody sees in the console now, as text. */
  sees(person: string): Promise<string>
  get(path: string): Promise<{ readonly status: number; readonly text: string }>
  end(signal: NodeJS.Signals): Promise<Ended>
}

/** Starts the bot and waits until it says that it is open. `addressAfter` finds an address among its opening words. */
const startProcess = async (folder: string, env: Environment, version = root) => {
  const child = withUs(spawn(process.execPath, [join(version, 'dist/main.js')], { cwd: folder, env: surroundings(env) }))
  let said = ''
  const ended = ending(child)
  await new Promise<void>((resolve, reject) => {
    child.stdout.on('data', (words: Buffer) => {
      said += words.toString()
      if (said.includes('Stop with Ctrl-C')) resolve()
    })
    void ended.then(({ out, err }) => reject(new Error(`The bot ended:\n${out}\n${err}`)))
  })
  const end = (signal: NodeJS.Signals) => {
    child.kill(signal)
    return ended
  }
  const addressAfter = (name: string): string => new RegExp(`${name}\\s+(http://[\\d.]+:\\d+)`).exec(said)?.[1] ?? ''
  return { child, said, end, addressAfter }
}

/** A bot without a console, where platforms call it; `version` is the folder of another version that was built there. */
export const startServing = async (folder: string, env: Environment, version?: string) => {
  const { end, addressAfter } = await startProcess(folder, env, version)
  return { server: addressAfter('Health'), end }
}

/** A bot with a console. */
export const startBot = async (folder: string, env: Environment): Promise<Bot> => {
  const { child, said, end, addressAfter } = await startProcess(folder, env)
  const console = addressAfter('Console')
  const server = addressAfter('Health')
  // A connection of its own each time: one that has idled may be closed by the bot in the moment in which it is used again.
  const headers = { connection: 'close' }
  const page = await (await fetch(console, { headers })).text()
  const token = /content="([\w-]{20,})"/.exec(page)?.[1] ?? ''

  const send: Bot['send'] = async (by, arrival) => {
    const answer = await fetch(`${console}/arrive`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-console-token': token, ...headers },
      body: JSON.stringify({ id: randomUUID(), by, at: 'chat', ...arrival }),
    })
    return answer.json()
  }

  return {
    said,
    send,
    command: (by, command, text) => send(by, { arrives: 'command', command, text }),
    async sees(person) {
      const cut = new AbortController()
      const stream = await fetch(`${console}/live?as=${person}&token=${token}`, { signal: cut.signal, headers })
      const reader = stream.body?.getReader()
      const text = new TextDecoder()
      let seen = ''
      // The first thing said is everything that stands there; a long chat comes in pieces.
      while (reader && !/^event: .*\n.*\n\n/m.test(seen)) {
        const { value, done } = await reader.read()
        if (done) break
        seen += text.decode(value, { stream: true })
      }
      cut.abort()
      return seen
    },
    async get(path) {
      const answer = await fetch(`${server}${path}`, { headers })
      return { status: answer.status, text: await answer.text() }
    },
    signal: (signal) => void child.kill(signal),
    end,
  }
}
