import { z } from 'zod'
import type { RawValues } from '../casework/arrival.js'
import type { Clock } from '../casework/casework.js'
import type { SealedStore } from '../log/log.js'
import { instant } from '../procedures/words.js'
import { openSeen } from './seen.js'

/** A form with everything typed in it. */
export interface FormAside {
  readonly draft: string
  readonly step: string
  readonly values: RawValues
}

/** What a platform cannot hold for us: texts too long for its form, and forms that were refused and may be opened again. */
export interface FormsAside {
  /** Remembers what of the draft had no room in its form; survives a restart. */
  keepLong(draft: string, values: RawValues): Promise<void>
  longOf(draft: string): Promise<RawValues>
  /** Keeps the form for a button that opens it again. */
  putAside(form: FormAside): Promise<void>
  takeUp(draft: string): Promise<FormAside | undefined>
}

const Values = z.record(z.string(), z.union([z.string(), z.array(z.string()), z.array(z.record(z.string(), z.string()))]))
const Aside = z.object({ draft: z.string(), step: z.string(), values: Values })
const hours = 24

/** Opens it over the sealed store, under a platform's own two kinds, with a memory for when the store is away. */
export function openFormsAside(store: SealedStore, clock: Clock, kinds: { readonly long: string; readonly form: string }): FormsAside {
  const long = openSeen<RawValues>(clock, hours * 3600, 2000)
  const aside = openSeen<FormAside>(clock, hours * 3600, 2000)
  const until = () => ({ until: instant(new Date(clock().getTime() + hours * 3600_000)) })
  const away = () => undefined
  return {
    async keepLong(draft, values) {
      if (Object.keys(values).length === 0) return
      long.put(draft, values)
      await store.putSealed(kinds.long, draft, values, until()).catch(away)
    },
    async longOf(draft) {
      const known = long.get(draft)
      if (known) return known
      const read = Values.safeParse(await store.getSealed(kinds.long, draft).catch(away))
      return read.success ? read.data : {}
    },
    async putAside(form) {
      aside.put(form.draft, form)
      await store.putSealed(kinds.form, form.draft, form, until()).catch(away)
    },
    async takeUp(draft) {
      const known = aside.get(draft)
      if (known) return known
      const read = Aside.safeParse(await store.getSealed(kinds.form, draft).catch(away))
      return read.success ? read.data : undefined
    },
  }
}
