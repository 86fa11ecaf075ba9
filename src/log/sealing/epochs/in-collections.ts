import type { Connection } from 'mongoose'
import { type EpochDoc, type EpochPlace, isEpoch } from './epoch-place.js'

const prefix = 'epoch-'
/** What a server says of a collection that is not there. */
const isGone = (fault: unknown): boolean => fault instanceof Error && 'code' in fault && fault.code === 26

/** Each epoch's key in a collection of its own: MongoDB keeps every collection in a file of its own, and deletes the file with it. */
export const epochsInCollections = (connection: Connection): EpochPlace => {
  const at = (id: string) => connection.collection<EpochDoc>(`${prefix}${id}`)
  const find = async (id: string): Promise<EpochDoc | undefined> => (await at(id).findOne({ _id: id })) ?? undefined
  return {
    kind: 'collections',
    find,
    async all() {
      const found = (await connection.db?.listCollections({}, { nameOnly: true }).toArray()) ?? []
      const ids = found.flatMap(({ name }) =>
        name.startsWith(prefix) && isEpoch(name.slice(prefix.length)) ? [name.slice(prefix.length)] : [],
      )
      return (await Promise.all(ids.map(find))).filter((doc) => doc !== undefined)
    },
    async add(doc) {
      await at(doc._id).insertOne(doc)
    },
    async replace({ _id, ...fields }) {
      await at(_id).updateOne({ _id }, { $set: fields })
    },
    async drop(id) {
      await at(id)
        .drop()
        .catch((fault: unknown) => {
          if (!isGone(fault)) throw fault
        })
    },
  }
}
