import { z } from 'zod'
import type { Answers, DialogStep } from '../form.js'
import type { Dialog, Facts } from '../procedure.js'
import { customerFields } from '../shared/customer.js'
import { sameAgain } from '../shared/mark.js'
import { beginLog } from './begin.js'
import { answersOf, behindIt, logOf, theCall, theWriting, wellbeingLabels, whatHappened, whatWasWritten, youAndThem } from './forms.js'
import type { TerminatedCallState, TerminatedCallStep } from './matter.js'
import { linesOfLog } from './preview.js'
import { ofCalls, ofWriting } from './words.js'

type LogDialog = Dialog<TerminatedCallStep, TerminatedCallState>

/** What s4 asks for each kind of behaviour, in our words. */
const asked: Readonly<Record<string, string>> = {
  abusive:
    'Abusive or threatening from the outset: you may end the call without a warning. If you get the chance, say that this is unacceptable and that you are ending the call (section 4).',
  offensive:
    'Offensive or insulting: say exactly what is unacceptable, warn them that the call will end if it goes on, tell them about service complaints if they object, and say that you are ending it (section 4).',
  persistent:
    'Unreasonably persistent: there is nothing useful left to add, and you have told them so. Your line manager considers what comes next (section 4).',
  other: 'Anything else: say what happened. You and your line manager will go through it together (section 6).',
}

const happened: DialogStep = {
  name: 'what-happened',
  title: 'What happened?',
  know: ({ kind }) => (typeof kind === 'string' && asked[kind] ? [asked[kind]] : Object.values(asked)),
  form: () => whatHappened(),
}
const call: DialogStep = {
  name: 'the-call',
  title: 'The call',
  know: (_, { by, office }) => [
    'Facts only: what was said and done. Words that somebody used go under quotes, so that it is clear who said what (section 6).',
    `It is sent in your name: ${office.nameOf(by)}.`,
  ],
  form: (_, facts) => theCall(facts, facts.by),
}
/** s4 in writing (s3): nobody has to answer abuse, and the same is explained, warned and told before a contact is ended. */
const askedInWriting: Readonly<Record<string, string>> = {
  abusive:
    'Abusive or threatening: you need not answer it further. A threat to harm anybody, the writer included, goes to a senior at once (sections 4 and 9).',
  offensive:
    'Offensive or insulting: write exactly what is unacceptable, warn that we do not answer further if it goes on, and tell them about service complaints if they object (section 4).',
  persistent:
    'Unreasonably persistent: there is nothing useful left to add, and you have told them so. Your line manager considers whether it is to be deemed so; only then is a restriction asked for (section 4).',
  other: 'Anything else: say what happened. You and your line manager will go through it together (sections 6 and 12).',
}
/** On a telephone's screen the question must still be seen: what section 4 asks for comes with the choice. */
const threatFirst = 'A threat to harm anybody, the writer included, goes to a senior at once (section 9).'
const written: DialogStep = {
  name: 'what-happened',
  title: 'What was written?',
  know: ({ kind }) => (typeof kind === 'string' && askedInWriting[kind] ? [askedInWriting[kind]] : [threatFirst]),
  form: whatWasWritten,
}
const writing: DialogStep = {
  name: 'the-writing',
  title: 'The contact',
  know: (_, { by, office }) => [
    'Facts only: what was written and done. Words that somebody used go under quotes (section 6).',
    `It is sent in your name: ${office.nameOf(by)}.`,
  ],
  form: (_, facts) => theWriting(facts, facts.by),
}
const equality =
  'We ask ourselves each time whether something personal makes it harder for this customer to use our service. It changes nothing about how they may treat you (section 5).'
const welfare = 'If this has upset you, tell your line manager straight away. That is what they are there for (section 2).'

const logIn = (inWriting: boolean): LogDialog => ({
  name: 'log',
  title: inWriting ? ofWriting.title : ofCalls.title,
  send: 'Send to my line manager',
  steps: [
    ...(inWriting ? [written, writing] : [happened, call]),
    { name: 'you-and-them', title: 'Them, and you', know: () => [equality, welfare], form: youAndThem },
  ],
  begin: (_, facts, given) => {
    const { by } = facts
    if (by === 'clock' || by === 'courier') return { refused: 'Only a person can log this.' }
    const { time: _time, duration: _duration, ...begun } = beginLog({ ...facts, by }, given)
    return inWriting ? begun : beginLog({ ...facts, by }, given)
  },
  preview: (answers, facts) => [
    ...linesOfLog(logOf(answers), facts, { label: 'Your name', name: facts.office.nameOf(facts.by) }),
    {
      label: 'How are you? (for your line manager only)',
      value: wellbeingLabels[wellbeing.parse(answers.wellbeing)],
      step: 'you-and-them',
    },
  ],
  likeness: (answers, { by }) => {
    const { caller, caseReference } = logOf(answers)
    const marks = sameAgain(by, caller, caseReference)
    if (marks.length === 0) return undefined
    return {
      marks,
      hours: 1,
      words: `You sent a log about the same case or ${inWriting ? 'writer' : 'caller'} within the last hour. If this is the same ${inWriting ? 'contact' : 'call'}, there is no need to send it again.`,
    }
  },
  step: (answers) => ({ step: 'LogCall', log: logOf(answers), wellbeing: wellbeing.parse(answers.wellbeing) }),
})
const wellbeing = z.enum(['fine', 'shaken', 'talk'])

const why = z.object({
  correctionReason: z
    .string()
    .trim()
    .min(1, 'Say why you change it.')
    .meta({ label: 'Why do you change it?', hint: 'Kept beside what the log said before.', input: 'lines' }),
})
const correctIn = (inWriting: boolean): LogDialog => ({
  name: 'correct',
  title: 'Correct the log',
  send: 'Send the correction',
  steps: [
    ...(inWriting ? [written, writing] : [happened, call]),
    { name: 'you-and-them', title: 'Behind it', know: () => [equality], form: () => z.object(behindIt) },
    {
      name: 'why',
      title: 'Why',
      know: () => ['What you wrote before stays in the record beside the correction (section 6).'],
      form: () => why,
    },
  ],
  begin: (state, facts) => {
    if (state.is === 'NotSent') return { refused: 'There is no log here yet.' }
    const reason = state.is === 'Returned' ? `Asked for by ${facts.office.nameOf(state.returned.by)}: ${state.returned.reason}` : ''
    return { ...answersOf(state.log), ...(reason ? { correctionReason: reason } : {}) }
  },
  preview: (answers, facts) => [
    ...linesOfLog(logOf(answers), facts, { label: 'Your name', name: facts.office.nameOf(facts.by) }),
    { label: 'Why it is corrected', value: String(answers.correctionReason), step: 'why' },
  ],
  step: (answers) => ({ step: 'CorrectLog', log: logOf(answers), reason: String(answers.correctionReason) }),
})

/** One screen, sent without a preview: short things, said by one person about what they see before them. */
const short = (
  dialog: Omit<LogDialog, 'steps' | 'preview'> & { know: readonly string[]; form: (facts: Facts) => z.ZodObject },
): LogDialog => {
  const { know, form, ...rest } = dialog
  return {
    ...rest,
    steps: [{ name: dialog.name, title: dialog.title, know: () => know, form: (_, facts) => form(facts) }],
    preview: () => [],
  }
}
const text = (answers: Answers, field: string): string => (typeof answers[field] === 'string' ? String(answers[field]).trim() : '')

const talked = short({
  name: 'talked',
  title: 'We have talked',
  send: 'Record the talk',
  know: [
    'You both want to be clear about what happened, and you want to know how it has left them (sections 6 and 12).',
    'This stays between the two of you: nobody else sees it.',
  ],
  form: () =>
    z.object({
      how: z.string().trim().min(1, 'Say how they are.').meta({ label: 'How are they?', input: 'lines' }),
      support: z
        .string()
        .trim()
        .optional()
        .meta({ label: 'Support you agreed', hint: 'Leave it empty if none was needed.', input: 'lines' }),
    }),
  step: (answers) => ({ step: 'RecordTalk', how: text(answers, 'how'), support: text(answers, 'support') }),
})

const followUp = short({
  name: 'follow-up',
  title: 'Follow up with the customer?',
  send: 'Record the decision',
  know: ['Each time we consider whether to follow it up with the customer (section 6).'],
  form: () =>
    z.object({
      followUp: z.enum(['yes', 'no']).meta({ label: 'Do we follow it up?', labels: { yes: 'Yes', no: 'No' } }),
      what: z
        .string('Say what we do.')
        .trim()
        .min(1, 'Say what we do.')
        .meta({ label: 'What do we do?', input: 'lines', onlyWhen: { field: 'followUp', is: ['yes'] } }),
      on: z.iso
        .date()
        .optional()
        .meta({
          label: 'By when?',
          hint: 'You are reminded on that day. Left empty, after two working days.',
          input: 'date',
          onlyWhen: { field: 'followUp', is: ['yes'] },
        }),
    }),
  step: (answers) => {
    const yes = answers.followUp === 'yes'
    return {
      step: 'DecideFollowUp',
      followUp: yes ? 'yes' : 'no',
      what: yes ? text(answers, 'what') : '',
      ...(yes && answers.on ? { on: text(answers, 'on') } : {}),
    }
  },
})

const followedUp = short({
  name: 'followed-up',
  title: 'Followed up',
  send: 'Record it',
  know: ['What was said or sent, and how the customer took it: facts only (section 6).'],
  form: () => z.object({ outcome: z.string().trim().min(1, 'Say what came of it.').meta({ label: 'What came of it?', input: 'lines' }) }),
  step: (answers) => ({ step: 'CloseFollowUp', outcome: text(answers, 'outcome') }),
})

const points = z.array(z.enum(['quotes', 'opinion', 'other']))
const returnIt = short({
  name: 'return',
  title: 'Return for correction',
  send: 'Return it',
  know: ['A log holds facts, and quotes are marked as quotes (section 6). Say kindly what is missing: they may still be upset.'],
  form: () =>
    z.object({
      points: points.min(1, 'Choose at least one.').meta({
        label: 'What needs another look?',
        input: 'choices',
        labels: { quotes: 'Quotes are not marked, or not attributed', opinion: 'Something reads as an opinion', other: 'Something else' },
      }),
      reason: z.string().trim().min(1, 'Say what you ask for.').meta({ label: 'What do you ask for?', input: 'lines' }),
    }),
  step: (answers) => ({ step: 'ReturnForCorrection', points: points.parse(answers.points), reason: text(answers, 'reason') }),
})

const link = short({
  name: 'link',
  title: 'Who was it?',
  send: 'Link the customer',
  know: ['The log stays as it was written; the name is kept beside it.'],
  form: ({ office }) => {
    const { name, telephone, email, party } = customerFields(office.names, office.country)
    return z.object({
      name: name.min(1, 'Give the name.').meta({ label: 'Name of the customer' }),
      telephone,
      email,
      party,
      how: z.string().trim().min(1, 'Say how you know.').meta({ label: 'How do you know?', input: 'lines' }),
    })
  },
  step: (answers) => {
    const given = ['telephone', 'email', 'party'].flatMap((field) => (text(answers, field) ? [[field, text(answers, field)]] : []))
    return { step: 'LinkCustomer', customer: { name: text(answers, 'name'), how: text(answers, 'how'), ...Object.fromEntries(given) } }
  },
})

/** The dialogs of a log, of a call or of a contact in writing: `log` begins it, the others work on one that was sent. */
export const logDialogs = (inWriting: boolean): readonly LogDialog[] => [
  logIn(inWriting),
  correctIn(inWriting),
  ...[talked, followUp, followedUp, returnIt, link],
]
