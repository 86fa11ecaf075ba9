import { openNameIndex } from '../../../src/casework/look-up/name-index.js'
import type { Mark } from '../../../src/procedures/procedure.js'
import { marksTyped } from '../../../src/procedures/shared/customer.js'
import { marksFrom } from '../../../src/procedures/shared/mark.js'
import type { RecordId } from '../../../src/procedures/words.js'

/** The same small numbers at every run. */
const dice = (seed: number) => {
  let last = seed
  return (below: number) => {
    last = (last * 1_103_515_245 + 12_345) % 2_147_483_648
    return Math.floor((last / 2_147_483_648) * below)
  }
}
const mark = (kind: 'telephone' | 'email' | 'case' | 'party', typed: string): Mark => {
  const [made] = marksFrom(kind, typed, 'GB')
  if (!made) throw new Error(`${typed} gives no mark`)
  return made
}
const roll = dice(5_000)
const pick = <T>(list: readonly T[]): T => list[roll(list.length)] as T

const firsts =
  'Aisha Bronwen Chidi Dafydd Eleanor François Gráinne Hüseyin Ifeoma Jürgen Katarzyna Łukasz Małgorzata Nguyễn Oluwaseun'.split(' ')
const lasts = 'O’Connor Smith-Jones Llewellyn Papadopoulos Fernández Åkesson Szczepański Abdulrahman Thompson MacGregor Whitehouse'.split(
  ' ',
)
const customers = firsts.flatMap((first) => lasts.map((last) => `${first} ${last}`))

/** The forms of a name that a look-up promises to find: order, titles, accents, case, hyphens, an apostrophe, one letter wrong, a beginning. */
const nameForms: readonly ((name: string) => string)[] = [
  (name) => name,
  (name) => name.toUpperCase(),
  (name) => name.toLowerCase(),
  (name) => name.split(' ').reverse().join(', '),
  (name) => `${pick(['Mr', 'Mrs.', 'Ms', 'Dr', 'Prof.'])} ${name}`,
  (name) => name.normalize('NFD').replace(/\p{Diacritic}/gu, ''),
  (name) => name.replace('’', "'"),
  (name) => name.replace('’', ''),
  (name) => name.replaceAll('-', ' '),
  (name) => `  ${name.replace(' ', '   ')} `,
  (name) => name.split(' ').at(-1) ?? name,
  (name) => name.slice(0, -2),
  (name) => wrong(name),
]

/** One letter of the last word left out, doubled or exchanged for another; not its first. */
const wrong = (name: string): string => {
  const at = name.lastIndexOf(' ') + 3 + roll(3)
  return pick([
    name.slice(0, at) + name.slice(at + 1),
    name.slice(0, at) + name.charAt(at) + name.slice(at),
    `${name.slice(0, at)}x${name.slice(at + 1)}`,
  ])
}

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

describe('A look-up finds every form that it promises', () => {
  const index = openNameIndex()
  const idOf = (place: number) => `RE-2026-${String(place).padStart(4, '0')}` as RecordId
  customers.forEach((name, place) => {
    index.put(idOf(place), name)
  })

  test('of 3,000 names', () => {
    const missed = Array.from({ length: 3_000 }, (_, n) => {
      const place = roll(customers.length)
      const typed = (nameForms[n % nameForms.length] ?? String)(customers[place] ?? '')
      return index.find(typed).includes(idOf(place)) ? [] : [`${typed} is not ${customers[place]}`]
    }).flat()
    expect(missed).toEqual([])
  })
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
