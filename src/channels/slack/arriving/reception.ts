import type { Answer, Arrival, Listen, Outsider, PrivateAnswer, RawValues } from '../../../casework/arrival.js'
import type { Clock, Directory } from '../../../casework/casework.js'
import type { Erasures } from '../../../log/log.js'
import type { StaffId } from '../../../procedures/words.js'
import type { FormsAside } from '../../forms-aside.js'
import { openTaken } from '../../taken.js'
import { openUnderWay } from '../../under-way.js'
import type { Answers, Place, Submitted, Told } from '../answering/answers.js'
import type { Homes } from '../answering/homes.js'
import { openTurns } from '../answering/turns.js'
import type { CommandNames } from '../command-names.js'
import { isMark } from '../mark.js'
import { metadataOf, reopenAction, withWords } from '../modal/modal.js'
import type { Below } from './answered-card.js'
import { deliveryOf, type Read, readArrival, userOf } from './arrivals.js'
import { type Payload, payloadOf } from './payloads.js'
import type { SlackPeople } from './people.js'

/** Takes deliveries from Slack, each once. */
export interface Reception {
  /** Acknowledges and answers a delivery. Repeats of one are acknowledged alike and do nothing more. */
  receive(body: unknown, acknowledge: (answer?: unknown) => Promise<void>): Promise<void>
  /** When everything that was taken has been answered. */
  quiet(): Promise<void>
}

/** Slack repeats a delivery for about five minutes. */
const remembered = { seconds: 900, most: 20_000 }

export function openReception(settings: {
  listen: Listen
  people: SlackPeople
  forms: FormsAside
  erasures: Erasures
  answers: Answers
  homes: Pick<Homes, 'opened'>
  directory: Directory
  clock: Clock
  names: Pick<CommandNames, 'inward' | 'inWords'>
  /** The record below whose card a message was written. */
  answeredCard: (payload: Payload) => Promise<Below | undefined>
}): Reception {
  const { listen, people, forms, erasures, answers, homes, directory, clock, names } = settings
  const taken = openTaken<Submitted | undefined>(clock, remembered, { erasures, hasWords: (answer) => answer !== undefined })
  const inTurn = openTurns()
  const { keep, quiet } = openUnderWay()

  /** From a delivery to what the office answers. Recognising people and reading forms may ask Slack and the store: that takes its time here. */
  const answerTo = async (payload: Payload): Promise<Told> => {
    const found = await people.recognise(payload)
    if (found.is === 'outsider') return answerOutside(payload, found.outsider)
    const { person } = found
    const [again, below] = await Promise.all([formAgain(payload), settings.answeredCard(payload)])
    if (again === 'gone') return { answer: sentence('This form cannot be opened from here any more. /my-work shows your drafts.') }
    const read: Read = again
      ? { is: 'arrival', arrival: { id: deliveryOf(payload), by: person.id, channel: 'slack', place: 'private', ...again } }
      : readArrival(payload, {
          by: person.id,
          staffOf: people.staffOf,
          nameOf,
          names,
          kept: await keptFor(payload),
          ...(below === undefined || below === 'none' ? {} : { below }),
        })
    if (read.is === 'strangers') return { answer: { answer: 'nothing' }, errors: strangersAt(read.blocks) }
    if (read.is === 'nothing') return { answer: { answer: 'nothing' } }
    const { arrival, more, fill, read: reads } = read
    const answer = await forThem(await listen(arrival), payload)
    const filled: PrivateAnswer = fill && answer.answer === 'dialog' ? { answer: 'dialog', dialog: withWords(answer.dialog, fill) } : answer
    const form = arrival.arrives === 'form' ? { form: { draft: arrival.draft, step: arrival.step, values: arrival.values } } : {}
    return { by: person.id, answer: filled, ...form, ...(more ? { more } : {}), ...(reads ? { read: reads } : {}) }
  }
  /** Nothing of the office is read for them: what they sent goes to the door as it came, with what Slack says of them. */
  const answerOutside = async (payload: Payload, outsider: Outsider): Promise<Told> => {
    const read = readArrival(payload, { by: nobody(userOf(payload)), staffOf: () => undefined, nameOf: () => undefined, names, kept: {} })
    if (read.is !== 'arrival') return { answer: { answer: 'nothing' } }
    const { arrival, fill } = read
    // No form opens for them: the message's words are the alert.
    const words = fill && arrival.arrives === 'press' ? { given: { text: fill } } : {}
    return { answer: await forThem(await listen({ ...arrival, ...words, outsider }), payload) }
  }
  /** What is for everybody goes there; what is left is for whoever arrived. */
  const forThem = async (answer: Answer, payload: Payload): Promise<PrivateAnswer> =>
    answer.answer === 'shared' ? answers.share(answer, placeOf(payload)) : answer
  const nameOf = (slackId: string): string | undefined => {
    const id = people.staffOf(slackId)
    return id && directory().nameOf(id)
  }
  const keptFor = async (payload: Payload): Promise<RawValues> => {
    const form = 'view' in payload ? metadataOf(payload.view?.private_metadata) : undefined
    return form?.kept ? forms.longOf(form.draft) : {}
  }
  /** "Open the form" on a message: the form as it was put aside, shown again. */
  const formAgain = async (payload: Payload): Promise<FormAgain | 'gone' | undefined> => {
    if (payload.type !== 'block_actions') return undefined
    const action = payload.actions[0]
    if (action?.action_id !== reopenAction || !action.value) return undefined
    const form = await forms.takeUp(action.value)
    return form ? { arrives: 'form', move: 'redraw', ...form } : 'gone'
  }

  const strangersAt = (blocks: readonly string[]): Record<string, string> => {
    const admins = directory()
      .holding('administrator')
      .map(({ name }) => name)
    const ask = admins.length > 0 ? `, or ask ${admins.join(' or ')} to add them` : ''
    return Object.fromEntries(blocks.map((block) => [block, `This person is not in the office’s list. Choose somebody else${ask}.`]))
  }

  const submit = async (payload: Extract<Payload, { type: 'view_submission' }>): Promise<Submitted> => {
    const blocks = (payload.view.blocks ?? []).flatMap(({ block_id }) => (block_id ? [block_id] : []))
    const told = inTurn(payload.view.id, () => answerTo(payload))
    const { now, later } = await keep(answers.submitted(told, { id: payload.view.id, blocks }, userOf(payload)))
    if (later) void keep(later)
    return now
  }

  const answer = async (payload: Payload): Promise<void> => {
    const place = placeOf(payload)
    const told = place.view ? inTurn(place.view.id, () => answerTo(payload)) : answerTo(payload)
    if (payload.type === 'view_closed') await told
    else if (payload.type === 'event_callback' && payload.event.type === 'app_home_opened')
      await told.then(({ by, answer }) => homes.opened(by, answer, place.user))
    else await answers.give(told, place)
  }

  return {
    async receive(body, acknowledge) {
      const payload = payloadOf(body)
      if (!payload) return acknowledge()
      const id = deliveryOf(payload)
      const before = taken.get(id)
      if (payload.type === 'view_submission') {
        const submitted = before ?? submit(payload)
        if (!before) taken.put(id, submitted)
        return acknowledge(await submitted)
      }
      await acknowledge()
      if (before !== undefined) return
      const work = keep(answer(payload))
      taken.put(
        id,
        work.then(() => undefined),
      )
      await work
    },
    quiet,
  }
}

/** An id under which nobody is in any office file: it holds what comes next apart by who did it, and grants nothing. */
const nobody = (slackId: string): StaffId =>
  `outside.slack.${slackId
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')
    .slice(0, 40)}` as StaffId

type FormAgain = Pick<Extract<Arrival, { arrives: 'form' }>, 'arrives' | 'draft' | 'step' | 'move' | 'values'>
const sentence = (text: string): PrivateAnswer => ({ answer: 'sentence', text, tone: 'refused' })

/** Where the answer to a delivery goes. */
function placeOf(payload: Payload): Place {
  const user = userOf(payload)
  switch (payload.type) {
    case 'command':
      return { user, trigger: payload.trigger_id, channel: payload.channel_id, ...link(payload.response_url) }
    case 'shortcut':
      return { user, trigger: payload.trigger_id }
    case 'message_action':
      return { user, trigger: payload.trigger_id, channel: payload.channel.id, ...link(payload.response_url) }
    case 'block_actions': {
      const verb = payload.actions[0]?.action_id ?? ''
      if (payload.view && payload.view.type !== 'home')
        return { user, trigger: payload.trigger_id, view: { id: payload.view.id, blocks: [] } }
      const own = payload.channel?.id.startsWith('D') === true
      const { is_ephemeral: isEphemeral, message_ts: pressed } = payload.container ?? {}
      return {
        user,
        trigger: payload.trigger_id,
        ...(own && !isEphemeral && pressed ? { pressed } : {}),
        opens: own && /^open:|^command:\/open/.test(verb),
        quick: !/^(dialog|command|resume|fresh|reopen|whole)/.test(verb),
        ...(payload.channel ? { channel: payload.channel.id } : {}),
        ...markedAs(payload.message?.blocks?.[0]?.block_id),
        replaces: verb.startsWith('step:') && (isEphemeral === true || own),
        ...link(payload.response_url),
      }
    }
    case 'view_submission':
    case 'view_closed':
      return { user, view: { id: payload.view.id, blocks: [] } }
    case 'event_callback':
      if (payload.event.type === 'app_home_opened') return { user }
      if (payload.event.thread_ts) return { user, channel: payload.event.channel, thread: payload.event.thread_ts }
      return { user, channel: payload.event.channel }
    default: {
      const unknown: never = payload
      return unknown
    }
  }
}

const markedAs = (mark: string | undefined): { mark?: string } => (mark && isMark(mark) ? { mark } : {})
const link = (url: string | undefined): { responseUrl?: string } => (url ? { responseUrl: url } : {})
