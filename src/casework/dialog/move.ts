import type { Settled } from '../../procedures/form.js'
import type { Facts } from '../../procedures/procedure.js'
import type { Arrival, RawValues } from '../arrival.js'
import { isChecked } from './check-answers.js'
import type { Draft } from './drafts.js'
import { fieldsOf } from './fields-of.js'
import { fieldsIn, inputOf, itemFields } from './schema.js'
import { checking, placeOf } from './show-dialog.js'
import { itemsOf, takeIn } from './typed.js'
import { type AnyDialog, type Walk, type WalkedStep, walk } from './walk.js'

export type Move = Extract<Arrival, { arrives: 'form' }>['move']

/** Where a move has led: the draft with everything typed, and whether to mark the errors of its step or to send it. */
export interface Moved {
  readonly draft: Draft
  readonly marked?: boolean
  readonly sends?: boolean
  /** Something may read as an opinion or a quotation: the step is shown once more, and the next Next goes on (rule 8). */
  readonly prompted?: boolean
  /** The step just answered settles the matter, without a record. */
  readonly settled?: Settled
}

/** Puts what was sent for a step into the draft, whatever becomes of it afterwards (rule 4). */
export function keepTyped(dialog: AnyDialog, draft: Draft, stepName: string, sent: RawValues, facts: Facts): Draft {
  const here = walk(dialog, draft, facts).steps.find(({ step }) => step.name === stepName)
  if (!here) return draft
  return { ...draft, typed: { ...draft.typed, [stepName]: takeIn(here.form, sent, here.values) } }
}

/** Makes a move in a dialog. Pure: the draft that comes back holds every word that came in. */
export function makeMove(
  dialog: AnyDialog,
  before: Draft,
  move: Exclude<Move, 'discard'>,
  stepName: string,
  sent: RawValues,
  facts: Facts,
): Moved {
  const at = { ...before, step: stepName === checking ? checking : stepName }
  const draft = keepTyped(dialog, at, stepName, sent, facts)
  const walked = walk(dialog, draft, facts)
  if (move === 'redraw') return { draft: prompted(draft, walked.steps[placeOf(walked, draft.step)]) }
  if (move === 'back') return { draft: stepBack(draft, walked) }
  if (move === 'next' || move === 'send') return goOn(dialog, draft, walked, move, facts)
  if ('change' in move) {
    const known = walked.steps.some(({ step }) => step.name === move.change)
    return { draft: known ? { ...draft, step: move.change, changing: true } : draft }
  }
  return { draft: oneMore(draft, walked, move.add) }
}

function stepBack(draft: Draft, walked: Walk): Draft {
  const { changing: _, ...rest } = draft
  if (draft.step === checking) return { ...rest, step: walked.steps.at(-1)?.step.name ?? draft.step }
  const before = walked.steps[placeOf(walked, draft.step) - 1]
  // Back from a change leads to where it came from.
  if (draft.changing && !walked.incomplete) return { ...rest, step: checking }
  return before ? { ...rest, step: before.step.name } : rest
}

function goOn(dialog: AnyDialog, draft: Draft, walked: Walk, move: 'next' | 'send', facts: Facts): Moved {
  const { steps, incomplete, answers } = walked
  const place = placeOf(walked, draft.step)
  const here = draft.step === checking ? undefined : steps[place]
  if (here && isFaulty(here)) return { draft: { ...draft, step: here.step.name }, marked: true }
  const prompts = here ? promptsOf(here) : []
  if (here && prompts.some((prompt) => !draft.prompted?.[here.step.name]?.includes(prompt)))
    return { draft: prompted(draft, here), prompted: true }
  const settled = here?.step.settles?.(answers, facts)
  if (settled) return { draft, settled }
  const following = here ? steps[place + 1] : undefined
  if (following && !draft.changing && move === 'next') return { draft: { ...draft, step: following.step.name } }
  const { changing: _, ...rest } = draft
  if (incomplete) {
    // After a change a step may have come that nobody has seen: it is shown plain, and one that was filled in with its errors.
    const seen = draft.typed[incomplete.step.name] !== undefined
    return { draft: { ...rest, step: incomplete.step.name }, marked: seen || move === 'send' }
  }
  const checked = isChecked(dialog, steps.length, answers, facts)
  if (here && checked) return { draft: { ...rest, step: checking } }
  return { draft: rest, sends: true }
}

/** The draft after the prompts of a step have been shown. */
const prompted = (draft: Draft, here: WalkedStep | undefined): Draft => {
  const prompts = here ? promptsOf(here) : []
  return here && prompts.length > 0 ? { ...draft, prompted: { ...draft.prompted, [here.step.name]: prompts } } : draft
}

/** The gentle prompts about what stands in a step. */
export const promptsOf = ({ form, values }: WalkedStep): readonly string[] =>
  fieldsOf(form, values).flatMap(({ prompt, item }) => [...(prompt ? [prompt] : []), ...(item ?? []).flatMap((each) => each.prompt ?? [])])

const isFaulty = ({ errors }: WalkedStep): boolean => Object.keys(errors).length > 0

function oneMore(draft: Draft, walked: Walk, name: string): Draft {
  const here = walked.steps[placeOf(walked, draft.step)]
  const field = here && new Map(fieldsIn(here.form)).get(name)
  if (!here || !field || inputOf(field) !== 'items') return draft
  const blank = Object.fromEntries(itemFields(field).map(([sub]) => [sub, '']))
  const items = itemsOf(here.values[name])
  // Pressed with nothing written yet there are two: the empty one that was drawn, and one more.
  const more = items.length === 0 ? [blank, blank] : [...items, blank]
  return { ...draft, typed: { ...draft.typed, [here.step.name]: { ...here.values, [name]: more } } }
}
