import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { Clock, Directory } from '../casework/casework.js'
import type { SealedStore } from '../log/log.js'
import type { Office } from '../procedures/people.js'
import { Instant, instant } from '../procedures/words.js'

/** What some people were called from a moment on: those whose names were new then. */
const Names = z.object({ from: Instant, called: z.record(z.string(), z.string()) })
type Names = z.output<typeof Names>
const kind = 'called'

/** Everybody of whom a name was ever kept, by id, with the last of their names. Throws as the log does. */
export async function namesEverKept(store: Pick<SealedStore, 'listSealed'>): Promise<ReadonlyMap<string, string>> {
  const all = (await store.listSealed(kind)).flatMap(({ value }) => Names.safeParse(value).data ?? [])
  return new Map(all.sort((one, other) => one.from.localeCompare(other.from)).flatMap(({ called }) => Object.entries(called)))
}

/** The office's people by the names that they had, beside those that they have. */
export interface NamesKept {
  /** The office of now, which also knows what people were called before. */
  readonly directory: Directory
  /** Keeps the names that are not kept yet. Never throws: what fails is tried again the next time. */
  keep(): Promise<void>
}

/**
 * Records keep people by their ids, for names come and go with the office file. So that a record names people as they were called when
 * they did something, each new name stands in the store from the moment at which the file first had it, and stays there when its bearer leaves.
 * What cannot be read of them is left out: they are words, and nothing waits for them. `faulty` is told of it.
 */
export async function openNames(of: {
  readonly store: Pick<SealedStore, 'putSealed' | 'listSealed'>
  readonly directory: Directory
  readonly clock: Clock
  readonly faulty: (fault: unknown) => void
}): Promise<NamesKept> {
  const kept = await of.store.listSealed(kind).catch((fault: unknown) => {
    of.faulty(fault)
    return []
  })
  const known = new Map<string, { readonly from: Instant; readonly name: string }[]>()
  const learn = ({ from, called }: Names): void => {
    for (const [id, name] of Object.entries(called)) known.set(id, [...(known.get(id) ?? []), { from, name }])
  }
  const inOrder = kept.flatMap(({ value }) => Names.safeParse(value).data ?? [])
  for (const names of inOrder.sort((one, other) => one.from.localeCompare(other.from))) learn(names)

  let unkept: readonly Names[] = []
  const note = ({ people }: Office): void => {
    const fresh = people.filter(({ id, name }) => known.get(id)?.at(-1)?.name !== name)
    if (fresh.length === 0) return
    const names: Names = { from: instant(of.clock()), called: Object.fromEntries(fresh.map(({ id, name }) => [id, name])) }
    learn(names)
    unkept = [...unkept, names]
  }

  let seen: Office | undefined
  let office: Office | undefined
  return {
    directory() {
      const current = of.directory()
      if (office && seen === current) return office
      seen = current
      note(current)
      const nameThen: Office['nameThen'] = (id, at) => {
        const had = known.get(id) ?? []
        return (had.findLast(({ from }) => from <= at) ?? had[0])?.name ?? current.nameOf(id)
      }
      // Whoever has left keeps their name here: what they had is with others, and those ask whose it was.
      const nameOf: Office['nameOf'] = (id) => {
        const last = current.person(id) ? undefined : known.get(id)?.at(-1)?.name
        return last === undefined ? current.nameOf(id) : `${last} (has left)`
      }
      const everCalled = [...known].flatMap(([id, had]) => had.map(({ name }) => ({ id, name })))
      office = { ...current, nameOf, nameThen, everCalled }
      return office
    },
    async keep() {
      note(of.directory())
      const now = unkept
      unkept = []
      for (const names of now) {
        try {
          await of.store.putSealed(kind, `${names.from} ${randomUUID()}`, names)
        } catch (fault) {
          of.faulty(fault)
          unkept = [...unkept, names]
        }
      }
    },
  }
}
