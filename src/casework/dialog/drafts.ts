import { createHash } from 'node:crypto'
import { LogAway } from '../../log/log.js'
import type { Answers } from '../../procedures/form.js'
import { mentionsAny } from '../../procedures/mentions.js'
import { type Instant, instant, type RecordId, type StaffId } from '../../procedures/words.js'
import type { RawValues } from '../arrival.js'
import type { Desk } from '../desk.js'
import { hasWords } from './typed.js'

/** A dialog that somebody has open, or has closed half-way: where they are and every word they typed, kept sealed. */
export interface Draft {
  readonly id: string
  readonly by: StaffId
  readonly procedure: string
  readonly dialog: string
  /** The record that the dialog belongs to; left out while it would open one. */
  readonly record?: RecordId
  /** The record whose button began it, and which filled it in. */
  readonly from?: RecordId
  readonly opened: Instant
  /** What stood after the command. */
  readonly text?: string
  /** What the dialog began with. */
  readonly begun: Answers
  /** What was typed, by step. */
  readonly typed: Readonly<Record<string, RawValues>>
  readonly step: string
  /** Came to this step by Change, and returns to the check after it. */
  readonly changing?: boolean
  /** The gentle prompts that were shown on Next, by step: each is shown once, and the next Next goes on (rule 8). */
  readonly prompted?: Readonly<Record<string, readonly string[]>>
  /** The way to the seniors was shown for what was typed, once, before it was to be sent without a check (s9). */
  readonly harmShown?: boolean
  /** Somebody chose to start afresh: offered in /my-work only. */
  readonly aside?: boolean
}

/** A draft with whether the log holds it: when the log is away, it lives in this process alone. */
export interface DraftAtHand {
  readonly draft: Draft
  readonly saved: boolean
}

export interface Drafts {
  /** A draft by its id, as newly as this process knows it when the log is away. Throws LogAway only when nobody knows it. */
  readonly find: (id: string) => Promise<DraftAtHand | undefined>
  /** Keeps a draft for the office's draft hours; `saved` is false when the log is away and only memory holds it. */
  readonly keep: (draft: Draft, logIsAway?: boolean) => Promise<DraftAtHand>
  readonly drop: (id: string) => Promise<void>
  /** Somebody's drafts that hold typed words, oldest first. */
  readonly of: (by: StaffId) => Promise<readonly Draft[]>
  /** Everybody's drafts that the log holds, in no order. */
  readonly all: () => Promise<readonly Draft[]>
  /** Lets go of what memory holds beyond its hours, as the log does. */
  forgetOld(): void
}

const kind = 'draft'
/** Enough for everybody of a large office to be typing at once. */
const mostInMemory = 1000

/** How long a draft that memory holds too waits for the log, in milliseconds: whoever sends an alert with it waits as long. */
const patience = 1_200
/** For so long, in milliseconds, the same form does not wait for it again: a page keeps what is typed, and sends it, one after the other. Others' forms do. */
const remembered = 3_000
/** The draft that an arrival opens: derived from its id, so that a repeat finds the same one. */
export const draftIdOf = (arrival: string): string => `d${createHash('sha256').update(arrival).digest('hex').slice(0, 20)}`

/** The drafts that are named in something written as JSON. */
export const draftsIn = (words: string): readonly string[] => [...new Set(words.match(/\bd[0-9a-f]{20}\b/g) ?? [])]

/** The drafts that go with a record, by their ids. Throws what the log throws. */
export const draftsNaming = async (log: Pick<Desk['log'], 'listSealed'>, record: RecordId): Promise<ReadonlySet<string>> => {
  const names = mentionsAny([record])
  const kept = await log.listSealed(kind, undefined, () => {})
  return new Set(kept.flatMap(({ name, value }) => (names(JSON.stringify(value)) ? [name] : [])))
}

/** Has anything been typed, beyond what the dialog filled in by itself? Words after a command are in the form already: they are no draft until a key is pressed. */
export const isWrittenIn = ({ typed, begun }: Draft): boolean => {
  const wrote = Object.values(typed).flatMap((values) => Object.entries(values))
  return wrote.some(([field, value]) => hasWords(value) && String(value) !== String(begun[field]))
}

/**
 * The drafts of the office, in the log and beside it in memory, so that an outage of the log interrupts nobody who is typing. One that belongs to a record, was
 * begun from it or mentions it goes from both when that is erased.
 */
export function openDrafts(desk: Desk): Drafts {
  const memory = new Map<string, DraftAtHand>()
  desk.log.whenErased((records) => {
    const mention = mentionsAny(records)
    for (const [id, { draft }] of memory) if (mention(JSON.stringify(draft))) memory.delete(id)
  })
  const remember = (held: DraftAtHand): DraftAtHand => {
    memory.delete(held.draft.id)
    memory.set(held.draft.id, held)
    for (const id of memory.keys()) if (memory.size > mostInMemory) memory.delete(id)
    return held
  }
  const until = ({ opened }: Draft): Instant =>
    instant(new Date(new Date(opened).getTime() + desk.directory().timings.draftHours * 3_600_000))
  /** In which order they were given to be kept. */
  const given = new WeakMap<Draft, number>()
  let newest = 0
  const isNewer = (one: Draft, other: Draft): boolean => (given.get(one) ?? 0) > (given.get(other) ?? 0)
  const put = async (draft: Draft): Promise<void> => {
    await desk.log.putSealed(kind, draft.id, draft, { owner: draft.by, until: until(draft) })
    const held = memory.get(draft.id)
    if (held?.draft === draft) remember({ draft, saved: true })
    // What is newer was kept meanwhile, and may have been written over: it is written once more.
    else if (held?.saved && isNewer(held.draft, draft)) await put(held.draft)
  }
  const isFresh = (draft: Draft) => until(draft) > instant(desk.clock())
  const hungUntil = new Map<string, number>()
  /** What the log answers, unless that takes too long. */
  const soon = async (id: string, asked: Promise<unknown>): Promise<unknown> => {
    const tooLong = Symbol('too long')
    let timer: NodeJS.Timeout | undefined
    const late = new Promise<typeof tooLong>((resolve) => {
      timer = setTimeout(resolve, patience, tooLong)
    })
    const kept = await Promise.race([asked, late]).finally(() => clearTimeout(timer))
    if (kept !== tooLong) return kept
    const now = desk.clock().getTime()
    for (const [each, until] of hungUntil) if (until <= now) hungUntil.delete(each)
    hungUntil.set(id, now + remembered)
    throw new LogAway('The log did not answer in time.')
  }

  return {
    async find(id) {
      const held = memory.get(id)
      if (held && desk.clock().getTime() < (hungUntil.get(id) ?? 0))
        return isFresh(held.draft) ? { draft: held.draft, saved: false } : undefined
      try {
        const kept = (await (held ? soon(id, desk.log.getSealed(kind, id)) : desk.log.getSealed(kind, id))) as Draft | undefined
        // What the log could not take is newer than what it holds.
        const draft = held && !held.saved ? held.draft : kept
        if (!draft || !isFresh(draft)) return undefined
        if (draft === kept) remember({ draft, saved: true })
        return { draft, saved: true }
      } catch (fault) {
        if (!(fault instanceof LogAway) || !held) throw fault
        return isFresh(held.draft) ? { draft: held.draft, saved: false } : undefined
      }
    },

    async keep(draft, logIsAway = false) {
      // In memory first: a word that was sent to us is not lost while the log makes up its mind.
      newest += 1
      given.set(draft, newest)
      const held = remember({ draft, saved: false })
      desk.boardsMoved?.([draft.by])
      if (logIsAway) return held
      try {
        await put(draft)
        // The log is there: what others typed while it was away goes with it, as it is by then.
        for (const id of [...memory.keys()]) {
          const other = memory.get(id)
          if (other && !other.saved) await put(other.draft)
        }
        return { draft, saved: true }
      } catch (fault) {
        if (fault instanceof LogAway) return held
        throw fault
      }
    },

    async drop(id) {
      const by = memory.get(id)?.draft.by
      memory.delete(id)
      await desk.log.dropSealed(kind, id)
      if (by) desk.boardsMoved?.([by])
    },

    forgetOld() {
      for (const [id, { draft }] of memory) if (!isFresh(draft)) memory.delete(id)
    },

    all: async () => (await desk.log.listSealed(kind)).map(({ value }) => value as Draft),
    async of(by) {
      const kept = await desk.log.listSealed(kind, by)
      return kept
        .map(({ value }) => value as Draft)
        .filter((draft) => isFresh(draft) && isWrittenIn(draft))
        .toSorted((one, other) => one.opened.localeCompare(other.opened))
    },
  }
}
