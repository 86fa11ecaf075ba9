import { z } from 'zod'
import { RecordId } from '../../procedures/words.js'
import type { ShownCopy } from '../channel.js'
import { dataOf } from './drawing/draw-buttons.js'

const Row = z.looseObject({ type: z.literal('actions'), elements: z.array(z.looseObject({ value: z.string().optional() })) })

/** The records that the buttons of a block are about, as Slack gives a message of ours back. */
export const recordsIn = (block: unknown): readonly ShownCopy[] => {
  const row = Row.safeParse(block)
  return row.success
    ? row.data.elements.flatMap(({ value }) => {
        const data = dataOf(value)
        const record = RecordId.safeParse(data?.record)
        return record.success ? [{ record: record.data, ...(data?.version === undefined ? {} : { version: data.version }) }] : []
      })
    : []
}
