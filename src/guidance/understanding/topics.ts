import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Label } from './label.js'

/**
 * What belongs to a trained reader: its topics, in the order of its scores, a fingerprint of the corpus that it was taught, and the words of
 * that corpus that stand in it more than once, commonest first.
 */
export type Topics = { corpus: string; topics: Label[]; words: string[] }

/** Reads the topics of a folder with a trained reader. */
export const readTopics = (folder: string): Topics => JSON.parse(readFileSync(join(folder, 'topics.json'), 'utf8')) as Topics
