import type { Card, SaidAgain } from '../cards/card.js'
import type { Listen } from '../casework/arrival.js'
import type { PostedCopy } from '../procedures/bookkeeping.js'
import type { ChannelPurpose, Person } from '../procedures/people.js'
import type { Urgency } from '../procedures/procedure.js'
import type { Instant, RecordId, StaffId } from '../procedures/words.js'

/** A copy that this channel has posted, kept in the record so that it can be replaced. */
export type Posted = PostedCopy

export type Address = { readonly person: Person } | { readonly purpose: ChannelPurpose }

/** What a copy that stands in somebody's chat shows: of which record, and as of which of its versions, where the copy's buttons say that. */
export interface ShownCopy {
  readonly record: RecordId
  readonly version?: number
  /** When the copy was drawn last, by the platform's clock. */
  readonly drawn?: Instant
}

/** Why a copy is never drawn again. */
export type LostCopy = 'gone' | 'fixed'

/**
 * What goes wrong with a post, in one vocabulary for all channels.
 * `later` may be tried again (retryAfter in seconds when the platform said so); `unclear` may or may not have arrived;
 * `never` will not work for this address: the next means, or the next person, must be tried. `because` is a sentence for people. `gone`: the
 * conversation is no longer there, nothing was sent, and a new one may be begun. `copy`: what it says of a copy that was to be drawn anew, and
 * that no trying again will change: it is no longer there, or it stands and cannot be changed any more.
 */
export class ChannelFault extends Error {
  override readonly name = 'ChannelFault'
  constructor(
    readonly fault: 'later' | 'unclear' | 'never',
    readonly because: string,
    readonly options: { readonly retryAfter?: number; readonly cause?: unknown; readonly gone?: true; readonly copy?: LostCopy } = {},
  ) {
    super(because, { cause: options.cause })
  }
}

/**
 * Told where an answer stands in somebody's chat that holds a card: it is drawn over like every other copy. `words`: where what they wrote stands
 * that it answers, where the channel can draw over that. Never throws, and nobody waits for it.
 */
export type Stays = (by: StaffId, card: Card | SaidAgain, posted: Posted, words?: Posted) => void

/** How a card is posted. */
export interface PostOptions {
  readonly urgency: Urgency
  /** Names this one delivery: a channel that can, looks for it before it sends again. */
  readonly key: string
  /** An earlier try, most likely another process's, may have sent it already: a look for it that fails, or takes long, must not keep an alert from being sent, and nothing for long. */
  readonly again?: true
  /** Nothing of this delivery was sent before this moment: a look for it need go no further back. Left out: it goes over the newest alone. */
  readonly since?: Instant
  /**
   * Told of a copy of this delivery that stood there already, by a channel whose look for it came too late or failed, so that it was sent again: as soon as the
   * channel knows. What stands in a record is looked for once more (`lookAgain`), as a process may end before, and a copy may come later. Where it rejects, it
   * was not taken, and is told again.
   */
  readonly found?: (earlier: Posted) => Promise<void> | void
  /**
   * Is it still this bot's to send? To be asked last, by `mustBeOurs`: a bot that stood still (a machine put to sleep, a full processor) may find that another
   * has sent it meanwhile. Left out: it is.
   */
  readonly isOurs?: () => boolean
  /**
   * The message in the same shared place below which it stands, where the platform has threads. An alert is shown to everybody there all the
   * same; and what cannot stand below it stands alone: a thread holds nothing up.
   */
  readonly below?: Posted
}

/** Called immediately before something is written to a platform, after all that was waited for. Throws `later`: nothing was sent. */
export const mustBeOurs = ({ isOurs }: Pick<PostOptions, 'isOurs'>): void => {
  if (isOurs && !isOurs()) throw new ChannelFault('later', 'The bot stood still for too long: another may have sent it meanwhile.')
}

/** A way to reach people, and to be reached by them. Whatever goes wrong in post and replace is thrown as a ChannelFault. */
export interface Channel {
  readonly name: string
  /** Can this channel reach them at all (an id is known, the purpose has a channel here)? */
  reaches(address: Address): boolean
  /** Posts a card. */
  post(to: Address, card: Card, options: PostOptions): Promise<Posted>
  /** Puts a newer drawing in a copy's place. */
  replace(posted: Posted, card: Card): Promise<void>
  /**
   * Reads back what the bot's own copies in somebody's chat show, of those posted since a moment. Left out where a platform lets no bot read what
   * it wrote. Throws a ChannelFault.
   */
  readBack?(person: Person, since: Instant): Promise<readonly ShownCopy[]>
  /**
   * Looks for every copy of a delivery in somebody's chat; with those that are `known`, which may no longer be told by their key once they were drawn anew, the
   * earliest first. Left out where a platform lets no bot look. Throws a ChannelFault: then nothing is known of it.
   */
  lookAgain?(person: Person, sought: Pick<PostOptions, 'key' | 'since'> & { readonly known: readonly Posted[] }): Promise<readonly Posted[]>
  start(listen: Listen): Promise<void>
  stop(): Promise<void>
}
