import type { Ours } from '../casework/ask/ours.js'
import type { Casework } from '../casework/casework.js'
import { oneLookAtATime } from '../time/one-look.js'
import { type Repeated, repeat } from '../time/repeat.js'

/** Another bot of the office is heard after so many milliseconds at most; what this one keeps, at once. */
const everyMs = 5_000

/** The office's own words beside the procedure, as they were read last: an answer waits for no database, and one that is away takes none of them. */
export const openGuidanceOfOurs = (needs: {
  readonly casework: Pick<Casework, 'guidanceOfOurs'>
  readonly faulty: (fault: unknown) => void
}): Repeated & { readonly now: () => readonly Ours[]; readonly look: () => Promise<void> } => {
  let now: readonly Ours[] = []
  const look = oneLookAtATime(async () => {
    try {
      now = await needs.casework.guidanceOfOurs()
    } catch (fault) {
      needs.faulty(fault)
    }
  })
  return { now: () => now, look, ...repeat(everyMs, () => void look()) }
}
