import { z } from 'zod'
import type { Answers, Form } from '../form.js'
import type { Facts } from '../procedure.js'
import { cite } from '../sections.js'
import * as fields from '../shared/fields.js'
import { textIn } from './request.js'

/** What is wrong with the dates, and in which field. */
const faultOf = (answers: Answers, { now, office: { calendar } }: Facts): readonly ['start' | 'review', string] | undefined => {
  const [start, review] = [textIn(answers.start) ?? '', textIn(answers.review) ?? '']
  const today = calendar.dateOf(now)
  const latest = calendar.moveDate(start, { years: 1 })
  if (start < today) return ['start', 'That day has passed. Please choose today or later.']
  if (start > calendar.moveDate(today, { years: 1 })) return ['start', 'That is more than a year ahead. Please check the year.']
  if (review <= start) return ['review', 'The review comes after the start date.']
  return review > latest
    ? ['review', `It is reviewed within a year of the start: ${calendar.sayDate(latest)} at the latest (${cite('s15')}).`]
    : undefined
}
/** A start that has not gone by, and a review within a year of it (s15), each said at its field. */
export const datesHold =
  (facts: Facts) =>
  (answers: Answers, context: z.core.$RefinementCtx): void => {
    const fault = faultOf(answers, facts)
    if (fault) context.addIssue({ code: 'custom', path: [fault[0]], message: fault[1] })
  }

export const dates = {
  start: fields.date('Start date', { hint: 'Not before the customer has been told' }),
  review: fields.date('Review date', { hint: 'A year after the start at the latest' }),
}
export const datesForm = (facts: Facts): Form =>
  z
    .object({
      ...dates,
      documents: fields.perhaps(fields.words('Documents', { hint: 'Links to letters and notes, one a line', max: 5_000 })),
    })
    .superRefine(datesHold(facts))

/** The next review, within a year of today (s15). */
export const nextReview = ({ now, office: { calendar } }: Facts) => {
  const today = calendar.dateOf(now)
  const latest = calendar.moveDate(today, { years: 1 })
  return fields
    .date('Next review')
    .refine((review) => review > today, 'The next review date is in the future.')
    .refine(
      (review) => review <= latest,
      `The next review is due within a year: ${calendar.sayDate(latest)} at the latest (${cite('s15')}).`,
    )
    .meta({ label: 'Next review', input: 'date' })
}

/** A day that has not still to come, such as the one on which a letter went out. */
export const dayGoneBy = (label: string, { now, office: { calendar } }: Facts) =>
  fields
    .date(label)
    .refine((day) => day <= calendar.dateOf(now), 'It cannot have been sent in the future. Mark it on the day it goes out.')
    .meta({ label, input: 'date' })

/** Today, and a year from today: how a request begins. */
export const usualDates = (facts: Facts): Answers => {
  const start = facts.office.calendar.dateOf(facts.now)
  return { start, review: facts.office.calendar.moveDate(start, { years: 1 }) }
}
