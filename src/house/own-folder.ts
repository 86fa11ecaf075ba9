import { join } from 'node:path'
import { makeFolder } from '../files/make-folder.js'
import { type Hold, hold } from '../files/one-at-a-time.js'
import type { Env } from '../settings/env.js'
import { StartFault } from '../settings/start-fault.js'
import { repeat } from '../time/repeat.js'
import type { Tell } from './tell-administrators.js'

/** How often a bot that could not be sure of its folder looks again, in milliseconds. */
const lookEvery = 60_000

/** The folder of a bot, which should be its own. */
export interface OwnFolder {
  /** Looks now and again whether another bot works in it too, where that was in doubt at the start; the administrators are told once. */
  watch(tell: Tell): { start(): void; stop(): void; look(): Promise<void> }
  end(): Promise<void>
}

/**
 * Takes DATA_DIR for this bot. Ours: of two that work in one, both send what waits in its journal while the database is away (a senior is rung twice for one threat), and
 * each writes over the other's notes. Throws a StartFault where another surely works in it, on this computer, in this moment. Whoever is in doubt (one that was killed, stands
 * still, or ran in another container; a disk that takes nothing) starts: else no alert is taken at all. With the embedded database two may share it, and
 * say so themselves.
 */
export const takeFolder = async ({ DATA_DIR, MONGODB_URI }: Pick<Env, 'DATA_DIR' | 'MONGODB_URI'>): Promise<OwnFolder> => {
  const nothing = async () => {}
  if (MONGODB_URI === undefined) return { watch: () => ({ start: () => {}, stop: () => {}, look: nothing }), end: nothing }
  const take = () => hold(join(DATA_DIR, 'bot.lock')).catch((): undefined => undefined)
  // What is wrong with the folder itself, the foundation says.
  let held: Hold | undefined = await makeFolder(DATA_DIR).then(take, () => undefined)
  if (held?.is === 'theirs' && held.surely)
    throw new StartFault(
      `Another bot (process ${held.pid}) works in ${DATA_DIR} already: stop that one first (should it not stop, kill -9 ${held.pid} does no harm), or give this one a DATA_DIR of its own.`,
    )
  const look = async (tell: Tell): Promise<void> => {
    if (held?.is === 'ours') return
    const now = await take()
    const another = held?.is === 'theirs' && now?.is === 'theirs' && now.said > held.said
    held = now ?? held
    if (another && now)
      await tell(
        'another bot works in the same folder',
        [
          `Two bots work in ${DATA_DIR}: this one, and process ${now.pid} on ${now.host}.`,
          'No alert is lost. But what waits there is sent by both while the database is away: seniors are rung twice. Stop one of them, or give each a DATA_DIR of its own.',
        ],
        `own folder ${now.pid} ${now.host}`,
      )
  }
  return {
    watch(tell) {
      const told = new Set<string>()
      const once: Tell = async (title, paragraphs, key) => {
        if (told.has(key)) return
        told.add(key)
        await tell(title, paragraphs, key)
      }
      return { ...repeat(lookEvery, () => void look(once)), look: () => look(once) }
    },
    async end() {
      if (held?.is === 'ours') await held.end()
    },
  }
}

/** Opens a house in its own folder, and gives that back when the house ends or could not be opened. Throws as `takeFolder` and `open` do. */
export const inOwnFolder = async <House extends { stop(): Promise<void> }>(
  env: Pick<Env, 'DATA_DIR' | 'MONGODB_URI'>,
  open: (folder: OwnFolder) => Promise<House>,
): Promise<House> => {
  const folder = await takeFolder(env)
  try {
    const house = await open(folder)
    return { ...house, stop: () => house.stop().finally(folder.end) }
  } catch (fault) {
    await folder.end()
    throw fault
  }
}
