import type { Note } from './notes.js'

/** What was read of the file of a procedure. */
export interface WhatWasRead {
  /** Its text, headings marked as Markdown marks them where the file marks them in another way. */
  readonly text: string
  /** The notes that its text refers to, in their order. */
  readonly notes: readonly Note[]
  /** What of the file is not quoted, a sentence each: the office is told, lest it count on it. */
  readonly leftOut: readonly string[]
}

/** So much of what is left out is told of one kind, and so many letters of each: the office knows its file. */
const TOLD = 4
const LONGEST = 80

const inShort = (words: string): string => (words.length > LONGEST ? `${words.slice(0, LONGEST).trim()}…` : words)

/** A sentence on what is left out and which words those are, each once; none where there are no words. */
export function leftOut(what: string, words: readonly string[]): readonly string[] {
  const each = [...new Set(words.map((one) => one.replace(/\s+/g, ' ').trim()))].filter((one) => one !== '')
  if (each.length === 0) return []
  const first = each.slice(0, TOLD).map((one) => `“${inShort(one)}”`)
  const more = each.length > TOLD ? ` and ${each.length - TOLD} more` : ''
  return [`left out: ${what} (${first.join(' · ')}${more}).`]
}
