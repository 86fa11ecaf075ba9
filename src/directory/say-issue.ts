import { z } from 'zod'
import { didYouMean } from '../nearest.js'
import type { OfficeFault } from './office-fault.js'

/** What zod found wrong with a file of this schema, in the office's words: a fault a place. */
export const sayIssues = (schema: z.ZodType, issues: readonly z.core.$ZodIssue[]): readonly OfficeFault[] =>
  issues.flatMap((issue) => {
    const path = issue.path.map((step) => (typeof step === 'number' ? step : String(step)))
    if (issue.code !== 'unrecognized_keys') return [{ path, says: sayIssue(issue) }]
    const known = keysAt(schema, path)
    return issue.keys.map((key) => ({
      path: [...path, key],
      says: `“${key}” is not known here.${didYouMean(key, known)} Known are: ${known.join(', ')}.`,
    }))
  })

function sayIssue(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_type' && !issue.message.startsWith('Invalid input')) return issue.message
  if (issue.code === 'invalid_type' && issue.input === undefined) return 'This is missing: add it.'
  if (issue.code === 'invalid_type' && issue.input === '') return 'Fill this in, or take the line out.'
  if (issue.code === 'invalid_type') return `This should be ${kinds[issue.expected] ?? issue.expected}.`
  if (issue.code === 'invalid_value') {
    const values = issue.values.map(String)
    return `“${String(issue.input)}” is none of these.${didYouMean(String(issue.input), values)} Choose from: ${values.join(', ')}.`
  }
  return issue.message
}

const kinds: Readonly<Record<string, string>> = {
  object: 'indented lines of “key: value”',
  record: 'indented lines of “key: value”',
  array: 'a list, such as [one, two] or lines that begin with a hyphen',
  tuple: 'a list, such as [60, 120, 180]',
  string: 'a single value, not a list',
}

/** The keys that a schema knows at a place. */
function keysAt(schema: z.ZodType, path: readonly (string | number)[]): readonly string[] {
  let at: unknown = schema
  for (const step of [...path, undefined]) {
    while (at instanceof z.ZodDefault || at instanceof z.ZodPrefault || at instanceof z.ZodOptional) at = at.unwrap()
    if (step === undefined) {
      if (at instanceof z.ZodRecord) return at.keyType instanceof z.ZodEnum ? at.keyType.options.map(String) : []
      return at instanceof z.ZodObject ? Object.keys(at.shape) : []
    }
    if (at instanceof z.ZodObject) at = at.shape[step]
    else if (at instanceof z.ZodArray) at = at.element
  }
  return []
}
