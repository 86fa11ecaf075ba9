import type { Answer, Arrival } from './arrival.js'

/** So many characters of what was typed are looked for in an answer: a long text is shortened there. */
const enough = 40
const fewest = 3

/**
 * Ours, for promise 44: an answer that repeats what was typed says so, so that it is followed in a chat where it would stand for ever. A record's own card
 * goes with its record; the console's posts are its own.
 */
export function sayingAgain(answer: Answer, arrival: Arrival): Answer {
  if (arrival.channel === 'console' || (answer.answer !== 'sentence' && answer.answer !== 'card')) return answer
  const typed = typedIn(arrival).trim()
  if (answer.answer === 'sentence') return holds(answer.text, typed) ? { ...answer, repeats: typed } : answer
  const { card } = answer
  if (card.record !== undefined || card.whole !== undefined) return answer
  const words = JSON.stringify(card.adaptive)
  if (!card.asked && !holds(words, JSON.stringify(typed).slice(1, -1))) return answer
  // What was told before this stands there in quotation marks.
  const quoted = [...words.matchAll(/“([^”]*)”/gu)].map(([, quote]) => quote)
  return { answer: 'card', card: { ...card, repeats: [typed, ...quoted].join('\n') } }
}

const holds = (words: string, typed: string): boolean => typed.length >= fewest && words.includes(typed.slice(0, enough))

const typedIn = (arrival: Arrival): string => {
  switch (arrival.arrives) {
    case 'command':
    case 'message':
      return arrival.text
    case 'press':
      return Object.values(arrival.given ?? {}).join(' ')
    default:
      return ''
  }
}
