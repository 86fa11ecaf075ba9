import type { Answers, DialogStep, Form, PreviewLine } from '../form.js'
import type { AnyState, AnyStep, Dialog, Facts } from '../procedure.js'
import { byPerson } from './people.js'
import type { May } from './rights.js'

/** A screen of a form with several: its part of the fields, what helps there, and when it comes. */
export type Screen = Omit<DialogStep, 'form'> & { readonly form: Form | DialogStep['form'] }

/** The form in which a step is said. Its fields are those of the step, which holds `Held`: so what a person types is described once. */
export interface StepForm<State, Held = unknown> {
  /** The dialog's name, by which a button opens it. */
  readonly name: string
  readonly title: string
  /** The words on the button that sends it. */
  readonly send: string
  /** What helps here, in short plain paragraphs; cites its section. */
  readonly know?: readonly string[] | ((facts: Facts) => readonly string[])
  /** What is filled in already: from the record, from the words after the command (`text`), or from the record that it was begun from. */
  readonly begin?: (state: State, facts: Facts, given: { readonly text?: string; readonly from?: Answers }) => Answers
  /** Several screens, each with a part of the step's fields; "Check your answers" comes at the end. Left out, one screen, sent as it is. */
  readonly screens?: readonly Screen[]
  /** The name of the one screen, where drafts know it by another than the dialog's; and its title, where it asks in other words. */
  readonly screen?: string | { readonly name: string; readonly title: string }
  /** The lines of "Check your answers", where they are other than one a field. */
  readonly preview?: (told: Held, facts: Facts) => readonly PreviewLine[]
  readonly likeness?: (told: Held, facts: Facts) => ReturnType<NonNullable<Dialog<AnyStep, AnyState>['likeness']>>
  readonly names?: Dialog<AnyStep, AnyState>['names']
  readonly evidence?: Dialog<AnyStep, AnyState>['evidence']
}

/** A dialog that sends a step with exactly what its form holds. */
export type DialogOf<Step extends AnyStep, State> = Dialog<Step, State>

/**
 * The dialog of a step. Before it opens, what the step would be refused for is asked: so nobody fills in a form that is then refused.
 */
export function dialogOf<Step extends AnyStep, State>(
  step: Step['step'],
  given: Form | ((facts: Facts) => Form),
  form: StepForm<State, never>,
  rule: { readonly may?: May<State>; readonly notNow: (state: State, facts: Facts) => string | undefined },
): DialogOf<Step, State> {
  const { name, title, send, know, begin, screens, screen, preview, likeness, names, evidence } = form
  const fields = (facts: Facts): Form => (typeof given === 'function' ? given(facts) : given)
  const one: DialogStep = {
    ...(typeof screen === 'object' ? screen : { name: screen ?? name, title }),
    know: (_, facts) => (typeof know === 'function' ? know(facts) : (know ?? [])),
    form: (_, facts) => fields(facts),
  }
  return {
    name,
    title,
    send,
    steps: screens ? screens.map((each) => screenOf(each)) : [one],
    begin: (state, facts, filled) => {
      const because = whyNot(rule, state, facts)
      return because === undefined ? (begin?.(state, facts, filled) ?? {}) : { refused: because }
    },
    // Each answer has been parsed by its screen's part of the step's own schema.
    ...(preview ? { preview: (answers, facts) => preview(answers as never, facts) } : screens ? {} : { preview: () => [] }),
    ...(likeness ? { likeness: (answers, facts) => likeness(answers as never, facts) } : {}),
    ...(names ? { names } : {}),
    ...(evidence ? { evidence } : {}),
    step: (answers, facts) => {
      const own = Object.keys(fields(facts).shape).filter((field) => answers[field] !== undefined)
      // What the form holds is what the step holds; it is parsed at casework's door.
      return { step, ...Object.fromEntries(own.map((field) => [field, answers[field]])) } as unknown as Step
    },
  }
}

/** A dialog with forms of its own, which opens only where the rule of its step could be taken. */
export const openedAs = <Step extends AnyStep, State>(
  rule: { readonly may?: May<State>; readonly notNow: (state: State, facts: Facts) => string | undefined },
  dialog: Dialog<Step, State>,
): Dialog<Step, State> => ({
  ...dialog,
  begin: (state, facts, given) => {
    const because = whyNot(rule, state, facts)
    return because === undefined ? (dialog.begin?.(state, facts, given) ?? {}) : { refused: because }
  },
})

function whyNot<State>(
  { may, notNow }: { readonly may?: May<State>; readonly notNow: (state: State, facts: Facts) => string | undefined },
  state: State,
  facts: Facts,
): string | undefined {
  const moved = notNow(state, facts)
  if (moved !== undefined) return moved
  const right = may && byPerson(facts) ? may(state, facts) : true
  return right === true ? undefined : right
}

const screenOf = ({ form, ...screen }: Screen): DialogStep => ({ ...screen, form: typeof form === 'function' ? form : () => form })
