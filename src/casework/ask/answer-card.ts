import type { Card } from '../../cards/card.js'
import { fill } from '../../cards/fill.js'
import type { AlertSoFar } from './alerts-so-far.js'
import { toldBefore, toldNow } from './asked-back.js'
import type { GuidePassage, GuideShort } from './guide.js'
import type { AnswerButton } from './leads.js'
import { type OursQuote, type OwnQuote, oursModel, ownModel } from './pages.js'

/** An answer before it is drawn. */
export interface AskAnswer {
  /** Somebody may come to harm: comes first. `words` are what the alert takes along. */
  readonly harm?: {
    readonly short: GuideShort
    readonly words: string
    readonly raise: readonly AnswerButton[]
    readonly change: readonly AnswerButton[]
  }
  /** The seniors were told of it from here: where that stands by the record, in the place of the alarm. */
  readonly sent?: { readonly alert: AlertSoFar; readonly buttons: readonly AnswerButton[] }
  /** A threat was told before this, or may be in it (`isTheQuestion`), and nobody senior has it from here: the words that an alert takes along, and its button. */
  readonly waiting?: { readonly words: string; readonly buttons: readonly AnswerButton[]; readonly isTheQuestion?: true }
  /** The section of the procedure that answers; left out when it does not cover the question. */
  readonly passage?: GuidePassage
  /** What it says in two lines; left out where the words about harm say it already. */
  readonly short?: GuideShort
  /** What begins here, and "All the steps": the fewer, the sooner it is pressed. */
  readonly buttons: readonly AnswerButton[]
  readonly byHand: readonly string[]
  /** The office's own procedure, word for word, where ours does not answer. */
  readonly own?: OwnQuote
  /** What the office adds beside the section. */
  readonly ours: readonly OursQuote[]
  readonly others: readonly AnswerButton[]
  /** A person to ask: "Lena Morris, your line manager". */
  readonly person: string
}

/** Draws an answer in two lines, the words to say and the button (cards/office/answer.json). */
export function answerCard({ harm, sent, waiting, passage, short, buttons, byHand, own, ours, others, person }: AskAnswer): Card {
  const title = passage?.title ?? 'The procedure does not answer this'
  return fill({
    template: 'office/answer',
    data: {
      harm: harm ? [{ ...shortModel(harm.short), words: `“${harm.words}”`, buttons: harm.raise, change: harm.change }] : [],
      sent: sent ? [sentModel(sent)] : [],
      answer: short ? [{ ...shortModel(short), title: harm || sent ? title : '', byHand }] : [],
      uncovered: passage
        ? []
        : [
            `I find nothing in the procedure about this. Ask ${person}.`,
            'If it is about how to handle a customer, say it in other words: what do they say or do?',
          ],
      waiting: waiting
        ? [{ buttons: waiting.buttons, lead: waiting.isTheQuestion ? toldNow : toldBefore, words: `“${waiting.words}”` }]
        : [],
      buttons,
      own: [...ours.map(oursModel), ...(own ? [ownModel(own, 'This in your own procedure may help, word for word')] : [])],
      others: others.length > 0 ? [{ words: passage ? 'Not what you meant?' : 'Or did you mean one of these?', buttons: others }] : [],
    },
    title: harm ? 'Somebody may come to harm' : sent ? 'Your alert' : title,
    // The alarm stands in the card already, with the words: once is clearer than twice.
    ...(harm ? { aboutAlert: true as const } : {}),
    sections: [...new Set([...(harm ? ['s9'] : []), ...(passage ? [passage.section] : [])])],
    buttons: [],
    preview: 'An answer to your question',
  })
}

const colours = { waiting: 'Default', good: 'Good', warning: 'Warning', attention: 'Attention' } as const

const sentModel = ({ alert: { record, stands, lines }, buttons }: NonNullable<AskAnswer['sent']>) => ({
  stands: `${record}: ${stands.words}.`,
  colour: colours[stands.tone],
  lines,
  buttons,
})

const shortModel = ({ lines, lead, say }: GuideShort) => ({
  lines,
  lead: lead !== undefined && say.length > 0 ? [lead] : [],
  say: say.map((words) => `“${words}”`),
})
