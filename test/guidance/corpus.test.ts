import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { passages } from '../../src/guidance/passages/passages.js'
import { lessonsOf } from '../../src/guidance/training/lessons.js'
import { readCorpus, readExamples } from '../../src/guidance/training/read-corpus.js'
import { readMoments } from '../../src/guidance/training/read-moments.js'
import { commonWords, fingerprint } from '../../src/guidance/training/write-lessons.js'
import { momentLessons, momentsPrint } from '../../src/guidance/training/write-moments.js'
import { wordsOf } from '../../src/guidance/understanding/normalise.js'
import { HEARERS, TAUGHT } from '../../src/guidance/understanding/taught-moment.js'
import { readTopics } from '../../src/guidance/understanding/topics.js'
import {
  examples,
  fresh,
  heldBack,
  heldBackBuoyThreads,
  heldBackCountersThreads,
  heldBackDesks,
  heldBackDesksThreads,
  heldBackFerry,
  heldBackFerryThreads,
  heldBackGate,
  heldBackHarbour,
  heldBackHarbourThreads,
  heldBackJettyThreads,
  heldBackLock,
  heldBackLockThreads,
  heldBackMains,
  heldBackMainsThreads,
  heldBackNightsThreads,
  heldBackPier,
  heldBackPierThreads,
  heldBackQuay,
  heldBackQuayThreads,
  heldBackShifts,
  heldBackShiftsThreads,
  heldBackSluiceThreads,
  heldBackThreads,
  heldBackVoices,
  heldBackWeirThreads,
  heldBackWharf,
  heldBackWords,
} from './questions.js'

const FOLDER = join(__dirname, '../../src/guidance')
const corpus = readCorpus(join(FOLDER, 'corpus'))
const moments = readMoments(join(FOLDER, 'corpus/moments'))
const plain = ({ before, text }: { readonly before: readonly string[]; readonly text: string }): string =>
  [...before, text].map((t) => wordsOf(t).join(' ')).join(' >> ')
const withWords = [...heldBackWords('desks'), ...heldBackWords('shifts')].map(({ text }) => ({ text, before: [] }))
const otherHands = [
  ...heldBackLock(),
  ...heldBackLockThreads(),
  ...heldBackPier(),
  ...heldBackPierThreads(),
  ...heldBackFerry(),
  ...heldBackFerryThreads(),
  ...heldBackBuoyThreads(),
  ...heldBackWeirThreads(),
  ...heldBackJettyThreads(),
  ...heldBackSluiceThreads(),
  ...heldBackGate(),
  ...heldBackWharf(),
  ...heldBackQuay(),
  ...heldBackQuayThreads(),
  ...heldBackHarbour(),
  ...heldBackHarbourThreads(),
  ...heldBackMains(),
  ...heldBackMainsThreads(),
  ...heldBackCountersThreads(),
  ...heldBackNightsThreads(),
  ...heldBackDesks(),
  ...heldBackDesksThreads(),
  ...heldBackShifts(),
  ...heldBackShiftsThreads(),
  ...withWords,
]
const forChecking = [...examples(), ...fresh(), ...heldBack(), ...heldBackVoices(), ...heldBackThreads(), ...otherHands]

test('the trained reader was taught the corpus that is in the tree', () => {
  const trained = readTopics(join(FOLDER, 'trained'))
  expect(trained.corpus).toBe(fingerprint(corpus))
  expect(trained.words).toEqual(commonWords(corpus))
})

test('the reader of moments was taught the moments that are in the tree, and knows each by the same place', () => {
  const trained: unknown = JSON.parse(readFileSync(join(FOLDER, 'trained/moments.json'), 'utf8'))
  expect(trained).toEqual({ examples: momentsPrint(moments), moments: TAUGHT, hearers: HEARERS })
})

test('every moment and every hearer is taught by hand, harm among them', () => {
  const lessons = momentLessons(moments, [])
  expect(new Set(lessons.map(({ moment }) => TAUGHT[moment]))).toEqual(new Set(TAUGHT))
  expect(new Set(lessons.map(({ hearer }) => hearer))).toEqual(new Set(HEARERS.keys()))
})

test('nothing that is for checking stands in the corpus', () => {
  const taught = new Set([...corpus, ...moments].map(plain))
  expect(forChecking.map(plain).filter((words) => taught.has(words))).toEqual([])
})

test('what was kept back in new voices says nothing in nearly the words of the corpus', () => {
  const taught = [...corpus, ...moments].map((example) => ({ words: plain(example), set: new Set(plain(example).split(' ')) }))
  const saying = new Map<string, typeof taught>()
  for (const example of taught)
    for (const word of example.set) {
      const sayers = saying.get(word)
      if (sayers) sayers.push(example)
      else saying.set(word, [example])
    }
  const spread = (word: string): number => saying.get(word)?.length ?? 0
  const alike = [...heldBackVoices(), ...heldBackThreads(), ...otherHands].flatMap((question) => {
    const set = new Set(plain(question).split(' '))
    // What shares four words in five has one of the rarest fifth among them: the rest need not be looked at.
    const rarest = [...set].sort((a, b) => spread(a) - spread(b)).slice(0, Math.floor(set.size / 5) + 1)
    const near = rarest
      .flatMap((word) => saying.get(word) ?? [])
      .find(({ set: other }) => {
        const shared = [...set].filter((word) => other.has(word)).length
        return set.size > 3 && shared / (set.size + other.size - shared) >= 0.8
      })
    return near ? [`${plain(question)} · ${near.words}`] : []
  })
  expect(alike).toEqual([])
})

test('no example stands in the corpus twice with different labels', () => {
  const labels = new Map<string, string>()
  const torn = corpus.filter((example) => {
    const [words, label] = [plain(example), JSON.stringify(example.label)]
    const before = labels.get(words)
    labels.set(words, label)
    return before !== undefined && before !== label
  })
  expect(torn.map(({ text }) => text)).toEqual([])
})

test('every section has at least twenty examples, and only known sections are named', () => {
  const ids = passages.map(({ id }) => id)
  const few = ids.filter((id) => corpus.filter(({ label }) => label.sections[0] === id).length < 20)
  expect(few).toEqual([])
  expect(corpus.flatMap(({ label }) => label.sections).filter((id) => !ids.includes(id))).toEqual([])
})

test('an example before the first heading is a fault of the file', () => {
  expect(() => readExamples('lost words')).toThrow('before the first heading')
})

describe('lessons', () => {
  const few = readExamples(
    [
      '## 9 | at-risk | at-risk | self',
      ...Array.from({ length: 20 }, (_, i) => `she will take her tablets ${i}`),
      '## 7.demand 7 | escalation | escalate none',
      ...Array.from({ length: 20 }, (_, i) => `he wants my manager ${i}`),
      '## - | none | none | vague',
      ...Array.from({ length: 20 }, (_, i) => `and then ${i}`),
      '## 11.police 11 | further-action-police | authority-report none | follows',
      ...Array.from({ length: 20 }, (_, i) => `who rings the police ${i}`),
      '## - | none | none | out apart',
      'she will take her tablets >> what is for lunch',
      '## 7.demand 7 13 | escalation | escalate none',
      'he has a complaint >> he will go to the papers >> he asks for my manager',
    ].join('\n'),
  )
  const lessons = lessonsOf(few)

  test('the same corpus gives the same lessons', () => {
    expect(lessonsOf(few)).toEqual(lessons)
  })

  test('what is vague takes the label of what came before, and belongs to it', () => {
    const after = lessons.filter(({ text, before }) => text.startsWith('and then') && before.startsWith('she will'))
    expect(after.length).toBeGreaterThan(0)
    for (const lesson of after) expect(lesson).toMatchObject({ topic: 0, harm: 1, vague: 0, belongs: 1 })
  })

  test('what follows a threat is about the threat, and after anything else about itself', () => {
    const police = (before: string) => lessons.filter((lesson) => lesson.text.startsWith('who rings') && lesson.before.startsWith(before))
    expect(police('she will').length).toBeGreaterThan(0)
    for (const lesson of police('she will')) expect(lesson).toMatchObject({ topic: 0, harm: 1, belongs: 1 })
    for (const lesson of police('he wants')) expect(lesson).toMatchObject({ harm: 0, belongs: 1 })
  })

  test('what is about something else belongs to nothing before it', () => {
    expect(lessons.filter(({ text }) => text === 'what is for lunch')).toEqual([
      expect.objectContaining({ before: 'she will take her tablets', harm: 0, scope: 1, belongs: 0 }),
    ])
  })

  test('what led up to a last message without harm told of none, alone and in its place; before a threat nobody says so', () => {
    const untold = { topic: null, harm: 0, scope: null, vague: null }
    const of = (text: string) => lessons.filter((lesson) => lesson.text === text && lesson.topic === null)
    expect(of('he will go to the papers')).toEqual([
      expect.objectContaining({ ...untold, before: '', belongs: null }),
      expect.objectContaining({ ...untold, before: 'he has a complaint', belongs: 1 }),
    ])
    expect(of('she will take her tablets')).toEqual([])
  })

  test('both halves of a pair are of one part, so that nothing kept back is seen within a pair', () => {
    const parts = new Map(lessons.filter(({ before }) => before === '').map(({ text, part }) => [text, part]))
    const known = lessons.filter(({ before }) => parts.has(before))
    expect(known.length).toBeGreaterThan(50)
    for (const { before, text, part } of known) expect([before, text, parts.get(before)]).toEqual([before, text, part])
  })
})
