import { fetchRecord } from '../../../src/casework/record-at-hand.js'
import { going } from '../../../src/casework/retention/going.js'
import { namedByOpen } from '../../../src/casework/retention/named-by-open.js'
import { notKeptInTime } from '../../../src/casework/retention/named-in-time.js'
import type { Log } from '../../../src/log/log.js'
import type { RecordId } from '../../../src/procedures/words.js'
import { recordId } from '../../procedures/test-office.js'
import { openArrangementOffice } from '../arrangement-office.js'
import { identified, passedOn } from './request.js'

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

const others = ['Mary Other', 'Ned Third', 'Olga Fourth', 'Pia Fifth'].map((customer, n) => ({
  customer,
  telephone: `020 7946 007${n}`,
  cases: `IC-${n + 2}`,
  noFurtherContact: [`IC-${n + 2}`],
}))

// Of thousands that are due each is looked through for whoever asks, and each says when it is erased: that must not be thousands of thousands.
test('at its own turn a record is looked through alone, and not at all while nothing has moved but what was erased before it', async () => {
  const office = openArrangementOffice()
  await identified(office)
  const approved: RecordId[] = []
  for (const one of others) approved.push(await office.approved(one))
  const [first, second, third, fourth] = approved
  if (!first || !second || !third || !fourth) throw new Error('they were approved')
  const { movements, walk } = office.log
  const gone: RecordId[] = []
  const asked: Parameters<Log['walk']>[0][] = []
  const named = await namedByOpen(office.desk, new Set([first, second, third, fourth]))
  Object.assign(office.log, {
    // The log on the database tells of an erasure, as of everything that moves.
    movements: async (since?: Parameters<typeof movements>[0]) => [
      ...(await movements(since)),
      ...gone.map((record) => ({ record, procedure: 'restriction', version: 99 })),
    ],
    walk: (...[query, take]: Parameters<typeof walk>) => {
      asked.push(query)
      return walk(query, take)
    },
  })
  const turn = async (record: RecordId) => {
    asked.length = 0
    const by = await named.again(record)
    return { by: by?.because, asked: [...asked] }
  }
  expect(await turn(first)).toEqual({ by: undefined, asked: [] })
  await office.log.erase([first])
  gone.push(first)
  expect(await turn(second)).toEqual({ by: undefined, asked: [{ records: [first] }] })
  // Somebody else works meanwhile: each of the others is looked through once more, at its own turn.
  const theirs = await office.asked({ customer: 'Sam Roe', telephone: '020 7946 0055', cases: 'IC-9', facts: `See ${fourth}.` })
  const after = await turn(third)
  expect(after.by).toBeUndefined()
  expect(after.asked).toContainEqual({ records: [theirs] })
  expect(after.asked).toContainEqual({ records: [third] })
  // What is read for the look-up is what has moved, and no other that is due.
  const read = after.asked.flatMap((query) => ('records' in query ? query.records : []))
  expect(read.filter((record) => record === second || record === fourth)).toEqual([])
  expect((await turn(fourth)).by).toBe('named')
})

test('who asks while a record is erased that a newer bot has written in is told of it all the same', async () => {
  const office = openArrangementOffice()
  const theirs = await office.approved()
  const request = await passedOn(office)
  await going(office.desk).begin(theirs)
  const procedures = office.desk.procedures.map((procedure) => {
    const { ArrangementApproved: _, ...events } = procedure.events as Record<string, never>
    return procedure.name === 'restriction' ? { ...procedure, events } : procedure
  })
  const desk = { ...office.desk, procedures }
  const at = await fetchRecord(desk, request)
  expect(at && (await notKeptInTime(desk, at))).toContain('1 that may be on them')
})
