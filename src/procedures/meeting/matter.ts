import type { EventsOf } from '../procedure.js'
import { type Asked, answered, askedAgain, firstAsked, type Round } from '../shared/asked.js'
import type { By, ByItself } from '../shared/people.js'
import type { Instant, RecordId, StaffId } from '../words.js'

interface Matter {
  readonly staff: StaffId
  /** The record of the contact, and when that began. */
  readonly contact: RecordId
  readonly at: Instant
  /** On how many days of the last thirty they had a hard contact, this one counted. */
  readonly days: number
  /** The contact's log has a talk of its own: this is about how often it has come. */
  readonly often: boolean
  readonly how?: 'all right' | 'talk'
  readonly offered?: By
  readonly asked: Asked
}
export type Owed = Matter & { readonly is: 'Owed' }
type Had = Matter & { readonly is: 'Had'; readonly had: By & { readonly agreed?: string } }
type Over = Matter & { readonly is: 'Over'; readonly because: 'not wished' | 'talked about the log' | 'talked' | 'left' | 'nobody above' }
export type MeetingState = { readonly is: 'NotOwed' } | Owed | Had | Over
export type BegunMeeting = Exclude<MeetingState, { is: 'NotOwed' }>

/** Neutral names: they stand outside the seal. */
export type MeetingEvent =
  | (ByItself &
      Round & {
        readonly event: 'MeetingOwed'
        readonly staff: StaffId
        readonly contact: RecordId
        readonly since: Instant
        readonly days: number
        readonly often: boolean
      })
  | (ByItself & Round & { readonly event: 'MeetingAskedAgain' })
  | (By & Round & { readonly event: 'MeetingOffered' })
  | (By & { readonly event: 'MeetingAnswered'; readonly how: 'all right' | 'talk' })
  | (By & { readonly event: 'MeetingHad'; readonly agreed?: string | undefined })
  | (ByItself & { readonly event: 'MeetingOver'; readonly because: Over['because'] })

/** All of them: what is not among them was written by a newer version. */
export const meetingEvents: EventsOf<MeetingEvent> = {
  MeetingOwed: true,
  MeetingAskedAgain: true,
  MeetingOffered: true,
  MeetingAnswered: true,
  MeetingHad: true,
  MeetingOver: true,
}

/** What has become of a meeting after one more event. */
export function evolveMeeting(state: MeetingState, event: MeetingEvent): MeetingState {
  if (event.event === 'MeetingOwed') {
    const { staff, contact, since, days, often } = event
    return { is: 'Owed', staff, contact, at: since, days, often, asked: firstAsked(event) }
  }
  if (state.is !== 'Owed') return state
  switch (event.event) {
    case 'MeetingAskedAgain':
      return { ...state, asked: askedAgain(state.asked, event) }
    case 'MeetingOffered':
      return { ...state, offered: { by: event.by, at: event.at }, asked: { ...firstAsked(event), askedAt: state.asked.askedAt } }
    case 'MeetingAnswered':
      return { ...state, how: event.how }
    case 'MeetingHad': {
      const { by, at, agreed } = event
      return { ...state, is: 'Had', asked: answered(state.asked, event, 'answered'), had: { by, at, ...(agreed ? { agreed } : {}) } }
    }
    case 'MeetingOver':
      return { ...state, is: 'Over', because: event.because }
  }
}
