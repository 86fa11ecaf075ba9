import { type CountryCode, isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js'
import { asCompared } from './as-seen.js'

/** The country where numbers without a country code are rung from: two letters, such as GB. */
export type Country = CountryCode

/** Is this a country whose telephone numbers can be read? */
export const isCountry = (code: string): code is Country => isSupportedCountry(code)

/** Nobody types more for two numbers with the words around them; what is longer is cut before it is read. */
const longest = 300
/** Fewer digits are an extension, a time or a house number. */
const fewestDigits = 6
/** An extension in every dress: "x12", "ext. 12", ";ext=12", "#12". It leads to the same customer, so it is left aside. */
const extension = /(?:[;,]?\s*\b(?:extension|extn|ext)\b\s*[.:=]?|(?<=\d)\s*x|\s*#)\s*\d{1,6}(?!\d)/giu
const run = /\+?[\d(][\d\s().\-/]*\d/gu

const plain = (typed: string): string =>
  asCompared(typed)
    .slice(0, longest)
    .normalize('NFKC')
    .replace(/\p{Dash}|(?<=\d)[_•·∙‧](?=\d)/gu, '-')
    .replace(/\p{Decimal_Number}/gu, (digit) => String(digitOf(digit)))
    .replace(extension, ' ; ')

/** Decimal digits of every script stand in rows of ten: Arabic, Devanagari and others read as 0 to 9. */
const digitOf = (digit: string): number => {
  const code = digit.codePointAt(0) ?? 0x30
  if (code < 0x80) return code - 0x30
  let zero = code
  while (code - zero < 9 && /\p{Decimal_Number}/u.test(String.fromCodePoint(zero - 1))) zero -= 1
  return code - zero
}

const digitsIn = (text: string): string => text.replace(/\D/g, '')

const whole = (text: string, country: Country): string | undefined => {
  const number = parsePhoneNumberFromString(text.trim().replace(/^00/, '+'), country)
  return number?.isPossible() ? number.number : undefined
}

/** A run of digits as one number, or as the two that stand in it side by side. */
const numbersOf = (text: string, country: Country): readonly string[] => {
  if (digitsIn(text).length < fewestDigits) return []
  const one = whole(text, country)
  if (one) return [one]
  for (const { index } of text.matchAll(/[\s/]+(?=[+0(])/gu)) {
    const [first, second] = [whole(text.slice(0, index), country), whole(text.slice(index).replace(/^[\s/]+/, ''), country)]
    if (first && second) return [first, second]
  }
  return [digitsIn(text).slice(0, 20)]
}

/**
 * The telephone numbers that were typed, each in its one form (E.164: +442079460000): whatever words stand around them, with brackets,
 * 0044 or tel:, an extension left aside, several in one field. What is no number of any country is given as its digits; fewer than six
 * digits are no number. Reads the first 300 characters.
 */
export const telephonesIn = (typed: string, country: Country): readonly string[] => {
  const runs = plain(typed).match(run) ?? []
  return [...new Set(runs.flatMap((text) => numbersOf(text, country)))]
}

/** The number as a telephone rings it (E.164): undefined for what is none of any country, such as the extension of an office's own exchange. */
export const dialled = (typed: string, country: Country): string | undefined =>
  telephonesIn(typed, country).find((number) => number.startsWith('+'))
