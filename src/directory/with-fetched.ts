import type { PeopleFile } from './people-file.js'

/** An office file as it was written, before anything in it was checked. */
interface Written {
  readonly people?: unknown
  readonly directory?: unknown
}

const isEntry = (entry: unknown): entry is { readonly id: string } =>
  typeof entry === 'object' && entry !== null && 'id' in entry && typeof entry.id === 'string'

/**
 * The office file with the fetched people in it. People of the office file keep their places, so that faults name their lines; what they say
 * of somebody who was fetched wins, key by key, and the rest comes from there. Those who were fetched only come after them.
 */
export function withFetched(written: unknown, fetched: PeopleFile | undefined): unknown {
  if (!fetched || typeof written !== 'object' || written === null) return written
  const { people, directory }: Written = written
  if (directory === undefined || (people !== undefined && !Array.isArray(people))) return written
  const own: readonly unknown[] = people ?? []
  const entries = new Map(fetched.people.map(({ key: _, groups: __, ...entry }) => [String(entry.id), entry]))
  const overlaid = own.map((entry) => (isEntry(entry) ? { ...entries.get(entry.id), ...entry } : entry))
  const named = new Set(own.filter(isEntry).map(({ id }) => id))
  return { ...written, people: [...overlaid, ...[...entries.values()].filter(({ id }) => !named.has(id))] }
}
