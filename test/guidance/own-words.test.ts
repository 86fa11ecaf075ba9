import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { passages } from '../../src/guidance/passages/passages.js'
import { behaviourWords, endNow, hasStopped, unsigned } from '../../src/guidance/words-to-say/behaviour-words.js'
import { harmWords } from '../../src/guidance/words-to-say/harm-words.js'
import { aboutUs, askedByThePolice, exhausted, sectionWords, toldAlready } from '../../src/guidance/words-to-say/section-words.js'

// Every run of nine words of the published procedure, as the beginning of its SHA-256: its facts are ours to tell, its sentences are not.
const runs = new Set(
  readFileSync(join(__dirname, '..', 'data', 'source-runs.txt'), 'utf8')
    .trim()
    .split('\n'),
)
const RUN = 9

const wordsOf = (text: string): string[] =>
  text
    .toLowerCase()
    .replace(/['’]/g, '')
    .match(/[a-z0-9]+/g) ?? []

function copied(text: string): string[] {
  const words = wordsOf(text)
  return words
    .map((_, at) => words.slice(at, at + RUN))
    .filter((run) => run.length === RUN)
    .map((run) => run.join(' '))
    .filter((run) => runs.has(createHash('sha256').update(run).digest('hex').slice(0, 12)))
}

const sentences = (value: unknown): string[] => {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(sentences) : []
}

test('a run of nine words of the source is known when it is met', () => {
  expect(copied('We aim to treat everyone we deal with fairly and with integrity')).not.toEqual([])
})

test.each(passages.map((passage) => [passage.id, passage] as const))('passage %s tells the source in words of its own', (_, passage) => {
  expect(sentences(passage).flatMap(copied)).toEqual([])
})

test('so do the words to say', () => {
  expect(
    sentences([
      harmWords,
      behaviourWords,
      sectionWords,
      toldAlready,
      exhausted,
      aboutUs,
      askedByThePolice,
      endNow,
      hasStopped.words,
      unsigned,
    ]).flatMap(copied),
  ).toEqual([])
})

describe('what the source does not say is marked as ours', () => {
  const steps = (id: string): string[] => passages.find((passage) => passage.id === id)?.doNow ?? []
  const marked = (id: string): string =>
    steps(id)
      .filter((step) => step.endsWith('(Our advice, not the procedure’s.)'))
      .join('\n')
  const unmarked = (id: string): string =>
    JSON.stringify({ ...passages.find((passage) => passage.id === id), doNow: steps(id).filter((step) => !marked(id).includes(step)) })

  test.each([
    ['2', 'You need no form and no reason'],
    ['7.dissatisfied', 'never comes from the person complained about'],
    ['5', 'Ask the customer what would help'],
    ['10.channels', 'the channel left open'],
    ['15', 'reaches Advice Services without you'],
  ])('in %s: %s', (id, words) => {
    expect(marked(id)).toContain(words)
    expect(unmarked(id)).not.toContain(words)
  })

  test('and what contradicts it is gone', () => {
    expect(JSON.stringify(passages)).not.toMatch(
      /Consider an adjustment first|Agree what is reasonable with your manager|You may end the contact at once/,
    )
    expect(steps('4')[3]).toMatch(/from the outset, or when the tone changes/)
    expect(steps('7.dissatisfied')[0]).toMatch(/^The case officer points them to/)
  })
})

/** What is written between quotation marks in a source file, without its remarks and without what is put in. */
const textsIn = (file: string): string[] =>
  readFileSync(file, 'utf8')
    .replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '')
    .match(/'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\.)*`/g) ?? []

// The passages in figures.ts are the procedure's own words, and shown as such; twelve words in a row are more than a name.
test('nor does anything else that the bot shows or writes stand in the procedure’s own words', () => {
  const all = ['letters', 'casework', 'procedures', 'cards', 'report', 'channels', 'cli', 'house', 'guidance/words-to-say'].flatMap(
    (room) => {
      const folder = join(__dirname, '..', '..', 'src', room)
      const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => /(?<!figures|sections)\.ts$/.test(name))
      return files.flatMap((name) => textsIn(join(folder, name)))
    },
  )
  expect(all.length).toBeGreaterThan(1_000)
  expect(all.filter((text) => copied(text).length > 12 - RUN)).toEqual([])
})
