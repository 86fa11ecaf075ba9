import { mongo } from 'mongoose'

/** A cursor of the driver’s over documents in memory, which come as bytes, so many at a time. */
export const cursorOver = <Doc extends object>(docs: readonly Doc[], atOnce = 500) => {
  const left = [...docs]
  const here: Uint8Array[] = []
  return {
    readBufferedDocuments: (): readonly Uint8Array[] => here.splice(0),
    next: async (): Promise<Uint8Array | null> => {
      if (here.length === 0) here.push(...left.splice(0, atOnce).map((doc) => mongo.BSON.serialize(doc)))
      return here.shift() ?? null
    },
    close: async (): Promise<void> => {},
  }
}
