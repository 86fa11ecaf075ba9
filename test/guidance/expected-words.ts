/** Words to say by the case they are for, as the source has them: what they must hold, and what they must not. */
export type Expected = { readonly holds: RegExp; readonly not?: RegExp } | 'nothing'

const noScript = /not qualified|not in a position/i

/** The blocks of held-back-desks-words.txt. */
export const expectedWords: Readonly<Record<string, Expected>> = {
  // s9: the emergency services for somebody who calls; for us, whatever reached us goes to a senior.
  'self-on-the-phone': { holds: /not qualified.*emergency services/, not: /unacceptable/ },
  'self-in-writing': { holds: /writes that they may harm themselves/, not: /emergency services/ },
  'self-over': { holds: /rang has said that they may harm themselves/, not: /emergency services/ },
  'others-on-the-phone': { holds: /not in a position.*emergency services/, not: /not qualified/ },
  'others-in-writing': { holds: /writes that somebody may come to harm/, not: /emergency services/ },
  // s4 and s11: a threat to us is unacceptable, and no script for somebody in despair.
  'staff-on-the-phone': { holds: /unacceptable.*ending this call/, not: noScript },
  'staff-in-writing': { holds: /threatened us in writing/, not: noScript },
  'staff-over': { holds: /rang has threatened us/, not: noScript },
  // s4, in its order.
  'abusive-from-the-outset': { holds: /totally unacceptable.*ending this call/i },
  'explain-swearing': { holds: /swearing.*unacceptable.*if you stop/i },
  'explain-shouting': { holds: /shouting.*unacceptable.*if you stop/i },
  'explain-insult': { holds: /insulting.*unacceptable.*if you stop/i },
  warn: { holds: /asked you to stop.*will end this call/i },
  'end-after-warning': { holds: /after I warned you.*ending this call now/i },
  objects: { holds: /service complaint/i },
  turned: 'nothing',
  // s6: what follows an ended call is said to the manager.
  'after-ended-call': { holds: /ended a call.*log/i },
  'offence-in-writing': { holds: /what you wrote.*(?:offensive|unacceptable)/i, not: /call/ },
  difficult: { holds: /ask a colleague/ },
  'persistent-on-the-phone': { holds: /nothing useful that I can add/ },
  'persistent-told': { holds: /As I told you/ },
  'persistent-in-writing': { holds: /nothing (?:useful )?that we can add/ },
  exhausted: { holds: /further to/ },
  demand: { holds: /take a few details/ },
  dissatisfied: { holds: /complain to us about it/ },
  outcome: { holds: /officer who made the decision can explain/ },
  'name-on-the-phone': { holds: /first name/ },
  'name-in-writing': { holds: /rather not put my full name/ },
  'restricted-ring': { holds: /There is an arrangement/ },
  channels: { holds: /contact us in another way/ },
  'one-person': { holds: /One person deals/ },
  'closed-case': { holds: /said all that we can on that case/ },
  adjust: { holds: /(?:how we contact you|done? it another way)/ },
  'own-distress': { holds: /difficult contact and would like to talk/ },
  'managers-care': { holds: /How are you/ },
  nothing: 'nothing',
  'asked-back': 'nothing',
}

/** Whether these words are the ones expected; a name that nobody has described is a fault of the set. */
export function fits(name: string, say: readonly string[]): boolean {
  const expected = expectedWords[name]
  if (expected === undefined) throw new Error(`No words are described for "${name}"`)
  if (expected === 'nothing') return say.length === 0
  const all = say.join(' ')
  return expected.holds.test(all) && !expected.not?.test(all)
}
