import { openReader } from '../../../src/casework/subject-access/marked.js'
import { whoIs } from '../../../src/casework/subject-access/who.js'
import { testOffice } from '../../procedures/test-office.js'

const office = testOffice()
const names = (text: string) =>
  openReader(whoIs({ is: 'customer', customer: { name: 'Jo Bloggs' }, also: [] }, office, []), office, () => false).names(text)

const joints = [' and ', ' & ', ' or ', '/'] as const
const endings = [' rang.', '.', ' were there, and shouted.', ', of Elm Road'] as const
const settings = joints.flatMap((joint) => endings.map((ending) => (line: string) => `Then ${line.replace('+', joint)}${ending}`))
const each = (lines: readonly string[], cased: (line: string) => string = (line) => line) =>
  lines.flatMap((line) => settings.map((set) => set(cased(line))))

// What one customer did must not be given to another as theirs since the two were named in one breath.
describe('of two people who are named together', () => {
  const ofOthers = [
    'Mary Bloggs+Jo Smith',
    'Jo Smith+Mary Bloggs',
    'Jo Smith+Bloggs',
    'Bloggs+Jo',
    'Bloggs+Jo Smith',
    'Mary Ann Bloggs+Jo Smith',
  ]
  test('one has the family name and the other the first name: it is looked at, and not said to be theirs', () => {
    for (const cased of [(line: string) => line, (line: string) => line.toLowerCase()])
      expect(each(ofOthers, cased).filter((text) => names(text) !== 'perhaps')).toEqual([])
  })

  const theirs = ['Mary+Jo Bloggs', 'Jo+Mary Bloggs', 'Jo Bloggs+Mary Smith', 'Mary Smith+Jo Bloggs', 'Mary Bloggs+Jo Bloggs']
  test('both have the family name, or one the whole name: it is theirs', () => {
    for (const cased of [(line: string) => line, (line: string) => line.toLowerCase()])
      expect(each(theirs, cased).filter((text) => names(text) !== 'surely')).toEqual([])
  })

  test.each([
    'Mary Bloggs, Jo Smith and Ann were there.',
    'Then Bloggs rang Jo.',
    'Bloggs told us that Jo would come.',
    'Jo told Bloggs so.',
  ])('nor by other words between them: %s', (text) => expect(names(text)).toBe('perhaps'))

  test.each([
    'Bloggs, Jo',
    'Bloggs, Mrs Jo',
    'BLOGGS Jo',
    'Bloggs (Jo) rang.',
    'Jo Mary Bloggs',
    'Jo M. Bloggs',
    'Bloggs, Jo Mary',
    'bloggs, jo rang',
  ])('one person is known in any order: %s', (text) => expect(names(text)).toBe('surely'))
})
