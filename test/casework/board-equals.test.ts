import fc from 'fast-check'
import { openDrafts } from '../../src/casework/dialog/drafts.js'
import { myWork } from '../../src/casework/my-work.js'
import { factsNow, fetchRecord } from '../../src/casework/record-at-hand.js'
import type { Waiting } from '../../src/procedures/procedure.js'
import { memoryLog } from './memory-log.js'
import { dice, openYear } from './random-years.js'

type Year = ReturnType<typeof openYear>

/** What each procedure says now is waiting, record by record, told from the log alone. */
async function saidByProcedures({ desk, records }: Year): Promise<readonly (Waiting & { readonly record: string })[]> {
  const all: (Waiting & { readonly record: string })[] = []
  for (const { record, procedure } of records) {
    const at = await fetchRecord(desk, record)
    if (at) all.push(...procedure.waiting(at.state, factsNow(desk, 'clock', record)).map((one) => ({ ...one, record })))
  }
  return all
}

/** What a colleague is told to do, in the words of the office: a row of the board begins with one of them. */
const toDo =
  /^(Add|Agree|Answer|Close|Confirm|Correct|Decide|Discuss|Do|Follow|Gather|Have|Log|Look|Make|Name|Note|Put|Read|Record|Review|Ring|Say|See|Send|Take|Talk|Tell|Write) (?!of\b)/

const countIn = (words: string): number =>
  words.includes('Nothing is waiting') ? 0 : words.includes('One thing is') ? 1 : Number(/(\d+) things are waiting/.exec(words)?.[1])

/** Every open thing of everybody stands on their board, once, and nothing else does. */
async function boardsAreRight(year: Year): Promise<number> {
  const { desk } = year
  const said = await saidByProcedures(year)
  expect(said.filter(({ what }) => !toDo.test(what))).toEqual([])
  let rows = 0
  for (const { id } of year.office().people) {
    const mine = said.filter((one) => one.for === id)
    const answer = await myWork(desk, openDrafts(desk), id, { begin: false })
    const drawn = JSON.stringify(answer)
    expect([id, countIn(drawn)]).toEqual([id, mine.length])
    if (mine.length <= 12)
      for (const { what, record } of mine) expect([id, what, drawn.includes(what), drawn.includes(record)]).toEqual([id, what, true, true])
    rows += mine.length
  }
  return rows
}

describe('the board', () => {
  test('is what each procedure says is waiting, whatever people did, and each row begins with what to do', async () => {
    let rows = 0
    await fc.assert(
      fc.asyncProperty(fc.integer(), async (seed) => {
        const year = openYear(memoryLog, dice(seed))
        for (let part = 0; part < 3; part += 1) {
          await year.live(25)
          rows += await boardsAreRight(year)
        }
        expect(year.told).not.toContainEqual(expect.objectContaining({ tells: 'fault' }))
      }),
      { examples: [[-15]], numRuns: process.env.LONG ? 300 : 5 },
    )
    expect(rows).toBeGreaterThan(0)
  })
})
