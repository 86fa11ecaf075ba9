import { z } from 'zod'
import type { FieldMeta, Form } from '../../procedures/form.js'

/** A field's schema without its wrappers, with what it says about itself. */
export interface Peeled {
  /** The schema as the form holds it, for parsing. */
  readonly whole: z.core.$ZodType
  /** What is inside optional, default, nullable and transformations. */
  readonly core: z.core.$ZodType
  readonly meta: FieldMeta
}

/** The fields of a form in order, by name. */
export const fieldsIn = (form: Form): readonly (readonly [string, Peeled])[] =>
  Object.entries(form.shape).map(([name, schema]) => [name, peel(name, schema)] as const)

/** Takes the wrappers off a field. `.meta()` may stand on any of them; the outermost counts. A field without a label is called by its name. */
export function peel(name: string, whole: z.core.$ZodType): Peeled {
  let core = whole
  let meta: Partial<FieldMeta> = {}
  for (let deep = 0; deep < 10; deep += 1) {
    meta = { ...said(core), ...meta }
    const inner = insideOf(core)
    if (!inner) break
    core = inner
  }
  return { whole, core, meta: { ...meta, label: meta.label ?? name } }
}

/** What `.meta()` holds; zod keeps it as it was given, and its keys are those of FieldMeta by the port's word. */
const said = (schema: z.core.$ZodType): Partial<FieldMeta> => (z.globalRegistry.get(schema) ?? {}) as Partial<FieldMeta>

function insideOf(schema: z.core.$ZodType): z.core.$ZodType | undefined {
  if (schema instanceof z.core.$ZodOptional || schema instanceof z.core.$ZodNullable) return schema._zod.def.innerType
  if (schema instanceof z.core.$ZodDefault || schema instanceof z.core.$ZodPrefault) return schema._zod.def.innerType
  if (schema instanceof z.core.$ZodReadonly || schema instanceof z.core.$ZodNonOptional) return schema._zod.def.innerType
  if (schema instanceof z.core.$ZodPipe) {
    // z.preprocess is a pipe out of a transformation; a transformed string is a pipe into one.
    return schema._zod.def.in instanceof z.core.$ZodTransform ? schema._zod.def.out : schema._zod.def.in
  }
  return undefined
}

export type Input = NonNullable<FieldMeta['input']>

/** How a field is filled in: as its meta says, else as its schema suggests. */
export function inputOf({ core, meta }: Peeled): Input {
  if (meta.input) return meta.input
  if (core instanceof z.core.$ZodEnum) return 'choice'
  if (core instanceof z.core.$ZodBoolean) return 'yes-no'
  if (core instanceof z.core.$ZodArray) return core._zod.def.element instanceof z.core.$ZodObject ? 'items' : 'choices'
  if (core instanceof z.ZodISODate) return 'date'
  if (core instanceof z.ZodISOTime) return 'time'
  return 'line'
}

/** The fields of one item, for an array of objects; otherwise none. */
export function itemFields({ core }: Peeled): readonly (readonly [string, Peeled])[] {
  if (!(core instanceof z.core.$ZodArray)) return []
  const element = core._zod.def.element
  if (!(element instanceof z.core.$ZodObject)) return []
  return Object.entries(element._zod.def.shape).map(([name, schema]) => [name, peel(name, schema)] as const)
}

/** The values of an enum, or of the enum in an array; a plain string with labels offers these. */
export function valuesOf({ core, meta }: Peeled): readonly string[] {
  const one = core instanceof z.core.$ZodArray ? core._zod.def.element : core
  if (one instanceof z.core.$ZodEnum) return Object.values(one._zod.def.entries).map(String)
  return Object.keys(meta.labels ?? {})
}

/** Most characters, when the schema sets a limit. */
export const maxLengthOf = ({ core }: Peeled): number | undefined =>
  core instanceof z.ZodString ? (core.maxLength ?? undefined) : undefined

/** Must something be given? A list must when an empty one does not do. */
export const isRequired = ({ whole, core }: Peeled): boolean =>
  core instanceof z.core.$ZodArray
    ? !z.safeParse(whole, undefined).success && !z.safeParse(whole, []).success
    : !z.safeParse(whole, undefined).success
