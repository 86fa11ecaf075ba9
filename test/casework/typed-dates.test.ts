import { dateExample, dateTyped } from '../../src/casework/dialog/typed-dates.js'

describe('A day that is typed in figures', () => {
  test.each([
    ['GB', '24/11/2026'],
    ['IE', '24/11/2026'],
    ['US', '11/24/2026'],
    ['DE', '24.11.2026'],
    ['SE', '2026-11-24'],
  ] as const)('is asked for in %s as %s, and what is asked for is read', (country, example) => {
    expect(dateExample(country)).toBe(example)
    expect(dateTyped(example, country)).toBe('2026-11-24')
  })
  test.each([
    ['GB', '3/4/2026', '2026-04-03'],
    ['IE', '03.04.2026', '2026-04-03'],
    ['AU', '3-4-2026', '2026-04-03'],
    ['US', '3/4/2026', '2026-03-04'],
    ['DE', '3. 4. 2026', '2026-04-03'],
    ['GB', '2026/4/3', '2026-04-03'],
    ['US', '2026-04-03', '2026-04-03'],
    ['HU', '2026. 4. 3.', '2026-04-03'],
  ] as const)('in %s as %s is %s', (country, typed, day) => {
    expect(dateTyped(typed, country)).toBe(day)
  })
  test.each([
    ['SE', '3/4/2026', 'either order may be meant where the year comes first'],
    ['CA', '03/04/2026', 'either order may be meant there'],
    ['GB', '3/4/26', 'a year has four figures'],
    ['GB', 'tomorrow', 'it is no date'],
    ['GB', '24/11', 'it has no year'],
  ] as const)('in %s as %s is asked for again: %s', (country, typed, _why) => {
    expect(dateTyped(typed, country)).toBe(typed)
  })
})
