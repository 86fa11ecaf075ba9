import { keepLooks } from '../../../src/casework/look-up/keep-looks.js'
import { fetchRecord } from '../../../src/casework/record-at-hand.js'
import { gather } from '../../../src/casework/subject-access/gather.js'
import { giveCopy } from '../../../src/casework/subject-access/give-copy.js'
import { recordsOn } from '../../../src/casework/subject-access/records-on.js'
import { takeOut } from '../../../src/casework/subject-access/take-out.js'
import { instant } from '../../../src/procedures/words.js'
import { staff } from '../../procedures/test-office.js'
import { openArrangementOffice } from '../arrangement-office.js'
import { identified } from './request.js'

// What is given of a record stands on what people wrote in it, not on the office having looked through it for whoever asks.
test.each([
  ['in the chat', { by: staff('ian') }],
  ['on the command line', { by: 'clock' as const, why: 'On the command line, by root: for the deadline. ' }],
])('a namesake’s record is no surer theirs the second time, when it was gathered %s', async (_, by) => {
  const office = openArrangementOffice()
  const anothers = { customer: 'Ann Otterly', telephone: '020 7946 0999', cases: 'IC-9' }
  const own = await office.asked()
  const another = await office.asked({ ...anothers, facts: 'Bloggs rang, and swore at us.' })
  const strange = await office.asked({ ...anothers, facts: 'Swore at us.' })
  const request = await identified(office)
  const read = async (record: typeof request) => {
    const at = await fetchRecord(office.desk, record)
    if (!at) throw new Error(`there is no ${record}`)
    return at
  }
  const at = await read(request)
  const subject = at.procedure.gathers?.(at.state, {
    office: office.office,
    now: instant(office.clock()),
    by: staff('ian'),
    record: request,
  })
  if (!subject || typeof subject === 'string') throw new Error(`nobody is asked about: ${subject}`)
  const because = async () => new Map((await gather(office.desk, subject)).records.map((one) => [one.record, one.because]))
  const first = await because()
  expect(first).toEqual(
    new Map([[own, 'theirs'] as const, [another, 'perhaps named in another record'] as const, [request, 'theirs'] as const]),
  )
  for (const time of ['one', 'two', 'three']) {
    const given = await giveCopy(office.desk, { record: request, ...by }, time)
    if (typeof given === 'string' || 'refused' in given) throw new Error('no copy was given')
    expect(takeOut(given).records.map(({ record }) => record)).toEqual([own, request])
    expect(await because()).toEqual(first)
  }
  // Nor is one theirs, before an erasure, that was looked through for them once and does not name them any more.
  const [, look] = (await read(another)).kept.events.flatMap(({ event, why }) => (event === 'DetailsOpened' ? [String(why)] : []))
  await keepLooks(office.desk, { id: 'another', by: by.by }, [await read(strange)], look ?? '')
  expect(look).toContain(request)
  expect(await recordsOn(office.desk, subject, new Set([strange, another]))).toEqual([another])
  expect(await because()).toEqual(first)
})
