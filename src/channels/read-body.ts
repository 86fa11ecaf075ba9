import type { IncomingMessage } from 'node:http'

/** A request's body; undefined when it is longer than `most` bytes. Throws when the request breaks off. */
export async function readBody(req: IncomingMessage, most: number): Promise<Buffer | undefined> {
  const parts: Buffer[] = []
  let size = 0
  for await (const part of req) {
    size += part.length
    if (size > most) return undefined
    parts.push(part)
  }
  return Buffer.concat(parts)
}
