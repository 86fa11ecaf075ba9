import type { Button, Facts, View, Viewer } from '../procedure.js'
import { cite } from '../sections.js'
import { openIt } from '../shared/agreed.js'
import { nameThen } from '../shared/called.js'
import { whoAndWhen } from '../shared/lines.js'
import { factsToLookAt } from '../shared/plain-facts.js'
import { onNumber } from '../shared/ringing.js'
import { closedWords, openOf } from '../shared/todo.js'
import type { StaffId } from '../words.js'
import { speakerLabels, wellbeingLabels } from './forms.js'
import type { SentState, TerminatedCallState } from './matter.js'
import { isHere, isLineManager, managerNamed, mayCopy, mayDiscuss, mayOpenLog } from './rights.js'
import { copyForCase, differences, linesAsSent } from './say.js'
import { ofCalls, wordsOf } from './words.js'

interface Line {
  readonly label: string
  readonly value: string
}

/**
 * The card of a terminated call as this viewer sees it now. Whoever may not open it, and every shared channel, sees the
 * reference and the kind only (rule 6).
 */
export function viewTerminatedCall(notice: string, state: TerminatedCallState, { person }: Viewer, facts: Facts): View {
  if (state.is === 'NotSent' || !person || !mayOpenLog(state, person.id, facts)) return reference(state, facts)
  if (notice === 'copy-for-case' && mayCopy(state, person.id, facts)) return caseCopy(state, facts)
  if (person.id === state.reporter) return receipt(notice, state, facts)
  return forManager(notice, state, person.id, facts)
}

const frame = (state: SentState, facts: Facts) => ({
  title: wordsOf(state.log).title,
  status: status(state, facts),
  preview: `${wordsOf(state.log).title} ${facts.record}`,
  ...(isToPassOn(state) ? { alertFirst: true as const } : {}),
})

function status(state: SentState, facts: Facts): NonNullable<View['status']> {
  const { nameOf, calendar } = facts.office
  switch (state.is) {
    case 'AwaitingDiscussion':
      return state.passedUpTo.length === 0
        ? { words: `${managerNamed(state, facts)} and ${nameOf(state.reporter)} still have to talk`, tone: 'waiting' }
        : { words: `Not discussed yet – ${state.passedUpTo.map(nameOf).join(', ')} told`, tone: 'warning' }
    case 'Returned':
      return { words: `With ${nameOf(state.reporter)} for correction`, tone: 'waiting' }
    case 'Discussed':
      return {
        words: `${nameThen(state.talk, facts.office)} and ${facts.office.nameThen(state.reporter, state.talk.at)} have talked, ${calendar.say(state.talk.at, facts.now)}`,
        tone: 'good',
      }
  }
}

const titleOf = (state: TerminatedCallState): string => (state.is === 'NotSent' ? ofCalls.title : wordsOf(state.log).title)

const reference = (state: TerminatedCallState, facts: Facts): View => ({
  template: 'terminated-call/reference',
  data: { lines: [state.is === 'NotSent' ? 'Nothing has been sent yet.' : 'Those who deal with it can open the details.'] },
  title: titleOf(state),
  preview: `${titleOf(state)} ${facts.record}`,
  sections: ['s6'],
  buttons: [],
})

function forManager(notice: string, state: SentState, viewer: StaffId, facts: Facts): View {
  const close = isLineManager(state, viewer, facts)
  return {
    ...frame(state, facts),
    template: 'terminated-call/log',
    data: {
      lead: leadForManager(notice, state, viewer, facts),
      wellbeing: close && showsHow(notice, state) ? wellbeing(state, facts) : [],
      ...withPrompt(state, body(notice, state, viewer, facts)),
    },
    ...theRest(notice, state, facts),
    sections: ['s2', 's6', 's12', 's14'],
    buttons: [...(mayDiscuss(state, viewer, facts) ? managersButtons(state) : []), ...opening(notice, state)],
  }
}

function leadForManager(notice: string, state: SentState, viewer: StaffId, facts: Facts): readonly string[] {
  const who = facts.office.nameOf(state.reporter)
  const says = wordsOf(state.log)
  if (openOf(state.toDo).length > 0)
    return [`Please follow up with the customer: ${state.followUp?.what ?? ''}`, 'Then say what came of it.']
  if (state.is === 'Discussed') {
    const { at } = state.talk
    const since = state.corrections.some((correction) => correction.at > at)
    return [
      ...(notice === 'corrected' && since ? [`${who} has corrected this log since you talked.`] : []),
      ...(state.followUp || !mayDiscuss(state, viewer, facts) ? [] : ['Please decide whether anybody follows up with the customer.']),
    ]
  }
  if (state.is === 'Returned')
    return isHere(state, facts)
      ? [`${who} has it for correction. You will get it back.`]
      : [`${who} was asked for a correction, and is not here. Wait for them, or press “Leave it as it is”.`]
  if (!mayDiscuss(state, viewer, facts)) return [`${who} ${says.did}. ${managerNamed(state, facts)} goes through it with them.`]
  if (!facts.office.person(state.reporter))
    return [...threatLead(state), 'Whoever sent this log has left. Write so under “We have talked”, so that it is closed.']
  const away =
    viewer === state.log.lineManager || state.passedUpTo.includes(viewer)
      ? []
      : facts.office.person(state.log.lineManager)
        ? [`You act for ${facts.office.nameOf(state.log.lineManager)}.`]
        : ['The line manager whom the log names has left: it is with you now.']
  const first =
    notice === 'not-discussed' || state.passedUpTo.includes(viewer)
      ? `Nobody has gone through ${says.this} with ${who} yet. Please see that somebody does, or talk with them yourself.`
      : notice === 'corrected'
        ? `${who} has corrected this log. Please talk with them about ${says.the}.`
        : notice === 'discuss-reminder'
          ? `A reminder: please talk with ${who} about ${says.this}.`
          : `${who} ${says.did}. Please talk with them soon.`
  return [...threatLead(state), first, ...away, `A talk makes sure that you know what happened, and shows how ${says.the} has left them.`]
}

/** s6: what may read as an opinion, or as a quotation that is not marked, is shown to the manager too. */
const withPrompt = ({ log }: SentState, shown: ReturnType<typeof body>): ReturnType<typeof body> => {
  const prompt = factsToLookAt(log.reason)
  return prompt === undefined ? shown : { ...shown, rows: [...shown.rows, { label: 'Facts only', value: prompt }] }
}

/** How somebody is stands on a card until they have talked; then on the opened record alone. */
const showsHow = (notice: string, { is }: SentState): boolean => is !== 'Discussed' || notice === 'record'
const opening = (notice: string, state: SentState): readonly Button[] => (showsHow(notice, state) ? [] : [openIt])
const wellbeing = ({ wellbeing: how, reporter }: SentState, { office }: Facts): readonly Line[] => [
  { label: `How ${office.nameOf(reporter)} is`, value: wellbeingLabels[how] },
]

/** s9: a threat in writing is passed on to a senior at once, ahead of everything else; every card has the button for it. */
const isToPassOn = ({ log, passedOn }: SentState): boolean => log.threat === true && !passedOn
const threatLead = (state: SentState): readonly string[] =>
  isToPassOn(state)
    ? [
        `This threatens harm. Pass it on to a senior now: press “The customer may be at risk”, and it is filled in. You need not judge whether it is meant (${cite('s9')}).`,
      ]
    : []
/** The alert was raised some other way. */
const threatButtons = (state: SentState): readonly Button[] =>
  isToPassOn(state) ? [{ title: 'They know already', does: { step: 'MarkAlertRaised' } }] : []

function managersButtons(state: SentState): readonly Button[] {
  return [
    ...threatButtons(state),
    ...(state.talk ? [] : [{ title: 'We have talked', does: { dialog: 'talked' }, style: 'primary' } as const]),
    ...(openOf(state.toDo).length > 0 ? [{ title: 'Followed up', does: { dialog: 'followed-up' }, style: 'primary' } as const] : []),
    ...(state.followUp
      ? []
      : [{ title: 'Follow up with the customer?', does: { dialog: 'follow-up' }, ...(state.talk ? { style: 'primary' as const } : {}) }]),
    { title: 'Ask for a restriction', does: { command: '/restriction' } },
    callBack,
    // s11: what alarms goes to a head of department, filled in from here.
    { title: 'Report to an authority', does: { command: '/authority-report' } },
    state.is === 'Returned'
      ? { title: 'Leave it as it is', does: { step: 'TakeBackReturn' } }
      : { title: 'Return for correction', does: { dialog: 'return' } },
    ...linking(state),
  ]
}
/** s4: the line manager deems it so, or not, before a restriction is asked for; what the log knows is filled in. */
const deem: Button = { title: 'Is it unreasonably persistent?', does: { command: '/restriction' } }
/** s7: what the call left open, somebody rings about; what the log knows is filled in. */
const callBack: Button = { title: 'Arrange a call back', does: { command: '/escalate' } }
/** s8: a name that was withheld from this customer is told to the line manager; filled in. */
const firstNameOnly: Button = { title: 'I gave my first name only', does: { command: '/withheld-name' } }
const linking = (state: SentState): readonly Button[] =>
  state.log.caller === undefined && !state.customer ? [{ title: wordsOf(state.log).iKnow, does: { dialog: 'link' } }] : []

function receipt(notice: string, state: SentState, facts: Facts): View {
  const manager = managerNamed(state, facts)
  const named = facts.office.nameOf(state.log.lineManager)
  const lead =
    state.is === 'Returned'
      ? [
          `${nameThen(state.returned, facts.office)} asks for a correction: ${state.returned.reason}`,
          'Press “Correct the log”. What you wrote is filled in, and nothing is lost.',
        ]
      : state.is === 'Discussed'
        ? []
        : [
            manager === named || !facts.office.person(state.log.lineManager)
              ? `Your log is with ${manager}.`
              : `${named} is away. Your log is with ${manager}.`,
            `They will talk with you about ${wordsOf(state.log).the}. If it has upset you, do not wait: ring them${manager === named ? onNumber(state.log.lineManager, facts.office) : ''} or walk over.`,
          ]
  return {
    ...frame(state, facts),
    template: 'terminated-call/log',
    data: {
      lead: [...threatLead(state), ...lead],
      wellbeing: showsHow(notice, state) ? [{ label: 'You told your line manager', value: wellbeingLabels[state.wellbeing] }] : [],
      ...body(notice, state, state.reporter, facts),
    },
    ...theRest(notice, state, facts),
    sections: ['s2', 's6', 's14'],
    buttons: [
      ...threatButtons(state),
      { title: 'Correct the log', does: { dialog: 'correct' }, ...(state.is === 'Returned' ? { style: 'primary' as const } : {}) },
      ...(state.log.kind === 'persistent' ? [deem] : []),
      callBack,
      firstNameOnly,
      ...linking(state),
      ...opening(notice, state),
    ],
  }
}

/** What one goes by: what happened, to whom, when and why. All else of a log is folded, but on the record that was opened to be read. */
const inShort: ReadonlySet<string> = new Set(['kind', 'threat', 'caller', 'date', 'reason'])
const opened = (notice: string): boolean => notice === 'record'
const theRest = (notice: string, state: SentState, facts: Facts): Pick<View, 'folded'> =>
  opened(notice)
    ? {}
    : { folded: { title: 'The rest of the log', rows: linesAsSent(state, facts).filter(({ field }) => !inShort.has(field ?? '')) } }

function body(
  notice: string,
  state: SentState,
  viewer: StaffId,
  facts: Facts,
): { rows: readonly Line[]; quotes: readonly { who: string; words: string }[]; later: readonly Line[] } {
  return {
    rows: linesAsSent(state, facts)
      .filter(({ field }) => (opened(notice) || inShort.has(field ?? '')) && field !== 'quotes')
      .map(({ label, value }) => ({ label, value })),
    quotes: opened(notice) ? state.log.quotes.map(({ who, words }) => ({ who: speakerLabels[who], words })) : [],
    later: later(notice, state, viewer, facts),
  }
}

/** What happened since, each with who and when; the talk itself only for the two who had it, and, ours for promise 41, on the opened record alone. */
function later(notice: string, state: SentState, viewer: StaffId, facts: Facts): readonly Line[] {
  const { office } = facts
  const { calendar } = office
  const when = (at: Facts['now']) => calendar.say(at, facts.now)
  const instead = (event: { instead?: StaffId; at: Facts['now'] }) =>
    event.instead ? ` for ${office.nameThen(event.instead, event.at)}` : ''
  const isOpened = notice === 'record'
  const between = isOpened && (viewer === state.reporter || viewer === state.talk?.by) ? state.talk : undefined
  const next = (place: number) => state.corrections[place + 1]?.was ?? state.log
  return [
    ...state.corrections.flatMap(({ by, at, reason, was }, place) => [
      { label: `Corrected by ${whoAndWhen({ by, at }, facts)}`, value: reason },
      ...differences(was, next(place), facts).map(({ label, value }) => ({ label: `Before: ${label}`, value })),
    ]),
    ...(state.customer ? [{ label: 'The caller was', value: `${state.customer.name} (${state.customer.how})` }] : []),
    ...(between ? [{ label: `How they are, as ${nameThen(between, office)} noted${instead(between)}`, value: between.how }] : []),
    ...(between && between.support !== '' ? [{ label: 'Support agreed', value: between.support }] : []),
    ...(state.followUp
      ? [
          {
            label: `Follow-up with the customer, decided by ${nameThen(state.followUp, office)}${instead(state.followUp)}, ${when(state.followUp.at)}`,
            value:
              state.followUp.followUp === 'yes'
                ? `Yes: ${state.followUp.what}${state.followUp.due ? `, by ${calendar.sayDate(calendar.dateOf(state.followUp.due))}` : ''}`
                : 'No',
          },
          ...state.toDo.map((one) => ({ label: 'The follow-up', value: closedWords(one, facts) ?? 'Still to do' })),
        ]
      : []),
    ...(state.passedOn ? [{ label: 'The threat', value: `Passed on to a senior, ${whoAndWhen(state.passedOn, facts)}` }] : []),
    ...(state.copy === 'none' ? [] : [{ label: 'Copy on the case file', value: state.copy === 'done' ? 'Done' : 'Still to do' }]),
  ]
}

function caseCopy(state: SentState, facts: Facts): View {
  const { caseSystem } = facts.office.names
  const done = state.copy === 'done'
  return {
    ...frame(state, facts),
    template: 'terminated-call/case-copy',
    data: {
      lead: done
        ? ['The copy is on the case file. Nothing more to do.']
        : [
            `Please put this on case ${state.log.caseReference ?? ''} in ${caseSystem}, then press Done.`,
            `Whoever opens the case next needs to know about ${wordsOf(state.log).the}.`,
          ],
    },
    ...(done ? {} : { paste: copyForCase(state, facts) }),
    title: 'Copy for the case file',
    status: done ? { words: 'Done', tone: 'good' } : { words: 'To do', tone: 'waiting' },
    sections: ['s6'],
    buttons: state.copy === 'to do' ? [{ title: 'Done', does: { step: 'MarkCopied' }, style: 'primary' }] : [],
  }
}
