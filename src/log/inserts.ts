import { type Model, mongo } from 'mongoose'
import { together } from './together.js'

/** Inserts one document; false when its `_id` is taken, or its arrival opened a record already. This house has no other locks. */
export const insert = <Doc extends { readonly _id: string }>(model: Model<Doc>, doc: Doc): Promise<boolean> => {
  const known = inserting.get(model)
  const one = known ?? together<{ readonly _id: string }, boolean>((docs) => insertEach(model, docs as readonly Doc[]))
  if (!known) inserting.set(model, one)
  return one(doc)
}
const inserting = new WeakMap<object, (doc: { readonly _id: string }) => Promise<boolean>>()

/** Inserts each, whatever becomes of the others: which were, which were taken, and which the server refused. */
const insertEach = async <Doc>(model: Model<Doc>, docs: readonly Doc[]): Promise<readonly PromiseSettledResult<boolean>[]> => {
  try {
    await model.insertMany([...docs], { lean: true, ordered: false })
    return docs.map(() => ({ status: 'fulfilled', value: true }))
  } catch (fault) {
    // Nothing was sent, because of one of them.
    if (docs.length > 1 && fault instanceof mongo.MongoInvalidArgumentError)
      return (await Promise.allSettled(docs.map((doc) => insertEach(model, [doc])))).flatMap((one) =>
        one.status === 'fulfilled' ? one.value : [one],
      )
    const each = eachOf(fault)
    if (each.length === 0) throw fault
    return docs.map((_, at) => {
      const own = each.find(({ index }) => index === at)
      if (!own) return { status: 'fulfilled', value: true }
      return own.code === 11000 ? { status: 'fulfilled', value: false } : { status: 'rejected', reason: fault }
    })
  }
}

/** Inserts documents in their order, up to the first that is taken; says how many were. When one cannot even be sent, the first of them alone. */
export const insertInOrder = async <Doc extends { readonly _id: string }>(model: Model<Doc>, docs: readonly Doc[]): Promise<number> => {
  try {
    await model.insertMany([...docs], { lean: true })
    return docs.length
  } catch (fault) {
    // Nothing was sent, because of one of them.
    if (docs.length > 1 && fault instanceof mongo.MongoInvalidArgumentError) return insertInOrder(model, docs.slice(0, 1))
    const [taken] = eachOf(fault)
    if (taken?.code !== 11000) throw fault
    return taken.index
  }
}

/** What the server says of single documents of an insert; none when it failed as a whole. */
const eachOf = (fault: unknown): readonly { readonly index: number; readonly code: unknown }[] => {
  if (!(fault instanceof mongo.MongoBulkWriteError) || fault.result?.getWriteConcernError()) return []
  return [fault.writeErrors].flat().map(({ index, code }) => ({ index, code }))
}

/** Inserts documents, passing over those that are there already. */
export const insertMissing = async <Doc extends { readonly _id: string }>(model: Model<Doc>, docs: readonly Doc[]): Promise<void> => {
  await Promise.all(docs.map((doc) => insert(model, doc)))
}

/** Was an insert refused because the place is taken? */
export const isTaken = (fault: unknown): boolean => typeof fault === 'object' && fault !== null && 'code' in fault && fault.code === 11000
