import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { Card } from '../cards/card.js'
import { ElementOfSubset } from '../cards/subset.js'
import type { SealedStore } from '../log/log.js'
import { type Instant, instant, type StaffId } from '../procedures/words.js'
import type { Answer } from './arrival.js'
import type { Clock } from './casework.js'
import { sentence } from './sentences.js'

/**
 * Long cards that no record can draw again (a look-up, a list, an answer), laid aside for the person whom they answered: where a
 * channel has no room for all of one, its button reads on from here.
 */
export interface CardsAside {
  /** The answer as it goes out: a long card with no record behind it knows where all of it lies. `name` is the arrival's, or the board's. */
  lay(answer: Answer, by: StaffId, name: string): Answer
  /** The card again, to be read on from where the button says; a sentence when it is not kept any more. Throws LogAway. */
  show(kept: string, by: StaffId, from: string | undefined): Promise<Answer>
  /** What answered this person's questions up to a moment goes, as far as this process laid it aside. */
  forget(by: StaffId, upTo: Instant): void
}

/** Any channel has room for a card of so many bytes as JSON and so many elements: a shorter one is laid aside for nobody. */
const room = { bytes: 9_000, elements: 30 } as const
const hoursKept = 24
const kind = 'card-aside'
/** In this process's memory, for when the database is away. */
const mostInMemory = 200

const Kept = z.object({ by: z.string(), until: z.number(), preview: z.string(), body: z.array(ElementOfSubset) })
type Kept = z.infer<typeof Kept>

/** Opens it. The store is not waited for: nobody's answer takes longer by it. */
export function openCardsAside(store: Pick<SealedStore, 'putSealed' | 'getSealed' | 'dropSealed'>, clock: Clock): CardsAside {
  const near = new Map<string, Kept>()
  const answers = new Map<string, Pick<Kept, 'by' | 'until'>>()
  const remember = (id: string, kept: Kept): void => {
    near.delete(id)
    near.set(id, kept)
    for (const old of near.keys()) {
      if (near.size <= mostInMemory) break
      near.delete(old)
    }
  }
  const find = async (id: string): Promise<Kept | undefined> => {
    const known = near.get(id) ?? Kept.safeParse(await store.getSealed(kind, id)).data
    return known && known.until > clock().getTime() ? known : undefined
  }
  return {
    lay(answer, by, name) {
      if (answer.answer !== 'card' || answer.card.whole || !isLong(answer.card)) return answer
      const { card } = answer
      const id = createHash('sha256').update(`${by} ${name}`).digest('hex').slice(0, 32)
      const until = clock().getTime() + hoursKept * 3_600_000
      const kept: Kept = { by, until, preview: card.preview, body: [...card.adaptive.body] }
      remember(id, kept)
      for (const [old, one] of answers) if (one.until <= clock().getTime()) answers.delete(old)
      if (card.asked) answers.set(id, { by, until })
      void store.putSealed(kind, id, kept, { until: instant(new Date(until)), owner: by }).catch(() => undefined)
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
    forget(by, upTo) {
      const until = Date.parse(upTo) + hoursKept * 3_600_000
      for (const [id, one] of answers) {
        if (one.by !== by || one.until > until) continue
        answers.delete(id)
        near.delete(id)
        void store.dropSealed(kind, id).catch(() => undefined)
      }
    },
  }
}

const noLonger = sentence('This is kept for reading on for a day. Please ask for it again: then all of it is here.', 'refused')

function isLong({ adaptive }: Card): boolean {
  const drawn = JSON.stringify(adaptive)
  return Buffer.byteLength(drawn) > room.bytes || drawn.split('"type":').length > room.elements
}
