import { asAny, type Facts } from '../../../src/procedures/procedure.js'
import type { SubjectStep } from '../../../src/procedures/subject-request/steps.js'
import { subjectRequest } from '../../../src/procedures/subject-request/subject-request.js'
import type { Role } from '../../../src/procedures/words.js'
import { given } from '../given.js'
import { at, clockFacts, facts, recordId, staff, testOffice, testPeople } from '../test-office.js'

const record = recordId('SR-2026-0001')
/** On a day of 2026, at ten in the morning. */
const on = (date: string, by: string, more: Partial<Facts> = {}) => facts(by, { record, now: at(`${date}T10:00:00Z`), ...more })
const byClock = (date: string, more: Partial<Facts> = {}) => clockFacts({ record, now: at(`${date}T10:00:00Z`), ...more })
const ask = (more: object = {}): SubjectStep =>
  ({
    step: 'AskForData',
    is: 'customer',
    name: 'Jo Bloggs',
    telephone: '0113 496 0002',
    received: '2026-03-03',
    wants: 'Everything on me.',
    ...more,
  }) as SubjectStep
const asked = (more: object = {}, by = 'asha') => given(subjectRequest).when(ask(more), on('2026-03-03', by))
const identified = () => asked().when({ step: 'ConfirmIdentity', how: 'The known address.' }, on('2026-03-04', 'ian'))
const reviewed = () =>
  identified()
    .when({ step: 'MarkGathered' }, on('2026-03-05', 'ian'))
    .when({ step: 'ReviewData', others: 'out', harm: 'no', alerts: 'no' }, on('2026-03-06', 'ian'))
const dueOf = (story: { readonly state: { readonly is: string } }) =>
  'clock' in story.state ? (story.state.clock as { due: string }).due : undefined

describe('a request for personal data', () => {
  test('comes from anybody, goes to Information Governance, and is to be answered within a month', () => {
    const story = asked()
    expect(story.tells).toEqual(['receipt → asha', 'request → ian'])
    expect(dueOf(story)).toBe('2026-04-03')
  })

  test('goes its way: who they are, gathered, read, sent; and whoever passed it on hears that it is over', () => {
    const story = reviewed().when({ step: 'SendData', what: 'part', how: 'By letter', on: '2026-03-06' }, on('2026-03-06', 'ian'))
    expect(story.state.is).toBe('Sent')
    expect(story.tells).toEqual(['over → asha'])
  })

  test.each<[string, SubjectStep]>([
    ['gathered', { step: 'MarkGathered' }],
    ['read', { step: 'ReviewData', others: 'none', harm: 'no', alerts: 'no' }],
    ['sent', { step: 'SendData', what: 'whole', how: 'By letter', on: '2026-03-03' }],
  ])('nothing is %s before it is known who they are', (_, step) => {
    expect(asked().when(step, on('2026-03-03', 'ian')).refusedBecause).toMatch(/\.$/)
    expect(asked().when(step, on('2026-03-03', 'ian')).state.is).toBe('Open')
  })

  test('nothing goes before somebody has read it', () => {
    const story = identified().when({ step: 'MarkGathered' }, on('2026-03-05', 'ian'))
    expect(
      story.when({ step: 'SendData', what: 'whole', how: 'By letter', on: '2026-03-05' }, on('2026-03-05', 'ian')).refusedBecause,
    ).toMatch(/before somebody has read it/)
  })

  test('nothing is gathered before it is known who they are, while the clock stands still, when it is over, or by anybody else', () => {
    const gathers = (story: ReturnType<typeof asked>, by: string) => asAny(subjectRequest).gathers?.(story.state, on('2026-03-05', by))
    expect(gathers(asked(), 'ian')).toMatch(/who they are/)
    expect(gathers(identified(), 'ian')).toMatchObject({ is: 'customer', customer: { name: 'Jo Bloggs', telephone: '0113 496 0002' } })
    for (const by of ['asha', 'lena', 'hugh', 'adam']) expect(gathers(identified(), by)).toMatch(/Ian Grant/)
    expect(
      gathers(
        identified().when({ step: 'AskSubject', about: 'scope', words: 'Which year?', on: '2026-03-04' }, on('2026-03-04', 'ian')),
        'ian',
      ),
    ).toMatch(/stands still/)
    expect(gathers(identified().when({ step: 'WithdrawData', reason: 'They rang.' }, on('2026-03-05', 'ian')), 'ian')).toMatch(/over/)
  })
})

describe('the clock of a request', () => {
  const stopped = (day = '2026-03-10') =>
    asked().when({ step: 'AskSubject', about: 'identity', words: 'Your date of birth?', on: day }, on('2026-03-20', 'ian'))

  test('stands still while they are asked something, and goes on from the day of their answer', () => {
    const story = stopped().when({ step: 'RecordReply', words: '1 May 1970', on: '2026-03-17' }, on('2026-03-20', 'ian'))
    // 3 April and seven days.
    expect(dueOf(story)).toBe('2026-04-10')
    const again = story
      .when({ step: 'AskSubject', about: 'scope', words: 'Which year?', on: '2026-03-20' }, on('2026-03-20', 'ian'))
      .when({ step: 'RecordReply', words: 'All', on: '2026-03-24' }, on('2026-03-24', 'ian'))
    expect(dueOf(again)).toBe('2026-04-14')
  })
  test('does not stand still twice at once, nor before they asked, nor when its day is over', () => {
    const question = (day: string) => ({ step: 'AskSubject', about: 'scope', words: 'Which?', on: day }) as const
    expect(asked().when(question('2026-03-02'), on('2026-03-20', 'ian')).refusedBecause).toMatch(/did not run/)
    expect(asked().when(question('2026-04-06'), on('2026-04-06', 'ian')).refusedBecause).toMatch(/was over/)
    expect(stopped().when(question('2026-03-12'), on('2026-03-20', 'ian')).refusedBecause).toMatch(/record their answer first/)
    expect(stopped().when({ step: 'RecordReply', words: 'Here', on: '2026-03-09' }, on('2026-03-20', 'ian')).refusedBecause).toMatch(
      /after that day/,
    )
    const answered = stopped().when({ step: 'RecordReply', words: 'Here', on: '2026-03-17' }, on('2026-03-20', 'ian'))
    expect(answered.when(question('2026-03-12'), on('2026-03-20', 'ian')).refusedBecause).toMatch(/did not run/)
  })
  test('gets two months more once, where they were told within the first month', () => {
    const extend = (toldOn: string, now: string) => asked().when({ step: 'ExtendTime', reason: 'Six requests.', toldOn }, on(now, 'ian'))
    expect(dueOf(extend('2026-04-03', '2026-04-20'))).toBe('2026-06-03')
    expect(extend('2026-04-04', '2026-04-20').refusedBecause).toMatch(/first month was over/)
    expect(extend('2026-04-21', '2026-04-20').refusedBecause).toMatch(/still to come/)
    expect(
      extend('2026-03-04', '2026-03-04').when({ step: 'ExtendTime', reason: 'More.', toldOn: '2026-03-05' }, on('2026-03-05', 'ian'))
        .refusedBecause,
    ).toMatch(/once/)
  })
  test('is not forgotten: asked again while it lies, warned of before its day and on each day after it, and passed up', () => {
    const governance = testPeople.map((one) => (one.id === 'ian' ? { ...one, lineManager: staff('hugh') } : one))
    const office = testOffice({ people: governance })
    const story = asked().when({ step: 'ChaseRequest' }, byClock('2026-03-10', { office }))
    expect(story.tells).toEqual(['request → ian'])
    expect(story.alarms).toHaveLength(1)
    expect(subjectRequest.daily?.(story.state, byClock('2026-03-26', { office }))).toBeUndefined()
    let late = story
    const warned: string[] = []
    for (let day = 20; day < 40; day += 1) {
      const today = office.calendar.moveDate('2026-03-01', { days: day })
      const step = subjectRequest.daily?.(late.state, byClock(today, { office }))
      if (!step) continue
      late = late.when(step, byClock(today, { office }))
      warned.push(`${today}: ${late.tells.join(', ')}`)
    }
    expect(warned).toEqual(
      ['2026-03-27', '2026-04-01', '2026-04-04', '2026-04-05', '2026-04-06', '2026-04-07', '2026-04-08', '2026-04-09'].map(
        (day) => `${day}: request → ian, late → hugh`,
      ),
    )
  })
  test('is not warned of while it stands still', () => {
    expect(subjectRequest.daily?.(stopped().state, byClock('2026-06-01'))).toBeUndefined()
    expect(stopped().when({ step: 'WarnOfDay' }, byClock('2026-06-01')).events).toEqual([])
  })
})

describe('whose request it is', () => {
  test('nobody deals with what is kept on themselves, of whatever rank', () => {
    const own = asked({ is: 'staff', staff: 'ian', name: undefined }, 'ian')
    expect(own.tells).toEqual(['receipt → ian', 'request → hugh'])
    expect(own.when({ step: 'ConfirmIdentity', how: 'It is me.' }, on('2026-03-04', 'ian')).refusedBecause).toMatch(
      /somebody else deals with it/,
    )
    expect(subjectRequest.mayOpen(own.state, testPeople.find(({ id }) => id === 'hugh') as never, on('2026-03-04', 'hugh'))).toBe(true)
  })
  test('whoever passed it on sees by when it is answered, and nothing of what is asked or found', () => {
    const told = JSON.stringify(
      subjectRequest.view('record', reviewed().state, { person: testPeople[0] as never }, on('2026-03-06', 'asha')),
    )
    expect(told).toMatch(/3 April 2026/)
    for (const words of ['Jo Bloggs', '0113', 'Everything on me', 'known address']) expect(told).not.toContain(words)
    expect(JSON.parse(told).buttons).toEqual([])
  })
  test.each(
    testPeople.filter(({ id, roles }) => id !== 'asha' && !roles.includes('information governance' satisfies Role)).map(({ id }) => id),
  )('%s does not even see that there is one', (id) => {
    expect(subjectRequest.mayOpen(asked().state, testPeople.find((one) => one.id === id) as never, on('2026-03-04', id))).toBe(false)
    expect(subjectRequest.narrow).toBe(true)
  })
  test('it is refused with a ground, told that they can complain and where; the letter says it', () => {
    const letter = subjectRequest.letter?.('refusal', asked().state, on('2026-03-04', 'ian'))
    expect(letter?.paragraphs.join(' ')).toMatch(/Information Commissioner’s Office.*court/)
    const story = asked().when(
      { step: 'RefuseRequest', ground: 'excessive', reason: 'The fifth this week.', on: '2026-03-04' },
      on('2026-03-04', 'ian'),
    )
    expect(story.state.is).toBe('Refused')
    expect(
      JSON.stringify(
        subjectRequest.view('record', story.state, { person: testPeople.find(({ id }) => id === 'ian') as never }, on('2026-03-05', 'ian')),
      ),
    ).toMatch(/manifestly excessive/i)
  })
})
