import type { ArrangementState, Known } from './arrangement-matter.js'
import { arrangementRights } from './arrangement-rights.js'
import { isStanding } from './arrangement-tasks.js'
import type { Facts, LetterDraft } from './procedure.js'
import type { StaffId } from './words.js'

/** The letters there are drafts of (s4, s5, s10, s15). */
export const letterKinds = ['warning', 'decision', 'adjustment', 'coming-review', 'review-outcome'] as const
export type LetterKind = (typeof letterKinds)[number]

/** Which letters make sense for a record as it stands; the first is the one that is due. */
export const lettersFor = (state: Known): readonly LetterKind[] => {
  if (state.is === 'Declined' || state.is === 'Withdrawn') return []
  if (!isStanding(state)) return state.request.kind === 'restriction' ? ['warning'] : []
  const first: LetterKind = state.request.kind === 'restriction' ? 'decision' : 'adjustment'
  if (state.lastRang && state.lastRang.review === state.terms.review && state.is !== 'Lifted') return ['coming-review', first]
  return state.reviews.length > 0 ? ['review-outcome', first] : [first]
}

const titles: Readonly<Record<LetterKind, string>> = {
  warning: 'Draft of a warning letter',
  decision: 'Draft of the letter',
  adjustment: 'Draft of the letter',
  'coming-review': 'Draft of the letter',
  'review-outcome': 'Draft of the letter',
}

/** The drafts that this person may have now: whoever may mark the letter as sent writes it; a warning is the deciders' to write (s4, s15). */
export const letterDrafts = (state: ArrangementState, facts: Facts & { readonly by: StaffId }): readonly LetterDraft[] => {
  if (state.is === 'NotAsked') return []
  const step = isStanding(state) ? 'MarkLetterSent' : 'ApproveArrangement'
  if (arrangementRights[step]?.(state, facts) !== true) return []
  return lettersFor(state).map((kind) => ({ kind, title: titles[kind] }))
}
