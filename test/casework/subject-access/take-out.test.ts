import type { Gathered } from '../../../src/casework/subject-access/gathered.js'
import { takeOut } from '../../../src/casework/subject-access/take-out.js'
import { recordId } from '../../procedures/test-office.js'

const [theirs, sameName, erased] = ['TC-2026-0001', 'TC-2026-0002', 'TC-2026-0003'].map(recordId) as [
  ReturnType<typeof recordId>,
  ReturnType<typeof recordId>,
  ReturnType<typeof recordId>,
]
const words = (said: string) => [{ words: said }]
const gathered: Gathered = {
  name: 'Jo Bloggs',
  records: [
    {
      record: theirs,
      what: 'Terminated call',
      opened: '3 March 2026',
      because: 'theirs',
      happened: [{ on: '3 March', what: words('A call'), said: [] }],
    },
    {
      record: sameName,
      what: 'Terminated call',
      opened: '3 March 2026',
      because: 'under the same name',
      happened: [{ on: '3 March', what: words('A call'), said: [] }],
    },
  ],
  unfinished: [],
  looks: [theirs, sameName, erased].map((record) => ({
    record,
    on: '4 March',
    who: [{ words: 'Lena Morris', mark: 'member of staff' as const }],
    why: words(`Why they read ${record}`),
  })),
  counted: [],
  unread: 0,
  newer: [],
}

test('in the copy for whoever asks stand the looks at what is theirs, and none at a record that has only their name on it', () => {
  const { records, looks } = takeOut(gathered)
  expect(records.map(({ record }) => record)).toEqual([theirs])
  expect(looks.map(({ record }) => record)).toEqual([theirs, erased])
  expect(JSON.stringify(looks)).not.toMatch(/Lena|TC-2026-0002/)
})
