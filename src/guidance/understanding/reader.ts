import './no-reports.js'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { InferenceSession, Tensor } from 'onnxruntime-node'
import { normalise } from './normalise.js'

/** What is read at once: a message, and what came before it in its thread. */
export type Piece = { readonly text: string; readonly before?: string }

/** Gives a row of scores for each piece: the topics' first, then harm, out of scope, vague, and belonging to what came before. */
export type Reader = (pieces: readonly Piece[]) => Promise<Float32Array[]>

/** Gives the scores of one piece for how far a contact has got, then for whom words would be said to (taught-moment.ts). */
export type MomentReader = (piece: Piece) => Promise<Float32Array>

/** So many of the latest readings can go on to the moment's layers without being read again: one question has no more. */
const LATELY = 8

/** As in network.py: longer messages come in pieces. */
const MOST = 96
/** Nothing that is read at once has more letters that matter. */
const LETTERS = 1000

type Row = { readonly ids: number[]; readonly parts: number[] }

/** One row as the runtime wants it. */
function tables({ ids, parts }: Row): Record<'ids' | 'mask' | 'parts', Tensor> {
  const table = (cells: number[]): Tensor => new Tensor('int64', BigInt64Array.from(cells, BigInt), [1, cells.length])
  return { ids: table(ids), mask: table(ids.map(() => 1)), parts: table(parts) }
}

/** Opens the trained reader of a folder; nothing is downloaded. On one thread: two are no faster for a sentence, and wake the whole machine. */
export async function openReader(folder: string): Promise<{ readonly read: Reader; readonly readMoment: MomentReader }> {
  const json = (name: string): object => JSON.parse(readFileSync(join(folder, name), 'utf8')) as object
  // A module of the newer kind, which may be asked for but not required.
  const { Tokenizer } = await import('@huggingface/tokenizers')
  const tokenizer = new Tokenizer(json('tokenizer.json'), json('tokenizer_config.json'))
  const open = (name: string): Promise<InferenceSession> =>
    InferenceSession.create(join(folder, name), { intraOpNumThreads: 1, interOpNumThreads: 1 })
  const [session, momentSession] = await Promise.all([open('reader.onnx'), open('moments.onnx')])
  /** What the lower layers made of the latest readings, by their pieces: the moment's own layers go on from there. */
  const lately = new Map<string, Tensor>()
  const wordsOf = (text: string): number[] => tokenizer.encode(normalise(text.slice(0, LETTERS)), { add_special_tokens: false }).ids
  const [begin = 0, end = 0] = ['[CLS]', '[SEP]'].map((mark) => tokenizer.token_to_id(mark) ?? 0)

  function rowOf({ text, before = '' }: Piece): Row {
    const earlier = before.trim() === '' ? [] : wordsOf(before).slice(-(MOST / 2 - 3))
    const first = [begin, ...wordsOf(text).slice(0, earlier.length > 0 ? MOST / 2 : MOST - 2), end]
    const second = earlier.length > 0 ? [...earlier, end] : []
    return { ids: [...first, ...second], parts: [...first.map(() => 0), ...second.map(() => 1)] }
  }

  async function passed(piece: Piece): Promise<{ readonly scores: Tensor; readonly lower: Tensor }> {
    const row = rowOf(piece)
    const { scores, lower } = await session.run(tables(row))
    if (!scores || !lower) throw new Error(`${folder} holds a reader without scores: train it again.`)
    lately.set(row.ids.join(' '), lower)
    const [oldest] = lately.keys()
    if (lately.size > LATELY && oldest !== undefined) lately.delete(oldest)
    return { scores, lower }
  }

  async function read(pieces: readonly Piece[]): Promise<Float32Array[]> {
    const scores: Float32Array[] = []
    // One at a time: read side by side they would share a scale, and each would be read a little differently in other company.
    for (const piece of pieces) scores.push((await passed(piece)).scores.data as Float32Array)
    return scores
  }

  async function readMoment(piece: Piece): Promise<Float32Array> {
    const lower = lately.get(rowOf(piece).ids.join(' ')) ?? (await passed(piece)).lower
    const { scores } = await momentSession.run({ lower })
    if (!scores) throw new Error(`${folder} holds a reader of moments without scores: train it again.`)
    return scores.data as Float32Array
  }

  return { read, readMoment }
}
