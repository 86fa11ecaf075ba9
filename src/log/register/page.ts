import { createHash } from 'node:crypto'
import { z } from 'zod'
import { asJson } from '../../files/as-json.js'
import type { PageDoc } from '../collections.js'
import type { Keys } from '../sealing/keys.js'

/** So many pages: of a hundred thousand things each has two hundred, some kilobytes that are written anew together. */
const pages = 512
/** So many writings that are over are known on each page: one of them that is there again was put back. */
const mostOver = 40
/** So far apart may the clocks of two machines be, in milliseconds. */
const betweenClocks = 5 * 60_000

/** What the register knows of one thing: which writing stands, since when it has been noted, until when it is kept (0: for ever) and when it was written, in seconds by the database's clock. */
export interface Entry {
  readonly writing: string
  readonly noted: number
  readonly expires: number
  readonly at: number
}

/** A page of the register: each turn is one change of one document, made while it is as it was read. */
export interface Page {
  readonly id: string
  readonly turn: number
  readonly there: ReadonlyMap<string, Entry>
  /** Writings that are over, the latest last. */
  readonly over: readonly string[]
}

const Written = z.object({
  there: z.array(z.tuple([z.string(), z.string(), z.number(), z.number(), z.number()])),
  over: z.array(z.string()),
  since: z.string().optional(),
})

/** The page of a small thing, by its `_id`. */
export const pageOf = (thing: string): string => `page ${createHash('sha256').update(thing).digest().readUInt16BE(0) % pages}`

export const emptyPage = (id: string): Page => ({ id, turn: 0, there: new Map(), over: [] })

/** The name of a page since a restore, before which no page is known; '': since the beginning. A witness has it by this name. */
export const namedSince = (id: string, since: string): string => `${id} ${since}`.trim()

const macOf = (keys: Pick<Keys, 'hash'>, { _id, turn, list }: Omit<PageDoc, 'mac'>): string => keys.hash(['register', _id, turn, list])

/** A page as it is kept, with the restore since which it is written. */
export const writePage = (keys: Pick<Keys, 'hash'>, { id, turn, there, over }: Page, since: string): PageDoc => {
  const written: z.infer<typeof Written> = {
    there: [...there].map(([thing, { writing, noted, expires, at }]) => [thing, writing, noted, expires, at]),
    over: over.slice(-mostOver),
    since,
  }
  const doc = { _id: id, turn, list: JSON.stringify(written) }
  return { ...doc, mac: macOf(keys, doc) }
}

/** A page as it was written, or undefined when it was altered, or put back from before the restore. */
export const readPage = (keys: Pick<Keys, 'hash'>, doc: PageDoc, since: string): Page | undefined => {
  if (doc.mac !== macOf(keys, doc)) return undefined
  const written = Written.parse(asJson(doc.list))
  if (!isOfNow(written, since)) return undefined
  return {
    id: doc._id,
    turn: doc.turn,
    there: new Map(written.there.map(([thing, writing, noted, expires, at]) => [thing, { writing, noted, expires, at }])),
    over: written.over,
  }
}

/** One of before a restore says nothing after it. The version before this one wrote no restore down: what its page knows was noted after the restore, since every register begins anew then. */
const isOfNow = ({ since: of, there }: z.infer<typeof Written>, since: string): boolean =>
  of === undefined ? there.every(([, , noted]) => since === '' || noted * 1000 > Date.parse(since) - betweenClocks) : of === since
