import { createHmac, timingSafeEqual } from 'node:crypto'

/** How long a link works: a quarter of an hour. */
const lastsMs = 15 * 60_000

const seal = (key: Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest()

/** What a link says, signed, with the end of its time: whoever alters any of it has nothing. `told` is plain JSON. */
export const signedText = (key: Buffer, told: readonly unknown[], now: Date): string => {
  const text = JSON.stringify([...told, now.getTime() + lastsMs])
  return `${Buffer.from(text).toString('base64url')}.${seal(key, text).toString('base64url')}`
}

/** While RECORD_KEY is changed, links of bots that have the other one are ours too. */
const isOurs = (keys: readonly Buffer[], text: string, found: Buffer): boolean =>
  keys.some((key) => {
    const expected = seal(key, text)
    return expected.length === found.length && timingSafeEqual(expected, found)
  })

/** What a signed text says; 'late' when its time is over, undefined when it was not signed by us. */
export const readSigned = (keys: readonly Buffer[], signed: string, now: Date): readonly unknown[] | 'late' | undefined => {
  const [told = '', signature = ''] = signed.split('.')
  const text = Buffer.from(told, 'base64url').toString('utf8')
  if (!isOurs(keys, text, Buffer.from(signature, 'base64url'))) return undefined
  // Signed by us, so its shape is ours.
  const all = JSON.parse(text) as readonly unknown[]
  return now.getTime() >= Number(all.at(-1)) ? 'late' : all.slice(0, -1)
}
