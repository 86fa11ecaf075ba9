import { randomBytes } from 'node:crypto'
import { asJson } from '../../files/as-json.js'
import { instant } from '../../procedures/words.js'
import type { SealedDoc } from '../collections.js'
import { SealBroken } from '../log.js'
import type { Keys } from '../sealing/keys.js'
import { unseal } from '../sealing/seal.js'

/*
 * Ours, for promise 39: small sealed things are written over and dropped, so that no chain of entries can hold them. Each says by itself which writing it is, and one that
 * is dropped leaves its end behind until that has been noted (page.ts). So every writing and every end is one change of one document, and a bot may be killed between any two.
 */

/** Kinds that stand in the register: what a chat still has to be rid of, what was erased and restored, who works here. The others are missed by whoever wrote them, or found anew. */
const registered: ReadonlySet<string> = new Set(['looks', 'shown', 'named', 'to-blank', 'erased', 'restored', 'called', 'people'])
export const isRegistered = (id: string): boolean => registered.has(id.slice(0, id.indexOf('/')))

/** What a writing says of itself inside its seal, with what stands outside; absent in what an earlier bot wrote. */
export interface WritingMark {
  readonly id: string
  /** When, by the database's clock, in seconds. */
  readonly at: number
  readonly owner?: string
  readonly until?: string
  readonly expires?: number
}

/** The words to be sealed of a small thing: each writing's are its own, also of one value. */
export const wordsOfWriting = (
  value: unknown,
  { owner, until, expires }: Pick<SealedDoc, 'owner' | 'until' | 'expires'>,
  now: Date,
): string => {
  const mark: WritingMark = {
    id: randomBytes(9).toString('base64url'),
    at: Math.floor(now.getTime() / 1000),
    ...(owner === undefined ? {} : { owner }),
    ...(until === undefined ? {} : { until }),
    ...(expires === undefined ? {} : { expires: expires.getTime() }),
  }
  return JSON.stringify({ value, mark })
}
export const readWriting = (words: string): { readonly value?: unknown; readonly mark?: WritingMark } =>
  asJson(words) as { readonly value?: unknown; readonly mark?: WritingMark }

const longAgo = instant(new Date(0))
const proofOfEnd = (keys: Pick<Keys, 'hash'>, _id: string, end: string): string => keys.hash(['dropped', _id, end]).slice(0, 22)

/**
 * The update that drops a small thing: what stays says that it was the log that did it, and is expired for whoever asks, earlier bots too. It is taken
 * away when the register has it.
 */
export const intoEnd = (keys: Pick<Keys, 'hash'>, _id: string, now: Date) => {
  const end = `${Math.floor(now.getTime() / 1000)}-${randomBytes(9).toString('base64url')}`
  return {
    $set: { until: longAgo, sealed: '', end: `${end} ${proofOfEnd(keys, _id, end)}` },
    $unset: { kind: 1, name: 1, owner: 1, expires: 1, under: 1 } as const,
  }
}

/** A small thing as it stands in the database. `writing` tells it from every other writing of it, and says nothing of its words. */
export type Thing =
  | { readonly is: 'whole'; readonly writing: string; readonly marked: boolean; readonly at: number; readonly expires: number }
  | { readonly is: 'ended'; readonly writing: string; readonly at: number; readonly end: string }
  /** What stands beside its words was changed, or its end is not the log's. */
  | { readonly is: 'altered' }
  | { readonly is: 'broken' }
  /** Sealed under a RECORD_KEY that is not here: that is told elsewhere. */
  | { readonly is: 'closed' }

/** Opens a small thing to see whether it is whole. */
export const thingOf = async (keys: Pick<Keys, 'hash' | 'sealed' | 'epochs'>, doc: SealedDoc): Promise<Thing> => {
  const { _id, under, sealed, end } = doc
  if (end !== undefined) {
    const [one = '', proof] = end.split(' ')
    return proof === proofOfEnd(keys, _id, one) ? { is: 'ended', writing: one, at: Number(one.split('-')[0]), end } : { is: 'altered' }
  }
  const epoch = under === undefined ? undefined : await keys.epochs.of(under)
  if (epoch === 'closed') return { is: 'closed' }
  if (epoch === 'gone') return { is: 'broken' }
  try {
    const words = unseal(epoch ? epoch.seals : keys.sealed, sealed, `sealed ${_id}`).toString()
    const { mark } = readWriting(words)
    if (!stands(doc, mark)) return { is: 'altered' }
    const expires = doc.expires ? Math.floor(doc.expires.getTime() / 1000) : 0
    return {
      is: 'whole',
      writing: keys.hash(['small thing', _id, words]).slice(0, 14),
      marked: mark !== undefined,
      at: mark?.at ?? 0,
      expires,
    }
  } catch (fault) {
    if (fault instanceof SealBroken) return { is: 'broken' }
    throw fault
  }
}

/** Is what stands outside the seal what was written there? Of what an earlier bot wrote only its place is known. */
const stands = ({ _id, kind, name, owner, until, expires }: SealedDoc, mark: WritingMark | undefined): boolean =>
  _id === `${kind}/${name}` && (mark === undefined || (mark.owner === owner && mark.until === until && mark.expires === expires?.getTime()))
