import { type EscalationStep, escalation } from '../../../src/procedures/escalation/escalation.js'
import { given, type Story } from '../given.js'
import { at, facts, staff, testOffice, testPeople } from '../test-office.js'

/** Answered on Wednesday the 4th of March: ten working days later is Wednesday the 18th. */
const answered = (more: { readonly toWrite?: string; readonly about?: string } = {}) =>
  given(escalation)
    .when(
      {
        step: 'Escalate',
        kind: 'demand',
        askedFor: 'the Commissioner',
        helps: 'yes',
        why: 'She has new papers.',
        route: 'manager call',
        basics: 'Wants her file looked at again.',
        customer: 'Jo Bloggs',
        ...(more.about ? { about: staff(more.about) } : {}),
      },
      facts('asha'),
    )
    .when({ step: 'TakeEscalation', date: '2026-03-04', time: '10:00' }, facts('lena'))
    .when(
      { step: 'CallMade', outcome: 'Explained; she is content.', ...(more.toWrite ? { toWrite: more.toWrite } : {}) },
      facts('lena', { now: at('2026-03-04T10:10:00Z') }),
    )
const asks: EscalationStep = { step: 'AskWhetherSettled' }
const clock = (now: string, more: object = {}) => facts('clock', { now: at(now), ...more })
const asked = () => answered().when(asks, clock('2026-03-18T10:10:00Z'))
const buttons = (
  { state }: Pick<Story<never, never, { readonly is: string }>, 'state'>,
  who: string,
  now = at('2026-03-18T11:00:00Z'),
  more: object = {},
) => {
  const person = testPeople.find(({ id }) => id === who)
  if (!person) throw new Error(who)
  const view = escalation.view('to-settle', state as never, { person }, facts(who, { now, ...more }))
  return (view.buttons ?? []).map(({ title }) => title)
}
const waits = ({ state }: Pick<Story<never, never, { readonly is: string }>, 'state'>, more: object = {}) =>
  escalation.waiting(state as never, clock('2026-03-18T11:00:00Z', more)).map(({ for: who, what }) => `${who}: ${what}`)

describe('a customer who was answered, and of whose matter nobody has said that it is over', () => {
  test('is asked after once the office’s days have passed, and not before', () => {
    expect(answered().alarms).toEqual(['AskWhetherSettled at 2026-03-18T10:10:00.000Z'])
    expect(asked().tells).toEqual(['to-settle → lena'])
    expect(asked().owed).toContainEqual(expect.objectContaining({ notice: 'to-settle', urgency: 'routine' }))
    const office = testOffice({ timings: { settledAskDays: 2 } })
    const story = answered().when(asks, clock('2026-03-05T10:00:00Z', { office }))
    expect([story.tells, story.alarms]).toEqual([[], ['AskWhetherSettled at 2026-03-06T10:10:00.000Z']])
    expect(story.when(asks, clock('2026-03-06T10:10:00Z', { office })).tells).toEqual(['to-settle → lena'])
  })
  test('waits in the list of whoever answered, with the ways on', () => {
    expect(waits(answered())).toEqual([])
    expect(waits(asked())).toEqual(['lena: Say whether a customer’s matter is settled (TC-2026-0001)'])
    expect(buttons(answered(), 'lena')).not.toContain('It goes on')
    expect(buttons(asked(), 'lena')).toEqual(['The matter is over', 'It goes on', 'Complaints process exhausted?', 'Ask for a restriction'])
    expect(buttons(asked(), 'asha')).toEqual([])
  })
  test('over: it is asked after no more, and is kept as long as an ended one', () => {
    const ended = asked().when({ step: 'EndMatter', why: 'She has her papers.' }, facts('lena', { now: at('2026-03-18T12:00:00Z') }))
    expect(escalation.retention?.of(ended.state)).toBe('ended')
    expect(escalation.mustRing?.(ended.state, clock('2026-03-19T10:00:00Z'))).toEqual([])
    expect(ended.when(asks, clock('2026-04-01T10:10:00Z')).owed).toEqual([])
    expect(waits(ended)).toEqual([])
  })
  test('it goes on: it is asked after again when as many days have passed, by one alarm', () => {
    const goesOn = asked().when({ step: 'ContinueMatter' }, facts('lena', { now: at('2026-03-19T09:00:00Z') }))
    expect(goesOn.alarms).toEqual(['AskWhetherSettled at 2026-04-02T08:00:00.000Z'])
    expect(waits(goesOn)).toEqual([])
    expect(buttons(goesOn, 'lena')).not.toContain('It goes on')
    expect(goesOn.when({ step: 'ContinueMatter' }, facts('lena')).refusedBecause).toMatch(/You need do nothing/)
    const early = goesOn.when(asks, clock('2026-04-01T10:10:00Z'))
    expect(early.tells).toEqual([])
    const again = early.when(asks, clock('2026-04-02T09:00:00Z'))
    expect(again.tells).toEqual(['to-settle → lena'])
    expect(again.when(asks, clock('2026-04-02T09:00:00Z')).owed).toEqual([])
  })
  test('silence: reminded, then their manager has it too and may settle it; never anybody higher, and never loudly', () => {
    const told: string[] = []
    let story = asked()
    const days = ['2026-04-01', '2026-04-17', '2026-05-05', '2026-05-20', '2026-06-09']
    for (const day of days) {
      story = story.when(asks, clock(`${day}T12:00:00Z`))
      told.push(story.tells.join(', '))
      expect(story.owed.filter((one) => 'notice' in one && one.urgency !== 'routine')).toEqual([])
    }
    expect(told).toEqual([
      'to-settle → lena',
      'to-settle → gita',
      'to-settle → lena, to-settle → gita',
      'to-settle → lena, to-settle → gita',
      'to-settle → lena, to-settle → gita',
    ])
    expect(buttons(story, 'gita')).toContain('The matter is over')
    const ended = story.when({ step: 'EndMatter', why: 'Nothing has come since.' }, facts('gita', { now: at('2026-06-09T13:00:00Z') }))
    expect(ended.state.is).toBe('Ended')
  })
  test('away: their stand-in; left: whoever is above; whoever is complained of never', () => {
    const now = '2026-03-18T10:10:00Z'
    const away = clock(now, { office: testOffice({ absent: ['lena'] }) })
    expect(answered().when(asks, away).tells).toEqual(['to-settle → leo'])
    const gone = { office: testOffice({ left: ['lena'] }) }
    const after = answered().when(asks, clock(now, gone))
    expect(after.tells.length).toBeGreaterThan(0)
    expect(after.tells).not.toContain('to-settle → lena')
    const [who = ''] = after.tells.map((each) => each.split(' → ')[1] ?? '')
    expect(after.when({ step: 'EndMatter', why: 'x' }, facts(who, { ...gone, now: at(now) })).state.is).toBe('Ended')
    const of = answered({ about: 'leo' }).when(asks, away)
    expect(of.tells).not.toContain('to-settle → leo')
    expect(of.tells.length).toBeGreaterThan(0)
    const changed = asked().when({ step: 'ChangeContact' }, clock('2026-03-19T08:00:00Z', gone))
    expect(waits(changed, gone)).toEqual([])
  })
  test('another card asks already (what was promised, the head’s decision): this one waits until that is done', () => {
    const promised = answered({ toWrite: 'A copy' }).when(asks, clock('2026-03-18T10:10:00Z'))
    expect([promised.tells, promised.alarms]).toEqual([[], ['AskWhetherSettled at 2026-04-01T09:10:00.000Z']])
    const deciding = asked().when(
      { step: 'AskWhetherExhausted', why: 'Answered twice.' },
      facts('lena', { now: at('2026-03-19T09:00:00Z') }),
    )
    expect(waits(deciding).filter((one) => one.includes('settled'))).toEqual([])
    expect(deciding.when(asks, clock('2026-04-01T10:10:00Z')).tells).toEqual([])
    const no = deciding.when(
      { step: 'DecideExhaustion', exhausted: 'no', reason: 'One paper is left.' },
      facts('hugh', { now: at('2026-03-31T09:00:00Z') }),
    )
    expect(no.alarms).toEqual(['AskWhetherSettled at 2026-04-14T09:00:00.000Z'])
    expect(no.when(asks, clock('2026-04-01T10:10:00Z')).tells).toEqual([])
    expect(no.when(asks, clock('2026-04-14T09:00:00Z')).tells).toEqual(['to-settle → lena'])
  })
  test('whoever answered and is no manager passes a customer who is still dissatisfied on', () => {
    const story = given(escalation)
      .when(
        { step: 'Escalate', kind: 'help', basics: 'She asks about her file.', customer: 'Jo Bloggs', receiver: staff('adil') },
        facts('asha'),
      )
      .when({ step: 'TakeEscalation', date: '2026-03-04', time: '10:00' }, facts('adil'))
      .when({ step: 'CallMade', outcome: 'Explained.' }, facts('adil', { now: at('2026-03-04T10:10:00Z') }))
      .when(asks, clock('2026-03-18T10:10:00Z'))
    expect(story.tells).toEqual(['to-settle → adil'])
    expect(buttons(story, 'adil')).toEqual(['The matter is over', 'It goes on', 'Still dissatisfied'])
  })
  test('one of before, of whom nobody was ever asked, owes the question from the next look on', () => {
    const rings = escalation.mustRing?.(answered().state, clock('2026-09-01T10:00:00Z'))
    expect(rings).toEqual([{ alarm: 'AskWhetherSettled', at: '2026-09-15T10:00:00.000Z', urgency: 'routine' }])
  })
})
