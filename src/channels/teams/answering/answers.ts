import type { DialogView, PrivateAnswer } from '../../../casework/arrival.js'
import type { FormAside, FormsAside } from '../../forms-aside.js'
import type { Answered } from '../arriving/door.js'
import { drawCard, readyCard, refusedCard, sentenceCard } from '../drawing/draw.js'
import { attached, type Drawn } from '../drawing/drawn.js'
import { drawForm } from '../forms/form-card.js'
import type { Pickable } from '../forms/form-inputs.js'
import { drawFormPage } from '../forms/form-page.js'

/** What the office answered, with the form that arrived: a refusal may not cost what was typed in it. */
export interface Told {
  readonly answer: PrivateAnswer
  readonly form?: FormAside
  /** A form that answers is read, from this piece of it on. */
  readonly read?: number
}

/** An answer as it is said in a chat. */
export type Said = { readonly card: Drawn; readonly preview: string } | { readonly text: string } | undefined

export interface Answers {
  /** In a dialog of Teams. */
  dialog(told: Told): Promise<Answered>
  /** In the place of a card whose button was pressed; `form`: the button belongs to a form in the chat. */
  inPlace(told: Told, form: boolean): Promise<Answered>
  /** In a chat; in a shared one a form is only offered. */
  said(told: Told, personal: boolean): Promise<Said>
}

const ok = (body: unknown): Answered => ({ status: 200, body })
const title = 'Contact Steward'

/** Opens it. */
export function openAnswers(settings: { readonly forms: FormsAside; readonly pickable: () => Pickable }): Answers {
  const { forms, pickable } = settings
  const formCard = async (dialog: DialogView, room: 'dialog' | 'chat', read?: number): Promise<Drawn> => {
    if (read !== undefined) return drawFormPage(dialog, room, read)
    const { card, kept } = drawForm(dialog, room, pickable())
    await forms.keepLong(dialog.draft, kept, dialog.about)
    return card
  }
  return {
    async dialog({ answer, form, read }) {
      switch (answer.answer) {
        case 'dialog':
          return shown(answer.dialog.title, await formCard(answer.dialog, 'dialog', read))
        case 'card':
          return shown(title, drawCard(answer.card, 'dialog'))
        case 'sentence':
          if (!form || answer.tone !== 'refused') return ok({ task: { type: 'message', value: answer.text } })
          await forms.putAside(form)
          return shown(title, refusedCard(answer.text, form.draft))
        case 'nothing':
          return { status: 200 }
        default: {
          const unknown: never = answer
          return unknown
        }
      }
    },
    async inPlace({ answer, read }, form) {
      switch (answer.answer) {
        case 'dialog':
          return replaced(form ? await formCard(answer.dialog, 'chat', read) : readyCard(answer.dialog.title, answer.dialog.draft, true))
        case 'card':
          return replaced(drawCard(answer.card, 'chat'))
        case 'sentence':
          // A refusal leaves the form as it stands, with everything typed; what is done takes its place.
          return form && answer.tone !== 'refused' ? replaced(sentenceCard(answer.text)) : message(answer.text)
        case 'nothing':
          return message('Done.')
        default: {
          const unknown: never = answer
          return unknown
        }
      }
    },
    async said({ answer }, personal) {
      switch (answer.answer) {
        case 'dialog':
          return { card: readyCard(answer.dialog.title, answer.dialog.draft, personal), preview: 'Your form is ready' }
        case 'card':
          return { card: drawCard(answer.card, 'chat'), preview: answer.card.preview }
        case 'sentence':
          return { text: answer.text }
        case 'nothing':
          return undefined
        default: {
          const unknown: never = answer
          return unknown
        }
      }
    },
  }
}

/** Teams shows a dialog's title in one line. */
const mostTitle = 60

const shown = (name: string, card: Drawn): Answered =>
  ok({ task: { type: 'continue', value: { title: name.slice(0, mostTitle), width: 'medium', height: 'large', card: attached(card) } } })

/** What takes a card's place for whoever pressed. */
export const replaced = (card: Drawn): Answered => ok({ statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: card })

/** A word to whoever pressed; the card stays. */
export const message = (text: string): Answered => ok({ statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: text })

/** A form with words put into its first empty text, long texts first. */
export function withWords(dialog: DialogView, words: string): DialogView {
  const empty = dialog.fields.filter(({ name, input }) => /^lines?$/.test(input) && !dialog.values[name])
  const field = empty.find(({ input }) => input === 'lines') ?? empty[0]
  return field && words ? { ...dialog, values: { ...dialog.values, [field.name]: words } } : dialog
}
