import { meeting } from '../../../src/procedures/meeting/meeting.js'
import type { OtherRecord } from '../../../src/procedures/procedure.js'
import { given } from '../given.js'
import { at, facts, recordId, testOffice, testPeople } from '../test-office.js'

const morning = '2026-03-03T08:40:00.000Z'
const owe = (others: readonly OtherRecord[] = [], more: object = {}, office = testOffice()) =>
  given(meeting).when(
    { step: 'OweMeeting', staff: 'asha', contact: 'AR-2026-0001', since: morning, hasTalk: false, ...more },
    { ...facts('clock', { office }), others },
  )
const other = (procedure: string, opened: string, state: object = {}): OtherRecord => ({
  record: recordId('TC-2026-0009'),
  procedure,
  opened: at(opened),
  state: { is: 'Sent', ...state },
})
const shows = (id: string, story = owe(), notice = 'record') => {
  const person = testPeople.find((one) => one.id === id)
  return JSON.stringify(meeting.view(notice, story.state, person ? { person } : {}, facts(id)))
}

describe('after a difficult contact (s12)', () => {
  test('the line manager is asked to talk with whoever had it, and whoever had it is asked how they are', () => {
    const story = owe()
    expect(story.tells).toEqual(['to-meet → lena', 'how-are-you → asha'])
    expect(shows('lena', story)).toContain('Asha Patel had a hard contact')
    expect(shows('asha', story)).toContain('How are you?')
  })
  test('nobody else reads of it: no colleague, no deputy, no channel', () => {
    for (const { id } of testPeople.filter(({ id }) => id !== 'asha' && id !== 'lena')) {
      expect([id, shows(id)]).toEqual([id, expect.not.stringMatching(/Asha|hard contact/)])
      expect(meeting.mayOpen(owe().state, testPeople.find((one) => one.id === id) ?? fail(), facts(id))).toBe(false)
    }
    expect(JSON.stringify(meeting.view('to-meet', owe().state, {}, facts('courier')))).not.toMatch(/Asha/)
  })
  test('the line manager away: whoever is next above is asked, and no deputy', () => {
    const story = owe([], {}, testOffice({ absent: ['lena'] }))
    expect(story.tells).toEqual(['to-meet → gita', 'how-are-you → asha'])
  })
  test('silence is passed up, one person at a time, after one reminder', () => {
    let story = owe()
    const asked: string[] = []
    for (const day of ['2026-03-05', '2026-03-07', '2026-03-10', '2026-03-12']) {
      story = story.when({ step: 'AskMeetingAgain' }, facts('clock', { now: at(`${day}T12:00:00Z`) }))
      asked.push(...story.tells)
    }
    expect(asked[0]).toBe('to-meet → lena')
    expect(asked).toContain('to-meet → gita')
  })
  test('one tap says that it was offered, one that they have talked; it is over then', () => {
    const offered = owe().when({ step: 'OfferMeeting' }, facts('lena'))
    expect(offered.tells).toContain('how-are-you → asha')
    expect(shows('asha', offered)).toContain('Lena Morris offers to talk with you')
    const had = offered.when({ step: 'HaveMet', agreed: undefined }, facts('lena'))
    expect(had.state.is).toBe('Had')
    expect(meeting.waiting(had.state, facts('lena'))).toEqual([])
  })
  test('whoever had it may wish a talk, say that they are all right, or rather not talk', () => {
    expect(owe().when({ step: 'WishMeeting' }, facts('asha')).tells).toEqual(['to-meet → lena'])
    expect(shows('lena', owe().when({ step: 'SayAllRight' }, facts('asha')))).toContain('I am all right')
    expect(owe().when({ step: 'DeclineMeeting' }, facts('asha')).state).toMatchObject({ is: 'Over', because: 'not wished' })
  })
  test('who has left leaves nothing', () => {
    const office = testOffice({ left: ['asha'] })
    expect(meeting.waiting(owe().state, facts('lena', { office }))).toEqual([])
    expect(owe().when({ step: 'LetMeetingGo' }, facts('clock', { office })).state).toMatchObject({ because: 'left' })
  })
})

describe('not twice for one contact', () => {
  test('a call, its alert and its log of one day have one talk: the log’s own', () => {
    expect(owe([other('terminated-call', '2026-03-03T09:30:00Z')]).state.is).toBe('NotOwed')
    expect(owe([other('meeting', '2026-03-03T09:30:00Z', { at: morning })]).state.is).toBe('NotOwed')
    expect(owe([other('difficult-call', '2026-03-03T08:30:00Z')]).state.is).toBe('Owed')
  })
  test('a log alone brings no second talk', () => {
    expect(owe([], { hasTalk: true }).state.is).toBe('NotOwed')
  })
  test('a log that comes later, and is talked about, is this talk', () => {
    const talked = other('terminated-call', '2026-03-03T11:00:00Z', { talk: { how: 'well' } })
    const story = owe().when({ step: 'AskMeetingAgain' }, { ...facts('clock', { now: at('2026-03-05T12:00:00Z') }), others: [talked] })
    expect(story.state).toMatchObject({ is: 'Over', because: 'talked about the log' })
  })
})

describe('two contacts in 30 days', () => {
  test('prompt the manager, also where each log has its talk', () => {
    const before = [other('terminated-call', '2026-02-20T10:00:00Z')]
    expect(shows('lena', owe(before))).toContain('on 2 of the last 30 days')
    const again = owe(before, { hasTalk: true })
    expect(again.tells).toEqual(['to-meet → lena'])
    expect(shows('lena', again)).toContain('This is about how often it has come')
  })
})

test('what was agreed is read by the two alone', () => {
  const had = owe().when({ step: 'HaveMet', agreed: 'CANARY' }, facts('lena'))
  for (const { id } of testPeople) expect([id, shows(id, had).includes('CANARY')]).toEqual([id, id === 'asha' || id === 'lena'])
  for (const event of had.events) expect(meeting.say(event, facts('lena'), true)).not.toContain('CANARY')
  expect(meeting.figures).toBeUndefined()
})

const fail = (): never => {
  throw new Error('nobody of this name')
}
