import { userInfo } from 'node:os'
import { factsAt, layOut, type RecordAtHand } from '../casework/record-at-hand.js'
import { change } from '../casework/take-step.js'
import type { Log } from '../log/log.js'
import { procedures } from '../office.js'
import type { Bookkeeping } from '../procedures/bookkeeping.js'
import { isBookkeeping } from '../procedures/bookkeeping.js'
import type { Office } from '../procedures/people.js'
import type { Recipient } from '../procedures/procedure.js'
import { officeThen } from '../procedures/shared/called.js'
import { type Actor, type Instant, instant, RecordId } from '../procedures/words.js'
import { StartFault } from '../settings/start-fault.js'
import { erasedWords } from './erase.js'
import { onFoundation, type Tool, whichRecord } from './tool.js'

type Entry = RecordAtHand['kept']['events'][number]

/** A record's timeline in words. What is sealed is shown only when asked for with a reason, which is kept in the record first (rule 7). */
export const show: Tool = async (asked) => {
  const { rest, sealed, why, say } = asked
  const reference = RecordId.safeParse(rest[0]?.toUpperCase())
  if (!reference.success) throw new StartFault(whichRecord(rest[0], 'show'))
  if (sealed && !why?.trim()) throw new StartFault('Say why: steward show TC-2026-0001 --sealed --why "…". It is kept in the record.')
  if (!sealed && why !== undefined) throw new StartFault('--why goes with --sealed: without it nothing sealed is shown.')
  const record = reference.data
  return onFoundation(asked, async ({ log, office }) => {
    const directory = office.directory
    const erased = await erasedWords(log, record, directory(), instant(new Date()))
    if (erased) {
      say(erased)
      return 0
    }
    const found = await log.read(record)
    if (!found) throw new StartFault(`There is no record ${record}.`)
    if (procedures.find(({ name }) => name === found.procedure)?.narrow)
      throw new StartFault(`${record} is between those who are in it and nobody else: nothing of it is shown here.`)
    if (sealed && why) await keepLook(log, directory, record, why.trim())
    const kept = await log.read(record)
    const procedure = procedures.find(({ name }) => name === kept?.procedure)
    if (!kept || !procedure) throw new StartFault(`${record} belongs to a procedure that this office does not have any more.`)
    const at = layOut(procedure, kept)
    const now = instant(new Date())
    say(`${record}  ${procedure.title}, opened ${directory().calendar.say(kept.opened, now)}`)
    say('')
    for (const entry of kept.events) say(line(entry, at, directory(), sealed))
    return 0
  })
}

const keepLook = async (log: Log, directory: () => Office, record: RecordId, why: string): Promise<void> => {
  const desk = { procedures, log, directory, clock: () => new Date(), report: () => {} }
  const event = { event: 'DetailsOpened', why: `On the command line, by ${userInfo().username}: ${why}` }
  const kept = await change(desk, { record, by: 'clock' }, () => ({ events: [event], owed: [] }))
  if (kept.outcome !== 'taken') throw new StartFault('That somebody looked could not be kept, so nothing is shown: try again.')
}

/** Everybody is called as they were then. */
const line = (entry: Entry, { procedure, kept }: RecordAtHand, now: Office, sealed: boolean): string => {
  const office = officeThen(now, entry.at)
  const words = isBookkeeping(entry)
    ? bookkeepingWords(entry as unknown as Bookkeeping, office)
    : procedure.say(entry, factsAt(office, entry.at, entry.by, kept.record), sealed)
  return `${momentOf(entry.at, office)}  ${actorName(entry, office).padEnd(20)} ${words}`
}

/** Evidence is read years later, and an alert is a matter of seconds: the whole date, by the office's clock, and no "today". */
const momentOf = (at: Instant, { calendar }: Office): string => `${calendar.dateOf(at)} ${calendar.timeOf(at)}:${at.slice(17, 19)}`

/** No procedure opens details by the clock: that was somebody at the command line, whose name the reason holds. */
const actorName = ({ by, event }: { readonly by: Actor; readonly event: string }, office: Office): string => {
  if (by === 'clock') return event === 'DetailsOpened' ? 'the command line' : 'the clock'
  return by === 'courier' ? 'the courier' : office.nameOf(by)
}

const recipientName = (to: Recipient, office: Office): string =>
  'channel' in to ? `the channel of the ${to.channel}` : office.nameOf(to.person)

const bookkeepingWords = (told: Bookkeeping, office: Office): string => {
  switch (told.event) {
    case 'NoticeDelivered':
      return `Delivered to ${recipientName(told.to, office)} by ${told.posted.channel}: ${told.notice}`
    case 'NoticeFailed':
      return `Could not be delivered to ${recipientName(told.to, office)}: ${told.notice}. ${told.because}`
    case 'AnswerStands':
      return `An answer to ${recipientName(told.to, office)} stands in ${told.posted.channel}: it goes with the end`
    case 'DetailsOpened':
      return `Opened the details. ${told.why}`
    case 'RecordErased':
      return `Began to erase the record. ${told.why}`
  }
}
