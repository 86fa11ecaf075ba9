import { openNameIndex } from '../../../src/casework/look-up/name-index.js'
import { sameName } from '../../../src/procedures/shared/name.js'
import type { RecordId } from '../../../src/procedures/words.js'
import { formTable } from './form-table.js'
import { customerName } from './population.js'

/** Near forms, which are shown as "similar name: check". */
const near = [
  'a letter wrong',
  'two letters wrong in a long word',
  'as it was heard',
  'an initial for the first name',
  'its beginning',
] as const

/** Among so many customers, of so many names that are typed in each near form: what is found, and whether it is who was meant. */
const among = (customers: number, looks: number) => {
  const index = openNameIndex()
  for (let n = 0; n < customers; n += 1) index.put(`RE-2026-${n}` as RecordId, customerName(n))
  return near.map((form) => {
    const asked = Array.from({ length: looks }, (_, n) => {
      const name = customerName((n * 7_919) % customers)
      const [first = '', last = ''] = [name.slice(0, name.lastIndexOf(' ')), name.slice(name.lastIndexOf(' ') + 1)]
      const way = formTable[form]?.({ first, last: last || first, name: last }, n)
      const typed = way && (form === 'an initial for the first name' ? way : `${first} ${way}`)
      if (!typed) return []
      const names = [...new Set(index.find(typed).map((record) => index.nameOf(record) ?? ''))]
      const right = names.findIndex((each) => sameName(each, name))
      return [{ names: names.length, right, typed }]
    }).flat()
    const share = (is: (one: { right: number }) => boolean) => asked.filter(is).length / asked.length
    return {
      form,
      missed: asked.filter(({ right }) => right < 0).map(({ typed }) => typed),
      firstTen: share(({ right }) => right >= 0 && right < 10),
      names: asked.reduce((sum, one) => sum + one.names, 0) / asked.length,
      precision: asked.reduce((sum, one) => sum + (one.right < 0 ? 0 : 1 / one.names), 0) / asked.length,
    }
  })
}

/** At least so much is promised in docs/customer-search.md: among the first ten that are shown, and how many of all that is found is who was meant. */
const promised = {
  'a letter wrong': { firstTen: 0.97, precision: 0.6 },
  'two letters wrong in a long word': { firstTen: 0.97, precision: 0.75 },
  'as it was heard': { firstTen: 0.97, precision: 0.6 },
  'an initial for the first name': { firstTen: 0.9, precision: 0.02 },
  'its beginning': { firstTen: 0.95, precision: 0.45 },
} as const

describe('Of names that were only near, among 20,000 customers,', () => {
  test.each(among(20_000, 200))('$form: each is found, nearly always in the first ten, and not lost among others', (measured) => {
    expect(measured.missed).toEqual([])
    expect(measured.firstTen).toBeGreaterThanOrEqual(promised[measured.form].firstTen)
    expect(measured.precision).toBeGreaterThanOrEqual(promised[measured.form].precision)
  })
})
