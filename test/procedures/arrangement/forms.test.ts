import { customerForm } from '../../../src/procedures/arrangement/forms.js'
import { testOffice } from '../test-office.js'

/** What is wrong with a customer's number or address; empty when it may stand. */
const wrongWith = (typed: { readonly telephone?: string; readonly email?: string }): readonly string[] => {
  const read = customerForm(testOffice()).safeParse({ customer: 'Jo Bloggs', ...typed })
  return read.success ? [] : read.error.issues.map(({ message }) => message)
}

describe('Who the customer is (s15)', () => {
  test.each(['020 7946 0000', '+44 (0)20 7946 0000', '0044 20 7946 0000 ext. 12', '646000', ''])('takes the number %s', (telephone) => {
    expect(wrongWith({ telephone })).toEqual([])
  })
  test('says what to do about half a number or half an address, which no look-up would find', () => {
    expect(wrongWith({ telephone: '12', email: 'not an email' })).toEqual([
      'Give the whole number with its area code, or leave it empty.',
      'Give the whole address, such as jo@example.org, or leave it empty.',
    ])
  })
  test('needs neither', () => {
    expect(wrongWith({})).toEqual([])
    expect(wrongWith({ email: 'jo@example.org' })).toEqual([])
  })
})
