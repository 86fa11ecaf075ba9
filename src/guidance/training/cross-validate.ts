import { join } from 'node:path'
import { judge, type Understanding } from '../understanding/judge.js'
import { score } from '../understanding/score.js'
import { openSentenceReader } from '../understanding/sentence.js'
import { traitsOf } from '../understanding/traits.js'
import { type Example, readCorpus } from './read-corpus.js'
import { trainModel } from './train-model.js'

const PARTS = 5
const THRESHOLDS = [0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5]

/** What a model that has not seen an example makes of it. */
type Tried = { example: Example; got: Understanding; atRisk: number; outOfScope: number }

const percent = (of: Tried[], holds: (one: Tried) => boolean): number => Math.round((1000 * of.filter(holds).length) / of.length) / 10

async function tried(corpus: Example[]): Promise<Tried[]> {
  const read = await openSentenceReader()
  const sentences: Float32Array[] = []
  for (const { text } of corpus) sentences.push(await read(text))
  const all = corpus.map((example, i) => ({ example, sentence: sentences[i] ?? new Float32Array(0) }))
  return Array.from({ length: PARTS }, (_, part) => part).flatMap((part) => {
    const seen = all.filter(({ example }) => example.line % PARTS !== part)
    const model = trainModel(
      seen.map(({ example }) => example),
      seen.map(({ sentence }) => sentence),
    )
    const unseen = all.filter(({ example }) => example.line % PARTS === part)
    return unseen.map(({ example, sentence }) => {
      const chances = score(model, sentence, traitsOf(example.text))
      return { example, got: judge(model, chances, [example.text]), atRisk: chances.atRisk, outOfScope: chances.outOfScope }
    })
  })
}

/**
 * Trains on four fifths of the corpus and tries the rest, five times over. The thresholds and settings of
 * train-model.ts are chosen by what this prints, and by nothing else.
 */
export async function crossValidate(folder: string): Promise<void> {
  const results = await tried(readCorpus(join(folder, 'corpus')))
  const inScope = results.filter(({ example }) => !example.label.outOfScope)
  const outside = results.filter(({ example }) => example.label.outOfScope)
  const harm = results.filter(({ example }) => example.label.atRisk)
  const noHarm = results.filter(({ example }) => !example.label.atRisk && !example.label.either)
  const among = (count: number): number =>
    percent(inScope, ({ example, got }) => got.sections.slice(0, count).some((id) => example.label.sections.includes(id)))
  console.log(`first section right: ${among(1)} %, one of the first three: ${among(3)} %`)
  console.log(`refused ${percent(outside, ({ got }) => !got.covered)} %, wrongly ${percent(inScope, ({ got }) => !got.covered)} %`)
  console.log(`harm called "not covered": ${harm.filter(({ got }) => !got.covered).length} of ${harm.length}`)
  for (const t of THRESHOLDS) {
    const [found, alarms] = [percent(harm, ({ atRisk }) => atRisk >= t), percent(noHarm, ({ atRisk }) => atRisk >= t)]
    const [refused, wrongly] = [
      percent(outside, ({ outOfScope }) => outOfScope >= t),
      percent(inScope, ({ outOfScope }) => outOfScope >= t),
    ]
    console.log(`at ${t}: harm found ${found} %, false alarms ${alarms} % · refused ${refused} %, wrongly ${wrongly} %`)
  }
}
