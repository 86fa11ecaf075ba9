import { z } from 'zod'
import { ChannelFault } from '../channel.js'

type Kind = ChannelFault['fault']

const Refusal = z.object({ error: z.looseObject({ code: z.string().optional(), message: z.string().optional() }) })

/** Teams' error codes in the office's words. */
const known: Readonly<Record<string, readonly [Kind, string]>> = {
  MessageWritesBlocked: ['never', 'This person has blocked the bot in Teams.'],
  ConversationBlockedByUser: ['never', 'This person has blocked the bot in Teams.'],
  BotNotInConversationRoster: ['never', 'The bot is not installed there in Teams: add the app to the person, chat or team.'],
  BotDisabledByAdmin: ['never', 'An administrator has switched off the bot in Teams.'],
  BotNotRegistered: ['never', 'Teams does not know the bot: check MicrosoftAppId, and that the Teams channel of the bot is on.'],
  NotEnoughPermissions: ['never', 'The bot may not write there in Teams: add the app to the person, chat or team.'],
  InvalidBotApiHost: ['never', 'This conversation belongs to another cloud of Teams.'],
  ConversationNotFound: ['never', 'Teams does not know this conversation any more: check its id in the office file.'],
  ActivityNotFoundInConversation: ['never', 'The message is no longer there.'],
  NotFound: ['never', 'The message or its conversation is no longer there.'],
  RequestEntityTooLarge: ['never', 'The card is too big for Teams.'],
  MessageSizeTooBig: ['never', 'The card is too big for Teams.'],
  UserNotFound: ['never', 'Teams does not know this person: check their Entra id in the office file.'],
  MemberNotFound: ['never', 'Teams does not know this person: check their Entra id in the office file.'],
}

/** The conversation, not a message of it, is no longer there. */
const goneCodes: ReadonlySet<string> = new Set(['ConversationNotFound', 'BotNotInConversationRoster', 'NotFound'])

/** A message, or all of its conversation, is no longer there. */
const copyCodes: ReadonlySet<string> = new Set(['ActivityNotFoundInConversation', 'ConversationNotFound', 'NotFound'])

const byStatus: Readonly<Record<number, readonly [Kind, string]>> = {
  401: ['never', 'Teams does not accept the bot’s token: check the MicrosoftApp settings.'],
  403: ['never', 'Teams does not let the bot write there: the app is not installed, is blocked, or was switched off.'],
  404: ['never', 'The message or its conversation is no longer there.'],
  408: ['unclear', 'Teams did not get all of it in time; it may have arrived.'],
  412: ['later', 'Teams is changing this conversation just now.'],
  413: ['never', 'The card is too big for Teams.'],
  429: ['later', 'Teams asks to come back later.'],
  500: ['unclear', 'Teams had a fault of its own; it may have arrived.'],
  502: ['unclear', 'Teams did not answer; it may have arrived.'],
  503: ['later', 'Teams is not available for the moment.'],
  504: ['unclear', 'Teams did not answer in time; it may have arrived.'],
}

/** What an answer of the connector that is no success means. The words name no person and quote nothing that was sent. */
export function faultOfAnswer(status: number, body: string, retryAfter: string | null): ChannelFault {
  const refusal = Refusal.safeParse(asJson(body))
  const { code = '', message = '' } = refusal.success ? refusal.data.error : {}
  const blocked = /blocked the conversation/i.test(message) ? known.MessageWritesBlocked : undefined
  const roster = /conversation roster/i.test(message) ? known.BotNotInConversationRoster : undefined
  const back = secondsOf(retryAfter)
  // A code never makes final what the status says may be tried again.
  const tryAgain = byStatus[status]?.[0] === 'later' ? byStatus[status] : undefined
  const [kind, words] = tryAgain ??
    blocked ??
    roster ??
    (Object.hasOwn(known, code) ? known[code] : undefined) ??
    byStatus[status] ?? [status >= 500 ? 'unclear' : 'never', `Teams refused it (${status}).`]
  const gone = kind === 'never' && (roster !== undefined || goneCodes.has(code) || (status === 404 && code === ''))
  // A bot that is no longer in the chat may be let in again: then its copies are drawn again too.
  const lost = kind === 'never' && (copyCodes.has(code) || (status === 404 && code === ''))
  return new ChannelFault(kind, words, {
    ...(back === undefined ? {} : { retryAfter: back }),
    ...(gone ? { gone } : {}),
    ...(lost ? { copy: 'gone' } : {}),
  })
}

/** Never left the house: it is safe to send again. */
const unsent = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'UND_ERR_CONNECT_TIMEOUT'])

/** What went wrong on the way, in the vocabulary of all channels. */
export function faultOf(cause: unknown): ChannelFault {
  if (cause instanceof ChannelFault) return cause
  if (cause instanceof Error && cause.cause instanceof ChannelFault) return cause.cause
  if (unsent.has(codeOf(cause))) return new ChannelFault('later', 'Teams cannot be reached.', { cause })
  return new ChannelFault('unclear', 'Teams did not answer; it may have arrived.', { cause })
}

/** For calls that send nothing, not knowing is no harm: they can be made again. */
export const harmless = (fault: ChannelFault): ChannelFault =>
  fault.fault === 'unclear' ? new ChannelFault('later', 'Teams did not answer.', fault.options) : fault

function codeOf(fault: unknown): string {
  if (!(fault instanceof Error)) return ''
  if ('code' in fault && typeof fault.code === 'string' && unsent.has(fault.code)) return fault.code
  return codeOf(fault.cause)
}

function secondsOf(retryAfter: string | null): number | undefined {
  const seconds = Number(retryAfter ?? Number.NaN)
  return Number.isFinite(seconds) && seconds >= 0 ? Math.min(seconds, 3600) : undefined
}

function asJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
