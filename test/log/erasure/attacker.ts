import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { derive, unseal } from '../../../src/log/sealing/seal.js'

/** Every byte of every file in a folder, file after file. */
export const bytesOf = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name)).toString('latin1'))

/** A wrapped key: 12 bytes of beginning, 32 of key, 16 of signature, in base64. */
const wrappedLength = 80

/** What was known of a record before it was erased: where its words stood, and what stood around them. */
export interface Wanted {
  readonly keyId: string
  readonly wrapped: string
  readonly commit: { readonly _id: string; readonly sealed: string }
  readonly small: { readonly _id: string; readonly sealed: string }
}

const opens = (key: Buffer, sealed: string, bound: string): Buffer | undefined => {
  try {
    return unseal(key, sealed, bound)
  } catch {
    return undefined
  }
}

/**
 * Somebody who has the raw files and RECORD_KEY, and who wrote down before the erasure what is wanted, sealed as it was. Everything in the files that may
 * be a wrapped key is tried as an epoch's key, as the log's own and as the record's; gives the words that open.
 */
export const attack = (files: readonly string[], recordKey: Buffer, wanted: Wanted): readonly string[] => {
  const candidates = new Set<string>([wanted.wrapped])
  const epochIds = new Set<string>()
  for (const file of files) {
    for (const [id] of file.matchAll(/e\d{12}-[0-9a-f]{16}/g)) epochIds.add(id)
    // Long runs are sealed words: a key would stand at their edge.
    for (const [run] of file.matchAll(/[A-Za-z0-9+/=]{80,}/g))
      for (let at = 0; at + wrappedLength <= run.length; at += run.length > 400 && at === 160 ? run.length - 400 : 1)
        candidates.add(run.slice(at, at + wrappedLength))
  }
  const own = derive(recordKey, 'wrap')
  const epochs = [...epochIds].flatMap((id) => [...candidates].flatMap((one) => opens(own, one, `epoch ${id}`) ?? []))
  const offices = [...candidates].flatMap((one) => opens(own, one, 'key office') ?? [])
  const wraps = [own, ...epochs.map((secret) => derive(secret, 'wrap'))]
  const keys = wraps.flatMap((wrapper) => [...candidates].flatMap((one) => opens(wrapper, one, `key ${wanted.keyId}`) ?? []))
  const seals = [...epochs, ...offices].map((secret) => derive(secret, 'sealed'))
  return [
    ...keys.flatMap((key) => opens(key, wanted.commit.sealed, wanted.commit._id) ?? []),
    ...seals.flatMap((key) => opens(key, wanted.small.sealed, `sealed ${wanted.small._id}`) ?? []),
  ].map(String)
}
