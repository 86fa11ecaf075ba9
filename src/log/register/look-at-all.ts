import type { Collections, PageDoc, SealedDoc } from '../collections.js'
import type { Keys } from '../sealing/keys.js'
import { slowly } from '../slowly.js'
import type { Heads } from '../witness.js'
import { judge, type Known } from './judge.js'
import type { Registered } from './open-register.js'
import { type Page, pageOf, readPage } from './page.js'
import { isRegistered, type Thing, thingOf } from './small-thing.js'

/** What is known beside the database: which turn of each page this bot has seen, what the witness has, and by which name it has a page. */
interface Beside extends Omit<Known, 'isOver'> {
  readonly newest: ReadonlyMap<string, number>
  readonly heads: readonly (readonly [string, { readonly version: number; readonly hash: string }])[]
  readonly named: (page: string) => string
}

/** So many are opened before everybody else has a turn: a page holds many things, and each thing has a seal. */
const atOnce = 25

/**
 * Holds every small thing against the register: first the pages are read, and then the things. `unnoted`: what is to be noted, by `_id`; `pages`: each page's turn, as a
 * witness has it. Everybody else's work goes on between. Throws as the driver does.
 */
export const lookAtAll = async (
  db: Collections,
  keys: Keys,
  { newest, heads, named, ...known }: Beside,
): Promise<Registered & { readonly unnoted: readonly string[]; readonly pages: Heads }> => {
  const faults: Registered['faults'][number][] = []
  const pages = new Map<string, Page>()
  const turns = new Map<string, { version: number; hash: string }>()
  for await (const some of slowly<PageDoc>(db.registers, { turn: { $gt: 0 } }, {}, atOnce))
    for (const doc of some) {
      const page = readPage(keys, doc)
      if (page) pages.set(page.id, page)
      else faults.push(ofRegister(doc._id, 'was altered'))
      turns.set(named(doc._id), { version: doc.turn, hash: doc.mac })
    }
  for (const [id, turn] of newest) if ((turns.get(named(id))?.version ?? 0) < turn) faults.push(ofRegister(id, putBack))
  for (const [name, { version, hash }] of heads) {
    const page = turns.get(name)
    if (page?.version === version && page.hash !== hash) faults.push(ofRegister(name, putBack))
  }
  const missing = new Set([...pages.values()].flatMap(({ there }) => [...there.keys()]))
  const unnoted: string[] = []
  let [things, unknown] = [0, 0]
  const hold = (id: string, thing: Thing | undefined): void => {
    const page = pages.get(pageOf(id))
    const judged = judge(page?.there.get(id), thing, { ...known, isOver: (writing) => page?.over.includes(writing) ?? false })
    if (thing?.is === 'whole') things += 1
    if (typeof judged === 'object') faults.push({ record: nameOf(id), version: 1, fault: judged.fault })
    else if (judged !== 'as noted') unnoted.push(id)
    if (judged === 'take off unknown') unknown += 1
  }
  for await (const some of slowly<SealedDoc>(db.sealed, {}, {}, atOnce))
    for (const doc of some.filter(({ _id }) => isRegistered(_id))) {
      missing.delete(doc._id)
      hold(doc._id, await asItIs(db, keys, doc))
    }
  for (const id of missing) hold(id, undefined)
  return { things, unknown, faults, unnoted, pages: turns }
}

/** What does not open may have been sealed anew since it was read. */
const asItIs = async (db: Collections, keys: Keys, doc: SealedDoc): Promise<Thing | undefined> => {
  const thing = await thingOf(keys, doc)
  if (thing.is !== 'broken') return thing
  const now = await db.sealed.findById(doc._id).lean<SealedDoc>()
  return now ? thingOf(keys, now) : undefined
}

const putBack = 'was taken out, or an older one was put back by hand'
const ofRegister = (page: string, fault: string) => ({
  record: 'The register of small things',
  version: Number(page.split(' ')[1]) + 1,
  fault: `its page ${fault}`,
})

/** named/… → named …, as it is told to people. */
const nameOf = (id: string): string => `${id.slice(0, id.indexOf('/'))} ${id.slice(id.indexOf('/') + 1)}`
