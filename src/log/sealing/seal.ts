import { createCipheriv, createDecipheriv, createHash, createHmac, hkdfSync, randomBytes } from 'node:crypto'
import { SealBroken } from '../log.js'

/** Seals text with AES-256-GCM. `bound` is authenticated with it: what is sealed for one place opens at no other. */
export const seal = (key: Buffer, text: string | Buffer, bound: string): string => {
  const iv = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key, iv)
  cipher.setAAD(Buffer.from(bound))
  return Buffer.concat([iv, cipher.update(text), cipher.final(), cipher.getAuthTag()]).toString('base64')
}

/** Opens what `seal` made. Throws SealBroken when it was altered, moved to another place, or sealed with another key. */
export const unseal = (key: Buffer, sealed: string, bound: string): Buffer => {
  const bytes = Buffer.from(sealed, 'base64')
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12), { authTagLength: 16 })
    decipher.setAAD(Buffer.from(bound))
    decipher.setAuthTag(bytes.subarray(-16))
    return Buffer.concat([decipher.update(bytes.subarray(12, -16)), decipher.final()])
  } catch (cause) {
    throw new SealBroken(`A sealed part of ${bound} does not open.`, { cause })
  }
}

/** A key for one purpose, derived from another by HKDF-SHA-256. */
export const derive = (from: Buffer, purpose: string): Buffer =>
  Buffer.from(hkdfSync('sha256', from, Buffer.alloc(0), `contact-steward ${purpose}`, 32))

/** A keyed hash of a list of values, as base64url; the list is written as JSON, so that no two lists read alike. */
export const keyedHash = (key: Buffer, values: readonly unknown[]): string =>
  createHmac('sha256', key).update(JSON.stringify(values)).digest('base64url')

/** A short name for a key that says nothing about it: which key wrapped something. */
export const keyId = (key: Buffer): string => createHash('sha256').update(derive(key, 'key id')).digest('hex').slice(0, 12)
