import type { Office, Person } from '../procedures/people.js'
import { urgentOf } from '../procedures/urgent.js'
import type { Instant } from '../procedures/words.js'
import type { Answer } from './arrival.js'
import type { Desk } from './desk.js'

/** Another process has this arrival in hand, or died with it a moment ago. Not kept as the answer to repeats: the next may do better. */
export const stillSaving: Answer = {
  answer: 'sentence',
  text: 'This is still being saved. Please press again in a moment: it will not be done twice.',
  tone: 'note',
}

/** An answer in words. */
export const sentence = (text: string, tone: 'done' | 'refused' | 'note' = 'note'): Answer => ({ answer: 'sentence', text, tone })

/** Names as people say them: "Asha Patel, Ben Ward or Cy Lee". */
export function oneOf(names: readonly string[], word: 'and' | 'or' = 'or'): string {
  const last = names.at(-1) ?? ''
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} ${word} ${last}`
}

/** Whom to phone when the bot cannot carry an alert: the first rung of the ladder, and the emergency number. */
export function phoneWords(office: Office, now: Instant): string {
  const seniors = (office.ladder(now)[0] ?? []).slice(0, 3).map(withNumber)
  const who = seniors.length > 0 ? `a senior on duty (${oneOf(seniors)})` : 'a senior colleague'
  return `If somebody may be at risk, phone ${who} now; in an emergency, ${office.names.emergencyNumber}.`
}

/** "Priya Shah on 020 7946 0000", or the name alone. */
export const withNumber = ({ name, telephone }: Person): string => (telephone ? `${name} on ${telephone}` : name)

/** For when the log is away and nothing was kept. */
export const awayWords = (office: Office, now: Instant): string =>
  `We cannot save this just now. Nothing was kept. Please try again in a minute. ${phoneWords(office, now)}`

/** For when the log is away and somebody only wanted to look. */
export const unseenWords = (office: Office, now: Instant): string =>
  `We cannot look that up just now: the records cannot be reached. Please try again in a minute. ${phoneWords(office, now)}`

/** For when the log is away in the middle of a dialog: the words are still here. */
export const awayInDialog = (office: Office, now: Instant): string =>
  `We cannot save this just now. What you typed is still on this screen: please keep it open and try again in a minute. ${phoneWords(office, now)}`

/** For when the log takes so long that nobody can say how it ended. */
export const slowWords = (office: Office, now: Instant): string =>
  `This is taking too long, and we cannot say yet whether it was saved. Please look at /my-work in a minute before you try again. ${phoneWords(office, now)}`

/** For a question that takes so long to read: nothing of it is kept, so nothing can be lost. Asked again it is read already. */
export const slowToRead = (office: Office, now: Instant): string =>
  `I am still reading this; it takes longer than usual. Please ask again in a moment, or say it in fewer words. ${phoneWords(office, now)}`

/** What is never held up, said to whoever is. */
export const worksAlways = ({ procedures }: Pick<Desk, 'procedures'>): string =>
  urgentOf(procedures)
    .map(({ command }) => ` ${command.name} works at any time.`)
    .join('')

/** For a form that is not begun while the log is away, by a bot that remembers nothing of it when that is back. */
export const notBegunWords = (title: string): string =>
  `“${title}” cannot be opened just now: the records cannot be reached. Please try again in a few minutes.`

/** For a fault of ours. */
export const faultWords = (office: Office, now: Instant): string =>
  `Something went wrong on our side, and we have noted it. Please try again; what you had typed in a form is kept in /my-work. ${phoneWords(office, now)}`

/** For somebody who is not in the office file: whom to ask, what to give them, and whom to phone. */
export function strangerWords(office: Office, now: Instant, known = ''): string {
  const administrators = office.holding('administrator').map(({ name }) => name)
  const whom = administrators.length > 0 ? oneOf(administrators) : 'an administrator'
  const id = known === '' ? '' : ` ${known}`
  return `I do not know you as somebody of ${office.names.office}. Please ask ${whom} to add you to the office file.${id} ${phoneWords(office, now)}`
}
