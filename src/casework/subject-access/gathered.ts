import type { RecordId } from '../../procedures/words.js'
import type { Piece } from './marked.js'

/** Why a record, or a part of one, is in what is gathered. */
export type Because =
  | 'theirs'
  | 'under the same name'
  | 'named in another record'
  | 'perhaps named in another record'
  | 'possibly named in another record'
  | 'written by them, or about them as a member of staff'
/** One thing that happened, with what was said then. */
export interface Happened {
  readonly on: string
  /** The clock or the courier did it, or it is told of a look: no decision of anybody's. */
  readonly byItself?: true
  readonly what: readonly Piece[]
  /** `unsure`: a name like theirs stands in it, and a person must say whether it is they. */
  readonly said: readonly { readonly label: string; readonly words: readonly Piece[]; readonly unsure?: true }[]
}
/** A record, or the part of it that is about them. */
export interface GatheredRecord {
  readonly record: RecordId
  readonly what: string
  readonly opened: string
  readonly because: Because
  /** What a person asks themselves before any of it goes. */
  readonly care?: string
  readonly happened: readonly Happened[]
}
/** Somebody looked at a record: who, when, and why. */
export interface LookedAt {
  readonly record: RecordId
  readonly on: string
  readonly who: readonly Piece[]
  readonly why: readonly Piece[]
}
/** All that is kept on one person. */
export interface Gathered {
  readonly name: string
  readonly records: readonly GatheredRecord[]
  /** Forms that somebody has begun and not sent, in which they are named; each goes by itself within a day or so. */
  readonly unfinished: readonly Happened[]
  readonly looks: readonly LookedAt[]
  /** How many of their records the office's figures count, by what they are; of a member of staff, of those that they began. Always numbers only. */
  readonly counted: readonly { readonly what: string; readonly records: number }[]
  /** Records that were erased, or do not open: nothing of them is known. */
  readonly unread: number
  /** Records in which a newer version of the bot has written what this one cannot read; theirs may be among them. Nothing goes before it is gathered again. */
  readonly newer: readonly { readonly record: RecordId; readonly what: string }[]
}
