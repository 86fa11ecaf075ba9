import { openReader } from '../../../src/casework/subject-access/marked.js'
import { whoIs } from '../../../src/casework/subject-access/who.js'
import { testOffice } from '../../procedures/test-office.js'

const office = testOffice()
const said = (name: string, text: string, also: readonly string[] = []) =>
  openReader(whoIs({ is: 'customer', customer: { name }, also }, office, []), office, () => false).names(text)

// Whoever asks must not miss what is theirs since their name was written in another way than they gave it.
describe('a person is found in words', () => {
  test.each([
    ['Wang Xiaoming', 'Mr Wang shouted.'],
    ['李小龙', 'Mr Li shouted.'],
    ['Gabriel García Márquez', 'Mr García shouted.'],
    ['Gabriel García Márquez', 'Then Gabriel Garcia rang.'],
    ['Anna van der Berg', 'Mrs Vanderberg shouted.'],
    ['Anna Vandenberg', 'Mrs van den Berg shouted.'],
    ['Mary Smith-Jones', 'It was Smith again.'],
    ['Mary Smith Jones', 'Then mary smith rang.'],
    ['Muhammad Abdul Rahman', 'Mr Abdulrahman shouted.'],
    ['BLOGGS Jo', 'It was Bloggs again.'],
    ['Jo Bloggs Jr', 'It was Bloggs again.'],
    ['Jo Bloggs, MBE', 'It was Bloggs again.'],
    ['Jo Bloggs MA', 'It was Bloggs again.'],
    ['Jo Bloggs (deceased)', 'It was Bloggs again.'],
  ])('perhaps: %s, in “%s”', (name, text) => expect(said(name, text)).toBe('perhaps'))

  test.each([
    ['Li Xiaolong', '李小龙 shouted.'],
    ['Xiao Long Li', 'Xiaolong Li shouted.'],
    ['Jo Bloggs née Smith', 'Jo Smith shouted.'],
    ['Mrs J Bloggs (formerly Smith)', 'Mrs J Smith shouted.'],
    ['Jo Bloggs MBE', 'Jo Bloggs shouted.'],
    ['Yo Yo Ma', 'Yo Ma shouted.'],
    ['Jo (Josephine) Bloggs', 'Jo Bloggs shouted.'],
  ])('surely: %s, in “%s”', (name, text) => expect(said(name, text)).toBe('surely'))

  test.each([
    ['Wang Xiaoming', 'The wang was loose.'],
    ['Mary Ann Bloggs', 'Ann shouted at Mary, and Mrs Jones rang.'],
    ['Anna van der Berg', 'Mr van der Merwe shouted.'],
    ['Jo Bloggs Jr', 'It was a junior of ours.'],
    ['Jo Bloggs MBE', 'He has an MBE.'],
  ])('not at all: %s, in “%s”', (name, text) => expect(said(name, text)).toBeUndefined())
})
