import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { layFoundation } from '../../src/house/lay-foundation.js'
import { instant } from '../../src/procedures/words.js'
import { type Env, readEnv } from '../../src/settings/env.js'

jest.setTimeout(60_000)
const folder = mkdtempSync(join(tmpdir(), 'steward-keep-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const settings = (): Env => {
  const read = readEnv({ DATA_DIR: folder })
  if (!read.ok) throw new Error(read.faults.join(' '))
  return read.env
}

test('promise 12: an embedded database that is killed is started again, and the log goes on where it was', async () => {
  const said: string[] = []
  const foundation = await layFoundation(settings(), { clock: () => new Date(), tell: (words) => said.push(words), keepsEmbedded: true })
  try {
    const until = instant(new Date(Date.now() + 3_600_000))
    expect(await foundation.log.claim('kept', until)).toBe(true)
    const { pid } = JSON.parse(readFileSync(join(folder, 'database.json'), 'utf8')) as { pid: number }
    process.kill(pid, 'SIGKILL')
    // The test's own time limit ends a wait that is in vain.
    while (!said.includes('The embedded database is back.')) await new Promise(setImmediate)
    let again: boolean | undefined
    while (again === undefined) again = await foundation.log.claim('kept', until).catch(() => undefined)
    expect(again).toBe(false)
  } finally {
    await foundation.close()
  }
})
