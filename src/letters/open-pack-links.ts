import { randomUUID } from 'node:crypto'
import type { RequestListener } from 'node:http'
import type { Casework, Clock, Directory } from '../casework/casework.js'
import type { PackOf } from '../casework/desk.js'
import { packAsCsv, packAsWord } from './pack-document.js'
import { openSignedDownload } from './signed-download.js'

/** The packs of yearly reviews: links to them, and the listener that makes and serves them. */
export interface PackLinks {
  readonly path: '/packs'
  readonly link: (of: PackOf) => string
  readonly listener: RequestListener
}

const types = { word: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', csv: 'text/csv; charset=utf-8' }
const endings = { word: 'docx', csv: 'csv' }

/**
 * Opens them. A pack is made anew at each download, for somebody who may still have it then; that they had it is kept first. The first of `keys`
 * signs, all are recognised; `address` is asked at each link.
 */
export const openPackLinks = ({
  givePack,
  directory,
  clock,
  keys,
  address,
}: Pick<Casework, 'givePack'> & {
  readonly directory: Directory
  readonly clock: Clock
  readonly keys: readonly [Buffer, ...Buffer[]]
  readonly address: () => string
}): PackLinks => {
  const { link, ...served } = openSignedDownload({
    path: '/packs',
    what: 'pack',
    on: 'card',
    keys,
    address,
    clock,
    async take(told) {
      // Signed by us, so its shape is ours.
      const [what, record, as, by] = told as unknown as ['pack', PackOf['record'], PackOf['as'], PackOf['by']]
      if (what !== 'pack') return { refused: 'This link is for something else. Press the button on the card again.' }
      const pack = await givePack({ record, by }, randomUUID()).catch(() => 'not kept' as const)
      if (pack === 'not kept' || 'refused' in pack) return pack
      const file = as === 'word' ? await packAsWord(pack, { office: directory(), now: clock() }) : packAsCsv(pack)
      return { file, type: types[as], name: `${record}-pack.${endings[as]}` }
    },
  })
  return { ...served, link: ({ record, as, by }) => link(['pack', record, as, by]) }
}
