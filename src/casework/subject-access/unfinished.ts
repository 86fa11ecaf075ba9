import type { RecordId } from '../../procedures/words.js'
import type { Desk } from '../desk.js'
import { type Draft, openDrafts } from '../dialog/drafts.js'
import { factsNow, fetchRecord, ifUnread } from '../record-at-hand.js'
import { detailsOf, labelsOf } from './details.js'
import type { Happened } from './gathered.js'
import type { Reader } from './marked.js'
import { type Found, knownOf, sayMoment, unsureOf } from './of-record.js'
import type { Who } from './who.js'

/** What stands in forms that nobody has sent, in the order in which they were begun. Throws as the log does. */
export async function unfinishedOf(desk: Desk, reader: Reader, who: Who): Promise<readonly Happened[]> {
  const drafts = (await openDrafts(desk).all()).toSorted((one, other) => (one.opened < other.opened ? -1 : 1))
  const all: Happened[] = []
  for (const draft of drafts) all.push(...(await unfinishedIn(desk, draft, reader, who)))
  return all
}

async function unfinishedIn(desk: Desk, draft: Draft, reader: Reader, who: Who): Promise<readonly Happened[]> {
  const { opened, by, procedure: name, record, typed, begun, text } = draft
  const procedure = desk.procedures.find((one) => one.name === name)
  if (!procedure) return []
  const { only, withheld } = procedure.subjectAccess ?? {}
  // What nobody has begun yet is about whoever begins it; the rest is whose the record is.
  const at = record && (only || withheld) ? await fetchRecord(desk, record).catch(ifUnread) : undefined
  const isOfTheirs = (whose: readonly (string | undefined)[]): boolean =>
    record ? at !== undefined && whose.some((id) => id !== undefined && who.ids.has(id)) : who.ids.has(by)
  if (only && !isOfTheirs(at ? only(at.state) : [])) return []
  const kept = withheld && !isOfTheirs([at && withheld.whose(at.state)]) ? Object.values(withheld.fields).flat() : []
  const facts = factsNow(desk, 'clock', 'XX-2000-0000' as RecordId)
  const details = detailsOf({ begun, typed, ...(text ? { text } : {}) }, labelsOf(procedure, facts), facts, { without: kept })
  const theirs = details.flatMap((detail): readonly Found[] => {
    const found = who.ids.has(by) || (detail.id && who.ids.has(detail.id)) ? 'surely' : reader.names(detail.value)
    return found ? [{ ...detail, isSure: found === 'surely' }] : []
  })
  if (theirs.length === 0) return []
  const page = { procedure, who, reader, isWhole: only !== undefined }
  return [
    {
      on: sayMoment(opened, facts),
      what: reader.pieces(`${facts.office.nameOf(by)} has begun a form (${procedure.title}) and not sent it`, { ours: [procedure.title] }),
      said: theirs.map(({ isSure, ...detail }) => ({
        label: detail.label,
        words: reader.pieces(detail.value, { others: [], ...knownOf(detail, page) }),
        ...unsureOf(isSure),
      })),
    },
  ]
}
