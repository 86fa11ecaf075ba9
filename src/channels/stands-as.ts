import type { Card, SaidAgain } from '../cards/card.js'
import type { PrivateAnswer } from '../casework/arrival.js'

/** What is to be followed of an answer that stands in somebody's chat: its card, or a sentence that repeats what they typed; undefined where nothing is. Ours. */
export const standsAs = (answer: PrivateAnswer): Card | SaidAgain | undefined =>
  answer.answer === 'card'
    ? answer.card
    : answer.answer === 'sentence' && answer.repeats !== undefined
      ? { repeats: answer.repeats }
      : undefined
