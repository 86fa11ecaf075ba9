import { randomUUID } from 'node:crypto'
import type { RequestListener } from 'node:http'
import type { Casework, Clock, Directory } from '../casework/casework.js'
import type { CopyOf } from '../casework/desk.js'
import { type CopyShape, copyFor, drawCopy } from './copy-document.js'
import { openSignedDownload } from './signed-download.js'

/** What is gathered for requests for personal data: links to it, and the listener that gathers and serves it. */
export interface CopyLinks {
  readonly path: '/copies'
  readonly link: (of: CopyOf) => string
  readonly listener: RequestListener
}

const notDrawn =
  'The copy could not be made just now. Please press the button on the card again; if it stays so, tell those who look after the bot.'
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
  draw = drawCopy,
  faulty = () => {},
}: Pick<Casework, 'giveCopy'> & {
  readonly directory: Directory
  readonly clock: Clock
  readonly keys: readonly [Buffer, ...Buffer[]]
  readonly address: () => string
  /** How it is drawn; left out, in this thread. */
  readonly draw?: typeof drawCopy
  /** Is told why one could not be drawn. */
  readonly faulty?: (fault: unknown) => void
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
      const [shape, theirs] = as.split('-') as [CopyShape, string?]
      const of = copyFor({ request: record, office: directory(), now: clock(), forThem: theirs !== undefined })
      const drawn = await draw(gathered, of, shape).catch(faulty)
      if (!drawn) return { refused: notDrawn }
      const file = Buffer.from(drawn)
      return { file, type: types[shape], name: `${record}-copy${theirs === undefined ? '' : '-for-them'}.${endings[shape]}` }
    },
  })
  return { ...served, link: ({ record, as, by }) => link([record, as, by]) }
}
