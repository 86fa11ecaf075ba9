import { instant } from '../procedures/words.js'
import { ahead } from './ahead.js'
import { giving } from './away.js'
import type { Collections, RecordDoc } from './collections.js'
import { customerPlace } from './commit-page.js'
import { type Log, type Named, SealBroken } from './log.js'
import type { Keys } from './sealing/keys.js'
import { unseal } from './sealing/seal.js'
import { slowly } from './slowly.js'

const always = instant(new Date(0))

/** Whom records are about, out of the snapshots: no commit is read for it. `shown` answers when what this process keeps stands there. */
export const openNames = ({ records }: Collections, keys: Keys, shown: () => Promise<unknown>): Pick<Log, 'names'> => {
  const opened = async (docs: readonly RecordDoc[]): Promise<readonly Named[]> => {
    const known = await keys.ofMany(docs.flatMap(({ key, customer }) => (customer === undefined ? [] : [key])))
    return docs.map((doc) => ({ record: doc._id, version: doc.version, customer: customerOf(doc, known.get(doc.key)) }))
  }
  return {
    async names(procedure, give) {
      await shown()
      await giving(give, async (take) => {
        const wanted = { projection: { version: 1, key: 1, customer: 1 }, sort: { opened: -1 } } as const
        const all = slowly<RecordDoc>(records, { procedure, opened: { $gte: always } }, wanted)
        for await (const some of ahead(all, opened)) await take(some)
      })
    },
  }
}

/** Undefined of what an earlier bot wrote since, was erased, or does not open. */
const customerOf = (doc: RecordDoc, key: Buffer | undefined): string | undefined => {
  if (!key || doc.customer === undefined) return undefined
  try {
    return unseal(key, doc.customer, customerPlace(doc)).toString()
  } catch (fault) {
    if (fault instanceof SealBroken) return undefined
    throw fault
  }
}
