import type { Card } from '../cards/card.js'
import type { PreviewLine } from '../procedures/form.js'
import type { RecordId, StaffId } from '../procedures/words.js'

/** Values as a channel sends them: text, lists of text, or items (quotes) as flat objects. Parsed by the form, never trusted. */
export type RawValues = Readonly<Record<string, string | readonly string[] | readonly Readonly<Record<string, string>>[]>>

/**
 * Somebody whom the office file does not know, as their platform tells of them. A `member` of our own workspace or tenant may raise an
 * alert, in the name they have there; a `stranger` (another workspace, a guest, a bot) may nothing; and of whom the platform
 * cannot `say` anything just now, what they are depends on where the delivery came from.
 */
export interface Outsider {
  readonly is: 'member' | 'stranger' | 'unsaid'
  readonly mayAlert: boolean
  /** As people there know them: "Dana Fox", or their id where there is no name. */
  readonly name: string
  /** What an administrator puts into the office file: "Your Slack id is U123." */
  readonly known: string
}

/** What comes in through a channel. `id` is the platform's delivery id: each is taken once, however often it comes. */
export type Arrival = {
  readonly id: string
  readonly by: StaffId
  readonly channel: string
  /** Where it was said; answers in a shared channel are private to the person. */
  readonly place: 'private' | 'shared'
  /** The conversation it was said in, where the channel tells: what was said in another one is nothing to it. */
  readonly conversation?: string
  /** It is what a message says now that somebody changed: the id with which that arrived. */
  readonly edits?: string
  /** The id with which the version before took the same delivery, where that was another: what arrived under it has arrived. */
  readonly formerly?: string
  /** Set where the office file does not know them: `by` is then nobody's id, and stands for nobody. */
  readonly outsider?: Outsider
} & (
  | { readonly arrives: 'command'; readonly command: string; readonly text: string }
  /**
   * A press on a card. `verb` is 'step:Name', 'dialog:name', 'command:/name', or one of casework's own ('open:', 'letter:kind',
   * 'resume:draft', 'fresh:/name', 'discard:draft', 'ask:section', 'steps:section', 'share:section', 'walk:map/answers', 'list:how', 'export:how',
   * 'look-up:', 'same-customer:'); all but 'step:', 'open:' and
   * 'discard:' may open a dialog. `version` is the one the card was drawn at. `given` is what else the button carries (words for a
   * command, references for 'same-customer:'): checked at the press, never trusted. Its answer is the card as it stands now, for
   * this person: privately where it was pressed in a shared place.
   */
  | {
      readonly arrives: 'press'
      readonly verb: string
      readonly record?: RecordId
      readonly version?: number
      readonly given?: Readonly<Record<string, string>>
    }
  /** A form of a dialog. `redraw` keeps what is typed and shows it again (a conditional field, one more item). */
  | {
      readonly arrives: 'form'
      readonly draft: string
      readonly step: string
      readonly move:
        | 'next'
        | 'back'
        | 'send'
        | 'redraw'
        | 'discard'
        | { readonly change: string; readonly field?: string }
        | { readonly add: string }
      readonly values: RawValues
    }
  /** The dialog was closed: the draft stays and is offered again. */
  | { readonly arrives: 'closed'; readonly draft: string; readonly step?: string; readonly values?: RawValues }
  /**
   * Words to the bot: a direct message or a mention. `below`: they were written below a card of this record, as an answer to it; 'unsaid' where the platform did not say of which. `unread`: what came with them, or
   * in their place, and can be read by nobody here: files, a picture.
   */
  | { readonly arrives: 'message'; readonly text: string; readonly below?: RecordId | 'unsaid'; readonly unread?: true }
  /** They have just been given the bot: they are told in two lines what it is for. */
  | { readonly arrives: 'installed' }
  /** Slack's home tab, the console's front page. */
  | { readonly arrives: 'home' }
)

/** One input of a form, drawn alike in every channel. */
export interface Field {
  readonly name: string
  readonly label: string
  readonly hint?: string
  readonly required: boolean
  readonly input: 'line' | 'lines' | 'date' | 'time' | 'person' | 'choice' | 'choices' | 'yes-no' | 'items'
  readonly options?: readonly { readonly value: string; readonly label: string }[]
  readonly maxLength?: number
  readonly onlyWhen?: { readonly field: string; readonly is: readonly string[] }
  /** For items: the fields of one item, and the words for one more. */
  readonly item?: readonly Field[]
  readonly addLabel?: string
  /** A gentle prompt about what was typed (rule 8), shown beside the field. */
  readonly prompt?: string
}

/** A dialog as a channel shows it. `values` are what to fill in; `errors` are keyed by field ('quotes.0.words' for items). */
export interface DialogView {
  readonly draft: string
  /** The records that it belongs to or was begun from, with which it goes when they are erased. */
  readonly about?: readonly RecordId[]
  readonly title: string
  readonly step: { readonly name: string; readonly title: string; readonly number: number; readonly of: number }
  readonly know: readonly string[]
  readonly fields: readonly Field[]
  readonly values: RawValues
  readonly errors: Readonly<Record<string, string>>
  /** Warnings above everything: a possible duplicate. */
  readonly warnings: readonly string[]
  /** On the last step instead of fields: "check your answers". */
  readonly preview?: readonly PreviewLine[]
  /** The question that somebody came back for, by Change: where a channel can, it begins there. */
  readonly focus?: string
  readonly back: boolean
  /** Words on the button that goes on: "Next", or the dialog's own at the end. */
  readonly next: string
}

/** What goes back to whoever arrived: private to them, but for what they share by their own press. */
export type Answer = PrivateAnswer | SharedAnswer

/** A card for everybody in a conversation where they asked; whether it got there is told to them alone. */
export interface SharedAnswer {
  readonly answer: 'shared'
  readonly card: Card
  /** As the channel called it in `Arrival.conversation`. */
  readonly conversation: string
}

export type PrivateAnswer =
  | { readonly answer: 'dialog'; readonly dialog: DialogView }
  /** A card for the person; `record` and `version` when it shows one, so that it is kept up to date. */
  | { readonly answer: 'card'; readonly card: Card }
  | {
      readonly answer: 'sentence'
      readonly text: string
      readonly tone: 'done' | 'refused' | 'note'
      /** What may be said of it where others read along, for whoever no message of their own reaches (as of a card). */
      readonly anywhere?: string
      /** What somebody typed that it repeats (as of a card). */
      readonly repeats?: string
    }
  | { readonly answer: 'nothing' }

/** The office's one door: every channel's `listen` leads here. Never throws: a fault becomes a sentence that says what to do. */
export type Listen = (arrival: Arrival) => Promise<Answer>
