import { readFileSync } from 'node:fs'
import { sampleOffice } from '../../src/directory/open-directory.js'
import { readOffice } from '../../src/directory/read-office.js'
import type { Instant } from '../../src/procedures/words.js'
import { at } from '../procedures/test-office.js'

/** The sample office file, as text. */
export const sampleText = readFileSync(sampleOffice, 'utf8')

/** A Tuesday, ten in the morning, on which nobody of the sample office is absent. */
export const today = at('2026-11-24T10:00Z')

/** The sample with each [from, to] put in place of the first that is there; fails when one is not. */
export const changed = (...changes: readonly (readonly [from: string, to: string])[]): string =>
  changes.reduce((text, [from, to]) => {
    if (!text.includes(from)) throw new Error(`The sample office has no “${from}”.`)
    return text.replace(from, to)
  }, sampleText)

/** The faults of an office file, or none. */
export const faultsOf = (text: string, now: Instant = today): readonly string[] => {
  const read = readOffice(text, now)
  return read.ok ? [] : read.faults
}

/** The office of a file that must be sound. */
export const officeIn = (text: string, now: Instant = today) => {
  const read = readOffice(text, now)
  if (!read.ok) throw new Error(read.faults.join('\n'))
  return read
}
