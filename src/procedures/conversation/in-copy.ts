import { type InCopy, staff } from '../in-copy.js'
import type { ConversationEvent } from './matter.js'

/** What a copy calls the fields of a talk that somebody asked for. */
export const conversationInCopy: InCopy<ConversationEvent> = {
  agreed: 'What was agreed in the talk',
  day: 'The day by which what was agreed is to be done',
  due: 'When the two are to be reminded of what was agreed',
  person: staff('Whom the message did not reach'),
  told: staff('Who was asked to talk with whoever asked for it'),
  wished: staff('With whom a talk was wished for'),
  words: 'What whoever asked for the talk wrote beforehand',
}
