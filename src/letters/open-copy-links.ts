import { randomUUID } from 'node:crypto'
import type { RequestListener } from 'node:http'
import type { Casework, Clock, Directory } from '../casework/casework.js'
import type { CopyOf } from '../casework/desk.js'
import { copyAsJson, copyAsWord } from './copy-document.js'
import { openSignedDownload } from './signed-download.js'

/** What is gathered for requests for personal data: links to it, and the listener that gathers and serves it. */
export interface CopyLinks {
  readonly path: '/copies'
  readonly link: (of: CopyOf) => string
  readonly listener: RequestListener
}

const types = { word: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', json: 'application/json; charset=utf-8' }
const endings = { word: 'docx', json: 'json' }

/**
 * Opens them. It is gathered anew at each download, for somebody who may still have it then; nothing is kept but who had it. The first of
 * `keys` signs, all are recognised; `address` is asked at each link.
 */
export const openCopyLinks = ({
  giveCopy,
  directory,
  clock,
  keys,
  address,
}: Pick<Casework, 'giveCopy'> & {
  readonly directory: Directory
  readonly clock: Clock
  readonly keys: readonly [Buffer, ...Buffer[]]
  readonly address: () => string
}): CopyLinks => {
  const { link, ...served } = openSignedDownload({
    path: '/copies',
    what: 'copy',
    on: 'card',
    keys,
    address,
    clock,
    async take(told) {
      // Signed by us, so its shape is ours.
      const [record, as, by] = told as unknown as [CopyOf['record'], CopyOf['as'], CopyOf['by']]
      const gathered = await giveCopy({ record, by }, randomUUID()).catch(() => 'not kept' as const)
      if (gathered === 'not kept' || 'refused' in gathered) return gathered
      const of = { request: record, office: directory(), now: clock() }
      const [shape, theirs] = as.split('-') as ['word' | 'json', string?]
      const file =
        shape === 'word'
          ? await copyAsWord(gathered, { ...of, forThem: theirs !== undefined })
          : copyAsJson(gathered, { ...of, forThem: theirs !== undefined })
      return { file, type: types[shape], name: `${record}-copy${theirs === undefined ? '' : '-for-them'}.${endings[shape]}` }
    },
  })
  return { ...served, link: ({ record, as, by }) => link([record, as, by]) }
}
