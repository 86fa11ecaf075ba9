import { atRisk } from '../../../src/procedures/at-risk/at-risk.js'
import { urgentAtRisk } from '../../../src/procedures/at-risk/directly.js'
import type { Person } from '../../../src/procedures/people.js'
import type { StaffId } from '../../../src/procedures/words.js'
import { given } from '../given.js'
import { facts, recordId, staff, testOffice, tuesday } from '../test-office.js'

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

// The only senior of an office raises an alert herself: there is nobody to send it to, and she must not rely on it.
test.each([true, false])('that an alert goes to nobody is told at once, and after it was tried (%j)', (sent) => {
  for (const savedAs of [undefined, recordId('AR-2026-0001')]) {
    const words = read([], { journalled: true, savedAs, sent })
    expect(words).toContain('could be brought to nobody yet: go to the nearest manager now')
    expect(words).not.toMatch(/senior colleagues|need not send/)
    const card = JSON.stringify(urgentAtRisk.directly.toReporter([], staff('asha'), office, tuesday, { journalled: true, savedAs, sent }))
    expect(card).not.toMatch(/every senior|as well|sending it/)
  }
})

test('the receipt of a saved alert that goes to nobody says whom to go to', () => {
  const alone = testOffice({ people: office.people.filter(({ id }) => id === 'gita') })
  const { state } = given(atRisk).when({ step: 'RaiseAlert', report: { said: 'He will jump.' } }, facts('gita', { office: alone }))
  const view = atRisk.view('receipt', state, { person: alone.people.slice(0, 1)[0] as Person }, facts('gita', { office: alone }))
  expect(view.anywhere).toMatch(/brought to nobody yet: go to the nearest manager now.*ring 999/)
  expect(view.anywhere).not.toContain('need not send')
  expect(JSON.stringify(view.data)).toContain('Go to the nearest manager now')
})
