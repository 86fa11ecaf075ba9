import { setTimeout as pause } from 'node:timers/promises'
import type { Clock, Directory } from '../casework/casework.js'
import { endedAt, onDesk } from '../casework/record-at-hand.js'
import { type Channel, ChannelFault, type ShownCopy } from '../channels/channel.js'
import { type Gap, readGaps } from '../log/backup/gaps.js'
import { KeyErased, type Log, NewerRecord, type SealedStore } from '../log/log.js'
import { isBookkeeping } from '../procedures/bookkeeping.js'
import type { Person } from '../procedures/people.js'
import type { AnyProcedure } from '../procedures/procedure.js'
import { counted, type Instant, instant, type RecordId } from '../procedures/words.js'
import { repeat } from '../time/repeat.js'
import type { Tell } from './tell-administrators.js'

/** What was told of a restore is kept under its moment. */
const kind = 'restore-told'
const day = 86_400_000
/** Cards of so long before the backup may have been taken further after it; a restore that is older than that is not looked at any more. */
const lookBack = 30 * day
const everyMs = 10 * 60_000
/** Longer than reading the chats of a large office takes: a bot that dies over it is followed by another. */
const leaseMs = 90 * 60_000
const mostNamed = 100
const mostTries = 4

export interface AfterRestore {
  /** Reads the chats and tells the administrators, if a restore was not told of yet. Never throws. */
  run(): Promise<'told' | 'nothing' | 'failed'>
  start(): void
  stop(): void
}

/** To which version a record's matter has come now, and had come when it was restored. */
interface Moved {
  readonly today: number
  readonly restored: number
  /** Nothing of its matter is open. */
  readonly isOver: boolean
}

/** A record that cards show as it is not any more, and with whom these stand. */
interface Lost {
  readonly record: RecordId
  readonly is: 'gone' | 'taken back' | 'moved, it seems'
  readonly with: readonly Person[]
}

/**
 * After a restore: what was decided since the backup is lost, but cards in people's chats still show it. Reads the bot's own cards back, holds them
 * against the records, and tells the administrators by reference what is lost and with whom a card of it stands. Once for a restore, by one bot.
 */
export const openAfterRestore = (needs: {
  readonly channels: readonly Channel[]
  readonly log: SealedStore & Pick<Log, 'read' | 'claim' | 'unclaim'>
  readonly procedures: readonly AnyProcedure[]
  readonly directory: Directory
  readonly clock: Clock
  readonly tell: Tell
  readonly faulty: (fault: unknown) => void
  /** Milliseconds between two chats: a platform lets a bot read back some fifty times a minute. */
  readonly pace?: number
}): AfterRestore => {
  const { channels, log, directory, clock, tell, faulty, pace = 1_500 } = needs
  const readers = channels.filter((channel) => channel.readBack)
  const titles = new Map(needs.procedures.map(({ prefix, title }) => [prefix, title]))
  let stopped = false
  let running = false

  const readOne = async (channel: Channel, person: Person, since: Instant, tries = 1): Promise<readonly ShownCopy[] | 'unread'> => {
    try {
      return (await channel.readBack?.(person, since)) ?? []
    } catch (fault) {
      if (!(fault instanceof ChannelFault)) throw fault
      if (fault.fault === 'never' || tries >= mostTries || stopped) return 'unread'
      await pause(Math.min((fault.options.retryAfter ?? 2) * 1000, 120_000), undefined, { ref: false })
      return readOne(channel, person, since, tries + 1)
    }
  }
  /** The version to which the matter of a record has come, and had come when it was restored; a record that is erased, or that a newer bot has written in, is there. */
  const movedTo = async (record: RecordId, gap: Gap): Promise<Moved | 'gone' | 'there'> => {
    if (!titles.has(record.slice(0, 2))) return 'there'
    try {
      const kept = await log.read(record)
      if (!kept) return 'gone'
      const steps = kept.events.filter((event) => !isBookkeeping(event))
      const cameBack = steps.flatMap(({ at, version }) => (at <= gap.at ? [version] : []))
      const at = onDesk(needs, kept)
      return {
        today: kept.moved,
        restored: cameBack.length === steps.length ? kept.moved : Math.max(0, ...cameBack),
        isOver: at === undefined || endedAt(at) !== undefined,
      }
    } catch (fault) {
      if (fault instanceof KeyErased || fault instanceof NewerRecord) return 'there'
      throw fault
    }
  }
  const readAll = async (since: Instant, gap: Gap) => {
    const known = new Map<RecordId, Moved | 'gone' | 'there'>()
    const whatIs = async ({ record, version, drawn }: ShownCopy): Promise<Lost['is'] | undefined> => {
      const moved = known.get(record) ?? (await movedTo(record, gap))
      known.set(record, moved)
      if (moved === 'gone') return 'gone'
      if (moved === 'there') return undefined
      // A card without buttons tells no version: most are of what is over. Of what is open now, one that was drawn between the backup and the restore shows more.
      if (version === undefined)
        return drawn !== undefined && drawn > gap.taken && drawn < gap.at && !moved.isOver ? 'moved, it seems' : undefined
      // Drawn before the restore, it shows what there was then, however far the record has come since.
      if (drawn !== undefined && drawn < gap.at) return version > moved.restored ? 'taken back' : undefined
      if (version <= moved.today) return undefined
      // Chats are read for minutes: the record may have gone on meanwhile, and the card with it.
      const now = await movedTo(record, gap)
      known.set(record, now)
      return typeof now === 'object' && version > now.today ? 'taken back' : undefined
    }
    const lost = new Map<RecordId, Lost>()
    const unread: Person[] = []
    for (const channel of readers)
      for (const person of directory().people.filter((each) => channel.reaches({ person: each }))) {
        if (stopped) return undefined
        const copies = await readOne(channel, person, since)
        if (copies === 'unread') unread.push(person)
        else
          for (const copy of copies) {
            const is = await whatIs(copy)
            const before = lost.get(copy.record)
            if (is && !before?.with.includes(person))
              lost.set(copy.record, { record: copy.record, is, with: [...(before?.with ?? []), person] })
          }
        await pause(pace, undefined, { ref: false })
      }
    return { lost: [...lost.values()].sort((one, other) => one.record.localeCompare(other.record)), unread }
  }
  const lineOf = ({ record, is, with: people }: Lost): string =>
    `${record} (${titles.get(record.slice(0, 2))}) ${whatBecame[is]}. ${namesOf(people)} ${people.length === 1 ? 'has' : 'have'} a card of it.`

  const paragraphsOf = ({ taken }: Gap, { lost, unread }: { lost: readonly Lost[]; unread: readonly Person[] }): readonly string[] => {
    const since = directory().calendar.say(taken as Instant, instant(clock()))
    const silent = channels.filter(({ readBack, name }) => !readBack && name === 'teams')
    return [
      `The records are as they were on ${since}, when the backup was taken.`,
      'Alerts go by who was away, and who had a turn, at that time: look at /duty first, and have everybody whose leave or turn has changed since say so again (/away, /turn).',
      ...(readers.length === 0
        ? []
        : lost.length === 0
          ? ['No card of the bot in Slack shows anything that is lost.']
          : [
              `The bot’s own cards in Slack still show ${counted(lost.length, 'record', 'records')} of which something is lost. Ask those who have a card what it says, alerts first, and have it entered again:`,
              ...lost.slice(0, mostNamed).map(lineOf),
              ...(lost.length > mostNamed ? [`And ${lost.length - mostNamed} more.`] : []),
            ]),
      ...(unread.length === 0
        ? []
        : [`The chats of ${namesOf(unread)} could not be read: ask them to compare /my-work with their cards since ${since}.`]),
      ...(silent.length === 0
        ? []
        : [`In Teams a bot cannot read what it wrote: ask everybody there to compare /my-work with their cards since ${since}.`]),
      'What was said in no card, such as a draft, is not seen here.',
    ]
  }

  const look = async (gap: Gap): Promise<'told' | 'nothing' | 'failed'> => {
    const name = `${kind} ${gap.at}`
    if (await log.getSealed(kind, gap.at)) return 'nothing'
    if (!(await log.claim(name, instant(new Date(clock().getTime() + leaseMs))))) return 'nothing'
    try {
      const found = await readAll(instant(new Date(Date.parse(gap.taken) - lookBack)), gap)
      if (!found) throw new Error('The bot was stopped.')
      await tell('what the restore lost', paragraphsOf(gap, found), `${kind} ${gap.at}`)
      await log.putSealed(kind, gap.at, true)
      return 'told'
    } catch (fault) {
      if (!stopped) faulty(fault)
      // Another try, by whichever bot comes first.
      await log.unclaim(name).catch(() => undefined)
      return 'failed'
    }
  }
  const run: AfterRestore['run'] = async () => {
    if (running) return 'nothing'
    running = true
    try {
      const newest = (await readGaps(log)).at(-1)
      return newest && clock().getTime() - Date.parse(newest.at) < lookBack ? await look(newest) : 'nothing'
    } catch (fault) {
      faulty(fault)
      return 'failed'
    } finally {
      running = false
    }
  }
  const often = repeat(everyMs, () => void run())
  return {
    run,
    start: often.start,
    stop() {
      stopped = true
      often.stop()
    },
  }
}

const whatBecame: Readonly<Record<Lost['is'], string>> = {
  gone: 'is not there any more',
  'taken back': 'was taken further after the backup',
  'moved, it seems':
    'is as it was then. A card of it was drawn after the backup: it may have gone on or ended since, or the card only came late',
}

const namesOf = (people: readonly Person[]): string => {
  const names = people.slice(0, 8).map(({ name, email }) => {
    const isOne = people.filter((other) => other.name === name).length === 1
    return isOne ? name : `${name} (${email})`
  })
  return [...names, ...(people.length > 8 ? [`${people.length - 8} more`] : [])].join(', ')
}
