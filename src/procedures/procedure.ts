import type { Alarm, Decision, Facts, HardContact, LooksAt, Mark, Notice, Right } from './facts.js'
import type {
  CardsLeft,
  ClosedFigures,
  DueRecord,
  Figures,
  FiguresBook,
  FigureWords,
  FoundDue,
  HeldNow,
  NotHeld,
  OnDueList,
  Retention,
} from './figures.js'
import type { Answers, DialogStep, Form, PreviewLine } from './form.js'
import type { GuidanceAdded } from './guidance.js'
import type { InCopy } from './in-copy.js'
import type { HeardInYear, PackAsked, YearFound } from './looking-back.js'
import type { Person } from './people.js'
import type { Urgent } from './urgent.js'
import type { Asks, Button, Found, Letter, LetterDraft, ListLine, View, Viewer, Waiting } from './view.js'
import type { WhoIsHere } from './who-is-here.js'
import type { Instant, RecordId, StaffId } from './words.js'

export * from './facts.js'
export * from './view.js'

/** Who the customer of a record is, as it was typed: from these fields, and from nothing else, come the marks that find the record. */
export interface CustomerFields {
  readonly name?: string | undefined
  readonly telephone?: string | undefined
  readonly email?: string | undefined
  /** A number or an address, where one field takes either. */
  readonly contact?: string | undefined
  readonly party?: string | undefined
  readonly cases?: readonly string[] | undefined
  readonly address?: string | undefined
}

/** A dialog: a list of forms with a preview at the end; what it sends is a step. */
export interface Dialog<Step, State> {
  readonly name: string
  readonly title: string
  /** The words on the button that sends it. */
  readonly send: string
  readonly steps: readonly DialogStep[]
  /** Answers to begin with; `text` is what stood after the command, `from` what another record fills in, with its reference as `record`. Or why it cannot begin. */
  readonly begin?: (state: State, facts: Facts, given: { text?: string; from?: Answers }) => Answers | { readonly refused: string }
  readonly preview?: (answers: Answers, facts: Facts) => readonly PreviewLine[]
  /** Earlier records to warn about before sending (a possible duplicate): found by any of these marks, within the hours given. */
  readonly likeness?: (
    answers: Answers,
    facts: Facts,
  ) => { readonly marks: readonly Mark[]; readonly hours: number; readonly words: string } | undefined
  /** Records that were named by hand: of one that is not there a word is said at the check. */
  readonly names?: (answers: Answers) => readonly RecordId[]
  /**
   * Earlier records of the same customer, to be ticked as evidence: found by any of these fields, as many years back.
   * Casework looks for them whenever a form of the dialog is done; from then on they stand in the answers as `found`, newest
   * first, each with its reference, its kind in words and its local date: { record, what, on }; `on` is empty where a senior is to be asked.
   */
  readonly evidence?: (answers: Answers, facts: Facts) => { readonly customer: CustomerFields; readonly years: number }
  readonly step: (answers: Answers, facts: Facts) => Step
}

/** On whom everything is gathered that the office keeps. */
export interface Subject {
  readonly is: 'customer' | 'staff'
  readonly customer: CustomerFields
  /** Their id, of somebody who works here. */
  readonly staff?: StaffId
  /** Former names, other numbers, a former id: whatever else is certainly theirs. */
  readonly also: readonly string[]
}

/** Somebody's word that two records, under two spellings of a name, are one customer's. */
export interface Linking {
  readonly records: readonly [RecordId, RecordId]
  readonly by: StaffId
  readonly at: Instant
}

/** Somebody's word that records are two customers', though a number or an address joins them. */
export interface Parting {
  /** The records of the one, and those of the other: each side is one customer's. */
  readonly sides: readonly [readonly RecordId[], readonly RecordId[]]
  readonly by: StaffId
  readonly at: Instant
}

/** Delivery as the record sees it, so that a procedure may answer to it (a failed alert goes to the next person). */
export interface Delivery {
  readonly notice: Notice
  readonly channel?: string
  readonly because?: string
  readonly outcome: 'delivered' | 'failed'
}

/**
 * A step as casework's door sees it. `given` is the schema of what it holds, left out where it holds nothing. From a `press` it is one
 * click; from a `form` it is said in one, and a press is no way past it; a step that comes by `itself` (the clock, the courier, casework)
 * is taken by nobody's hand.
 */
export interface StepAtTheDoor {
  readonly given?: (facts: Facts) => Form
  readonly from: 'press' | 'form' | 'itself'
}

/** Every kind of event, as a table that the compiler holds complete. */
export type EventsOf<Event extends { readonly event: string }> = { readonly [E in Event['event']]: true }

/**
 * One procedure of the office: its rules, and how its records are seen. Pure throughout: no await, no clock, no randomness.
 * Adding one = this file, its cards, its test, and a line in office.ts.
 */
export interface Procedure<
  Step extends { readonly step: string },
  Event extends { readonly event: string },
  State extends { readonly is: string },
> {
  readonly name: string
  /** Two letters before the reference: TC. */
  readonly prefix: string
  /** What one record is called: "Terminated call". */
  readonly title: string
  /** The command that begins it, with its line of help, and the dialog or step it opens. */
  readonly command?: {
    readonly name: `/${string}`
    readonly help: string
    /** What may stand after it, where a platform shows that: "what was said". */
    readonly hint?: string
    /** A platform's short list may leave it out: another command leads to it. Typed, it works everywhere, and /help shows it. */
    readonly seldom?: true
    /** What a member of staff most often comes for: a greeting is answered with it. */
    readonly often?: true
    /** The words on its button, where its records are called otherwise. */
    readonly button?: string
    /** Opens a dialog, or takes a step at once (a one-click beginning such as the live call companion); text after the command goes to `begins`. */
    readonly begins: { readonly dialog: string } | { readonly step: (text: string, facts: Facts) => Step | { readonly dialog: string } }
  }
  /** It is an alert: nothing holds it up. Left out, it takes its turn like everything else. */
  readonly urgent?: Urgent<Step, State>
  readonly initial: State
  /** Every step with who may take it; steps by the clock or the courier are not listed. A step missing here is refused to people. */
  readonly rights: { readonly [S in Step['step']]?: Right<State> }
  /** What each step holds and where it comes from; casework's door parses by it. The kit makes it from a table of rules. */
  readonly steps?: { readonly [S in Step['step']]?: StepAtTheDoor }
  /** One-click steps that cannot be taken back, or that confirm something: said in these words, and asked once, wherever their button stands. */
  readonly asks?: { readonly [S in Step['step']]?: Asks }
  /** The step that keeps what somebody writes below a card of the record, as an answer to it. Left out, such words are not kept, and it is said. */
  readonly takesReply?: (words: string) => Step
  /** Steps that hold even on a card that shows an earlier state ("I have it"). All others refuse a stale card. */
  readonly holdsWhenStale?: readonly Step['step'][]
  readonly decide: (step: Step, state: State, facts: Facts) => Decision<Event>
  /**
   * The other records that a step needs to see: its right and its rule find them in `facts.others`, at most twenty. They are read when the
   * step is taken, beside its own record: two steps taken at the same moment on two records may each not see the other. What a card is to
   * show of them, the step's event keeps. Left out, steps see their own record only.
   */
  readonly looksAt?: (step: Step, state: State, facts: Facts) => LooksAt | undefined
  /**
   * Records that the clock opens by itself (a digest of the month): asked every morning, and whenever a bot starts. Each has a key of its
   * own, and is opened once for it, however many bots ask and however often; a step that decides on nothing opens none.
   */
  readonly opensByItself?: (facts: Facts) => readonly { readonly key: string; readonly step: Step }[]
  /** Every event that its records may hold: one that is not among them was written by a newer version, and this one keeps its hands off the record. */
  readonly events: EventsOf<Event>
  /** What a copy for a request for personal data calls what its events hold. Every procedure of the office has it; left out, its forms' labels stand there. */
  readonly inCopy?: InCopy<Event>
  readonly evolve: (state: State, event: Event) => State
  /** The record's whole answer to a delivery, also when it is nothing; left out, the opener and the administrators are told of a failed notice. */
  readonly delivered?: (delivery: Delivery, state: State, facts: Facts) => Decision<Event>
  /** Its records say, while they are in these states, who is here or on duty: the office stands corrected by them from the moment that they are kept. */
  readonly saysWhoIsHere?: { readonly is: readonly State['is'][]; readonly of: (state: State) => WhoIsHere }
  /** Its records add words of the office's own to the guidance, while they are in these states. */
  readonly addsGuidance?: { readonly is: readonly State['is'][]; readonly of: (state: State) => GuidanceAdded | undefined }
  /** Looked at every half minute by the clock while a record is in one of these states: the step that has become due without an alarm, if any. */
  readonly watched?: { readonly is: readonly State['is'][]; readonly step: (state: State, facts: Facts) => Step | undefined }
  /**
   * The alarms that a record owes as it stands, each until what it asks after is done: without them nobody would hear of it any more. Every morning,
   * and whenever a bot starts, what is missing of them by name is owed: of records that an earlier version left without, or whose alarm was lost. Left
   * out, nobody waits for its records, or the clock looks at all of them by itself.
   */
  readonly mustRing?: (state: State, facts: Facts) => readonly Alarm[]
  /** Looked at once a day by the clock: the step that has become due without an alarm (an owner who has left), if any. */
  readonly daily?: (state: State, facts: Facts) => Step | undefined
  readonly dialogs: readonly Dialog<Step, State>[]
  /** The card that a notice shows now, for this viewer; also 'receipt' (answer to who sent it) and 'record' (opened from a list). */
  readonly view: (notice: string, state: State, viewer: Viewer, facts: Facts) => View
  /** The card that answers whoever took a step of this event, where it is another than the one that they hold: what they did is kept, and who has it now. */
  readonly receipts?: { readonly [E in Event['event']]?: string }
  readonly waiting: (state: State, facts: Facts) => readonly Waiting[]
  /** What finds a record beside its customer: whoever reported it, the records that it links. */
  readonly marks: (state: State) => readonly Mark[]
  /** Who the record's customer is now: look-ups and evidence find it by these. Left out, it is about nobody. */
  readonly customer?: (state: State) => CustomerFields | undefined
  /** What a look-up of the customer says of this record now: what to do, in one line each. Left out or undefined: it is no matter of look-ups. */
  readonly lookUp?: (state: State, facts: Facts) => Found | undefined
  /** Its records link customers, and look-ups follow them: the step that opens one, what it links while it does, and how whoever looks may undo it. */
  readonly links?: {
    readonly step: (one: RecordId, other: RecordId) => Step
    readonly of: (state: State) => Linking | undefined
    readonly undo: (state: State, facts: Facts & { readonly by: StaffId }) => readonly Button[]
    /** The step by the clock before a record is erased that a link stands on; `instead` is another of the same name, if there is one. */
    readonly leave: (erased: RecordId, instead: RecordId | undefined) => Step
  }
  /** Its records part customers whom something joins, and look-ups keep them apart: what `links` is for the other case. */
  readonly parts?: {
    /** The dialog in which it is said; casework begins it with the records that are asked about. */
    readonly dialog: string
    readonly of: (state: State) => Parting | undefined
    /** What a step would set apart; undefined of any other step. */
    readonly sides: (step: Step) => Parting['sides'] | undefined
    readonly undo: (state: State, facts: Facts & { readonly by: StaffId }) => readonly Button[]
    /** The step by the clock before a record is erased that stands on a side. */
    readonly leave: (erased: RecordId) => Step
  }
  /** From whom the record is hidden whole: no look-up, no evidence, no reference says that it is there. Left out, from nobody. */
  readonly hiddenFrom?: (state: State, person: StaffId) => boolean
  /**
   * Its records are between those whom `mayOpen` names and nobody else: hidden whole from everybody else, counted in no figures, told in no
   * log of steps, and not shown on the command line, sealed or not.
   */
  readonly narrow?: true
  /**
   * What a list of the customer's earlier records says of it to this person: its kind and day, or to ask a senior, or nothing, as though it
   * were not there. Left out, kind and day to everybody.
   */
  readonly earlier?: (state: State, person: Person, facts: Facts) => 'kind and day' | 'ask a senior' | 'nothing'
  /**
   * For whoever decides: whose other records are named on the card when they open it, beside those that it shows already. They are read at
   * that moment and kept nowhere: a copy would outlive an erasure.
   */
  readonly besides?: (
    state: State,
    person: Person,
    facts: Facts,
  ) => { readonly customer: CustomerFields; readonly years: number; readonly shown: readonly RecordId[] } | undefined
  /**
   * Its views say themselves what is left in chats once a record is over. Left out, casework leaves a reference and the outcome of what is about a
   * customer, and lets an opened record stand for minutes.
   */
  readonly clearsChats?: true
  /** May this person open the record's details? (rule 6) */
  readonly mayOpen: (state: State, person: Person, facts: Facts) => boolean
  /** The letters that this person may have a draft of now; asked again at the click. */
  readonly letters?: (state: State, facts: Facts & { readonly by: StaffId }) => readonly LetterDraft[]
  /** The draft of a letter of this kind, for those who may have it; undefined when there is none of this kind now. */
  readonly letter?: (kind: string, state: State, facts: Facts & { readonly by: StaffId }) => Letter | undefined
  /** What another procedure may fill in from this record (an at-risk alert out of a call). */
  readonly gives?: (state: State) => Answers
  /** Its records ask for all that is kept on one person: on whom, for those who may have it gathered now, and for the command line; else the sentence that says why not. */
  readonly gathers?: (state: State, facts: Facts) => Subject | string
  /** On whom nothing that is kept may go meanwhile: whoever waits for it, identified or not; undefined when nobody does. */
  readonly waitsFor?: (state: State) => Subject | undefined
  /**
   * What somebody's request for their personal data must know of its records. `only`: they are given to these people themselves and to
   * nobody else, whoever is named in them. `care`: what a person asks themselves before any of it goes. `withheld`: fields, by
   * event, that are the welfare of whoever is `whose` (s2), or say why something was kept back: nobody else is given them. `ofHealth`: fields
   * that say how a customer is (s5, s9), and `ofCustomers` who one is: in a copy for staff they are marked as that customer's.
   */
  readonly subjectAccess?: {
    readonly only?: (state: State) => readonly StaffId[]
    readonly care?: string
    readonly ofHealth?: readonly string[]
    readonly ofCustomers?: readonly string[]
    readonly withheld?: {
      readonly fields: Readonly<Record<string, readonly string[]>>
      readonly whose: (state: State) => StaffId | undefined
    }
  }
  /**
   * Steps that lead straight on: their answer is the first dialog of this command, filled in from the record as it then stands; by a function,
   * in some states only.
   * Where a channel cannot open it there, the record's card has a button for it.
   */
  readonly leadsTo?: { readonly [S in Step['step']]?: `/${string}` | ((state: State) => `/${string}` | undefined) }
  /** A step that is taken on this record when the command's dialog, begun from it, has been sent: the call whose log was sent is logged. */
  readonly settledBy?: { readonly [command: `/${string}`]: Step['step'] }
  /**
   * Its records as a list to work from: those in these states. `may` says who works from it, or the sentence that says who does; a line is
   * undefined where it is not for whoever looks. The first way of sorting is the usual one. Left out, it is in no list.
   */
  readonly list?: {
    readonly title: string
    readonly is: readonly State['is'][]
    readonly sorts: readonly [string, ...string[]]
    readonly filters: readonly string[]
    readonly may: (person: Person) => true | string
    readonly line: (state: State, person: Person, facts: Facts) => ListLine | undefined
  }
  /** Somebody's hard contact with a customer, as soon as the record shows that it was one; left out or undefined, there is none yet. */
  readonly hardContact?: (state: State, facts: Pick<Facts, 'office'>) => HardContact | undefined
  /**
   * The clock opens one of its records after a hard contact of any procedure, once it is so many minutes old: one for each `key`, however many
   * bots look and however many records of a contact there are; a step that decides on nothing opens none. When a record of the contact has
   * moved since, the one that was opened takes the step `again`.
   */
  readonly followsContact?: {
    readonly minutes: number
    readonly key: (contact: HardContact, facts: Pick<Facts, 'office'>) => string
    readonly step: (contact: HardContact & { readonly record: RecordId }) => Step
    readonly again: Step['step']
  }
  /** What the record adds to the office's figures; left out, it is in none. */
  readonly figures?: (state: State) => Figures
  /** How a report names its figures; left out, it is in no report. */
  readonly figureWords?: FigureWords
  /** Its records keep who took the office's figures away, and which: the step that opens one. */
  readonly keepsWhoTook?: (what: string) => Step
  /** Its records keep the office's figures of a quarter, closed: the step that opens one, and what one keeps. */
  readonly keepsFigures?: { readonly step: (closed: ClosedFigures) => Step; readonly of: (state: State) => ClosedFigures | undefined }
  /** Records that the clock opens out of the closed figures (a digest of the month), each once for its key; asked each morning, as `opensByItself` is. */
  readonly fromFigures?: (book: FiguresBook, facts: Facts) => readonly { readonly key: string; readonly step: Step }[]
  /**
   * Its records look back on a year of practice (s1): the date of the one that is to be opened now, by how the newest stands; the step that opens
   * it, once for its date; and what goes round, for whoever may have it, or the sentence that says why not.
   */
  readonly looksBack?: {
    readonly due: (last: State | undefined, facts: Facts) => string | undefined
    readonly step: (found: YearFound, last: State | undefined) => Step
    readonly pack: (state: State, facts: Facts & { readonly by: StaffId }) => PackAsked | string
  }
  /** What a yearly review hears of a record that has reviews of its own; left out, nothing. */
  readonly heardInYear?: (state: State, facts: Facts) => HeardInYear
  /** Under which name the office's schedule says how long the record is kept; left out, it has no end. */
  readonly retention?: Retention<State>
  /**
   * Its records are lists of what is due to be erased: the step by the clock that opens one, in which states something on it is open and what that
   * is, and the step that says what the clock has done with it.
   */
  readonly listsDue?: {
    readonly step: (records: readonly DueRecord[]) => Step
    readonly is: readonly State['is'][]
    readonly of: (state: State, facts: Facts) => readonly OnDueList[]
    readonly found: (found: readonly FoundDue[]) => Step
    /** What somebody held on it at this moment; and the step that says what of it had gone before. */
    readonly heldAt: (state: State, at: Instant) => readonly HeldNow[]
    readonly notHeld: (late: readonly NotHeld[]) => Step
    /** The records that went, of which cards could not be blanked yet; and the step that says what a later try made of them. */
    readonly unblanked: (state: State) => readonly RecordId[]
    readonly blanked: (left: CardsLeft) => Step
  }
  /** One event in words, for the timeline; sealed parts only when `sealed` is true. */
  readonly say: (event: Event, facts: Facts, sealed: boolean) => string
}

/** A procedure whose particulars are known only to itself; what the list in office.ts holds. */
export type AnyProcedure = Procedure<AnyStep, AnyEvent, AnyState>
export interface AnyStep {
  readonly step: string
}
export interface AnyEvent {
  readonly event: string
}
export interface AnyState {
  readonly is: string
}

/** Forgets a procedure's particular types, once its events and steps are its own: the log gives back only what this procedure wrote. */
export const asAny = <S extends AnyStep, E extends AnyEvent, T extends AnyState>(procedure: Procedure<S, E, T>): AnyProcedure =>
  procedure as unknown as AnyProcedure
