import { type InCopy, staff } from '../in-copy.js'
import type { ConversationEvent } from './matter.js'

/** What a copy calls the fields of a talk that somebody asked for. */
export const conversationInCopy: InCopy<ConversationEvent> = {
  agreed: 'What was agreed in the talk',
  day: 'The day by which something is to be done',
  due: 'When a reminder of it comes',
  person: staff('Whom the message did not reach'),
  told: staff('Who was asked to talk'),
  wished: staff('With whom a talk was wished for'),
  words: 'What was written to them beforehand',
}
