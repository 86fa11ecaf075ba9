import { z } from 'zod'
import type { DialogView, RawValues } from '../../casework/arrival.js'
import type { Clock } from '../../casework/casework.js'
import type { SealedStore } from '../../log/log.js'
import { instant } from '../../procedures/words.js'
import { openSeen } from './seen.js'

/** A form as it was last shown, kept so that it can be opened again with everything typed. */
export interface OpenForms {
  /** Remembers what of the draft had no room in its modal; survives a restart when there is any. */
  shown(dialog: DialogView, kept: RawValues): Promise<void>
  keptOf(draft: string): Promise<RawValues>
  /** Keeps the form for a button that opens it again. */
  putAside(form: FormAside): Promise<void>
  takeUp(draft: string): Promise<FormAside | undefined>
}

/** A form with everything typed in it. */
export interface FormAside {
  readonly draft: string
  readonly step: string
  readonly values: RawValues
}

const Values = z.record(z.string(), z.union([z.string(), z.array(z.string()), z.array(z.record(z.string(), z.string()))]))
const Aside = z.object({ draft: z.string(), step: z.string(), values: Values })
const asideKind = 'slack-form'
const keptKind = 'slack-kept'
const hours = 24

/** Opens it over the sealed store, with a memory for when the store is away. */
export function openForms(store: SealedStore, clock: Clock): OpenForms {
  const kept = openSeen<RawValues>(clock, hours * 3600, 2000)
  const aside = openSeen<FormAside>(clock, hours * 3600, 2000)
  const until = () => ({ until: instant(new Date(clock().getTime() + hours * 3600_000)) })
  const away = () => undefined
  return {
    async shown(dialog, rest) {
      if (Object.keys(rest).length === 0) return
      kept.put(dialog.draft, rest)
      await store.putSealed(keptKind, dialog.draft, rest, until()).catch(away)
    },
    async keptOf(draft) {
      const known = kept.get(draft)
      if (known) return known
      const read = Values.safeParse(await store.getSealed(keptKind, draft).catch(away))
      return read.success ? read.data : {}
    },
    async putAside(form) {
      aside.put(form.draft, form)
      await store.putSealed(asideKind, form.draft, form, until()).catch(away)
    },
    async takeUp(draft) {
      const known = aside.get(draft)
      if (known) return known
      const read = Aside.safeParse(await store.getSealed(asideKind, draft).catch(away))
      return read.success ? read.data : undefined
    },
  }
}
