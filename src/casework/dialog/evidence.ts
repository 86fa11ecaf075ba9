import { LogAway } from '../../log/log.js'
import type { Facts } from '../../procedures/procedure.js'
import { instant } from '../../procedures/words.js'
import type { Desk } from '../desk.js'
import { lookUpOf } from '../look-up/look-up.js'
import { fetchRecord, isHiddenFrom } from '../record-at-hand.js'
import type { Draft } from './drafts.js'
import { type AnyDialog, walk } from './walk.js'

/** More than this are no evidence, but a list. */
const most = 10

/**
 * A draft with the customer's earlier records among its answers as `found`, newest first, where its dialog asks for them: those that
 * its marks or the name find, and the one that it was begun from. A log that is away leaves the draft as it was.
 */
export async function withEvidence(desk: Desk, dialog: AnyDialog, draft: Draft, facts: Facts): Promise<Draft> {
  const wanted = dialog.evidence?.(walk(dialog, draft, facts).answers, facts)
  if (!wanted) return draft
  const { calendar } = facts.office
  const from = calendar.moveDate(calendar.dateOf(facts.now), { years: -wanted.years })
  const since = instant(new Date(calendar.at(from, '00:00')))
  try {
    const records = await lookUpOf(desk).recordsOf(wanted.customer, since, facts.by)
    const known = await Promise.all(
      [...new Set([...(draft.from ? [draft.from] : []), ...records])].map((record) => fetchRecord(desk, record)),
    )
    const found = known
      .flatMap((at) =>
        at && !at.procedure.narrow && at.kept.opened >= since && !isHiddenFrom(desk, at, facts.by) ? [{ at, opened: at.kept.opened }] : [],
      )
      .sort((one, other) => other.opened.localeCompare(one.opened))
      .slice(0, most)
      .map(({ at, opened }) => ({ record: at.kept.record, what: at.procedure.title, on: calendar.dateOf(opened) }))
    return { ...draft, begun: { ...draft.begun, found } }
  } catch (fault) {
    if (fault instanceof LogAway) return draft
    throw fault
  }
}
