import * as fields from '../shared/fields.js'
import { recordsNamed, strayIn } from '../shared/records-named.js'
import type { RecordId } from '../words.js'
import { type OpenList, openEntries } from './matter.js'

const isAll = (typed: string): boolean => /^\s*all\s*\.?\s*$/i.test(typed)

const which = (more: string, otherwise: string, also: (typed: string) => boolean = () => false) =>
  fields
    .words('Which records?', { max: 4_000, hint: `Their references, such as TC-2026-0001.${more}` })
    .refine((typed) => recordsNamed(typed).length > 0 || also(typed), otherwise)
    .refine((typed) => strayIn(typed) === undefined || recordsNamed(typed).length === 0 || also(typed), {
      error: ({ input }) => `Write whole references only: it cannot be told which record “${strayIn(String(input)) ?? ''}” means.`,
    })

/** Records that stand on no list: at least one reference, and nothing whose meaning would have to be guessed. */
export const anyRecords = () => which('', 'Write at least one reference, such as TC-2026-0001.')
/** Records of a list, or all of it. */
export const onList = () => which(' Write “all” for all of this list.', 'Write the references as they stand on the list, or “all”.', isAll)

/** The records of the list that were typed, or a sentence. Those that are between a few people can be named by nobody: only "all" means them. */
export const named = (typed: string, state: OpenList): readonly RecordId[] | { readonly missing: string } => {
  const open = openEntries(state).map(({ record }) => record)
  if (isAll(typed)) return open
  const typedOnes = recordsNamed(typed)
  const missing = typedOnes.filter((record) => !open.includes(record))
  return missing.length > 0
    ? {
        missing: `${missing.join(', ')} ${missing.length === 1 ? 'is' : 'are'} not open on this list: nothing was changed. Look at the list and write it again.`,
      }
    : typedOnes
}
