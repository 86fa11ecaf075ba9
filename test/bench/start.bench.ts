import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const root = join(__dirname, '../..')

/** How long the bot takes from its start to being ready, the first time and again, and what it holds in memory then (without its database). */
export const benchStart = async (): Promise<unknown> => {
  spawnSync(process.execPath, [join(root, 'src/cli/build.mjs')], { stdio: 'inherit' })
  const data = mkdtempSync(join(tmpdir(), 'steward-bench-'))
  try {
    const first = await startOnce(data)
    const again = await startOnce(data)
    return { firstMs: first.ms, againMs: again.ms, residentMb: again.residentMb }
  } finally {
    rmSync(data, { recursive: true, force: true })
  }
}

const startOnce = async (data: string): Promise<{ ms: number; residentMb: number | undefined }> => {
  const begun = performance.now()
  const bot = spawn(process.execPath, [join(root, 'dist/main.js')], {
    cwd: data,
    env: { PATH: process.env.PATH ?? '', HOME: process.env.HOME ?? '', PORT: '0', CONSOLE_PORT: '0', DATA_DIR: data },
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  for await (const words of bot.stdout) if (String(words).includes('Contact Steward is open')) break
  const ms = Math.round(performance.now() - begun)
  const ended = once(bot, 'exit')
  const residentMb = residentOf(bot.pid)
  bot.kill('SIGTERM')
  await ended
  return { ms, residentMb }
}

/** Resident memory of a process in megabytes, where the system tells (Linux). */
const residentOf = (pid: number | undefined): number | undefined => {
  try {
    return Math.round(Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024)
  } catch {
    return undefined
  }
}
