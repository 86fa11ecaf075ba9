import { z } from 'zod'

const page = z.string().regex(/^https:\/\/[^/\s]+(\/\S*)?$/, 'must be the address of a page, with https://')

/** What the app package for Teams says of its publisher. The bot itself needs none of it; the package is not made without. */
export const teamsPackage = z.object({
  TEAMS_PUBLISHER: z
    .string()
    .regex(/^[\p{L}\p{N}][\p{L}\p{N} .,&'’()-]{0,31}$/u, 'must be the publisher’s name, in at most 32 letters')
    .optional(),
  TEAMS_WEBSITE_URL: page.optional(),
  TEAMS_PRIVACY_URL: page.optional(),
  TEAMS_TERMS_URL: page.optional(),
  TEAMS_APP_VERSION: z
    .string()
    .regex(/^\d{1,5}\.\d{1,5}\.\d{1,5}$/, 'must be three numbers with dots between, one higher each time that you upload it: 1.0.1')
    .optional(),
})

/** The same, all of it given. */
export type TeamsPackage = { readonly [Name in keyof z.infer<typeof teamsPackage>]-?: NonNullable<z.infer<typeof teamsPackage>[Name]> }

const wanted: Readonly<Record<keyof TeamsPackage, string>> = {
  TEAMS_PUBLISHER: 'who publishes the app: your office',
  TEAMS_WEBSITE_URL: 'your office’s site',
  TEAMS_PRIVACY_URL: 'your page on privacy, which covers what the bot keeps',
  TEAMS_TERMS_URL: 'your terms of use',
  TEAMS_APP_VERSION: 'the version, one higher each time that you upload it: 1.0.0',
}

/** Reads it from settings; else a sentence on each that is missing or wrong. */
export function readTeamsPackage(
  given: Readonly<Record<string, string | undefined>>,
): TeamsPackage | { readonly faults: readonly string[] } {
  const names = Object.keys(wanted) as (keyof TeamsPackage)[]
  const set = Object.fromEntries(names.flatMap((name) => (given[name]?.trim() ? [[name, given[name].trim()]] : [])))
  const missing = names.filter((name) => !(name in set)).map((name) => `${name} is missing: ${wanted[name]}.`)
  const read = teamsPackage.required().safeParse(set)
  if (read.success) return read.data
  const wrong = read.error.issues.filter(({ path }) => String(path[0]) in set).map(({ path, message }) => `${String(path[0])} ${message}.`)
  return { faults: [...missing, ...wrong] }
}
