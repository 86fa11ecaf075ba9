import { sameName } from '../../procedures/shared/name.js'
import type { RecordId } from '../../procedures/words.js'
import type { Desk } from '../desk.js'
import { takeStep } from '../take-step.js'
import { lookUpOf } from './look-up.js'
import { type Part, wordsOn } from './words-on.js'

/** A link of two spellings that stood on a record: now on another of the same name; or ended, since there is none, and who is told so. */
export type Left =
  | { readonly link: RecordId; readonly on: RecordId }
  /** `told` is a person's name; undefined when whoever made the link has left the office. */
  | { readonly link: RecordId; readonly told: string | undefined }
  /** What told two customers apart has ended: it was the last record of one of them. */
  | { readonly parted: RecordId; readonly told: string | undefined }

/**
 * Before a record is erased, moves the links that stand on it to another record of the same name, or ends them, which tells whoever made
 * them: one spelling must not be lost to look-ups without a word because another record of it went. To be called while the record can
 * still be read. Reads every name when there is a link, which takes its time; throws what the log throws.
 */
export const leaveErased = async (desk: Desk, record: RecordId): Promise<readonly Left[]> => {
  const { links, parts } = await wordsOn(desk, [record])
  const ended = await leaveParts(desk, record, parts)
  if (links.length === 0) return ended
  const lookUp = lookUpOf(desk)
  await lookUp.readNames()
  const { records } = await lookUp.customerOf(record, 'clock')
  const name = records.get(record)
  const [instead] = [...records].flatMap(([other, its]) => (other !== record && name && sameName(its, name) ? [other] : []))
  const left: Left[] = [...ended]
  for (const { kept: at } of links) {
    const link = at.kept.record
    const by = at.procedure.links?.of(at.state)?.by
    const step = at.procedure.links?.leave(record, instead)
    const taken = step && (await takeStep(desk, { record: link, step, by: 'clock', key: `leave ${record} ${link}` }))
    if (taken?.outcome !== 'taken' && taken?.outcome !== 'repeated') continue
    const now = taken.after.procedure.links?.of(taken.after.state)
    left.push(now && instead ? { link, on: instead } : { link, told: by && desk.directory().person(by)?.name })
  }
  return left
}

/** Takes the record out of what tells two customers apart; which of those ended by it. */
const leaveParts = async (desk: Desk, record: RecordId, parts: readonly Part[]): Promise<readonly Left[]> => {
  const left: Left[] = []
  for (const { kept: at, by } of parts) {
    const parted = at.kept.record
    const step = at.procedure.parts?.leave(record)
    const taken = step && (await takeStep(desk, { record: parted, step, by: 'clock', key: `leave ${record} ${parted}` }))
    const after = taken && 'after' in taken ? taken.after : undefined
    if (after && after.procedure.parts?.of(after.state) === undefined) left.push({ parted, told: desk.directory().person(by)?.name })
  }
  return left
}
