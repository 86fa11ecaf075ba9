import { z } from 'zod'
import type { RawValues } from '../casework/arrival.js'
import type { Clock } from '../casework/casework.js'
import type { Erasures, SealedStore } from '../log/log.js'
import { mentionsAny } from '../procedures/mentions.js'
import { instant, type RecordId } from '../procedures/words.js'
import { openSeen } from './seen.js'

/** A form with everything typed in it. */
export interface FormAside {
  readonly draft: string
  readonly step: string
  readonly values: RawValues
}

/** What a platform cannot hold for us: texts too long for its form, and forms that were refused and may be opened again. */
export interface FormsAside {
  /** Remembers what of the draft had no room in its form; survives a restart. `about`: the records that the form goes with. */
  keepLong(draft: string, values: RawValues, about?: readonly RecordId[]): Promise<void>
  longOf(draft: string): Promise<RawValues>
  /** Keeps the form for a button that opens it again. */
  putAside(form: FormAside): Promise<void>
  takeUp(draft: string): Promise<FormAside | undefined>
}

const Values = z.record(z.string(), z.union([z.string(), z.array(z.string()), z.array(z.record(z.string(), z.string()))]))
const Aside = z.object({ draft: z.string(), step: z.string(), values: Values })
const hours = 24

/** What memory holds; `stored`: the store has it too. */
interface Held<T> {
  readonly value: T
  stored: boolean
}

/**
 * Opens it over the sealed store, under a platform's own two kinds, with a memory for when the store is away. When a record is erased memory lets go of all
 * that the store has too, which knows what of it goes with the record: a form need not name the record that filled it in. What the store could not take
 * goes by what was said of the form when it was shown.
 */
export function openFormsAside(
  store: SealedStore & Erasures,
  clock: Clock,
  kinds: { readonly long: string; readonly form: string },
): FormsAside {
  const long = openSeen<Held<RawValues>>(clock, hours * 3600, 2000)
  const aside = openSeen<Held<FormAside>>(clock, hours * 3600, 2000)
  const goesWith = openSeen<readonly RecordId[]>(clock, hours * 3600, 2000)
  store.whenErased((records) => {
    const mention = mentionsAny(records)
    const goes = ({ value, stored }: Held<RawValues | FormAside>, draft: string): boolean =>
      stored || mention(JSON.stringify([value, goesWith.get(draft) ?? []]))
    long.dropWhere(goes)
    aside.dropWhere(goes)
  })
  const until = () => ({ until: instant(new Date(clock().getTime() + hours * 3600_000)) })
  const away = () => undefined
  const keep = async <T>(kind: string, draft: string, held: Held<T>): Promise<void> => {
    await store.putSealed(kind, draft, held.value, until()).then(() => {
      held.stored = true
    }, away)
  }
  return {
    async keepLong(draft, values, about = []) {
      if (about.length > 0) goesWith.put(draft, about)
      if (Object.keys(values).length === 0) return
      const held = { value: values, stored: false }
      long.put(draft, held)
      await keep(kinds.long, draft, held)
    },
    async longOf(draft) {
      const known = long.get(draft)
      if (known) return known.value
      const read = Values.safeParse(await store.getSealed(kinds.long, draft).catch(away))
      return read.success ? read.data : {}
    },
    async putAside(form) {
      const held = { value: form, stored: false }
      aside.put(form.draft, held)
      await keep(kinds.form, form.draft, held)
    },
    async takeUp(draft) {
      const known = aside.get(draft)
      if (known) return known.value
      const read = Aside.safeParse(await store.getSealed(kinds.form, draft).catch(away))
      return read.success ? read.data : undefined
    },
  }
}
