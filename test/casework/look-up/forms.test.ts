import { namesFit } from '../../../src/casework/look-up/belong.js'
import { openNameIndex } from '../../../src/casework/look-up/name-index.js'
import { referencesIn } from '../../../src/procedures/shared/reference.js'
import { telephonesIn } from '../../../src/procedures/shared/telephone.js'
import type { RecordId } from '../../../src/procedures/words.js'

const idOf = (n: number) => `RE-2026-${String(n).padStart(4, '0')}` as RecordId

/** Names of fourteen languages: first name, last name. */
const names = `
Elizabeth Whitfield|Robert Smith-Jones|Siân O’Neil|Gráinne O’Connor|Işıl Yıldız|Hüseyin Çelik|Jürgen Groß|Käthe Müller|Søren Ørsted|Åse Kjær|Łukasz Szczepański
Małgorzata Wójcik|Þórunn Æsisdóttir|Nguyễn Đào|François Lefèvre|José Fernández|João Gonçalves|Đorđe Živković|Jan van den Berg|Katarína Kováčová|Ștefan Țîrcă|Дмитрий Щербаков
Γιώργος Παπαδόπουλος|李小龙|Ifeoma Okonkwo|Oluwaseun Adébáyò|Margaret Thomson O’Brien
`
  .trim()
  .split(/[|\n]/)

const bare = (name: string) => name.normalize('NFD').replace(/\p{Diacritic}/gu, '')
const apostrophes = ['’', "'", '‘', '`', 'ʼ', '´', '']

/** The forms of docs/customer-search.md: what somebody types for a name that is recorded as it stands above. */
const forms: Readonly<Record<string, (name: string, n: number) => string>> = {
  'as it is': (name) => name,
  'in capitals': (name) => name.toUpperCase(),
  'in small letters': (name) => name.toLowerCase(),
  'last name first': (name) => name.split(' ').reverse().join(', '),
  'with a title': (name, n) => `${['Mr', 'Mrs.', 'Ms', 'Dr', 'Prof.', 'Sir'][n % 6]} ${name}`,
  'without accents': (name) => bare(name),
  'accents apart from their letters': (name) => name.normalize('NFD'),
  'another apostrophe, or none': (name, n) => name.replaceAll('’', apostrophes[n % apostrophes.length] ?? ''),
  'a space for an apostrophe': (name) => name.replaceAll('’', ' '),
  'a space or nothing for a hyphen': (name, n) => name.replaceAll('-', n % 2 ? ' ' : ''),
  'more spaces': (name) => `  ${name.replaceAll(' ', '   ')} `,
  'a word of it': (name, n) => {
    const words = name.split(' ').filter((word) => word.length > 2)
    return words[n % words.length] ?? name
  },
}

describe('A name is found in every form that is promised', () => {
  const index = openNameIndex()
  names.forEach((name, place) => {
    index.put(idOf(place), name)
  })
  const rounds = Math.ceil(10_000 / (names.length * Object.keys(forms).length))

  test.each(Object.entries(forms))('%s', (_, form) => {
    const missed = names.flatMap((name, place) =>
      Array.from({ length: rounds }, (_, n) => form(name, n + place)).filter((typed) => !index.find(typed).includes(idOf(place))),
    )
    expect([...new Set(missed)]).toEqual([])
  })
  test('10,000 spellings in all', () => {
    expect(rounds * names.length * Object.keys(forms).length).toBeGreaterThanOrEqual(10_000)
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
