import { execFile } from 'node:child_process'
import { access, mkdir, mkdtemp, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { oneAtATime } from '../files/one-at-a-time.js'
import { ownEnvironment } from './own-environment.js'

const run = promisify(execFile)
const version = '0.7.0b3'

/** An installed SecantusDB: the folder it stands in, and the Python that it was installed for. */
export interface Secantus {
  readonly python: string
  readonly folder: string
}

/** It lies beside this file in src and in dist. */
const requirements = join(__dirname, 'secantus-requirements.txt')

const pythons =
  process.platform === 'win32' ? ['python', 'python3'] : ['python3', 'python3.13', 'python3.12', 'python3.11', 'python3.10', 'python']

/** The first Python from 3.10 on: its own path (not that of a shim, whose process would be another) and its version. */
const findPython = async (env: NodeJS.ProcessEnv): Promise<{ readonly path: string; readonly minor: string } | undefined> => {
  for (const name of pythons) {
    try {
      const { stdout } = await run(name, ['-c', 'import sys; print(sys.executable, *sys.version_info[:2], sep="\\n")'], {
        timeout: 10_000,
        env: ownEnvironment(env),
      })
      const [path = '', major = '', minor = ''] = stdout.trim().split(/\r?\n/)
      if (path !== '' && Number(major) === 3 && Number(minor) >= 10) return { path, minor: `${major}.${minor}` }
    } catch {
      // Not there, or not working: the next may be.
    }
  }
  return undefined
}

const folderFor = (cache: string, minor: string) => join(cache, `secantusdb-${version}-python${minor}`)

const isThere = (folder: string): Promise<boolean> =>
  access(join(folder, 'secantus')).then(
    () => true,
    () => false,
  )

/** The SecantusDB that was installed before, if its Python is still there. */
export const findSecantus = async (cache: string, env: NodeJS.ProcessEnv): Promise<Secantus | undefined> => {
  const python = await findPython(env)
  const folder = python && folderFor(cache, python.minor)
  return folder !== undefined && (await isThere(folder)) ? { python: python?.path ?? '', folder } : undefined
}

/**
 * Installs SecantusDB from PyPI into the cache, once; undefined where that cannot be done. It is put together beside its
 * place and moved there whole, so that nobody ever finds half of it.
 */
export const installSecantus = async (
  cache: string,
  env: NodeJS.ProcessEnv,
  tell: (sentence: string) => void,
): Promise<Secantus | undefined> => {
  const python = await findPython(env)
  if (!python) return undefined
  const folder = folderFor(cache, python.minor)
  await mkdir(cache, { recursive: true })
  return oneAtATime(`${folder}.lock`, async () => {
    if (await isThere(folder)) return { python: python.path, folder }
    tell(`Fetching SecantusDB ${version}, a small database for trying and training (once, about 120 MB) …`)
    const fresh = await mkdtemp(join(cache, 'installing-'))
    try {
      const pip = [
        '-m',
        'pip',
        'install',
        '--quiet',
        '--disable-pip-version-check',
        '--no-input',
        // Only what the project has pinned, each file by its hash, and nothing that would be built here.
        '--require-hashes',
        '--only-binary',
        ':all:',
        '--target',
        fresh,
        '--requirement',
        requirements,
      ]
      await run(python.path, pip, { timeout: 300_000, env: ownEnvironment(env) })
      await rename(fresh, folder)
      return { python: python.path, folder }
    } catch {
      await rm(fresh, { recursive: true, force: true })
      return (await isThere(folder)) ? { python: python.path, folder } : undefined
    }
  })
}
