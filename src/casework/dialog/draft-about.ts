import { wholeCharacters } from '../../cards/pieces.js'
import type { Facts } from '../../procedures/procedure.js'
import type { Draft } from './drafts.js'
import { fieldsIn, inputOf } from './schema.js'
import { textOf } from './typed.js'
import { type AnyDialog, walk } from './walk.js'

/** Enough to know one's own words again. */
const most = 60

/**
 * What tells a draft from another of the same form: the first short text in it (a name, a reference), else the first words. For whoever typed
 * it, and nobody else. Undefined: there is nothing of the kind in it yet.
 */
export function draftAbout(dialog: AnyDialog, draft: Draft, facts: Facts): string | undefined {
  const texts = walk(dialog, draft, facts).steps.flatMap(({ form, values }) =>
    fieldsIn(form).flatMap(([name, field]) => {
      const input = inputOf(field)
      const words = textOf(values[name]).replaceAll(/\s+/g, ' ').trim()
      return words !== '' && (input === 'line' || input === 'lines') ? [{ input, words }] : []
    }),
  )
  const { words } = texts.find(({ input }) => input === 'line') ?? texts[0] ?? {}
  return words === undefined || words.length <= most ? words : `${words.slice(0, wholeCharacters(words, most))}…`
}
