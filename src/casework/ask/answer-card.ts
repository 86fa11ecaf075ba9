import type { Card } from '../../cards/card.js'
import { fill } from '../../cards/fill.js'
import type { GuidePassage } from './guide.js'
import type { AnswerButton } from './leads.js'

/** An answer before it is drawn. */
export interface AskAnswer {
  /** Somebody may come to harm: comes first. `words` are what the alert takes along. */
  readonly harm?: { readonly say: string; readonly words: string; readonly button: AnswerButton }
  /** What the procedure says; left out when it does not cover the question. */
  readonly passage?: GuidePassage
  readonly buttons: readonly AnswerButton[]
  readonly byHand: readonly string[]
  /** The office's own procedure, word for word. */
  readonly own?: { readonly heading: string; readonly words: string }
  readonly others: readonly AnswerButton[]
  /** A person to ask: "Lena Morris, your line manager". */
  readonly person: string
}

/** Much more than this is not read in a chat; the office has the whole text. */
const mostQuoted = 1500

/** Draws an answer (cards/office/answer.json). */
export function answerCard({ harm, passage, buttons, byHand, own, others, person }: AskAnswer): Card {
  const title = passage?.title ?? 'The procedure does not answer this'
  return fill({
    template: 'office/answer',
    data: {
      harm: harm ? [{ say: `“${harm.say}”`, words: `“${harm.words}”`, buttons: [harm.button] }] : [],
      passage: passage
        ? [
            {
              ...passageModel(harm && passage.id === '9' ? withoutFirst(passage) : passage),
              title: harm && passage.id !== '9' ? passage.title : '',
              byHand,
              buttons,
            },
          ]
        : [],
      uncovered: passage
        ? []
        : [
            `I find nothing in the procedure about this. Ask ${person}.`,
            'If it is about how to handle a customer, say it in other words: what do they say or do?',
          ],
      own: own ? [ownModel(own, passage !== undefined)] : [],
      others: others.length > 0 ? [{ words: passage ? 'Not what you meant?' : 'Or did you mean one of these?', buttons: others }] : [],
      person: passage ? `You can also ask ${person}.` : '',
    },
    title: harm ? 'Somebody may come to harm' : title,
    sections: [...new Set([...(harm ? ['s9'] : []), ...(passage ? [passage.section] : [])])],
    buttons: [],
    preview: 'An answer to your question',
  })
}

/** The block about harm has said the first step and the first sentence already. */
const withoutFirst = (passage: GuidePassage): GuidePassage => ({ ...passage, doNow: passage.doNow.slice(1), say: passage.say.slice(1) })

const passageModel = ({ looksLike, doNow, say, decides, walks }: GuidePassage) => ({
  looksLike,
  steps: doNow.map((words, place) => ({ number: `${place + 1}. `, words })),
  say: say.map((words) => `“${words}”`),
  decides,
  walks: (walks ?? []).map(({ title, forks }) => ({
    name: title,
    forks: forks.map(({ ask, answers }) => ({ ask, answers })),
  })),
})

function ownModel({ heading, words }: { readonly heading: string; readonly words: string }, covered: boolean) {
  const end = words.length > mostQuoted ? words.lastIndexOf('\n', mostQuoted) : -1
  const quoted = words.length > mostQuoted ? words.slice(0, end > 0 ? end : mostQuoted) : words
  return {
    lead: covered ? 'Your own procedure says, word for word' : 'This in your own procedure may help, word for word',
    heading,
    words: quoted,
    more: quoted.length < words.length ? 'The section goes on in your own procedure.' : '',
  }
}
