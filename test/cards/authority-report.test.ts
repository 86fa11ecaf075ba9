import { fill } from '../../src/cards/fill.js'
import { authorityReport } from '../../src/procedures/authority-report/authority-report.js'
import type { ReportState } from '../../src/procedures/authority-report/matter.js'
import { made, proposal } from '../procedures/authority-report/incident.js'
import { given } from '../procedures/given.js'
import { facts, recordId, staff, testOffice } from '../procedures/test-office.js'
import { asSeen } from './as-seen.js'
import { expectGolden } from './golden.js'

const proposed = (more = {}) => given(authorityReport).when({ step: 'ProposeReport', ...proposal, ...more }, facts('asha'))
const put = () => proposed().when({ step: 'PutToHead', words: 'I share that fear.' }, facts('lena'))
const rung = () => proposed({ danger: 'rung' }).when({ step: 'RecordRung', rang: staff('asha'), ...made }, facts('asha'))
const decided = () =>
  put().when(
    { step: 'DecideReport', report: 'yes', to: 'the police', reporter: staff('lena'), reason: 'The risk.', governance: 'They agree.' },
    facts('hugh'),
  )
const reported = () => decided().when({ step: 'MakeReport', ...made }, facts('lena'))
const corrected = () => reported().when({ step: 'CorrectItem', item: 'recipient', words: 'P. Johns', why: 'I misheard.' }, facts('lena'))
const refused = () => put().when({ step: 'DecideReport', report: 'no', reason: 'A letter will do.' }, facts('hugh'))

const card = (notice: string, { state }: { readonly state: ReportState }, by?: string) => {
  const person = by === undefined ? undefined : testOffice().person(by)
  const view = asSeen(
    authorityReport,
    notice,
    state,
    person ? { person } : {},
    facts(by ?? 'courier', { record: recordId('RA-2026-0001') }),
  )
  return fill(view, { record: recordId('RA-2026-0001'), version: 2 })
}

describe('the cards of a report to an authority', () => {
  it.each([
    ['authority-report/plain.receipt', card('receipt', proposed(), 'asha')],
    ['authority-report/plain.to-put', card('to-put', proposed(), 'lena')],
    ['authority-report/plain.ring-now', card('to-decide', proposed({ danger: 'not rung' }), 'hugh')],
    ['authority-report/plain.to-decide', card('to-decide', put(), 'hugh')],
    ['authority-report/plain.to-advise', card('to-advise', put(), 'ian')],
    ['authority-report/plain.told-at-once', card('to-decide', proposed({ danger: 'rung' }), 'asha')],
    ['authority-report/plain.to-ratify', card('to-ratify', rung(), 'hugh')],
    ['authority-report/plain.refused', card('decided', refused(), 'asha')],
    ['authority-report/plain.to-report', card('to-do report', decided(), 'lena')],
    ['authority-report/plain.reported', card('reported', reported(), 'hugh')],
    ['authority-report/plain.to-do', card('to-do customer', reported(), 'lena')],
    ['authority-report/plain.record', card('to-do record', corrected(), 'ian')],
    ['authority-report/plain.reference', card('to-decide', put())],
  ])('%s is as it was agreed', (name, filled) => expectGolden(name, filled))
})
