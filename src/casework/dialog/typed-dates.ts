import { remembered } from '../../procedures/shared/remembered.js'
import type { Country } from '../../procedures/shared/telephone.js'

type Part = 'year' | 'month' | 'day'

/** How a date is written in figures in a country, in the language that most people speak there. */
const writing = remembered((country: Country) => {
  const { language } = new Intl.Locale('und', { region: country }).maximize()
  return new Intl.DateTimeFormat(`${language}-${country}`, {
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    timeZone: 'UTC',
    calendar: 'gregory',
    numberingSystem: 'latn',
  })
})
const isPart = (type: string): type is Part => type === 'year' || type === 'month' || type === 'day'
const orderIn = (country: Country): readonly Part[] =>
  writing(country)
    .formatToParts(0)
    .flatMap(({ type }) => (isPart(type) ? [type] : []))

/** A date as people of this country write it, to show how: 24/11/2026 in Britain, 11/24/2026 in the United States. */
export const dateExample = (country: Country): string =>
  writing(country)
    .format(Date.UTC(2026, 10, 24))
    .replace(/\p{Cf}/gu, '')

/**
 * What people type where there is no date picker, as YYYY-MM-DD. With the year last, it is read in the order of the office's country: 3/4/2026 is the
 * third of April in Britain and the fourth of March in the United States. Where the year stands first by custom, with the year last it could mean
 * either: it stays as it was typed, as everything does that is no date, and the form asks again. With the year first it means one day everywhere.
 */
export const dateTyped = (text: string, country: Country): string => {
  const [first, second, third] = /^(\d{1,4})\s*[./-]\s*(\d{1,2})\s*[./-]\s*(\d{1,4})\.?$/.exec(text.trim())?.slice(1) ?? []
  if (!first || !second || !third) return text
  const written = (year: string, month: string, day: string) => `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  if (first.length === 4 && third.length <= 2) return written(first, second, third)
  const [begins, , ends] = orderIn(country)
  if (ends !== 'year' || first.length > 2 || third.length !== 4) return text
  return begins === 'month' ? written(third, first, second) : written(third, second, first)
}
