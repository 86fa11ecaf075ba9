import type { Erasures } from '../../src/log/log.js'
import type { RecordId } from '../../src/procedures/words.js'

/** Those who hear of erasures, and a way to tell them. */
export function toldErased(): Erasures & { readonly tellErased: (records: readonly RecordId[]) => void } {
  const told: Parameters<Erasures['whenErased']>[0][] = []
  return {
    whenErased: (forget) => void told.push(forget),
    tellErased(records) {
      for (const forget of told) forget(records)
    },
  }
}

/** Nothing is ever erased. */
export const nothingErased: Erasures = { whenErased: () => {} }
