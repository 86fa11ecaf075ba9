import { meeting } from '../../../src/procedures/meeting/meeting.js'
import type { Office, Person } from '../../../src/procedures/people.js'
import type { OtherRecord } from '../../../src/procedures/procedure.js'
import { given } from '../given.js'
import { at, facts, recordId, staff, testOffice, testPeople, tuesday } from '../test-office.js'

const morning = '2026-03-03T08:40:00.000Z'
const owe = (others: readonly OtherRecord[] = [], more: object = {}, office = testOffice()) =>
  given(meeting).when(
    { step: 'OweMeeting', staff: 'asha', contact: 'AR-2026-0001', since: morning, hasTalk: false, ...more },
    { ...facts('clock', { office }), others },
  )
/** A contact of hers as its own record shows it; a meeting of hers is none. */
const other = (procedure: string, opened: string, state: object = {}): OtherRecord => {
  const hasTalk = procedure === 'terminated-call' ? { hasTalk: true as const } : {}
  return {
    record: recordId(procedure === 'meeting' ? 'MT-2026-0009' : 'TC-2026-0009'),
    procedure,
    opened: at(opened),
    state: { is: 'Sent', ...state },
    ...(procedure === 'meeting' ? {} : { contact: { staff: staff('asha'), at: at(opened), ...hasTalk } }),
  }
}
/** Asha leads the office alone, or with whom is named beside her. */
const alone = (...beside: readonly Person[]) =>
  testOffice({
    people: [
      ...testPeople.filter(({ id }) => id === 'ian').map((one) => ({ ...one, lineManager: staff('asha') })),
      ...testPeople
        .filter(({ id }) => id === 'asha')
        .map(({ lineManager: _, ...one }) => ({ ...one, roles: ['head of department' as const] })),
      ...beside,
    ],
  })
const person = (id: string): Person => testPeople.find((one) => one.id === id) ?? fail()
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
    expect(owe([other('meeting', '2026-03-03T09:30:00Z', { is: 'Owed', at: morning })]).state.is).toBe('NotOwed')
    // Its log says another day since: it is the same contact.
    const moved = { is: 'Had', at: '2026-03-02T08:40:00.000Z', contact: 'AR-2026-0001' }
    expect(owe([other('meeting', '2026-03-02T09:30:00Z', moved)]).state.is).toBe('NotOwed')
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

describe('two meetings of the same two', () => {
  const rung = (had: object, by = 'lena') =>
    owe().when(
      { step: 'AskMeetingAgain' },
      {
        ...facts('clock', { now: at('2026-03-03T11:00:00Z') }),
        others: [other('meeting', '2026-03-02T09:30:00Z', { is: 'Had', at: '2026-03-02T08:40:00.000Z', had: { by, ...had } })],
      },
    )
  test('end with one talk: what lies open beside it rings at once, and is over', () => {
    const open = other('meeting', '2026-03-02T09:30:00Z', { is: 'Owed', at: '2026-03-02T08:40:00.000Z' })
    const had = owe().when({ step: 'HaveMet', agreed: undefined }, { ...facts('lena'), others: [open] })
    expect(had.owed).toContainEqual({ alarm: 'AskMeetingAgain', at: tuesday, on: 'MT-2026-0009' })
    expect(rung({ at: '2026-03-03T10:30:00.000Z' }).state).toMatchObject({ is: 'Over', because: 'talked' })
  })
  test('but not with a talk of before this one was asked for, nor with somebody else’s', () => {
    expect(rung({ at: '2026-03-03T09:00:00.000Z' }).state.is).toBe('Owed')
    expect(rung({ at: '2026-03-03T10:30:00.000Z' }, 'gita').state.is).toBe('Owed')
  })
})

describe('whoever leads alone is not left alone', () => {
  const theirs = (office: Office) => owe([], {}, office)
  test('another head of department is asked, of any department', () => {
    const office = alone({ ...person('hugh'), department: 'Legal' })
    expect(theirs(office).tells).toEqual(['to-meet → hugh', 'how-are-you → asha'])
    expect(theirs(office).when({ step: 'OfferMeeting' }, facts('hugh', { office })).state).toMatchObject({ offered: { by: 'hugh' } })
  })
  test('no other head: human resources, where the office names somebody', () => {
    const office = alone({ ...person('hilda'), roles: ['staff', 'human resources'] })
    const story = theirs(office)
    expect(story.tells).toEqual(['to-meet → hilda', 'how-are-you → asha'])
    const had = story.when({ step: 'HaveMet', agreed: undefined }, facts('hilda', { office }))
    expect(had.state).toMatchObject({ is: 'Had', had: { by: 'hilda' } })
  })
  test('a manager above with no rank of one, as a chair may be, is not asked in vain', () => {
    const chair = { ...person('adam'), roles: ['staff' as const] }
    const office = alone({ ...person('hilda'), roles: ['staff', 'human resources'] }, chair)
    const led = testOffice({ people: office.people.map((one) => (one.id === 'asha' ? { ...one, lineManager: staff('adam') } : one)) })
    expect(theirs(led).tells).toEqual(['to-meet → hilda', 'how-are-you → asha'])
  })
  test('truly nobody: they are told plainly where support is, once, and nobody is chased', () => {
    const office = alone()
    const story = theirs(office)
    expect(story.tells).toEqual(['how-are-you → asha'])
    expect(story.alarms).toEqual([])
    expect(story.state).toMatchObject({ is: 'Over', because: 'nobody above' })
    const said = JSON.stringify(meeting.view('how-are-you', story.state, { person: person('asha') }, facts('asha', { office })))
    expect(said).toContain('somebody you trust')
    expect(said).toContain('the Commissioner')
    expect(said).not.toMatch(/is asked|need-support/)
    expect(meeting.waiting(story.state, facts('asha', { office }))).toEqual([])
  })
  test('nobody is left while it waits: the same, instead of a silence', () => {
    const office = alone()
    const story = theirs(alone({ ...person('hugh') })).when({ step: 'AskMeetingAgain' }, facts('clock', { office }))
    expect(story.state).toMatchObject({ is: 'Over', because: 'nobody above' })
    expect(story.tells).toEqual(['how-are-you → asha'])
  })
  test('somebody above who is only away: they hear that nobody is here now, and not that somebody is asked', () => {
    const away = testOffice({ absent: ['lena', 'gita', 'gwen', 'hugh'] })
    const story = theirs(away)
    expect(story.tells).toEqual(['how-are-you → asha'])
    const said = JSON.stringify(meeting.view('how-are-you', story.state, { person: person('asha') }, facts('asha', { office: away })))
    expect(said).toContain('I keep looking')
    expect(said).not.toMatch(/Lena|Gita|Hugh/)
    const back = story.when({ step: 'AskMeetingAgain' }, facts('clock', { now: at('2026-03-05T12:00:00Z') }))
    expect(back.tells).toEqual(['to-meet → lena'])
  })
})

describe('what cannot be delivered', () => {
  const failed = (story: ReturnType<typeof owe>, notice = 'to-meet', to = 'lena') =>
    meeting.delivered?.(
      { notice: { notice, to: { person: staff(to) }, urgency: 'routine' }, outcome: 'failed' },
      story.state,
      facts('courier'),
    ) ?? fail()
  test('is passed up at once, and no administrator learns that there is a talk', () => {
    const up = failed(owe())
    expect(up).toMatchObject({ outcome: 'decided', events: [{ event: 'MeetingAskedAgain', told: ['gita'] }] })
    expect(up.outcome === 'decided' && up.owed.flatMap((one) => ('to' in one ? [one.to] : []))).toEqual([{ person: 'gita' }])
    expect(failed(owe(), 'how-are-you', 'asha')).toEqual({ outcome: 'decided', events: [], owed: [] })
  })
})

describe('two contacts in 30 days', () => {
  test('are counted by when they were, not by when they were logged, and only if they were hard', () => {
    const logged = {
      ...other('terminated-call', '2026-03-04T09:05:00Z'),
      contact: { staff: staff('asha'), at: at(morning), hasTalk: true as const },
    }
    const easy = { ...other('difficult-call', '2026-02-20T10:00:00Z'), contact: undefined }
    const { contact: _, ...notHard } = easy
    expect(owe([notHard]).state).toMatchObject({ days: 1 })
    expect(owe([{ ...logged, contact: { ...logged.contact, hasTalk: true } }], { hasTalk: true }).state.is).toBe('NotOwed')
  })
  test('of one that is logged late, those that came after it are not counted: they count it', () => {
    const later = other('difficult-call', '2026-03-04T09:00:00Z')
    expect(owe([later]).state).toMatchObject({ is: 'Owed', days: 1 })
    expect(owe([later], { hasTalk: true }).state.is).toBe('NotOwed')
    const earlier = other('difficult-call', morning)
    expect(owe([earlier], { since: later.opened, contact: 'AR-2026-0002' }).state).toMatchObject({ is: 'Owed', days: 2 })
  })
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
