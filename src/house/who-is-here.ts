import type { Casework } from '../casework/casework.js'
import type { WhoIsHere } from '../procedures/who-is-here.js'
import { oneLookAtATime } from '../time/one-look.js'
import { type Repeated, repeat } from '../time/repeat.js'

/** Another bot of the office is heard after so many milliseconds at most; what this one keeps, at once. */
const everyMs = 2_000

/** Somewhere else that says who is here: the office's calendars. */
export type OtherWords = () => WhoIsHere

/**
 * Keeps the office informed of who is here: what people said, and what its calendars say. People's words are newer, and so they hold where both
 * speak of one person. While the database is away the office stands as it was heard last.
 */
export const openWhoIsHere = (needs: {
  readonly casework: Pick<Casework, 'whoIsHere'>
  readonly others?: OtherWords
  readonly hear: (said: WhoIsHere) => void
  readonly faulty: (fault: unknown) => void
}): Repeated & { readonly look: () => Promise<void> } => {
  let heard = ''
  const once = async (): Promise<void> => {
    const [said, others] = [await needs.casework.whoIsHere(), needs.others?.()]
    const all: WhoIsHere = {
      presence: [...(others?.presence ?? []), ...said.presence],
      turns: [...(others?.turns ?? []), ...said.turns],
      ...(others?.rota ? { rota: others.rota } : {}),
    }
    const text = JSON.stringify(all)
    if (text === heard) return
    needs.hear(all)
    heard = text
  }
  const look = oneLookAtATime(() => once().catch(needs.faulty))
  return { look, ...repeat(everyMs, () => void look()) }
}
