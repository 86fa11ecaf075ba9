import type { PeopleFile } from './people-file.js'

/**
 * A people file with everybody whom another knew and it does not: they have left, and keep their ids for ever. Of whom both know, the first says who
 * they are. Pure.
 */
export function withIdsOf(file: PeopleFile, known: PeopleFile | undefined): PeopleFile {
  if (!known) return file
  const has = new Set([...file.people, ...file.left].map(({ id }) => id))
  const on = known.fetched.slice(0, 10)
  const missing = [...known.left, ...known.people.map(({ id, key, name }) => ({ id, key, name, on }))].filter(({ id }) => !has.has(id))
  return missing.length === 0 ? file : { ...file, left: [...file.left, ...missing] }
}
