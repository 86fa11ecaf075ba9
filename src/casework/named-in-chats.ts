import { z } from 'zod'
import type { Card, SaidAgain } from '../cards/card.js'
import { fill } from '../cards/fill.js'
import { LogAway } from '../log/log.js'
import type { PostedCopy } from '../procedures/bookkeeping.js'
import { mentionedIn } from '../procedures/mentions.js'
import { Instant, instant, RecordId, type StaffId } from '../procedures/words.js'
import type { Desk } from './desk.js'
import { draftsIn, draftsNaming } from './dialog/drafts.js'
import { lookUpOf } from './look-up/look-up.js'
import { oneOfMany } from './one-of-many.js'
import { Posted, placeName } from './posted.js'
import { ifErased } from './record-at-hand.js'
import { change } from './take-step.js'

/*
 * Ours, for promise 44: a look-up, a list or an answer to a question is an ordinary message where it is not shown to one person for a while, and no
 * record draws it. Where it stands is kept with every record that it names, or whose customer the words name that it repeats, and nothing else of what it says. It goes from the chat when one of them is
 * erased, and once a day has passed in any case: what is kept of it need not grow for ever, and what is erased later is named nowhere any more.
 */

const kind = 'named'
const aDay = 24 * 60 * 60_000
/** After so many days more a chat that does not take the bare card never will. */
const daysMore = 7

const Named = z.object({
  at: Instant,
  posted: Posted,
  records: z.array(RecordId),
  /** Unfinished forms whose words it shows: they may go with a record that it does not name. */
  drafts: z.array(z.string()),
  /** The record whose card it is, with others beside it: drawn again it is without them. */
  card: RecordId.exactOptional(),
  /** It answered a question: the way to the seniors stays below it. */
  asked: z.literal(true).exactOptional(),
  /** It repeats what was typed: the records whose customer that names, none of which it names itself. */
  about: z.array(RecordId).exactOptional(),
})
type Named = z.infer<typeof Named>

/** Where an answer stands of which nothing may be shown any more, and whether it answered a question. */
export interface StoodAnswer extends PostedCopy {
  readonly answer: 'asked' | 'shown' | 'repeated'
}

/** The record whose card an answer is, and the card as it draws it by itself: of what stands on that it takes care. */
export interface OwnCard {
  readonly record: RecordId
  readonly draws: () => Pick<Card, 'adaptive'>
}

/**
 * Keeps where an answer stands that names records beside those that its own record draws. What stands at this place names none any more: then what was kept of
 * it goes. The console's own posts go with each record that they name. Throws what the log throws.
 */
export async function followNamed(
  desk: Desk,
  by: StaffId,
  card: Pick<Card, 'adaptive' | 'asked' | 'repeats'> | SaidAgain,
  posted: PostedCopy,
  own?: OwnCard,
): Promise<void> {
  if (posted.channel === 'console') return
  const words = 'adaptive' in card ? JSON.stringify(card.adaptive) : ''
  const named = mentionedIn(words).filter((record) => record !== own?.record)
  const drawn = own && named.length > 0 ? mentionedIn(JSON.stringify(own.draws().adaptive)) : []
  const records = named.filter((record) => !drawn.includes(record))
  const drafts = draftsIn(words)
  // While the log is away it is let be: what stood here before is taken away on its day, and a word says to ask again.
  const typed = own ? undefined : card.repeats
  if (records.length + drafts.length === 0 && typed === undefined) return desk.log.dropSealed(kind, placeName(posted)).catch(ifAway)
  const at = instant(desk.clock())
  const one: Named = {
    ...{ at, posted, records, drafts: [...drafts] },
    ...(own ? { card: own.record } : {}),
    ...('asked' in card && card.asked ? { asked: true } : {}),
    ...(typed === undefined ? {} : { about: [...((await lookUpOf(desk).namedIn(typed).catch(ifAway)) ?? [])] }),
  }
  await desk.log.putSealed(kind, placeName(posted), one, { owner: by, until: after(at, aDay * (1 + daysMore)) })
}

/** Before a record is erased: takes every answer that names it from its chat. Which could not be taken yet. Throws what the log throws. */
export async function takeNaming(desk: Desk, record: RecordId): Promise<readonly StoodAnswer[]> {
  const all = await allNamed(desk)
  // Many are erased in a night, and hardly an answer shows a form's words.
  const drafts: ReadonlySet<string> = all.some(({ one }) => one.drafts.length > 0) ? await draftsNaming(desk.log, record) : new Set()
  const isNamed = (one: Named): boolean => one.records.includes(record) || one.drafts.some((draft) => drafts.has(draft))
  const left: StoodAnswer[] = []
  for (const { name, one } of all) {
    if (!isNamed(one) && !one.about?.includes(record)) continue
    // Whoever asked may not know of the record that was erased: they are not told which it is.
    const stood = isNamed(one) ? stoodOf(one) : { ...one.posted, answer: 'repeated' as const }
    const done = await putAway(desk, one, answerErased(record, stood.answer))
    // A record's own card is never emptied: it is drawn again with its record's next step.
    if (!done && !one.card) left.push(stood)
    // One that names other records too is done with as well: nothing of it is left, or it is tried again with this one.
    await desk.log.dropSealed(kind, name)
  }
  return left
}

/** Once a day: takes the answers from the chats whose day is over. What a chat does not take is tried again for a week. Throws LogAway. */
export async function takeOfYesterday(desk: Desk): Promise<void> {
  const now = instant(desk.clock())
  for (const { name, one, value } of await allNamed(desk)) {
    if (after(one.at, aDay) > now) continue
    const [record] = [...one.records, ...(one.about ?? [])]
    const instead = one.about && one.records.length === 0 ? answerRepeated() : answerOfYesterday(one.asked ? 'asked' : 'shown')
    const work = () => putAway(desk, one, instead)
    const done = record ? await oneOfMany(desk, 'take an answer from a chat', record, work) : await work()
    if (done) await desk.log.dropSealedIfStill(kind, name, value)
  }
}

/** What does not open tells nobody where it stands. */
const allNamed = async (desk: Desk): Promise<readonly { readonly name: string; readonly value: unknown; readonly one: Named }[]> =>
  (await desk.log.listSealed(kind, undefined, () => {})).flatMap(({ name, value }) => {
    const { data } = Named.safeParse(value)
    return data ? [{ name, value, one: data }] : []
  })

/** A record's own card is drawn again by its record; anything else gives way. False: its chat does not take that now. */
async function putAway(desk: Desk, { card: own, posted }: Named, instead: Card): Promise<boolean> {
  if (own) {
    const drawn = await change(desk, { record: own, by: 'courier' }, () => ({ events: [], owed: [], redraw: true })).catch(ifErased)
    return drawn?.outcome !== 'crowded'
  }
  return (await desk.blank?.(posted, instead)) === true
}

const ifAway = (fault: unknown): undefined => {
  if (!(fault instanceof LogAway)) throw fault
  return undefined
}
const stoodOf = ({ posted, asked }: Named): StoodAnswer => ({ ...posted, answer: asked ? 'asked' : 'shown' })
const after = (at: Instant, milliseconds: number): Instant => instant(new Date(Date.parse(at) + milliseconds))

const yourOwn = 'If you wrote to me about it in this chat, please delete your own messages: I cannot.'
/** Somebody else may have been spoken of, of whom nobody was told (s9). */
const ifHarm = ' If somebody may come to harm, and no senior knows, tell them now.'

/** What stands in the place of an answer that named an erased record. */
export const answerErased = (record: RecordId, answer: StoodAnswer['answer']): Card =>
  answer === 'repeated' ? answerRepeated() : inItsPlace(`What I answered here named ${record}, which was erased. ${yourOwn}`, answer)

/** What stands in the place of an answer that repeated what was typed: the same whether its day is over or a record was erased. */
const answerRepeated = (): Card =>
  inItsPlace(
    `What I answered here repeated what you wrote, and is shown for a day at most. Ask me again when you need it. ${yourOwn}`,
    'repeated',
  )

/** What stands in the place of an answer whose day is over. */
const answerOfYesterday = (answer: StoodAnswer['answer']): Card =>
  inItsPlace(
    `What I answered here named records, and is shown for a day. Ask me again, and you have it as it stands now.${answer === 'asked' ? ` ${yourOwn}` : ''}`,
    answer,
  )

const inItsPlace = (words: string, answer: StoodAnswer['answer']): Card =>
  fill({
    template: 'plain',
    title: 'An earlier message',
    data: { paragraphs: [`${words}${answer === 'shown' ? '' : ifHarm}`], rows: [], quotes: [] },
    sections: [],
    buttons: [],
    preview: 'An earlier message',
  })
