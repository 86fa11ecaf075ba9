import { escalation } from '../../../src/procedures/escalation/escalation.js'
import { given } from '../given.js'
import { at, facts, staff, testOffice, testPeople } from '../test-office.js'

const asking = {
  kind: 'demand',
  askedFor: 'the Commissioner',
  helps: 'yes',
  why: 'She has new papers that change the case.',
  route: 'manager call',
  basics: 'Wants her file looked at again.',
  customer: 'Jo Bloggs',
  telephone: '0113 496 0002',
  case: 'IC-12345',
} as const
const asked = () => given(escalation).when({ step: 'Escalate', ...asking }, facts('asha'))
const booked = () => asked().when({ step: 'TakeEscalation', date: '2026-03-04', time: '10:00' }, facts('lena'))
const answered = () =>
  booked().when({ step: 'CallMade', outcome: 'Explained; she is content.' }, facts('lena', { now: at('2026-03-04T10:10:00Z') }))

describe('a customer who demands somebody', () => {
  test('is not passed up simply because they ask (s7): the words are given, and nothing is kept', () => {
    const story = given(escalation).when({ step: 'Escalate', ...asking, helps: 'no', route: 'words' }, facts('asha'))
    expect(story.refusedBecause).toMatch(/Nobody needs to ring/)
    expect(story.state.is).toBe('NotBegun')
  })
  test('is rung by the line manager first, not by whom they asked for', () => {
    expect(asked().tells).toEqual(['to-take → lena'])
  })
  test('is not asked for a way on where one alone is left: help for a colleague goes out', () => {
    const { route: _, helps: __, ...help } = { ...asking, kind: 'help' as const }
    const story = given(escalation).when({ step: 'Escalate', ...help, receiver: staff('lena') }, facts('asha'))
    expect(story.tells).toEqual(['to-take → lena'])
  })
  test.each(['manager call', 'line manager', 'senior'] as const)(
    'is for a manager (%s), and not for one who is staff again by now (issue 8, item 6)',
    (route) => {
      const story = given(escalation).when({ step: 'Escalate', ...asking, route }, facts('asha'))
      const [receiver] = story.state.is === 'NotBegun' ? [] : [story.state.receiver]
      const people = testPeople.map((one) => ({
        ...one,
        ...(one.id === receiver ? { roles: ['staff'] as const } : {}),
        ...(one.lineManager === receiver ? { lineManager: staff('leo') } : {}),
      }))
      const office = testOffice({ people })
      const them = office.person(receiver ?? '')
      if (!them) throw new Error('somebody was asked')
      expect(escalation.mayOpen(story.state, them, facts(them.id, { office }))).toBe(false)
      for (const step of [
        { step: 'TakeEscalation', date: '2026-03-04', time: '10:00' },
        { step: 'DeclineEscalation', why: 'No need.' },
        { step: 'PassEscalation', to: staff('gwen'), why: 'She knows the case.' },
      ] as const)
        expect(story.when(step, facts(them.id, { office })).refusedBecause).toMatch(/^This is for/)
      expect(escalation.waiting(story.state, facts('asha', { office })).map((one) => one.for)).not.toContain(receiver)
      expect(escalation.waiting(story.state, facts('asha', { office }))).not.toEqual([])
    },
  )
  test('is rung by another manager when the line manager is away', () => {
    const office = testOffice({ absent: ['lena'] })
    expect(given(escalation).when({ step: 'Escalate', ...asking }, facts('asha', { office })).tells).toEqual(['to-take → leo'])
  })
})

describe('a call that was moved', () => {
  test('is reminded of at its new time', () => {
    const moved = booked().when({ step: 'MoveCall', why: 'A meeting', date: '2026-03-05', time: '10:00' }, facts('lena'))
    const before = { ...facts('lena', { now: at('2026-03-05T09:45:00Z') }), by: 'clock' as const }
    expect(moved.when({ step: 'RemindOfCall' }, before).tells).toEqual(['to-ring → lena'])
  })
})

describe('the reminder of a call whose alarm was lost', () => {
  const rings = ({ state }: Pick<ReturnType<typeof booked>, 'state'>, now: string) =>
    (escalation.mustRing?.(state, facts('clock', { now: at(now) })) ?? []).flatMap((one) => (one.alarm === 'RemindOfCall' ? [one.at] : []))
  test('is owed again before its time and at it, as whoever rings relies on it; no more once it is past: then the call is late', () => {
    expect(rings(booked(), '2026-03-03T12:00:00Z')).toEqual(['2026-03-04T09:45:00.000Z'])
    expect(rings(booked(), '2026-03-04T09:50:00Z')).toEqual(['2026-03-04T10:00:00.000Z'])
    expect(rings(booked(), '2026-03-04T10:30:00Z')).toEqual([])
    const told = booked().when({ step: 'RemindOfCall' }, facts('clock', { now: at('2026-03-04T10:00:00Z') }))
    expect([told.tells, told.alarms]).toEqual([['to-ring → lena'], []])
  })
  test('is of no call that was made, or whose place a letter has taken', () => {
    expect(rings(answered(), '2026-03-04T09:00:00Z')).toEqual([])
    const letter = ['2026-03-04', '2026-03-05', undefined].reduce(
      (story, date) => story.when({ step: 'NoAnswer', ...(date ? { date, time: '15:00' } : {}) }, facts('lena')),
      booked(),
    )
    expect(rings(letter, '2026-03-04T09:00:00Z')).toEqual([])
  })
  test('whoever was to ring has left: it is handed on then', () => {
    const gone = facts('clock', { now: at('2026-03-04T09:45:00Z'), office: testOffice({ left: ['lena'] }) })
    expect(booked().when({ step: 'RemindOfCall' }, gone).state.is).toBe('Offered')
  })
})

describe('a call-back that nobody takes', () => {
  test('climbs after two working hours, over the weekend', () => {
    const friday = at('2026-03-06T16:30:00Z')
    const story = given(escalation).when({ step: 'Escalate', ...asking }, facts('asha', { now: friday }))
    expect(story.alarms).toEqual(['ClimbEscalation at 2026-03-09T10:30:00.000Z'])
    const climbed = story.when({ step: 'ClimbEscalation' }, facts('clock', { now: at('2026-03-09T10:30:00Z') }))
    expect(climbed.tells).toEqual(['to-take → gita'])
  })
  test('does nothing once it is taken', () => {
    expect(booked().when({ step: 'ClimbEscalation' }, facts('clock', { now: at('2026-03-05T12:00:00Z') })).owed).toEqual([])
  })
})

describe('a call-back that is taken', () => {
  test('is told to the member of staff, with its time', () => {
    const story = booked()
    expect(story.tells).toEqual(['booked → asha'])
    expect(story.alarms).toEqual(['RemindOfCall at 2026-03-04T09:45:00.000Z', 'ChaseTasks at 2026-03-04T11:00:00.000Z'])
  })
  test.each([
    ['2026-03-03', '09:00', /That is past/],
    ['2026-03-07', '10:00', /closed then/],
    ['2026-12-25', '10:00', /closed then/],
    ['2026-03-04', '20:00', /closed then/],
  ])('is not booked for %s at %s', (date, time, because) => {
    expect(asked().when({ step: 'TakeEscalation', date, time }, facts('lena')).refusedBecause).toMatch(because)
  })
  test('is handed on at once when whoever booked it has left or is away', () => {
    for (const office of [testOffice({ left: ['lena'] }), testOffice({ absent: ['lena'] })]) {
      const story = booked().when({ step: 'RemindOfCall' }, facts('clock', { office, now: at('2026-03-04T09:45:00Z') }))
      expect(story.state.is).toBe('Offered')
      expect(story.tells).not.toContain('to-take → lena')
      expect(story.tells.length).toBeGreaterThan(0)
    }
  })
  test('is handed on the same half-minute, days before, once whoever booked it has left or will be away then', () => {
    const next = testOffice()
    const leave = { ...next, isAbsent: (id: string, when: string) => id === 'lena' && when >= '2026-03-04' }
    for (const office of [testOffice({ left: ['lena'] }), testOffice({ absent: ['lena'] }), leave]) {
      const now = facts('clock', { office })
      expect(escalation.watched?.step(booked().state, now)).toEqual({ step: 'HandOnCall' })
      const story = booked().when({ step: 'HandOnCall' }, now)
      expect(story.state.is).toBe('Offered')
      expect(story.tells.length).toBeGreaterThan(0)
      expect(story.tells).not.toContain('to-take → lena')
    }
    expect(escalation.watched?.step(booked().state, facts('clock'))).toBeUndefined()
    expect(booked().when({ step: 'HandOnCall' }, facts('clock')).owed).toEqual([])
  })
  test('is not booked for a day on which whoever takes it is away', () => {
    const office = { ...testOffice(), isAbsent: (id: string, when: string) => id === 'lena' && when >= '2026-03-04' }
    const story = asked().when({ step: 'TakeEscalation', date: '2026-03-04', time: '10:00' }, facts('lena', { office }))
    expect(story.refusedBecause).toMatch(/You are away then/)
  })
  test('is chased when it is late, and those above hear of it', () => {
    const story = booked().when({ step: 'ChaseTasks' }, facts('clock', { now: at('2026-03-04T11:00:00Z') }))
    expect(story.tells).toContain('to-ring → lena')
    expect(story.tells).toContain('late → gita')
  })
  test('becomes a letter after three tries without an answer', () => {
    const tries = ['2026-03-04', '2026-03-05'].reduce(
      (story, date) => story.when({ step: 'NoAnswer', date, time: '15:00' }, facts('lena')),
      booked(),
    )
    expect(tries.when({ step: 'LetterSent', outcome: 'x' }, facts('lena')).refusedBecause).toMatch(/A call is still booked/)
    const third = tries.when({ step: 'NoAnswer' }, facts('lena'))
    expect(third.tells).toEqual(['to-write → lena'])
    expect(escalation.waiting(third.state, facts('lena')).map(({ what }) => what)).toEqual([
      'Write to a customer who cannot be reached (TC-2026-0001)',
    ])
    expect(third.when({ step: 'LetterSent', outcome: 'Told her to ring us.' }, facts('lena')).state.is).toBe('Answered')
  })
  test('tells the next try with a day and a time', () => {
    expect(booked().when({ step: 'NoAnswer' }, facts('lena')).refusedBecause).toMatch(/when you try again/)
  })
  test('is passed to somebody who suits it, never to whoever asked', () => {
    expect(booked().when({ step: 'PassEscalation', to: staff('gita'), why: 'Her case' }, facts('lena')).tells).toEqual(['to-take → gita'])
    expect(booked().when({ step: 'PassEscalation', to: staff('asha'), why: 'Hers' }, facts('lena')).refusedBecause).toMatch(/somebody/)
    expect(booked().when({ step: 'PassEscalation', to: staff('carl'), why: 'Knows her' }, facts('lena')).refusedBecause).toMatch(
      /Choose a manager/,
    )
  })
})

describe('whoever answered', () => {
  test('is the single point of contact of the matter until it ends (s7)', () => {
    const { state } = answered()
    expect(escalation.lookUp?.(state, facts('carl'))?.toDo).toEqual(['For this matter their contact is Lena Morris. Pass them on.'])
    const ended = answered().when({ step: 'EndMatter', why: 'Closed.' }, facts('lena'))
    expect(escalation.lookUp?.(ended.state, facts('carl'))).toBeUndefined()
  })
  test('is stood in for while away, and the next above is the contact once they have left', () => {
    const { state } = answered()
    const away = facts('carl', { office: testOffice({ absent: ['lena'] }) })
    expect(escalation.lookUp?.(state, away)?.toDo[0]).toMatch(/away: Leo Brandt stands in/)
    const gone = { office: testOffice({ left: ['lena'] }) }
    expect(escalation.daily?.(state, facts('clock', gone))).toEqual({ step: 'ChangeContact' })
    const changed = answered().when({ step: 'ChangeContact' }, facts('clock', gone)).state
    expect(escalation.lookUp?.(changed, facts('carl', gone))?.toDo[0]).not.toMatch(/left/)
  })
  test('sends what was promised, and it is chased until it is sent', () => {
    const promised = booked().when({ step: 'CallMade', outcome: 'Talked.', toWrite: 'A copy of the decision' }, facts('lena'))
    expect(promised.alarms.filter((one) => one.startsWith('ChaseTasks'))).toHaveLength(1)
    expect(escalation.waiting(promised.state, facts('lena')).map(({ for: who }) => who)).toEqual(['lena'])
    expect(escalation.waiting(promised.when({ step: 'SentPromised' }, facts('lena')).state, facts('lena'))).toEqual([])
  })
})

describe('an exhausted complaints process', () => {
  const wanted = () => answered().when({ step: 'AskWhetherExhausted', why: 'Answered twice.' }, facts('lena'))
  test('is decided by a head of department alone, with a reason (s7)', () => {
    expect(wanted().tells).toEqual(['to-decide-exhausted → hugh'])
    for (const who of ['gita', 'greg', 'leo', 'asha', 'lena'])
      expect(wanted().when({ step: 'DecideExhaustion', exhausted: 'yes', reason: 'x' }, facts(who)).refusedBecause).toBeDefined()
    const decided = wanted().when({ step: 'DecideExhaustion', exhausted: 'yes', reason: 'All was answered.' }, facts('hugh'))
    expect(escalation.lookUp?.(decided.state, facts('carl'))?.toDo[0]).toBe(
      'On this matter they can go to the Ombudsman. Anything new is dealt with as for everybody.',
    )
    expect(decided.tells).toContain('exhaustion-decided → lena')
  })
  test('is not decided by a deputy below that rank', () => {
    const office = testOffice({ absent: ['hugh'] })
    expect(answered().when({ step: 'AskWhetherExhausted', why: 'x' }, facts('lena', { office })).tells).toEqual([])
  })
  test('is not over while the decision is open', () => {
    expect(wanted().when({ step: 'EndMatter', why: 'x' }, facts('lena')).refusedBecause).toMatch(/has still to decide/)
  })
})
