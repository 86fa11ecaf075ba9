import { cite, citing } from '../procedures/sections.js'
import type { Action, Guidance, Names, OwnPassage, Passage } from './guidance.js'
import type { Colleagues } from './understanding/colleagues.js'
import type { InShort } from './words-to-say/words.js'

const NOT_COVERED = [
  'The procedure does not answer this.',
  'Ask your line manager, or say it in other words if it is about how to handle a customer.',
]

const ASKED_BACK = [
  'What did they say or do? Write it as they said it.',
  'If you think somebody may come to harm, tell a senior member of staff now (/at-risk): you need not explain it here first.',
]

const shortLines = ({ lines, lead, say }: InShort): string[] => [
  ...lines,
  ...(lead !== undefined && say.length > 0 ? ['', lead, ...say.map((sentence) => `  “${sentence}”`)] : []),
]

const stepLines = ({ doNow, decides }: Passage): string[] => [
  '',
  'Step by step',
  ...doNow.map((step, i) => `  ${i + 1}. ${step}`),
  '',
  `Who decides: ${decides}`,
]

const walkLines = ({ walks }: Passage): string[] =>
  (walks ?? []).flatMap(({ title, forks }) => [
    '',
    title,
    ...forks.flatMap(({ ask, answers }) => [`  ${ask}`, ...answers.map(({ when, next }) => `    ${when}: ${next}`)]),
  ])

const ownLines = ({ heading, words }: OwnPassage): string[] => [
  '',
  `Your own procedure, “${heading}”:`,
  ...words.split('\n').map((l) => `  > ${l}`),
]

/** Where the command is not called as the action is. */
const COMMANDS: Partial<Record<Action, string>> = { lookup: 'customer', welfare: 'need-support' }

const command = (action: Action, known: readonly string[]): string => {
  const name = `/${COMMANDS[action] ?? action}`
  return known.includes(name) ? `Start it with: ${name}` : ''
}

/**
 * An answer for people to read in a terminal; `commands` are those that the office has. In order: harm, what to do in two lines, what
 * to say, how to begin it, then every step, who decides, and where else to look.
 */
export async function answerAsText(
  guidance: Guidance,
  question: string,
  names: Partial<Names> | undefined,
  commands: readonly string[],
  colleagues: Colleagues = [],
): Promise<string> {
  const understood = await guidance.understand(question, [], colleagues)
  if (understood.askBack) return ASKED_BACK.join('\n')
  const { sections, covered, action, others } = understood
  const section = covered ? sections[0] : undefined
  const passage = section === undefined ? undefined : guidance.passage(section, names)
  const { harm, answer } = guidance.short(section, question, understood, names)
  const own = await guidance.own(question)
  const elsewhere = others
    .flatMap(({ section: id }) => guidance.passage(id, names) ?? [])
    .map(({ title, section: cited }) => `${title} (${citing([cited])})`)
  return [
    ...(harm ? [`SOMEBODY MAY COME TO HARM (${cite('s9')})`, ...shortLines(harm), '', command('at-risk', commands), ''] : []),
    ...(answer && passage ? [`${passage.title} (${citing([passage.section])})`, ...shortLines(answer), ''] : []),
    ...(passage ? [harm ? '' : command(action, commands), ...stepLines(passage), ...walkLines(passage)] : NOT_COVERED),
    ...own.slice(0, 1).flatMap(ownLines),
    ...(elsewhere.length > 0 ? ['', `Not what you meant? ${elsewhere.join(' · ')} · or ask your line manager.`] : []),
  ]
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
}
