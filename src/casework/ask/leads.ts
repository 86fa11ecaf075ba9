import type { ActionData } from '../../cards/card.js'
import type { AnyProcedure } from '../../procedures/procedure.js'
import { urgentOf } from '../../procedures/urgent.js'
import { type Command, lookUpCommand } from '../commands.js'
import { carried } from '../held-words.js'
import type { AlertSoFar } from './alerts-so-far.js'
import { type Asker, byHand } from './by-hand.js'
import type { GuidePassage, Lead, Told } from './guide.js'
import type { Conversation } from './thread.js'

/** A button within an answer. */
export interface AnswerButton {
  readonly title: string
  readonly verb: string
  readonly data: ActionData
}

/** Which command a lead begins, what its button says, and whether the words of the question begin its form. */
const begins: Readonly<Partial<Record<Lead, { readonly command: string; readonly title: string; readonly takesWords?: true }>>> = {
  'terminated-call': { command: '/terminated-call', title: 'Log the call I ended', takesWords: true },
  escalate: { command: '/escalate', title: 'Ask for a call back', takesWords: true },
  // What stands after these commands is a customer's name: a question would be a wrong one.
  restriction: { command: '/restriction', title: 'Ask for a restriction' },
  adjustment: { command: '/adjustment', title: 'Record an adjustment' },
  lookup: { command: lookUpCommand, title: 'Look the customer up' },
  welfare: { command: '/need-support', title: 'I need support' },
  'withheld-name': { command: '/withheld-name', title: 'I gave my first name only' },
  'authority-report': { command: '/authority-report', title: 'Ask for a report', takesWords: true },
}

/** The same for what came in writing, where that is another command. */
const beginsInWriting: typeof begins = {
  'terminated-call': { command: '/written-contact', title: 'Log what was written', takesWords: true },
}

/** Sections about what somebody does while they are on the line. */
const onTheLine = new Set(['4', '4.difficult', '4.persistent', '4.unacceptable'])

/** Sections about what is done after a call was bad. */
const afterACall = new Set(['4.unacceptable', '6', '14'])

/** A button that begins a command, with words for its form. */
export const commandButton = (title: string, command: string, text?: string): AnswerButton => ({
  title,
  verb: `command:${command}`,
  data: text ? { given: { text } } : {},
})

/**
 * What an answer leads to: the lead it was read as, and whatever else its section may need; of what came in
 * writing, the log of that and nothing of a call. Buttons for what the office has, and a line on what to do by hand for what it has not: no button leads nowhere.
 */
export function leadsOf(
  { passage, first, text, told }: { readonly passage: GuidePassage; readonly first: Lead; readonly text: string; readonly told: Told },
  known: readonly Command[],
  asker: Asker,
): { readonly buttons: readonly AnswerButton[]; readonly byHand: readonly string[] } {
  const has = (command: string) => known.some(({ name }) => name === command)
  const onPhone = told.medium !== 'writing'
  const beginningOf = (lead: Lead) => (onPhone ? undefined : beginsInWriting[lead]) ?? begins[lead]
  // Who rang off ended the call themselves: there is none of ours to log, and what it did to us is for the manager (s2).
  const rangOff = onPhone && told.moment === 'gone' && afterACall.has(passage.id)
  const may: readonly Lead[] = rangOff ? ['welfare', first, ...passage.actions] : [first, ...passage.actions]
  const leads = [...new Set(may)].filter((lead) => lead !== 'none' && lead !== 'at-risk' && !(rangOff && lead === 'terminated-call'))
  const words = carried(text)
  const live = onPhone && told.moment !== 'over' && told.moment !== 'gone' && told.moment !== 'past' && onTheLine.has(passage.id)
  const call = live && has('/difficult-call') ? [commandButton('I am on the call now', '/difficult-call', words)] : []
  const buttons = leads.flatMap((lead) => {
    const begun = beginningOf(lead)
    return begun && has(begun.command) ? [commandButton(begun.title, begun.command, begun.takesWords && words)] : []
  })
  const lines = leads.filter((lead) => !has(beginningOf(lead)?.command ?? '')).flatMap((lead) => byHand(lead, asker) ?? [])
  return { buttons: [...call, ...buttons], byHand: lines }
}

/**
 * The buttons of an alert with these words: one raises it, so that it is on its way with one press (s9); one opens its form with the words
 * in it, so that they can be changed before they go. Nothing where the office has no alert.
 */
export const alertButtons = (
  procedures: readonly AnyProcedure[],
  given: Readonly<Record<string, string>>,
): { readonly raise: readonly AnswerButton[]; readonly change: readonly AnswerButton[] } => {
  const verbs = urgentOf(procedures).map(({ command }) => `command:${command.name}`)
  return {
    raise: verbs.map((verb) => ({ title: 'Tell the seniors now', verb, data: { given } })),
    change: verbs.map((verb) => ({ title: 'Change the words first', verb, data: { given: { ...given, change: 'first' } } })),
  }
}

/** What may be done with an alert that went: more is added to it, or it is opened. */
export const sentButtons = ({ record, version, add }: Pick<AlertSoFar, 'record' | 'version' | 'add'>): readonly AnswerButton[] => [
  ...(add === undefined ? [] : [{ title: 'Add what you know', verb: `dialog:${add}`, data: { record, version } }]),
  { title: 'Open your alert', verb: 'open:', data: { record, version } },
]

/** Shows everybody in the conversation what the section says. Where it was asked goes along, since an answer may stand in a chat of one's own. */
export const shareButton = (section: string, { where }: Conversation): AnswerButton => ({
  title: 'Share in the channel',
  verb: `share:${section}`,
  data: { given: { where } },
})

/** Every step of a section, a press away. */
export const stepsButton = (section: string, text: string, withOwn: boolean): AnswerButton => ({
  title: withOwn ? 'All the steps, and your own procedure' : 'All the steps',
  verb: `steps:${section}`,
  data: { given: { text: carried(text) } },
})
