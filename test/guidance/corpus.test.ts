import { join } from 'node:path'
import { passages } from '../../src/guidance/passages/passages.js'
import { readCorpus, readExamples } from '../../src/guidance/training/read-corpus.js'
import { fingerprint, trainModel } from '../../src/guidance/training/train-model.js'
import { readModel } from '../../src/guidance/understanding/model-file.js'
import { wordsOf } from '../../src/guidance/understanding/traits.js'
import { examples, heldBack } from './questions.js'

const FOLDER = join(__dirname, '../../src/guidance')
const corpus = readCorpus(join(FOLDER, 'corpus'))
const plain = (text: string): string => wordsOf(text).join(' ')

test('the trained model was trained on the corpus that is in the tree', () => {
  expect(readModel(join(FOLDER, 'trained/model.bin')).corpus).toBe(fingerprint(corpus))
})

test('training the same examples twice gives the same model', () => {
  const few = corpus.filter((_, i) => i % 400 === 0)
  const sentences = few.map((_, i) => new Float32Array(512).fill((i % 7) / 200))
  const [once, again] = [trainModel(few, sentences), trainModel(few, sentences)]
  expect(Buffer.from(once.traits.buffer).equals(Buffer.from(again.traits.buffer))).toBe(true)
  expect(Buffer.from(once.sentence.buffer).equals(Buffer.from(again.sentence.buffer))).toBe(true)
  expect(once.bias).toEqual(again.bias)
})

test('nothing that is for checking stands in the corpus', () => {
  const trained = new Set(corpus.map(({ text }) => plain(text)))
  expect([...examples(), ...heldBack()].filter(({ text }) => trained.has(plain(text)))).toEqual([])
})

test('no example stands in the corpus twice with different labels', () => {
  const labels = new Map<string, string>()
  const torn = corpus.filter(({ text, label }) => {
    const before = labels.get(plain(text))
    labels.set(plain(text), JSON.stringify(label))
    return before !== undefined && before !== JSON.stringify(label)
  })
  expect(torn.map(({ text }) => text)).toEqual([])
})

test('every section has at least twenty examples, and only known sections are named', () => {
  const ids = passages.map(({ id }) => id)
  for (const id of ids) expect([id, corpus.filter(({ label }) => label.sections[0] === id).length]).toEqual([id, expect.any(Number)])
  for (const id of ids) expect(corpus.filter(({ label }) => label.sections[0] === id).length).toBeGreaterThanOrEqual(20)
  expect(corpus.flatMap(({ label }) => label.sections).filter((id) => !ids.includes(id))).toEqual([])
})

test('an example before the first heading is a fault of the file', () => {
  expect(() => readExamples('lost words')).toThrow('before the first heading')
})
