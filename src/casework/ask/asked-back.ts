import type { Answer } from '../arrival.js'
import { choiceCard } from '../lists.js'
import type { AskAnswer } from './answer-card.js'

/** Said above a threat that was told before and that nobody senior has from here. Quietly: it was shouted when it was told. */
export const toldBefore = 'You told me of this before, and I know of no senior who has it:'
/** Said above what was asked itself, where somebody may come to harm in it and more speaks against that. */
export const toldNow = 'If somebody may come to harm in what you tell, a senior hears of it from here:'

/**
 * What is too vague to answer is asked back. The alarm stands below as on every card, and asks for the words: nobody is shouted at. A threat
 * that still waits stands with its words.
 */
export function askedBack(waiting: AskAnswer['waiting']): Answer {
  const asked = choiceCard(
    'Tell me a little more',
    'What did they say or do? Write it as they said it, and I say what to do. If you think somebody may come to harm, tell the seniors at once: you need not explain it here first.',
    (waiting?.buttons ?? []).map((button) => ({ words: `${toldBefore} “${waiting?.words}”`, ...button })),
  )
  return waiting && asked.answer === 'card' ? { ...asked, card: { ...asked.card, asked: { harm: true } } } : asked
}
