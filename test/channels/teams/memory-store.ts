import type { SealedStore } from '../../../src/log/log.js'
import { toldErased } from '../../log/told-erased.js'

/** A store in memory; `away` makes every call fail as when the database is gone. */
export function memoryStore(): SealedStore & ReturnType<typeof toldErased> & { away: boolean } {
  const all = new Map<string, { value: unknown; owner: string | undefined }>()
  const here = () => {
    if (store.away) throw new Error('away')
  }
  const store = {
    ...toldErased(),
    away: false,
    async putSealed(kind: string, name: string, value: unknown, options: { owner?: string } = {}) {
      here()
      all.set(`${kind}/${name}`, { value: JSON.parse(JSON.stringify(value)), owner: options.owner })
    },
    async getSealed(kind: string, name: string) {
      here()
      return all.get(`${kind}/${name}`)?.value
    },
    async dropSealed(kind: string, name: string) {
      here()
      all.delete(`${kind}/${name}`)
    },
    async listSealed(kind: string, owner?: string) {
      here()
      return [...all]
        .filter(([key, item]) => key.startsWith(`${kind}/`) && (owner === undefined || item.owner === owner))
        .map(([key, { value }]) => ({ name: key.slice(kind.length + 1), value }))
    },
  }
  return store
}
