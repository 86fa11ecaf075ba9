import { openNameIndex } from '../../src/casework/look-up/name-index.js'
import type { RecordId } from '../../src/procedures/words.js'

/** What finding a customer by name costs among so many: milliseconds, for whole names, beginnings and names with a letter wrong. */
export interface LookUpCost {
  readonly customers: number
  readonly p50: number
  readonly p99: number
  /** Milliseconds of putting all of them into the index, as at a start. */
  readonly build: number
}

const syllables = 'an be cor da el fin gra hol is jen kal lor mar nel os pat quin ros sel tor ul ven wil yor zan'.split(' ')
const looks = 300

/** Measures the index of names at each size. */
export const benchLookUp = (sizes: readonly number[] = [100, 100_000]): readonly LookUpCost[] => sizes.map(measure)

const measure = (customers: number): LookUpCost => {
  const index = openNameIndex()
  const begun = performance.now()
  for (let n = 0; n < customers; n += 1) index.put(`RE-2026-${n}` as RecordId, nameOf(n))
  const build = performance.now() - begun
  const took: number[] = []
  for (let n = 0; n < looks; n += 1) {
    const name = nameOf((n * 7919) % customers)
    const typed = [name, name.slice(0, -2), `${name.slice(0, 3)}x${name.slice(4)}`][n % 3] ?? name
    const from = performance.now()
    index.find(typed)
    took.push(performance.now() - from)
  }
  took.sort((one, other) => one - other)
  const round = (value: number) => Math.round(value * 100) / 100
  const at = (share: number) => round(took[Math.floor(looks * share)] ?? 0)
  return { customers, p50: at(0.5), p99: at(0.99), build: round(build) }
}

/** Names that differ, of two words, out of the number. */
export const nameOf = (n: number): string => {
  const part = (by: number) => syllables[Math.floor(n / by) % syllables.length] ?? ''
  const [a, b, c, d] = [part(1), part(25), part(625), part(15_625)]
  return `${a}${c}${b} ${b}${d}${a}${c}`
}
