import { type Alarm, type Decision, decided, type Facts, refused } from '../procedure.js'
import { asks } from '../shared/asked.js'
import type { Bare } from '../shared/begun.js'
import { byPerson, tell } from '../shared/people.js'
import { openOf } from '../shared/todo.js'
import { type Instant, instant } from '../words.js'
import { receiving } from './asking.js'
import type { BegunEscalation, BookedCall, EscalationEvent } from './matter.js'
import { notThen } from './when.js'

type Answer = Decision<Bare<EscalationEvent>>

type Booking =
  | { readonly event: 'CallBooked' | 'CallUnanswered'; readonly callAt: Instant }
  | { readonly event: 'CallMoved'; readonly callAt: Instant; readonly why: string }

/** Books a call: those who wait for it are told, a reminder comes before and at the time, and it is late an hour after. */
export function bookCall(
  date: string,
  time: string,
  facts: Facts,
  event: (callAt: Instant) => Booking,
  { requester }: BegunEscalation,
): Answer {
  const because = notThen(date, time, facts)
  if (because) return refused(because)
  const callAt = facts.office.calendar.at(date, time)
  if (byPerson(facts) && facts.office.isAbsent(facts.by, callAt))
    return refused('You are away then, by the office file. Choose another day, or pass it to somebody who is there.')
  return decided(
    [event(callAt)],
    [
      ...tell('booked', [requester], 'now'),
      reminderOf(callAt, facts),
      { alarm: 'ChaseTasks', at: facts.office.calendar.afterWorkingHours(callAt, 1) },
    ],
  )
}

/** Before the call, and once that is past at its time. */
const reminderOf = (callAt: Instant, { now }: Facts): Alarm => {
  const before = minutes(callAt, -reminderMinutes)
  return { alarm: 'RemindOfCall', at: before > now ? before : callAt }
}
/** The reminder that a call owes as long as it is still to come. */
export const remindsOfCall = ({ booked: { callAt }, toDo }: BookedCall, facts: Facts): readonly Alarm[] =>
  facts.now < callAt && openOf(toDo).some(({ task }) => task === 'call') ? [reminderOf(callAt, facts)] : []

export function remind(state: BookedCall, facts: Facts): Answer {
  const { booked } = state
  if (facts.now < minutes(booked.callAt, -reminderMinutes) || state.toDo.every(({ task, closed }) => task !== 'call' || closed))
    return decided()
  if (isGone(state, facts)) return handOn(state, facts)
  const soon = facts.now < booked.callAt
  return decided([], [...tell('to-ring', [booked.by], 'now'), ...(soon ? [{ alarm: 'RemindOfCall', at: booked.callAt }] : [])])
}

/** Rule 3: whoever has left, or is away now or at the time of the call, has it no longer. */
export const isGone = ({ booked }: BookedCall, { office, now }: Facts): boolean =>
  !office.person(booked.by) || office.isAbsent(booked.by, now) || office.isAbsent(booked.by, booked.callAt)

/** The call is offered to their stand-in, then to those above, who book their own time. */
export function handOn({ booked, asking, requester }: BookedCall, facts: Facts): Answer {
  const next = receiving({ requester, asking, receiver: booked.by }, facts)
  const standIn = facts.office.person(booked.by)?.deputy
  return asks({ ...next, first: [standIn] }, facts, (round) => ({ event: 'CallHandedOn', from: booked.by, ...round }))
}

/** How long before a call its caller is reminded, in minutes (ours). */
const reminderMinutes = 15
const minutes = (at: Instant, by: number): Instant => instant(new Date(Date.parse(at) + by * 60_000))
