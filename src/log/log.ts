import type { Figures, WorkedIn } from '../procedures/figures.js'
import type { Mark, Owed, Urgency, Waiting } from '../procedures/procedure.js'
import type { Actor, Instant, RecordId, StaffId } from '../procedures/words.js'
import type { SeenMark } from './seen-mark.js'

/** An event as the log keeps it: plain JSON with its past-tense name. */
export interface KeptEvent {
  readonly event: string
  readonly [key: string]: unknown
}

/** A step taken: what happened and everything owed for it, in one insert. */
export interface Commit {
  readonly record: RecordId
  readonly version: number
  readonly at: Instant
  readonly by: Actor
  /** The platform's delivery id of the arrival that caused it. */
  readonly arrival?: string
  readonly events: readonly KeptEvent[]
  readonly owed: readonly Owed[]
  /** With the first commit, as it is read back: where whoever opened the record worked then, where figures are kept of it. */
  readonly workedIn?: WorkedIn
  /** The record's posted copies show an older state: owed as item -1, due at once. */
  readonly redraw?: true
}

/** What the log says of a record: its procedure's name and its state, rolled forward to the newest commit. */
export interface Kept {
  readonly record: RecordId
  readonly procedure: string
  readonly version: number
  /** Version of the newest commit that changed the matter itself; later ones only tell of deliveries and looks. */
  readonly moved: number
  readonly opened: Instant
  /** Where whoever opened it worked then, where figures are kept of it; of records from before there were any it is not known. */
  readonly workedIn?: WorkedIn
  readonly events: readonly (KeptEvent & { readonly at: Instant; readonly by: Actor; readonly version: number })[]
}

/** A record that a walk comes past. */
export interface Passed {
  readonly record: RecordId
  readonly kept: Kept | undefined
}

/** A record that moved, by `version`: the newest of its commits in question that changed the matter itself, or said that it is erased. */
export interface Movement {
  readonly record: RecordId
  readonly procedure: string
  readonly version: number
}

/** A look at a record: by a person, or at the command line (the clock's, with who it was in the words). */
export interface Look {
  readonly record: RecordId
  readonly procedure: string
  readonly at: Instant
  readonly by: Actor
  readonly why: string
}

/** What lists and look-ups need; a snapshot that may lag behind the commits. */
export interface Summary {
  readonly record: RecordId
  readonly procedure: string
  readonly version: number
  readonly moved: number
  readonly is: string
  readonly opened: Instant
  readonly waiting: readonly Waiting[]
  readonly marks: readonly Mark[]
  /** What the record adds to the office's figures; left out, nothing. */
  readonly figures?: Counted
  /** The customer's name, empty while it names none; left out where its procedure has no customer. */
  readonly customer?: string
}
export type Counted = Figures & WorkedIn

/** The summary as read back: marks are hashes there, and stay in the log; figures and names are asked for by themselves. */
export type ReadSummary = Omit<Summary, 'marks' | 'figures' | 'customer'>

/** Whom a record is about, as its newest step says: empty while it names nobody; undefined where only the record itself can tell. */
export interface Named {
  readonly record: RecordId
  readonly version: number
  readonly customer: string | undefined
}

/** A record in the office's figures. */
export interface CountedRecord {
  readonly record: RecordId
  readonly procedure: string
  readonly opened: Instant
  readonly figures: Counted
}

/**
 * One open owed item under a lease. `index` is its place in its commit's list; -1 is "redraw the record's copies", of which there is one a
 * record, however often it is owed: so one worker at a time draws a record's copies, as long as it has its lease.
 */
export interface OwedItem {
  readonly id: string
  readonly record: RecordId
  readonly version: number
  readonly index: number
  readonly due: Instant
  readonly urgency: Urgency
  readonly tries: number
  /** The lease's number: a worker that lost its lease can neither finish nor put back (fencing). */
  readonly fence: number
  /** What was done with it before is not known: whoever had it was killed, or frozen until the lease ran out, or put it back in doubt. */
  readonly left: boolean
  /** How often it had been owed again when it was taken. */
  readonly asked: number
}

export type Appended =
  | { readonly outcome: 'appended'; readonly commit: Commit }
  /** Somebody else took this version: load again and decide again. */
  | { readonly outcome: 'overtaken' }

/**
 * The log: one insert is the truth. Every method throws LogAway when the database cannot be reached in time (about 2 s),
 * SealBroken when a sealed part does not open, and KeyErased when a record's key was destroyed.
 */
export interface Log {
  /**
   * Opens a record under the next free reference of its prefix and year, with its first commit (version 1). An arrival opens one
   * record: when another process has opened it meanwhile, the commit that it made is the answer.
   */
  open(
    prefix: string,
    year: number,
    procedure: string,
    first: Omit<Commit, 'record' | 'version'>,
    summary: (record: RecordId) => Omit<Summary, 'record'>,
  ): Promise<Commit>
  /**
   * One insert of commit `version` (must be the record's newest + 1), and it is kept. Owed items and the snapshot follow beside the answer, each
   * completed later if we die between: whoever asks this log for what is owed or listed waits for them, another process sees them a little later.
   */
  append(commit: Commit, summary: Summary): Promise<Appended>
  read(record: RecordId): Promise<Kept | undefined>
  /** One commit, for its owed items. */
  commit(record: RecordId, version: number): Promise<Commit | undefined>
  /** Records that hold any of these marks and were opened at or after `since`, newest first; where asked only those of some procedures. */
  findByMarks(marks: readonly Mark[], since: Instant, limit: number, procedures?: readonly string[]): Promise<readonly ReadSummary[]>
  waitingFor(person: StaffId): Promise<readonly ReadSummary[]>
  /** The records that hold this mark and in which something waits for anybody, newest first. */
  waitingUnder(mark: Mark): Promise<readonly ReadSummary[]>
  /** Everybody for whom something waits, each once, in no order. */
  waitedFor(): Promise<readonly StaffId[]>
  /** Every record in which something waits for anybody, newest first. */
  waits(): Promise<readonly ReadSummary[]>
  /** Newest first; for lists and reports. */
  list(query: { procedure?: string; is?: readonly string[]; since?: Instant; limit: number }): Promise<readonly ReadSummary[]>

  /**
   * Reads every record of a procedure that was opened at or after `since`, newest first, or the records that are named, some at a time, so
   * that everybody else's work goes on between. Of erased and broken ones nothing is known here; `read` says which it is. For what nobody
   * waits for: it takes as long as it takes.
   */
  walk(
    query: { procedure: string; since?: Instant } | { records: readonly RecordId[] },
    take: (some: readonly Passed[]) => void | Promise<void>,
  ): Promise<void>
  /**
   * Whom the records of a procedure are about, newest first, some at a time: out of the lists, which costs a fraction of a walk. It takes as
   * long as it takes.
   */
  names(procedure: string, take: (some: readonly Named[]) => void | Promise<void>): Promise<void>
  /**
   * The figures of the records of these procedures that were opened at or after `since` and before `until`, each procedure's oldest first. Of
   * erased ones there are none. For reports: it takes as long as it takes.
   */
  figures(query: { procedures: readonly string[]; since: Instant; until: Instant }): Promise<readonly CountedRecord[]>
  /**
   * The records that moved by commits dated at or after `since`, each once, in no order. The date is that of the process that committed:
   * a commit may become visible later than its date says. Left out: every record there is, as its snapshot says, which asks no commit
   * for its date, and does not tell of an erasure. It takes as long as it takes.
   */
  movements(since?: Instant): Promise<readonly Movement[]>

  /**
   * Who looked at which record, when and why, newest first: since a moment, or at some records ever, or ever by some people. Of an erased
   * record it is not known why.
   * It takes as long as it takes.
   */
  looks(
    query: { readonly since: Instant } | { readonly records: readonly RecordId[] } | { readonly by: readonly Actor[] },
  ): Promise<readonly Look[]>

  /** Claims a name once; false when it was claimed before and has not expired. */
  claim(name: string, until: Instant): Promise<boolean>
  unclaim(name: string): Promise<void>
  /** The commit that an arrival caused, when there is one. */
  commitOf(arrival: string): Promise<{ record: RecordId; version: number } | undefined>

  /** Takes the most urgent due item under a lease, or undefined; with `only`, nothing but posts and alarms, or nothing but redraws. */
  takeOwed(
    now: Instant,
    lease: { seconds: number; urgencies: readonly Urgency[]; only?: 'posts' | 'redraws' },
  ): Promise<OwedItem | undefined>
  /** Done: deletes it, unless the lease was lost (false). What was owed again meanwhile stays, to be taken at once. */
  finishOwed(item: OwedItem): Promise<boolean>
  /** Back, to be taken at `again` (at once when it was owed again meanwhile), with one try more; false when the lease was lost. When it was due does not change. `inDoubt`: it may have been sent, and whoever takes it next is to look. */
  putBackOwed(item: OwedItem, again: Instant, inDoubt?: boolean): Promise<boolean>
  /** Owes once more, from `at` on, that the record's copies are drawn: as a commit with `redraw` does. */
  oweRedraw(record: RecordId, at: Instant): Promise<void>
  /**
   * What each of these records still owes by its commits: what is not done, whether or not it can be taken yet, and what is in somebody's hands. Of
   * those that are erased, or not there, it tells nothing.
   */
  owing(records: readonly RecordId[]): Promise<ReadonlyMap<RecordId, readonly Owed[]>>
  /** Open items for metrics, readiness and the watchdog: how many by urgency, and since when the oldest is due, however often it was tried. */
  owedOpen(now: Instant): Promise<readonly { urgency: Urgency; count: number; oldestDue: Instant }[]>
  /** After a crash: finds commits whose owed items or snapshots are missing and completes them. Returns how many. */
  completeOwed(since: Instant): Promise<number>

  /** Small sealed things under a name (drafts, a platform's conversation references, tokens); `until` undefined: kept. */
  putSealed(kind: string, name: string, value: unknown, options?: { until?: Instant; owner?: string }): Promise<void>
  getSealed(kind: string, name: string): Promise<unknown>
  dropSealed(kind: string, name: string): Promise<void>
  /** Drops it if it is still what was read, as JSON; true when it is not there afterwards. False: it was put anew meanwhile, and stays. */
  dropSealedIfStill(kind: string, name: string, read: unknown): Promise<boolean>
  /** All of a kind, or of an owner, by name. `broken` hears of those that do not open, which are left out then; without it one such is thrown (SealBroken). */
  listSealed(
    kind: string,
    owner?: string,
    broken?: (name: string, fault: SealBroken) => void,
  ): Promise<readonly { name: string; value: unknown }[]>

  /**
   * Walks the hash chain of every record, and looks at its key and at what it owes; names the first bad entry of each. Everybody else's work
   * goes on between. `mark` is a code over all that was kept up to a few minutes ago, to be written down elsewhere; given back later as
   * `seen`, it shows whether all of that is still there.
   */
  verify(seen?: SeenMark): Promise<Verified>
  /**
   * Wraps with RECORD_KEY what the former one still wraps, also beside bots that are at work; broken off, the next one goes on. `moved`:
   * how many it did; `left`: how many are wrapped with a key that is not among those given, and do not open here.
   */
  rewrap(): Promise<{ readonly moved: number; readonly left: number }>
  /** How many keys the former RECORD_KEY still wraps, and how many one that is not among those given. Changes nothing. */
  wrapped(): Promise<{ readonly former: number; readonly strange: number }>
  /** Builds the snapshots again from the commits. */
  rebuild(summarise: (kept: Kept) => Summary): Promise<number>
  /**
   * Destroys the records' keys: their sealed parts can never be read again; the chain stays whole. Small sealed things that mention them
   * (drafts, kept cards) go too. Gives those that there are; done again it does no harm.
   */
  erase(records: readonly RecordId[]): Promise<readonly RecordId[]>
  /**
   * From now on this is told of records that are erased, here at once and by another process within some ten seconds: nothing of them is to stay in
   * this process's memory. It may be told of one more than once, and must not throw.
   */
  whenErased(forget: (records: readonly RecordId[]) => void): void
  /** Asks the database, and has it write down a word; throws LogAway when it cannot: one that only answers keeps nothing. */
  ping(): Promise<void>
  close(): Promise<void>
}

/** What a verification found. */
export interface Verified {
  readonly records: number
  readonly commits: number
  readonly faults: readonly { readonly record: string; readonly version: number; readonly fault: string }[]
  readonly mark: SeenMark
  /** Why the files beside the database could not be read or written, in a sentence; left out when they could: what they saw, or are to see, is missing. */
  readonly unwitnessed?: string
  /** The small sealed things that stand in a register: how many are whole, and how many went while a bot of an earlier version was there, rightly or by hand. Absent where there is none. */
  readonly small?: { readonly things: number; readonly unknown: number }
  /** What is to be asked of an administrator: which files beside the database are gone, begin anew or know less than before, a sentence each; left out when none. */
  readonly moved?: readonly string[]
  /** Whether the mark that was given still holds; left out when none was. */
  readonly holds?: boolean
}

/** You will see this when the database cannot be reached, does not answer in time, or answers with any fault of its own. */
export class LogAway extends Error {
  override readonly name = 'LogAway'
  /** It was reached, and refused for a reason that does not pass by itself: a full disk, a panic, a code that nobody knows. */
  readonly refuses: boolean
  constructor(words: string, { refuses = false, ...options }: ErrorOptions & { readonly refuses?: boolean } = {}) {
    super(words, options)
    this.refuses = refuses
  }
}
/** You will see this when a sealed part was altered, moved, or sealed with another office's key. */
export class SealBroken extends Error {
  override readonly name = 'SealBroken'
}
/** You will see this when a record was erased: its key is gone, and so are its words. */
export class KeyErased extends Error {
  override readonly name = 'KeyErased'
}
/**
 * You will see this when a newer version of the bot has written in a record what this one does not know. This one keeps its hands off it: it would
 * decide on half of what happened. What is owed is left to the newer one. Its message is a sentence for whoever asked.
 */
export class NewerRecord extends Error {
  override readonly name = 'NewerRecord'
  constructor(record: RecordId) {
    super(
      `The bot is being brought up to date, and this half of it cannot read ${record} any more. Nothing was lost, and nothing was done just now: please try again in a minute.`,
    )
  }
}

/**
 * Under this kind stands in the sealed store what the copies of a record's cards show, as far as it is known; the record is the owner.
 * A restore takes it away, and leaves its own moment under `restoredKind`: of copies posted before that nobody knows what they show.
 */
export const shownKind = 'shown'
export const restoredKind = 'restored'

/** Under this kind a bot that works says so every few seconds. */
export const aliveKind = 'watch'

/** Under this kind stands beside the records who erased one, why and when; it stays, also when another record that it mentions is erased. */
export const erasedKind = 'erased'

/** Under this kind stands what the bot found and could tell none of the administrators yet: references alone, so that it stays when a record is erased that it mentions. */
export const untoldKind = 'untold'

/** The log's store of small sealed things, for whoever needs no more of it. */
export type SealedStore = Pick<Log, 'putSealed' | 'getSealed' | 'dropSealed' | 'listSealed'>

/** The log's word that records were erased, for whoever keeps anything of them in memory. */
export type Erasures = Pick<Log, 'whenErased'>
