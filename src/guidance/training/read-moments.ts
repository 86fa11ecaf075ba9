import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { HEARERS, type Hearer, TAUGHT, type Taught } from '../understanding/taught-moment.js'

/** A conversation with how far the contact in it has got and whom words would go to, both as its last message is read with those before it. */
export type MomentExample = { readonly text: string; readonly before: readonly string[]; readonly moment: Taught; readonly hearer: Hearer }

const oneOf = <T extends string>(names: readonly T[], word: string, row: string): T => {
  const name = names.find((each) => each === word)
  if (name === undefined) throw new Error(`"${word}" is none of ${names.join(', ')}: "${row}"`)
  return name
}

/** Reads rows of the form "moment | hearer | first message >> last message". */
export function readMomentRows(rows: string): MomentExample[] {
  return rows
    .split('\n')
    .map((row) => row.trim())
    .filter((row) => row !== '' && !row.startsWith('//'))
    .map((row) => {
      const [moment = '', hearer = '', said = ''] = row.split('|').map((part) => part.trim())
      const messages = said.split(/\s+>>\s+/)
      const [text, before] = [messages.at(-1) ?? '', messages.slice(0, -1)]
      return { text, before, moment: oneOf(TAUGHT, moment, row), hearer: oneOf(HEARERS, hearer, row) }
    })
}

/** Every example of the folder, in the order of the files' names. */
export const readMoments = (folder: string): MomentExample[] =>
  readdirSync(folder)
    .sort()
    .filter((name) => name.endsWith('.txt'))
    .flatMap((name) => readMomentRows(readFileSync(join(folder, name), 'utf8')))
