import { createHash } from 'node:crypto'
import type { Clock, Directory } from '../casework/casework.js'
import { type Log, LogAway } from '../log/log.js'
import { type Change, leftBehind } from '../people/compare.js'
import { PeopleFault } from '../people/source.js'
import { instant } from '../procedures/words.js'
import { StartFault } from '../settings/start-fault.js'
import { repeat } from '../time/repeat.js'
import { type Fetched, notAsked } from './fetch-people.js'
import type { Tell } from './tell-administrators.js'

/** Before the daily look, which passes on what leavers leave. */
const early = '06:30'
const everyMs = 10 * 60_000
const day = 86_400_000

export interface DailyPeople {
  /** Fetches, unless this morning's was done here or by another bot. Never throws. */
  run(): Promise<'taken' | 'kept' | 'nothing' | 'not now'>
  start(): void
  stop(): void
  /** Why people are as they were the last time, in a sentence for /readyz; undefined when they are up to date. */
  trouble(): string | undefined
}

/**
 * Fetches the office's people each morning, for offices whose file says where they are kept. What is sound is taken by itself; what would leave
 * a ladder, a rank or a group's manager empty, or is unlikely, changes nothing and is told to the administrators. One bot of several does it.
 */
export const openDailyPeople = (needs: {
  readonly fetch: (now: Date) => Promise<Fetched>
  readonly keep: (fetched: Fetched) => Promise<void>
  readonly log: Pick<Log, 'claim' | 'unclaim' | 'waitingFor'>
  readonly directory: Directory
  readonly clock: Clock
  readonly tell: Tell
  /** The place where people are kept was read, whatever became of what it told. */
  readonly read?: (at: Date) => Promise<void>
  /** Hears what could not be done, and when it is tried the next time. */
  readonly faulty: (fault: unknown, next: 'in ten minutes' | 'tomorrow') => void
}): DailyPeople => {
  let done: string | undefined
  /** The claim of a morning that was broken off: it may stand in the database as this bot's, which could not give it back. */
  let owed: string | undefined
  let trouble: string | undefined

  const keepAsTheyWere = async (why: readonly string[], today: string): Promise<'kept'> => {
    trouble = `The people of the office are as they were before ${today}: ${why[0] ?? ''}`
    await needs.tell(
      'the list of people was not changed',
      ['This morning’s list of people was not taken; those of before stay in use.', ...why, 'Look at it with: steward people'],
      `people ${today}`,
    )
    return 'kept'
  }
  const take = async (fetched: Fetched, today: string): Promise<'taken' | 'kept' | 'nothing'> => {
    if (fetched.unasked !== undefined) {
      // It will say, once it is there again. What lasts is for whoever can mend it.
      if (fetched.unasked instanceof LogAway) throw fetched.unasked
      needs.faulty(fetched.unasked, 'tomorrow')
      return keepAsTheyWere([notAsked(fetched.peopleFile, fetched.unasked)], today)
    }
    // A doubt first: a list that names the wrong people has many faults besides.
    const against = [...fetched.doubts, ...fetched.faults]
    if (against.length > 0) {
      // What was lost is put back as the database knows it: without a file nobody stands in the office at the next start.
      if (fetched.behind && fetched.before) await needs.keep({ ...fetched, file: fetched.before })
      return keepAsTheyWere(against.slice(0, 12), today)
    }
    trouble = undefined
    const said = [...fetched.looks, ...fetched.notes]
    if (fetched.changes.length === 0) {
      if (fetched.behind) await needs.keep(fetched)
      return sayNotes(said, today)
    }
    const leavers = await sayLeavers(fetched.changes)
    await needs.keep(fetched)
    const notes = said.slice(0, 12)
    if (leavers.length + notes.length > 0)
      await needs.tell('the list of people was brought up to date', [countWords(fetched.changes), ...leavers, ...notes], `people ${today}`)
    return 'taken'
  }
  /** What could not be settled changes nobody, and would go on unseen: said once, and again after a week in which it stayed so. */
  const sayNotes = async (notes: readonly string[], today: string): Promise<'nothing'> => {
    const name = `people notes ${createHash('sha256').update(notes.join('\n')).digest('base64url').slice(0, 22)}`
    if (notes.length > 0 && (await needs.log.claim(name, instant(new Date(needs.clock().getTime() + 7 * day)))))
      await needs.tell(
        'something in the list of people could not be settled',
        ['Nobody was changed by it.', ...notes.slice(0, 12)],
        `people ${today}`,
      )
    return 'nothing'
  }
  const sayLeavers = (changes: readonly Change[]): Promise<readonly string[]> =>
    Promise.all(
      changes
        .filter(({ what }) => what === 'left')
        .map(async ({ id, who }) =>
          `${who} has left. ${leftBehind(needs.directory(), id, (await needs.log.waitingFor(id)).length)}`.trim(),
        ),
    )

  const run: DailyPeople['run'] = async () => {
    const { calendar } = needs.directory()
    const now = needs.clock()
    const today = calendar.dateOf(instant(now))
    if (done === today || calendar.timeOf(instant(now)) < early) return 'not now'
    const name = `people ${today}`
    try {
      const isOurs = (await needs.log.claim(name, instant(new Date(now.getTime() + 2 * day)))) || owed === name
      done = today
      owed = undefined
      if (!isOurs) return 'not now'
      const fetched = await needs.fetch(now)
      await needs.read?.(now)
      return await take(fetched, today)
    } catch (fault) {
      if (fault instanceof PeopleFault || fault instanceof StartFault) return keepAsTheyWere([fault.message], today)
      needs.faulty(fault, 'in ten minutes')
      // Another try, by whichever bot comes first; where the claim cannot be given back, by this one.
      done = undefined
      owed = await needs.log.unclaim(name).then(
        () => undefined,
        () => name,
      )
      return 'not now'
    }
  }
  return {
    run,
    ...repeat(everyMs, () => void run()),
    trouble: () => trouble,
  }
}

const countWords = (changes: readonly Change[]): string => {
  const count = (what: Change['what']): number => changes.filter((change) => change.what === what).length
  return `${count('joined')} joined, ${count('left')} left, ${count('moved')} moved, ${count('new manager')} have a new manager.`
}
