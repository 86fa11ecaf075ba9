import { factsAt, layOutInPassing, summarise } from '../casework/record-at-hand.js'
import type { Kept, Summary } from '../log/log.js'
import { procedures } from '../office.js'
import type { Office } from '../procedures/people.js'
import { counted, type Instant, instant } from '../procedures/words.js'
import { onFoundation, type Tool } from './tool.js'

/** Builds what lists and look-ups need again from the log. Harmless at any time, also beside a bot that is running. */
export const rebuild: Tool = (asked) =>
  onFoundation(asked, async ({ log, office }) => {
    const now = instant(new Date())
    const records = await log.rebuild((kept) => summaryOf(kept, office.directory(), now))
    asked.say(`The lists were built again from ${counted(records, 'record')}.`)
    return 0
  })

const summaryOf = (kept: Kept, office: Office, now: Instant): Summary => {
  const { record, procedure: name, version, moved, opened } = kept
  const procedure = procedures.find((one) => one.name === name)
  if (procedure) return summarise(layOutInPassing(procedure, kept), factsAt(office, now, 'clock', record))
  // A record of a procedure that the office has given up is kept, and waits for nobody.
  return { record, procedure: name, version, moved, is: 'given up', opened, waiting: [], marks: [] }
}
