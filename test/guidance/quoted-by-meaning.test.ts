/** @jest-environment <rootDir>/test/guidance/reader-environment.cjs */
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { byMeaning } from '../../src/guidance/own-procedure/by-meaning.js'
import { loadOwnProcedure, type OwnProcedure } from '../../src/guidance/own-procedure/own-procedure.js'
import { openReader } from '../../src/guidance/understanding/reader.js'
import { readTopics } from '../../src/guidance/understanding/topics.js'

const TRAINED = join(__dirname, '../../src/guidance/trained')
const folder = mkdtempSync(join(tmpdir(), 'own-'))

/** Offices as they stand in own-procedures.txt: the text of each, and what is asked of it with the heading that answers. */
const offices = readFileSync(join(__dirname, 'own-procedures.txt'), 'utf8')
  .split(/^= /m)
  .slice(1)
  .map((office) => {
    const [name = '', ...lines] = office.split('\n')
    const asks = lines.filter((line) => line.startsWith('? ')).map((line) => line.slice(2).split(' | '))
    return { name, asks, text: lines.filter((line) => !line.startsWith('? ')).join('\n') }
  })

let find: ReturnType<typeof byMeaning>
beforeAll(async () => {
  find = byMeaning((await openReader(TRAINED)).read, readTopics(TRAINED).topics)
})

const load = (text: string): Promise<OwnProcedure> => {
  const file = join(folder, 'procedure.md')
  writeFileSync(file, text)
  return loadOwnProcedure(file, find)
}

test('offices are quoted what their procedure says, seldom the wrong passage, and nothing about lunch', async () => {
  const quoted: { what: 'right' | 'wrong' | 'nothing'; answered: boolean; asked: string }[] = []
  for (const { text, asks } of offices) {
    const own = await load(text)
    for (const [question = '', heading = ''] of asks) {
      const [first] = await own(question)
      const what = first === undefined ? 'nothing' : first.heading === heading ? 'right' : 'wrong'
      quoted.push({ what, answered: heading !== '-', asked: `${question} → ${first?.heading}` })
    }
  }
  if (process.env.SHOW_MISSES) console.error(quoted.filter(({ what, answered }) => (what === 'right') !== answered))
  const answered = quoted.filter((each) => each.answered)
  expect(quoted.filter((each) => !each.answered && each.what !== 'nothing')).toEqual([])
  expect(answered.filter(({ what }) => what === 'right').length / answered.length).toBeGreaterThanOrEqual(0.7)
  expect(answered.filter(({ what }) => what === 'wrong').length / answered.length).toBeLessThanOrEqual(0.08)
})

test('what no procedure on contacts covers is quoted where two words say so', async () => {
  const own = await load('# Lifts\nThe lift engineer comes on Mondays.\n\n# Letters\nSign each letter.\n')
  expect((await own('when does the lift engineer come'))[0]?.heading).toBe('Lifts')
  expect(await own('who won the match')).toEqual([])
})

test('a question or a procedure of any size is answered', async () => {
  const own = await load(`# Long\n${'Warn the caller once. '.repeat(3000)}\n\n# Names\nFirst names only.\n`)
  expect((await own(`${'he swears at me '.repeat(2000)}`)).length).toBeLessThanOrEqual(3)
  expect(await own('')).toEqual([])
})
