import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { questionsOf } from '../../../src/casework/contact-report/tally.js'
import type { FigureWords } from '../../../src/procedures/figures.js'
import type { AnyProcedure } from '../../../src/procedures/procedure.js'
import { staff } from '../../procedures/test-office.js'
import { memoryLog } from '../memory-log.js'
import { dice, openYear } from '../random-years.js'
import { learnedFrom, type Profile } from './attacker.js'
import { counted, type Events, late, profileOf, varied } from './naive.js'
import { quarterOf, someOf } from './offices.js'

/** Three questions, and every way of answering them together. */
const three: FigureWords = {
  questions: {
    first: { asks: 'First', answers: { yes: 'yes', perhaps: 'perhaps' }, rest: 'no' },
    second: { asks: 'Second', answers: { red: 'red' }, rest: 'another' },
    third: { asks: 'Third', answers: { here: 'here' }, rest: 'elsewhere' },
  },
}
const everyWay: readonly Profile[] = ['yes', 'perhaps', 'rest'].flatMap((first) =>
  ['red', 'rest'].flatMap((second) =>
    ['here', 'rest'].flatMap((third) => ['yes', 'rest'].map((overdue) => ({ first, second, third, overdue }))),
  ),
)

/** Nobody learns a number under five, of offices whose records answer in these ways. */
function nothingLearned(words: FigureWords, possible: readonly Profile[], numRuns: number): void {
  let tried = 0
  fc.assert(
    fc.property(quarterOf(possible), quarterOf(possible), fc.nat(), (first, second, from) => {
      const found = learnedFrom([first, second], words, possible, someOf(from))
      tried += found.tried
      expect(found.learned).toEqual([])
    }),
    { numRuns },
  )
  expect(tried).toBeGreaterThan(numRuns)
}

test('whoever puts together everything that is told of two quarters learns no number under five, out of any three questions', () => {
  nothingLearned(three, everyWay, process.env.LONG ? 500 : 12)
})

test('such a one would learn of a small number where of two questions one is always answered', () => {
  const bound = everyWay.filter(({ second, third }) => second !== 'rest' || third !== 'rest')
  const red = { first: 'yes', second: 'red', third: 'rest', overdue: 'rest' }
  const here = { first: 'yes', second: 'rest', third: 'here', overdue: 'rest' }
  const records = [...Array.from({ length: 18 }, () => red), here, here]
  const { learned } = learnedFrom([[{ department: 'A', group: '0', records }]], three, bound, () => () => true)
  expect(learned).toContainEqual({ of: 'part 0 0: third = here', is: 2, from: 1, to: 4 })
})

const folder = join(__dirname, '../../golden/figures')
const fileOf = ({ name }: AnyProcedure): string => join(folder, `${name}.json`)
/** What these lives do not come to: it takes more beforehand. It is taken to be possible beside whatever is possible beside the others of its question. */
const beyond: readonly (readonly [procedure: string, question: string, answer: string])[] = [
  ['at-risk', 'outcome', 'passed on'],
  ['restriction', 'kind', 'unreasonably persistent'],
]
const moments = [1, 3, 12, 45, 240, 900, 1_500, 3_000]

/** Lives of one procedure's records and of no other's, looked at again and again: every way in which one may answer all its questions together. */
async function waysOf(procedure: AnyProcedure, lives: number): Promise<readonly Profile[]> {
  const found = new Map<string, Profile>()
  for (let seed = 1; seed <= lives; seed += 1) {
    const roll = dice(seed)
    const year = openYear(memoryLog, dice(seed + 1_000), varied(dice(seed + 2_000)))
    for (let part = 0; part < 12; part += 1) {
      const by = ['asha', 'adil', 'carl', 'lena', 'gita', 'hugh'][Math.floor(roll() * 6)] ?? 'asha'
      if (part < 6) await year.begin(procedure, staff(by))
      for (let moves = Math.floor(roll() * 14); moves > 0; moves -= 1) await year.goOn()
      year.pass(moments[Math.floor(roll() * moments.length)] ?? 1)
      await year.ring()
      const isLate = await late(year)
      for (const { record, procedure: other } of year.records) {
        // Figures of one force no record of another: what is told of two, side by side, tells no more than each.
        if (other !== procedure) throw new Error(`A ${other.name} came of a ${procedure.name} by itself.`)
        const kept = await year.log.read(record)
        if (!kept) continue
        const profile = profileOf(procedure, kept.events as Events, kept.opened, isLate.has(record))
        found.set(JSON.stringify(profile), profile)
      }
    }
  }
  return [...found].toSorted(([one], [other]) => (one < other ? -1 : 1)).map(([, profile]) => profile)
}

describe.each(counted.map((procedure) => [procedure.name, procedure] as const))('the figures of %s', (_, procedure) => {
  const { figureWords: words } = procedure
  const known = (): readonly Profile[] => {
    const lived: readonly Profile[] = existsSync(fileOf(procedure)) ? JSON.parse(readFileSync(fileOf(procedure), 'utf8')) : []
    const more = beyond.filter(([name]) => name === procedure.name)
    return [
      ...lived,
      ...more.flatMap(([, question, answer]) =>
        lived.filter((one) => one[question] === 'rest').map((one) => ({ ...one, [question]: answer })),
      ),
    ]
  }
  const told = Object.entries(words ? questionsOf(words) : {}).flatMap(([question, { answers }]) =>
    [...Object.keys(answers), 'rest'].map((answer) => `${question} = ${answer}`),
  )

  if (process.env.GOLDEN === 'write')
    test('are written down in every way that lives of its records, alone, come upon', async () => {
      mkdirSync(folder, { recursive: true })
      writeFileSync(fileOf(procedure), `${JSON.stringify(await waysOf(procedure, Number(process.env.LIVES ?? 60)), null, 1)}\n`)
    }, 900_000)

  test('tell no answer that never happens, and leave none over that always does', () => {
    const happens = new Set(known().flatMap((profile) => Object.entries(profile).map(([question, answer]) => `${question} = ${answer}`)))
    expect([...happens].toSorted()).toEqual(told.toSorted())
  })

  test('put together give away no number under five, whichever of its questions are held against each other', () => {
    if (!words) throw new Error('It is counted, and has no words for it.')
    nothingLearned(words, known(), process.env.LONG ? 60 : 2)
  })
})
