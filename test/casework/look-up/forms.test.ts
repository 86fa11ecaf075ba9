import fc from 'fast-check'
import { namesFit } from '../../../src/casework/look-up/belong.js'
import { openNameIndex } from '../../../src/casework/look-up/name-index.js'
import { emailsIn } from '../../../src/procedures/shared/email.js'
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
  ['Abdul Rahman', 'Abdulrahman'],
  ['Abdulrahman Khan', 'Abdul Rahman Khan'],
  ['Ann Marie Smith', 'Annmarie Smith'],
  ['Zia ul Haq', 'Zia Ulhaq'],
  ['Kim Min su', 'Kim Minsu'],
  ['Jo Bloggs', 'JoBloggs'],
  ['Mohammed Hussain', 'Mohd Hussain'],
  ['Md Rahman', 'Mohammed Rahman'],
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
    ['Anna Joseph', 'Joanna'],
    ['Marie Ann Jones', 'Annmarie Jones'],
    ['Abdul Karim', 'Abdulrahman'],
  ])('%s is not offered for %s, whose parts are other names', (recorded, typed) => {
    const index = openNameIndex()
    index.put(idOf(1), recorded)
    index.put(idOf(2), 'Jo Rahman')
    expect(index.find(typed)).not.toContain(idOf(1))
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
    '020•7946•0000',
    '020_7946_0000',
    '020·7946·0000',
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

describe('An address is one address', () => {
  test.each([
    'Jo Bloggs <jo.bloggs@example.org>',
    '"Bloggs, Jo" <jo.bloggs@example.org>;',
    'mailto:jo.bloggs@example.org',
    'mailto:jo.bloggs@example.org?subject=My%20case',
    '<mailto:jo.bloggs@example.org|jo.bloggs@example.org>',
    'JO.BLOGGS@EXAMPLE.ORG.',
    'jo.bloggs+case@example.org,',
    'e: jo.bloggs@example.org',
    'jo.bloggs @ example.org',
    '‘jo.bloggs@example.org’',
  ])('as %s', (typed) => {
    expect(emailsIn(typed)).toEqual(['jo.bloggs@example.org'])
  })
  test.each(["o'neil@example.org", 'o’neil@example.org', 'It is o‘neil@example.org'])('and %s is not neil@example.org', (typed) => {
    expect(emailsIn(typed)).toEqual(["o'neil@example.org"])
  })
  test('and “meet me @ ten” is none', () => {
    expect(emailsIn('meet me @ ten, or rang @ 10.30')).toEqual([])
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
    'FW: RE: IC-777777-A1B2 complaint',
    'IC-777777-A1B2 (second complaint)',
    'IC-777777-A1B2 – delay',
    'the delay on IC-777777-A1B2',
    'IC - 777777 - A1B2',
    'https://cases.example/case/IC-777777-A1B2',
    'https://cases.example/view?case=IC-777777-A1B2&tab=2',
    '<https://cases.example/case/IC-777777-A1B2|IC-777777-A1B2>',
    'https://cases.example:8443/2026/IC-777777-A1B2/notes (NFC)',
  ])('as %s', (typed) => {
    expect(referencesIn(typed)).toEqual(['IC777777A1B2'])
  })
  test.each(['IC-1, IC-2', 'IC-1 IC-2', 'IC-1 and IC-2', 'ic 1 ic 2', 'IC-1 (closed) / IC-2 (open)', 'case IC-1 & case IC-2'])(
    'and two are two: %s',
    (typed) => {
      expect(referencesIn(typed)).toEqual(['IC1', 'IC2'])
    },
  )
  test('whose end may be a word is found with it and without it', () => {
    expect(referencesIn('IC-123456-WXYZ')).toEqual(['IC123456WXYZ'])
    expect(referencesIn('ic 123456 wxyz')).toEqual(['IC123456', 'IC123456WXYZ'])
  })
  test('is the same whatever is said around it, and with whatever other one', () => {
    const remark = fc.constantFrom('', 'complaint', '(closed)', '– second letter', 'about the delay', '[NFC]', 'unallocated')
    const dress = fc.constantFrom(
      (n: number) => `IC-${n}-A1B2`,
      (n: number) => `ic ${n} a1b2`,
      (n: number) => `case IC/${n}/A1B2`,
      (n: number) => `IC${n}A1B2`,
    )
    const number = fc.integer({ min: 1_000, max: 999_999 })
    const joint = fc.constantFrom(', ', ' and ', '; ', ' ')
    fc.assert(
      fc.property(number, number, dress, dress, remark, remark, joint, (one, two, first, second, after, afterwards, between) => {
        const typed = `${first(one)} ${after}${between}${second(two)} ${afterwards}`
        expect(new Set(referencesIn(typed))).toEqual(new Set([`IC${one}A1B2`, `IC${two}A1B2`]))
      }),
    )
  })
  test('of ours too: RE-2026-0001', () => {
    expect(referencesIn('RE-2026-0001')).toEqual(['RE20260001'])
  })
})
