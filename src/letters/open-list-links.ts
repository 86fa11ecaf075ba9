import { randomUUID } from 'node:crypto'
import type { RequestListener } from 'node:http'
import type { Desk, ListOf } from '../casework/desk.js'
import { exportList } from '../casework/work-lists/export-list.js'
import { guarded } from './guarded.js'
import { readSigned, signedText } from './signed-link.js'

/** The lists that people take away: links to them, and the listener that serves them as CSV. */
export interface ListLinks {
  readonly path: '/lists'
  readonly link: (of: ListOf) => string
  readonly listener: RequestListener
}

/**
 * Opens them. A list is read anew at each download, for somebody who may still have it then; nothing is kept but who had it, on each record.
 * The first of `keys` signs, all are recognised; `address` is asked at each link.
 */
export const openListLinks = ({
  desk,
  keys,
  address,
}: {
  readonly desk: Desk
  readonly keys: readonly [Buffer, ...Buffer[]]
  readonly address: () => string
}): ListLinks => ({
  path: '/lists',
  link: ({ asked, by }) => `${address().replace(/\/$/, '')}/lists?of=${signedText(keys[0], [asked, by, randomUUID()], desk.clock())}`,
  async listener(request, response) {
    const say = (status: number, text: string) => {
      response.writeHead(status, { ...guarded, 'content-type': 'text/plain; charset=utf-8' })
      response.end(request.method === 'HEAD' ? undefined : `${text}\n`)
    }
    if (request.method !== 'GET') return say(405, 'Only GET is answered here.')
    const told = readSigned(keys, new URL(request.url ?? '/', 'http://here').searchParams.get('of') ?? '', desk.clock())
    if (told === 'late') return say(410, 'This link has run out: it works for 15 minutes. Press the button on the list again.')
    if (!told) return say(403, 'This link is not whole. Press the button on the list again.')
    // Signed by us, so its shape is ours.
    const [asked, by] = told as unknown as [ListOf['asked'], ListOf['by']]
    const list = await exportList(desk, { asked, by }, randomUUID()).catch(() => 'not kept' as const)
    if (list === 'not kept')
      return say(503, 'The list cannot be given just now, because who had it cannot be saved. Please try again in a minute.')
    if ('refused' in list) return say(403, list.refused)
    response.writeHead(200, {
      ...guarded,
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="list.csv"',
      'content-length': Buffer.byteLength(list.csv),
    })
    response.end(list.csv)
  },
})
