import { z } from 'zod'
import type { Facts } from '../procedure.js'
import { customerFields } from '../shared/customer.js'
import * as fields from '../shared/fields.js'

const subjects = {
  customer: 'A customer, or anybody else outside the office',
  staff: 'A member of staff',
  left: 'Somebody who has worked here',
} as const
const whats = {
  whole: 'Everything that is kept on them',
  part: 'What is kept on them, without what must stay out',
  nothing: 'That nothing is kept on them',
} as const
export type What = keyof typeof whats
export const groundWords = {
  unfounded: 'It is manifestly unfounded',
  excessive: 'It is manifestly excessive',
  exempt: 'An exemption applies to all of it',
  identity: 'They have not shown who they are',
} as const
export type Grounds = keyof typeof groundWords

const notAfter = (day: string, label: string, more: Parameters<typeof fields.date>[1] = {}) =>
  fields.date(label, more).refine((date) => date <= day, 'This day is still to come: give the day on which it was.')
const todayIn = ({ office, now }: Facts): string => office.calendar.dateOf(now)

/** Whose request it is and what they ask for; whoever hears of one fills it in. */
export const toldForm = (facts: Facts) => {
  const { telephone, email, party } = customerFields(facts.office.names, facts.office.country)
  return z.object({
    is: fields.choice('Who asks for what is kept on them?', subjects),
    staff: fields.shownWhen(
      'is',
      ['staff'],
      fields.person('Which member of staff?', facts.office.people, 'Choose somebody of the office.'),
    ),
    name: fields.shownWhen('is', ['customer', 'left'], fields.line('Their name, as they give it')),
    telephone,
    email,
    party,
    case: fields.perhaps(fields.line('Case reference', { hint: 'Several may stand here, with a comma between them.' })),
    received: notAfter(todayIn(facts), 'On which day did it reach the office?', {
      hint: 'The month for the answer runs from this day, whoever it reached first.',
    }).refine(
      (date) => date >= facts.office.calendar.moveDate(todayIn(facts), { years: -1 }),
      'That is more than a year ago: please check the day.',
    ),
    wants: fields.words('What do they ask for?', { max: 4_000, hint: 'In their words. They need not call it a request, nor say why.' }),
  })
}
export type Told = z.output<ReturnType<typeof toldForm>>

export const identityForm = z.object({
  how: fields.words('How do you know that it is they?', {
    max: 2_000,
    hint: 'What you compared with what. Ask for no more than you need: not for a passport where a letter to the known address does.',
  }),
  also: fields.perhaps(
    fields.words('What else is to be looked for?', {
      max: 2_000,
      hint: 'Former names, other numbers and addresses, a former user name: one a line. Only what is certainly theirs.',
    }),
  ),
})

/** What they are asked, which stops the clock. */
export const questionForm = (facts: Facts) =>
  z.object({
    about: fields.choice('What do you ask them?', { identity: 'Who they are', scope: 'What they are looking for' }),
    words: fields.words('What exactly?', { max: 2_000 }),
    on: notAfter(todayIn(facts), 'On which day were they asked?'),
  })
export const replyForm = (facts: Facts) =>
  z.object({
    words: fields.words('What do they answer?', { max: 4_000 }),
    on: notAfter(todayIn(facts), 'On which day did the answer come?', { hint: 'The clock goes on from this day.' }),
  })
export const extensionForm = (facts: Facts) =>
  z.object({
    reason: fields.words('Why is it needed?', {
      max: 2_000,
      hint: 'That the request is complex, or that they have made several. Having much to do is no reason.',
    }),
    toldOn: notAfter(todayIn(facts), 'On which day were they told, with the reason?'),
  })

/** What is asked before anything goes; nothing is assumed. */
export const reviewForm = z.object({
  others: fields.choice('Whose else is in it: other customers, staff, anybody?', {
    none: 'Nobody’s: I read all that is marked, and the rest',
    out: 'What is theirs was taken out',
    agreed: 'Some stays: they agreed, or it is reasonable without',
  }),
  othersWords: fields.shownWhen('others', ['agreed'], fields.words('Whose, and why may it stay?', { max: 2_000 })),
  harm: fields.choice('Could reading it cause serious harm to anybody, to themselves or to another?', {
    no: 'No',
    may: 'I asked somebody who can tell, and it may go',
    out: 'It could: that was taken out',
  }),
  harmWords: fields.shownWhen('harm', ['may', 'out'], fields.words('Who was asked, and what was decided?', { max: 2_000 })),
  alerts: fields.choice('Does it tell of an alert, of a threat, or of a report to an authority?', {
    no: 'No',
    may: 'Yes, and it endangers nobody and hinders no inquiry',
    out: 'That was taken out',
  }),
})
export type Review = z.output<typeof reviewForm>

export const sentForm = (facts: Facts) =>
  z.object({
    what: fields.choice('What did they get?', whats),
    how: fields.line('By which way?', { hint: 'Such as a letter to the known address, or an encrypted message.' }),
    on: notAfter(todayIn(facts), 'On which day did it go?'),
  })
export const refusalForm = (facts: Facts) =>
  z.object({
    ground: fields.choice('On which ground?', groundWords),
    reason: fields.words('Why does it hold here?', { max: 4_000, hint: 'They are told this.' }),
    on: notAfter(todayIn(facts), 'On which day were they told, with the reason and where they can complain?'),
  })
export const withdrawalForm = z.object({
  reason: fields.words('How do you know?', { max: 2_000, hint: 'What they said or wrote, and when.' }),
})
