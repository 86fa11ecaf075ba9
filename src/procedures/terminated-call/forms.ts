import { z } from 'zod'
import type { Answers } from '../form.js'
import type { Facts } from '../procedure.js'
import * as fields from '../shared/fields.js'
import { managers } from '../shared/people.js'
import { type CallLog, kinds, media, mostWords, speakers, warnings } from './matter.js'
import { mediumLabels, ofCalls, ofWriting, type Words } from './words.js'

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

const perhaps = (label: string, max: number, hint?: string) => fields.perhaps(fields.line(label, { max, ...(hint ? { hint } : {}) }))
const said = (label: string, labels: Words['warnings'], field: string, is: readonly string[]) =>
  z.array(z.enum(warnings)).optional().meta({ label, labels, onlyWhen: { field, is } })

/** First screen: the kind of behaviour, and what was said before it ended (s4). Not asked when it was so from the outset. */
export const whatHappened = ({ warnings: labels } = ofCalls) =>
  z.object({
    kind: z.enum(kinds).meta({ label: 'What kind of behaviour was it?', labels: kindLabels }),
    outset: fields.shownWhen(
      'kind',
      ['abusive'],
      fields.choice('Was it like that from the outset?', yesNo, {
        hint: 'Then you owed them no warning.',
        missing: 'Say whether it was like that from the outset.',
      }),
    ),
    warnings: said('What did you say before you ended it?', labels, 'kind', ['offensive', 'persistent', 'other']),
    warningsBefore: said('What had you said before it became abusive or threatening?', labels, 'outset', ['no']),
  })

/** First screen of a contact in writing: the same, and whether it threatens harm (s9). */
export const whatWasWritten = () =>
  z.object({
    ...whatHappened(ofWriting).shape,
    threat: fields.shownWhen(
      'kind',
      ['abusive', 'other'],
      fields.choice('Does it threaten to harm anybody, the writer included?', yesNo, {
        hint: 'You need not judge whether it is meant. When in doubt: yes.',
        missing: 'Say whether it threatens to harm somebody.',
      }),
    ),
  })

const quotes = () =>
  z
    .array(
      z.object({
        who: z.enum(speakers).meta({ label: 'Who said it', labels: speakerLabels }),
        words: z.string().trim().min(1, 'Give the words, or take this quote out.').meta({ label: 'The words', input: 'lines' }),
      }),
    )
    .optional()
    .meta({ label: 'Quotes', hint: 'Word for word, each with who said it.', input: 'items', addLabel: 'Add a quote' })

/** Whoever goes through it: a manager, and not the member of staff themselves. */
const lineManager = ({ office, by }: Facts) =>
  fields.person(
    'Line manager',
    fields.ofRank(managers, { office }, [by]),
    'Choose a manager who works here, and not yourself: nobody goes through their own call.',
    { hint: 'They get this log at once. Change it if it is wrong.', missing: 'Choose the manager who goes through it with you.' },
  )

/** When it was: not in the future, nor with a digit of the year wrong, which a date field takes without a word. */
const checkWhen =
  ({ office, now }: Facts, { isToCome, was }: { readonly isToCome: string; readonly was: string }) =>
  ({ date, time }: { readonly date: string; readonly time?: string }, context: z.RefinementCtx): void => {
    const today = office.calendar.dateOf(now)
    const wrong = (field: 'date' | 'time', message: string) => context.addIssue({ code: 'custom', path: [field], message })
    if (date < office.calendar.moveDate(today, { years: -1 })) wrong('date', 'That is more than a year ago. Please check the year.')
    else if (date > today) wrong('date', `That day is still to come. ${isToCome}`)
    else if (time !== undefined && office.calendar.at(date, time) > now) wrong('time', `${was} ${isToCome}`)
  }
const aCall = { isToCome: 'When was the call?', was: 'That time is still to come.' }
const inWriting = { isToCome: 'When did it come?', was: '' }

const callFields = (facts: Facts) =>
  z.object({
    caller: perhaps('Name of caller', 200, 'If you know it.'),
    caseReference: perhaps('Case reference', 60, 'If the call was about a case: a copy then goes on the case file.'),
    date: fields.date('Date of call'),
    time: fields.time('Time of call'),
    duration: perhaps('How long it lasted', 60, 'Roughly, if you know it.'),
    reason: fields.facts(ofCalls.reason, {
      max: mostWords,
      hint: 'What was said and done, in order. Put anybody’s own words under quotes.',
      missing: 'Say why you ended the call.',
    }),
    quotes: quotes(),
    lineManager: lineManager(facts),
  })
const writingFields = (facts: Facts) =>
  z.object({
    medium: z.enum(media).meta({ label: 'How did it come?', labels: mediumLabels }),
    caller: perhaps(ofWriting.from, 200, 'If you know it.'),
    caseReference: perhaps('Case reference', 60, 'If the call was about a case: a copy then goes on the case file.'),
    date: fields.date(ofWriting.date),
    reason: fields.facts(ofWriting.reason, {
      max: mostWords,
      hint: 'What was written and done, in order. Put anybody’s own words under quotes.',
      missing: 'Say why it is not answered further.',
    }),
    quotes: quotes(),
    lineManager: lineManager(facts),
  })

/** Second screen: the fields of s14. */
export const theCall = (facts: Facts) => callFields(facts).superRefine(checkWhen(facts, aCall))
/** Second screen of a contact in writing: the fields of s14 that apply, and how it came (s3). */
export const theWriting = (facts: Facts) => writingFields(facts).superRefine(checkWhen(facts, inWriting))

/** Third screen: what may be behind it (s5). */
export const behindIt = z.object({
  personal: z.enum(['no', 'possibly', 'yes']).meta({
    label: 'Could a personal difficulty or characteristic be behind it?',
    hint: 'For example a disability, an illness, or trouble with language. Your own impression is enough.',
    labels: personalLabels,
  }),
  personalNote: fields.shownWhen(
    'personal',
    ['possibly', 'yes'],
    fields.words('What makes you think so?', { max: mostWords, missing: 'Say in a few words what makes you think so.' }),
  ),
})
/** Third screen, and how the member of staff is (s2). */
export const youAndThem = z.object({
  ...behindIt.shape,
  wellbeing: z.enum(['fine', 'shaken', 'talk']).meta({
    label: 'How are you?',
    hint: 'Only your line manager sees this.',
    labels: wellbeingLabels,
  }),
})

/** All that a log holds, of a call and of a contact in writing: what its screens ask for. */
export const callGiven = (facts: Facts) =>
  z.object({ ...whatHappened().shape, ...callFields(facts).shape, ...behindIt.shape }).superRefine(checkWhen(facts, aCall))
export const writingGiven = (facts: Facts) =>
  z.object({ ...whatWasWritten().shape, ...writingFields(facts).shape, ...behindIt.shape }).superRefine(checkWhen(facts, inWriting))
export type Told = z.output<ReturnType<typeof callGiven>> | z.output<ReturnType<typeof writingGiven>>

/** The log that was told. What a hidden field still holds is left out. */
export function logOf(told: Told): CallLog {
  const {
    kind,
    outset,
    warnings: before,
    warningsBefore,
    caller,
    caseReference,
    date,
    reason,
    quotes: words,
    personal,
    personalNote,
  } = told
  const fromTheOutset = kind === 'abusive' && outset !== 'no'
  const threatens = 'threat' in told && told.threat === 'yes' && (kind === 'abusive' || kind === 'other')
  return {
    kind,
    ...('medium' in told ? { medium: told.medium } : {}),
    ...(threatens ? { threat: true } : {}),
    fromTheOutset,
    warnings: fromTheOutset ? [] : ((kind === 'abusive' ? warningsBefore : before) ?? []),
    ...(caller === undefined ? {} : { caller }),
    ...(caseReference === undefined ? {} : { caseReference }),
    ...('duration' in told && told.duration !== undefined ? { duration: told.duration } : {}),
    date,
    ...('time' in told ? { time: told.time } : {}),
    reason,
    lineManager: told.lineManager,
    quotes: words ?? [],
    personal,
    ...(personal === 'no' || personalNote === undefined ? {} : { personalNote }),
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
