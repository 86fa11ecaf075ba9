import { parsePhoneNumberFromString } from 'libphonenumber-js'
import type { Mark } from '../procedure.js'

/** Where numbers without a country code are rung from. */
const country = 'GB'

/**
 * A telephone number in its one form (E.164: +442079460000), however it was typed: spaces, brackets, 0044, an extension left aside.
 * What is no number is returned as its digits.
 */
export const canonicalTelephone = (typed: string): string => {
  const number = parsePhoneNumberFromString(typed.replace(/^\s*00/, '+'), country)
  return number ? number.number : typed.replace(/\D/g, '')
}

const tight = (value: string): string => value.replace(/[\s\-./]/g, '').toUpperCase()

/** A mark in the one form that it is found by again: numbers, references and addresses lose what typing adds to them. */
export const mark = (kind: Mark['kind'], value: string): Mark => {
  switch (kind) {
    case 'telephone':
      return { kind, value: canonicalTelephone(value) }
    case 'case':
    case 'party':
      return { kind, value: tight(value) }
    case 'email':
      return { kind, value: value.trim().toLowerCase() }
    case 'customer':
    case 'reporter':
    case 'record':
      return { kind, value }
  }
}
