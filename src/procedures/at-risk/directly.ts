import type { Office } from '../people.js'
import type { View } from '../procedure.js'
import { numbersOf } from '../shared/ringing.js'
import type { Urgent } from '../urgent.js'
import type { StaffId } from '../words.js'
import { nextRungAt, toldOnRung } from './ladder.js'
import { broughtToNobody, known, paragraphs, progress, reporterOf, ringInAnswer, standing } from './lines.js'
import type { AtRiskReport, AtRiskState } from './matter.js'
import type { AtRiskStep } from './rules.js'

type Directly = Urgent<AtRiskStep, AtRiskState>['directly']

const telephoneOf = (id: StaffId, office: Office): string => {
  const person = office.person(id)
  return `${office.nameOf(id)}${person?.telephone ? ` on ${person.telephone}` : ''}`
}
const nothing: AtRiskReport = { said: '' }
const reportOf = (step: AtRiskStep): AtRiskReport => (step.step === 'RaiseAlert' ? step.report : nothing)

/** The senior's card while the database is away: nobody can press "I have it", so they are asked to say so to a person. */
const toTold: Directly['toTold'] = (step, { by, at, savedAs, adds }, office, now): View => {
  const report = reportOf(step)
  return {
    template: 'plain',
    title: savedAs ? `At-risk alert ${savedAs} – our database is away` : 'At-risk alert – not saved yet',
    // Who pressed “I have it” before the database went is not known here.
    status: { words: savedAs || adds ? 'Who has it cannot be looked up now' : 'Nobody has it yet', tone: 'attention' },
    data: {
      paragraphs: [
        `${report.reporter ? `Find ${reporterOf(report, by, office)} on your chat platform` : `Ring ${telephoneOf(by, office)} now`}, and say that you have it. Our database is away, so there is no button to press; ${savedAs ? 'the card with the button follows, or works again, when it is back' : 'a second card follows when it is back'}.`,
        ...(adds ? ['This belongs to an alert that went out before: its words were changed since. They say now:'] : []),
        ...paragraphs(report.said).map((line) => line.text),
      ],
      rows: [...known(report), { label: 'Raised', value: `${reporterOf(report, by, office)}, ${office.calendar.say(at, now)}` }],
      quotes: [],
    },
    sections: ['s9', 's11'],
    buttons: [],
    rings: numbersOf(office),
    preview: 'At-risk alert',
    aboutAlert: true,
  }
}

/** What whoever raised it is told: to whom it goes or went, as what it is saved, or that it is not (nor even on this machine's disk), and not to rely on it. */
const toReporter: Directly['toReporter'] = (people, by, office, now, { sent, journalled, savedAs }): View => {
  const names = people.map((id) => telephoneOf(id, office)).join('; ')
  const nobody = people.length === 0
  return {
    template: 'plain',
    title: savedAs ? `At-risk alert ${savedAs} – our database is away` : 'At-risk alert – not saved yet',
    status: {
      words: nobody ? 'Nobody was reached' : savedAs ? 'Who has it cannot be looked up now' : 'Nobody has acknowledged it',
      tone: 'attention',
    },
    data: {
      paragraphs: [
        nobody
          ? sent
            ? 'We could not reach any senior colleague by message.'
            : 'We found no senior colleague to tell.'
          : `${sent ? 'It was delivered' : 'We are sending it straight'} to: ${names}.`,
        `Please ${nobody ? `${sent ? 'ring one of them now, or ' : ''}go to the nearest manager${sent ? '' : ' now'}` : 'ring one of them now as well'}. If it could happen now, ring ${office.names.emergencyNumber}.`,
        savedAs
          ? `Your words are saved as ${savedAs}. Our database went away after that: your usual card comes, or is right again, when it is back.`
          : journalled
            ? 'Our database is away. Your words are kept on this machine and will be saved as soon as it is back; then you get the usual card.'
            : 'Our database is away, and the disk is full. Please keep a copy of your words: we save them as soon as there is room; then you get the usual card.',
        `${office.calendar.say(now, now)}, for ${office.nameOf(by)}`,
      ],
      rows: [],
      quotes: [],
    },
    sections: ['s9'],
    buttons: [],
    rings: numbersOf(office),
    anywhere: [
      nobody
        ? broughtToNobody(office)
        : `Your alert ${sent ? 'was sent' : 'goes'} straight to senior colleagues. Please ring one of them now as well. If it could happen now, ring ${office.names.emergencyNumber}.`,
      !savedAs && !journalled
        ? 'It is not saved yet: please keep a copy of your words.'
        : `${savedAs ? `It is saved as ${savedAs}` : 'It is not saved yet, but kept on our machine'}${nobody ? '.' : ': you need not send it again.'}`,
    ].join(' '),
    preview: savedAs ? `At-risk alert ${savedAs}` : 'At-risk alert: not saved yet',
    aboutAlert: true,
  }
}

/** What takes the place of either once the alert is saved, or can be read again: its live card has the buttons, so that there is one "I have it" in a chat. */
const savedNow: Directly['savedNow'] = (record, whose, said): View => ({
  template: 'plain',
  title: said === 'saved' ? `At-risk alert ${record}` : 'At-risk alert – saved now',
  status: { words: `${said === 'saved' ? 'Our database is back' : 'Saved now'}: open it to see who has it`, tone: 'waiting' },
  data: {
    paragraphs: [
      said === 'saved' ? `Our database is back, and ${record} goes on as usual.` : `This is saved now as ${record}.`,
      whose === 'reporter'
        ? 'A card in this chat shows who was told and who has it. “Open” shows it at once, and there you can add details.'
        : 'Its card in this chat has the button “I have it”. If you do not see that card yet, press “Open”.',
    ],
    rows: [],
    quotes: [],
  },
  sections: ['s9'],
  buttons: [{ title: 'Open', does: { command: '/open' } }],
  preview: `At-risk alert ${record}`,
  aboutAlert: true,
})

/** s9: what every room of the bot asks of an alert, and finds here. */
export const urgentAtRisk: Urgent<AtRiskStep, AtRiskState> = {
  button: 'The customer may be at risk',
  takenBy: 'AcknowledgeAlert',
  card: 'senior',
  raise: (said, reporter) => ({ step: 'RaiseAlert', report: { said, ...(reporter === undefined ? {} : { reporter }) } }),
  told: (rung, raisedBy, now, office) => toldOnRung(rung, [raisedBy], now, office),
  nextRungAt,
  directly: { toTold, toReporter, savedNow },
  waits: { is: ['Unacknowledged'], until: (state) => (state.is === 'Unacknowledged' ? state.next : undefined) },
  isOpen: (state) => state.is !== 'Concluded',
  soFar: (state, facts) =>
    state.is === 'NotRaised'
      ? undefined
      : {
          said: state.report.said,
          stands: standing(state, facts),
          lines: state.is === 'Unacknowledged' ? [...progress(state, facts), ...ringInAnswer(state, facts)].map(({ text }) => text) : [],
          ...(state.is === 'Concluded' ? {} : { add: 'add-details' }),
        },
}
