import type { Urgency } from '../procedures/procedure.js'
import type { RecordId } from '../procedures/words.js'

/** What the courier tells of its work, for logs and metrics: references and kinds, nothing personal. `waited` and `due` in milliseconds and ISO. */
export type Told =
  | {
      readonly tells: 'delivered'
      readonly record: RecordId
      readonly notice: string
      readonly channel: string
      readonly urgency: Urgency
      readonly tries: number
      readonly waited: number
    }
  | { readonly tells: 'failed'; readonly record: RecordId; readonly notice: string; readonly urgency: Urgency }
  | {
      readonly tells: 'stumbled'
      readonly record: RecordId
      readonly channel: string
      readonly urgency: Urgency
      readonly fault: 'later' | 'unclear' | 'never' | 'cut' | 'crash'
      readonly cause?: unknown
    }
  | { readonly tells: 'put back'; readonly record: RecordId; readonly urgency: Urgency; readonly tries: number; readonly due: string }
  | { readonly tells: 'rang'; readonly record: RecordId; readonly alarm: string; readonly outcome: 'taken' | 'moot' | 'draw' }
  | { readonly tells: 'redrawn'; readonly record: RecordId; readonly copies: number }
  | { readonly tells: 'lease lost'; readonly record: RecordId }
  | { readonly tells: 'completed'; readonly records: number }
  | { readonly tells: 'fault'; readonly doing: 'take' | 'deliver' | 'complete'; readonly record?: RecordId; readonly fault: unknown }

/** Where the courier's tales go. Must not throw. */
export type Report = (told: Told) => void
