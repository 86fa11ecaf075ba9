import { z } from 'zod'
import { ViewState } from '../modal/modal-values.js'

/** What Slack sends, as far as we read it. Parsed here once; everything behind trusts the types. */
const User = z.object({ id: z.string(), team_id: z.string().nullish(), name: z.string().optional() })
/** Of which workspace and organisation a delivery is; nothing else tells a colleague from somebody of another company. */
const Of = {
  team: z.looseObject({ id: z.string(), enterprise_id: z.string().nullish() }).nullish(),
  enterprise: z.looseObject({ id: z.string() }).nullish(),
}
const OfEvent = { team: z.string().nullish(), user_team: z.string().nullish(), source_team: z.string().nullish() }
const View = z.object({
  id: z.string(),
  type: z.string().optional(),
  hash: z.string().optional(),
  private_metadata: z.string().optional(),
  callback_id: z.string().optional(),
  blocks: z.array(z.looseObject({ block_id: z.string().optional() })).optional(),
  state: ViewState.optional(),
})

/** The words of a message stand in its text, or only in its blocks or attachments. */
const Words = {
  text: z.string().nullish(),
  blocks: z.array(z.unknown()).optional(),
  attachments: z.array(z.unknown()).optional(),
  files: z.array(z.unknown()).optional(),
}

const Command = z.object({
  command: z.string().startsWith('/'),
  text: z.string().default(''),
  user_id: z.string(),
  user_name: z.string().optional(),
  team_id: z.string().optional(),
  enterprise_id: z.string().optional(),
  channel_id: z.string(),
  trigger_id: z.string(),
  response_url: z.string().optional(),
})
const BlockActions = z.object({
  type: z.literal('block_actions'),
  ...Of,
  user: User,
  trigger_id: z.string(),
  response_url: z.string().optional(),
  channel: z.object({ id: z.string() }).optional(),
  container: z.looseObject({ is_ephemeral: z.boolean().optional(), message_ts: z.string().optional() }).optional(),
  /** The pressed card, where it is no ephemeral one. */
  message: z.looseObject({ blocks: z.array(z.looseObject({ block_id: z.string().optional() })).optional() }).optional(),
  view: View.optional(),
  actions: z
    .array(
      z.looseObject({ action_id: z.string(), block_id: z.string().optional(), type: z.string().optional(), value: z.string().optional() }),
    )
    .min(1),
})
const Shortcut = z.object({ type: z.literal('shortcut'), ...Of, callback_id: z.string(), user: User, trigger_id: z.string() })
const MessageAction = z.object({
  type: z.literal('message_action'),
  ...Of,
  callback_id: z.string(),
  user: User,
  trigger_id: z.string(),
  response_url: z.string().optional(),
  channel: z.object({ id: z.string() }),
  message: z.object(Words),
})
const Submission = z.object({ type: z.literal('view_submission'), ...Of, user: User, trigger_id: z.string().optional(), view: View })
const Closed = z.object({ type: z.literal('view_closed'), ...Of, user: User, view: View })

const Mention = z.object({
  type: z.literal('app_mention'),
  ...OfEvent,
  user: z.string(),
  ...Words,
  channel: z.string(),
  ts: z.string().optional(),
  thread_ts: z.string().optional(),
  bot_id: z.string().optional(),
})
const Direct = z.object({
  type: z.literal('message'),
  ...OfEvent,
  channel_type: z.literal('im'),
  user: z.string(),
  ...Words,
  channel: z.string(),
  ts: z.string().optional(),
  thread_ts: z.string().optional(),
  /** A file alone or with words; an answer in a thread that is shown in the chat as well; "/me is on the telephone". */
  subtype: z.enum(['file_share', 'thread_broadcast', 'me_message']).optional(),
  bot_id: z.undefined().optional(),
})
const HomeOpened = z.object({ type: z.literal('app_home_opened'), ...OfEvent, user: z.string(), tab: z.literal('home') })
const OfCallback = {
  type: z.literal('event_callback'),
  event_id: z.string(),
  team_id: z.string().nullish(),
  enterprise_id: z.string().nullish(),
  /** The bot that it is sent to, as people mention it. */
  authorizations: z
    .array(z.looseObject({ user_id: z.string().nullish() }))
    .nullish()
    .catch(undefined),
}
const Event = z.object({
  ...OfCallback,
  edits: z.undefined().optional(),
  event: z.discriminatedUnion('type', [Mention, Direct, HomeOpened]),
})

/** Words that somebody changed after they had sent them: what stands there now is what they say. A link that Slack has drawn below them meanwhile is no change. */
const Edited = z
  .object({
    ...OfCallback,
    event: z.object({
      type: z.literal('message'),
      subtype: z.literal('message_changed'),
      channel_type: z.literal('im'),
      channel: z.string(),
      message: Direct.omit({ type: true, channel: true, channel_type: true }).extend({ edited: z.looseObject({ user: z.string() }) }),
      previous_message: z.looseObject({ text: z.string().nullish() }).optional().catch(undefined),
    }),
  })
  .refine(({ event: { message, previous_message: before } }) => message.edited.user === message.user && message.text !== before?.text)
  .transform(({ event: { channel, message }, ...callback }) => {
    const { edited: _, ...written } = message
    return { ...callback, edits: true as const, event: { ...written, type: 'message' as const, channel_type: 'im' as const, channel } }
  })

const Payload = z.union([
  z.discriminatedUnion('type', [BlockActions, Shortcut, MessageAction, Submission, Closed, Event]),
  Edited,
  Command.transform((command) => ({ type: 'command' as const, ...command })),
])
/** One delivery from Slack. */
export type Payload = z.infer<typeof Payload>

/** Reads a delivery; undefined for what is none of ours (another bot, an event nobody asked for). */
export function payloadOf(body: unknown): Payload | undefined {
  const parsed = Payload.safeParse(body)
  return parsed.success ? parsed.data : undefined
}
