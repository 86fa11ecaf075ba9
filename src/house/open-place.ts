import { startEmbedded } from '../embedded/embedded.js'
import type { Place } from '../log/connect.js'
import { type RecordKeys, recordKeyFor, withOtherKeys } from '../log/sealing/record-key.js'
import type { Env } from '../settings/env.js'
import { databaseOf, epochsIn } from './lay-foundation.js'

/** Where the records are and with which keys, before anything in them is opened; with the embedded database started, when it is that. */
export async function openPlace(
  env: Env,
  tell: (sentence: string) => void,
): Promise<{ readonly place: Place & RecordKeys; close(): Promise<void> }> {
  const embedded = env.MONGODB_URI === undefined ? await startEmbedded({ dataDir: env.DATA_DIR, tell }) : undefined
  try {
    const recordKey = await recordKeyFor({ value: env.RECORD_KEY, dataDir: env.DATA_DIR, embedded: embedded !== undefined, tell })
    const uri = embedded?.uri ?? env.MONGODB_URI ?? ''
    return {
      place: {
        uri,
        database: embedded ? 'contact-steward' : databaseOf(uri),
        retryWrites: env.RETRY_WRITES,
        ...(embedded ? { epochs: epochsIn(env) } : {}),
        ...withOtherKeys(recordKey, { next: env.RECORD_KEY_NEXT, former: env.RECORD_KEY_FORMER }),
      },
      close: async () => embedded?.stop(),
    }
  } catch (fault) {
    await embedded?.stop()
    throw fault
  }
}
