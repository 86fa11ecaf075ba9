import { gather } from '../../../src/casework/subject-access/gather.js'
import type { Subject } from '../../../src/procedures/procedure.js'
import { openArrangementOffice } from '../arrangement-office.js'

// A copy that leaves something out without a word is worse than none.
test.each([
  ['theirs', { customer: 'Jo Bloggs', telephone: '020 7946 0001', cases: 'IC-1' }],
  ['another’s', { customer: 'Mary Other', telephone: '020 7946 0077', cases: 'IC-2', noFurtherContact: ['IC-2'] }],
])('a record of %s in which a newer version has written is named, and the rest is gathered', async (_, whose) => {
  const office = openArrangementOffice()
  const theirs = await office.asked()
  const newer = await office.approved(whose)
  const procedures = office.desk.procedures.map((procedure) => {
    const { ArrangementApproved: _, ...events } = procedure.events as Record<string, never>
    return procedure.name === 'restriction' ? { ...procedure, events } : procedure
  })
  const jo: Subject = { is: 'customer', customer: { name: 'Jo Bloggs', telephone: '020 7946 0001' }, also: [] }
  const gathered = await gather({ ...office.desk, procedures }, jo)
  expect(gathered.newer.map(({ record }) => record)).toEqual([newer])
  expect(gathered.records.map(({ record }) => record)).toEqual([theirs])
})
