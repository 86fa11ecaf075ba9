import { orFileFault } from '../../files/or-file-fault.js'
import type { Collections } from '../collections.js'
import { insert } from '../inserts.js'
import type { Keys } from '../sealing/keys.js'
import { type Heads, openWitnessing, readHeads, type Witness } from '../witness.js'
import { byPage } from './by-page.js'
import { openEarlierBots } from './earlier-bots.js'
import { judge, type Known } from './judge.js'
import { lookAtAll } from './look-at-all.js'
import { type Entry, namedSince, type Page, writePage } from './page.js'
import { readBoth } from './read-both.js'
import { isRegistered, type Thing } from './small-thing.js'

/** So long after a writing it is noted, in milliseconds; when the database is away, it is tried again so much later. */
const [soon, later] = [1_000, 10_000]
/** So often is a page written that others write too, before it is left for later. */
const tries = 5

/** What a look at the register found. */
export interface Registered {
  readonly things: number
  /** So many went while a bot of an earlier version was there: rightly, or by hand. */
  readonly unknown: number
  readonly faults: readonly { readonly record: string; readonly version: number; readonly fault: string }[]
  /** Why its witness could not be read, in a sentence. */
  readonly unwitnessed?: string
}

/** The register of the small things: which there are, and which writing of each. */
export interface Register {
  /** It was written or dropped: that is noted beside the answer, within a second or so. */
  touch(id: string): void
  /** To be waited for before a bot gives its sign of life. */
  lookForEarlierBots(): Promise<void>
  /** Notes what was touched until now. What cannot be noted is tried again, and a killed bot's is noted by the next look. Never throws. */
  flush(): Promise<void>
  /** Holds everything against the register, and notes what it did not know. `keep` tells the witness, when nothing is wrong. Throws as the driver does, and SealBroken of a witness that was altered. */
  look(): Promise<Registered & { readonly keep: () => Promise<void> }>
  close(): Promise<void>
}

/** `witness`: where each page's newest turn is kept outside; `since`: the last restore, before which no page is known. */
export const openRegister = (
  db: Collections,
  keys: Keys,
  { witness, since = '', now }: { readonly witness?: Witness | undefined; readonly since?: string | undefined; readonly now: () => Date },
): Register => {
  const witnessing = openWitnessing(keys, witness)
  const earlierBots = openEarlierBots(db, keys, now)
  const touched = new Set<string>()
  /** The newest turn of each page that this bot has seen: an older one is never written on. */
  const newest = new Map<string, number>()
  let closed = false
  let timer: NodeJS.Timeout | undefined
  let noting: Promise<void> = Promise.resolve()
  const seconds = (): number => Math.floor(now().getTime() / 1000)

  const ofNow = (heads: Heads = new Map()) => [...heads].filter(([name]) => (name.split(' ')[2] ?? '') === since)
  const knowNewest = (heads: Heads | undefined): void => {
    for (const [name, { version }] of ofNow(heads)) {
      const id = name.split(' ').slice(0, 2).join(' ')
      newest.set(id, Math.max(version, newest.get(id) ?? 0))
    }
  }
  /** Before the first page is written: what the files beside the database knew before this bot was there. What is wrong with them the look tells. */
  let asked: Promise<void> | undefined
  const newestOfBefore = (): Promise<void> => {
    asked ??= witness
      ? readHeads(keys, witness)
          .then(({ heads }) => knowNewest(heads))
          .catch(() => undefined)
      : Promise.resolve()
    return asked
  }

  const write = async (page: Page): Promise<boolean> => {
    const doc = writePage(keys, page, since)
    const { _id, ...fields } = doc
    const done =
      doc.turn === 1
        ? await insert(db.registers, doc)
        : (await db.registers.updateOne({ _id, turn: doc.turn - 1 }, { $set: fields })).matchedCount === 1
    if (!done) return false
    newest.set(_id, doc.turn)
    witnessing.saw({ record: namedSince(_id, since), version: doc.turn, hash: doc.mac })
    return true
  }

  /** Notes some as they stand now, by their pages; which are to be tried again, since another bot wrote on their page meanwhile. */
  const note = async (some: ReadonlyMap<string, readonly string[]>, known: Omit<Known, 'isOver'>): Promise<readonly string[]> => {
    const { pages, things } = await readBoth(db, keys, some, since)
    const again: string[] = []
    const ended: { readonly _id: string; readonly end: string }[] = []
    for (const [id, mine] of some) {
      const page = pages.get(id)
      if (page === undefined || page === 'altered' || page.turn < (newest.get(id) ?? 0)) continue
      newest.set(id, page.turn)
      const next = turned(page, mine, things, known)
      if (next && !(await write(next))) again.push(...mine)
      else
        for (const one of mine) {
          const thing = things.get(one)
          if (thing?.is === 'ended' && !(next ?? page).there.has(one)) ended.push({ _id: one, end: thing.end })
        }
    }
    // Only that very end: it may have been written anew by now, and dropped again.
    if (ended.length > 0)
      await db.sealed.bulkWrite(
        ended.map((filter) => ({ deleteOne: { filter } })),
        { ordered: false },
      )
    return again
  }
  const noteAll = async (ids: readonly string[]): Promise<void> => {
    await newestOfBefore()
    const known = { now: seconds(), earlier: await earlierBots.last() }
    let left = ids
    for (let turn = 0; left.length > 0 && turn < tries; turn += 1) {
      const again: string[] = []
      for await (const some of byPage(left)) again.push(...(await note(some, known)))
      left = again
    }
    for (const id of left) touched.add(id)
  }

  const flush = (): Promise<void> => {
    clearTimeout(timer)
    timer = undefined
    noting = noting.then(async () => {
      const ids = [...touched]
      touched.clear()
      if (ids.length === 0) return
      try {
        await noteAll(ids)
        await witnessing.flush()
      } catch {
        for (const id of ids) touched.add(id)
      }
      if (touched.size > 0) wait(later)
    })
    return noting
  }
  const wait = (milliseconds: number): void => {
    if (!closed) timer ??= setTimeout(() => void flush(), milliseconds).unref()
  }

  return {
    touch(id) {
      if (!isRegistered(id)) return
      touched.add(id)
      wait(soon)
    },
    lookForEarlierBots: earlierBots.look,
    flush,
    async look() {
      await flush()
      await earlierBots.look()
      const seen = witness && (await orFileFault(readHeads(keys, witness)))
      const heads = seen && 'heads' in seen ? seen.heads : undefined
      knowNewest(heads)
      const known = { now: seconds(), earlier: await earlierBots.last() }
      const { unnoted, pages, ...found } = await lookAtAll(db, keys, { ...known, newest: new Map(newest), heads: ofNow(heads), since })
      if (unnoted.length > 0) await noteAll(unnoted)
      return {
        ...found,
        ...(seen && 'fileFault' in seen ? { unwitnessed: seen.fileFault.message } : {}),
        keep: async () => (seen && 'heads' in seen ? seen.replace(pages) : undefined),
      }
    },
    close() {
      closed = true
      return flush()
    },
  }
}

/** A page as it should be, one turn on; undefined when nothing of it changes. What is not as it was written is left for the look to tell. */
const turned = (page: Page, ids: readonly string[], things: ReadonlyMap<string, Thing>, known: Omit<Known, 'isOver'>): Page | undefined => {
  const there = new Map(page.there)
  const over = [...page.over]
  const isOver = (writing: string): boolean => over.includes(writing)
  for (const id of ids) {
    const [entry, thing] = [there.get(id), things.get(id)]
    const judged = judge(entry, thing, { ...known, isOver })
    if (judged === 'take off' || judged === 'take off unknown') {
      there.delete(id)
      over.push(...(entry ? overOf(entry) : []), ...(thing?.is === 'ended' && !isOver(thing.writing) ? [thing.writing] : []))
    } else if (judged === 'note' && thing?.is === 'whole') {
      const { writing, at, expires } = thing
      if (entry && entry.writing !== writing) over.push(...overOf(entry))
      there.set(id, { writing, at, expires, noted: known.now } satisfies Entry)
    }
  }
  const isSame =
    over.length === page.over.length && there.size === page.there.size && [...there].every(([id, entry]) => page.there.get(id) === entry)
  return isSame ? undefined : { id: page.id, turn: page.turn + 1, there, over }
}

/** An earlier bot may write the same words once more. */
const overOf = ({ writing, at }: Entry): readonly string[] => (at > 0 ? [writing] : [])
