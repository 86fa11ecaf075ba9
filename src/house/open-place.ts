import { startEmbedded } from '../embedded/embedded.js'
import type { Place } from '../log/connect.js'
import { type RecordKeys, recordKeyFor, withOtherKeys } from '../log/sealing/record-key.js'
import type { Env } from '../settings/env.js'
import { databaseOf, epochsIn } from './lay-foundation.js'

/**
 * Where the records are and with which keys, before anything in them is opened; with the embedded database started, when it is that. The key is
 * one that is there; `look` is asked with it before anything is begun, and what it throws leaves nothing behind.
 */
export async function openPlace(
  env: Env,
  tell: (sentence: string) => void,
  look: (keys: RecordKeys) => Promise<unknown> = async () => {},
): Promise<{ readonly place: Place & RecordKeys; close(): Promise<void> }> {
  const { DATA_DIR: dataDir, RECORD_KEY: value, RECORD_KEY_NEXT: next, RECORD_KEY_FORMER: former } = env
  const own = env.MONGODB_URI === undefined
  const keys = withOtherKeys(await recordKeyFor({ value, dataDir, embedded: own, makes: false, tell }), { next, former })
  await look(keys)
  const embedded = own ? await startEmbedded({ dataDir, tell }) : undefined
  return {
    place: {
      uri: embedded?.uri ?? env.MONGODB_URI ?? '',
      database: embedded ? 'contact-steward' : databaseOf(env.MONGODB_URI ?? ''),
      retryWrites: env.RETRY_WRITES,
      ...(embedded ? { epochs: epochsIn(env) } : {}),
      ...keys,
    },
    close: async () => embedded?.stop(),
  }
}
