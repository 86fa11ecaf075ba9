import { z } from 'zod'
import type { Answers, Settled } from '../form.js'
import type { Facts } from '../procedure.js'
import { cite } from '../sections.js'
import type { Screen } from '../shared/dialogs.js'
import * as fields from '../shared/fields.js'
import { StaffId } from '../words.js'
import { isSettledByWords, type Kind, kinds, type Route, routes, routesFor, wordsFor } from './kinds.js'
import { type Between, isManager, proposal } from './whom.js'

const asks = (answers: Answers): Kind | undefined => z.enum(Object.keys(kinds) as Kind[]).safeParse(answers.kind).data
const chosen = (answers: Answers): Route | undefined => z.enum(Object.keys(routes) as Route[]).safeParse(answers.route).data
const idIn = (value: unknown): StaffId | undefined => StaffId.safeParse(value).data

/** Who is meant by the answers so far: who asks, who is complained of, who decided the case. */
export const betweenOf = (answers: Answers, { by }: Facts): Between => ({
  requester: StaffId.parse(by),
  about: idIn(answers.about),
  caseOfficer: idIn(answers.caseOfficer),
})

const kind = fields.choice('What do they want?', kinds, { missing: 'Choose what comes nearest.' })
const explained = fields.yesNo('Has the case officer explained the decision to them?')
const helps = (label: string) =>
  fields.choice(
    label,
    { yes: 'Yes, it would settle it more effectively', no: 'No: they only ask for it' },
    { missing: 'Say what you think: either answer leads on.' },
  )
const why = fields.words('Why would it?', {
  hint: 'In a sentence or two: whoever rings them reads it.',
  missing: 'Say why in a sentence: asking for it is no reason in itself.',
})
const anybodyHere = (label: string, { office, by }: Facts, hint: string) =>
  fields.perhaps(
    fields.person(
      label,
      office.people.filter(({ id }) => id !== by),
      'Please choose somebody of the office, and not yourself.',
      { hint },
    ),
  )

/** The question that a kind turns on (s7), one screen. */
function test(answers: Answers, facts: Facts): z.ZodObject {
  switch (asks(answers)) {
    case 'outcome':
      return z.object({
        explained,
        caseOfficer: anybodyHere('Who is the case officer?', facts, 'Leave it empty if you do not know.'),
        helps: fields.shownWhen('explained', ['yes'], helps('Could a manager settle it by telephone?')),
        why: fields.shownWhen('helps', ['yes'], why),
      })
    case 'dissatisfied':
      return z.object({ helps: helps('Could a manager settle it by telephone?'), why: fields.shownWhen('helps', ['yes'], why) })
    case 'conduct':
      return z.object({
        about: anybodyHere('Whom do they complain about?', facts, 'They see nothing of it. Leave it empty if the name is not known.'),
        aboutName: fields.perhaps(fields.line('Or the name as the customer gave it', {})),
      })
    case 'help':
      return z.object({ why: fields.words('What do you need help with?') })
    case 'demand':
      return z.object({
        askedFor: fields.line('Whom did they ask for?'),
        helps: helps('Would that settle it more effectively?'),
        why: fields.shownWhen('helps', ['yes'], why),
      })
    default:
      return z.object({ helps: helps('Would a manager settle it more effectively?'), why: fields.shownWhen('helps', ['yes'], why) })
  }
}

const testKnow: Readonly<Record<Kind, string>> = {
  outcome: `Whoever decided the case explains it first. A manager comes after that (${cite('s7')}).`,
  dissatisfied: `A manager may ring them without anything in writing, if that can settle it. Otherwise they can complain in writing (${cite('s7')}).`,
  conduct: `They can complain in writing, or somebody who was not part of it rings them. About a manager it is always a peer (${cite('s7')}).`,
  demand: `The person they ask for may not be the best one to help. But our senior managers can be reached (${cite('s7')}).`,
  unallocated: `Waiting is no reason in itself. Say yes when something has changed that a manager needs to know (ours, from ${cite('s7')}).`,
  'call-back': `Not simply because they ask: when it would settle the matter more effectively (${cite('s7')}).`,
  help: `If you cannot do it well enough alone, ask. Tell the customer that you need to speak with somebody first (${cite('s4')}).`,
}

/** What the answers were, as the routes ask for them. */
const testedBy = (answers: Answers, { office }: Facts) => ({
  kind: asks(answers) ?? 'help',
  explained: z.enum(['yes', 'no']).safeParse(answers.explained).data,
  helps: z.enum(['yes', 'no']).safeParse(answers.helps).data,
  aboutManager: isManager(idIn(answers.about), office),
})
/** The routes that these answers leave, the proposed one first. */
export const routesLeft = (answers: Answers, facts: Facts): readonly Route[] => routesFor(testedBy(answers, facts))

const routeForm = (answers: Answers, facts: Facts): z.ZodObject => {
  const [first, ...rest] = routesLeft(answers, facts)
  const labels = Object.fromEntries(
    [first, ...rest].flatMap((route, place) => (route ? [[route, `${routes[route]}${place === 0 ? ' (proposed)' : ''}`]] : [])),
  )
  return z.object({ route: fields.choice('Which way?', labels, { missing: 'Choose a way on. The first is proposed.' }) })
}

const offer = (answers: Answers, facts: Facts) => proposal(routeOf(answers, facts), betweenOf(answers, facts), facts)
const whomForm = (answers: Answers, facts: Facts): z.ZodObject => {
  const { people, because } = offer(answers, facts)
  return z.object({
    receiver: fields.person('Who is to have it?', people, 'Please choose one of the people listed: they suit this.', {
      hint: people[0] ? `${people[0].name} is proposed. ${because}` : because,
    }),
    telephone: numberFor(routeOf(answers, facts), facts),
    suits: fields.perhaps(fields.line('When does it suit the customer?')),
  })
}
/** Ours: a call needs a number. Help for a colleague does not. */
const numberFor = (route: Route | undefined, { office }: Facts) => {
  const number = fields.line('Number to ring', {
    missing: `Give a number to ring. If they give none, tell them about “${office.names.complaintsPage}”, or ask them to ring again: this form is kept.`,
    max: 40,
  })
  return route === 'helper' ? fields.perhaps(number) : number
}

const matterForm = z.object({
  basics: fields.facts('What is it about?', { hint: 'The basics, so that nobody has to ask them again: facts only.' }),
  customer: fields.perhaps(fields.line('Name of the customer')),
  case: fields.perhaps(fields.line('Case reference', { max: 60 })),
  party: fields.perhaps(fields.line('Party record', { max: 60 })),
  email: fields.perhaps(fields.line('E-mail')),
})

/** Everything that the step holds, as its schema at casework's door; the screens ask for it in parts. */
export const escalationForm = (facts: Facts) =>
  z.object({
    kind,
    explained: explained.optional(),
    helps: helps('Would it settle the matter more effectively?').optional(),
    why: why.optional(),
    askedFor: fields.perhaps(fields.line('Whom did they ask for?')),
    about: anybodyHere('Whom do they complain about?', facts, ''),
    aboutName: fields.perhaps(fields.line('The name as the customer gave it')),
    caseOfficer: anybodyHere('Who is the case officer?', facts, ''),
    // Where one way alone is left nobody is asked for it.
    route: fields.choice('Which way?', routes).optional(),
    receiver: anybodyHere('Who is to have it?', facts, ''),
    telephone: fields.perhaps(fields.line('Number to ring', { max: 40 })),
    suits: fields.perhaps(fields.line('When does it suit the customer?')),
    ...matterForm.shape,
  })
/** What was asked for, as it is kept. */
export type Asking = Omit<z.output<ReturnType<typeof escalationForm>>, 'route'> & { readonly route: Route }

/** The route that was chosen, or the only one there is. */
export const routeOf = (answers: Answers, facts: Facts): Route => {
  const left = routesLeft(answers, facts)
  const route = chosen(answers)
  return route && left.includes(route) ? route : (left[0] ?? 'words')
}

/** The words that settle it, where the answers lead to no call: nothing is kept then (s7). */
const settled = (answers: Answers, facts: Facts): Settled | undefined => {
  const [kindAsked, route] = [asks(answers), routeOf(answers, facts)]
  if (!kindAsked || !isSettledByWords(route)) return undefined
  const { say, section } = wordsFor(kindAsked, route, facts.office)
  return {
    title: 'What to say',
    paragraphs: [
      ...say.map((sentence) => `“${sentence}”`),
      'Nothing is recorded, and it counts against nobody. Go back if it turns out differently.',
    ],
    sections: [section],
  }
}

/** One question a screen: what it is, what it turns on, the way, the matter, and who rings. */
export const screens: readonly Screen[] = [
  {
    name: 'what',
    title: 'What do they want?',
    know: () => [`We look for the person who can settle it, not for the highest one (${cite('s7')}).`],
    form: z.object({ kind }),
  },
  {
    name: 'test',
    title: 'Would it help?',
    know: (answers) => [testKnow[asks(answers) ?? 'help']],
    form: test,
    settles: (answers, facts) => (routesLeft(answers, facts).length === 1 ? settled(answers, facts) : undefined),
  },
  {
    name: 'way',
    title: 'The way on',
    know: () => [
      `The first way is proposed. The order is ours, built from ${cite('s7')}: its drawings (${cite('s13')}) are not in the text.`,
    ],
    form: routeForm,
    when: (answers, facts) => routesLeft(answers, facts).length > 1,
    settles: settled,
  },
  {
    name: 'matter',
    title: 'The matter',
    know: (answers, facts) =>
      wordsFor(asks(answers) ?? 'help', routeOf(answers, facts), facts.office).say.map((sentence) => `Say: “${sentence}”`),
    form: matterForm,
  },
  {
    name: 'whom',
    title: 'Who rings them',
    form: whomForm,
    fill: (answers, facts) => {
      const [proposed] = offer(answers, facts).people
      return proposed ? { receiver: proposed.id } : {}
    },
  },
]
