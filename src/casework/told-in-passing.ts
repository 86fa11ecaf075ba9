import type { AnyProcedure } from '../procedures/procedure.js'
import { asSeen } from '../procedures/shared/as-seen.js'
import { type IsUrgent, isUrgent, urgentOf } from '../procedures/urgent.js'
import type { Answer, Arrival, RawValues } from './arrival.js'
import type { Ask } from './ask/open-ask.js'
import { whereOf } from './ask/thread.js'
import { askCommand, commands, lookUpCommand } from './commands.js'
import type { Desk } from './desk.js'
import type { Draft } from './dialog/drafts.js'
import { inTime } from './in-time.js'

/*
 * A threat that is told where something else was wanted: behind a command's word, in a field of a form. Nobody who types it there is to judge it,
 * and it is not let go because it came another way (s9). The reader is asked, and the way to the seniors is shown.
 */

/** What is asked of a desk here. */
type Asked = Pick<Desk, 'procedures'> & { readonly ask?: Pick<Ask, 'tellsOfHarm'> }

/** So long is waited for a reading, in milliseconds: a form does not stand still because it takes its time. */
const patience = 600

/**
 * Does any of these words tell of harm? The first that does is answer enough, and all together are waited for no longer than for one. What cannot be
 * read now tells of none: whatever they were typed for goes on.
 */
async function tellsOfHarm({ ask }: Asked, words: readonly string[]): Promise<boolean> {
  if (!ask) return false
  const one = async (each: string): Promise<true> => {
    if (await ask.tellsOfHarm(each)) return true
    throw new Error('It tells of none.')
  }
  const any = Promise.any(words.map(one)).catch(() => false)
  return inTime(any, () => false, patience)
}

/**
 * What answers a command that takes no form, where the words behind it tell of harm: "duty he has a knife" asks for no rota. A look-up, or what
 * takes its step at once, goes on by a press. Undefined where they tell of none, and for the commands whose form takes what happened.
 */
export async function harmBehindCommand(desk: Desk, command: Extract<Arrival, { arrives: 'command' }>): Promise<Answer | undefined> {
  const { by, text } = command
  const name = `/${command.command.trim().toLowerCase().replace(/^\/+/, '')}`
  const procedure = desk.procedures.find((each) => each.command?.name === name)
  if (name === askCommand || (procedure && !beginsAtOnce(procedure)) || text.trim() === '' || !desk.ask) return undefined
  if (name === lookUpCommand && !isSentence(text)) return undefined
  const typed = `${command.command.replace(/^\/+/, '')} ${text.trim()}`
  const isKnown = commands(desk.procedures).some((each) => each.name === name)
  const whole = procedure ? text.trim() : isKnown ? `${name.slice(1)} ${text.trim()}` : typed
  if (!(await tellsOfHarm(desk, [whole]))) return undefined
  const title = name === lookUpCommand ? 'Look this up all the same' : procedure && 'Go on with this all the same'
  const goOn = title === undefined ? undefined : { title, verb: `command:${name}`, data: { given: desk.held?.hold(text, by) ?? { text } } }
  return desk.ask.question(whole, { by, where: whereOf(command) }, goOn)
}

/** Does it take its step with the words themselves, so that no form shows the way to the seniors? An alert's own command is that way. */
const beginsAtOnce = (procedure: AnyProcedure): boolean =>
  procedure.command !== undefined && 'step' in procedure.command.begins && !isUrgent(procedure)

/** Is it told, and no name? Many a name is a word for harm somewhere: "Dai Burns" is looked up. */
const isSentence = (text: string): boolean =>
  text.split(/\s+/).filter((word) => /^\P{N}*$/u.test(word) && !word.includes('@')).length >= 4 ||
  /\b(?:he|hes|he's|she|shes|she's|they|is|has|had|was|will|wants?|says?|said|saying|going|threat\w*|me|us|my|himself|herself|themselves)\b/i.test(
    text,
  )

/** The way to the seniors, above the fields of a form in which something tells of harm; empty for any other. An alert's own form is that way itself. */
export async function harmInForm(
  desk: Asked,
  procedure: AnyProcedure,
  { text, typed }: Pick<Draft, 'text' | 'typed'>,
): Promise<readonly string[]> {
  const [alert] = urgentOf(desk.procedures)
  if (!alert || !desk.ask || isUrgent(procedure)) return []
  const written = [...(text === undefined ? [] : [{ text }]), ...Object.values(typed)]
  return (await tellsOfHarm(desk, written.flatMap(sentencesIn))) ? [seniorsFirst(alert)] : []
}

const seniorsFirst = ({ command, urgent }: IsUrgent<AnyProcedure>): string =>
  `May somebody come to harm? Then the seniors come first: close this form (what you typed is kept), and press “${urgent.button}” or write ${command.name} with what was said. If they know already, go on here.`

/** What was written into the fields of a form in several words; a name or a number tells of nothing. */
const sentencesIn = (values: RawValues): readonly string[] =>
  Object.values(values)
    .flatMap((value) =>
      typeof value === 'string' ? [value] : value.flatMap((one) => (typeof one === 'string' ? [one] : Object.values(one))),
    )
    .map(asSeen)
    .filter((words) => words.trim().split(/\s+/).length >= fewestWords || withoutSpaces.test(words))
const fewestWords = 3
/** Letters in which words stand side by side: so many of them are a sentence. */
const withoutSpaces =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]{4}/u
