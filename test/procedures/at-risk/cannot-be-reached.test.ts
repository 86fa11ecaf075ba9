import { urgentAtRisk } from '../../../src/procedures/at-risk/directly.js'
import type { StaffId } from '../../../src/procedures/words.js'
import { recordId, staff, testOffice, tuesday } from '../test-office.js'

// A reporter whom no message of ours reaches reads only this, where they asked: words that are in memory alone must be kept by somebody.
const office = testOffice()
const read = (people: readonly StaffId[], how: Parameters<typeof urgentAtRisk.directly.toReporter>[4]) =>
  urgentAtRisk.directly.toReporter(people, staff('asha'), office, tuesday, how).anywhere ?? ''

const on = [staff('gita')]
test.each([
  [{ sent: false, journalled: false, savedAs: undefined }, /keep a copy of your words/],
  [{ sent: true, journalled: false, savedAs: undefined }, /keep a copy of your words/],
  [{ sent: false, journalled: true, savedAs: undefined }, /not saved yet, but kept on our machine: you need not send it again/],
  [{ sent: true, journalled: true, savedAs: recordId('AR-2026-0001') }, /saved as AR-2026-0001: you need not send it again/],
] as const)('whether an alert is kept is told where its reporter cannot be written to: %j', (how, words) => {
  expect(read(on, how)).toMatch(words)
  if (!how.journalled) expect(read(on, how)).not.toMatch(/need not send/)
  // Who is not on duty may be asked, too.
  expect(read(on, how)).not.toContain('on duty')
})

test('that nobody could be reached is told after it was tried', () => {
  const how = { journalled: true, savedAs: undefined }
  expect(read([], { ...how, sent: false })).not.toContain('to nobody')
  expect(read([], { ...how, sent: true })).toContain('could be brought to nobody yet: go to the nearest manager')
})
