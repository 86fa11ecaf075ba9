import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createConnection } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileFault, fileFaultIn } from '../../src/files/file-fault.js'
import { putInPlace } from '../../src/files/put-in-place.js'
import { saidAs } from '../../src/house/said-as.js'
import { reaching } from '../../src/log/away.js'
import { LogAway } from '../../src/log/log.js'

const thrown = async (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => undefined,
    (fault: unknown) => fault,
  )

describe('a fault of the file system', () => {
  let folder: string
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'steward-fault-'))
    await writeFile(join(folder, 'a-file'), '')
  })
  afterEach(() => rm(folder, { recursive: true }))

  test('is said with the file, what is wrong and what to do; a full disk, which names no file, with the one that was written', async () => {
    const full = await thrown(writeFile('/dev/full', 'words'))
    expect(fileFault(full)?.message).toMatch(/^A file of the bot takes nothing more, since the disk is full \(ENOSPC\): make room there/)
    expect(fileFault(full, '/data/words')?.message).toMatch(/^\/data\/words takes nothing more/)
    const inTheWay = await thrown(putInPlace(join(folder, 'a-file', 'words'), 'words'))
    expect((inTheWay as Error).message).toMatch(/a-file\/words cannot be used, since something else stands in its place.*\(ENOTDIR\)/)
    expect((inTheWay as Error).message).not.toContain('.new')
  })

  test('is no fault of the database, whatever the log was doing; the log counts as away all the same, so that alerts go out without it', async () => {
    const fault = await thrown(reaching(() => writeFile(join(folder, 'a-file', 'words'), 'words')))
    expect(fault).toBeInstanceOf(LogAway)
    expect(fault).toMatchObject({ refuses: true, cause: { name: 'FileFault', code: 'ENOTDIR' } })
    expect(saidAs(fault)).toContain('a-file/words cannot be used')
    expect(saidAs(fault)).not.toContain('database')
    expect(saidAs(new Error('while it started', { cause: fault }))).toContain('a-file/words cannot be used')
  })

  test('is none of a network that answers in the file system’s words', async () => {
    const fault = await thrown(new Promise((_, reject) => createConnection(join(folder, 'no-database.sock')).once('error', reject)))
    expect(fault).toMatchObject({ code: 'ENOENT' })
    expect(fileFaultIn(new Error('no server', { cause: fault }))).toBeUndefined()
    expect(saidAs(await thrown(reaching(() => Promise.reject(fault))))).toContain('The database does not answer')
  })
})
