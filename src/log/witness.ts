import { randomUUID } from 'node:crypto'
import { appendFile, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { basename, dirname, extname, join } from 'node:path'
import { setImmediate as letOthers } from 'node:timers/promises'
import { z } from 'zod'
import { asJson } from '../files/as-json.js'
import { fileFault } from '../files/file-fault.js'
import { makeFolder } from '../files/make-folder.js'
import { putInPlace } from '../files/put-in-place.js'
import { isGone, unlessGone } from '../files/unless-gone.js'
import { SealBroken } from './log.js'
import type { Keys } from './sealing/keys.js'

/** Somewhere outside the database where texts are kept: what was whole when the log was last verified, and a line for what came after. */
export interface Witness {
  read(): Promise<Seen>
  add(line: string): Promise<void>
}

/** What a witness had when it was read. */
export interface Seen {
  /** Texts, each written as a whole: one, or more where several bots verified beside one another. */
  readonly wholes: readonly string[]
  readonly lines: readonly string[]
  /** Puts a text that says all of this in the place of it; what has come since stays. */
  replace(text: string): Promise<void>
}

/** By then whoever added a line has written it down, or never will. */
const quietAfter = 3_600_000

/**
 * A witness in files of a folder: `verified.json`, say, for what came down from earlier bots, and beside it files whose names begin like that: each text in
 * one of its own, and the lines of each bot in one of its own (`.since`). So several bots of one DATA_DIR take nothing away from one another: a file
 * goes when what is in it stands in a later one.
 */
export const witnessIn = (file: string): Witness => {
  const own = randomUUID()
  let turn = 0
  const mine = (): string => `${file}.${own}-${turn}${since}`
  let adding: Promise<unknown> = Promise.resolve()
  return {
    async read() {
      // What is added from now on goes elsewhere: so what is read is read to its end.
      turn += 1
      await adding
      const [found, here] = [await filesOf(file), mine()]
      const ended = found.filter(({ path, touched }) => !path.endsWith(since) || path.startsWith(`${file}.${own}-`) || isQuiet(touched))
      return {
        wholes: found.filter(({ path }) => !path.endsWith(since)).map(({ text }) => text),
        lines: found.filter(({ path }) => path.endsWith(since)).flatMap(({ text }) => text.split('\n').filter((line) => line !== '')),
        async replace(text) {
          // A command beside the bots may be the first in its DATA_DIR.
          await makeFolder(dirname(file))
          await putInPlace(`${file}.${randomUUID()}`, text)
          for (const { path } of ended) if (path !== here) await rm(path, { force: true })
        },
      }
    },
    add(line) {
      // A line of its own, also after one that a killed process did not end.
      const [to, text] = [mine(), `\n${line}\n`]
      const append = () => appendFile(to, text, { mode: 0o600 })
      const added = append().catch(async (fault: unknown) => {
        if (!isGone(fault)) throw fault
        await makeFolder(dirname(file))
        return append()
      })
      adding = Promise.allSettled([adding, added])
      return added
    },
  }
}

const since = '.since'
const isQuiet = (touched: number): boolean => touched < Date.now() - quietAfter

/** The files of a witness, by name. One that goes while they are read is in a later one by then. */
const filesOf = async (
  file: string,
  left = 10,
): Promise<readonly { readonly path: string; readonly text: string; readonly touched: number }[]> => {
  const paths = await namesOf(file)
  const read = paths.map(async (path) => {
    try {
      return { path, touched: (await stat(path)).mtimeMs, text: await readFile(path, 'utf8') }
    } catch (fault) {
      throw fileFault(fault, path) ?? fault
    }
  })
  try {
    return await Promise.all(read)
  } catch (fault) {
    if (!isGone(fault) || left === 0) throw fault
    return filesOf(file, left - 1)
  }
}

const namesOf = async (file: string): Promise<readonly string[]> => {
  const [folder, name] = [dirname(file), basename(file)]
  const names = (await readdir(folder).catch(unlessGone)) ?? []
  return names
    .filter((one) => one === name || (one.startsWith(`${name}.`) && !one.endsWith('.new')))
    .sort()
    .map((one) => join(folder, one))
}

/** Lays a witness in files aside, for a log that is another from now on; says where it is kept now, when there was one. */
export const layAside = async (file: string, now: Date): Promise<string | undefined> => {
  const [kind, day] = [extname(file), now.toISOString().slice(0, 10)]
  const aside = `${file.slice(0, -kind.length)}-before-${day}${kind}`
  const there = await namesOf(file)
  for (const path of there) await rename(path, `${aside}${path.slice(file.length)}`)
  return there.length === 0 ? undefined : aside
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

/** What a witness knows of a log. */
export interface Witnessed {
  readonly heads: Heads
  /** Writes down each record's newest entry in its place, a part at a time, so that everybody else's work goes on between. */
  replace(heads: Heads): Promise<void>
}

/** Each record's newest entry that the witness knows. Throws SealBroken when it was altered. */
export const readHeads = async (keys: Keys, witness: Witness): Promise<Witnessed> => {
  const { wholes, lines, replace } = await witness.read()
  const heads = new Map<string, { version: number; hash: string }>()
  const take = (some: Written['heads']): void => {
    for (const [record, version, hash] of some) if (version >= (heads.get(record)?.version ?? 0)) heads.set(record, { version, hash })
  }
  for (const text of wholes) {
    // A file that was emptied is one altered line, not none.
    const parts = text.trim().split('\n')
    const said = new Set<boolean>()
    for (const [place, line] of parts.entries()) {
      const some = signed(keys, line, [place, parts.length])
      take(some ?? [])
      said.add(some !== undefined)
      await letOthers()
    }
    // It was written as a whole, of one log: a part that bears another’s name was renamed, so that it should say nothing.
    if (said.size > 1) throw altered()
  }
  // A line that a killed process began and did not end says nothing; one that was altered does.
  for (const line of lines) if (line.endsWith('}')) take(signed(keys, line) ?? [])
  return { heads, replace: async (later) => replace(await wholeOf(keys, later)) }
}

/** What a line says, undefined of another log's; of one that is a part of a whole, `place` is where it stands, of how many. Throws SealBroken. */
const signed = (keys: Keys, text: string, place?: readonly [number, number]): Written['heads'] | undefined => {
  const kept = Written.safeParse(asJson(text))
  if (!kept.success) throw altered()
  const isSealedHere = macOf(keys, kept.data) === kept.data.mac
  // An office that tried the bot out has another log afterwards, in the same folder: what was seen of the former says nothing of this one.
  if (kept.data.log !== undefined && kept.data.log !== nameOf(keys) && !isSealedHere) return undefined
  // What this log has sealed and bears another's name is this log's, renamed.
  if (!isSealedHere || (kept.data.log ?? nameOf(keys)) !== nameOf(keys) || !stands(kept.data.part, place)) throw altered()
  return kept.data.heads
}
const altered = (): SealBroken => new SealBroken('What the last verification wrote down was altered.')
const macOf = (keys: Keys, { heads, part }: Pick<Written, 'heads' | 'part'>): string =>
  keys.hash(['witness', heads, ...(part ? [part] : [])])
/** Does a part stand where it says? What an earlier bot wrote was one whole, and says nothing. */
const stands = (part: Written['part'], [at, of]: readonly [number, number] = [0, 0]): boolean =>
  part ? part[0] === at && part[1] === of : of <= 1

/** The same for every process of one log, and for no other log. */
const nameOf = (keys: Keys): string => keys.hash(['the log that a witness is about']).slice(0, 12)

const sign = (keys: Keys, list: Written['heads'], part?: [number, number]): string => {
  const said = { heads: list, ...(part ? { part } : {}) }
  return JSON.stringify({ log: nameOf(keys), ...said, mac: macOf(keys, said) })
}
const listed = (heads: Heads): Written['heads'] => [...heads].map(([record, { version, hash }]) => [record, version, hash])

const wholeOf = async (keys: Keys, heads: Heads): Promise<string> => {
  const list = listed(heads)
  const of = Math.max(1, Math.ceil(list.length / inOnePart))
  let text = ''
  for (let part = 0; part < of; part++) {
    text += `${sign(keys, list.slice(part * inOnePart, (part + 1) * inOnePart), [part, of])}\n`
    await letOthers()
  }
  return text
}

/** Tells a witness of what is kept, within a second, so that an end that is cut off shows though no verification came between. */
export const openWitnessing = (keys: Keys, witness: Witness | undefined) => {
  let unwritten = false
  let heads = new Map<string, { version: number; hash: string }>()
  let timer: NodeJS.Timeout | undefined
  let writing: Promise<void> = Promise.resolve()
  const flush = (): Promise<void> => {
    clearTimeout(timer)
    timer = undefined
    const some = heads
    heads = new Map()
    // A disk that takes nothing must not hold back the office: the next verification writes all of it.
    if (witness && some.size > 0)
      writing = writing
        .then(() => witness.add(sign(keys, listed(some))))
        .catch(() => {
          unwritten = true
        })
    return writing
  }
  return {
    saw({ record, version, hash }: { readonly record: string; readonly version: number; readonly hash: string }): void {
      if (!witness) return
      heads.set(record, { version, hash })
      timer ??= setTimeout(() => void flush(), 1_000).unref()
    },
    flush,
    /** Could something not be written down since this was asked the last time? Then a verification is due, which writes all of it. */
    missed(): boolean {
      const was = unwritten
      unwritten = false
      return was
    },
  }
}
