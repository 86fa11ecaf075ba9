import { rm, writeFile } from 'node:fs/promises'
import { userInfo } from 'node:os'
import { giveCopy } from '../casework/subject-access/give-copy.js'
import { fileFault } from '../files/file-fault.js'
import { codeOf } from '../files/unless-gone.js'
import { copyAsJson, copyAsWord } from '../letters/copy-document.js'
import { procedures } from '../office.js'
import { RecordId } from '../procedures/words.js'
import { StartFault } from '../settings/start-fault.js'
import { onFoundation, type Tool, whichRecord } from './tool.js'

/**
 * Gathers for a request for personal data what is kept on whoever asks, and writes it into a new file: as a Word document, or as JSON, by its
 * ending. Who did it, and why, is kept on the request and on each record in it before the file is written.
 */
export const subject: Tool = async (asked) => {
  const { rest, why, say, forThem = false } = asked
  const reference = RecordId.safeParse(rest[0]?.toUpperCase())
  if (!reference.success) throw new StartFault(whichRecord(rest[0], 'subject'))
  const record = reference.data
  const file = rest[1]
  if (!file || !/\.(docx|json)$/i.test(file))
    throw new StartFault(`Say into which file: steward subject ${record} copy.docx --why "…", or copy.json.`)
  if (!why?.trim()) throw new StartFault(`Say why: steward subject ${record} ${file} --why "…". It is kept on every record in it.`)
  return onFoundation(asked, async ({ log, office, clock }) => {
    const desk = { procedures, log, directory: office.directory, clock, report: () => {} }
    const by = {
      record,
      by: 'clock' as const,
      why: `On the command line, by ${userInfo().username}: ${why.trim().replace(/[.!?]*$/, '')}. `,
    }
    const gathered = await giveCopy(desk, by, `subject ${record} ${clock().toISOString()}`)
    if (gathered === 'not kept') throw new StartFault('That somebody has it could not be kept, so nothing was written: try again.')
    if ('refused' in gathered) throw new StartFault(gathered.refused)
    const of = { request: record, office: office.directory(), now: clock(), forThem }
    const copy = /\.json$/i.test(file) ? copyAsJson(gathered, of) : await copyAsWord(gathered, of)
    try {
      await writeFile(file, copy, { flag: 'wx', mode: 0o600 })
    } catch (cause) {
      const found = codeOf(cause) === 'EEXIST' ? undefined : fileFault(cause, file)
      // Half a copy is nobody's to have.
      if (found) await rm(file, { force: true }).catch(() => {})
      if (found && !['ENOENT', 'ENOTDIR'].includes(found.code)) throw found
      throw new StartFault(`${file} cannot be written: name a file that is not there yet, in a folder that is.`, { cause })
    }
    if (gathered.newer.length > 0)
      say(
        `Do not send it yet: ${gathered.newer.map((one) => one.record).join(', ')} could not be read, since a newer version of the bot has written there. Bring this one up to date, and gather it again.`,
      )
    const marked = gathered.records.filter(({ because }) => because !== 'theirs').length
    say(
      forThem
        ? `${file}: what is or may be others’ is taken out, and ${marked} of ${gathered.records.length} records, which are to be checked, may be missing: compare it with the whole copy, and read it before it goes.`
        : `${file}: ${gathered.records.length} records, ${marked} of them to be checked one by one. It holds other people’s words: read it before anything goes.`,
    )
    return 0
  })
}
