import type { Person } from './people.js'
import type { Instant, StaffId } from './words.js'

/** A button on a card or an answer. */
export interface Button {
  readonly title: string
  readonly does:
    | { readonly step: string } // taken with one click
    | { readonly dialog: string } // opens a dialog of this record's procedure
    | { readonly command: string } // opens another procedure's first dialog, filled in from this record
    | { readonly link: string }
    | { readonly letter: string } // drafts a letter of this kind
    | { readonly gather: CopyKind | 'csv' } // a file that is made when it is asked for: all that is kept on one person, or the pack of a review
  readonly style?: 'primary' | 'danger'
}

/** What is kept on one person: with what may be others’ marked, for the review; or with that taken out, for the person who asks. */
export const copyKinds = ['word', 'json', 'word-theirs', 'json-theirs'] as const
export type CopyKind = (typeof copyKinds)[number]

/** What is asked before a step is taken: what it does or confirms, and the words that do it. */
export interface Asks {
  readonly says: string
  readonly yes: string
}

/** A letter that may be drafted from a record: its kind, and the words on its button. */
export interface LetterDraft {
  readonly kind: string
  readonly title: string
}

/** A letter as text, before it becomes a document. `«…»` marks what the writer has to fill in. */
export interface Letter {
  readonly name: string
  readonly address: readonly string[]
  readonly date: string
  readonly subject: string
  readonly paragraphs: readonly string[]
  readonly signed: readonly string[]
}

/** A thing waiting for somebody, for /my-work. The words name no customer: they stand in lists and previews. */
export interface Waiting {
  readonly for: StaffId
  readonly what: string
  readonly since: Instant
  readonly due?: Instant
  /** The card that somebody gets who has it all at once, since whoever had it is gone; left out, the record's. */
  readonly card?: string
  /** The one button that does it, from the list itself; left out, the record is opened first. Its right is asked at the press. */
  readonly button?: Button
  /** What does it on the opened record, where the list opens that first: a card with this button is about it. */
  readonly doneBy?: Button['does']
}

/** What a viewer sees of a record. `person` undefined: a shared channel, which gets references only. */
export interface Viewer {
  readonly person?: Person
}

/** A colleague's number as the office writes it, and how a telephone rings it ("tel:+44…"). `says` names the press: "Ring Gita Rao on 020 …". */
export interface Ringing {
  readonly number: string
  readonly url: string
  readonly says: string
}

/** A card before it is drawn: a template with its data, and the frame that all cards share. */
export interface View {
  /** Path below cards/, without the ending: 'terminated-call/line-manager'. */
  readonly template: string
  /** The template's view model: no null, no undefined; strings are user text or ours, drawn as plain text. */
  readonly data: Readonly<Record<string, unknown>>
  readonly title: string
  /** What kind of record it is, beside its reference, where the title says what is wanted of its reader. */
  readonly kind?: string
  /** The card is looked at again and again while something goes on: its title stays, whatever waits. */
  readonly titleStays?: true
  /** The state in words, with its tone: never by colour alone. */
  readonly status?: { readonly words: string; readonly tone: 'waiting' | 'good' | 'warning' | 'attention' }
  /** 's6' … cited at the foot. */
  readonly sections: readonly string[]
  /** The first first: so many as a telephone shows stand above the facts, the others below them. */
  readonly buttons: readonly Button[]
  /** So many of the buttons stand above the facts, where the card needs more there than others. */
  readonly bar?: number
  /** It is about an alert: it does not offer to raise another. */
  readonly aboutAlert?: true
  /** A text to be put somewhere else, such as on the case file: whole, to be copied with one press where the channel can. */
  readonly paste?: string
  /** The rest: long facts that nothing waits for, closed until somebody opens them. Never what to do, a reason or a day that decides. */
  readonly folded?: { readonly title: string; readonly rows: readonly { readonly label: string; readonly value: string }[] }
  /** An alert is owed now: its button stands above the words, in sight on a telephone, and not at the foot. */
  readonly alertFirst?: true
  /** What it still says once the matter is over and its words have left the chats: ours, and nothing that anybody typed. */
  readonly afterwards?: readonly string[]
  /** What a connected system gets of this card, as data; no person is shown it. */
  readonly copy?: Readonly<Record<string, unknown>>
  /** Numbers of colleagues: wherever one stands on the card, a press rings it. */
  readonly rings?: readonly Ringing[]
  /** What may be said of it where others read along, since nothing that was told is in it: what has become of it, for whoever no message of their own reaches. */
  readonly anywhere?: string
  /** Shown in a notification preview and as the fallback text: the reference, its kind or what is wanted, and never a customer (rule 6). */
  readonly preview: string
}

/** What a look-up shows of a record (s10): the first things first, by `order` (0 adjustments, 1 restrictions, 2 alerts, 3 other matters). */
export interface Found {
  /** The name on it; empty where nobody knows it. */
  readonly customer: string
  readonly order: 0 | 1 | 2 | 3
  readonly what: string
  readonly status: string
  readonly toDo: readonly string[]
  readonly buttons: readonly Button[]
  /** What it rests on beside the sections of every look-up (s5, s10). */
  readonly sections?: readonly string[]
}

/** A record as a line of a list that people work from. The customer is named in it: only those whose role allows see the list. */
export interface ListLine {
  /** What it is about: the customer's name. */
  readonly about: string
  /** With whom it lies: a list of what somebody leaves behind finds it by this. */
  readonly owner?: StaffId
  /** The columns, the same labels in each line; empty where there is nothing to say. */
  readonly cells: readonly { readonly label: string; readonly value: string }[]
  /** Its place under each way of sorting: text order is its order. */
  readonly sort: Readonly<Record<string, string>>
  /** The filters that keep it. */
  readonly kept: readonly string[]
}
