import { join } from 'node:path'
import { writeModel } from '../understanding/model-file.js'
import { openSentenceReader } from '../understanding/sentence.js'
import { crossValidate } from './cross-validate.js'
import { readCorpus } from './read-corpus.js'
import { trainModel } from './train-model.js'

/**
 * Trains the model again and puts it into the source tree: `npm run build && node dist/guidance/training/train.js`,
 * from the project's folder. Takes a minute. With `--check` it trains nothing for keeps, and prints how well
 * models trained on parts of the corpus do on the rest.
 */
export async function train(folder: string): Promise<void> {
  const corpus = readCorpus(join(folder, 'corpus'))
  const read = await openSentenceReader()
  const sentences: Float32Array[] = []
  for (const { text } of corpus) sentences.push(await read(text))
  writeModel(join(folder, 'trained', 'model.bin'), trainModel(corpus, sentences))
  console.error(`Trained on ${corpus.length} examples.`)
}

if (require.main === module) void (process.argv.includes('--check') ? crossValidate : train)(join(process.cwd(), 'src', 'guidance'))
