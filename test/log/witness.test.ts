import { randomBytes } from 'node:crypto'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { SealBroken } from '../../src/log/log.js'
import { keyedHash } from '../../src/log/sealing/seal.js'
import { readHeads, type Witness, witnessIn, writeHeads } from '../../src/log/witness.js'

const chain = randomBytes(32)
const keys = { hash: (values: readonly unknown[]) => keyedHash(chain, values) } as Parameters<typeof readHeads>[0]
const heads = new Map(Array.from({ length: 1_234 }, (_, n) => [`TC-2026-${n}`, { version: n + 1, hash: keys.hash([n]) }] as const))

const remembering = (text = ''): Witness & { readonly text: () => string } => {
  let written = text
  return {
    read: async () => ({ text: written, lines: [] }),
    add: async () => {},
    write: async (whole) => {
      written = whole
    },
    text: () => written,
  }
}

describe('the witness', () => {
  test('reads back what it wrote down, of many records in parts', async () => {
    const witness = remembering()
    await writeHeads(keys, witness, heads)
    expect(witness.text().trim().split('\n').length).toBeGreaterThan(1)
    expect(await readHeads(keys, witness)).toEqual(heads)
    const none = remembering()
    await writeHeads(keys, none, new Map())
    expect(await readHeads(keys, none)).toEqual(new Map())
  })

  test('in one file of several bots stays whole, whoever of them writes in the same moment', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'steward-witness-'))
    const bots = Array.from({ length: 6 }, () => witnessIn(join(folder, 'verified.json')))
    await Promise.all(bots.map((witness) => writeHeads(keys, witness, heads)))
    for (const witness of bots) expect(await readHeads(keys, witness)).toEqual(heads)
    expect(await readdir(folder)).toEqual(['verified.json'])
    await rm(folder, { recursive: true })
  })

  const edits: readonly (readonly [string, (parts: string[]) => string[]])[] = [
    ['a part that is left out', ([one = '', , ...others]) => [one, ...others]],
    ['a file that was emptied', () => []],
    ['the last part that is cut off', (parts) => parts.slice(0, -1)],
    ['all but one part', (parts) => parts.slice(0, 1)],
    ['two parts in the wrong order', ([one = '', two = '', ...others]) => [two, one, ...others]],
    ['a part twice', ([one = '', ...others]) => [one, one, ...others]],
    ['a part with another number', ([one = '', ...others]) => [one.replace('"part":[0,', '"part":[1,'), ...others]],
    ['an entry of another version', ([one = '', ...others]) => [one.replace(',7,', ',6,'), ...others]],
  ]
  test.each(edits)('%s is told', async (_, edit) => {
    const witness = remembering()
    await writeHeads(keys, witness, heads)
    const edited = remembering(`${edit(witness.text().trim().split('\n')).join('\n')}\n`)
    await expect(readHeads(keys, edited)).rejects.toThrow(SealBroken)
  })

  test('what an earlier bot wrote as one whole is read as it was', async () => {
    const list = [...heads].map(([record, { version, hash }]) => [record, version, hash])
    const text = JSON.stringify({ heads: list, mac: keys.hash(['witness', list]) })
    expect(await readHeads(keys, remembering(`${text}\n`))).toEqual(heads)
  })
})
