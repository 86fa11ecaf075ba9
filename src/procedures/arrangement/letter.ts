import type { Office } from '../people.js'
import type { Facts, Letter } from '../procedure.js'
import type { Instant } from '../words.js'
import { type LetterKind, letterKinds } from './letters.js'
import { type ArrangementState, isStanding, type Known, type Standing } from './matter.js'
import { decidedTerms } from './tasks.js'
import { channelWords, closedCases } from './terms.js'

const subjects: Readonly<Record<LetterKind, string>> = {
  warning: 'Your contact with us',
  decision: 'How we will deal with your contact from now on',
  adjustment: 'The adjustment we agreed with you',
  'coming-review': 'We are about to review our arrangement with you',
  'review-outcome': 'The outcome of our review',
}

/** What the customer may and may not expect, in words to them (s10: other matters keep the full service). */
const arrangementWords = (state: Standing, office: Office): readonly string[] => {
  const terms = decidedTerms(state)
  const closed = closedCases(state.request.kind, terms)
  return [
    ...(terms.agreed ? [`What we agreed: ${terms.agreed}`] : []),
    ...(closed.length > 0
      ? [
          `We will not reply any further about ${closed.join(', ')}. We have taken every step that we can on ${closed.length === 1 ? 'it' : 'them'} and given all the advice we can.`,
        ]
      : []),
    ...(terms.subject ? [`We will not reply any further about ${terms.subject}.`] : []),
    ...(terms.contact ? [`Please deal with ${office.nameOf(terms.contact)}, who will be your one point of contact here.`] : []),
    ...(channelWords(terms) ? [`We will deal with you ${channelWords(terms)}.`] : []),
    ...(terms.agreed ? [] : ['If you want to raise anything else with us, we will help you as we help everybody.']),
  ]
}

const reviewWords = (state: Standing, office: Office): string =>
  `We will look at this again by ${office.calendar.sayDate(state.terms.review)}, and tell you the outcome.`
/** s12 names the page; who looks at a challenge is ours, and where it goes after that is s7's. */
const challenge = ({ names }: Office): readonly string[] => [
  'If you think that this is wrong, tell us why: you can reply to this letter. Somebody who had no part in the decision will look at it and answer you.',
  `If you are still unhappy with how we have dealt with this, the page "${names.complaintsPage}" on our website tells you how to complain. After that, you can take it to ${names.ombudsman}.`,
]
const complain = ({ names }: Office): string =>
  `If you are unhappy with how we have dealt with this, the page "${names.complaintsPage}" on our website tells you how to complain. After that, you can take it to ${names.ombudsman}.`

const outcomeWords = (state: Standing, office: Office): readonly string[] => {
  const last = state.reviews.at(-1)
  if (!last || last.outcome === 'continued')
    return [
      'We have looked at it again and decided that it should go on.',
      `Our reason: ${last?.reason ?? '«reason»'}`,
      ...arrangementWords(state, office),
      reviewWords(state, office),
    ]
  if (last.outcome === 'lifted')
    return [
      'We have looked at it again and decided that it is no longer needed. From now on you can contact us as everybody does.',
      `Our reason: ${last.reason}`,
    ]
  return [
    'We have looked at it again and changed it.',
    `Our reason: ${last.reason}`,
    ...arrangementWords(state, office),
    `This begins on ${office.calendar.sayDate(decidedTerms(state).start)}. ${reviewWords(state, office)}`,
  ]
}

const paragraphsOf = (kind: LetterKind, state: Known, office: Office): readonly string[] => {
  const { request } = state
  if (!isStanding(state))
    return [
      'I am writing about your recent contact with us.',
      '«Say precisely what was said or done, and when.»',
      request.behaviour === 'unreasonably persistent'
        ? 'We have told you everything that we usefully can about this. If you keep contacting us about it, we may limit how we reply to you.'
        : 'We do not accept this behaviour. If it goes on, we may limit how you can contact us.',
      'If something makes it harder for you to use our service, please tell us: we may be able to do things differently for you.',
      complain(office),
    ]
  switch (kind) {
    // Nobody is warned of what holds already: once it stands, a warning reads as the decision.
    case 'warning':
    case 'decision':
      return [
        'I am writing to tell you about a decision on how we will deal with your contact.',
        `We have looked at your contact with us, and consider it ${request.behaviour ?? 'unacceptable'}. «Say precisely what was said or done, and when.»`,
        ...arrangementWords(state, office),
        `This begins on ${office.calendar.sayDate(state.terms.start)}. ${reviewWords(state, office)}`,
        'If something makes it harder for you to use our service, please tell us: we may be able to do things differently for you.',
        ...challenge(office),
      ]
    case 'adjustment':
      return [
        'Thank you for telling us what would help you.',
        ...arrangementWords(state, office),
        `This begins on ${office.calendar.sayDate(state.terms.start)}. ${reviewWords(state, office)}`,
        'If it does not work for you, please tell us.',
        ...challenge(office),
      ]
    case 'coming-review':
      return [
        `We will review our arrangement with you by ${office.calendar.sayDate(state.terms.review)}.`,
        'If there is anything you want us to take into account, please tell us before then.',
        ...challenge(office),
      ]
    case 'review-outcome':
      return ['We have reviewed our arrangement with you.', ...outcomeWords(state, office), ...challenge(office)]
  }
}

/** The draft of a letter. It holds the customer's details and what was decided, never the office's own narrative or the names of witnesses. */
export const letterOf = (kind: LetterKind, state: Known, office: Office, now: Instant): Letter => {
  const { customer } = state.request
  const owner = isStanding(state) ? office.person(state.owner) : undefined
  return {
    name: customer.name,
    address: [customer.name, ...(customer.address ?? '«address»').split(/\n|, /)],
    date: office.calendar.sayDate(office.calendar.dateOf(now)),
    subject: subjects[kind],
    paragraphs: paragraphsOf(kind, state, office),
    // s8: letters give the full name and the direct number.
    signed: owner
      ? [owner.name, owner.department, ...(owner.telephone ? [owner.telephone] : ['«direct telephone number»'])]
      : ['«full name»', '«department»', '«direct telephone number»'],
  }
}

/** The draft of a letter by its kind; undefined for a kind that there is not, and before anything was asked for. */
export const letterFor = (kind: string, state: ArrangementState, { office, now }: Pick<Facts, 'office' | 'now'>): Letter | undefined => {
  const known = letterKinds.find((one) => one === kind)
  return known && state.is !== 'NotAsked' ? letterOf(known, state, office, now) : undefined
}
