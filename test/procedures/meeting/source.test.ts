import { procedures } from '../../../src/office.js'
import { meeting } from '../../../src/procedures/meeting/meeting.js'
import { given } from '../given.js'
import { at, facts, recordId, testOffice, testPeople } from '../test-office.js'

/** Every part of s12 about the meeting: with whom, after what, what it is for. One without its test does not compile. */
const named = [
  'meeting with any member of staff',
  'who has dealt with unacceptable or difficult customer behaviour',
  'to make sure that welfare issues can be addressed',
  'managers should pay particular attention to the effect that the behaviour has had',
  'make sure that adequate steps are in place to assist them',
] as const
const owe = (staff = 'asha', contact = 'AR-2026-0001', others: readonly object[] = []) =>
  given(meeting).when(
    { step: 'OweMeeting', staff, contact, since: '2026-03-03T08:40:00.000Z', hasTalk: false },
    { ...facts('clock'), others: others as never },
  )
const card = (id: string, story = owe()) => {
  const person = testPeople.find((one) => one.id === id)
  return JSON.stringify(meeting.view('record', story.state, person ? { person } : {}, facts(id)))
}
const talkOf = (agreed?: string) => owe().when({ step: 'HaveMet', agreed }, facts('lena'))

const shown: Readonly<Record<(typeof named)[number], () => void>> = {
  'meeting with any member of staff': () => {
    // Whoever they are, somebody who answers for others is asked, and never themselves.
    const office = testOffice()
    for (const { id } of testPeople) {
      const asked = owe(id).owed.flatMap((one) =>
        'notice' in one && one.notice === 'to-meet' && 'person' in one.to ? [one.to.person] : [],
      )
      // Of the one who leads alone, and of those who have only him above, more stands in meeting.test.ts.
      if (id === 'hugh' || office.lineManagerOf(id) === undefined) continue
      expect([id, asked]).toEqual([id, [office.lineManagerOf(id)?.id]])
    }
  },
  'who has dealt with unacceptable or difficult customer behaviour': () => {
    // Each procedure in which such a contact leaves a record says so, and the meeting sees the records of every one of them.
    const telling = procedures.filter(({ hardContact }) => hardContact).map(({ name }) => name)
    expect(telling.toSorted()).toEqual(['at-risk', 'difficult-call', 'terminated-call', 'written-contact'])
    const seen = meeting.looksAt?.(
      { step: 'OweMeeting', staff: 'asha', contact: 'AR-2026-0001', since: '', hasTalk: false },
      { is: 'NotOwed' },
      facts('clock'),
    )
    expect(seen?.procedures).toEqual(expect.arrayContaining(telling))
  },
  'to make sure that welfare issues can be addressed': () => {
    expect(owe().tells).toContain('how-are-you → asha')
    expect(card('lena')).toContain('Ask them in private how they are, and what would help')
    // Silence is no meeting: it is asked for again until there has been one.
    const silent = owe().when({ step: 'AskMeetingAgain' }, facts('clock', { now: at('2026-03-05T12:00:00Z') }))
    expect(silent.tells).toEqual(['to-meet → lena'])
    expect(silent.alarms).toHaveLength(1)
  },
  'managers should pay particular attention to the effect that the behaviour has had': () => {
    const before = {
      ...{ record: recordId('AR-2026-0002'), procedure: 'at-risk', opened: at('2026-02-20T10:00:00Z'), state: { is: 'Raised' } },
      contact: { staff: 'asha', at: at('2026-02-20T10:00:00Z') },
    }
    expect(card('lena', owe('asha', 'AR-2026-0001', [before]))).toContain('Please look at what it does to them')
    expect(card('lena')).not.toContain('what it does to them')
    expect(card('lena', owe().when({ step: 'WishMeeting' }, facts('asha')))).toContain('I would like to talk')
  },
  'make sure that adequate steps are in place to assist them': () => {
    const had = talkOf('A quiet desk next week.')
    for (const id of ['asha', 'lena']) expect(card(id, had)).toContain('A quiet desk next week.')
    const form = meeting.dialogs.find(({ name }) => name === 'met')?.steps[0]?.form({}, facts('lena'))
    expect(Object.keys(form?.shape ?? {})).toEqual(['agreed'])
    expect(form?.safeParse({}).success).toBe(true)
  },
}

describe('what section 12 says of the meeting', () => {
  test.each(named)('“%s”', (sentence) => shown[sentence]())
})
