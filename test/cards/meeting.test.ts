import { fill } from '../../src/cards/fill.js'
import type { MeetingState } from '../../src/procedures/meeting/matter.js'
import { meeting } from '../../src/procedures/meeting/meeting.js'
import { given } from '../procedures/given.js'
import { facts, recordId, testOffice } from '../procedures/test-office.js'
import { asSeen } from './as-seen.js'
import { expectGolden } from './golden.js'

const record = recordId('MT-2026-0001')
const by = (id: string) => facts(id, { record })
const owed = given(meeting).when(
  { step: 'OweMeeting', staff: 'asha', contact: 'AR-2026-0001', since: '2026-03-03T08:40:00.000Z', hasTalk: false },
  by('clock'),
)
const wished = owed.when({ step: 'WishMeeting' }, by('asha'))
const offered = owed.when({ step: 'OfferMeeting' }, by('lena'))
const had = offered.when({ step: 'HaveMet', agreed: 'A week off the telephones.' }, by('lena'))
const alone = given(meeting).when(
  { step: 'OweMeeting', staff: 'hugh', contact: 'AR-2026-0001', since: '2026-03-03T08:40:00.000Z', hasTalk: false },
  by('clock'),
)
const card = (notice: string, state: MeetingState, id?: string) => {
  const person = id === undefined ? undefined : testOffice().person(id)
  return fill(asSeen(meeting, notice, state, person ? { person } : {}, by(id ?? 'asha')), { record, version: 2 })
}

describe('the cards of a meeting', () => {
  it.each([
    ['meeting/how-are-you', card('how-are-you', owed.state, 'asha')],
    ['meeting/to-meet', card('to-meet', owed.state, 'lena')],
    ['meeting/wished', card('to-meet', wished.state, 'lena')],
    ['meeting/offered', card('how-are-you', offered.state, 'asha')],
    ['meeting/had', card('had', had.state, 'asha')],
    ['meeting/nobody-above', card('how-are-you', alone.state, 'hugh')],
    ['meeting/nobody-else', card('to-meet', owed.state, 'gita')],
    ['meeting/channel', card('to-meet', owed.state)],
  ])('%s is as it was agreed', (name, filled) => expectGolden(name, filled))
})
