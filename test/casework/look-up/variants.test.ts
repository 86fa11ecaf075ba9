import type { Mark } from '../../../src/procedures/procedure.js'
import { marksTyped } from '../../../src/procedures/shared/customer.js'
import { marksFrom } from '../../../src/procedures/shared/mark.js'
import { dice } from './population.js'

const mark = (kind: 'telephone' | 'email' | 'case' | 'party', typed: string): Mark => {
  const [made] = marksFrom(kind, typed, 'GB')
  if (!made) throw new Error(`${typed} gives no mark`)
  return made
}
const roll = dice(5_000)
const pick = <T>(list: readonly T[]): T => list[roll(list.length)] as T

/** The forms of a telephone number (London, +44 20 7946 0xxx). */
const numberForms: readonly ((last: string) => string)[] = [
  (last) => `020 7946 0${last}`,
  (last) => `02079460${last}`,
  (last) => `+44 20 7946 0${last}`,
  (last) => `+44 (0)20 7946 0${last}`,
  (last) => `0044 20 7946 0${last}`,
  (last) => `(020) 7946-0${last}`,
  (last) => `020.7946.0${last}`,
  (last) => ` 020 7946 0${last} `,
  (last) => `020 7946 0${last} ext 12`,
]

/** The forms of an e-mail address, a case reference and a party record. */
const otherForms: readonly ((n: number) => readonly [Mark, string])[] = [
  (n) => [mark('email', `jo.${n}@example.org`), `JO.${n}@Example.ORG`],
  (n) => [mark('email', `jo.${n}@example.org`), `  jo.${n}@example.org `],
  (n) => [mark('case', `IC-${n}-A1B2`), `ic ${n} a1b2`],
  (n) => [mark('case', `IC-${n}-A1B2`), `IC/${n}/A1B2`],
  (n) => [mark('party', `P-${n}`), `p${n}`],
]

describe('A look-up finds every form that it promises, beside names,', () => {
  test('of 1,000 telephone numbers', () => {
    const missed = Array.from({ length: 1_000 }, (_, n) => {
      const last = String(roll(1_000)).padStart(3, '0')
      const typed = (numberForms[n % numberForms.length] ?? String)(last)
      const kept = mark('telephone', pick(numberForms)(last)).value
      return marksTyped(typed, 'GB').some((one) => one.kind === 'telephone' && one.value === kept) ? [] : [`${typed} is not ${kept}`]
    }).flat()
    expect(missed).toEqual([])
  })
  test('of 1,000 addresses, cases and party records', () => {
    const missed = Array.from({ length: 1_000 }, (_, n) => {
      const [kept, typed] = (otherForms[n % otherForms.length] ?? (() => [mark('case', '0'), '']))(1_000 + n)
      return marksTyped(typed, 'GB').some((one) => one.kind === kept.kind && one.value === kept.value)
        ? []
        : [`${typed} is not ${kept.value}`]
    }).flat()
    expect(missed).toEqual([])
  })
})
