import { userInfo } from 'node:os'
import { eraseRecords } from '../casework/erase-records.js'
import { byTheClock, type ErasedNote, erasedNote, noteErased } from '../casework/erased-note.js'
import type { Left } from '../casework/look-up/leave-erased.js'
import { layOut } from '../casework/record-at-hand.js'
import { heldOn, openLists } from '../casework/retention/lists.js'
import { type NamedBy, namedByOpen } from '../casework/retention/named-by-open.js'
import { blankIn } from '../house/blank-in.js'
import { openLogger } from '../house/logger.js'
import { openChannels } from '../house/open-channels.js'
import { type Kept, KeyErased, type Log } from '../log/log.js'
import { procedures } from '../office.js'
import type { Office } from '../procedures/people.js'
import { urgentOf } from '../procedures/urgent.js'
import { type Instant, instant, RecordId } from '../procedures/words.js'
import { StartFault } from '../settings/start-fault.js'
import { onFoundation, type Tool, whichRecord } from './tool.js'

/** Who erased a record, when and why, in a sentence; undefined when nobody did. It stands beside the records, whose own words are gone. */
export const erasedWords = async (log: Pick<Log, 'getSealed'>, record: RecordId, office: Office, now: Instant) => {
  const note = await erasedNote(log, record)
  const by = note?.by === byTheClock ? 'by the clock' : `on the command line, by ${note?.by}`
  return note && `${record} was erased ${office.calendar.say(note.at, now)} ${by}: ${note.why}`
}

/**
 * Erases one record for good: its key is destroyed, so that no copy of the database can be read either. Refused without a reason,
 * without the reference typed once more, while an alert still waits for somebody, and while it is held, named by an open matter or asked for.
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
    const channels = env
      ? await openChannels({ ...env, CONSOLE: false }, { directory, clock, store: log, logger: openLogger(env.LOG_LEVEL) })
      : undefined
    const desk = { procedures, log, directory, clock, report: () => {}, blank: blankIn(channels?.all ?? []) }
    const note: ErasedNote = { by: userInfo().username, why, at: instant(clock()) }
    const kept = await read(log, record)
    if (!kept) throw new StartFault(`There is no record ${record}.`)
    if (kept === 'erased') {
      // An earlier run may have been broken off: what it left is done now.
      const before = await erasedNote(log, record)
      await log.erase([record])
      await noteErased(log, record, before ?? note)
      say(`${record} was erased already. Whatever was left of it is gone now.`)
      return 0
    }
    const unlessOpen = (now: Kept): true => {
      if (isOpenAlert(now))
        throw new StartFault(`${record} is an alert that is still open: conclude it first, so that whoever is at risk is not forgotten.`)
      return true
    }
    unlessOpen(kept)
    if (heldOn(await openLists(desk)).has(record)) throw new StartFault(heldWords(record))
    const named = await namedByOpen(desk, new Set([record]))
    const unlessNamed = (open: NamedBy | undefined): true => {
      if (open) throw new StartFault(waitsWords(record, open))
      return true
    }
    unlessNamed(named.now.get(record))
    const mayGo = async () => unlessNamed(await named.again(record)) && unlessOpen((await log.read(record)) ?? kept)
    const erased = (await eraseRecords(desk, new Map([[record, note]]), { mayGo })).get(record)
    // Somebody has held it since it was asked.
    if (!erased) throw new StartFault(heldWords(record))
    say(`${record} is erased. What stays: its reference, which kinds of step were taken, by whom and when, and your reason.`)
    for (const each of erased.left) say(linkWords(each))
    for (const [channel, count] of erased.unblanked)
      complain(
        `${count} of its cards in ${channel} could not be blanked. The bot tries again each morning for a week; or delete them there by hand.`,
      )
    say('What somebody typed without this reference (a draft, words in the console) goes by itself within a day.')
    say(
      'Not in the bot’s reach: what people wrote in Slack or Teams, letters that were downloaded, the case file, e-mails. What the database’s files still hold of it opens with nothing any more; copies can live in backups, and in the oplog of a replica set while it reaches back (docs/run.md, “How long copies of an erased record can live”).',
    )
    if (env?.CONSOLE) say('A console that is open now lets go of its cards within ten seconds.')
    return 0
  })
}

const heldWords = (record: RecordId): string =>
  `${record} is held by Information Governance: it has to be released first, in the card on which it was held.`

/** Why a record waits, and for what. */
const waitsWords = (record: RecordId, { by, because }: NamedBy): string =>
  because === 'asked for'
    ? `${record} may be part of what somebody asks for in ${by}: nothing of theirs is erased before that request is over. Record there how it ended (answered, refused or withdrawn), then erase ${record}.`
    : `${by} names ${record} and is still open: whoever decides it may need to read it. Bring ${by} to its end first, then erase ${record}.`

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
