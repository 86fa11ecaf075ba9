import type { Office } from '../../../src/procedures/people.js'
import type { Alarm } from '../../../src/procedures/procedure.js'
import type { CallLog, TerminatedCallState } from '../../../src/procedures/terminated-call/matter.js'
import { terminatedCall, writtenContact } from '../../../src/procedures/terminated-call/terminated-call.js'
import { type Instant, instant } from '../../../src/procedures/words.js'
import { given } from '../given.js'
import { at, clockFacts, facts, staff, testOffice, tuesday } from '../test-office.js'
import { corrects, type LogStep, logs } from './steps.js'

const call: CallLog = {
  kind: 'offensive',
  fromTheOutset: false,
  warnings: ['explained'],
  caseReference: 'IC-12345',
  date: '2026-03-03',
  time: '09:50',
  reason: 'They swore at me.',
  quotes: [],
  lineManager: staff('lena'),
  personal: 'no',
}
const { time: _, ...timeless } = call
const writing: CallLog = { ...timeless, medium: 'e-mail' }
const threat: CallLog = { ...writing, kind: 'abusive', threat: true }
const returns: LogStep = { step: 'ReturnForCorrection', points: ['other'], reason: 'Please say when.' }
const takesBack: LogStep = { step: 'TakeBackReturn' }

/** A log that people go on with, and whose alarms ring as the courier rings them: each of them, in turn. */
function lived(procedure: typeof terminatedCall, state?: TerminatedCallState, open: readonly Alarm[] = []) {
  let story = given(procedure, state)
  let alarms = [...open]
  const goesOn = (step: LogStep, known: Parameters<typeof story.when>[1]): void => {
    story = story.when(step, known)
    expect(story.refusedBecause).toBeUndefined()
    alarms.push(...story.owed.flatMap((owed) => ('alarm' in owed ? [owed] : [])))
  }
  const here = {
    state: () => story.state,
    open: (alarm: string) => alarms.filter((one) => one.alarm === alarm),
    does(by: string, step: LogStep, now: Instant = tuesday) {
      goesOn(step, facts(by, { now }))
      return here
    },
    /** Who is told by this alarm, and when; what became due while the bot was off rings when it is back. */
    told: (alarm: string, until: Instant, known?: { office?: Office; back?: Instant }): readonly string[] =>
      here.together([alarm], until, known),
    /** The same of several alarms, in the order in which they ring. */
    together(names: readonly string[], until: Instant, { office = testOffice(), back = tuesday } = {}): readonly string[] {
      const told: string[] = []
      for (;;) {
        const next = alarms
          .filter(({ alarm, at }) => names.includes(alarm) && at <= until)
          .toSorted((one, other) => one.at.localeCompare(other.at))[0]
        if (!next) return told
        alarms = alarms.filter((one) => one !== next)
        const now = next.at < back ? back : next.at
        goesOn({ step: next.alarm } as LogStep, clockFacts({ now, office }))
        told.push(...story.tells.map((each) => `${now.slice(0, 16)} ${each}`))
      }
    },
  }
  return here
}

const friday = (time: string) => at(`2026-03-06T${time}:00Z`)
describe.each([
  ['a call', terminatedCall, call],
  ['a contact in writing', writtenContact, writing],
])('the log of %s that is with its writer for correction', (_, procedure, log) => {
  const logged = () => lived(procedure).does('asha', logs(log))
  const twice = () =>
    logged().does('lena', returns, friday('18:00')).does('lena', takesBack, friday('18:05')).does('lena', returns, friday('18:10'))

  test('is asked for once a day, though it was returned twice after hours', () => {
    const story = twice()
    expect(story.told('RemindToCorrect', at('2026-03-12T12:00:00Z'))).toEqual([
      '2026-03-10T09:00 returned → asha',
      '2026-03-11T09:00 returned → asha',
      '2026-03-12T09:00 returned → asha',
    ])
    expect(story.open('RemindToCorrect')).toHaveLength(1)
  })

  test('is asked for once a day, though the bot was off when both were due', () => {
    const story = twice()
    expect(story.told('RemindToCorrect', at('2026-03-18T12:00:00Z'), { back: at('2026-03-16T10:00:00Z') })).toEqual([
      '2026-03-16T10:00 returned → asha',
      '2026-03-17T10:00 returned → asha',
      '2026-03-18T10:00 returned → asha',
    ])
  })

  test('is asked for when it was due, though the office’s days are others since; from then on by those', () => {
    const office = testOffice({ timings: { discussReminderDays: 5 } })
    expect(logged().does('lena', returns).told('RemindToCorrect', at('2026-03-12T12:00:00Z'), { office })).toEqual([
      '2026-03-04T10:00 returned → asha',
      '2026-03-11T10:00 returned → asha',
    ])
  })

  test('is asked for again after its writer has come back, and of whoever can take it back meanwhile', () => {
    const story = logged().does('lena', returns)
    expect(story.told('RemindToCorrect', at('2026-03-04T12:00:00Z'), { office: testOffice({ absent: ['asha'] }) })).toEqual([
      '2026-03-04T10:00 discuss-reminder → lena',
    ])
    expect(story.told('RemindToCorrect', at('2026-03-05T12:00:00Z'))).toEqual(['2026-03-05T10:00 returned → asha'])
  })

  test('is asked for by one alarm, of one person, though the talk is still to come: of its writer, or of whoever can take it back', () => {
    for (const [absent, asked] of [
      [[], 'returned → asha'],
      [['asha'], 'discuss-reminder → lena'],
    ] as const) {
      const story = logged().does('lena', returns)
      const office = testOffice({ absent: [...absent] })
      const told = ['RemindToDiscuss', 'RemindToCorrect'].flatMap((alarm) => story.told(alarm, at('2026-03-04T12:00:00Z'), { office }))
      expect(told).toEqual([`2026-03-04T10:00 ${asked}`])
    }
  })

  describe('since a version that did not keep when it is asked for', () => {
    const formerly = (now: Instant, ...rings: readonly string[]) => {
      const state = logged().does('lena', returns, now).state()
      if (state.is !== 'Returned') throw new Error(state.is)
      const { again: __, ...returned } = state.returned
      return lived(
        procedure,
        { ...state, returned },
        rings.map((each) => ({ alarm: 'RemindToCorrect', at: at(each) })),
      )
    }
    test('is asked for once a day, however many alarms that one left', () => {
      const story = formerly(friday('18:10'), '2026-03-10T09:00Z', '2026-03-10T09:00Z', '2026-03-10T11:00Z')
      expect(story.told('RemindToCorrect', at('2026-03-11T12:00:00Z'))).toEqual([
        '2026-03-10T09:00 returned → asha',
        '2026-03-11T09:00 returned → asha',
      ])
    })
    test('is asked for until it is put right, though that one left no alarm for it: the one for the talk begins it', () => {
      const story = formerly(tuesday)
      expect(story.told('RemindToCorrect', at('2026-03-18T12:00:00Z'))).toEqual([])
      const talk = lived(procedure, story.state(), [{ alarm: 'RemindToDiscuss', at: at('2026-03-04T10:00:00Z') }])
      expect(talk.told('RemindToDiscuss', at('2026-03-04T12:00:00Z'))).toEqual(['2026-03-04T10:00 returned → asha'])
      expect(talk.told('RemindToCorrect', at('2026-03-06T12:00:00Z'))).toEqual([
        '2026-03-05T10:00 returned → asha',
        '2026-03-06T10:00 returned → asha',
      ])
    })
    test('is not forgotten when the office’s days are more since: it is asked for after those', () => {
      const office = testOffice({ timings: { discussReminderDays: 5 } })
      expect(formerly(tuesday, '2026-03-04T10:00Z').told('RemindToCorrect', at('2026-03-18T12:00:00Z'), { office })).toEqual([
        '2026-03-10T10:00 returned → asha',
        '2026-03-17T10:00 returned → asha',
      ])
    })
  })
})

/** The talk is asked after by these, and no manager is reminded of it twice on one day. */
const talkAlarms = ['RemindToDiscuss', 'PassUpDiscussion', 'RemindToCorrect']
const monday = (time: string) => at(`2026-03-02T${time}:00Z`)
describe.each([
  ['a call', terminatedCall, { ...call, date: '2026-03-02' }],
  ['a contact in writing', writtenContact, { ...writing, date: '2026-03-02' }],
])('the talk about the log of %s', (_, procedure, log) => {
  const logged = () => lived(procedure).does('asha', logs(log), monday('10:00'))
  const corrected = corrects({ ...log, reason: 'They swore at me twice.' }, 'It was twice.')
  const reminders = (story: ReturnType<typeof logged>, until: Instant, known = {}) =>
    story.together(talkAlarms, until, known).filter((each) => each.includes('discuss-reminder'))

  test('is reminded once after a correction: by the alarm of the correction, and no more by that of the log', () => {
    const story = logged().does('lena', returns, monday('11:00')).does('asha', corrected, monday('12:00'))
    expect(reminders(story, at('2026-03-04T12:00:00Z'), { back: monday('12:00') })).toEqual(['2026-03-03T12:00 discuss-reminder → lena'])
  })
  test('is not reminded on the day of a correction that came just before', () => {
    const story = logged().does('lena', returns, at('2026-03-03T09:00:00Z')).does('asha', corrected, at('2026-03-03T09:30:00Z'))
    expect(reminders(story, at('2026-03-05T12:00:00Z'), { back: at('2026-03-03T09:30:00Z') })).toEqual([
      '2026-03-04T09:30 discuss-reminder → lena',
    ])
  })
  test('is reminded once when it was taken back from its correction, however often', () => {
    const story = logged()
      .does('lena', returns, monday('11:00'))
      .does('lena', takesBack, monday('11:30'))
      .does('lena', returns, monday('12:00'))
      .does('lena', takesBack, monday('12:30'))
    expect(reminders(story, at('2026-03-04T12:00:00Z'), { back: monday('12:30') })).toEqual(['2026-03-03T12:30 discuss-reminder → lena'])
  })
  test('is reminded once by two corrections, each naming another manager, and of the last', () => {
    const named = (lineManager: string) => corrects({ ...log, lineManager: staff(lineManager) }, 'It was another.')
    const story = logged().does('asha', named('greg'), monday('11:00')).does('asha', named('lena'), monday('12:00'))
    expect(reminders(story, at('2026-03-04T12:00:00Z'), { back: monday('12:00') })).toEqual(['2026-03-03T12:00 discuss-reminder → lena'])
  })
  test('is reminded once though the bot was off when all were due', () => {
    const story = logged().does('lena', returns, monday('11:00')).does('asha', corrected, monday('12:00'))
    const back = at('2026-03-04T15:00:00Z')
    expect(reminders(story, at('2026-03-05T09:00:00Z'), { back })).toEqual(['2026-03-04T15:00 discuss-reminder → lena'])
  })
  test('is asked after once a day, though everybody above has been told and the log is corrected then', () => {
    const story = logged()
    story.together(talkAlarms, at('2026-04-20T12:00:00Z'))
    const next = story.open('PassUpDiscussion')[0]?.at ?? tuesday
    const before = instant(new Date(Date.parse(next) - 86_400_000 + 600_000))
    story.does('lena', returns, before).does('asha', corrected, before)
    const days = reminders(story, at('2026-06-01T12:00:00Z'), { back: before }).map((each) => each.slice(0, 10))
    expect(days.length).toBeGreaterThan(3)
    expect(days).toEqual([...new Set(days)])
  })
  describe('that lies with its writer for correction, and is passed up on the day on which its correction is asked for', () => {
    const office = testOffice({ absent: ['asha', 'lena', 'leo'] })
    const returned = (time: string) => {
      const story = logged()
      story.together(talkAlarms, at('2026-03-03T12:00:00Z'))
      return story.does('lena', returns, at(`2026-03-04T${time}:00Z`))
    }
    test('comes to a manager once that day: passed up first, with nobody else there for its correction later', () => {
      const story = returned('15:00')
      expect(story.together(talkAlarms, at('2026-03-05T12:00:00Z'))).toEqual(['2026-03-05T10:00 not-discussed → gita'])
      expect(story.together(talkAlarms, at('2026-03-05T17:00:00Z'), { office })).toEqual([])
      expect(story.together(talkAlarms, at('2026-03-06T17:00:00Z'), { office })).toEqual(['2026-03-06T15:00 discuss-reminder → gita'])
    })
    test('comes to a manager once that day: asked for its correction first, and told the next day that there was no talk', () => {
      const story = returned('09:30')
      expect(story.together(talkAlarms, at('2026-03-05T09:45:00Z'), { office })).toEqual(['2026-03-05T09:30 discuss-reminder → gita'])
      expect(story.together(talkAlarms, at('2026-03-05T17:00:00Z'))).toEqual([])
      expect(story.together(talkAlarms, at('2026-03-06T17:00:00Z'))).toEqual([
        '2026-03-06T09:30 returned → asha',
        '2026-03-06T10:00 not-discussed → gita',
      ])
    })
  })
  test('is still asked after when the bot comes from a version that did not keep when', () => {
    const state = logged().state()
    const story = lived(procedure, state, [{ alarm: 'RemindToDiscuss', at: at('2026-03-03T10:00:00Z') }])
    expect(reminders(story, at('2026-03-04T12:00:00Z'))).toEqual(['2026-03-03T10:00 discuss-reminder → lena'])
  })
})

const minutes = (count: number) => instant(new Date(Date.parse(tuesday) + count * 60_000))
describe('a threat that a correction adds (s9)', () => {
  const both = (time: string) => [`2026-03-03T${time} receipt → asha`, `2026-03-03T${time} to-discuss → lena`]
  const asked = (first: CallLog) =>
    lived(writtenContact)
      .does('asha', logs(first))
      .does('asha', corrects({ ...threat, reason: 'So they wrote.' }, 'It is one.'), minutes(3))
  test('is asked about each quarter of an hour', () => {
    expect(asked(writing).told('RemindToRaise', minutes(40))).toEqual([...both('10:18'), ...both('10:33')])
  })
  test.each([
    ['by a correction', writing],
    ['from the first', threat],
  ])('once each time, though it stood there %s, was taken out and is there again', (_, first) => {
    const story = asked(first)
      .does('asha', corrects(writing, 'It is none.'), minutes(5))
      .does('asha', corrects(threat, 'It is.'), minutes(8))
    expect(story.told('RemindToRaise', minutes(60))).toEqual([...both('10:23'), ...both('10:38'), ...both('10:53')])
    expect(story.open('RemindToRaise')).toHaveLength(1)
  })
  test('once each time, though the bot was off when both were due', () => {
    const story = asked(threat)
      .does('asha', corrects(writing, 'It is none.'), minutes(5))
      .does('asha', corrects(threat, 'It is.'), minutes(8))
    expect(story.told('RemindToRaise', minutes(80), { back: minutes(60) })).toEqual([...both('11:00'), ...both('11:15')])
  })
})

test('the copy of a log that was corrected after it was copied is asked for once a day (s6)', () => {
  const story = lived(terminatedCall)
    .does('asha', logs(call))
    .does('asha', { step: 'MarkCopied' }, minutes(10))
    .does('asha', corrects({ ...call, reason: 'They swore at me twice.' }, 'It was twice.'), minutes(20))
  expect(story.told('RemindToCopy', at('2026-03-05T16:00:00Z'))).toEqual([
    '2026-03-04T10:20 copy-for-case → asha',
    '2026-03-05T10:20 copy-for-case → asha',
    '2026-03-05T10:20 copy-for-case → lena',
  ])
})
