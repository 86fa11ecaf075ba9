import { setImmediate as letOthers } from 'node:timers/promises'
import { type Kept, type Movement, NewerRecord, type Passed } from '../../log/log.js'
import { isBookkeeping } from '../../procedures/bookkeeping.js'
import type { AnyProcedure, Subject } from '../../procedures/procedure.js'
import { recordsNamed } from '../../procedures/shared/records-named.js'
import { type Instant, instant, type RecordId } from '../../procedures/words.js'
import type { Desk } from '../desk.js'
import { overlap } from '../look-up/read-names.js'
import { layOutInPassing } from '../record-at-hand.js'
import { recordsOn } from '../subject-access/records-on.js'

/** The open matter that a record waits for, and why; `narrow`: it is between a few people, and in a chat its reference is not said. */
export interface NamedBy {
  readonly by: RecordId
  readonly because: 'named' | 'asked for'
  readonly narrow: boolean
}

/** Why a record stays, as the end of a sentence for whoever has the list: whoever asks for it has not named it. */
export const whyStays = ({ by, because, narrow }: NamedBy): string =>
  because === 'asked for'
    ? `it may be part of what somebody ${narrow ? 'has asked for' : `asks for in ${by}`}`
    : narrow
      ? 'an open matter names it'
      : `${by} is open and names it`

/** What keeps some records, and what has come to keep one of them meanwhile. */
export interface NamedByOpen {
  readonly now: ReadonlyMap<RecordId, NamedBy>
  /** Asked at the record's own turn: reads only what has moved since it was asked the last time. Throws as the log does. */
  readonly again: (record: RecordId) => Promise<NamedBy | undefined>
}

/** Links and partings of customers move on when a record goes, and lists of what is due hold nothing. */
export const keepsNothing = ({ links, parts, listsDue }: AnyProcedure): boolean => Boolean(links || parts || listsDue)

/**
 * Which of these records an open matter names: evidence of a restriction that is in force, a challenge that nobody has answered, a report that is on
 * its way; and what is kept on somebody who has asked for it. They stay while it is open. Throws as the log does.
 */
export async function namedByOpen(desk: Desk, records: ReadonlySet<RecordId>): Promise<NamedByOpen> {
  const named = new Map<RecordId, NamedBy>()
  if (records.size === 0) return { now: named, again: async () => undefined }
  const moved = openMoved(desk)
  ;(await moved.news()).taken()
  // To look through a record for whoever asks takes its time: it is done for those in `asked` alone.
  const take = (procedure: AnyProcedure, asked: ReadonlySet<RecordId>) => async (some: readonly Passed[]) => {
    for (const passed of some)
      for (const [one, by] of await namedIn(desk, procedure, passed, records, asked)) if (!named.has(one)) named.set(one, by)
    await letOthers()
  }
  for (const procedure of desk.procedures)
    if (!keepsNothing(procedure)) await desk.log.walk({ procedure: procedure.name }, take(procedure, records))
  /** Whose a record is, or who has asked, may be another than it was then. */
  let othersMoved = false
  return {
    now: named,
    async again(record) {
      const { news, taken } = await moved.news()
      for (const procedure of desk.procedures) {
        const own = news.filter((one) => one.procedure === procedure.name).map((one) => one.record)
        if (own.length === 0) continue
        othersMoved ||= Boolean(procedure.links || procedure.parts)
        if (keepsNothing(procedure)) continue
        await desk.log.walk({ records: own }, async (some) => {
          // What has been erased since says so itself, each at its own turn: that changes nobody's.
          othersMoved ||= some.some(({ kept }) => kept && !kept.events.some(({ event }) => event === 'RecordErased'))
          await take(procedure, nothing)(some)
        })
      }
      taken()
      // Whose it is may be another since: it was put right, or two customers are known as one. Who has asked is few.
      if (othersMoved)
        for (const procedure of desk.procedures)
          if (procedure.waitsFor) await desk.log.walk({ procedure: procedure.name }, take(procedure, new Set([record])))
      return named.get(record)
    },
  }
}

/**
 * What has moved since it was asked the last time, also by processes whose clocks are others: what was told before is known by its version. Until it says
 * that it was taken in, it is told again.
 */
function openMoved({ log, clock }: Pick<Desk, 'log' | 'clock'>): {
  readonly news: () => Promise<{ readonly news: readonly Movement[]; readonly taken: () => void }>
} {
  const told = new Map<RecordId, number>()
  const before = (at: Date): Instant => instant(new Date(Math.max(0, at.getTime() - overlap)))
  let since = before(clock())
  return {
    async news() {
      const begun = before(clock())
      const news = (await log.movements(since)).filter(({ record, version }) => version > (told.get(record) ?? 0))
      const taken = (): void => {
        for (const { record, version } of news) told.set(record, version)
        since = begun
      }
      return { news, taken }
    },
  }
}

const nothing: ReadonlySet<RecordId> = new Set()

/** Which of these records one matter keeps: what it names, and, of those in `asked`, what is on whoever asks in it. None when it is over. */
async function namedIn(
  desk: Desk,
  procedure: AnyProcedure,
  { record, kept }: Passed,
  records: ReadonlySet<RecordId>,
  asked: ReadonlySet<RecordId>,
): Promise<readonly (readonly [RecordId, NamedBy])[]> {
  const open = kept && openOf(procedure, kept)
  if (!open) return []
  const narrow = procedure.narrow ?? false
  // Whoever asks for what is kept on them is to be given it: none of it goes meanwhile.
  const theirs = open.asks === 'somebody' ? asked : open.asks && asked.size > 0 ? await askedFor(desk, open.asks, asked) : []
  const own = kept.events.filter((event) => !isBookkeeping(event))
  const all = [
    ...[...theirs].map((one) => [one, { by: record, because: 'asked for', narrow }] as const),
    ...recordsNamed(JSON.stringify(own)).map((one) => [one, { by: record, because: 'named', narrow }] as const),
  ]
  return all.filter(([one]) => one !== record && records.has(one))
}

/** All of them where one of theirs, or a link, is a newer version's: which are theirs is not known then. */
export const askedFor = async (desk: Desk, subject: Subject, records: ReadonlySet<RecordId>): Promise<Iterable<RecordId>> =>
  recordsOn(desk, subject, records).catch((fault: unknown) => {
    if (fault instanceof NewerRecord) return records
    throw fault
  })

/**
 * Of a matter that is open, on whom something waits for it; undefined of one that is over. What a newer version has written in may be open, and
 * somebody may ask in it: rather one too many stays.
 */
function openOf(procedure: AnyProcedure, kept: Kept): { readonly asks: Subject | 'somebody' | undefined } | undefined {
  try {
    const { state } = layOutInPassing(procedure, kept)
    return procedure.retention?.of(state) === undefined ? { asks: procedure.waitsFor?.(state) } : undefined
  } catch (fault) {
    if (!(fault instanceof NewerRecord)) throw fault
    return { asks: procedure.waitsFor && 'somebody' }
  }
}
