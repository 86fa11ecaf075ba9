import { namedByOpen } from '../../../src/casework/retention/named-by-open.js'
import { recordId } from '../../procedures/test-office.js'
import { openArrangementOffice } from '../arrangement-office.js'
import { identified } from './request.js'

test('nothing of somebody who has asked for what is kept on them goes before they have their answer, and nothing of anybody else is held', async () => {
  const office = openArrangementOffice()
  const theirs = await office.approved()
  const others = await office.approved({ customer: 'Mary Other', telephone: '020 7946 0077', cases: 'IC-2', noFurtherContact: ['IC-2'] })
  const both = new Set([theirs, others])
  expect([...(await namedByOpen(office.desk, both)).now.keys()]).toEqual([])
  const request = await identified(office)
  expect([...(await namedByOpen(office.desk, both)).now.keys()]).toEqual([theirs])
  await office.fill('ian', 'withdraw', request, { reason: 'They rang.' })
  expect([...(await namedByOpen(office.desk, both)).now.keys()]).toEqual([])
})

test.each([
  'They swore at me:\nTC-2026-0001',
  'It was _TC-2026-0001_.',
  'as in tc-2026-0001 already',
  'See TC 2026 0001.',
  'See TC\u20112026\u20110001.',
])('what an open matter names stays, however it is written: %j', async (facts) => {
  const office = openArrangementOffice()
  await office.asked({ facts })
  expect([...(await namedByOpen(office.desk, new Set([recordId('TC-2026-0001')]))).now.keys()]).toEqual(['TC-2026-0001'])
})

// A request is not only a customer's, and what is kept on them does not only stand under their name.
test.each([
  ['a member of staff', { is: 'staff', staff: 'asha' }, { customer: 'Mary Other', cases: 'IC-2', noFurtherContact: ['IC-2'] }],
  ['somebody who is named in another’s record', { is: 'customer', name: 'Zeb Quark' }, { facts: 'He said:\nZeb Quark told him so.' }],
  ['somebody who has left', { is: 'left', name: 'Zeb Quark' }, { facts: 'Quark told him so.' }],
])('nothing goes that is kept on %s who asks, before anybody knows that it is they', async (_, told, about) => {
  const office = openArrangementOffice()
  const record = await office.approved(about)
  const all = new Set([record])
  expect([...(await namedByOpen(office.desk, all)).now.keys()]).toEqual([])
  const receipt = await office.walk('gita', await office.command('gita', '/subject-request'), { ...told, wants: 'Everything on me.' })
  expect(receipt).toMatchObject({ answer: 'card' })
  expect([...(await namedByOpen(office.desk, all)).now.keys()]).toEqual([record])
})
