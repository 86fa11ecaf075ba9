import type { Button } from '../procedure.js'
import { readFirst } from './asked.js'

/** To what two people agreed: on the record, where each look is kept. */
export const openIt: Button = readFirst('Open')

/** Ours, for promise 41: what stands in a chat in the place of what two people agreed about how one of them is. */
export const agreedWords = ({ agreed }: { readonly agreed?: string | undefined }): readonly string[] =>
  agreed ? ['What you agreed is kept for the two of you, and is in no chat. Open it to read it.'] : []
