import { z } from 'zod'
import type { Card } from '../../cards/card.js'
import { fill } from '../../cards/fill.js'
import { LogAway } from '../../log/log.js'
import type { Bookkeeping, PostedCopy } from '../../procedures/bookkeeping.js'
import { mark } from '../../procedures/shared/mark.js'
import { urgentOf } from '../../procedures/urgent.js'
import { Instant, instant, RecordId, type StaffId } from '../../procedures/words.js'
import type { Desk } from '../desk.js'
import { isOverInChats } from '../over-in-chats.js'
import { Posted, placeName } from '../posted.js'
import { fetchRecord, ifErased, type RecordAtHand } from '../record-at-hand.js'
import { change } from '../take-step.js'

/*
 * Ours, for promise 41: an answer to a question quotes what was asked, and no record draws it. Where it stands is kept for so long as an alert may be
 * raised from it, and nothing of what it says. The alert takes along where it stands; with the alert's end a bare card takes its place, as it does of
 * the alert's own cards.
 */

const kind = 'asked'
/** An answer that offers the alert may be pressed the next morning; any other only tells of the threat while the conversation is remembered. */
const kept = { harm: 24 * 60 * 60_000, anything: 10 * 60_000 } as const

const Stands = z.object({ at: Instant, posted: Posted, words: Posted.optional() })
type Stood = z.infer<typeof Stands>

/** What the database could not take, for the alert that goes out without it and is saved later. In this process's memory, so many at the most. */
interface Unkept {
  readonly by: StaffId
  readonly stands: Stood
  readonly until: Instant
  readonly record: RecordId | undefined
  /** It may be of an alert that went before it. */
  readonly unsure: boolean
}
const unkept = new WeakMap<Desk, readonly Unkept[]>()
const mostUnkept = 1_000

/** Keeps where an answer stands in somebody's chat; `words`: where what they wrote themselves stands, as far as its channel can draw over that. Throws what the log throws. */
export async function followAnswer(
  desk: Desk,
  by: StaffId,
  { harm, alert, unsure, at: answered }: NonNullable<Card['asked']>,
  posted: PostedCopy,
  words?: PostedCopy,
): Promise<void> {
  // A channel may be slow to say that it stands there: an alert raised from it meanwhile came after it all the same.
  const at = Instant.safeParse(answered).data ?? instant(desk.clock())
  const stands = { at, posted, ...(words ? { words } : {}) }
  const record = RecordId.safeParse(alert).data
  const until = instant(new Date(Date.parse(at) + (harm ? kept.harm : kept.anything)))
  try {
    const records = record ? [record] : unsure ? await openAlertsOf(desk, by, at) : []
    for (const one of records) await keepWith(desk, one, by, [stands])
    if (records.length === 0) await desk.log.putSealed(kind, placeName(posted), stands, { owner: by, until })
  } catch (fault) {
    const left = (unkept.get(desk) ?? []).filter((one) => one.until > at)
    if (fault instanceof LogAway) unkept.set(desk, [...left, { by, stands, until, record, unsure: unsure === true }].slice(-mostUnkept))
    throw fault
  }
}

/** The alerts that somebody raised before this moment and that are not over: one of them may be what an answer is about. */
const openAlertsOf = async (desk: Desk, by: StaffId, at: Instant): Promise<readonly RecordId[]> => {
  const since = instant(new Date(Date.parse(at) - kept.harm))
  const names = urgentOf(desk.procedures).map(({ name }) => name)
  const found = await desk.log.findByMarks([mark('reporter', by)], since, mostAlerts, names)
  const all = await Promise.all(found.map(({ record }) => fetchRecord(desk, record).catch(ifErased)))
  return all.flatMap((one) => (one && one.kept.opened <= at && !isOverInChats(one) ? [one.kept.record] : []))
}
const mostAlerts = 5

/** The alert that somebody has raised takes along where the answers stand that they had before it. Done again it does no harm. Throws what the log throws. */
export async function takeAnswersAlong(desk: Desk, record: RecordId, by: StaffId, raised: Instant): Promise<void> {
  const all = (await desk.log.listSealed(kind, by)).flatMap(({ value }) => Stands.safeParse(value).data ?? [])
  const known = all.filter(({ at }) => at <= raised)
  const isOfIt = (one: Unkept): boolean =>
    one.by === by && (one.record === undefined ? one.unsure || one.stands.at <= raised : one.record === record)
  const remembered = (unkept.get(desk) ?? []).filter(isOfIt)
  if (known.length + remembered.length === 0) return
  await keepWith(desk, record, by, [...known, ...remembered.map(({ stands }) => stands)])
  unkept.set(desk, unkept.get(desk)?.filter((one) => !remembered.includes(one)) ?? [])
  await Promise.all(known.map(({ posted }) => desk.log.dropSealed(kind, placeName(posted))))
}

/** The same when the alert is looked at once more: a bot that died between the alert and its answers left them where they were. */
export async function takeLeftAlong(desk: Desk, { procedure, kept: { record, events } }: RecordAtHand): Promise<void> {
  const [first] = events
  if (procedure.urgent && first && first.by !== 'clock' && first.by !== 'courier') await takeAnswersAlong(desk, record, first.by, first.at)
}

async function keepWith(desk: Desk, record: RecordId, by: StaffId, all: readonly Stood[]): Promise<void> {
  await change(desk, { record, by: 'courier' }, (at) => {
    const known = new Set(standing(at).map(({ posted }) => placeName(posted)))
    const told = all.flatMap(({ posted, words }): Standing[] => [
      { event: 'AnswerStands', to: { person: by }, posted, shows: words ? 'answer alone' : 'answer' },
      ...(words ? [{ event: 'AnswerStands', to: { person: by }, posted: words, shows: 'words' } as const] : []),
    ])
    const events = told.filter(({ posted }) => !known.has(placeName(posted))).map((one) => ({ ...one }))
    return { events, owed: [], redraw: events.length > 0 }
  }).catch(ifErased)
}

type Standing = Extract<Bookkeeping, { event: 'AnswerStands' }>
/** Where the answers of a record stand; each event was written above, which is why its shape is known. */
const standing = ({ kept: { events } }: RecordAtHand): readonly Standing[] =>
  events.filter(({ event }) => event === 'AnswerStands').map((event) => event as unknown as Standing)

/** All answers of theirs go, also one about somebody else of whom nobody was told: the way to tell the seniors stays below it (s9). */
const elsewhere = 'If somebody else may come to harm, and no senior knows, tell them now.'
const words: Readonly<Record<Standing['shows'], (record: string) => string>> = {
  answer: (record) =>
    `If you wrote to me about it in this chat, please delete your own messages: I cannot. What I answered is no longer shown, since ${record} is over. ${elsewhere}`,
  'answer alone': (record) => `What I answered is no longer shown, since ${record} is over. ${elsewhere}`,
  words: (record) => `What was written here is no longer shown, since ${record} is over.`,
}

/** What stands in the place of an answer, or of what was asked, once the alert is over that was raised from it. */
export const drawAnswerOver = (
  { record, procedure }: { readonly record: string; readonly procedure: string },
  shows: Standing['shows'],
): Card =>
  fill(
    {
      template: 'plain',
      data: { paragraphs: [words[shows](record)], rows: [], quotes: [] },
      title: 'An earlier message',
      sections: [],
      buttons: [],
      ...(shows === 'words' ? { aboutAlert: true } : {}),
      preview: `${procedure} ${record}`,
    },
    { record: record as RecordId, version: 1 },
  )
