import type { Answers, DialogStep, Form } from '../../procedures/form.js'
import type { AnyState, AnyStep, Dialog, Facts } from '../../procedures/procedure.js'
import type { RawValues } from '../arrival.js'
import { parseForm } from './parse-form.js'
import { fieldsIn } from './schema.js'
import { asTyped } from './typed.js'

export type AnyDialog = Dialog<AnyStep, AnyState>

/** One step of a dialog with what is typed in it. */
export interface WalkedStep {
  readonly step: DialogStep
  readonly form: Form
  readonly values: RawValues
  readonly errors: Readonly<Record<string, string>>
  /** The answers that its form could build on. */
  readonly before: Answers
}

/** A dialog walked from its first step to its last with what is typed so far: which steps come, what they hold, what is missing. */
export interface Walk {
  readonly steps: readonly WalkedStep[]
  readonly answers: Answers
  readonly incomplete: WalkedStep | undefined
}

/**
 * Walks a dialog. Nothing is remembered but what was typed: which steps come and which answers hold follows from it each time,
 * so that a step that drops out and comes back has its words again.
 */
export function walk(
  dialog: AnyDialog,
  { begun, typed }: { readonly begun: Answers; readonly typed: Readonly<Record<string, RawValues>> },
  facts: Facts,
): Walk {
  const steps: WalkedStep[] = []
  let answers: Answers = begun
  for (const step of dialog.steps) {
    if (step.when && !step.when(answers, facts)) continue
    const form = step.form(answers, facts)
    const values = typed[step.name] ?? asTyped(form, { ...step.fill?.(answers, facts), ...answers })
    const parsed = parseForm(form, values, facts.office)
    steps.push({ step, form, values, errors: parsed.errors, before: answers })
    // A field of this form counts only as it stands here: what it began with is gone once it was emptied or hidden.
    const own = new Set(fieldsIn(form).map(([name]) => name))
    const others = Object.entries(answers).filter(([name]) => !own.has(name))
    answers = { ...Object.fromEntries(others), ...parsed.answers }
  }
  return { steps, answers, incomplete: steps.find(({ errors }) => Object.keys(errors).length > 0) }
}

/** Did a dialog say why it cannot begin? */
export const isRefusal = (begun: Answers | { readonly refused: string }): begun is { readonly refused: string } =>
  typeof begun.refused === 'string'
