import type { Recipient } from './procedure.js'

/** A copy that a channel has posted; opaque to everybody but that channel. */
export interface PostedCopy {
  readonly channel: string
  readonly where: string
  readonly id: string
}

/** Which owed notice: the commit's version and the notice's place in its list. */
export interface OwedRef {
  readonly version: number
  readonly index: number
}

/** What stands there of a card that nobody was owed: it answered somebody who opened it. */
export const answered: OwedRef = { version: 0, index: 0 }
/** Did a card come as an answer, and not because its person was to be told? */
export const isAnswer = (event: object): boolean =>
  'of' in event && typeof event.of === 'object' && event.of !== null && 'version' in event.of && event.of.version === answered.version

/**
 * Events that any record may hold beside its procedure's own. They never move the matter on: a card drawn before them is
 * not stale, and procedures do not evolve by them.
 */
export type Bookkeeping =
  | {
      readonly event: 'NoticeDelivered'
      readonly of: OwedRef
      readonly notice: string
      readonly to: Recipient
      readonly posted: PostedCopy
      /** What the copy showed: the record's `moved` when it was drawn. */
      readonly moved: number
      /** The fingerprint of what it showed; events of earlier bots have none. */
      readonly print?: string
      /** It stood there before another copy of the same delivery, and was found after that: it never is the newest. */
      readonly found?: true
    }
  | { readonly event: 'NoticeFailed'; readonly of: OwedRef; readonly notice: string; readonly to: Recipient; readonly because: string }
  /**
   * Where an answer stands in a chat that was given before an alert was raised from it, or what was asked there: neither is a card of the record, and
   * a bare card takes their place once it is over. 'answer alone': its channel draws over what was asked as well.
   */
  | {
      readonly event: 'AnswerStands'
      readonly to: Recipient
      readonly posted: PostedCopy
      readonly shows: 'answer' | 'answer alone' | 'words'
    }
  | { readonly event: 'DetailsOpened'; readonly why: string }
  /** Its key is about to be destroyed. Afterwards only the name of this event can be read here; who and why are kept beside the records. */
  | { readonly event: 'RecordErased'; readonly why: string }

const names: ReadonlySet<string> = new Set<Bookkeeping['event']>([
  'NoticeDelivered',
  'NoticeFailed',
  'AnswerStands',
  'DetailsOpened',
  'RecordErased',
])

/**
 * The events that say that somebody looked at what a record holds, each with the reason in `why`: the list of who looked at what is made of them. An
 * alert has one of its own (`receipts` of at-risk): whoever reads again what was cleared out of the chats moves the alert on by it, which no bookkeeping does.
 */
export const looks: ReadonlySet<string> = new Set(['DetailsOpened', 'AlertReadAgain'])

/** Is this one of the events that only keep the books? */
export const isBookkeeping = (event: { readonly event: string }): boolean => names.has(event.event)
