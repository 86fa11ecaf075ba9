import { z } from 'zod'
import { fill } from '../cards/fill.js'
import type { CardsLeft } from '../procedures/figures.js'
import { Instant, instant, RecordId } from '../procedures/words.js'
import type { Desk } from './desk.js'
import { answerErased } from './named-in-chats.js'
import { Posted } from './posted.js'

const kind = 'to-blank'
/** After so many days a chat that does not take the bare card never will: the cards are to be deleted there by hand. */
const days = 7

/** Where the copies stand, and nothing of what they show; it does not mention the record, since what mentions an erased one is swept away. */
const Kept = z.object({
  since: Instant,
  copies: z.array(Posted.extend({ answer: z.enum(['asked', 'shown', 'repeated']).exactOptional() })),
})
type Left = z.infer<typeof Kept>['copies'][number]

/** What stands in the place of a card of an erased record. */
export const blankCard = (record: RecordId) =>
  fill({
    template: 'plain',
    title: record,
    data: { paragraphs: ['This record was erased. Nothing of it can be shown any more.'], rows: [], quotes: [] },
    sections: [],
    buttons: [],
    preview: `${record} was erased`,
  })

/** Copies of erased records that could not be blanked at once: a chat was away, or had enough. They are tried again until a week has passed. */
export const blankedLater = (desk: Pick<Desk, 'log' | 'clock' | 'blank'>) => ({
  async keep(record: RecordId, copies: readonly Left[]): Promise<void> {
    if (copies.length > 0) await desk.log.putSealed(kind, record, { since: instant(desk.clock()), copies })
  },
  /** Tries what is left, and says of each record what came of it, before it forgets. Throws what the log throws, at the end where only some of it does not open. */
  async again(told: (left: CardsLeft) => Promise<void>): Promise<void> {
    const broken: unknown[] = []
    for (const { name, value } of await desk.log.listSealed(kind, undefined, (_, fault) => broken.push(fault))) {
      const record = RecordId.safeParse(name).data
      const kept = Kept.safeParse(value).data
      if (!record || !kept) continue
      const left: Left[] = []
      for (const copy of kept.copies) {
        if (!(await desk.blank?.(copy, copy.answer ? answerErased(record, copy.answer) : blankCard(record)))) left.push(copy)
      }
      const over = desk.clock().getTime() - Date.parse(kept.since) > days * 86_400_000
      if (left.length < kept.copies.length || over) await told({ record, cards: left.length, tried: over ? 'no more' : 'again' })
      // What another bot could not blank meanwhile stays kept.
      if (left.length === 0 || over) await desk.log.dropSealedIfStill(kind, name, value)
      else if (left.length < kept.copies.length) await desk.log.putSealed(kind, name, { since: kept.since, copies: left })
    }
    if (broken.length > 0) throw broken[0]
  },
})
