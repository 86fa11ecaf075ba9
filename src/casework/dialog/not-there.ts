import { LogAway } from '../../log/log.js'
import type { Answers } from '../../procedures/form.js'
import type { Facts } from '../../procedures/procedure.js'
import type { RecordId } from '../../procedures/words.js'
import type { Desk } from '../desk.js'
import { fetchRecord, isHiddenFrom } from '../record-at-hand.js'
import type { AnyDialog } from './walk.js'

/** More than anybody names by hand. */
const most = 20

/**
 * A sentence for each record that was named by hand and is not there, so that a slip of the pen is seen before it is sent. One that is hidden
 * from whoever writes is not there for them. A log that does not answer warns of nothing.
 */
export async function notThereWords(desk: Desk, dialog: AnyDialog, answers: Answers, { by }: Facts): Promise<readonly string[]> {
  const named = [...new Set(dialog.names?.(answers) ?? [])].slice(0, most)
  const isThere = async (record: RecordId): Promise<boolean> => {
    const at = await fetchRecord(desk, record)
    return at !== undefined && !isHiddenFrom(desk, at, by)
  }
  try {
    const found = await Promise.all(named.map(isThere))
    return named
      .filter((_, place) => !found[place])
      .map((record) => `There is nothing under ${record}. Please look at its number once more.`)
  } catch (fault) {
    if (fault instanceof LogAway) return []
    throw fault
  }
}
