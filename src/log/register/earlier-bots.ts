import type { Collections, PageDoc, SealedDoc } from '../collections.js'
import { aliveKind, SealBroken } from '../log.js'
import type { Keys } from '../sealing/keys.js'
import { wordsOf } from '../sealing/sealed-store.js'
import { readWriting } from './small-thing.js'

const note = 'earlier'
/** It is written down again when it is seen so much later, in seconds. */
const anew = 30

/**
 * Whether a bot of an earlier version works on this database: it drops small things and leaves no end. It is known by its sign of life, which nobody can make up without RECORD_KEY, and an
 * older one of which says when it was. Whoever gives a sign of its own looks at the one before first.
 */
export const openEarlierBots = ({ sealed, registers }: Collections, keys: Keys, now: () => Date) => {
  const macOf = ({ turn, list }: Pick<PageDoc, 'turn' | 'list'>): string => keys.hash(['register', note, turn, list])
  const last = async (): Promise<number> => {
    const doc = await registers.findById(note).lean<PageDoc>()
    return doc && doc.mac === macOf(doc) ? Number(doc.list) : 0
  }
  const wordsIfAny = async (doc: SealedDoc): Promise<string> =>
    wordsOf(keys, doc).catch((fault: unknown) => {
      if (fault instanceof SealBroken) return 'gone'
      throw fault
    })
  let told: number | undefined
  return {
    /** When one was last seen, in seconds by the database's clock; 0: never, as far as is known. */
    last,
    /** Looks, and notes it. Throws as the driver does. */
    async look(): Promise<void> {
      for (const doc of await sealed.find({ kind: aliveKind }).lean<SealedDoc[]>()) {
        const words = await wordsIfAny(doc)
        const { value, mark } = words === 'gone' ? { mark: 'gone' } : { value: undefined, ...readWriting(words) }
        if (mark !== undefined) continue
        const at = Math.floor(Math.min(Date.parse(String((value as { at?: unknown })?.at)), now().getTime()) / 1000)
        told ??= await last()
        if (!(at > told + anew)) continue
        const page = { turn: 0, list: String(at) }
        await registers.updateOne({ _id: note }, { $set: { ...page, mac: macOf(page) } }, { upsert: true })
        told = at
      }
    },
  }
}
