import { createHash } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { wordsOf } from '../understanding/normalise.js'
import type { Topics } from '../understanding/topics.js'
import { lessonsOf, topicsOf } from './lessons.js'
import { type Example, readCorpus } from './read-corpus.js'

/** A fingerprint of every example and label, which the trained reader's topics carry: a test holds it against the corpus in the tree. */
export function fingerprint(corpus: Example[]): string {
  const lines = corpus.map(({ text, before, apart, label }) => JSON.stringify([...before, text, apart, label]))
  return createHash('sha256').update(lines.join('\n')).digest('hex')
}

/** The words of three letters and more that stand in the corpus more than once, commonest first: what is misspelt is put right by them. */
export function commonWords(corpus: Example[]): string[] {
  const counts = new Map<string, number>()
  for (const { before, text } of corpus)
    for (const word of wordsOf([...before, text].join(' . '))) if (/^[a-z]{3,}$/.test(word)) counts.set(word, (counts.get(word) ?? 0) + 1)
  const often = [...counts].filter(([, count]) => count > 1)
  return often.sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).map(([word]) => word)
}

/** Writes what the reader is to be taught, a lesson a line, and the topics beside it: the first half of training, of which train.py is the second. */
export function writeLessons(corpusFolder: string, into: string): void {
  const corpus = readCorpus(corpusFolder)
  const lessons = lessonsOf(corpus)
  const topics: Topics = { corpus: fingerprint(corpus), topics: topicsOf(corpus), words: commonWords(corpus) }
  mkdirSync(into, { recursive: true })
  writeFileSync(join(into, 'lessons.jsonl'), lessons.map((lesson) => `${JSON.stringify(lesson)}\n`).join(''))
  writeFileSync(join(into, 'topics.json'), `${JSON.stringify(topics)}\n`)
  console.error(`${lessons.length} lessons of ${corpus.length} examples.`)
}

if (require.main === module) writeLessons(join(process.cwd(), 'src', 'guidance', 'corpus'), process.argv[2] ?? join('dist', 'training'))
