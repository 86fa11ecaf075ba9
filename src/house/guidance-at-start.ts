import { join } from 'node:path'
import { type GuidanceAside, openGuidanceAside } from '../guidance/aside.js'
import { OwnProcedureError } from '../guidance/own-procedure/own-procedure.js'
import { isEmptyJournal, type Journal } from '../log/journal.js'
import type { Env } from '../settings/env.js'
import { alertsLeft } from './alerts-at-start.js'

/** The guidance that a bot starts with. */
export interface GuidanceAtStart {
  readonly guidance: GuidanceAside
  /** Why it lacks the office's own procedure, in a sentence; undefined where it lacks nothing. */
  readonly lacks: string | undefined
}

/** Opens the guidance before anything else where no run before left anything: whoever mistyped PROCEDURE_FILE hears of it at once. Undefined: it waits for the foundation. Throws as `openGuidanceAside` does. */
export const openGuidanceFirst = async ({ DATA_DIR, PROCEDURE_FILE: procedureFile }: Env): Promise<GuidanceAside | undefined> =>
  (await isEmptyJournal(join(DATA_DIR, 'journal'))) ? openGuidanceAside({ procedureFile }) : undefined

/**
 * Opens the guidance with the office's own procedure. One that cannot be read keeps the bot from starting, unless an at-risk alert of the run before waits in
 * the journal: that gets out whatever else is broken, so the bot starts without it, and says so. Throws as `openGuidanceAside` does. `open` is for tests.
 */
export async function openGuidanceAtStart(
  { PROCEDURE_FILE: procedureFile }: Pick<Env, 'PROCEDURE_FILE'>,
  journal: Pick<Journal, 'all'>,
  open: typeof openGuidanceAside = openGuidanceAside,
): Promise<GuidanceAtStart> {
  try {
    return { guidance: await open({ procedureFile }), lacks: undefined }
  } catch (fault) {
    if (!(fault instanceof OwnProcedureError) || (await alertsLeft(journal)).length === 0) throw fault
    return { guidance: await open(), lacks: `${fault.message} ${startsWithout}` }
  }
}

const startsWithout =
  'The bot has started without the office’s own procedure, since an at-risk alert of the run before had to go out: answers quote nothing of it. Mend this, then start the bot again.'
