import { randomUUID } from 'node:crypto'
import type { RequestListener } from 'node:http'
import type { Desk, ListOf } from '../casework/desk.js'
import { exportList } from '../casework/work-lists/export-list.js'
import { openSignedDownload } from './signed-download.js'

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
}): ListLinks => {
  const { link, ...served } = openSignedDownload({
    path: '/lists',
    what: 'list',
    on: 'list',
    keys,
    address,
    clock: desk.clock,
    async take(told) {
      // Signed by us, so its shape is ours.
      const [asked, by] = told as unknown as [ListOf['asked'], ListOf['by']]
      const list = await exportList(desk, { asked, by }, randomUUID()).catch(() => 'not kept' as const)
      if (list === 'not kept' || 'refused' in list) return list
      return { file: list.csv, type: 'text/csv; charset=utf-8', name: 'list.csv' }
    },
  })
  return { ...served, link: ({ asked, by }) => link([asked, by]) }
}
