import type { Button, Facts, View, Viewer } from '../procedure.js'
import { cite } from '../sections.js'
import { isAsked } from '../shared/asked.js'
import { plainCard, type Row, whoAndWhen } from '../shared/lines.js'
import { holds, managers, namesOf } from '../shared/people.js'
import { closedWords, openOf } from '../shared/todo.js'
import { exhaustion, receiving, tasks, whoRings } from './asking.js'
import { kinds, routes } from './kinds.js'
import { type AnsweredMatter, type BegunEscalation, type EscalationState, mostTries } from './matter.js'
import { isAskedWhetherSettled } from './rights.js'

type Status = NonNullable<View['status']>

/** The card of a matter, for whoever looks: what to do first; who has it; the facts. A person complained of is shown nothing. */
export function viewEscalation(notice: string, state: EscalationState, viewer: Viewer, facts: Facts): View {
  const { person } = viewer
  if (state.is === 'NotBegun' || person?.id === state.asking.about)
    return plainCard({ title: 'Escalation', status: { words: 'Nothing here for you', tone: 'waiting' }, sections: ['s7'] }, viewer, facts)
  const rings = person !== undefined && whoRings(state, facts).includes(person.id)
  const settles = person !== undefined && isAskedWhetherSettled(state, person.id, facts)
  return plainCard(
    {
      title: settles ? 'Is this matter settled?' : titleFor(notice, state, rings, facts),
      status: statusOf(state, facts),
      paragraphs: person?.id === state.requester ? forRequester(state, facts) : forReceiver(state, rings, settles, facts),
      rows: rowsOf(state, facts),
      sections: state.asking.kind === 'help' ? ['s4', 's7'] : ['s7', 's13'],
      buttons: person ? buttonsFor(state, person.id, facts) : [],
    },
    viewer,
    facts,
  )
}

function titleFor(notice: string, state: BegunEscalation, rings: boolean, { office }: Facts): string {
  if (notice === 'to-decide-exhausted') return 'Is the complaints process exhausted?'
  switch (state.is) {
    case 'Offered':
      return `Ring a customer back for ${office.nameOf(state.requester)}`
    case 'Booked':
      return rings ? `Ring a customer back for ${office.nameOf(state.requester)}` : 'A call-back is booked'
    case 'Answered':
      return 'The customer has been answered'
    case 'NotEscalated':
      return 'Not escalated'
    case 'Ended':
      return 'This matter is over'
  }
}

function statusOf(state: BegunEscalation, facts: Facts): Status {
  const { office, now } = facts
  switch (state.is) {
    case 'Offered':
      return { words: `Nobody has it yet. Asked: ${namesOf(state.asked.told, office, 'and') || 'nobody who is here'}`, tone: 'waiting' }
    case 'Booked':
      if (state.booked.tries >= mostTries) return { words: 'Not reached: a letter is to be sent', tone: 'warning' }
      return now > state.booked.callAt
        ? { words: `${office.nameOf(state.booked.by)} was to ring ${office.calendar.say(state.booked.callAt, now)}`, tone: 'warning' }
        : { words: `${office.nameOf(state.booked.by)} rings ${office.calendar.say(state.booked.callAt, now)}`, tone: 'good' }
    case 'Answered':
      if (state.exhaustion && !state.exhaustion.decided)
        return { words: `${namesOf(state.exhaustion.asked.told, office, 'and') || 'A head of department'} decides`, tone: 'waiting' }
      return { words: `${office.nameOf(state.contact)} is the contact for this matter`, tone: 'good' }
    case 'NotEscalated':
      return { words: `Decided by ${whoAndWhen(state.declined, facts)}`, tone: 'good' }
    case 'Ended':
      return { words: `Ended by ${whoAndWhen(state.ended, facts)}`, tone: 'good' }
  }
}

/** What the member of staff can tell the customer. */
function forRequester(state: BegunEscalation, facts: Facts): readonly string[] {
  const { office, now } = facts
  switch (state.is) {
    case 'Offered':
      return ['You need do nothing more. You are told here when somebody has taken it, and when they ring.']
    case 'Booked':
      return state.booked.tries >= mostTries
        ? ['The customer could not be reached by telephone. A letter is on its way to them.']
        : [`You can tell the customer: ${office.nameOf(state.booked.by)} rings them ${office.calendar.say(state.booked.callAt, now)}.`]
    case 'Answered':
      return [`If they contact us about this again, ${office.nameOf(state.contact)} deals with it.`]
    case 'NotEscalated':
      return ['This is what you can say:', state.declined.why]
    case 'Ended':
      return ['Nothing more to do.']
  }
}

function forReceiver(state: BegunEscalation, rings: boolean, settles: boolean, facts: Facts): readonly string[] {
  const { office } = facts
  if (settles && state.is === 'Answered') return whetherSettled(state, rings, facts)
  switch (state.is) {
    case 'Offered':
      return ['Take it and say when you ring, or pass it to somebody who suits it better. The customer has been promised a call.']
    case 'Booked':
      if (!rings) return []
      return state.booked.tries >= mostTries
        ? ['Please write to the customer, then record the letter.']
        : ['Ring the customer at the time below, then record how it went.']
    case 'Answered':
      if (rings) return [`You are the customer’s contact for this matter: anything more about it comes to you (${cite('s7')}).`]
      return !state.exhaustion
        ? [`${office.nameOf(state.contact)} deals with anything more on this matter (${cite('s7')}).`]
        : [`They ask: ${state.exhaustion.why}`]
    case 'NotEscalated':
    case 'Ended':
      return []
  }
}

/** To whoever is asked whether it is over: what each answer does. */
const whetherSettled = ({ answer, contact }: AnsweredMatter, rings: boolean, { office, now }: Facts): readonly string[] => [
  `The customer was answered ${office.calendar.say(answer.at, now)}, and ${rings ? 'you are' : `${office.nameOf(contact)} is`} their contact for this matter (${cite('s7')}).`,
  'If it is over, please end it: then what we hold on them is kept no longer than it should be.',
  'If it goes on, say so. You are asked again later, and nothing changes for the customer.',
]

function rowsOf(state: BegunEscalation, facts: Facts): readonly Row[] {
  const { office, now } = facts
  const { asking } = state
  const answer = 'answer' in state ? state.answer : undefined
  const exhausted = 'exhaustion' in state ? state.exhaustion?.decided : undefined
  return [
    {
      label: 'Call',
      value: state.is === 'Booked' && state.booked.tries < mostTries ? office.calendar.say(state.booked.callAt, now) : undefined,
    },
    { label: 'Number to ring', value: asking.telephone },
    { label: 'Suits the customer', value: asking.suits },
    { label: 'Customer', value: asking.customer },
    { label: 'What it is about', value: asking.basics },
    { label: 'Why it would help', value: asking.why },
    { label: 'What they want', value: kinds[asking.kind] },
    { label: 'Way on', value: routes[asking.route] },
    { label: 'Asked for', value: asking.askedFor },
    { label: 'Complaint about', value: asking.about ? office.nameOf(asking.about) : asking.aboutName },
    { label: 'Case officer', value: asking.caseOfficer && office.nameOf(asking.caseOfficer) },
    { label: 'Case', value: asking.case },
    { label: 'Party record', value: asking.party },
    { label: 'E-mail', value: asking.email },
    ...state.passes.map(({ by, at, to, why }) => ({
      label: `${office.nameThen(by, at)} passed it to ${office.nameThen(to, at)}`,
      value: why,
    })),
    { label: 'Tries without an answer', value: state.is === 'Booked' && state.booked.tries > 0 ? String(state.booked.tries) : undefined },
    { label: 'How it went', value: answer && `${answer.outcome} (${whoAndWhen(answer, facts)})` },
    { label: 'Agreed', value: answer?.agreed },
    { label: 'To send', value: answer?.toWrite && `${answer.toWrite}${sent(state, facts)}` },
    {
      label: 'Complaints process',
      value:
        exhausted &&
        `${exhausted.exhausted === 'yes' ? 'Exhausted on this matter' : 'Not exhausted'}: ${exhausted.reason} (${whoAndWhen(exhausted, facts)})`,
    },
    { label: 'How it ended', value: state.is === 'Ended' ? state.ended.why : undefined },
    { label: 'Asked by', value: whoAndWhen({ by: state.requester, at: state.at }, facts) },
  ]
}

const sent = (state: BegunEscalation, facts: Facts): string => {
  const one = state.toDo.find(({ task }) => task === 'promised')
  const closed = one && closedWords(one, facts)
  return closed ? ` (${closed})` : ' (to do)'
}

function buttonsFor(state: BegunEscalation, id: string, facts: Facts): readonly Button[] {
  const isOpen = (task: string) => openOf(state.toDo).some((one) => one.task === task)
  switch (state.is) {
    case 'Offered':
      return isAsked(receiving(state, facts), state.asked, id, facts)
        ? [
            { title: 'Take it', does: { dialog: 'take' }, style: 'primary' },
            { title: 'Pass it on', does: { dialog: 'pass' } },
            { title: 'Not escalating', does: { dialog: 'decline' } },
          ]
        : []
    case 'Booked': {
      if (!whoRings(state, facts).some((one) => one === id)) return []
      const meanwhile: readonly Button[] = holds(id, managers, facts.office)
        ? [{ title: 'Ask for a restriction', does: { command: '/restriction' } }]
        : []
      if (state.booked.tries >= mostTries)
        return [
          { title: 'Draft of the letter', does: { letter: 'letter' } },
          { title: 'The letter is sent', does: { dialog: 'letter-sent' }, style: 'primary' },
          { title: 'Call made', does: { dialog: 'call-made' } },
          ...meanwhile,
        ]
      return [
        { title: 'Call made', does: { dialog: 'call-made' }, style: 'primary' },
        { title: 'Nobody answered', does: { dialog: 'no-answer' } },
        { title: 'Move the call', does: { dialog: 'move' } },
        { title: 'Pass it on', does: { dialog: 'pass' } },
        ...meanwhile,
      ]
    }
    case 'Answered':
      return answeredButtons(state, id, facts, isOpen)
    case 'NotEscalated':
    case 'Ended':
      return []
  }
}

function answeredButtons(state: AnsweredMatter, id: string, facts: Facts, isOpen: (task: string) => boolean): readonly Button[] {
  const { exhaustion: asked } = state
  const decides = asked && !asked.decided && isAsked(exhaustion(state, asked.by, facts), asked.asked, id, facts)
  if (decides) return [{ title: 'Decide', does: { dialog: 'decide-exhausted' }, style: 'primary' }]
  const settles = isAskedWhetherSettled(state, id, facts)
  const isContact = tasks.doers('promised', state, facts).some((one) => one === id)
  if (!settles && !isContact) return []
  const manager = holds(id, managers, facts.office)
  const notExhausted = !asked || asked.decided?.exhausted === 'no'
  const mayAsk = isContact && manager && notExhausted
  const over: Button = { title: 'The matter is over', does: { dialog: 'end' } }
  return [
    ...(settles ? [{ ...over, style: 'primary' } as const, { title: 'It goes on', does: { step: 'ContinueMatter' } } as const] : []),
    ...(isOpen('promised') ? [{ title: 'I have sent it', does: { step: 'SentPromised' }, style: 'primary' } as const] : []),
    ...(isOpen('exhausted letter')
      ? [
          { title: 'Draft of the letter', does: { letter: 'exhausted letter' } } as const,
          { title: 'The letter is sent', does: { step: 'SentExhausted' }, style: 'primary' } as const,
        ]
      : []),
    ...(mayAsk ? [{ title: 'Complaints process exhausted?', does: { dialog: 'exhausted' } } as const] : []),
    // s7: somebody who cannot ask that themselves finds the right person for a customer who is still dissatisfied.
    ...(settles && !mayAsk && notExhausted ? [{ title: 'Still dissatisfied', does: { command: '/escalate' } } as const] : []),
    ...(manager ? [{ title: 'Ask for a restriction', does: { command: '/restriction' } } as const] : []),
    ...(settles ? [] : [over]),
  ]
}
