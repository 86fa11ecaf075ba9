import { isLowHalf } from '../../../cards/pieces.js'
import { limits } from '../limits.js'

/**
 * Cuts a long text into parts that one text field each can hold. The parts joined are the text. Cut inside a word rather than
 * beside a space, for Slack trims what stands at the ends of a field.
 */
export function pieces(text: string): string[] {
  const parts: string[] = []
  let from = 0
  while (text.length - from > limits.typed) {
    const end = from + cutAt(text.slice(from, from + limits.typed + 1))
    parts.push(text.slice(from, end))
    from = end
  }
  parts.push(text.slice(from))
  return parts
}

function cutAt(window: string): number {
  for (let at = limits.typed; at > limits.typed / 2; at -= 1)
    if (!isLowHalf(window, at) && !/\s/.test(window.charAt(at - 1)) && !/\s/.test(window.charAt(at))) return at
  return isLowHalf(window, limits.typed) ? limits.typed - 1 : limits.typed
}
