import { namedByOpen } from '../../../src/casework/retention/named-by-open.js'
import { openArrangementOffice } from '../arrangement-office.js'
import { identified } from './request.js'

test('nothing of somebody who has asked for what is kept on them goes before they have their answer, and nothing of anybody else is held', async () => {
  const office = openArrangementOffice()
  const theirs = await office.approved()
  const others = await office.approved({ customer: 'Mary Other', telephone: '020 7946 0077', cases: 'IC-2', noFurtherContact: ['IC-2'] })
  const both = new Set<string>([theirs, others])
  expect([...(await namedByOpen(office.desk, both)).keys()]).toEqual([])
  const request = await identified(office)
  expect([...(await namedByOpen(office.desk, both)).keys()]).toEqual([theirs])
  await office.fill('ian', 'withdraw', request, { reason: 'They rang.' })
  expect([...(await namedByOpen(office.desk, both)).keys()]).toEqual([])
})
