import { mongo } from 'mongoose'

/** What stands where bytes say no character, and is a character itself. */
const replaced = '\ufffd'
const saysReplaced = (value: unknown): boolean =>
  typeof value === 'string'
    ? value.includes(replaced)
    : typeof value === 'object' && value !== null && Object.values(value).some(saysReplaced)

/**
 * A document out of its bytes. Throws as the driver does where a text of it is no UTF-8. The driver looks for that character by character, in the long sealed texts
 * longer than all else takes; whether anything was replaced at all is seen at a glance, and only then is it looked for.
 */
export const readBytes = <Doc>(bytes: Uint8Array): Doc => {
  const doc = mongo.BSON.deserialize(bytes, { validation: { utf8: false } })
  return (saysReplaced(doc) ? mongo.BSON.deserialize(bytes) : doc) as Doc
}
