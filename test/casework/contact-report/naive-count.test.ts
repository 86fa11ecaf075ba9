import fc from 'fast-check'
import { overdueNow } from '../../../src/casework/contact-report/close-figures.js'
import { type Counting, questionsOf, talliesOf } from '../../../src/casework/contact-report/tally.js'
import type { AnyProcedure } from '../../../src/procedures/procedure.js'
import { instant } from '../../../src/procedures/words.js'
import { staff, testOffice, testPeople } from '../../procedures/test-office.js'
import { memoryLog } from '../memory-log.js'
import { dice, openYear } from '../random-years.js'
import { counted, type Events, late, naive, varied, when } from './naive.js'

const homes = new Map(testPeople.map(({ id, department, group }) => [id as string, JSON.stringify([department, group])]))
const office = testOffice()

async function lived(seed: number, moves: number) {
  const year = openYear(memoryLog, dice(seed), varied(dice(seed + 1)))
  await year.live(moves)
  const read = await Promise.all(year.records.map(async ({ record }) => year.log.read(record)))
  return { year, kept: read.flatMap((one) => one ?? []) }
}

test('figures are what a count over the log alone comes to, for every question of every procedure, a group each', async () => {
  const answered = new Set<string>()
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 0, max: 1_000_000 }), async (seed) => {
      const { year, kept } = await lived(seed, 90)
      const all = await year.log.figures({
        procedures: counted.map(({ name }) => name),
        since: instant(new Date(0)),
        until: instant(new Date('2100-01-01')),
      })
      const [overdue, isLate] = [await overdueNow(year.desk), await late(year)]
      for (const { name, figureWords: words } of counted) {
        if (!words) continue
        const records: readonly Counting[] = all
          .filter(({ procedure }) => procedure === name)
          .map(({ record, opened, figures }) => ({ opened, figures, overdue: overdue.has(record) }))
        const own = kept.filter(({ procedure }) => procedure === name)
        const groups = [...new Set(own.map(({ events }) => homes.get(String(events[0]?.by)) ?? ''))]
        const tallies = talliesOf(records, words, office)
        expect(tallies.map(({ department, group }) => JSON.stringify([department, group])).toSorted()).toEqual(groups.toSorted())
        for (const { department, group, count, answers } of tallies) {
          const there = own.filter(({ events }) => homes.get(String(events[0]?.by)) === JSON.stringify([department, group]))
          expect([name, group, count]).toEqual([name, group, there.length])
          for (const [question, { answers: toldOf }] of Object.entries(questionsOf(words))) {
            const given = there.map(({ record, events, opened }) =>
              question === 'overdue' ? when(isLate.has(record)) : naive(name, question, events as Events, opened),
            )
            for (const one of given) if (one !== undefined && one in toldOf) answered.add(`${name} ${question} ${one}`)
            const expected = Object.fromEntries(Object.keys(toldOf).map((answer) => [answer, given.filter((one) => one === answer).length]))
            expect([name, group, question, answers[question]]).toEqual([name, group, question, expected])
          }
        }
      }
    }),
    { numRuns: process.env.LONG ? 300 : 4 },
  )
  expect(answered.size).toBeGreaterThan(15)
})

/** Whoever gives the one gives the other as well: a number in fives bounds that one by whole fives, and by nothing under five. */
const holdsAnother: readonly string[] = [
  'terminated-call: warned = from the outset beside none of the others of kind',
  'written-contact: warned = from the outset beside none of the others of kind',
  'escalation: route = case officer beside none of the others of kind',
  'escalation: kind = unallocated beside none of the others of route',
  'authority-report: time report = in time beside none of the others of outcome',
  'authority-report: time report = in time beside none of the others of time decide',
]
/** An answer that came up less often has not met every other yet. */
const often = 12

/** Many records of one procedure, gone on with sooner and later. */
async function many(procedure: AnyProcedure) {
  const roll = dice(11)
  const year = openYear(memoryLog, dice(7), varied(dice(8)))
  for (let count = 0; count < 50; count += 1) {
    for (let more = 0; more < 2; more += 1) await year.begin(procedure, staff(['asha', 'adil', 'carl', 'lena'][count % 4] ?? 'asha'))
    for (let more = 0; more < 10; more += 1) await year.goOn()
    year.pass(roll() < 0.2 ? 36 * 60 : 4)
  }
  const read = await Promise.all(year.records.map(async ({ record }) => year.log.read(record)))
  return { kept: read.flatMap((one) => one ?? []), isLate: await late(year) }
}

/** A contact in writing is asked the same as a call, and an adjustment less than a restriction. */
const apart = counted.filter(({ name }) => process.env.LONG || !['written-contact', 'adjustment'].includes(name))

test.each(apart.map((procedure) => [procedure.name, procedure] as const))(
  'beside each answer of %s stand the others of each other question: no sum of answers tells of another',
  async (name, procedure) => {
    const questions = Object.entries(procedure.figureWords ? questionsOf(procedure.figureWords) : {})
    const beside = new Map<string, string[]>()
    const { kept, isLate } = await many(procedure)
    for (const { record, events, opened } of kept) {
      const answers = questions.map(([question, { answers: told }]) => {
        const one = question === 'overdue' ? when(isLate.has(record)) : naive(name, question, events as Events, opened)
        return { question, answer: one !== undefined && one in told ? one : 'rest' }
      })
      for (const { question, answer } of answers) {
        const key = `${name}: ${question} = ${answer}`
        const others = answers.filter((other) => other.answer === 'rest').map((other) => other.question)
        beside.set(key, [...(beside.get(key) ?? []), [question, ...others].join()])
      }
    }
    const wrong = [...beside].flatMap(([key, found]) =>
      found.length < often
        ? []
        : questions
            .filter(([question]) => !found.some((one) => one.split(',').includes(question)))
            .map(([question]) => `${key} beside none of the others of ${question}`),
    )
    expect(wrong.filter((one) => !holdsAnother.includes(one))).toEqual([])
    // The others of each question happen: they would tell what is hidden, if they never did.
    for (const [question] of questions) expect([...beside.keys()]).toContain(`${name}: ${question} = rest`)
  },
)
