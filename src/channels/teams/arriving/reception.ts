import { setTimeout as pause } from 'node:timers/promises'
import type { Activity } from 'botbuilder'
import type { Logger } from 'pino'
import type { Answer, Listen, PrivateAnswer } from '../../../casework/arrival.js'
import type { Clock } from '../../../casework/casework.js'
import type { Command } from '../../../casework/commands.js'
import { meantBy } from '../../../casework/emergency-words.js'
import type { Erasures } from '../../../log/log.js'
import type { Person } from '../../../procedures/people.js'
import { inTime } from '../../../time/in-time.js'
import { ChannelFault, type Stays } from '../../channel.js'
import type { FormsAside } from '../../forms-aside.js'
import { standsAs } from '../../stands-as.js'
import { openTaken } from '../../taken.js'
import { openUnderWay } from '../../under-way.js'
import { type Answers, message, replaced, type Told, withWords } from '../answering/answers.js'
import { type Conversations, placeOf } from '../conversations.js'
import { drawCard, ownVerbs } from '../drawing/draw.js'
import type { Pickable } from '../forms/form-inputs.js'
import { messageOf, type Posting } from '../posting.js'
import type { Sdk, Whereabouts } from '../sdk.js'
import { type Delivery, type InvokeDelivery, isPersonal, type MessageDelivery } from './activities.js'
import { idOf, type Read, readInvoke, readMessage, withKept } from './arrivals.js'
import type { Answered } from './door.js'
import type { IsGuest } from './guests.js'
import { nobody, openWhoWrote } from './who-wrote.js'

/** Takes deliveries from Teams, each once. */
export interface Reception {
  /** Takes what the door let in. A repeat is answered as the first time, and does nothing more. */
  receive(delivery: Delivery, body: object, authorization: string): Promise<Answered>
  /** Answers another tenant, once, where somebody writes of a person at risk: whom to telephone. Undefined: nothing of it is for us. */
  receiveAbroad(delivery: Delivery, body: object, authorization: string): Promise<Answered | undefined>
  /** When everything that was taken has been answered. */
  quiet(): Promise<void>
}

/** Teams repeats an invoke within its time, and a message for some minutes. */
const remembered = { seconds: 900, most: 20_000 }
const mostTries = 4
const mostSeconds = 10
const later = 'This takes longer than usual. It goes on by itself, and the answer comes in our chat.'
const inOurChat = 'I have answered you in our own chat.'

export function openReception(settings: {
  readonly listen: Listen
  readonly sdk: Sdk
  readonly conversations: Conversations
  readonly posting: Posting
  readonly answers: Answers
  readonly isGuest: IsGuest
  readonly forms: FormsAside
  readonly erasures: Erasures
  /** Undefined without authentication. */
  readonly tenantId: string | undefined
  readonly clock: Clock
  readonly logger: Logger
  readonly commands: readonly Pick<Command, 'name' | 'urgent'>[]
  readonly pickable: () => Pickable
  readonly stays?: Stays
  /** Milliseconds until an invoke is answered with "it goes on": Teams gives up after some ten seconds. */
  readonly patience: number
}): Reception {
  const { listen, sdk, conversations, posting, answers, forms, erasures, clock, logger, pickable, patience } = settings
  const { personOf, outsiderOf } = openWhoWrote(settings)
  const commands = settings.commands.map(({ name }) => name)
  const alerts = settings.commands.filter(({ urgent }) => urgent).map(({ name }) => name)
  const asMeant = meantBy(alerts)
  const taken = openTaken<Answered>(clock, remembered, { erasures, hasWords: ({ body }) => body !== undefined })
  const { keep, quiet } = openUnderWay()
  const unsaid = (cause: unknown) => logger.warn({ fault: cause }, 'an answer did not get through in Teams')

  /** From what was read to what the office answers. */
  const answerTo = async (read: Exclude<Read, { is: 'refresh' }>, id: string, by: Person, serviceUrl: string): Promise<Told> => {
    if (read.is === 'nothing') return { answer: { answer: 'nothing' } }
    if (read.is === 'reopen') {
      const form = await forms.takeUp(read.draft)
      if (!form) return { answer: refused('This form cannot be opened from here any more. /my-work shows your drafts.') }
      const again = await listen({ id, by: by.id, channel: 'teams', place: 'private', arrives: 'form', move: 'redraw', ...form })
      return { answer: await forThem(again, serviceUrl), form }
    }
    const { arrival, keeps = [], fill, form, read: reads } = read
    const whole = keeps.length > 0 && form ? withKept(arrival, keeps, await forms.longOf(form.draft)) : arrival
    const answer = await forThem(await listen(whole), serviceUrl)
    const filled: PrivateAnswer = fill && answer.answer === 'dialog' ? { answer: 'dialog', dialog: withWords(answer.dialog, fill) } : answer
    const from = reads === undefined ? {} : { read: reads }
    return {
      answer: filled,
      ...from,
      ...(whole.arrives === 'form' ? { form: { draft: whole.draft, step: whole.step, values: whole.values } } : {}),
    }
  }

  /** What is for everybody goes there; what is left is for whoever arrived. */
  const forThem = async (answer: Answer, serviceUrl: string): Promise<PrivateAnswer> => {
    if (answer.answer !== 'shared') return answer
    try {
      await send({ serviceUrl, conversation: answer.conversation }, messageOf(drawCard(answer.card, 'chat'), answer.card.preview))
      return { answer: 'sentence', text: 'It stands in the channel now. Nothing of what you asked went with it.', tone: 'done' }
    } catch (cause) {
      unsaid(cause)
      return { answer: 'sentence', text: 'I could not write in that channel. Add me to its team, then share again.', tone: 'refused' }
    }
  }
  /** An answer is nobody's owed item: when Teams asks us to wait, it waits here. */
  const send: Posting['send'] = async (at, activity) => {
    for (let tries = 1; ; tries++) {
      try {
        return await posting.send(at, activity)
      } catch (cause) {
        if (!(cause instanceof ChannelFault) || cause.fault !== 'later' || tries === mostTries) throw cause
        await pause(Math.min(cause.options.retryAfter ?? 1, mostSeconds) * 1000)
      }
    }
  }
  /** `to`: whose own chat it is; what stands there is drawn over from now on. */
  const say = async (at: Whereabouts, told: Told, personal: boolean, to?: Person): Promise<void> => {
    const said = await answers.said(told, personal)
    if (said === undefined) return
    const id = await send(
      at,
      'text' in said ? { type: 'message', text: said.text, textFormat: 'plain' } : messageOf(said.card, said.preview),
    )
    const stands = standsAs(told.answer)
    if (to && stands) settings.stays?.(to.id, stands, { channel: 'teams', where: at.conversation, id })
  }
  /** In the person's own chat, whatever was asked and wherever. */
  const sayTo = async (person: Person, told: Told): Promise<void> => say(await posting.chatWith(person), told, true, person)

  const converse = async (delivery: MessageDelivery, id: string): Promise<void> => {
    const here: Whereabouts = { serviceUrl: delivery.serviceUrl, conversation: delivery.conversation.id }
    const person = await personOf(delivery)
    if (!person) return answerOutside(delivery, id, here)
    const read = readMessage(delivery, { id, by: person.id, pickable: pickable() }, commands)
    if (read.is === 'refresh') return
    const told = await answerTo(read, id, person, delivery.serviceUrl)
    if (isPersonal(delivery) || told.answer.answer === 'dialog')
      return say(here, told, isPersonal(delivery), isPersonal(delivery) ? person : undefined)
    if (told.answer.answer === 'nothing') return
    const text = await sayTo(person, told).then(
      () => inOurChat,
      (cause: unknown) => {
        unsaid(cause)
        return notInOurChat(told.answer)
      },
    )
    await send(here, { type: 'message', text, textFormat: 'plain' })
  }

  /** Whoever is of the office is greeted, once, in their own chat; of everybody else nothing is known yet. */
  const welcome = async (delivery: Delivery, id: string): Promise<void> => {
    const person = await personOf(delivery)
    if (!person) return
    const answer = await forThem(
      await listen({ id, by: person.id, channel: 'teams', place: 'private', arrives: 'installed' }),
      delivery.serviceUrl,
    )
    await say({ serviceUrl: delivery.serviceUrl, conversation: delivery.conversation.id }, { answer }, true)
  }

  const refresh = async (delivery: InvokeDelivery): Promise<Answered> => {
    const { replyToId } = delivery
    const conversation = placeOf(delivery.conversation.id)
    const view =
      typeof replyToId === 'string' ? await posting.views.viewOf(conversation, replyToId, delivery.from.aadObjectId ?? '') : undefined
    return view
      ? replaced(view)
      : {
          status: 200,
          body: {
            statusCode: 404,
            type: 'application/vnd.microsoft.error',
            value: { code: 'NotFound', message: 'This card is no longer kept.' },
          },
        }
  }

  const invoke = async (delivery: InvokeDelivery, id: string): Promise<Answered> => {
    const inPlace = delivery.name === 'adaptiveCard/action'
    const verb = delivery.value.action?.verb
    const form = verb === ownVerbs.here || verb === ownVerbs.form
    const answerWith = (told: Told) => (inPlace ? answers.inPlace(told, form) : answers.dialog(told))
    const person = await personOf(delivery)
    if (!person)
      return answerWith({ answer: await askOutside(delivery, readInvoke(delivery, { id, by: nobody(delivery), pickable: noPicks })) })
    const read = readInvoke(delivery, { id, by: person.id, pickable: pickable() })
    if (read.is === 'refresh') return refresh(delivery)
    const pending = keep(answerTo(read, id, person, delivery.serviceUrl))
    const told = await inTime(pending, patience)
    if (!told) {
      void keep(pending.then((late) => sayTo(person, late)).catch(unsaid))
      return inPlace ? message(later) : answers.dialog({ answer: { answer: 'sentence', text: later, tone: 'note' } })
    }
    if (inPlace && !form && told.answer.answer === 'dialog') {
      // Teams opens no dialog in answer to a press, and a form is nobody else's matter.
      void keep(sayTo(person, told).catch(unsaid))
      return message(
        isPersonal(delivery) ? 'Done. The form that follows waits below.' : 'Done. The form that follows waits in our own chat.',
      )
    }
    // In the place of a list it would be lost at the next look, and could not be drawn over: an opened card is a message of its own.
    if (inPlace && isPersonal(delivery) && opensRecord(verb) && told.answer.answer === 'card') {
      void keep(sayTo(person, told).catch(unsaid))
      return message('It stands below.')
    }
    return answerWith(told)
  }

  /** What the office answers to somebody whom its file does not know. No form opens for them: the words of a message are the alert. */
  const askOutside = async (delivery: Delivery, read: Read, abroad = false): Promise<PrivateAnswer> => {
    if (read.is !== 'arrival') return { answer: 'nothing' }
    const { arrival, fill } = read
    const words = fill && arrival.arrives === 'press' ? { given: { text: fill } } : {}
    return forThem(await listen({ ...arrival, ...words, outsider: await outsiderOf(delivery, abroad) }), delivery.serviceUrl)
  }
  /** Told in their own chat; in a channel nobody else reads who is not known here. */
  const answerOutside = async (delivery: MessageDelivery, id: string, here: Whereabouts, abroad = false): Promise<void> => {
    const answer = await askOutside(delivery, readMessage(delivery, { id, by: nobody(delivery), pickable: noPicks }, commands), abroad)
    await say(isPersonal(delivery) ? here : await sdk.begin(delivery.serviceUrl, delivery.from.id), { answer }, true)
  }

  const take = async (delivery: Delivery, id: string): Promise<Answered> => {
    void keep(conversations.learn(delivery))
    if (delivery.type === 'invoke') return invoke(delivery, id)
    // Answered by messages of its own: nothing of it needs to wait here.
    if (delivery.type === 'message') void keep(converse(delivery, id).catch(unsaid))
    if (delivery.type === 'installationUpdate' && delivery.action.startsWith('add') && isPersonal(delivery))
      void keep(welcome(delivery, id).catch(unsaid))
    return { status: 200 }
  }

  /** Nobody of another tenant is anybody here, nor is their chat learnt. */
  const takeAbroad = async (delivery: Delivery, id: string): Promise<Answered> => {
    if (delivery.type !== 'message') return { status: 200 }
    const here: Whereabouts = { serviceUrl: delivery.serviceUrl, conversation: delivery.conversation.id }
    void keep(answerOutside(delivery, id, here, true).catch(unsaid))
    return { status: 200 }
  }
  /** Is it, as meant, an alert? It is heard from whoever sends it. */
  const isAlert = (delivery: Delivery, id: string): delivery is MessageDelivery => {
    if (delivery.type !== 'message') return false
    const read = readMessage(delivery, { id, by: nobody(delivery), pickable: noPicks }, commands)
    const meant = read.is === 'arrival' ? asMeant(read.arrival) : undefined
    return meant?.arrives === 'command' && alerts.some((alert) => alert === meant.command)
  }

  const once = (id: string, body: object, authorization: string, work: () => Promise<Answered>): Promise<Answered> => {
    const before = taken.get(id)
    if (before !== undefined) return before
    const answered = new Promise<Answered>((resolve, reject) => {
      const logic = async (): Promise<void> => resolve(await work())
      sdk.turn(authorization, body as Activity, () => logic().catch(reject)).catch(() => resolve({ status: 401 }))
    })
    taken.put(id, answered)
    answered.then(
      ({ status }) => (status === 401 ? taken.drop(id) : undefined),
      () => taken.drop(id),
    )
    return keep(answered)
  }

  return {
    async receive(delivery, body, authorization) {
      const id = idOf(delivery, body)
      return once(id, body, authorization, () => take(delivery, id))
    },
    async receiveAbroad(delivery, body, authorization) {
      const id = idOf(delivery, body)
      return isAlert(delivery, id) ? once(id, body, authorization, () => takeAbroad(delivery, id)) : undefined
    },
    quiet,
  }
}

/** What has become of what they asked for comes first: an alert went out, whether or not they can be written to. */
const notInOurChat = (answer: PrivateAnswer): string => {
  const known = answer.answer === 'card' ? answer.card.anywhere : answer.answer === 'sentence' ? answer.anywhere : undefined
  if (known === undefined) return 'I could not write to you: add me as an app of your own, then ask again there.'
  return `${known} I could not write to you yourself: add me as an app of your own, then /my-work shows you there what becomes of it.`
}

const opensRecord = (verb: string | undefined): boolean => /^(open:|command:\/open$)/.test(verb ?? '')
const noPicks: Pickable = { people: [] }
const refused = (text: string): PrivateAnswer => ({ answer: 'sentence', text, tone: 'refused' })
