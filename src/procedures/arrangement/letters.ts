import type { Facts, LetterDraft } from '../procedure.js'
import type { StaffId } from '../words.js'
import { type ArrangementState, isStanding, type Known } from './matter.js'
import { type LetterTask, openLetters } from './tasks.js'
import { mayDecide, mayOwn } from './whom.js'

/** The letters there are drafts of (s4, s5, s10, s15). */
export const letterKinds = ['warning', 'decision', 'adjustment', 'coming-review', 'review-outcome'] as const
export type LetterKind = (typeof letterKinds)[number]

/** Which letters make sense for a record as it stands; the first is the one that is due. A warning may go out instead of a restriction too. */
export const lettersFor = (state: Known): readonly LetterKind[] => {
  if (state.is === 'Withdrawn' || state.is === 'AwaitingDeeming') return []
  if (!isStanding(state)) return state.request.kind === 'restriction' ? ['warning'] : []
  const first = draftFor('letter', state)
  const open = openLetters(state)
  const owed: readonly LetterKind[] = [
    ...(open.includes('review letter') ? (['review-outcome'] as const) : []),
    ...(open.includes('letter') ? [first] : []),
  ]
  const rang = state.is !== 'Lifted' && state.lastRang?.review === state.terms.review
  const usual: readonly LetterKind[] = rang ? ['coming-review', first] : state.reviews.length > 0 ? ['review-outcome', first] : [first]
  return [...new Set([...owed, ...usual])]
}

/** Which draft begins a letter that is owed. */
export const draftFor = (task: LetterTask, { request }: Known): LetterKind => {
  if (task === 'review letter') return 'review-outcome'
  return request.kind === 'restriction' ? 'decision' : 'adjustment'
}

const titles: Readonly<Record<LetterKind, string>> = {
  warning: 'Draft of a warning letter',
  decision: 'Draft of the letter',
  adjustment: 'Draft of the letter',
  'coming-review': 'Draft of the letter before the review',
  'review-outcome': 'Draft of the letter about the review',
}

/** The drafts that this person may have now: whoever may mark the letter as sent writes it; a warning is the deciders' to write (s4, s15). */
export const letterDrafts = (state: ArrangementState, facts: Facts & { readonly by: StaffId }): readonly LetterDraft[] => {
  if (state.is === 'NotAsked') return []
  const may = isStanding(state)
    ? mayOwn(state, facts.by, facts) === true || facts.office.person(facts.by)?.roles.includes('advice services') === true
    : typeof mayDecide(state, facts.by, facts) !== 'string'
  return may ? lettersFor(state).map((kind) => ({ kind, title: titles[kind] })) : []
}
