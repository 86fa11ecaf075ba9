import { mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { putInPlace, writtenBeside } from '../../src/files/put-in-place.js'

describe('a file that is put in its place', () => {
  let folder: string
  const at = (name: string) => join(folder, name)
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'steward-place-'))
  })
  afterEach(() => rm(folder, { recursive: true }))

  test('is there whole, whoever writes it in the same moment', async () => {
    const texts = ['one', 'two', 'three'].map((word) => word.repeat(50_000))
    await Promise.all(texts.map((text) => putInPlace(at('words'), text)))
    expect(texts).toContain(await readFile(at('words'), 'utf8'))
    expect(await readdir(folder)).toEqual(['words'])
  })

  test('leaves what was there, and nothing beside it, when it cannot be written to its end', async () => {
    await putInPlace(at('words'), 'the older')
    const cutOff = writtenBeside(at('words'), async (beside) => {
      await writeFile(beside, 'half of the ne')
      throw new Error('The disk is full.')
    })
    await expect(cutOff).rejects.toThrow('The disk is full.')
    expect(await readFile(at('words'), 'utf8')).toBe('the older')
    expect(await readdir(folder)).toEqual(['words'])
  })

  test('clears away what one who was killed left half written, and nothing that is being written or is another file’s', async () => {
    const before = new Date(Date.now() - 7_200_000)
    const half = (pid: number, host = hostname()) => `words.${host}.${pid}.0a1b2c3d.new`
    const [dead, own] = [4_194_301, process.pid]
    for (const name of [half(dead), half(own), half(dead, 'elsewhere'), 'words.old.new', 'words-of-others.old.new', 'words.since'])
      await writeFile(at(name), 'half')
    for (const name of ['words.old.new', 'words-of-others.old.new', 'words.since']) await utimes(at(name), before, before)
    await putInPlace(at('words'), 'whole')
    const stay = ['words', half(own), half(dead, 'elsewhere'), 'words-of-others.old.new', 'words.since']
    expect((await readdir(folder)).sort()).toEqual(stay.sort())
  })
})
