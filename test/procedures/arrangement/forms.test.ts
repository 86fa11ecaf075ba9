import { z } from 'zod'
import type { RawValues } from '../../../src/casework/arrival.js'
import { fieldsOf } from '../../../src/casework/dialog/fields-of.js'
import { parseForm } from '../../../src/casework/dialog/parse-form.js'
import { adjustment, restriction } from '../../../src/procedures/arrangement/arrangement.js'
import { customerForm } from '../../../src/procedures/arrangement/forms.js'
import { termsFrom, typedIn } from '../../../src/procedures/arrangement/request.js'
import type { Answers } from '../../../src/procedures/form.js'
import { given } from '../given.js'
import { facts, testOffice } from '../test-office.js'
import { asks } from './requests.js'
import { request } from './story.js'

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

describe('Checks stand at their step, at their field (s4, s5, s10, s15)', () => {
  const form = (kind: 'restriction' | 'adjustment') =>
    (kind === 'restriction' ? restriction : adjustment).dialogs.find(({ name }) => name === 'ask')
  /** What is wrong on one screen, by field. */
  const faults = (screen: string, typed: RawValues, answers: Answers = {}, kind: 'restriction' | 'adjustment' = 'restriction') => {
    const step = form(kind)?.steps.find(({ name }) => name === screen)
    if (!step) throw new Error(`there is a screen ${screen}`)
    return parseForm(step.form(answers, facts('asha')), typed, testOffice()).errors
  }
  const something = { subject: 'Fees', mailFolder: 'no' }
  test('dates: a start that has gone by, a wrong year, a review too soon or too late', () => {
    expect(Object.keys(faults('dates', { start: '2020-01-01', review: '2020-06-01' }))).toEqual(['start'])
    expect(Object.keys(faults('dates', { start: '2029-01-01', review: '2029-06-01' }))).toEqual(['start'])
    expect(faults('dates', { start: '2026-03-03', review: '2029-03-03' })).toEqual({
      review: 'It is reviewed within a year of the start: 3 March 2027 at the latest (section 15).',
    })
    expect(Object.keys(faults('dates', { start: '2026-03-03', review: '2026-03-03' }))).toEqual(['review'])
    expect(faults('dates', { start: '2026-03-03', review: '2027-03-03' })).toEqual({})
  })
  test('terms: nothing proposed, two channels that cannot both hold', () => {
    expect(Object.keys(faults('terms', { mailFolder: 'no' }))).toEqual(['noFurtherContact'])
    expect(Object.keys(faults('terms', { mailFolder: 'no' }, { cases: 'IC-1' }))).toEqual(['noFurtherContact'])
    expect(faults('terms', { ...something, channels: ['by post only', 'by e-mail only'] })).toEqual({
      channels: '“by e-mail only” and “by post only” cannot both hold. Please choose one.',
    })
    expect(faults('terms', something)).toEqual({})
    expect(faults('terms', { mailFolder: 'no', channels: ['in writing only', 'through one mailbox'] })).toEqual({})
  })
  test('s5: “possibly” and “yes” in words; could an adjustment do instead is asked, and a yes explained', () => {
    expect(Object.keys(faults('equality', { equality: 'possibly' }))).toEqual(['equalityNote', 'instead'])
    expect(Object.keys(faults('equality', { equality: 'yes', equalityNote: ' ', instead: 'no' }))).toEqual(['equalityNote'])
    expect(Object.keys(faults('equality', { equality: 'no sign of it', instead: 'yes' }))).toEqual(['insteadNote'])
    expect(faults('equality', { equality: 'no sign of it', instead: 'no' })).toEqual({})
  })
  test('s4: it is persistence only when nothing is left to add and they know', () => {
    const persistent = { behaviour: 'unreasonably persistent', facts: 'Rang nine times.' }
    expect(Object.keys(faults('behaviour', { ...persistent, nothingToAdd: 'no', customerTold: 'yes' }))).toEqual(['nothingToAdd'])
    expect(Object.keys(faults('behaviour', { ...persistent, nothingToAdd: 'yes', customerTold: 'no' }))).toEqual(['customerTold'])
    expect(faults('behaviour', { ...persistent, nothingToAdd: 'yes', customerTold: 'yes' })).toEqual({})
  })
  test('earlier records: a sentence, a token of 2,400 letters', () => {
    const typed = (linked: string) => faults('behaviour', { behaviour: 'unacceptable', facts: 'Swore.', linked }).linked
    expect(typed('He has done this before, as the last call and the one before it show quite clearly')).toMatch(
      /^Give references such as TC-2026-0001/,
    )
    expect(typed('x'.repeat(2_400))).toMatch(/^Give references/)
    expect(typed('tc-2026-0001, RE-2026-0002')).toBeUndefined()
    expect(typed('TC-2026-0001, and the call before it')).toMatch(/^Give references/)
  })
  test.each(['TC–2026–0001', 'tc 2026 0001', 'TC-2026-0001.', 'TC/2026/0001', 'TC-2026-0001 and TC-2026-0001'])(
    'earlier records however they are written: %s',
    (linked) => {
      expect(faults('behaviour', { behaviour: 'unacceptable', facts: 'Swore.', linked })).toEqual({})
      expect(typedIn({ linked })).toEqual(['TC-2026-0001'])
    },
  )
  test('relevant cases are a field of their own; no further contact is asked of each', () => {
    const screen = form('restriction')?.steps.find(({ name }) => name === 'terms')
    const field = fieldsOf(screen?.form({ cases: 'IC-1, IC-2' }, facts('asha')) ?? z.object({})).find(
      ({ name }) => name === 'noFurtherContact',
    )
    expect(field).toMatchObject({ input: 'choices', options: [{ value: 'IC-1' }, { value: 'IC-2' }] })
  })
  test.each(['IC-1, IC-2', 'IC-1 IC-2', 'IC-1 and IC-2', 'IC-1\nIC-2'])('… of each of “%s”, and none is closed with another', (cases) => {
    const screen = form('restriction')?.steps.find(({ name }) => name === 'terms')
    const field = fieldsOf(screen?.form({ cases }, facts('asha')) ?? z.object({})).find(({ name }) => name === 'noFurtherContact')
    expect(field?.options).toEqual([
      { value: 'IC-1', label: 'IC-1' },
      { value: 'IC-2', label: 'IC-2' },
    ])
    expect(termsFrom('restriction', { cases, noFurtherContact: ['IC-2'] })).toMatchObject({
      cases: ['IC-1', 'IC-2'],
      noFurtherContact: ['IC-2'],
    })
  })
  test('who could decide is told before they fill it in that they cannot decide on their own', () => {
    const know = (id: string) => form('restriction')?.steps[0]?.know?.({}, facts(id)).join()
    expect(know('gita')).toMatch(/Nobody decides on their own request, whatever their rank: Gwen Hughes or Hugh Barnes decides this one/)
    expect(know('asha')).not.toMatch(/own request/)
  })
  test.each(['linked', 'start', 'behaviour', 'equality', 'mailFolder', 'cases', 'channels'])(
    'at the door too: a request with a wrong %s is refused',
    (field) => {
      const step = { ...asks(request), [field]: field === 'cases' ? 7 : 'x'.repeat(3_000) }
      const judged = given(restriction).when(step as never, facts('asha'))
      expect(judged.refusedBecause).toMatch(/\S/)
      expect(judged.events).toEqual([])
    },
  )
})
