import type { Action } from '../passages/passage.js'

/** What is going on, in the words of the procedure. */
export type Situation =
  | 'difficult'
  | 'unreasonably-persistent'
  | 'abusive-or-threatening'
  | 'offensive-or-insulting'
  | 'escalation'
  | 'giving-name'
  | 'at-risk'
  | 'restricted-contact'
  | 'service-adjustment'
  | 'further-action-police'
  | 'terminated-call'
  | 'staff-welfare'
  | 'manager-duties'
  | 'records-and-review'
  | 'none'

/** Who may come to harm, where somebody may. */
export type Kind = 'self' | 'others' | 'both'

/** Who may come to harm, with our own staff and the office apart from other people. */
export type Harmed = Kind | 'staff'

/** What a group of questions has in common: the first of each list is the best label, the others are acceptable. */
export type Label = {
  sections: string[]
  situations: Situation[]
  actions: Action[]
  atRisk: boolean
  /** Raising the flag or not are both acceptable (questions about the rule itself). */
  either: boolean
  kind?: Kind
  outOfScope: boolean
  /** Out of scope, but sounds as if it might not be. */
  near: boolean
  /** Too little to answer: to be asked back. After another message it takes that one's label. */
  vague: boolean
}
