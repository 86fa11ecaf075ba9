import { keepLooks } from '../../../src/casework/look-up/keep-looks.js'
import { fetchRecord } from '../../../src/casework/record-at-hand.js'
import { gather } from '../../../src/casework/subject-access/gather.js'
import type { Piece } from '../../../src/casework/subject-access/marked.js'
import { takeOut } from '../../../src/casework/subject-access/take-out.js'
import type { Subject } from '../../../src/procedures/procedure.js'
import { staff, testOffice } from '../../procedures/test-office.js'
import { openArrangementOffice } from '../arrangement-office.js'

const jo: Subject = { is: 'customer', customer: { name: 'Jo Bloggs', telephone: '020 7946 0001' }, also: [] }

/** Lena has left since, and was Lena Marsh before; neither did anything in a record of Jo Bloggs'. */
async function lookedAt(why: string, by = 'hugh') {
  const office = openArrangementOffice()
  const at = await fetchRecord(office.desk, await office.approved())
  if (!at) throw new Error('there is no record')
  await keepLooks(office.desk, { id: 'l1', by: staff(by) }, [at], why)
  const gone = testOffice({ left: ['lena', ...(by === 'hugh' ? [] : [by])] })
  const everCalled = [
    { id: 'lena', name: 'Lena Marsh' },
    { id: 'lena', name: 'Lena Morris' },
    { id: 'asha', name: 'Asha Winterbottom' },
    { id: by, name: 'Hugh Barnes' },
  ]
  office.setOffice({ ...gone, everCalled, nameOf: (id) => (id === by && by !== 'hugh' ? 'Gita Rao (has left)' : gone.nameOf(id)) })
  return gather(office.desk, jo)
}
const text = (pieces: readonly Piece[]): string => pieces.map(({ words }) => words).join('')

// Their names in a customer's copy tell whom to look for, and nobody is there to warn them.
test.each([
  ['Gathered for lena morris, who asked.', /lena|morris/i],
  ['Lena asked for it.', /Lena/],
  ['It was with Lena Marsh then.', /Lena|Marsh/],
  ['Before the wedding it was asha winterbottom.', /winterbottom/i],
  ['MORRIS and MARSH had it.', /MORRIS|MARSH/],
])('a former colleague in why somebody looked is marked, and out of the copy for whoever asks: %s', async (why, name) => {
  const found = await lookedAt(why)
  const [look] = found.looks.filter((one) => text(one.why) === why)
  if (!look) throw new Error(`nobody looked because of “${why}”`)
  const marked = look.why.filter(({ mark }) => mark === 'member of staff')
  expect(marked.map(({ words }) => words).join(' ')).toMatch(name)
  expect(text(look.why.filter(({ mark }) => !mark))).not.toMatch(name)
  expect(JSON.stringify(takeOut(found).looks)).not.toMatch(name)
})

test('a former colleague who looked is marked by the name that they had', async () => {
  const found = await lookedAt('To ring back.', 'gita')
  const [look] = found.looks.filter((one) => text(one.why) === 'To ring back.')
  expect(look?.who).toEqual([{ words: 'Gita Rao (has left)', mark: 'member of staff' }])
})

test('a former member of staff is nobody else in their own copy', async () => {
  const office = openArrangementOffice()
  const at = await fetchRecord(office.desk, await office.approved())
  if (!at) throw new Error('there is no record')
  await keepLooks(office.desk, { id: 'l1', by: staff('hugh') }, [at], 'It was with Lena Morris and Asha Patel.')
  office.setOffice({
    ...testOffice({ left: ['lena', 'asha'] }),
    everCalled: [
      { id: 'lena', name: 'Lena Morris' },
      { id: 'asha', name: 'Asha Patel' },
    ],
  })
  const found = await gather(office.desk, { is: 'staff', customer: { name: 'Lena Morris' }, also: ['lena'] })
  const [part] = found.records.filter(({ record }) => record === at.kept.record)
  const words = part?.happened.flatMap(({ said }) => said.flatMap((one) => one.words)) ?? []
  expect(words.filter(({ mark }) => mark).map((one) => one.words)).toEqual(['Asha Patel'])
  expect(text(words)).toContain('Lena Morris')
})
