import { namesFit } from '../../../src/casework/look-up/belong.js'
import { openNameIndex } from '../../../src/casework/look-up/name-index.js'
import { referencesIn } from '../../../src/procedures/shared/reference.js'
import { telephonesIn } from '../../../src/procedures/shared/telephone.js'
import type { RecordId } from '../../../src/procedures/words.js'
import { formTable } from './form-table.js'
import { languages } from './languages.js'

const idOf = (n: number) => `RE-2026-${String(n).padStart(4, '0')}` as RecordId

describe('A name is found in every form that is promised', () => {
  const index = openNameIndex()
  const names = languages.flatMap((each) => each.names)
  names.forEach(({ name }, place) => {
    index.put(idOf(place), name)
  })
  const typed = new Set<string>()

  test.each(Object.entries(formTable))('%s', (_, form) => {
    const missed = names.flatMap((of, place) => {
      const ways = new Set(Array.from({ length: 10 }, (_, n) => form(of, n + place)).filter((way) => way !== undefined))
      for (const way of ways) typed.add(`${of.name} ${way}`)
      return [...ways].flatMap((way) => (index.find(way).includes(idOf(place)) ? [] : [`${of.name}: ${way}`]))
    })
    expect(missed).toEqual([])
  })
  test('10,000 different spellings of names of more than twelve languages', () => {
    expect(languages.length).toBeGreaterThan(12)
    expect(typed.size).toBeGreaterThanOrEqual(10_000)
  })
})

/** Recorded as the first, typed as the second: each was not found on 28 November 2026, or is one of the forms that need two names. */
const pairs = [
  ['Işıl Yıldız', 'Isil Yildiz'],
  ['Jürgen Groß', 'Jurgen Gross'],
  ['Jürgen Müller', 'Juergen Mueller'],
  ['Juergen Mueller', 'Jürgen Müller'],
  ['Nguyễn Thị Đào', 'Nguyen Thi Dao'],
  ['Siân O’Neil', 'O Neil'],
  ['Siân O’Neil', "o' neil"],
  ['Sian O Neil', 'oneil'],
  ['Robert Smith-Jones', 'R Smith-Jones'],
  ['Robert Smith-Jones', 'Robert A Smith-Jones'],
  ['Robert Smith-Jones', 'Robert Smithjones'],
  ['Robert Smithjones', 'Robert Smith-Jones'],
  ['J. Whitfield', 'John Whitfield'],
  ['John Whitfield', 'J. Whitfield'],
  ['John Paul Smith', 'John Smith'],
  ['John Smith', 'John Paul Smith'],
  ['Jan van den Berg', 'vandenberg'],
  ['Jan Vandenberg', 'van den Berg'],
  ['Margaret Thomson O’Brien', 'Margret Tomson OBrien'],
  ['Priya Chowdhury', 'Pria Chaudhry'],
  ['Ann Wrigglesworth', 'Ann Riglsworth'],
  ['Mohammed Hussain', 'Muhamad Husayn'],
  ['Philippa Featherstone', 'Filipa Fetherstun'],
  ['Pyotr Tchaikovsky', 'Peotr Chaykovski'],
  ['Jonathan Smith', 'Jonahtan Smiht'],
  ['John Smith', 'Jonh Smith'],
  ['Elizabeth Jones', 'Liz Jones'],
  ['Bob Jones', 'Robert Jones'],
  ['Stephen Bell', 'Steven Bell'],
  ['The', 'the'],
  ['Null', 'null'],
  ['Test', 'TEST'],
  ['李小龙', '小龙'],
  ['李小龙', 'Li Xiaolong'],
  ['Дмитрий Щербаков', 'Dmitriy Shcherbakov'],
] as const

describe('A customer who is recorded as', () => {
  test.each(pairs)('%s is found by %s', (recorded, typed) => {
    const index = openNameIndex()
    index.put(idOf(1), recorded)
    index.put(idOf(2), 'Zebedee Quill')
    expect(index.find(typed)).toEqual([idOf(1)])
  })
  test.each([
    ['John Smith', 'Mary Smith'],
    ['John Smith', 'John Brown'],
    ['Jo Bloggs', 'Al Bloggs'],
  ])('%s is nobody who is called %s', (one, other) => {
    expect(namesFit(one, other)).toBe(false)
  })
})

describe('A number is one number', () => {
  test.each([
    '020 7946 0000 x12',
    'tel: 020 7946 0000',
    'tel:+442079460000;ext=12',
    '020 7946 0000 mobile',
    '020 7946 0000 (home)',
    'Ring 020 7946 0000 ask for Jo, ext 4',
    '020–7946–0000',
    '٠٢٠ ٧٩٤٦ ٠٠٠٠',
  ])('as %s', (typed) => {
    expect(telephonesIn(typed, 'GB')).toEqual(['+442079460000'])
  })
  test.each(['020 7946 0000, 07700 900123', '020 7946 0000 / 07700 900123', '020 7946 0000 or 07700900123', '020 7946 0000 07700 900123'])(
    'and two are two: %s',
    (typed) => {
      expect(telephonesIn(typed, 'GB')).toEqual(['+442079460000', '+447700900123'])
    },
  )
  test('of the office’s country: 087 123 4567 is Irish in Ireland', () => {
    expect(telephonesIn('087 123 4567', 'IE')).toEqual(['+353871234567'])
  })
  test('and the longest text is read in no time, as far as anybody types', () => {
    expect(telephonesIn('1'.repeat(100_000), 'GB')).toHaveLength(1)
  })
})

describe('A reference is its letters and digits', () => {
  test.each([
    'IC–777777–A1B2',
    'IC-777777-A1B2 (NFC)',
    'case IC/777777/A1B2',
    're: ic 777777 a1b2',
    'Case ref: IC 777777-A1B2.',
    '“IC-777777-A1B2”',
  ])('as %s', (typed) => {
    expect(referencesIn(typed)).toEqual(['IC777777A1B2'])
  })
  test('of ours too: RE-2026-0001', () => {
    expect(referencesIn('RE-2026-0001')).toEqual(['RE20260001'])
  })
})
