import { existsSync } from 'node:fs'
import { access, constants, mkdir } from 'node:fs/promises'
import { homedir } from 'node:os'
import { delimiter, join } from 'node:path'
import { findSecantus, installSecantus } from './secantus.js'

/** The programs that can serve the embedded database, in the order in which they are tried. Each writes data that only it can read. */
export const programNames = ['mongod', 'fetched mongod', 'SecantusDB'] as const
export type ProgramName = (typeof programNames)[number]

/** How to start a database server on this computer. */
export interface Program {
  readonly name: ProgramName
  readonly command: string
  readonly args: (port: number, data: string) => readonly string[]
  readonly env?: Readonly<Record<string, string>>
}

/** Where programs are kept, apart from the data and shared by all who use this computer account. */
export const programCache = (env: NodeJS.ProcessEnv): string => join(env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'contact-steward')

/** Looks for a program, fetching it where it can be fetched; undefined when it is not to be had here. */
export const findProgram = async (
  name: ProgramName,
  cache: string,
  env: NodeJS.ProcessEnv,
  tell: (sentence: string) => void,
): Promise<Program | undefined> => {
  switch (name) {
    case 'mongod': {
      const command = await onPath(process.platform === 'win32' ? 'mongod.exe' : 'mongod', env)
      return command === undefined ? undefined : mongod(name, command)
    }
    case 'fetched mongod':
      return fetchedMongod(cache, env, tell)
    case 'SecantusDB': {
      const found = (await findSecantus(cache, env)) ?? (await installSecantus(cache, env, tell))
      return (
        found && {
          name,
          command: found.python,
          args: (port, data) => [
            ...['-m', 'secantus', '--host', '127.0.0.1', '--port', String(port), '--storage-path', data],
            ...['--sync-on-commit', '--cache-size', '128M', '--standalone'],
          ],
          env: { PYTHONPATH: found.folder, PYTHONDONTWRITEBYTECODE: '1' },
        }
      )
    }
  }
}

const mongod = (name: ProgramName, command: string): Program => ({
  name,
  command,
  args: (port, data) => [
    ...['--bind_ip', '127.0.0.1', '--port', String(port), '--dbpath', data, '--wiredTigerCacheSizeGB', '0.25'],
    ...(process.platform === 'win32' ? [] : ['--nounixsocket']),
  ],
})

const onPath = async (program: string, env: NodeJS.ProcessEnv): Promise<string | undefined> => {
  for (const folder of (env.PATH ?? '').split(delimiter)) {
    const file = join(folder, program)
    if (
      await access(file, constants.X_OK).then(
        () => true,
        () => false,
      )
    )
      return file
  }
  return undefined
}

/** MongoDB's own server, as mongodb-memory-server fetches it. Without a network that takes 7 s to give up, so its host is asked first; where it was never fetched and cannot be, its library is not loaded either: a start would wait for that. */
const fetchedMongod = async (cache: string, env: NodeJS.ProcessEnv, tell: (sentence: string) => void): Promise<Program | undefined> => {
  const version = '8.0.16'
  const downloadDir = join(cache, 'mongod')
  const openLibrary = () => import('mongodb-memory-server-core')
  try {
    const there = existsSync(downloadDir) ? await (await openLibrary()).DryMongoBinary.locateBinary({ version, downloadDir }) : undefined
    if (there !== undefined) return mongod('fetched mongod', there)
    const host = env.MONGOMS_DOWNLOAD_MIRROR ?? 'https://fastdl.mongodb.org'
    await fetch(host, { method: 'HEAD', signal: AbortSignal.timeout(1_500) })
    const { MongoBinary } = await openLibrary()
    tell('Fetching a MongoDB server for trying and training (once, about 80 MB) …')
    await mkdir(downloadDir, { recursive: true })
    return mongod('fetched mongod', await MongoBinary.getPath({ version, downloadDir }))
  } catch {
    return undefined
  }
}
