import { randomBytes } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { SealBroken } from '../../src/log/log.js'
import { keyedHash } from '../../src/log/sealing/seal.js'
import { type Heads, layAside, openWitnessing, readHeads, type Witness, witnessIn } from '../../src/log/witness.js'

const chain = randomBytes(32)
const keys = { hash: (values: readonly unknown[]) => keyedHash(chain, values) } as Parameters<typeof readHeads>[0]
const heads = new Map(Array.from({ length: 1_234 }, (_, n) => [`TC-2026-${n}`, { version: n + 1, hash: keys.hash([n]) }] as const))

const remembering = (text?: string): Witness & { readonly text: () => string } => {
  let written = text
  return {
    read: async () => ({
      wholes: written === undefined ? [] : [written],
      lines: [],
      replace: async (whole) => {
        written = whole
      },
    }),
    add: async () => {},
    text: () => written ?? '',
  }
}
const writeDown = async (witness: Witness, all: Heads) => (await readHeads(keys, witness)).replace(all)
const readBack = async (witness: Witness) => (await readHeads(keys, witness)).heads

describe('the witness', () => {
  test('is written down in a folder that is not there yet: a command may be the first in its DATA_DIR', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'witness-'))
    const file = join(folder, 'new', 'verified.json')
    await writeDown(witnessIn(file), heads)
    expect(await readBack(witnessIn(file))).toEqual(heads)
    const another = witnessIn(join(folder, 'another', 'verified.json'))
    await another.add('what was kept')
    expect((await another.read()).lines).toEqual(['what was kept'])
    await rm(folder, { recursive: true })
  })

  test('that takes nothing holds no step back; that something is missing in it is said once, and a verification is due', async () => {
    const full: Witness = { ...remembering(), add: () => Promise.reject(new Error('The disk is full.')) }
    const witnessing = openWitnessing(keys, full)
    expect(witnessing.missed()).toBe(false)
    witnessing.saw({ record: 'TC-2026-0001', version: 1, hash: 'a hash' })
    await witnessing.flush()
    expect([witnessing.missed(), witnessing.missed()]).toEqual([true, false])
  })

  test('reads back what it wrote down, of many records in parts', async () => {
    const witness = remembering()
    await writeDown(witness, heads)
    expect(witness.text().trim().split('\n').length).toBeGreaterThan(1)
    expect(await readBack(witness)).toEqual(heads)
    const none = remembering()
    await writeDown(none, new Map())
    expect(await readBack(none)).toEqual(new Map())
  })

  describe('in one folder of several bots', () => {
    let folder: string
    const bot = () => witnessIn(join(folder, 'verified.json'))
    const head = (record: string, version: number): Heads => new Map([[record, { version, hash: keys.hash([record, version]) }]])
    const step = async (witness: Witness, made: Heads) => {
      const witnessing = openWitnessing(keys, witness)
      for (const [record, { version, hash }] of made) witnessing.saw({ record, version, hash })
      await witnessing.flush()
    }
    beforeEach(async () => {
      folder = await mkdtemp(join(tmpdir(), 'steward-witness-'))
    })
    afterEach(() => rm(folder, { recursive: true }))

    test('stays whole, whoever of them writes in the same moment', async () => {
      const bots = Array.from({ length: 6 }, bot)
      await Promise.all(bots.map((witness) => writeDown(witness, heads)))
      for (const witness of bots) expect(await readBack(witness)).toEqual(heads)
      await writeDown(bot(), heads)
      expect(await readdir(folder)).toHaveLength(1)
    })

    test('keeps what any of them added while another verified', async () => {
      const [one, other] = [bot(), bot()]
      await step(other, head('TC-2026-1', 1))
      const verified = await readHeads(keys, one)
      await step(other, head('TC-2026-2', 1))
      await step(one, head('TC-2026-3', 1))
      await verified.replace(verified.heads)
      const all = new Map([...head('TC-2026-1', 1), ...head('TC-2026-2', 1), ...head('TC-2026-3', 1)])
      for (const witness of [one, other, bot()]) expect(await readBack(witness)).toEqual(all)
    })

    test('knows the newest, though one that verified earlier writes down later', async () => {
      const [one, other] = [bot(), bot()]
      const slow = await readHeads(keys, one)
      await step(other, head('TC-2026-1', 2))
      await writeDown(other, head('TC-2026-1', 2))
      await slow.replace(head('TC-2026-1', 1))
      expect(await readBack(bot())).toEqual(head('TC-2026-1', 2))
    })

    test('keeps one file after a verification, beside the lines that others may still write', async () => {
      const [one, dead] = [bot(), bot()]
      await step(one, head('TC-2026-1', 1))
      await step(dead, head('TC-2026-2', 1))
      await writeFile(join(folder, 'verified.json.since'), '')
      const all = await readBack(one)
      await writeDown(one, all)
      expect((await readdir(folder)).filter((name) => name.endsWith('.since'))).toHaveLength(2)
      const before = new Date(Date.now() - 7_200_000)
      for (const name of await readdir(folder)) await utimes(join(folder, name), before, before)
      await writeDown(one, all)
      expect(await readdir(folder)).toHaveLength(1)
      expect(await readBack(bot())).toEqual(all)
    })

    test('is told when a line bears another log’s name', async () => {
      const one = bot()
      await step(one, head('TC-2026-1', 1))
      const [name = ''] = await readdir(folder)
      const file = join(folder, name)
      await writeFile(file, (await readFile(file, 'utf8')).replace(/"log":"[^"]*"/, '"log":"another"'))
      await expect(readHeads(keys, bot())).rejects.toThrow(SealBroken)
    })

    test('is laid aside whole', async () => {
      const one = bot()
      await writeDown(one, heads)
      await step(one, head('TC-2026-1', 1))
      const aside = await layAside(join(folder, 'verified.json'), new Date('2026-03-03T09:00:00Z'))
      expect(await readBack(bot())).toEqual(new Map())
      expect(await readBack(witnessIn(aside ?? ''))).toEqual(heads)
      expect(await layAside(join(folder, 'verified.json'), new Date())).toBeUndefined()
    })
  })

  const renamed = (line: string): string => line.replace(/"log":"[^"]*"/, '"log":"another"')
  const edits: readonly (readonly [string, (parts: string[]) => string[]])[] = [
    ['a part that is left out', ([one = '', , ...others]) => [one, ...others]],
    ['a file that was emptied', () => []],
    ['the last part that is cut off', (parts) => parts.slice(0, -1)],
    ['all but one part', (parts) => parts.slice(0, 1)],
    ['two parts in the wrong order', ([one = '', two = '', ...others]) => [two, one, ...others]],
    ['a part twice', ([one = '', ...others]) => [one, one, ...others]],
    ['a part with another number', ([one = '', ...others]) => [one.replace('"part":[0,', '"part":[1,'), ...others]],
    ['a part that bears another log’s name', ([one = '', ...others]) => [renamed(one), ...others]],
    ['all parts with another log’s name', (parts) => parts.map(renamed)],
    [
      'a part that bears another log’s name and seal',
      ([one = '', ...others]) => [renamed(one).replace(/"mac":"[^"]*"/, '"mac":"theirs"'), ...others],
    ],
    ['an entry of another version', ([one = '', ...others]) => [one.replace(',7,', ',6,'), ...others]],
  ]
  test.each(edits)('%s is told', async (_, edit) => {
    const witness = remembering()
    await writeDown(witness, heads)
    const edited = remembering(`${edit(witness.text().trim().split('\n')).join('\n')}\n`)
    await expect(readHeads(keys, edited)).rejects.toThrow(SealBroken)
  })

  test('what an earlier bot wrote as one whole is read as it was', async () => {
    const list = [...heads].map(([record, { version, hash }]) => [record, version, hash])
    const text = JSON.stringify({ heads: list, mac: keys.hash(['witness', list]) })
    expect(await readBack(remembering(`${text}\n`))).toEqual(heads)
  })
})
