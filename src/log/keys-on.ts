import type { Connection } from 'mongoose'
import type { Collections } from './collections.js'
import { epochPlace, type Place } from './connect.js'
import { openEpochs } from './sealing/epochs/open-epochs.js'
import { type Keys, openKeys } from './sealing/keys.js'
import type { RecordKeys } from './sealing/record-key.js'

/** Opens the keys of the log on a connection, with its epochs where they lie. Throws WrongRecordKey, and UnfitDatabase when the newest epoch does not open. */
export const keysOn = (connection: Connection, db: Collections, settings: Pick<Place, 'epochs' | 'database'> & RecordKeys): Promise<Keys> =>
  openKeys(db, settings, () => openEpochs(connection, epochPlace(connection, settings), settings))
