import { mongo } from 'mongoose'

const written = new WeakMap<object, Uint8Array>()
/** A document as bytes, written once however many cursors come past it. */
const bytesOf = (doc: object): Uint8Array => {
  const bytes = written.get(doc) ?? mongo.BSON.serialize(doc)
  written.set(doc, bytes)
  return bytes
}

/** A cursor of the driver’s over documents in memory, which come as bytes, so many at a time. */
export const cursorOver = <Doc extends object>(docs: readonly Doc[], atOnce = 500) => {
  const left = [...docs]
  const here: Uint8Array[] = []
  return {
    readBufferedDocuments: (): readonly Uint8Array[] => here.splice(0),
    next: async (): Promise<Uint8Array | null> => {
      if (here.length === 0) here.push(...left.splice(0, atOnce).map(bytesOf))
      return here.shift() ?? null
    },
    close: async (): Promise<void> => {},
  }
}
