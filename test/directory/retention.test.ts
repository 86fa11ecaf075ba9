import { readFileSync } from 'node:fs'
import { sampleOffice } from '../../src/directory/open-directory.js'
import { readOffice } from '../../src/directory/read-office.js'
import { procedures } from '../../src/office.js'
import { at } from '../procedures/test-office.js'

const sample = readFileSync(sampleOffice, 'utf8')
const endings = new Map(procedures.flatMap(({ name, retention }) => (retention ? [[name, retention.names] as const] : [])))
const read = (retention: string) => readOffice(`${sample}\n${retention}`, at('2026-11-28T10:00Z'), undefined, endings)
const faults = (retention: string) => {
  const found = read(retention)
  return found.ok ? [] : found.faults
}
const whole = `retention:\n  reviewDays: 14\n  periods:\n${[...endings].map(([name, names]) => `    ${name}: { ${names.map((one) => `${one}: 24 months`).join(', ')} }`).join('\n')}`

describe('how long records are kept, in the office file', () => {
  test('has no default: left out, nothing is set, and a sentence says that nothing is erased', () => {
    const found = read('')
    expect(found).toMatchObject({ ok: true, unsaid: [expect.stringContaining('nothing is erased by itself')] })
    expect(found.ok && found.office.retention).toBe(undefined)
  })

  test('is read in months, for every way in which every procedure ends', () => {
    const found = read(whole)
    expect(found).toMatchObject({ ok: true, unsaid: [] })
    expect(found.ok && found.office.retention?.months['terminated-call']).toEqual({ discussed: 24 })
    const years = read('retention:\n  reviewDays: 30\n  periods:\n    at-risk: { passed on: 7 years }')
    expect(years.ok && years.office.retention).toEqual({ reviewDays: 30, months: { 'at-risk': { 'passed on': 84 } } })
  })

  test('stands beside the date of the first yearly review, which may be left out', () => {
    const found = read('practiceReview:\n  first: 2027-03-31')
    expect(found.ok && found.office.firstPracticeReview).toBe('2027-03-31')
    expect(faults('practiceReview:\n  first: 2027-02-30').join()).toContain('Write a date that exists')
  })

  test('says what has no period yet', () => {
    const found = read('retention:\n  reviewDays: 30\n  periods:\n    at-risk: { passed on: 7 years }')
    expect(found).toMatchObject({ ok: true, unsaid: [expect.stringContaining('at-risk (handled here, no further action)')] })
  })

  test.each([
    ['reviewDays: 1\n  periods: {}', 'retention.reviewDays: Use a number from 7 to 90'],
    ['reviewDays: 14\n  periods:\n    terminated-cal: { discussed: 1 year }', 'Did you mean “terminated-call”?'],
    ['reviewDays: 14\n  periods:\n    terminated-call: { discused: 1 year }', 'Did you mean “discussed”?'],
    ['reviewDays: 14\n  periods:\n    terminated-call: { discussed: 24 }', 'Write how long as a number of months or years'],
    ['reviewDays: 14\n  periods:\n    terminated-call: { discussed: 0 months }', 'Write how long as a number of months or years'],
    ['reviewDays: 14\n  periods:\n    terminated-call: { discussed: 400 years }', 'Use 100 years at most.'],
    ['periods: {}', 'retention.reviewDays'],
  ])('refuses %j with a sentence and its line', (text, sentence) => {
    const found = faults(`retention:\n  ${text}`)
    expect(found).toHaveLength(1)
    expect(found[0]).toContain(sentence)
    expect(found[0]).toMatch(/^line \d+, /)
  })
})
