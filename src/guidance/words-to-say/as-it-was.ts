import type { ForWhat } from './words-of-case.js'

/** Across a counter or a desk, where there is no call to end. Not "front desk rang", nor what is told of a call beside it. */
const inPerson =
  /\b(?:(?:at|across|over|in front of|to) (?:the|my|our) (?:front )?(?:counter|desk|window|hatch|reception)|(?:at|in) (?:the |our )?(?:reception|foyer|lobby|waiting room|interview room)|in person|face to face|in front of me|walked in)\b/i
const onACall = /\b(?:calls?|caller|phone|phoned|rang|rings|ringing|line|hung|hang)\b/i

/** Of a recorded message nothing was written, and somebody at a counter is on no call. Ours: the source knows calls and letters only. */
export function asItWas(sentence: string, text: string, { recorded, medium }: Pick<ForWhat, 'recorded' | 'medium'>): string {
  if (recorded)
    return sentence
      .replace('A customer writes that', 'A customer left a message that')
      .replace('Somebody writes about', 'Somebody left a message about')
      .replace('has threatened us in writing', 'has threatened us in a message')
      .replace('Parts of what you wrote are', 'Parts of the message that you left are')
      .replace('What you wrote is', 'The message that you left is')
      .replace(/everything that they wrote|what they wrote/, 'the whole message')
  if (medium === 'writing' || !inPerson.test(text) || onACall.test(text)) return sentence
  return sentence
    .replace('On the phone you can say:', 'You can say:')
    .replace(/\b(before you end|I am ending|end|ending|with|on) (the|this|that) call\b/g, '$1 $2 conversation')
}
