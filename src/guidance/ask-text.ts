import type { Action, Guidance, Names, OwnPassage, Passage } from './guidance.js'

const HARM_FIRST = 'SOMEBODY MAY COME TO HARM? Tell a senior member of staff now (/at-risk). You need not judge whether it is meant.'

const NOT_COVERED = [
  'The procedure does not answer this.',
  'Ask your line manager, or say it in other words if it is about how to handle a customer.',
]

function passageLines({ title, section, looksLike, doNow, say, decides, walks }: Passage): string[] {
  return [
    `${title} (${section})`,
    looksLike,
    '',
    'What to do now',
    ...doNow.map((step, i) => `  ${i + 1}. ${step}`),
    '',
    'What you can say',
    ...say.map((sentence) => `  “${sentence}”`),
    '',
    `Who decides: ${decides}`,
    ...(walks ?? []).flatMap(({ title: name, forks }) => [
      '',
      name,
      ...forks.flatMap(({ ask, answers }) => [`  ${ask}`, ...answers.map(({ when, next }) => `    ${when}: ${next}`)]),
    ]),
  ]
}

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

/** An answer for people to read in a terminal; `commands` are those that the office has. In order: harm first, then what to do, what to say, who decides, and where else to look. */
export async function answerAsText(
  guidance: Guidance,
  question: string,
  names: Partial<Names> | undefined,
  commands: readonly string[],
): Promise<string> {
  const { sections, covered, atRisk, action, others } = await guidance.understand(question)
  const passage = sections[0] === undefined ? undefined : guidance.passage(sections[0], names)
  const elsewhere = others
    .flatMap(({ section }) => guidance.passage(section, names) ?? [])
    .map(({ title, section }) => `${title} (${section})`)
  return [
    ...(atRisk ? [HARM_FIRST, ''] : []),
    ...(covered && passage ? [...passageLines(passage), '', command(action, commands)] : NOT_COVERED),
    ...guidance.own(question).slice(0, 1).flatMap(ownLines),
    ...(elsewhere.length > 0 ? ['', `Not what you meant? ${elsewhere.join(' · ')} · or ask your line manager.`] : []),
  ]
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
}
