import { onFoundation, type Tool } from './tool.js'

/** Walks the hash chain of every record. Code 1 when an entry is not as it was written; names the first of each record. */
export const verify: Tool = (asked) =>
  onFoundation(asked, async ({ log }) => {
    const { records, commits, faults } = await log.verify()
    for (const { record, version, fault } of faults) asked.say(`${record}, entry ${version}: ${fault}.`)
    if (faults.length > 0) {
      asked.say(
        `${faults.length} of ${records} records are not as they were written: keep the database as it is, and compare with a backup.`,
      )
      return 1
    }
    if (records === 0) {
      asked.say('There is nothing to verify here: no record is kept yet. If there should be, check DATA_DIR or MONGODB_URI.')
      return 0
    }
    asked.say(`All ${commits} entries of ${records} records are as they were written.`)
    return 0
  })
