import { createHash } from 'node:crypto'
import { z } from 'zod'

/**
 * What Teams sends, as far as we read it. Parsed here once; everything behind trusts the types. Who and where must be right; what else is
 * odd (no text, a value that is none of ours, a kind of chat that is new) is as if it were not there: whoever wrote is answered all the same.
 */
const Account = z.looseObject({
  id: z.string().min(1),
  aadObjectId: z.string().toLowerCase().optional(),
  name: z.string().optional().catch(undefined),
  tenantId: z.string().toLowerCase().optional(),
})
const Base = z.looseObject({
  channelId: z.literal('msteams'),
  serviceUrl: z.string(),
  id: z.string().optional(),
  from: Account,
  recipient: Account,
  conversation: z.looseObject({
    id: z.string().min(1),
    conversationType: z.enum(['personal', 'groupChat', 'channel']).optional().catch(undefined),
    tenantId: z.string().toLowerCase().optional(),
  }),
  channelData: z.looseObject({ tenant: z.looseObject({ id: z.string().toLowerCase() }).optional() }).optional(),
})

/** Button data of ours, and what Teams puts beside it: the inputs of the card by their ids. */
const Data = z.looseObject({})
const Message = Base.extend({
  type: z.literal('message'),
  /** Of words that somebody changed: the id with which they came first. */
  edits: z.string().optional().catch(undefined),
  text: z.string().catch(''),
  value: Data.optional().catch(undefined),
  attachments: z.array(z.looseObject({ contentType: z.string(), content: z.unknown().optional() })).catch([]),
  entities: z
    .array(
      z.looseObject({
        type: z.string(),
        text: z.string().optional(),
        mentioned: Account.optional().catch(undefined),
        quotedReply: z.looseObject({ senderId: z.string().nullish(), preview: z.string().nullish() }).optional().catch(undefined),
      }),
    )
    .catch([]),
})
const MessageWords = z.looseObject({ body: z.looseObject({ content: z.string().default('') }).optional() })
const Invoke = Base.extend({
  type: z.literal('invoke'),
  name: z.string(),
  value: z
    .looseObject({
      commandId: z.string().optional(),
      data: Data.optional(),
      messagePayload: MessageWords.optional(),
      action: z.looseObject({ verb: z.string().optional(), data: Data.optional() }).optional(),
      trigger: z.string().optional(),
    })
    .default({}),
})
const Members = Base.extend({
  type: z.literal('conversationUpdate'),
  membersAdded: z.array(Account).default([]),
  membersRemoved: z.array(Account).default([]),
})
const Installation = Base.extend({ type: z.literal('installationUpdate'), action: z.string().default('add') })
/** Reactions, typing, what was deleted: let in, and of no matter to us. */
const Other = Base.extend({ type: z.string() })

const Delivery = z.union([
  z.discriminatedUnion('type', [Message, Invoke, Members, Installation]),
  Other.transform((rest) => ({ ...rest, type: 'other' as const })),
])
/** One delivery from Teams. */
export type Delivery = z.infer<typeof Delivery>
export type InvokeDelivery = Extract<Delivery, { type: 'invoke' }>
export type MessageDelivery = Extract<Delivery, { type: 'message' }>
export type ButtonData = z.infer<typeof Data>

/** Words that somebody changed after they had sent them come under the message's own id. */
const Edited = z.looseObject({
  type: z.literal('messageUpdate'),
  id: z.string().optional(),
  text: z.string(),
  channelData: z.looseObject({ eventType: z.literal('editMessage') }),
})

/** Reads a delivery; undefined for what is none. A message that was changed is read as what it says now. */
export function deliveryOf(body: unknown): Delivery | undefined {
  const { data: edited } = Edited.safeParse(body)
  const parsed = Delivery.safeParse(edited ? { ...edited, type: 'message', id: editedId(edited), edits: edited.id } : body)
  return parsed.success ? parsed.data : undefined
}
const editedId = ({ id = '', text }: z.infer<typeof Edited>): string =>
  `${id}:edited:${createHash('sha256').update(text).digest('hex').slice(0, 16)}`

/** Is this the chat of one person with the bot? */
export const isPersonal = ({ conversation }: Delivery): boolean => conversation.conversationType === 'personal'
