import type { EventsOf } from '../procedure.js'
import { type Asked, answered, askedAgain, firstAsked, type Round } from '../shared/asked.js'
import type { By, ByItself } from '../shared/people.js'
import { chased, close, put, type ToDo } from '../shared/todo.js'
import type { Instant, StaffId } from '../words.js'

/** To talk with whoever asked, and what the two agreed to do by a day. */
export type Task = 'talk' | 'agreed'

interface Matter {
  readonly asker: StaffId
  readonly at: Instant
  /** With whom they wish to talk: the line manager, or a more senior one of their choice. */
  readonly wished: StaffId
  /** Only if they wished to write something; whoever takes it reads it, and nobody else. */
  readonly words?: string
  readonly asked: Asked
  /** Whom the message did not reach. */
  readonly unreached: readonly string[]
  readonly toDo: readonly ToDo<Task>[]
}
export type Waiting = Matter & { readonly is: 'Waiting' }
export type Taken = Matter & { readonly is: 'Taken'; readonly holder: StaffId; readonly takenAt: Instant }
export type Talked = Matter & {
  readonly is: 'Talked'
  readonly holder: StaffId
  readonly talked: By & { readonly agreed?: string; readonly day?: string }
}
export type ConversationState =
  | { readonly is: 'NotAsked' }
  | Waiting
  | Taken
  | Talked
  | { readonly is: 'Withdrawn'; readonly asker: StaffId; readonly holder?: StaffId; readonly withdrawn: ByItself }
export type BegunConversation = Exclude<ConversationState, { is: 'NotAsked' }>

/** Neutral names: they stand outside the seal. */
export type ConversationEvent =
  | (By & Round & { readonly event: 'ConversationAsked'; readonly wished: StaffId; readonly words?: string | undefined })
  | (By & Round & { readonly event: 'ConversationAskedElse'; readonly wished: StaffId })
  | (ByItself & Round & { readonly event: 'ConversationPassedUp' })
  | (ByItself & { readonly event: 'ConversationUnreached'; readonly person: string })
  | (By & { readonly event: 'ConversationTaken' })
  | (By & {
      readonly event: 'ConversationHad'
      readonly agreed?: string | undefined
      readonly day?: string | undefined
      readonly due?: Instant
    })
  | (ByItself & { readonly event: 'ConversationChased' })
  | (By & { readonly event: 'ConversationSettled' })
  | (ByItself & { readonly event: 'ConversationWithdrawn' })

/** All of them: what is not among them was written by a newer version. */
export const conversationEvents: EventsOf<ConversationEvent> = {
  ConversationAsked: true,
  ConversationAskedElse: true,
  ConversationPassedUp: true,
  ConversationUnreached: true,
  ConversationTaken: true,
  ConversationHad: true,
  ConversationChased: true,
  ConversationSettled: true,
  ConversationWithdrawn: true,
}

/** What has become of a conversation after one more event. */
export function evolveConversation(state: ConversationState, event: ConversationEvent): ConversationState {
  if (event.event === 'ConversationAsked') {
    const { by, at, wished, words } = event
    return { is: 'Waiting', asker: by, at, wished, ...(words ? { words } : {}), asked: firstAsked(event), unreached: [], toDo: [] }
  }
  if (state.is === 'NotAsked' || state.is === 'Withdrawn') return state
  switch (event.event) {
    case 'ConversationAskedElse':
      return { ...bare(state), is: 'Waiting', wished: event.wished, asked: firstAsked(event), unreached: [], toDo: [] }
    case 'ConversationPassedUp':
      return { ...state, asked: askedAgain(state.asked, event) }
    case 'ConversationUnreached':
      return { ...state, unreached: [...new Set([...state.unreached, event.person])] }
    case 'ConversationTaken': {
      const { by: holder, at: takenAt } = event
      return {
        ...bare(state),
        is: 'Taken',
        holder,
        takenAt,
        asked: answered(state.asked, event, 'taken'),
        toDo: put([], ['talk'], takenAt),
      }
    }
    case 'ConversationHad': {
      const { by, at, agreed, day, due } = event
      const toDo = close(state.toDo, 'talk', event)
      return {
        ...bare(state),
        is: 'Talked',
        holder: 'holder' in state ? state.holder : by,
        asked: state.asked.answered ? state.asked : answered(state.asked, event, 'answered'),
        talked: { by, at, ...(agreed ? { agreed } : {}), ...(day ? { day } : {}) },
        toDo: due === undefined ? toDo : put(toDo, ['agreed'], at, due),
      }
    }
    case 'ConversationChased':
      return { ...state, toDo: chased(state.toDo) }
    case 'ConversationSettled':
      return { ...state, toDo: close(state.toDo, 'agreed', event) }
    case 'ConversationWithdrawn':
      return {
        is: 'Withdrawn',
        asker: state.asker,
        ...('holder' in state ? { holder: state.holder } : {}),
        withdrawn: { by: event.by, at: event.at },
      }
  }
}

const bare = ({ asker, at, wished, words, asked, unreached, toDo }: Matter): Matter => ({
  asker,
  at,
  wished,
  ...(words ? { words } : {}),
  asked,
  unreached,
  toDo,
})
