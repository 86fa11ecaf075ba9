import { randomUUID } from 'node:crypto'
import type { RequestListener } from 'node:http'
import type { Clock } from '../casework/casework.js'
import { guarded } from './guarded.js'
import { readSigned, signedText } from './signed-link.js'

/** What somebody takes away as a file, or why not; 'not kept': that they have it could not be saved, so they do not get it. */
export type Taken =
  | { readonly file: string | Buffer; readonly type: string; readonly name: string }
  | { readonly refused: string }
  | 'not kept'

/**
 * Links that work for a quarter of an hour, and the listener that makes what they lead to anew at each download. The first of `keys` signs,
 * all are recognised; `address` is asked at each link. `what` it is and which card it is `on` stand in the sentences.
 */
export const openSignedDownload = <Path extends `/${string}`>({
  path,
  what,
  on,
  keys,
  address,
  clock,
  take,
}: {
  readonly path: Path
  readonly what: string
  readonly on: string
  readonly keys: readonly [Buffer, ...Buffer[]]
  readonly address: () => string
  readonly clock: Clock
  readonly take: (told: readonly unknown[]) => Promise<Taken>
}): { readonly path: Path; readonly link: (told: readonly unknown[]) => string; readonly listener: RequestListener } => ({
  path,
  link: (told) => `${address().replace(/\/$/, '')}${path}?of=${signedText(keys[0], [...told, randomUUID()], clock())}`,
  async listener(request, response) {
    const say = (status: number, text: string) => {
      response.writeHead(status, { ...guarded, 'content-type': 'text/plain; charset=utf-8' })
      response.end(request.method === 'HEAD' ? undefined : `${text}\n`)
    }
    if (request.method !== 'GET') return say(405, 'Only GET is answered here.')
    const told = readSigned(keys, new URL(request.url ?? '/', 'http://here').searchParams.get('of') ?? '', clock())
    if (told === 'late') return say(410, `This link has run out: it works for 15 minutes. Press the button on the ${on} again.`)
    if (!told) return say(403, `This link is not whole. Press the button on the ${on} again.`)
    const taken = await take(told)
    if (taken === 'not kept')
      return say(503, `The ${what} cannot be given just now, because who had it cannot be saved. Please try again in a minute.`)
    if ('refused' in taken) return say(403, taken.refused)
    response.writeHead(200, {
      ...guarded,
      'content-type': taken.type,
      'content-disposition': `attachment; filename="${taken.name}"`,
      'content-length': Buffer.byteLength(taken.file),
    })
    response.end(taken.file)
  },
})
