import { z } from 'zod'
import type { Answers } from '../form.js'
import type { Facts } from '../procedure.js'
import * as fields from '../shared/fields.js'
import { managers } from '../shared/people.js'
import { promptForFacts } from '../shared/plain-facts.js'
import { StaffId } from '../words.js'
import { type CallLog, kinds, media, speakers, warnings } from './matter.js'
import { mediumLabels, ofCalls, ofWriting } from './words.js'

export const kindLabels = {
  abusive: 'Abusive or threatening',
  offensive: 'Offensive or insulting',
  persistent: 'Unreasonably persistent',
  other: 'Something else',
} as const
export const speakerLabels = { customer: 'The customer', us: 'Us' } as const
export const personalLabels = { no: 'No', possibly: 'Possibly', yes: 'Yes' } as const
export const wellbeingLabels = { fine: 'I am fine', shaken: 'I am shaken', talk: 'I would like to talk' } as const
const yesNo = { yes: 'Yes', no: 'No' } as const

const line = (label: string, max: number, hint?: string) =>
  z
    .string()
    .trim()
    .max(max)
    .optional()
    .meta({ label, input: 'line', ...(hint ? { hint } : {}) })

/** First step: the kind of behaviour, and what was said before the call ended (s4). Not asked when it was so from the outset. */
export const whatHappened = ({ warnings: warningLabels } = ofCalls) =>
  z.object({
    kind: z.enum(kinds).meta({ label: 'What kind of behaviour was it?', labels: kindLabels }),
    outset: z.enum(['yes', 'no'], 'Say whether it was like that from the outset.').meta({
      label: 'Was it like that from the outset?',
      hint: 'Then you owed them no warning.',
      labels: yesNo,
      onlyWhen: { field: 'kind', is: ['abusive'] },
    }),
    warnings: z
      .array(z.enum(warnings))
      .optional()
      .meta({
        label: 'What did you say before you ended it?',
        labels: warningLabels,
        onlyWhen: { field: 'kind', is: ['offensive', 'persistent', 'other'] },
      }),
    warningsBefore: z
      .array(z.enum(warnings))
      .optional()
      .meta({
        label: 'What had you said before it became abusive or threatening?',
        labels: warningLabels,
        onlyWhen: { field: 'outset', is: ['no'] },
      }),
  })

/** Second step: the fields of s14. `reporter` may not be their own line manager; the call cannot lie in the future. */
export const theCall = ({ office, now }: Facts, reporter: string) =>
  z
    .object({
      caller: line('Name of caller', 200, 'If you know it.'),
      caseReference: line('Case reference', 60, 'If the call was about a case: a copy then goes on the case file.'),
      // The check over both waits until each is one that there is.
      date: z.iso.date({ abort: true }).meta({ label: 'Date of call', input: 'date' }),
      time: z
        .string()
        .regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: 'Give the time as HH:MM, such as 14:05.', abort: true })
        .meta({ label: 'Time of call', input: 'time' }),
      duration: line('How long it lasted', 60, 'Roughly, if you know it.'),
      reason: z.string().trim().min(1, 'Say why you ended the call.').meta({
        label: 'Reason for terminating the call',
        hint: 'What was said and done, in order. Put anybody’s own words under quotes.',
        input: 'lines',
        prompt: promptForFacts,
      }),
      quotes: z
        .array(
          z.object({
            who: z.enum(speakers).meta({ label: 'Who said it', labels: speakerLabels }),
            words: z.string().trim().min(1, 'Give the words, or take this quote out.').meta({ label: 'The words', input: 'lines' }),
          }),
        )
        .optional()
        .meta({ label: 'Quotes', hint: 'Word for word, each with who said it.', input: 'items', addLabel: 'Add a quote' }),
      lineManager: fields.person(
        'Line manager',
        fields.ofRank(managers, { office }, [reporter]),
        'Choose a manager who works here, and not yourself: nobody goes through their own call.',
        { hint: 'They get this log at once. Change it if it is wrong.', missing: 'Choose the manager who goes through it with you.' },
      ),
    })
    .superRefine(({ date, time }, context) => {
      // A year with a digit wrong, which a date field takes without a word.
      if (date < office.calendar.moveDate(office.calendar.dateOf(now), { years: -1 }))
        return context.addIssue({ code: 'custom', path: ['date'], message: 'That is more than a year ago. Please check the year.' })
      if (office.calendar.at(date, time) <= now) return
      const later = date > office.calendar.dateOf(now)
      context.addIssue({
        code: 'custom',
        path: [later ? 'date' : 'time'],
        message: later ? 'That day is still to come. When was the call?' : 'That time is still to come. When was the call?',
      })
    })

/** First step of a contact in writing: the same, and whether it threatens harm (s9). */
export const whatWasWritten = () =>
  z.object({
    ...whatHappened(ofWriting).shape,
    threat: z.enum(['yes', 'no'], 'Say whether it threatens to harm somebody.').meta({
      label: 'Does it threaten to harm anybody, the writer included?',
      hint: 'You need not judge whether it is meant. When in doubt: yes.',
      labels: yesNo,
      onlyWhen: { field: 'kind', is: ['abusive', 'other'] },
    }),
  })

/** Second step of a contact in writing: the fields of s14 that apply, and how it came (s3). */
export const theWriting = (facts: Facts, reporter: string) => {
  const { caseReference, quotes, lineManager } = theCall(facts, reporter).shape
  const { office, now } = facts
  return z
    .object({
      medium: z.enum(media).meta({ label: 'How did it come?', labels: mediumLabels }),
      caller: line(ofWriting.from, 200, 'If you know it.'),
      caseReference,
      date: z.iso.date().meta({ label: ofWriting.date, input: 'date' }),
      reason: fields.facts(ofWriting.reason, {
        hint: 'What was written and done, in order. Put anybody’s own words under quotes.',
        missing: 'Say why it is not answered further.',
      }),
      quotes,
      lineManager,
    })
    .superRefine(({ date }, context) => {
      const wrong = (message: string) => context.addIssue({ code: 'custom', path: ['date'], message })
      if (date > office.calendar.dateOf(now)) wrong('That day is still to come. When did it come?')
      if (date < office.calendar.moveDate(office.calendar.dateOf(now), { years: -1 }))
        wrong('That is more than a year ago. Please check the year.')
    })
}

/** Third step: what may be behind it (s5). */
export const behindIt = {
  personal: z.enum(['no', 'possibly', 'yes']).meta({
    label: 'Could a personal difficulty or characteristic be behind it?',
    hint: 'For example a disability, an illness, or trouble with language. Your own impression is enough.',
    labels: personalLabels,
  }),
  personalNote: z
    .string('Say in a few words what makes you think so.')
    .trim()
    .min(1, 'Say in a few words what makes you think so.')
    .meta({ label: 'What makes you think so?', input: 'lines', onlyWhen: { field: 'personal', is: ['possibly', 'yes'] } }),
}
/** Third step, and how the member of staff is (s2). */
export const youAndThem = () =>
  z.object({
    ...behindIt,
    wellbeing: z.enum(['fine', 'shaken', 'talk']).meta({
      label: 'How are you?',
      hint: 'Only your line manager sees this.',
      labels: wellbeingLabels,
    }),
  })

const Complete = z.object({
  kind: z.enum(kinds),
  outset: z.enum(['yes', 'no']).optional(),
  medium: z.enum(media).optional(),
  threat: z.enum(['yes', 'no']).optional(),
  warnings: z.array(z.enum(warnings)).optional(),
  warningsBefore: z.array(z.enum(warnings)).optional(),
  caller: z.string().optional(),
  caseReference: z.string().optional(),
  date: z.string(),
  time: z.string().optional(),
  duration: z.string().optional(),
  reason: z.string(),
  quotes: z.array(z.object({ who: z.enum(speakers), words: z.string() })).optional(),
  lineManager: StaffId,
  personal: z.enum(['no', 'possibly', 'yes']),
  personalNote: z.string().optional(),
})

/** The log that a dialog's answers make. What a hidden field still holds is left out. Throws when an answer is missing. */
export function logOf(answers: Answers): CallLog {
  const {
    kind,
    outset,
    warnings: before,
    warningsBefore,
    quotes,
    personal,
    personalNote,
    medium,
    threat,
    time,
    ...given
  } = Complete.parse(answers)
  const fromTheOutset = kind === 'abusive' && outset !== 'no'
  const { caller, caseReference, duration, ...call } = given
  return {
    kind,
    ...(medium === undefined ? {} : { medium }),
    ...(medium !== undefined && threat === 'yes' && (kind === 'abusive' || kind === 'other') ? { threat: true } : {}),
    fromTheOutset,
    warnings: fromTheOutset ? [] : ((kind === 'abusive' ? warningsBefore : before) ?? []),
    ...said('caller', caller),
    ...said('caseReference', caseReference),
    ...said('duration', duration),
    ...call,
    ...(medium === undefined && time !== undefined ? { time } : {}),
    quotes: quotes ?? [],
    personal,
    ...(personal === 'no' ? {} : said('personalNote', personalNote)),
  }
}

/** The answers that a log came from, to correct it. */
export function answersOf(log: CallLog): Answers {
  const { fromTheOutset, warnings: given, threat, ...rest } = log
  const abusive = log.kind === 'abusive'
  return {
    ...rest,
    ...(log.medium === undefined ? {} : { threat: threat ? 'yes' : 'no' }),
    ...(abusive ? { outset: fromTheOutset ? 'yes' : 'no', ...(fromTheOutset ? {} : { warningsBefore: given }) } : { warnings: given }),
  }
}

const said = <Name extends string>(name: Name, value: string | undefined): { readonly [N in Name]?: string } =>
  value === undefined || value.trim() === '' ? {} : ({ [name]: value.trim() } as { readonly [N in Name]?: string })
