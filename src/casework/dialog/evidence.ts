import { LogAway } from '../../log/log.js'
import type { Facts } from '../../procedures/procedure.js'
import type { Desk } from '../desk.js'
import { earlierRecords } from '../look-up/earlier-records.js'
import type { Draft } from './drafts.js'
import { type AnyDialog, walk } from './walk.js'

/** Said where earlier records are not shown, because that somebody looked at them could not be kept. */
export const unseenEvidence =
  'Earlier records of this customer cannot be shown just now: that you looked could not be kept. Go on, or press Next again in a minute; whoever decides is shown them in any case.'

/**
 * A draft with the customer's earlier records among its answers as `found`, newest first, where its dialog asks for them: those that
 * its marks or the name find, and the one that it was begun from. Each is a look, kept once a form. A look that could not be kept shows
 * none, and `unseen` says so; a log that is away leaves the draft as it was.
 */
export async function withEvidence(
  desk: Desk,
  dialog: AnyDialog,
  draft: Draft,
  facts: Facts,
): Promise<{ readonly draft: Draft; readonly unseen?: true }> {
  const wanted = dialog.evidence?.(walk(dialog, draft, facts).answers, facts)
  if (!wanted) return { draft }
  try {
    const look = { id: `evidence ${draft.id}`, by: draft.by }
    const of = { ...wanted, ...(draft.from ? { from: draft.from } : {}) }
    const found = await earlierRecords(desk, look, of, `It was shown as an earlier record in the form “${dialog.title}”.`)
    return { draft: { ...draft, begun: { ...draft.begun, found: found ?? [] } }, ...(found ? {} : { unseen: true }) }
  } catch (fault) {
    if (fault instanceof LogAway) return { draft }
    throw fault
  }
}
