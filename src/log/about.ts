import type { Connection } from 'mongoose'

/**
 * How the database is laid out: raised whenever an older bot would no longer understand what a newer one keeps. Events are read of every
 * version that ever was; this is for what no reader of old events could know. 2: what is done of what was owed leaves a trace.
 */
export const layout = 2

/** You will see this when the database cannot be used by this bot. Its message is a sentence that says what to do. */
export class UnfitDatabase extends Error {
  override readonly name = 'UnfitDatabase'
}

interface AboutDoc {
  readonly _id: string
  readonly layout?: number
}

const about = (connection: Connection) => connection.collection<AboutDoc>('about')

/** Refuses a database that a newer bot has laid out, and one in which a restore broke off, unless it is that restore which asks; writes down our layout where there is none. */
export async function checkAbout(connection: Connection, by: 'bot' | 'restore' = 'bot'): Promise<void> {
  const docs = await about(connection).find().toArray()
  if (by === 'bot' && docs.some(({ _id }) => _id === 'restoring'))
    throw new UnfitDatabase(
      'A restore into this database broke off, so it is not whole: run steward restore again with the same backup, and start the bot then.',
    )
  const kept = layoutIn(docs)
  const newer = newerThanOurs(kept)
  if (newer !== undefined) throw new UnfitDatabase(newer)
  if (kept < layout) await about(connection).updateOne({ _id: 'layout' }, { $max: { layout } }, { upsert: true })
}

/** What to do when a newer bot has laid the database out, in a sentence; undefined while this one knows its layout. */
export const newerLayout = async (connection: Connection): Promise<string | undefined> =>
  newerThanOurs(layoutIn(await about(connection).find({ _id: 'layout' }).toArray()))

const layoutIn = (docs: readonly AboutDoc[]): number => docs.find(({ _id }) => _id === 'layout')?.layout ?? 0

const newerThanOurs = (kept: number): string | undefined =>
  kept > layout
    ? `A newer version of the bot works on this database (layout ${kept}, and this one knows up to ${layout}): start the newer version, or restore the backup from before the upgrade into a database of its own.`
    : undefined

/** Notes that a restore is under way: until it is done, no bot begins here. */
export const beginRestoring = (connection: Connection): Promise<unknown> =>
  about(connection).updateOne({ _id: 'restoring' }, { $set: { layout } }, { upsert: true })

/** Is a restore under way, or broke one off? */
export const isRestoring = async (connection: Connection): Promise<boolean> =>
  (await about(connection).findOne({ _id: 'restoring' })) !== null

export const endRestoring = (connection: Connection): Promise<unknown> => about(connection).deleteOne({ _id: 'restoring' })

/** Which epoch was the newest is not known any more: a restore that broke off begins again. */
export const forgetEpochs = (connection: Connection): Promise<unknown> => about(connection).deleteOne({ _id: 'epochs' })
