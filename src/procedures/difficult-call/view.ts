import type { Button, Facts, View, Viewer } from '../procedure.js'
import { isAsked } from '../shared/asked.js'
import { nameThen } from '../shared/called.js'
import { holds, managers } from '../shared/people.js'
import { logging, managersOf, whoEnds } from './asking.js'
import { forManager, leftOpen, notLogged } from './for-managers.js'
import { frame, rungWords } from './frame.js'
import { type BegunCall, type DifficultCallState, isLogged, type LiveCall, type Rung } from './matter.js'

/** The same on the buttons, short: two stand beside each other on a telephone. */
const rungButtons: Readonly<Record<Rung, string>> = { explained: 'Explained', warned: 'Warned', complaints: 'Told of complaints' }

/** The card of a live call: what to say now for the member of staff, who needs help for the managers, the reference for anybody else. */
export function viewDifficultCall(notice: string, state: DifficultCallState, { person }: Viewer, facts: Facts): View {
  if (state.is !== 'NotBegun' && person) {
    if (person.id === state.staff) return companion(state, facts)
    if (state.is === 'Live' && whoEnds(state, facts).includes(person.id)) return leftOpen(state, facts)
    if (isAsked(managersOf(state, facts), state.help, person.id, facts)) return forManager(state, facts)
    const mayLog = state.is === 'Ended' && logging.doers('log', state, facts).includes(person.id)
    if (state.is === 'Ended' && (mayLog || (notice === 'not-logged' && holds(person.id, managers, facts.office))))
      return notLogged(state, mayLog, facts)
  }
  return {
    ...frame(facts),
    template: 'difficult-call/lines',
    data: { lines: ['This card is private to the member of staff who takes the call.'] },
    sections: ['s4'],
    buttons: [],
  }
}

function companion(state: BegunCall, facts: Facts): View {
  const { calendar } = facts.office
  return {
    ...frame(facts),
    template: 'difficult-call/companion',
    status: standing(state, facts),
    data: {
      next: afterwards(state),
      sentence: state.is === 'Live' ? [sentence(state)] : [],
      help: helpLines(state, facts),
      why: state.is === 'Live' ? why(state, facts) : [],
      done: [
        // The other times are of the same call: its day is said once.
        { words: `Call began, ${calendar.sayDate(calendar.dateOf(state.startedAt))}`, when: calendar.timeOf(state.startedAt) },
        ...state.climbed.map(({ rung, at }) => ({ words: rungWords[rung], when: calendar.timeOf(at) })),
        ...(state.is === 'Ended'
          ? [{ words: state.onThreat ? 'Ended the call: threat or abuse' : 'Ended the call', when: calendar.timeOf(state.endedAt) }]
          : []),
      ],
    },
    sections: state.is === 'Live' ? ['s4', 's6', 's12'] : ['s2', 's6'],
    ...(state.is === 'Live' ? { titleStays: true as const } : {}),
    buttons: buttons(state),
    ...(state.is === 'Live' ? { bar: onTheCall } : {}),
  }
}

function standing(state: BegunCall, { office, now }: Facts): NonNullable<View['status']> {
  switch (state.is) {
    case 'Live':
      return underWay(state, office)
    case 'Ended':
      return isLogged(state)
        ? { words: `Ended ${office.calendar.say(state.endedAt, now)}, and logged`, tone: 'good' }
        : { words: `Ended ${office.calendar.say(state.endedAt, now)} – still to be logged`, tone: 'warning' }
    case 'CarriedOn':
      return { words: 'The call went on without being ended', tone: 'good' }
  }
}

/** What was noted last, and whether anybody comes: above the buttons, since a telephone shows no more. One line, so that they do not move. */
function underWay({ help, climbed, startedAt }: LiveCall, office: Facts['office']): NonNullable<View['status']> {
  const time = office.calendar.timeOf
  if (help?.answered) return { words: `${nameThen(help.answered, office)} is coming, ${time(help.answered.at)}`, tone: 'good' }
  if (help && help.told.length === 0) return { words: 'No manager found: call out', tone: 'attention' }
  if (help) return { words: `Manager asked ${time(help.askedAt)}, nobody yet`, tone: 'warning' }
  const last = climbed.at(-1)
  return { words: last ? `${rungButtons[last.rung]}, ${time(last.at)}` : `On the call since ${time(startedAt)}`, tone: 'waiting' }
}

const has = (state: BegunCall, rung: Rung): boolean => state.climbed.some((one) => one.rung === rung)

/** Whoever has warned them has gone past explaining: the card goes on from where the call is. */
const stageOf = (state: LiveCall): 'explained' | 'warned' | 'end' =>
  has(state, 'warned') ? 'end' : has(state, 'explained') ? 'warned' : 'explained'

/** s4 in our words: a sentence that can be said as it stands. None is longer than the room that the card keeps for it: the buttons below do not move. */
const sentence = (state: LiveCall): string =>
  ({
    explained: '“I want to help you, but please do not swear at me. I can’t carry on with this call unless you stop.”',
    warned: '“I have asked you to stop. If you carry on, I will end this call.”',
    end: '“You have carried on although I asked you to stop, so I am ending this call now. Goodbye.”',
  })[stageOf(state)]

/** s4: once they were told, a change of tone ends it. Before, “from the outset” is said. */
const turned = 'Has it turned to threats or abuse? You can end the call now: no further explanation is owed.'

/** What the sentence is for, and what else may be said (s4). */
function why(state: LiveCall, { office }: Facts): readonly string[] {
  switch (stageOf(state)) {
    case 'explained':
      return [
        'Say what they are doing that is not acceptable, and that you cannot go on unless it stops. Stay calm and polite: it is fine to be firm.',
        'A threat or abuse from the outset? You may end the call now. If you have the chance, say that it is unacceptable and why you end it.',
      ]
    case 'warned':
      return ['If it does not get better, warn them that you will end the call.', turned]
    case 'end':
      return [
        'If it still goes on, tell them that you are ending the call and why, even if they talk over you. Then end it.',
        turned,
        ...(has(state, 'complaints')
          ? []
          : [
              'If they object, tell them that they can make a service complaint, and how.',
              `You could say: “If you are not happy with how I am handling this, you can make a complaint: it is explained on our ‘${office.names.complaintsPage}’ page.”`,
            ]),
      ]
  }
}

function afterwards(state: BegunCall): readonly string[] {
  if (state.is === 'Live') return []
  if (state.is === 'CarriedOn') return ['Well done for staying with it. If it has left you upset, tell your line manager.']
  return isLogged(state)
    ? ['Take a moment before the next call. Your line manager will talk with you.']
    : ['Take a breath. Then log the call: times and what you said are filled in, and it goes to your line manager.']
}

function helpLines({ help, is }: BegunCall, { office }: Facts): readonly string[] {
  if (!help) return []
  const time = office.calendar.timeOf
  if (help.answered)
    return [`${nameThen(help.answered, office)} has it, ${time(help.answered.at)}${is === 'Live' ? ', and is coming to you' : ''}.`]
  if (is !== 'Live') return []
  if (help.told.length === 0) return ['We found no manager to tell. Put the customer on hold and call out to the colleagues near you.']
  return [`Asked for a manager at ${time(help.askedAt)}: ${help.told.map(office.nameOf).join(', ')}. Nobody has taken it yet.`]
}

function buttons(state: BegunCall): readonly Button[] {
  // s4, s7: what could not be settled on the call, somebody rings about.
  const callBack: Button = { title: 'Arrange a call back', does: { command: '/escalate' } }
  // s11: a call that alarmed somebody, once it is over; during it the alert stands on the card.
  const report: Button = { title: 'Report to an authority', does: { command: '/authority-report' } }
  if (state.is === 'CarriedOn') return [callBack, report]
  if (state.is === 'Ended')
    return isLogged(state)
      ? [callBack, report]
      : [
          { title: 'Log the call', does: { command: '/terminated-call' }, style: 'primary' },
          { title: 'I have logged it', does: { step: 'MarkLogged' } },
          callBack,
          report,
        ]
  // The same buttons in the same places until the call is over: nobody aims at one that has just moved. One that is noted already says so.
  const next = stageOf(state)
  const primary = (is: string) => (is === next ? ({ style: 'primary' } as const) : {})
  return [
    { title: rungButtons.explained, does: { step: 'Explain' }, ...primary('explained') },
    { title: rungButtons.warned, does: { step: 'Warn' }, ...primary('warned') },
    { title: 'I need a manager now', does: { step: 'AskForManager' } },
    { title: 'Ended the call', does: { step: 'EndCall' }, ...primary('end') },
    { title: 'Ended: threat or abuse', does: { step: 'EndCallOnThreat' }, style: 'danger' },
    // What can wait stands below the words that it is about.
    { title: rungButtons.complaints, does: { step: 'TellOfComplaints' } },
    callBack,
    { title: 'It calmed down', does: { step: 'CarryOn' } },
  ]
}
/** So many of them stand in the bar of a live call: what may be pressed while one listens. With the alarm they are four rows on a telephone. */
const onTheCall = 5
