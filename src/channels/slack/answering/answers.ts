import type { types } from '@slack/bolt'
import type { Logger } from 'pino'
import type { DialogView, PrivateAnswer, SharedAnswer } from '../../../casework/arrival.js'
import type { StaffId } from '../../../procedures/words.js'
import { inTime } from '../../../time/in-time.js'
import type { Stays } from '../../channel.js'
import type { FormAside, FormsAside } from '../../forms-aside.js'
import { standsAs } from '../../stands-as.js'
import type { Clients } from '../clients.js'
import type { CommandNames } from '../command-names.js'
import { type Drawn, draw } from '../drawing/draw.js'
import { escaped, plain, within } from '../drawing/text.js'
import { textBlocks } from '../drawing/text-blocks.js'
import { faultOf } from '../faults.js'
import { limits } from '../limits.js'
import { marked } from '../mark.js'
import { formPage } from '../modal/form-page.js'
import { cardModal, drawModal, errorsAtBlocks, refusedModal, reopenButton, sentenceModal, waitingModal } from '../modal/modal.js'
import type { Pickable } from '../modal/modal-inputs.js'
import type { Posting } from '../posting.js'
import { respond } from './respond.js'

/** Where an answer may go, in the order we try: the open modal, a new modal, the response_url, the conversation, the direct one. */
export interface Place {
  readonly user: string
  readonly view?: { readonly id: string; readonly blocks: readonly string[] }
  readonly trigger?: string
  readonly responseUrl?: string
  /** The pressed card is seen by this person only, so the card that follows from the step takes its place. */
  readonly replaces?: boolean
  /** By what the pressed card is found again, where it is not kept yet that it was posted: what takes its place bears it too. */
  readonly mark?: string
  /** The message in their own chat that was pressed. */
  readonly pressed?: string
  /** A record is opened in their own chat, from a message that is none of its cards. */
  readonly opens?: boolean
  readonly channel?: string
  readonly thread?: string
  /** No modal for a click that only wants a word back, however long that takes. */
  readonly quick?: boolean
}

/** What a submitted modal is answered with, in the same breath. */
export type Submitted =
  | { readonly response_action: 'errors'; readonly errors: Record<string, string> }
  | { readonly response_action: 'update'; readonly view: types.ModalView }
  | { readonly response_action: 'clear' }

/** What the office answered, with what only this channel knows of it. */
export interface Told {
  /** Whose it was, where it was a colleague's. */
  readonly by?: StaffId
  readonly answer: PrivateAnswer
  /** A form that answers is read, from this block of it on: over the form where it was asked for there. */
  readonly read?: { readonly from: number; readonly over: boolean }
  /** A field that is to have one more piece to write in. */
  readonly more?: string
  /** The form that arrived: a refusal may not cost what was typed in it. */
  readonly form?: FormAside
  /** Blocks of the submitted modal where something is wrong that the office need not look at. */
  readonly errors?: Record<string, string>
}

export interface Answers {
  /** Brings an answer to whoever arrived, opening a waiting modal first when it is slow. Never throws. */
  give(told: Promise<Told>, place: Place): Promise<void>
  /** The answer to a submission: at once, or a waiting modal that the real answer replaces `later`. */
  submitted(
    told: Promise<Told>,
    view: NonNullable<Place['view']>,
    user: string,
  ): Promise<{ readonly now: Submitted; readonly later?: Promise<void> }>
  /** Puts a card before everybody in a conversation; gives what to tell whoever shared it. Never throws. */
  share(shared: SharedAnswer, place: Place): Promise<PrivateAnswer>
}

export function openAnswers(settings: {
  clients: Clients
  posting: Posting
  forms: FormsAside
  pickable: () => Pickable
  names: Pick<CommandNames, 'outward'>
  stays?: Stays
  apiUrl?: string
  logger: Logger
  /** Milliseconds. Slack wants its answer inside 3 s and a trigger dies with them; we promise one second (architecture, "ack"). */
  patience: number
}): Answers {
  const { clients, posting, forms, pickable, logger, patience, names } = settings
  const client = clients.answer
  const warn = (what: string, cause: unknown) => logger.warn({ why: faultOf(cause).because }, what)

  const modalOf = async (dialog: DialogView, more?: string): Promise<types.ModalView> => {
    const errors = Object.keys(dialog.errors).length > 0
    const { view, kept } = drawModal(dialog, { pickable: pickable(), errors, ...(more ? { more } : {}) })
    await forms.keepLong(dialog.draft, kept, dialog.about)
    return view
  }
  const viewOf = async ({ answer, more, form, read }: Told): Promise<types.ModalView | undefined> => {
    switch (answer.answer) {
      case 'dialog':
        return read ? formPage(answer.dialog, read.from) : modalOf(answer.dialog, more)
      case 'card':
        return cardModal(answer.card)
      case 'sentence':
        if (!form || answer.tone !== 'refused') return sentenceModal(answer.text)
        await forms.putAside(form)
        return refusedModal(answer.text, form.draft)
      case 'nothing':
        return undefined
      default: {
        const unknown: never = answer
        return unknown
      }
    }
  }

  const inView = async (id: string, told: Told, place: Place): Promise<void> => {
    const view = await viewOf(told)
    if (!view) return
    try {
      await client.views.update({ view_id: id, view })
    } catch (cause) {
      // Closed meanwhile, most likely: nothing typed or told may be lost by that.
      warn('a modal was not there any more', cause)
      await said(told, place)
    }
  }

  /** In a view above the one that is open, which stays as it is. */
  const over = async (trigger: string, told: Told, place: Place): Promise<void> => {
    const view = await viewOf(told)
    if (view)
      await client.views.push({ trigger_id: trigger, view }).catch((cause: unknown) => warn('a modal was not opened in time', cause))
    else await said(told, place)
  }

  const say = async (answer: PrivateAnswer, place: Place, by?: StaffId): Promise<void> => {
    if (answer.answer === 'nothing') return
    if (answer.answer === 'dialog')
      await forms.putAside({ draft: answer.dialog.draft, step: answer.dialog.step.name, values: answer.dialog.values })
    const replace = place.replaces === true && answer.answer === 'card'
    const message = messageOf(answer)
    const { responseUrl, channel, user, pressed, thread } = place
    const inPlace = replace && place.mark ? { blocks: marked(message.blocks, place.mark) } : {}
    /** What stands in their own chat is drawn over from now on. */
    const stays = (where: string | undefined, id: string | undefined) => {
      const stands = standsAs(answer)
      if (by && where?.startsWith('D') && id && stands) settings.stays?.(by, stands, { channel: 'slack', where, id })
    }
    const post = async (where: string, more: { readonly thread_ts?: string } = {}) => {
      const { ts, channel: posted } = await client.chat.postMessage({ channel: where, ...message, ...more })
      stays(posted ?? where, ts)
    }
    const tries: (() => Promise<unknown>)[] = []
    // What only they see for a while could never be drawn over: an opened card is a message of their chat.
    if (channel && place.opens && answer.answer === 'card' && answer.card.record !== undefined) tries.push(() => post(channel))
    if (responseUrl)
      tries.push(async () => {
        await respond(
          responseUrl,
          names.outward({ ...message, ...inPlace, response_type: 'ephemeral', replace_original: replace }),
          settings,
        )
        if (replace) stays(channel, pressed)
      })
    else if (channel?.startsWith('D')) tries.push(() => post(channel, thread ? { thread_ts: thread } : {}))
    else if (channel) tries.push(() => client.chat.postEphemeral({ channel, user, ...message, ...(thread ? { thread_ts: thread } : {}) }))
    tries.push(async () => post(await posting.directWith(user, client)))
    for (const attempt of tries) {
      try {
        await attempt()
        return
      } catch (cause) {
        warn('an answer did not get through this way', cause)
      }
    }
  }

  const said = ({ by, answer }: Told, place: Place): Promise<void> => say(answer, place, by)

  const open = async (trigger: string, view: types.ModalView): Promise<string | undefined> => {
    try {
      const opened = await client.views.open({ trigger_id: trigger, view })
      return opened.view?.id
    } catch (cause) {
      warn('a modal was not opened in time', cause)
      return undefined
    }
  }

  const give: Answers['give'] = async (pending, place) => {
    const { view, trigger } = place
    if (view) {
      const told = await pending
      return told.read?.over && trigger ? over(trigger, told, place) : inView(view.id, told, place)
    }
    if (!trigger) return said(await pending, place)
    const early = await inTime(pending, patience)
    if (early === undefined && !place.quick) {
      const waiting = await open(trigger, waitingModal())
      const late = await pending
      return waiting === undefined ? said(late, place) : inView(waiting, orDone(late), place)
    }
    const told = early ?? (await pending)
    const { answer, more } = told
    // What has no room in a message is read in a view of its own.
    if (answer.answer === 'card' && answer.card.from !== undefined) {
      const read = await open(trigger, cardModal(answer.card))
      return read === undefined ? said(told, place) : undefined
    }
    if (answer.answer !== 'dialog') return said(told, place)
    const opened = await open(trigger, await modalOf(answer.dialog, more))
    if (opened === undefined) await said(told, place)
  }

  const toAll = async ({ card, conversation: channel }: SharedAnswer, { responseUrl, channel: pressedIn }: Place): Promise<void> => {
    const message = draw(card)
    // The bot need not be a member where somebody typed its command: the way back leads there.
    if (responseUrl && pressedIn === channel)
      await respond(responseUrl, names.outward({ ...message, response_type: 'in_channel', replace_original: false }), settings)
    else await client.chat.postMessage({ channel, ...message })
  }

  return {
    async share(shared, place) {
      try {
        await toAll(shared, place)
        return { answer: 'nothing' }
      } catch (cause) {
        warn('an answer could not be shared', cause)
        return { answer: 'sentence', text: 'I could not write in that channel. Add me to it (/invite), then share again.', tone: 'refused' }
      }
    },
    async give(pending, place) {
      try {
        await give(pending, place)
      } catch (cause) {
        logger.error({ fault: String(cause) }, 'an answer could not be drawn')
      }
    },
    async submitted(pending, view, user) {
      const early = await inTime(pending, patience)
      if (early === undefined) {
        const later = pending
          .then((told) => inView(view.id, orDone(told), { user }))
          .catch((cause: unknown) => logger.error({ fault: String(cause) }, 'a late answer could not be drawn'))
        return { now: { response_action: 'update', view: waitingModal() }, later }
      }
      const errors = early.errors ?? errorsOf(early, view.blocks)
      if (errors) return { now: { response_action: 'errors', errors } }
      const next = await viewOf(early)
      return { now: next ? { response_action: 'update', view: next } : { response_action: 'clear' } }
    },
  }
}

/** What Slack can show in the open modal itself: errors at their fields, or a refusal at the first one, which leaves everything typed in place. */
function errorsOf({ answer, form }: Told, open: readonly string[]): Record<string, string> | undefined {
  if (answer.answer === 'dialog') return errorsAtBlocks(answer.dialog, open)
  const first = form && open.find((block) => block.startsWith(`${form.step}/`))
  return first && answer.answer === 'sentence' && answer.tone === 'refused' ? { [first]: answer.text } : undefined
}

/** Where a modal stands waiting, nothing to say is said as well. */
const orDone = (told: Told): Told =>
  told.answer.answer === 'nothing' ? { answer: { answer: 'sentence', text: 'Done.', tone: 'done' } } : told

function messageOf(answer: Exclude<PrivateAnswer, { answer: 'nothing' }>): Drawn {
  if (answer.answer === 'card') return draw(answer.card)
  if (answer.answer === 'sentence') return { text: escaped(within(answer.text, limits.text)), blocks: textBlocks(answer.text) }
  const { title, draft } = answer.dialog
  const words = `Your form “${within(title, 100)}” is ready. Open it here: everything you typed is still in it.`
  return {
    text: escaped(words),
    blocks: [{ type: 'section', text: plain(words) }, reopenButton(draft)],
  }
}
