import type { Card } from '../../cards/card.js'
import { fill } from '../../cards/fill.js'
import type { GuidePassage, GuideShort, GuideWalk } from './guide.js'
import type { AnswerButton } from './leads.js'

/** Everything on a section, a press away from its two lines. */
export interface WholeAnswer {
  readonly passage: GuidePassage
  readonly buttons: readonly AnswerButton[]
  readonly byHand: readonly string[]
  readonly own?: OwnQuote
  /** What the office adds beside the section. */
  readonly ours: readonly OursQuote[]
  /** A person to ask: "Lena Morris, your line manager". */
  readonly person: string
  readonly back: AnswerButton
}

/** A section of the office's own procedure, word for word. */
export interface OwnQuote {
  readonly heading: string
  readonly words: string
}

/** Words of the office's own beside a section, with what says that they are. */
export interface OursQuote extends OwnQuote {
  readonly lead: string
}
export const oursModel = (ours: OursQuote) => ({ ...ours, more: '' })

/** Much more than this is not read in a chat; the office has the whole text. */
const mostQuoted = 1500

/** Draws every step of a section, who decides and the office's own words (cards/office/answer-steps.json). */
export const stepsCard = ({ passage, buttons, byHand, own, ours, person, back }: WholeAnswer): Card =>
  fill({
    template: 'office/answer-steps',
    data: {
      looksLike: passage.looksLike,
      steps: passage.doNow.map((words, place) => ({ number: `${place + 1}. `, words })),
      byHand,
      decides: passage.decides,
      buttons: [...buttons, back],
      own: [...ours.map(oursModel), ...(own ? [ownModel(own, 'Your own procedure says, word for word')] : [])],
      person: `You can also ask ${person}.`,
    },
    title: passage.title,
    sections: [passage.section],
    buttons: [],
    preview: 'An answer to your question',
  })

/** The office's own words as a card shows them: of a very long section its beginning. */
export function ownModel({ heading, words }: OwnQuote, lead: string) {
  const end = words.length > mostQuoted ? words.lastIndexOf('\n', mostQuoted) : -1
  const quoted = words.length > mostQuoted ? words.slice(0, end > 0 ? end : mostQuoted) : words
  return { lead, heading, words: quoted, more: quoted.length < words.length ? 'The section goes on in your own procedure.' : '' }
}

/** What a section says, for a channel: the two lines and the words to say (cards/office/answer-shared.json). `by` is who shared it. */
export const sharedCard = (passage: GuidePassage, { lines, lead, say }: GuideShort, by: string): Card =>
  fill({
    template: 'office/answer-shared',
    data: {
      lines,
      lead: lead !== undefined && say.length > 0 ? [lead] : [],
      say: say.map((words) => `“${words}”`),
      by: `${by} shared this. Write to me with your own question: what you ask is seen by you alone.`,
    },
    title: passage.title,
    sections: [passage.section],
    buttons: [],
    preview: 'From the procedure',
  })

/** The buttons that begin the maps of a passage. */
export const walkButtons = ({ walks = [] }: GuidePassage): readonly AnswerButton[] =>
  walks.map(({ id, title }) => ({ title, verb: `walk:${id}`, data: {} }))

/** "13.a/1/0": the map, and the answers that were pressed so far. Undefined where they lead nowhere. */
function walked(walks: readonly GuideWalk[], path: string) {
  const [id = '', ...pressed] = path.split('/')
  const walk = walks.find((each) => each.id === id)
  if (!walk || pressed.length > walk.forks.length) return undefined
  const answers = pressed.map((place, at) => walk.forks[at]?.answers[Number(place)])
  if (answers.some((answer) => answer === undefined)) return undefined
  const last = answers.at(-1)
  const fork = last?.ends ? undefined : walk.forks[pressed.length]
  return { walk, last, fork }
}

/** One question of a map, after what the last answer led to (cards/office/answer-walk.json); undefined for a path that is none. */
export function walkCard(passage: GuidePassage, path: string): Card | undefined {
  const at = walked(passage.walks ?? [], path)
  if (!at) return undefined
  const { walk, last, fork } = at
  const choices: readonly AnswerButton[] = fork
    ? fork.answers.map(({ when }, place) => ({ title: when, verb: `walk:${path}/${place}`, data: {} }))
    : [{ title: 'Begin again', verb: `walk:${walk.id}`, data: {} }]
  return fill({
    template: 'office/answer-walk',
    data: {
      next: last && (!fork || last.next !== goOn) ? [{ when: `${last.when}: `, next: last.next }] : [],
      ask: fork ? [fork.ask] : [],
      buttons: choices,
    },
    title: walk.title,
    sections: [passage.section],
    buttons: [],
    preview: 'An answer to your question',
  })
}

/** What a map says where an answer leads to nothing but the next question. */
const goOn = 'Go on.'
