import type { PeopleFile } from './people-file.js'

/**
 * The people by two files of them. Who is here, the later of the two says: each bot has a file of its own, and one of before may have been put back.
 * Everybody whom only the other knew has left, and keeps their id for ever. Of the same moment, the first says it. Pure.
 */
export function peopleOfBoth(file: PeopleFile, known: PeopleFile | undefined): PeopleFile {
  if (!known) return file
  return known.fetched > file.fetched ? withIdsOf(known, file) : withIdsOf(file, known)
}

function withIdsOf(file: PeopleFile, known: PeopleFile): PeopleFile {
  const has = new Set([...file.people, ...file.left].map(({ id }) => id))
  const on = known.fetched.slice(0, 10)
  const missing = [...known.left, ...known.people.map(({ id, key, name }) => ({ id, key, name, on }))].filter(({ id }) => !has.has(id))
  return missing.length === 0 ? file : { ...file, left: [...file.left, ...missing] }
}
