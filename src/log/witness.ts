import { readFile, rename, writeFile } from 'node:fs/promises'
import { z } from 'zod'
import { SealBroken } from './log.js'
import { codeOf } from './one-at-a-time.js'
import type { Keys } from './sealing/keys.js'

/** Somewhere outside the database where a text is kept: what was whole when the log was last verified. */
export interface Witness {
  read(): Promise<string | undefined>
  write(text: string): Promise<void>
}

/** A witness in a file, such as `verified.json` in DATA_DIR. */
export const witnessIn = (file: string): Witness => ({
  async read() {
    try {
      return await readFile(file, 'utf8')
    } catch (fault) {
      if (codeOf(fault) === 'ENOENT') return undefined
      throw fault
    }
  },
  async write(text) {
    await writeFile(`${file}.new`, text, { mode: 0o600 })
    await rename(`${file}.new`, file)
  },
})

const Written = z.object({ heads: z.array(z.tuple([z.string(), z.number(), z.string()])), mac: z.string() })

/** Each record's newest entry. */
export type Heads = ReadonlyMap<string, { readonly version: number; readonly hash: string }>

/** Each record's newest entry when it was last verified. Throws SealBroken when the witness was altered. */
export const readHeads = async (keys: Keys, witness: Witness): Promise<Heads> => {
  const text = await witness.read()
  if (text === undefined) return new Map()
  const kept = Written.safeParse(JSON.parse(text))
  if (!kept.success || keys.hash(['witness', kept.data.heads]) !== kept.data.mac)
    throw new SealBroken('What the last verification wrote down was altered.')
  return new Map(kept.data.heads.map(([record, version, hash]) => [record, { version, hash }]))
}

/** Writes down each record's newest entry. */
export const writeHeads = async (keys: Keys, witness: Witness, heads: Heads): Promise<void> => {
  const list = [...heads].map(([record, { version, hash }]) => [record, version, hash])
  await witness.write(`${JSON.stringify({ heads: list, mac: keys.hash(['witness', list]) })}\n`)
}
