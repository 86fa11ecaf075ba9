import type { Facts } from '../../procedures/procedure.js'
import type { Answer, DialogView } from '../arrival.js'
import { awayInDialog } from '../sentences.js'
import { isChecked, previewOf } from './check-answers.js'
import type { DraftAtHand } from './drafts.js'
import { fieldsOf } from './fields-of.js'
import { fieldsIn } from './schema.js'
import type { AnyDialog, Walk } from './walk.js'

/** What is said beside a step: its errors (`marked`), why it was refused (by field), what stands above it, and the question to begin at. */
export interface Say {
  readonly marked?: boolean
  readonly refused?: Readonly<Record<string, string>>
  readonly warnings?: readonly string[]
  readonly focus?: string
}

/** The name of the last step, "check your answers". */
export const checking = 'check-your-answers'

/** Draws a dialog at the draft's step: its fields with what is typed, or the check at the end. */
export function showDialog(dialog: AnyDialog, walked: Walk, { draft, saved }: DraftAtHand, facts: Facts, say: Say = {}): Answer {
  const { steps, answers } = walked
  const check = isChecked(dialog, steps.length, answers, facts)
  const of = steps.length + (check ? 1 : 0)
  const place = placeOf(walked, draft.step)
  const here = draft.step === checking ? undefined : steps[place]
  const about = [draft.record, draft.from].filter((record) => record !== undefined)
  const shown: DialogView = {
    draft: draft.id,
    ...(about.length > 0 ? { about } : {}),
    title: dialog.title,
    step: here
      ? { name: here.step.name, title: here.step.title, number: place + 1, of }
      : { name: checking, title: 'Check your answers', number: of, of },
    know: here?.step.know?.(here.before, facts) ?? [],
    fields: here ? fieldsOf(here.form, here.values) : [],
    values: here?.values ?? {},
    errors: say.refused ?? (say.marked && here ? here.errors : {}),
    warnings: [...(saved ? [] : [awayInDialog(facts.office, facts.now)]), ...(say.warnings ?? [])],
    ...(here && say.focus !== undefined && fieldsIn(here.form).some(([name]) => name === say.focus) ? { focus: say.focus } : {}),
    ...(here ? {} : { preview: previewOf(dialog, walked, facts) }),
    back: here ? place > 0 : true,
    next: here && (check || place < steps.length - 1) ? 'Next' : dialog.send,
  }
  return { answer: 'dialog', dialog: shown }
}

/** Where a step stands among those that come now; a step that has dropped out gives way to the first that is incomplete. */
export function placeOf({ steps, incomplete }: Walk, name: string): number {
  const place = steps.findIndex(({ step }) => step.name === name)
  if (place >= 0) return place
  return Math.max(0, incomplete ? steps.indexOf(incomplete) : steps.length - 1)
}
