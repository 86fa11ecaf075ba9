import Holidays from 'date-holidays'
import { remembered } from '../procedures/shared/remembered.js'

/** Where bank holidays come from: a region such as GB-ENG, dates of the office's own (YYYY-MM-DD), or both. */
export interface BankHolidays {
  readonly region?: string | undefined
  readonly dates?: readonly string[] | undefined
}

/** Does the office know this region's bank holidays? 'GB', 'GB-ENG', 'DE-BY'. */
export function isRegion(region: string): boolean {
  const [country = '', ...rest] = region.split('-')
  const known = new Holidays()
  if (!Object.hasOwn(known.getCountries(), country)) return false
  return rest.length === 0 || Object.hasOwn(known.getStates(country) ?? {}, rest.join('-'))
}

/** The region whose bank holidays those of a time zone most likely keep; undefined where no country, or more than one, goes by it. */
export function regionOf(timeZone: string): string | undefined {
  if (timeZone === 'Europe/London') return 'GB-ENG'
  const [only, ...others] = Object.keys(new Holidays().getCountries()).filter((country) =>
    new Holidays(country).getTimezones().includes(timeZone),
  )
  return others.length === 0 ? only : undefined
}

/** Tells whether a local date (YYYY-MM-DD) is a bank holiday. */
export function bankHolidays({ region, dates = [] }: BankHolidays): (date: string) => boolean {
  const own = new Set(dates)
  if (region === undefined) return (date) => own.has(date)
  const ofYear = yearsOf(region)
  return (date) => own.has(date) || ofYear(date.slice(0, 4)).has(date)
}

/**
 * The bank holidays of a region by year, each worked out once (ours): laying a country's rules out takes most of what an office file takes to be
 * read, and it is read again with every word of who is here.
 */
const yearsOf = remembered((region: string) => {
  const [country = '', ...rest] = region.split('-')
  // Observances and school holidays are known for many regions too: the office is open on those.
  const options = { types: ['public', 'bank'] as ('public' | 'bank')[] }
  const calendar = rest.length > 0 ? new Holidays(country, rest.join('-'), options) : new Holidays(country, options)
  return remembered(
    (year: string): ReadonlySet<string> => new Set(calendar.getHolidays(Number(year)).map((holiday) => holiday.date.slice(0, 10))),
  )
})
