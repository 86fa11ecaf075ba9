import { spawn } from 'node:child_process'
import { open } from 'node:fs/promises'
import { connect, createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import mongoose from 'mongoose'
import { makeFolder } from '../files/make-folder.js'
import { isRunning } from '../files/one-at-a-time.js'
import type { Program } from './database-programs.js'
import { ownEnvironment } from './own-environment.js'

/** The address of a server at a port of this computer. */
export const uriOf = (port: number) => `mongodb://127.0.0.1:${port}/?directConnection=true`

/** The process id that the server at a port says it has: so that neither a reused id nor a reused port is taken for ours. */
export const whoServes = async (port: number): Promise<number | undefined> => {
  const connection = mongoose.createConnection(uriOf(port), {
    serverSelectionTimeoutMS: 1_000,
    connectTimeoutMS: 1_000,
    socketTimeoutMS: 2_000,
  })
  try {
    await connection.asPromise()
    const status = await connection.db?.admin().command({ serverStatus: 1 })
    return typeof status?.pid === 'number' ? status.pid : Number(status?.pid)
  } catch {
    return undefined
  } finally {
    await connection.close()
  }
}

/**
 * Starts a program on the port it had when it was killed, else on a free one of this computer; undefined when it does not come up. `began` is told
 * of the process in the moment in which there is one: whoever starts it may be killed before it answers.
 */
export const startProgram = async (
  program: Program,
  dataDir: string,
  before: number | undefined,
  began: (running: { readonly pid: number; readonly port: number }) => void,
  /** At that port or not at all. */
  onlyThere = false,
): Promise<{ readonly pid: number; readonly port: number } | undefined> => {
  const data = join(dataDir, `database-${program.name.replace(' ', '-')}`)
  await makeFolder(data)
  const log = await open(join(dataDir, 'database.log'), 'a')
  try {
    // A port that was free may be taken a moment later by somebody else.
    for (let attempt = 0; attempt < (onlyThere ? 1 : 3); attempt++) {
      // Whoever was connected when it was killed finds it again where it was.
      const port = attempt === 0 && before !== undefined ? before : await freePort()
      // Detached: Ctrl-C in the terminal is for the bot, which stops the database when its own work is done.
      const child = spawn(program.command, program.args(port, data), {
        detached: true,
        stdio: ['ignore', log.fd, log.fd],
        env: { ...ownEnvironment(process.env), ...program.env },
      })
      try {
        if (child.pid !== undefined) began({ pid: child.pid, port })
      } catch (fault) {
        // Nobody would know of it: it would hold its files, and no other could be started beside it.
        child.kill('SIGKILL')
        throw fault
      }
      let ended = false
      for (const end of ['exit', 'error'])
        child.on(end, () => {
          ended = true
        })
      child.unref()
      const giveUp = Date.now() + 30_000
      while (!ended && Date.now() < giveUp) {
        const pid = (await answers(port)) ? await whoServes(port) : undefined
        if (pid !== undefined && pid === child.pid) return { pid, port }
        await wait(50)
      }
      child.kill('SIGKILL')
    }
    return undefined
  } finally {
    await log.close()
  }
}

/** Does another program of this computer hold this port? */
export const isTaken = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(true))
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(false)))
  })

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => (typeof address === 'object' && address ? resolve(address.port) : reject(new Error('No port is free.'))))
    })
  })

const answers = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    socket.setTimeout(1_000, () => socket.destroy())
    socket.once('connect', () => {
      resolve(true)
      socket.destroy()
    })
    socket.once('error', () => {})
    socket.once('close', () => resolve(false))
  })

/** Asks it to end, and ends it when it has not done so within a quarter of a minute. */
export const endProgram = async (pid: number): Promise<void> => {
  signal(pid, 'SIGTERM')
  const patience = Date.now() + 15_000
  while (isRunning(pid) && Date.now() < patience) await wait(50)
  if (isRunning(pid)) signal(pid, 'SIGKILL')
}

/** Ends it at once, as a crash would. */
export const killProgram = async (pid: number): Promise<void> => {
  signal(pid, 'SIGKILL')
  const patience = Date.now() + 2_000
  while (isRunning(pid) && Date.now() < patience) await wait(20)
}

/** Waits until a process that somebody else has started answers at its port; false when it ends, or does not come up in time. */
export const comesUp = async (pid: number, port: number): Promise<boolean> => {
  const giveUp = Date.now() + 30_000
  while (isRunning(pid) && Date.now() < giveUp) {
    if ((await answers(port)) && (await whoServes(port)) === pid) return true
    await wait(50)
  }
  return false
}

/** So often a server that runs, and takes connections, is asked who it is: a busy computer lets it answer nothing for some seconds. */
const asks = 5

/** Is this process the server at a port? Started anew beside it, none could be: it holds its files. */
export const isServing = async (pid: number, port: number): Promise<boolean> => {
  for (let ask = 1; isRunning(pid); ask += 1) {
    const who = await whoServes(port)
    if (who !== undefined || ask === asks || !(await answers(port))) return who === pid
  }
  return false
}

const signal = (pid: number, name: NodeJS.Signals): void => {
  try {
    process.kill(pid, name)
  } catch {
    // It has ended by itself.
  }
}
