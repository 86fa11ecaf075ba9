import { setImmediate as letOthers } from 'node:timers/promises'
import { trusted } from 'mongoose'
import type { Collections, PageDoc, SealedDoc } from '../collections.js'
import type { Keys } from '../sealing/keys.js'
import { emptyPage, type Page, readPage } from './page.js'
import { type Thing, thingOf } from './small-thing.js'

/** So many are opened before everybody else has a turn: a millisecond's work. */
export const inOneTurn = 25

/** Pages and what stands on them, as they are now. */
interface Both {
  readonly pages: ReadonlyMap<string, Page | 'altered'>
  readonly things: ReadonlyMap<string, Thing>
}

/** Reads first the pages and then the things: so each thing is what its page says, or something later. `since` as in page.ts. Throws as the driver does. */
export const readBoth = async (
  { registers, sealed }: Pick<Collections, 'registers' | 'sealed'>,
  keys: Keys,
  some: ReadonlyMap<string, readonly string[]>,
  since: string,
): Promise<Both> => {
  const pages = new Map<string, Page | 'altered'>([...some.keys()].map((id) => [id, emptyPage(id)]))
  for (const doc of await registers.find({ _id: trusted({ $in: [...some.keys()] }) }).lean<PageDoc[]>())
    pages.set(doc._id, readPage(keys, doc, since) ?? 'altered')
  const things = new Map<string, Thing>()
  for (const doc of await sealed.find({ _id: trusted({ $in: [...some.values()].flat() }) }).lean<SealedDoc[]>()) {
    things.set(doc._id, await thingOf(keys, doc))
    if (things.size % inOneTurn === 0) await letOthers()
  }
  return { pages, things }
}
