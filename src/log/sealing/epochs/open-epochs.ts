import { randomBytes } from 'node:crypto'
import type { Connection } from 'mongoose'
import { UnfitDatabase } from '../../about.js'
import { LogAway } from '../../log.js'
import { together } from '../../together.js'
import { keysRead, type RecordKeys } from '../record-key.js'
import { derive, keyId, seal, unseal } from '../seal.js'
import type { EpochDoc, EpochPlace } from './epoch-place.js'

/** A stretch of time whose things are wrapped with one key, so that they can all be closed at once by destroying it. */
export interface Epoch {
  readonly id: string
  /** Wraps the records' keys. */
  readonly wraps: Buffer
  /** Seals small things that belong to no record. */
  readonly seals: Buffer
}

export interface Epochs {
  /** The newest that this bot knows of: whoever has written something under it asks `newestNow` afterwards, and writes once more if it has ended meanwhile. */
  known(): Epoch
  /** The newest there is, by the database. */
  newestNow(): Promise<Epoch>
  /** Can the newest be opened here, as it is wrapped now? */
  opens(): Promise<boolean>
  /** `gone` when its key was destroyed; `closed` when RECORD_KEY that wraps it is not here. */
  of(id: string): Promise<Epoch | 'gone' | 'closed'>
  /** Begins a new one, later than every other. */
  begin(): Promise<Epoch>
  /** Those that there are, oldest first; `former`: wrapped with RECORD_KEY_FORMER. */
  all(): Promise<readonly { readonly id: string; readonly former: boolean; readonly epoch: Epoch | 'closed' }[]>
  /** Wraps with RECORD_KEY what the former one wraps; says how many. */
  rewrap(): Promise<number>
  drop(id: string): Promise<void>
  /** Lets go of the keys that it holds of epochs which another process has destroyed: what they wrapped opens here no longer either. The newest one's id. */
  forgetGone(): Promise<string>
}

interface AboutEpochs {
  readonly _id: 'epochs'
  readonly newest: string
  readonly kept: EpochPlace['kind']
}

/**
 * The epochs of a log. Erasure is true by them: what lives is wrapped anew under a new one, and the key of the old one is destroyed with the
 * place in which it lay; what old pages of the database's files still hold opens with nothing then. Throws UnfitDatabase when the newest cannot be opened.
 */
export const openEpochs = async (connection: Connection, place: EpochPlace, keys: RecordKeys): Promise<Epochs> => {
  const about = connection.collection<AboutEpochs>('about')
  const wrappers = new Map(keysRead(keys).map((key) => [keyId(key), derive(key, 'wrap')] as const))
  const under = keyId(keys.recordKey)
  const former = keys.formerKey && keyId(keys.formerKey)
  const opened = new Map<string, Epoch>()

  const wrap = (id: string, key: Buffer): EpochDoc => ({
    _id: id,
    under,
    wrapped: seal(derive(keys.recordKey, 'wrap'), key, `epoch ${id}`),
  })
  const secretOf = ({ _id, under: by, wrapped }: EpochDoc): Buffer | undefined => {
    const wrapper = wrappers.get(by)
    return wrapper && unseal(wrapper, wrapped, `epoch ${_id}`)
  }
  const keep = (id: string, secret: Buffer): Epoch => {
    const epoch = { id, wraps: derive(secret, 'wrap'), seals: derive(secret, 'sealed') }
    opened.set(id, epoch)
    return epoch
  }
  const open = (doc: EpochDoc): Epoch | 'closed' => {
    const secret = secretOf(doc)
    return secret ? (opened.get(doc._id) ?? keep(doc._id, secret)) : 'closed'
  }
  const of = async (id: string): Promise<Epoch | 'gone' | 'closed'> => {
    const known = opened.get(id)
    if (known) return known
    const doc = await place.find(id)
    return doc ? open(doc) : 'gone'
  }
  const pointer = async (): Promise<string | undefined> => {
    const doc = await about.findOne({ _id: 'epochs' })
    if (doc && doc.kept !== place.kind) throw new UnfitDatabase(elsewhere)
    return doc?.newest
  }
  const begin = async (): Promise<Epoch> => {
    // Also later than one that was made and never began, since its maker died.
    const last = [(await pointer()) ?? '', ...(await place.all()).map(({ _id }) => _id)].sort().at(-1) ?? ''
    const number = (Number(last.slice(1, 13)) || 0) + 1
    const id = `e${String(number).padStart(12, '0')}-${randomBytes(8).toString('hex')}`
    const secret = randomBytes(32)
    await place.add(wrap(id, secret))
    await about.updateOne({ _id: 'epochs' }, { $max: { newest: id }, $set: { kept: place.kind } }, { upsert: true })
    keep(id, secret)
    return newest()
  }
  let known: Epoch
  const newest = async (): Promise<Epoch> => {
    const id = await pointer()
    if (id === undefined) return begin()
    const epoch = await of(id)
    if (epoch === 'gone' || epoch === 'closed') {
      const words = epoch === 'gone' ? lost(place.kind) : closed
      throw new LogAway(words, { refuses: true, cause: new UnfitDatabase(words) })
    }
    known = epoch
    return epoch
  }
  known = await newest().catch((fault: unknown) => {
    throw fault instanceof LogAway && fault.cause instanceof UnfitDatabase ? fault.cause : fault
  })
  /** Asked anew each time; those that ask in one moment ask together. */
  const asked = together(async (all: readonly null[]) => {
    const value = await newest()
    return all.map(() => ({ status: 'fulfilled' as const, value }))
  })

  return {
    known: () => known,
    newestNow: () => asked(null),
    async opens() {
      const id = await pointer()
      const doc = id === undefined ? undefined : await place.find(id)
      return id === undefined || (doc !== undefined && wrappers.has(doc.under))
    },
    of,
    begin,
    async all() {
      const docs = [...(await place.all())].sort((one, other) => one._id.localeCompare(other._id))
      return docs.map((doc) => ({ id: doc._id, former: doc.under === former, epoch: open(doc) }))
    },
    async rewrap() {
      const docs = (await place.all()).filter((doc) => doc.under === former)
      for (const doc of docs) {
        const secret = secretOf(doc)
        if (secret) await place.replace(wrap(doc._id, secret))
      }
      return docs.length
    },
    async drop(id) {
      await place.drop(id)
      opened.delete(id)
    },
    async forgetGone() {
      const { id } = await asked(null)
      if ([...opened.keys()].every((one) => one === id)) return id
      const standing = new Set((await place.all()).map(({ _id }) => _id))
      for (const one of opened.keys()) if (!standing.has(one)) opened.delete(one)
      return id
    },
  }
}

const elsewhere =
  'The keys of these records lie in the DATA_DIR of the bot whose embedded database this is: start that bot, or restore its backup into a database of its own.'
const closed =
  'The newest keys were wrapped with a RECORD_KEY that is not in the settings: set that one as RECORD_KEY, and the present one as RECORD_KEY_FORMER.'
const lost = (kind: EpochPlace['kind']): string =>
  kind === 'files'
    ? 'The log holds records, but the folder epochs in DATA_DIR is gone, without which nothing opens: put it back, or restore a backup.'
    : 'The log holds records, but the collection of its newest epoch is gone, without which nothing opens: restore a backup.'
