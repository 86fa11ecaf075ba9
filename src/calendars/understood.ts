import type { Ical, Time } from './ical.js'

type Rule = InstanceType<Ical['Recur']>

/**
 * Which parts a rule may have that the library follows rightly, by how often it repeats: held against another reader of rules (dateutil) with 9,000 rules
 * of every shape. With weeks by number, “the first of these in a week” and others it gives times that are none. The months of a monthly rule are chosen here
 * (monthsOf), since it gives none of the times in them.
 */
const followed: Readonly<Record<string, readonly string[]>> = {
  SECONDLY: [''],
  MINUTELY: [''],
  HOURLY: [''],
  DAILY: ['', 'BYDAY', 'BYMONTH', 'BYMONTHDAY', 'BYDAY BYMONTH', 'BYDAY BYMONTHDAY'],
  WEEKLY: ['', 'BYDAY', 'BYMONTH', 'BYDAY BYMONTH'],
  MONTHLY: ['', 'BYDAY', 'BYMONTHDAY', 'BYDAY BYSETPOS', 'BYDAY BYMONTHDAY'],
  YEARLY: ['', 'BYDAY', 'BYMONTH', 'BYYEARDAY', 'BYDAY BYMONTH', 'BYMONTH BYMONTHDAY', 'BYDAY BYMONTH BYSETPOS'],
}

/**
 * The months in which a monthly rule holds; undefined when it holds in all. Each of its times lies within one month, so that the months only take whole
 * ones out (RFC 5545, 3.3.10). Pure.
 */
export const monthsOf = (rule: Rule): ReadonlySet<number> | undefined =>
  rule.freq === 'MONTHLY' && 'BYMONTH' in rule.parts ? new Set(rule.getComponent('BYMONTH').map(Number)) : undefined

/** Does the library give the times that this rule means? Where it does not, somebody would be said to be on duty, or away, who is not. Pure. */
export function isUnderstood(rule: Rule, first: Time): boolean {
  const days = rule.getComponent('BYDAY').map(String)
  const dates = rule.getComponent('BYMONTHDAY').map(Number)
  const parts = Object.keys(rule.parts)
    .filter((part) => !saysNothing(rule, part, first) && !(part === 'BYMONTH' && rule.freq === 'MONTHLY'))
    .sort()
    .join(' ')
  if (!followed[rule.freq]?.includes(parts)) return false
  switch (rule.freq) {
    case 'DAILY':
    case 'WEEKLY':
      return days.every((day) => placeOf(day) === 0) && dates.every((date) => date > 0)
    case 'MONTHLY':
      return rule.interval === 1 || parts !== 'BYDAY BYMONTHDAY'
    case 'YEARLY':
      return days.every((day) => Math.abs(placeOf(day)) < 10) && dates.every((date) => date > 0)
    default:
      return true
  }
}

/** The hour, minute or second at which the event begins anyway. */
function saysNothing(rule: Rule, part: string, first: Time): boolean {
  const begins = { BYHOUR: first.hour, BYMINUTE: first.minute, BYSECOND: first.second }[part]
  const [only, another] = rule.getComponent(part)
  return begins !== undefined && another === undefined && Number(only) === begins
}

/** The second Monday (2MO) is 2, the last (-1MO) -1, any (MO) 0. */
const placeOf = (day: string): number => Number(/^[+-]?\d+/.exec(day)?.[0] ?? 0)
