import { z } from 'zod'
import type { Facts } from '../procedure.js'
import * as fields from '../shared/fields.js'
import type { Instant } from '../words.js'

const when = { date: fields.date('On which day?'), time: fields.time('At what time?') }
const working = (
  { date, time }: { readonly date?: string | undefined; readonly time?: string | undefined },
  facts: Facts,
  context: z.RefinementCtx,
): void => {
  const because = date && time ? notThen(date, time, facts) : undefined
  if (because) context.addIssue({ code: 'custom', path: ['time'], message: because })
}
/** When a call is to be made: a working time that is still to come. */
export const whenForm = (facts: Facts) => z.object(when).superRefine((typed, context) => working(typed, facts, context))
export const moveForm = (facts: Facts) =>
  z.object({ ...when, why: fields.words('Why?') }).superRefine((typed, context) => working(typed, facts, context))
/** When it is tried again; both are left empty when a letter takes the place of the call. */
export const againForm = (facts: Facts) =>
  z
    .object({ date: fields.perhaps(fields.date('When do you try again?')), time: fields.perhaps(fields.time('At what time?')) })
    .superRefine((typed, context) => working(typed, facts, context))

/** To whom it is passed: anybody of the office for the picker; whether they suit it is for the rule to say. */
export const passForm = ({ office, by }: Facts) =>
  z.object({
    to: fields.person(
      'Who suits it better?',
      office.people.filter(({ id }) => id !== by),
      'Please choose somebody of the office, and not yourself.',
    ),
    why: fields.words('Why them?'),
  })

/** Why a call cannot be booked for this local date and time; undefined when it can. */
export function notThen(date: string, time: string, facts: Facts): string | undefined {
  const { calendar } = facts.office
  const at = calendar.at(date, time)
  const next = calendar.afterWorkingHours(facts.now, 1)
  const instead = `Choose a working time, such as ${calendar.sayDate(calendar.dateOf(next))} at ${calendar.timeOf(next)}.`
  if (at <= facts.now) return `That is past. ${instead}`
  return calendar.isWorkingTime(at) ? undefined : `The office is closed then. ${instead}`
}

/** A time that is proposed for a call: the next working hour. */
export const proposedTime = ({ now, office: { calendar } }: Facts): { readonly date: string; readonly time: string } => {
  const next: Instant = calendar.afterWorkingHours(now, 1)
  return { date: calendar.dateOf(next), time: calendar.timeOf(next) }
}
