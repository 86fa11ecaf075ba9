import type { z } from 'zod'
import type { Country } from '../../procedures/shared/telephone.js'
import { inputOf, itemFields, type Peeled } from './schema.js'
import { dateExample } from './typed-dates.js'

type Fields = readonly (readonly [string, Peeled])[]

/** A fault of a field in plain words, made from its label; a date's with an example as it is written in the office's country. */
export function sayError(fields: Fields, issue: z.core.$ZodRawIssue, country: Country): string {
  const [name, place, sub] = (issue.path ?? []).map(String)
  const field = new Map(fields).get(name ?? '')
  if (!field) return 'Please check this.'
  const inner = sub === undefined ? undefined : new Map(itemFields(field)).get(sub)
  const said = inner ?? field
  if (issue.input === undefined || issue.input === '') return sayMissing(said)
  switch (issue.code) {
    case 'too_big':
      return issue.origin === 'array'
        ? `Please give no more than ${issue.maximum}.`
        : `Please shorten this to ${issue.maximum} characters. Nothing has been cut.`
    case 'too_small':
      if (issue.origin === 'array') return issue.minimum === 1 ? sayMissing(said) : `Please give at least ${issue.minimum}.`
      return issue.minimum === 1 ? sayMissing(said) : `Please say a little more: at least ${issue.minimum} characters.`
    case 'invalid_format':
      return sayFormat(issue.format, country)
    case 'invalid_value':
      return place === undefined ? sayMissing(said) : 'Please choose from the list.'
    default:
      return inputOf(said) === 'yes-no' ? 'Please choose yes or no.' : `Please check this: ${said.meta.label.replace(/[.?]$/, '')}.`
  }
}

/** What to give where nothing was given: "Please say what happened." */
export function sayMissing(field: Peeled): string {
  const label = field.meta.label.replace(/[?:.]+$/, '')
  const asked = question.test(label) || field.meta.label.endsWith('?') ? '?' : '.'
  switch (inputOf(field)) {
    case 'date':
      return 'Please give a date.'
    case 'time':
      return 'Please give a time.'
    case 'yes-no':
      return 'Please choose yes or no.'
    case 'choice':
      return `Please choose one: ${label}${asked}`
    case 'choices':
      return `Please choose at least one: ${label}${asked}`
    case 'person':
      return 'Please choose a person.'
    case 'items':
      return `Please give at least one: ${lowered(label)}.`
    default:
      return question.test(field.meta.label) ? sayQuestion(label) : `Please fill in “${label}”.`
  }
}

const question = /^(what|when|where|who|why|how|which)\b/i
/** A question with one of these may have its verb before its subject, and is no clause then. */
const inverted = /^\S+ .*\b(is|are|was|were|did|do|does|can|could|should|would|will|has|have)\b/i

const sayQuestion = (label: string): string => (inverted.test(label) ? `Please answer: ${label}?` : `Please say ${lowered(label)}.`)

const lowered = (label: string): string => label.charAt(0).toLowerCase() + label.slice(1)

function sayFormat(format: string, country: Country): string {
  if (format === 'date') return `Please give a date such as ${dateExample(country)}.`
  if (format === 'time') return 'Please give a time such as 14:05.'
  if (format === 'email') return 'Please give an e-mail address such as name@example.org.'
  if (format === 'url') return 'Please give a link that begins with https://.'
  return 'Please check how this is written.'
}
