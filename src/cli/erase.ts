import { userInfo } from 'node:os'
import { fill } from '../cards/fill.js'
import { type ErasedNote, erasedNote, noteErased } from '../casework/erased-note.js'
import { type Left, leaveErased } from '../casework/look-up/leave-erased.js'
import { noticesOf } from '../casework/notices.js'
import { layOut } from '../casework/record-at-hand.js'
import { change } from '../casework/take-step.js'
import type { Channel } from '../channels/channel.js'
import { openLogger } from '../house/logger.js'
import { openChannels } from '../house/open-channels.js'
import { type Kept, KeyErased, type Log } from '../log/log.js'
import { procedures } from '../office.js'
import type { PostedCopy } from '../procedures/bookkeeping.js'
import type { Office } from '../procedures/people.js'
import { urgentOf } from '../procedures/urgent.js'
import { type Instant, instant, RecordId } from '../procedures/words.js'
import { StartFault } from '../settings/start-fault.js'
import { onFoundation, type Tool, whichRecord } from './tool.js'

/** Who erased a record, when and why, in a sentence; undefined when nobody did. It stands beside the records, whose own words are gone. */
export const erasedWords = async (log: Pick<Log, 'getSealed'>, record: RecordId, office: Office, now: Instant) => {
  const note = await erasedNote(log, record)
  return note && `${record} was erased ${office.calendar.say(note.at, now)} on the command line, by ${note.by}: ${note.why}`
}

/**
 * Erases one record for good: its key is destroyed, so that no copy of the database can be read either. Refused without a reason,
 * without the reference typed once more, and while an alert still waits for somebody.
 */
export const erase: Tool = async (asked) => {
  const { rest, why: given, yesErase, env, say, complain } = asked
  const reference = RecordId.safeParse(rest[0]?.toUpperCase())
  if (!reference.success) throw new StartFault(whichRecord(rest[0], 'erase'))
  const record = reference.data
  const why = given?.trim()
  if (!why) throw new StartFault(`Say why: steward erase ${record} --why "…". It is kept when the record is gone, so name nobody in it.`)
  if (yesErase?.toUpperCase() !== record)
    throw new StartFault(
      `Nothing was erased yet. It cannot be undone: every word of ${record} is gone then, for everybody. If that is what you want, add --yes-erase ${record}`,
    )
  return onFoundation(asked, async ({ log, office, clock }) => {
    const directory = office.directory
    const desk = { procedures, log, directory, clock, report: () => {} }
    const note: ErasedNote = { by: userInfo().username, why, at: instant(clock()) }
    const kept = await read(log, record)
    if (!kept) throw new StartFault(`There is no record ${record}.`)
    if (kept === 'erased') {
      // An earlier run may have been broken off: what it left is done now.
      const before = await erasedNote(log, record)
      await log.erase(record)
      await noteErased(log, record, before ?? note)
      say(`${record} was erased already. Whatever was left of it is gone now.`)
      return 0
    }
    if (isOpenAlert(kept))
      throw new StartFault(`${record} is an alert that is still open: conclude it first, so that whoever is at risk is not forgotten.`)
    const left = await leaveErased(desk, record)
    const event = { event: 'RecordErased', why: `On the command line, by ${note.by}: ${why}` }
    await change(desk, { record, by: 'clock', key: `erase ${record}` }, () => ({ events: [event], owed: [] }))
    const copies = (await noticesOf(desk).copies(record)).map(({ posted }) => posted)
    const channels = env
      ? openChannels({ ...env, CONSOLE: false }, { directory, clock, store: log, logger: openLogger(env.LOG_LEVEL) })
      : undefined
    const unblanked = await blankOut(record, copies, channels?.all ?? [])
    await log.erase(record)
    await noteErased(log, record, note)
    say(`${record} is erased. What stays: its reference, which kinds of step were taken, by whom and when, and your reason.`)
    for (const each of left) say(linkWords(each))
    for (const [channel, count] of unblanked)
      complain(`${count} of its cards in ${channel} could not be blanked: please delete them there by hand.`)
    say('What somebody typed without this reference (a draft, words in the console) goes by itself within a day.')
    say(
      'Not in the bot’s reach: what people wrote in Slack or Teams, letters that were downloaded, the case file, e-mails, and backups of the key collection.',
    )
    if (env?.CONSOLE) say('A console that is open now lets go of its cards within ten seconds.')
    return 0
  })
}

const linkWords = (left: Left): string =>
  'parted' in left
    ? `${left.parted} told two customers apart. This was the last record of one of them, so that has ended; ${left.told ? `${left.told} said so and is told` : 'whoever said so is not in the office any more'}.`
    : 'on' in left
      ? `${left.link} shows its spelling of the customer’s name together with another: that link stands on ${left.on} now.`
      : `${left.link} showed its spelling of the customer’s name together with another. No other record has this spelling, so that link has ended; ${left.told ? `${left.told} made it and is told` : 'whoever made it is not in the office any more'}.`

const read = async (log: Log, record: RecordId): Promise<Kept | 'erased' | undefined> =>
  log.read(record).catch((fault: unknown) => {
    if (fault instanceof KeyErased) return 'erased'
    throw fault
  })

/** An alert that somebody must still act on. */
const isOpenAlert = (kept: Kept): boolean => {
  const alert = urgentOf(procedures).find(({ name }) => name === kept.procedure)
  return alert?.urgent.isOpen(layOut(alert, kept).state) ?? false
}

/** Puts a bare card in the place of every copy that people were sent; answers how many could not be, by channel. The console's go with the store. */
const blankOut = async (
  record: RecordId,
  copies: readonly PostedCopy[],
  channels: readonly Channel[],
): Promise<ReadonlyMap<string, number>> => {
  const card = fill({
    template: 'plain',
    title: record,
    data: { paragraphs: ['This record was erased. Nothing of it can be shown any more.'], rows: [], quotes: [] },
    sections: [],
    buttons: [],
    preview: `${record} was erased`,
  })
  const left = new Map<string, number>()
  for (const copy of copies.filter(({ channel }) => channel !== 'console')) {
    const done = await channels
      .find(({ name }) => name === copy.channel)
      ?.replace(copy, card)
      .then(
        () => true,
        () => false,
      )
    if (!done) left.set(copy.channel, (left.get(copy.channel) ?? 0) + 1)
  }
  return left
}
