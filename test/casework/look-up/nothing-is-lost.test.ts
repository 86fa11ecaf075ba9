import fc from 'fast-check'
import { leaveErased } from '../../../src/casework/look-up/leave-erased.js'
import { lookUpOf } from '../../../src/casework/look-up/look-up.js'
import { setsApart, sideOf, wordsOn } from '../../../src/casework/look-up/words-on.js'
import { openRecord } from '../../../src/casework/open-record.js'
import { takeStep } from '../../../src/casework/take-step.js'
import { procedures } from '../../../src/office.js'
import { restriction } from '../../../src/procedures/arrangement/arrangement.js'
import { evolveArrangement } from '../../../src/procedures/arrangement/evolve.js'
import type { ArrangementEvent } from '../../../src/procedures/arrangement/matter.js'
import type { AnyStep } from '../../../src/procedures/procedure.js'
import { marksOf } from '../../../src/procedures/shared/customer.js'
import type { RecordId } from '../../../src/procedures/words.js'
import { staff, tuesday } from '../../procedures/test-office.js'
import { openArrangementOffice } from '../arrangement-office.js'

const who = fc.record({
  name: fc.constantFrom('John Smith', 'J. Smith', 'Mary Smith', 'Johann Schmidt'),
  telephone: fc.constantFrom('', '0161 496 0001', '0161 496 0002'),
  party: fc.constantFrom('', '', 'P-1', 'P-2'),
  cases: fc.constantFrom([], ['IC-1'], ['IC-2'], ['IC-1', 'IC-2']),
})
type Who = typeof who extends fc.Arbitrary<infer T> ? T : never
const word = fc.record({
  kind: fc.constantFrom('link', 'part', 'part', 'undo', 'erase'),
  a: fc.nat(20),
  b: fc.nat(20),
  sides: fc.array(fc.nat(2), { minLength: 8, maxLength: 8 }),
})

type Office = ReturnType<typeof openArrangementOffice>
const by = staff('gita')

/** A restriction in force, of this customer. */
const restricted = async ({ log }: Office, customer: Who): Promise<RecordId> => {
  const terms = { cases: customer.cases, mailFolder: false, start: '2026-03-03', review: '2027-03-03' }
  const request = {
    kind: 'restriction',
    customer,
    facts: 'x',
    linked: [],
    equality: { answer: 'no sign of it' },
    terms,
    documents: [],
    behaviour: 'unacceptable',
  } as const
  const events: readonly ArrangementEvent[] = [
    { event: 'ArrangementAskedFor', by: staff('asha'), at: tuesday, deciders: [by], request },
    { event: 'ArrangementApproved', terms, todo: [], by, at: tuesday },
    { event: 'ArrangementInForce', at: tuesday },
  ]
  const state = events.reduce(evolveArrangement, restriction.initial)
  const marks = marksOf(restriction.customer?.(state) ?? {}, 'GB')
  const first = { at: tuesday, by, events: events.map((event) => ({ ...event })), owed: [] }
  const summary = { procedure: 'restriction', version: 1, moved: 1, is: state.is, opened: tuesday, waiting: [], marks }
  return (await log.open('RE', 2026, 'restriction', first, () => summary)).record
}

const keeper = procedures.find(({ parts }) => parts !== undefined)
/** Every link that was ever made, the first one first: the clock stands still, so that only their numbers tell which is newer. */
const linked = async ({ log }: Office): Promise<readonly RecordId[]> =>
  (await log.list({ procedure: 'same-customer', limit: 100 })).map(({ record }) => record).sort()
let key = 0
const say = async ({ desk }: Office, step: AnyStep) => {
  if (!keeper) throw new Error('nothing tells customers apart')
  return openRecord(desk, { procedure: keeper, step, by, key: `say ${++key}` })
}

describe('Whatever people say of who is one customer and who is two', () => {
  /** Each record's card: which records stand on it, and which of them say what to do. */
  const cards = async (office: Office, records: readonly RecordId[]) =>
    new Map(
      await Promise.all(
        records.map(async (record) => {
          const { records: on, matches } = await lookUpOf(office.desk).customerOf(record, by)
          return [record, { on: [...on.keys()].sort(), says: matches.map(({ at }) => at.kept.record).sort() }] as const
        }),
      ),
    )

  test('no record is lost from every card, two who are told apart are never on one, and an undo gives back exactly what was', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(who, { minLength: 2, maxLength: 6 }),
        fc.array(word, { minLength: 1, maxLength: 4 }),
        async (people, words) => {
          const office = openArrangementOffice()
          let records: RecordId[] = []
          for (const customer of people) records.push(await restricted(office, customer))
          const undone: { readonly said: RecordId; readonly before: unknown; readonly undo: AnyStep }[] = []
          for (const { kind, a, b, sides } of words) {
            const [one, other] = [records[a % records.length], records[b % records.length]]
            const before = await cards(office, records)
            const card = one ? (before.get(one)?.on ?? []) : []
            if (kind === 'link' && one && other && !card.includes(other)) {
              const said = (await linked(office)).length
              const opened = await office.press('gita', 'same-customer:', undefined, { given: { one, other } })
              const [newest] = (await linked(office)).slice(said)
              if (newest && JSON.stringify(opened).includes('linked as one customer'))
                undone.push({ said: newest, before, undo: { step: 'UnlinkCustomers', reason: 'x' } as AnyStep })
            }
            if (kind === 'part') {
              const on = (side: number) => card.filter((_, place) => sides[place % sides.length] === side)
              const words = await wordsOn(office.desk, card)
              const across = words.links.some(({ records: pair }) =>
                [on(0), on(1)].every((side) => pair.some((each) => side.includes(each))),
              )
              if (across) continue
              const opened = await say(office, { step: 'SeparateCustomers', one: on(0), other: on(1), reason: 'x' } as AnyStep)
              if (opened.outcome === 'taken') {
                undone.push({ said: opened.after.kept.record, before, undo: { step: 'JoinAgain', reason: 'x' } as AnyStep })
                const after = await cards(office, records)
                // Each side is one customer's: it stands together still.
                for (const side of [on(0), on(1)])
                  for (const record of side) expect(after.get(record)?.on).toEqual(expect.arrayContaining(side))
              }
            }
            if (kind === 'undo') {
              const last = undone.pop()
              if (!last) continue
              await takeStep(office.desk, { record: last.said, step: last.undo, by })
              expect(await cards(office, records)).toEqual(last.before)
            }
            if (kind === 'erase' && one && records.length > 1) {
              await leaveErased(office.desk, one)
              records = records.filter((record) => record !== one)
              expect((await wordsOn(office.desk, [one])).parts.filter((part) => sideOf(part, one) !== undefined)).toEqual([])
              break
            }
            const after = await cards(office, records)
            const { parts } = await wordsOn(office.desk, records)
            for (const [record, { on, says }] of after) {
              expect([on.includes(record), says.includes(record)]).toEqual([true, true])
              for (const part of parts) for (const x of on) for (const y of on) expect(setsApart(part, x, y)).toBe(false)
            }
          }
        },
      ),
      { numRuns: process.env.LONG === '1' ? 1_000 : 40 },
    )
  })
})
