import { randomUUID } from 'node:crypto'
import { appendFile, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { setImmediate as letOthers } from 'node:timers/promises'
import { z } from 'zod'
import { SealBroken } from './log.js'
import { codeOf } from './one-at-a-time.js'
import type { Keys } from './sealing/keys.js'

/** Somewhere outside the database where texts are kept: what was whole when the log was last verified, and a line for what came after. */
export interface Witness {
  /** The text last written, and the lines added since. */
  read(): Promise<{ readonly text: string | undefined; readonly lines: readonly string[] }>
  add(line: string): Promise<void>
  /** Puts a text in the place of what was there, lines and all. */
  write(text: string): Promise<void>
}

/** A witness in a file, such as `verified.json` in DATA_DIR; what came after stands beside it. */
export const witnessIn = (file: string): Witness => ({
  async read() {
    const [text, added] = [await textOf(file), await textOf(sinceBeside(file))]
    return { text, lines: added?.split('\n').filter((line) => line !== '') ?? [] }
  },
  // A line of its own, also after one that a killed process did not end.
  add: (line) => appendFile(sinceBeside(file), `\n${line}\n`, { mode: 0o600 }),
  async write(text) {
    // A name of its own: two bots of one DATA_DIR may write theirs in the same moment.
    const beside = `${file}.${randomUUID()}.new`
    await writeFile(beside, text, { mode: 0o600 })
    await rename(beside, file)
    await rm(sinceBeside(file), { force: true })
  },
})

/** Where a witness in a file keeps what came after it was written. */
export const sinceBeside = (file: string): string => `${file}.since`

const textOf = async (file: string): Promise<string | undefined> => {
  try {
    return await readFile(file, 'utf8')
  } catch (fault) {
    if (codeOf(fault) === 'ENOENT') return undefined
    throw fault
  }
}

/** `log` names the log that it is about; absent in what was written before. */
const Written = z.object({
  log: z.string().optional(),
  heads: z.array(z.tuple([z.string(), z.number(), z.string()])),
  /** Of what was written as a whole: which part this is, of how many. Absent in lines that were added, and in what an earlier bot wrote. */
  part: z.tuple([z.number(), z.number()]).optional(),
  mac: z.string(),
})
type Written = z.infer<typeof Written>
/** So many records stand in one part: some milliseconds' work. */
const inOnePart = 500

/** Each record's newest entry. */
export type Heads = ReadonlyMap<string, { readonly version: number; readonly hash: string }>

/** Each record's newest entry that the witness knows. Throws SealBroken when it was altered. */
export const readHeads = async (keys: Keys, witness: Witness): Promise<Heads> => {
  const { text, lines } = await witness.read()
  const heads = new Map<string, { version: number; hash: string }>()
  const take = (some: Written['heads']): void => {
    for (const [record, version, hash] of some) if (version >= (heads.get(record)?.version ?? 0)) heads.set(record, { version, hash })
  }
  // A file that was emptied is one altered line, not none.
  const whole = text === undefined ? [] : text.trim().split('\n')
  for (const [place, line] of whole.entries()) {
    take(signed(keys, line, [place, whole.length]))
    await letOthers()
  }
  // A line that a killed process began and did not end says nothing; one that was altered does.
  for (const line of lines) if (line.endsWith('}')) take(signed(keys, line))
  return heads
}

/** What a line says; of one that is a part of a whole, `place` is where it stands, of how many. */
const signed = (keys: Keys, text: string, place?: readonly [number, number]): Written['heads'] => {
  const kept = Written.safeParse(parsed(text))
  // An office that tried the bot out has another log afterwards, in the same folder: what was seen of the former says nothing of this one.
  if (kept.success && kept.data.log !== undefined && kept.data.log !== nameOf(keys)) return []
  if (!kept.success || macOf(keys, kept.data) !== kept.data.mac || !stands(kept.data.part, place))
    throw new SealBroken('What the last verification wrote down was altered.')
  return kept.data.heads
}
const macOf = (keys: Keys, { heads, part }: Pick<Written, 'heads' | 'part'>): string =>
  keys.hash(['witness', heads, ...(part ? [part] : [])])
/** Does a part stand where it says? What an earlier bot wrote was one whole, and says nothing. */
const stands = (part: Written['part'], [at, of]: readonly [number, number] = [0, 0]): boolean =>
  part ? part[0] === at && part[1] === of : of <= 1

/** The same for every process of one log, and for no other log. */
const nameOf = (keys: Keys): string => keys.hash(['the log that a witness is about']).slice(0, 12)

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const sign = (keys: Keys, list: Written['heads'], part?: [number, number]): string => {
  const said = { heads: list, ...(part ? { part } : {}) }
  return JSON.stringify({ log: nameOf(keys), ...said, mac: macOf(keys, said) })
}
const listed = (heads: Heads): Written['heads'] => [...heads].map(([record, { version, hash }]) => [record, version, hash])

/** Writes down each record's newest entry, a part at a time, so that everybody else's work goes on between. */
export const writeHeads = async (keys: Keys, witness: Witness, heads: Heads): Promise<void> => {
  const list = listed(heads)
  const of = Math.max(1, Math.ceil(list.length / inOnePart))
  let text = ''
  for (let part = 0; part < of; part++) {
    text += `${sign(keys, list.slice(part * inOnePart, (part + 1) * inOnePart), [part, of])}\n`
    await letOthers()
  }
  await witness.write(text)
}

/** Tells a witness of what is kept, within a second, so that an end that is cut off shows though no verification came between. */
export const openWitnessing = (keys: Keys, witness: Witness | undefined) => {
  let heads = new Map<string, { version: number; hash: string }>()
  let timer: NodeJS.Timeout | undefined
  let writing: Promise<void> = Promise.resolve()
  const flush = (): Promise<void> => {
    clearTimeout(timer)
    timer = undefined
    const some = heads
    heads = new Map()
    // A disk that takes nothing must not hold back the office: the next verification writes all of it.
    if (witness && some.size > 0) writing = writing.then(() => witness.add(sign(keys, listed(some)))).catch(() => {})
    return writing
  }
  return {
    saw({ record, version, hash }: { readonly record: string; readonly version: number; readonly hash: string }): void {
      if (!witness) return
      heads.set(record, { version, hash })
      timer ??= setTimeout(() => void flush(), 1_000).unref()
    },
    flush,
  }
}
