import type { Foundation } from '../house/lay-foundation.js'
import { asWritten, movedQuestion, smallAsWritten, smallUnknown, witnessMissing } from '../house/record-check.js'
import { type Gap, readGaps } from '../log/backup/gaps.js'
import { readMark } from '../log/seen-mark.js'
import { counted } from '../procedures/words.js'
import { StartFault } from '../settings/start-fault.js'
import { onFoundation, type Tool } from './tool.js'

/** Looks whether every record, its key and what it owes are as they were written, and whether a code that was written down still holds. Code 1 when something is not. */
export const verify: Tool = (asked) => {
  const seen = asked.seen === undefined ? undefined : readMark(asked.seen)
  if (asked.seen !== undefined && !seen)
    throw new StartFault('That is no code: copy the whole line, such as --seen "2026-11-29T06:50:00.000Z 12ab-34cd-56ef-7890".')
  return onFoundation(asked, async ({ log }) => {
    const { records, commits, faults, mark, holds, unwitnessed, small, moved = [] } = await log.verify(seen)
    for (const { record, version, fault } of faults) asked.say(`${record}, entry ${version}: ${fault}.`)
    if (unwitnessed !== undefined) asked.complain(`${unwitnessed} ${witnessMissing}`)
    if (moved.length > 0 && asked.moved !== true) asked.complain([...moved, movedQuestion].join(' '))
    if (holds === true) asked.say(`Everything that was kept by ${seen?.at} is still there, as it was.`)
    if (holds === false)
      asked.say(
        `What was kept by ${seen?.at} is NOT all there as it was: unless a backup was restored since, or the code was copied wrongly, keep the database as it is, and compare with a backup.`,
      )
    for (const sentence of smallUnknown(small)) asked.say(sentence)
    if (faults.length > 0) {
      asked.say(
        `${counted(faults.length, 'entry is', 'entries are')} not as written, in ${counted(records, 'record')}: keep the database as it is, and compare with a backup.`,
      )
      return 1
    }
    if (records === 0) {
      asked.say('There is nothing to verify here: no record is kept yet. If there should be, check DATA_DIR or MONGODB_URI.')
      return holds === false || unwitnessed !== undefined ? 1 : 0
    }
    asked.say(asWritten(commits, records))
    if (asked.moved === true) for (const sentence of await takenAsMoved(log)) asked.say(sentence)
    for (const gap of await readGaps(log)) asked.say(gapWords(gap))
    for (const sentence of smallAsWritten(small)) asked.say(sentence)
    asked.say(`Code over all of it, to write down somewhere else: ${mark.at} ${mark.code}`)
    return holds === false || unwitnessed !== undefined ? 1 : 0
  })
}

/** Only when all records are as they were written: else there is nothing to begin anew from. */
const takenAsMoved = async ({ witnessMoved }: Pick<Foundation['log'], 'witnessMoved'>): Promise<readonly string[]> => {
  const taken = await witnessMoved()
  return taken.length === 0
    ? ['Nothing was moved: what was seen of the records is where it was.']
    : [...taken, 'This is taken as meant: what is seen from now on counts.']
}

const minute = (at: string): string => `${at.slice(0, 16).replace('T', ' ')} UTC`

/** What a restore left out, so that nobody takes it for what was taken out by hand. */
const gapWords = ({ at, taken, series }: Gap): string => {
  const number = (name: string, one: number) => `${name}-${String(one).padStart(4, '0')}`
  const left = Object.entries(series).map(([name, { last, next }]) => `${number(name, last + 1)} to ${number(name, next - 1)}`)
  return `A backup of ${minute(taken)} was restored at ${minute(at)}: what was decided between the two is lost${left.length === 0 ? '' : `, and these references are left out: ${left.join(', ')}`}.`
}
