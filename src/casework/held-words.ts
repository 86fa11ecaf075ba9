import type { Erasures } from '../log/log.js'
import { mentionsAny } from '../procedures/mentions.js'
import type { Instant, StaffId } from '../procedures/words.js'
import { openSweeping } from '../time/sweep-soon.js'
import type { Clock } from './casework.js'

/** Words that are longer than a button can carry, kept for the press in this process's memory, for their author alone. */
export interface HeldWords {
  /** What the button gives along: the words, or their beginning and where the rest is. */
  hold(text: string, by: StaffId): Readonly<Record<string, string>>
  /** The whole words again; their beginning where they are gone (an hour later, another process). */
  take(given: Readonly<Record<string, string>> | undefined, by: StaffId): string
  /** What was held for this person up to a moment goes. */
  forget(by: StaffId, upTo: Instant): void
}

/** The most that a button carries, as JSON: Slack takes 2,000 characters, and some of them are ours. */
const mostCarried = 1800
const minutesHeld = 60
/** Nobody who floods may fill the memory: the oldest go first. */
const mostCharacters = 5_000_000

/** The words that a button takes along; of a very long text its beginning. */
export function carried(text: string): string {
  let words = text.trim().slice(0, mostCarried)
  while (JSON.stringify(words).length > mostCarried) words = words.slice(0, -50)
  return words.length < text.trim().length ? `${words.replace(/[\uD800-\uDBFF]$/, '')} …` : words
}

/** Opens the memory, empty. Words that mention a record go when it is erased. */
export function openHeldWords(clock: Clock, erasures: Erasures): HeldWords {
  const held = new Map<string, { readonly text: string; readonly by: StaffId; readonly until: number }>()
  let characters = 0
  let newest = 0
  const drop = (id: string) => {
    characters -= held.get(id)?.text.length ?? 0
    held.delete(id)
  }
  const sweeping = openSweeping(60_000, () => {
    const now = clock().getTime()
    for (const [id, { until }] of held) if (until <= now) drop(id)
    return held.size > 0
  })
  erasures.whenErased((records) => {
    const mention = mentionsAny(records)
    for (const [id, { text }] of held) if (mention(text)) drop(id)
  })
  return {
    hold(text, by) {
      const words = carried(text)
      if (words === text.trim()) return { text: words }
      const now = clock().getTime()
      newest += 1
      const id = `${now.toString(36)}-${newest}`
      held.set(id, { text: text.trim(), by, until: now + minutesHeld * 60_000 })
      characters += text.trim().length
      sweeping.soon()
      for (const [old, { until }] of held) if (old !== id && (until <= now || characters > mostCharacters)) drop(old)
      return { text: words, held: id }
    },
    take(given, by) {
      const found = given?.held === undefined ? undefined : held.get(given.held)
      return found && found.by === by && found.until > clock().getTime() ? found.text : (given?.text ?? '')
    },
    forget(by, upTo) {
      const until = Date.parse(upTo) + minutesHeld * 60_000
      for (const [id, one] of held) if (one.by === by && one.until <= until) drop(id)
    },
  }
}
