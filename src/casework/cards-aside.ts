import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { Card } from '../cards/card.js'
import { ElementOfSubset } from '../cards/subset.js'
import type { Erasures, SealedStore } from '../log/log.js'
import { mentionsAny } from '../procedures/mentions.js'
import { type Instant, instant, type StaffId } from '../procedures/words.js'
import { openSweeping } from '../time/sweep-soon.js'
import type { Answer } from './arrival.js'
import type { Clock } from './casework.js'
import { inTime } from './in-time.js'
import { sentence } from './sentences.js'

/** So long, in milliseconds, is the store asked whether an answer that lies here is still there: a platform waits three seconds for what is pressed. */
const patience = 800

/**
 * Long cards that no record can draw again (a look-up, a list, an answer), laid aside for the person whom they answered: where a
 * channel has no room for all of one, its button reads on from here.
 */
export interface CardsAside {
  /** The answer as it goes out: a long card with no record behind it knows where all of it lies. `name` is the arrival's, or the board's. */
  lay(answer: Answer, by: StaffId, name: string): Answer
  /** The card again, to be read on from where the button says; a sentence when it is not kept any more. Throws LogAway. */
  show(kept: string, by: StaffId, from: string | undefined): Promise<Answer>
  /** What answered this person's questions up to a moment goes, whichever process laid it aside. Throws what the log throws. */
  forget(by: StaffId, upTo: Instant): Promise<void>
}

/** Any channel has room for a card of so many bytes as JSON and so many elements: a shorter one is laid aside for nobody. */
const room = { bytes: 9_000, elements: 30 } as const
const hoursKept = 24
const kind = 'card-aside'
/** In this process's memory, for when the database is away. */
const mostInMemory = 200

/** `asked`: it answers a question, and goes with the end of the alert that was raised from it. */
const Kept = z.object({
  by: z.string(),
  until: z.number(),
  preview: z.string(),
  body: z.array(ElementOfSubset),
  asked: z.literal(true).exactOptional(),
})
type Kept = z.infer<typeof Kept>

/** Opens it. The store is not waited for: nobody's answer takes longer by it. What mentions a record goes when it is erased, here as in the store. */
export function openCardsAside(store: SealedStore & Erasures, clock: Clock): CardsAside {
  /** `stored`: the store has it too, and another process may have let go of it there. */
  const near = new Map<string, { readonly kept: Kept; stored: boolean }>()
  const remember = (id: string, kept: Kept): void => {
    near.delete(id)
    for (const [old, one] of near) if (near.size >= mostInMemory || one.kept.until <= clock().getTime()) near.delete(old)
    near.set(id, { kept, stored: false })
    sweeping.soon()
  }
  const sweeping = openSweeping(60_000, () => {
    for (const [id, { kept }] of near) if (kept.until <= clock().getTime()) near.delete(id)
    return near.size > 0
  })
  store.whenErased((records) => {
    const mention = mentionsAny(records)
    for (const [id, { kept }] of near) if (mention(JSON.stringify(kept))) near.delete(id)
  })
  const inStore = async (id: string, mine: Kept | undefined): Promise<Kept | undefined> => {
    try {
      return Kept.safeParse(await store.getSealed(kind, id)).data
    } catch (fault) {
      if (mine) return mine
      throw fault
    }
  }
  const find = async (id: string): Promise<Kept | undefined> => {
    const mine = near.get(id)
    // What the store has may have gone from there: with an erased record that it names, or with the alert that it led to.
    const asked = (): Promise<Kept | undefined> => inStore(id, mine?.kept)
    const known = !mine ? await asked() : mine.stored ? await inTime(asked(), () => mine.kept, patience) : mine.kept
    return known && known.until > clock().getTime() ? known : undefined
  }
  return {
    lay(answer, by, name) {
      if (answer.answer !== 'card' || answer.card.whole || !isLong(answer.card)) return answer
      const { card } = answer
      const id = createHash('sha256').update(`${by} ${name}`).digest('hex').slice(0, 32)
      const until = clock().getTime() + hoursKept * 3_600_000
      const kept: Kept = { by, until, preview: card.preview, body: [...card.adaptive.body], ...(card.asked ? { asked: true } : {}) }
      remember(id, kept)
      const stored = (): void => {
        const mine = near.get(id)
        if (mine?.kept === kept) mine.stored = true
      }
      void store.putSealed(kind, id, kept, { until: instant(new Date(until)), owner: by }).then(stored, () => undefined)
      return { answer: 'card', card: { ...card, whole: { given: { kept: id } } } }
    },
    async show(id, by, from) {
      const kept = await find(id)
      if (!kept || kept.by !== by) return noLonger
      const at = Number(from ?? 0)
      const card: Card = {
        adaptive: {
          type: 'AdaptiveCard',
          $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
          version: '1.5',
          fallbackText: kept.preview,
          body: kept.body,
          actions: [],
        },
        preview: kept.preview,
        whole: { given: { kept: id } },
        from: Number.isInteger(at) && at > 0 ? at : 0,
      }
      return { answer: 'card', card }
    },
    async forget(by, upTo) {
      const until = Date.parse(upTo) + hoursKept * 3_600_000
      const isOver = ({ kept }: { readonly kept: Kept }): boolean => kept.by === by && kept.asked === true && kept.until <= until
      const mine = [...near].flatMap(([id, one]) => (isOver(one) ? [id] : []))
      for (const id of mine) near.delete(id)
      const stored = (await store.listSealed(kind, by)).flatMap(({ name, value }) => {
        const { data } = Kept.safeParse(value)
        return data && isOver({ kept: data }) ? [name] : []
      })
      for (const id of new Set([...mine, ...stored])) await store.dropSealed(kind, id)
    },
  }
}

const noLonger = sentence('This is kept for reading on for a day. Please ask for it again: then all of it is here.', 'refused')

function isLong({ adaptive }: Card): boolean {
  const drawn = JSON.stringify(adaptive)
  return Buffer.byteLength(drawn) > room.bytes || drawn.split('"type":').length > room.elements
}
