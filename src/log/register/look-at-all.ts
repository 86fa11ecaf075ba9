import { setImmediate as letOthers } from 'node:timers/promises'
import type { Collections, PageDoc, SealedDoc } from '../collections.js'
import type { Keys } from '../sealing/keys.js'
import { slowly } from '../slowly.js'
import type { Heads } from '../witness.js'
import { byPage } from './by-page.js'
import { judge, type Known } from './judge.js'
import type { Registered } from './open-register.js'
import { namedSince, type Page, pageOf, readPage } from './page.js'
import { inOneTurn, readBoth } from './read-both.js'
import { isRegistered, type Thing, thingOf } from './small-thing.js'

/** What is known beside the database: which turn of each page this bot has seen, what the witness has, and since which restore there are pages. */
interface Beside extends Omit<Known, 'isOver'> {
  readonly newest: ReadonlyMap<string, number>
  readonly heads: readonly (readonly [string, { readonly version: number; readonly hash: string }])[]
  readonly since: string
}

/**
 * Holds every small thing against the register: first the pages are read, and then the things; what looks wrong then is read again, since people work
 * meanwhile. `unnoted`: what is to be noted, by `_id`; `pages`: each page's turn, as a witness has it. Everybody else's work goes on between. Throws as the driver does.
 */
export const lookAtAll = async (
  db: Collections,
  keys: Keys,
  { newest, heads, since, ...known }: Beside,
): Promise<Registered & { readonly unnoted: readonly string[]; readonly pages: Heads }> => {
  const faults: Registered['faults'][number][] = []
  const pages = new Map<string, Page>()
  const turns = new Map<string, { version: number; hash: string }>()
  const missing = new Set<string>()
  for await (const some of slowly<PageDoc>(db.registers, { turn: { $gt: 0 } }, {}, 1))
    for (const doc of some) {
      const page = readPage(keys, doc, since)
      if (page) pages.set(page.id, page)
      else faults.push(ofRegister(doc._id, 'was altered'))
      for (const id of page?.there.keys() ?? []) missing.add(id)
      turns.set(namedSince(doc._id, since), { version: doc.turn, hash: doc.mac })
    }
  for (const [id, turn] of newest) if ((turns.get(namedSince(id, since))?.version ?? 0) < turn) faults.push(ofRegister(id, putBack))
  for (const [name, { version, hash }] of heads) {
    const page = turns.get(name)
    if (page?.version === version && page.hash !== hash) faults.push(ofRegister(name, putBack))
  }
  const [unnoted, suspects]: [string[], string[]] = [[], []]
  let [things, unknown] = [0, 0]
  const hold = (id: string, page: Page | undefined, thing: Thing | undefined): { readonly fault: string } | undefined => {
    const judged = judge(page?.there.get(id), thing, { ...known, isOver: (writing) => page?.over.includes(writing) ?? false })
    if (typeof judged === 'object') return judged
    if (judged !== 'as noted') unnoted.push(id)
    if (judged === 'take off unknown') unknown += 1
    return undefined
  }
  const holdFirst = (id: string, thing: Thing | undefined): void => {
    if (thing?.is === 'whole') things += 1
    if (hold(id, pages.get(pageOf(id)), thing)) suspects.push(id)
  }
  for await (const some of slowly<SealedDoc>(db.sealed, {}, {}, inOneTurn))
    for (const doc of some.filter(({ _id }) => isRegistered(_id))) {
      missing.delete(doc._id)
      holdFirst(doc._id, await thingOf(keys, doc))
    }
  let held = 0
  for (const id of missing) {
    holdFirst(id, undefined)
    held += 1
    if (held % inOneTurn === 0) await letOthers()
  }
  for await (const some of byPage(suspects)) {
    const both = await readBoth(db, keys, some, since)
    for (const [page, ids] of some) {
      const now = both.pages.get(page)
      for (const id of ids) {
        const judged = hold(id, now === 'altered' ? undefined : now, both.things.get(id))
        if (judged) faults.push({ record: nameOf(id), version: 1, fault: judged.fault })
      }
    }
  }
  return { things, unknown, faults, unnoted, pages: turns }
}

const putBack = 'was taken out, or an older one was put back by hand'
const ofRegister = (page: string, fault: string) => ({
  record: 'The register of small things',
  version: Number(page.split(' ')[1]) + 1,
  fault: `its page ${fault}`,
})

/** named/… → named …, as it is told to people. */
const nameOf = (id: string): string => `${id.slice(0, id.indexOf('/'))} ${id.slice(id.indexOf('/') + 1)}`
