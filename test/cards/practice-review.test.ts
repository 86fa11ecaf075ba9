import { fill } from '../../src/cards/fill.js'
import type { YearFound } from '../../src/procedures/looking-back.js'
import type { ReviewState } from '../../src/procedures/practice-review/matter.js'
import { practiceReview } from '../../src/procedures/practice-review/practice-review.js'
import { lives } from '../casework/lives.js'
import { given } from '../procedures/given.js'
import { facts, recordId, testOffice } from '../procedures/test-office.js'
import { asSeen } from './as-seen.js'
import { expectGolden } from './golden.js'

const record = recordId('YR-2026-0001')
const by = (id: string) => facts(id, { record })
const { calendar } = testOffice()
const move = (days: number) => calendar.moveDate('2026-03-03', { days })
const begins = lives['practice-review']?.begins('2026-03-03', move, by('hilda').by as never) as unknown as { readonly found: YearFound }
const opened = given(practiceReview).when(begins as never, by('clock'))
/** Another year's: last year's is a press away. */
const next = given(practiceReview).when(
  { ...begins, found: { ...begins.found, previous: recordId('YR-2025-0001') }, first: false } as never,
  by('clock'),
)
const led = opened
  .when({ step: 'ReadPack' }, by('hilda'))
  .when({ step: 'LookAtRecord', record: 'TC-2026-0101', finding: 'differs', words: 'No warning was noted.' }, by('hugh'))
  .when({ step: 'DiscussReview', on: '2026-03-02', words: 'Warnings are noted in different ways.' }, by('hilda'))
  .when(
    { step: 'DecideInReview', what: 'Agree on how warnings are noted.', who: 'lena' as never, until: move(20), guidance: 'yes' },
    by('hilda'),
  )
const closed = led.when({ step: 'CloseReview', because: 'It is fit for its purpose.', next: move(395) }, by('hilda'))
const card = (notice: string, state: ReviewState, id?: string) => {
  const person = id === undefined ? undefined : testOffice().person(id)
  return fill(asSeen(practiceReview, notice, state, person ? { person } : {}, by(id ?? 'asha')), { record, version: 2 })
}

describe('the cards of the yearly review', () => {
  it.each([
    ['practice-review/lead', card('review', opened.state, 'hilda')],
    ['practice-review/next', card('review', next.state, 'hilda')],
    ['practice-review/look', card('look', opened.state, 'hugh')],
    ['practice-review/later', card('record', led.state, 'hilda')],
    ['practice-review/decision', card('decision', led.state, 'lena')],
    ['practice-review/nobody', card('nobody', opened.state, 'adam')],
    ['practice-review/closed', card('record', closed.state, 'hilda')],
    ['practice-review/channel', card('review', opened.state)],
  ])('%s is as it was agreed', (name, filled) => expectGolden(name, filled))
})
