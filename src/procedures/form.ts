import type { z } from 'zod'
import type { Facts } from './procedure.js'

/** What a field's zod schema says about itself with `.meta()`; every channel draws its inputs from this. */
export interface FieldMeta {
  readonly label: string
  readonly hint?: string
  /** How it is filled in; left out, it follows from the schema (enum → choice, boolean → yes or no, array of objects → items). */
  readonly input?: 'line' | 'lines' | 'date' | 'time' | 'person' | 'choice' | 'choices' | 'yes-no' | 'items'
  /** Labels for the values of an enum, in order. */
  readonly labels?: Readonly<Record<string, string>>
  /** What one more item is called: "Add a quote". */
  readonly addLabel?: string
  /** Shown only while another field of this form holds one of these values. */
  readonly onlyWhen?: { readonly field: string; readonly is: readonly string[] }
  /** A gentle prompt under the field, never a block (rule 8): the words, or undefined when all is well. */
  readonly prompt?: (value: string) => string | undefined
}

/** A form: a flat zod object whose fields are strings, enums, booleans, arrays of enums or arrays of flat objects of strings. */
export type Form = z.ZodObject

/** Answers so far, by field name over all steps of the dialog; already parsed. */
export type Answers = Readonly<Record<string, unknown>>

/** A step of a dialog: a form, with what to know beside it. */
export interface DialogStep {
  readonly name: string
  readonly title: string
  /** What helps here, in short plain paragraphs; cites its section. */
  readonly know?: (answers: Answers, facts: Facts) => readonly string[]
  readonly form: (answers: Answers, facts: Facts) => Form
  /** What stands in its fields when it is first shown, beside what is known already; it can be changed like anything typed. */
  readonly fill?: (answers: Answers, facts: Facts) => Answers
  /** Left out, the step always comes. */
  readonly when?: (answers: Answers, facts: Facts) => boolean
  /** What settles the matter once this step is answered, so that no record is needed: shown instead of what follows. What was typed stays a draft. */
  readonly settles?: (answers: Answers, facts: Facts) => Settled | undefined
}

/** Words that settle a matter without a record. */
export interface Settled {
  readonly title: string
  readonly paragraphs: readonly string[]
  /** 's7' … cited at the foot. */
  readonly sections: readonly string[]
}

/**
 * One line of "check your answers". `step` is where Change leads, and `field` the question there; without a step nothing of it can be changed
 * here (who you are).
 */
export interface PreviewLine {
  readonly label: string
  readonly value: string
  readonly step?: string
  readonly field?: string
}
