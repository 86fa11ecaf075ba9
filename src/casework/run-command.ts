import type { StaffId } from '../procedures/words.js'
import type { Answer } from './arrival.js'
import { begin } from './begin.js'
import { askCommand, commands, dutyCommand, listsCommand, looksCommand, lookUpCommand, nearest, reportCommand } from './commands.js'
import { contactReport } from './contact-report/contact-report.js'
import type { Desk } from './desk.js'
import type { Drafts } from './dialog/drafts.js'
import { dutyAnswer } from './duty.js'
import { carried } from './held-words.js'
import { choiceCard, helpCard } from './lists.js'
import { lookUpOf } from './look-up/look-up.js'
import { myWork } from './my-work.js'
import { listsAnswer, looksAnswer } from './work-lists/show-list.js'

/** A command as somebody typed it. */
export interface Typed {
  readonly id: string
  readonly by: StaffId
  readonly command: string
  readonly text: string
  /** The conversation it was typed in: whereOf its arrival. */
  readonly where: string
}

/** Runs a command: a procedure's, the office's own, or, when nobody knows it, the nearest there are. */
export async function runCommand(desk: Desk, drafts: Drafts, { id, by, command, text, where }: Typed): Promise<Answer> {
  const name = `/${command.trim().toLowerCase().replace(/^\/+/, '')}`
  const procedure = desk.procedures.find((each) => each.command?.name === name)
  if (procedure) return begin(desk, drafts, procedure, { arrival: id, by, text: text.trim() })
  if (name === lookUpCommand) return lookUpOf(desk).byWords({ id, by }, text)
  if (name === askCommand && desk.ask) return desk.ask.question(text, { by, where })
  if (name === dutyCommand) return dutyAnswer(desk, by)
  if (name === listsCommand) return listsAnswer(desk, { id, by }, text)
  if (name === reportCommand) return contactReport(desk, by, text)
  if (name === looksCommand) return looksAnswer(desk, { id, by }, text)
  if (name === '/my-work') return myWork(desk, drafts, by, { begin: false })
  const known = commands(desk.procedures)
  if (name === '/help') return helpCard(known)
  const near = nearest(name, known)
  const there = `There is no command ${name.slice(0, 40)} here.`
  const isAlone = text.trim() === ''
  if (near.length === 0 && isAlone) return helpCard(known, `${there} This is what there is.`)
  // What was typed after the wrong command goes on with the right one: a platform may have taken it out of sight already.
  const given = isAlone ? {} : { data: { given: desk.held?.hold(text, by) ?? { text: carried(text) } } }
  const those = near.length > 0 ? near : known.filter((each) => each.name !== '/help')
  const choices = those.map((each) => ({ words: `${each.name} – ${each.help}`, title: 'This one', verb: `command:${each.name}`, ...given }))
  const kept = isAlone ? '' : ' What you typed after it goes along.'
  const answer =
    near.length === 0
      ? choiceCard('What did you mean?', `${there}${kept}`, choices)
      : choiceCard('Did you mean one of these?', `${there}${kept}`, choices, [{ title: 'Show me everything', does: { command: '/help' } }])
  return isAlone ? answer : withWords(answer)
}

/** What was typed goes along on its buttons, to an alert perhaps, however much later: it goes with the alert that is raised from it. */
const withWords = (answer: Answer): Answer =>
  answer.answer === 'card' ? { answer: 'card', card: { ...answer.card, asked: { harm: true } } } : answer
