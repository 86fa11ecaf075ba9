import { lookDaily } from '../../src/casework/daily.js'
import { procedures } from '../../src/office.js'
import { onRestrictions } from './on-restrictions.js'
import { tenths, watched } from './watched.js'

/** What the look of each morning costs over so many open records once nothing is lacking in them; seconds, megabytes and milliseconds. */
export interface MorningLook {
  readonly records: number
  readonly looked: number
  /** Steps that the look took, of what the records lacked or what was due. */
  readonly taken: number
  /** Seconds of a processor that the bot itself worked for it, whatever else the machine does: the part that is ours. */
  readonly worked: number
  /** The same for reading every record and nothing more, in the same run. */
  readonly floor: number
  /** Worked by floor (aim 3 or less). */
  readonly ratio: number
  /** How much the heap grew meanwhile (aim: no more at 100,000 than at 2,000). */
  readonly grew: number
  /** The longest that anybody else's work was held up meanwhile (aim 50 or less). */
  readonly heldUp: number
}

/** Over 2,000 records; with LONG=1 over 100,000, which takes many minutes to put in. Owes nobody anything outside: what is owed stays in a database of its own. */
export const benchMorningLook = async (records = process.env.LONG === '1' ? 100_000 : 2_000): Promise<MorningLook> =>
  onRestrictions(records, async (desk) => {
    const floor = await watched(async () => {
      for (const { name } of procedures) await desk.log.walk({ procedure: name }, async () => {})
    })
    // The first looks owe what records of before lack; measured is what every morning costs after that.
    let owed = await lookDaily(desk)
    while (owed > 0) owed = await lookDaily(desk)
    let taken = 0
    const look = await watched(async () => {
      taken = await lookDaily(desk)
    })
    const { seconds, worked, grew, heldUp } = look
    const ratio = tenths(worked / floor.worked)
    return { records, looked: tenths(seconds), taken, worked: tenths(worked), floor: tenths(floor.worked), ratio, grew, heldUp }
  })
