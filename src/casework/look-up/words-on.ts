import type { Linking, Parting } from '../../procedures/procedure.js'
import { mark } from '../../procedures/shared/mark.js'
import { instant, type RecordId } from '../../procedures/words.js'
import type { Desk } from '../desk.js'
import { fetchRecord, type RecordAtHand } from '../record-at-hand.js'

const always = instant(new Date(0))
/** More of these on one customer would be a fault. */
const most = 100

/** Somebody's word that records are one customer's, with the record that keeps it. */
export type Link = Linking & { readonly kept: RecordAtHand }
/** Somebody's word that records are two customers', with the record that keeps it. */
export type Part = Parting & { readonly kept: RecordAtHand }

/** What people have said of these records, and still holds: which are one customer's, and which are not. Each is read, since a list may lag; `ifNot` says what is made of one that cannot be. */
export const wordsOn = async (
  desk: Desk,
  records: readonly RecordId[],
  ifNot?: (fault: unknown) => undefined,
): Promise<{ readonly links: readonly Link[]; readonly parts: readonly Part[] }> => {
  if (records.length === 0) return { links: [], parts: [] }
  const found = await desk.log.findByMarks(
    records.map((record) => mark('record', record)),
    always,
    most,
  )
  const read = await Promise.all(found.map(({ record }) => (ifNot ? fetchRecord(desk, record).catch(ifNot) : fetchRecord(desk, record))))
  const said = read.flatMap((at) =>
    at ? [{ kept: at, link: at.procedure.links?.of(at.state), part: at.procedure.parts?.of(at.state) }] : [],
  )
  return {
    links: said.flatMap(({ kept, link }) => (link ? [{ ...link, kept }] : [])),
    parts: said.flatMap(({ kept, part }) => (part ? [{ ...part, kept }] : [])),
  }
}

/** On which side of a parting a record stands: 0 or 1; undefined on neither. */
export const sideOf = ({ sides }: Pick<Parting, 'sides'>, record: RecordId): 0 | 1 | undefined =>
  sides[0].includes(record) ? 0 : sides[1].includes(record) ? 1 : undefined

/** Does the parting say of two records that they are two customers'? */
export const setsApart = (part: Pick<Parting, 'sides'>, one: RecordId, other: RecordId): boolean => {
  const [first, second] = [sideOf(part, one), sideOf(part, other)]
  return first !== undefined && second !== undefined && first !== second
}
