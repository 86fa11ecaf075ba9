import type { SealedStore } from '../../../src/log/log.js'
import { toldErased } from '../../log/told-erased.js'

/** A store of small sealed things in memory, as JSON, so that what does not survive a restart does not survive here. */
export function fakeStore(): SealedStore & ReturnType<typeof toldErased> & { away: boolean; before?: (value: unknown) => Promise<void> } {
  const kept = new Map<string, { kind: string; name: string; owner?: string; json: string }>()
  const store: ReturnType<typeof fakeStore> = {
    ...toldErased(),
    away: false,
    async putSealed(kind: string, name: string, value: unknown, options: { owner?: string } = {}) {
      await store.before?.(value)
      if (store.away) throw new Error('the database is away')
      kept.set(`${kind}/${name}`, { kind, name, ...(options.owner && { owner: options.owner }), json: JSON.stringify(value) })
    },
    async getSealed(kind: string, name: string): Promise<unknown> {
      const found = kept.get(`${kind}/${name}`)
      return found && JSON.parse(found.json)
    },
    async dropSealed(kind: string, name: string) {
      kept.delete(`${kind}/${name}`)
    },
    async listSealed(kind: string, owner?: string) {
      return [...kept.values()]
        .filter((one) => one.kind === kind && (owner === undefined || one.owner === owner))
        .map(({ name, json }) => ({ name, value: JSON.parse(json) as unknown }))
        .reverse()
    },
  }
  return store
}
