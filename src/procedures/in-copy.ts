/**
 * What no copy for a request for personal data shows of an event: what the machine needs for itself, what stands beside it already, and how often the clock
 * has rung, which says itself what came of that. No field of a form has one of these names: what somebody typed is theirs to read.
 */
export const notInCopy = [
  ...(['event', 'step', 'by', 'at', 'version', 'called', 'again', 'posted', 'moved', 'print', 'of', 'runsSince'] as const),
  ...(['rung', 'stoodStill', 'isExtended'] as const),
] as const

/**
 * How a copy calls a field, so that a line is understood alone by somebody who knows nothing of us; `answers`, where what is kept is a word of ours;
 * `staff`, where it is who of us, whether they still work here or not.
 */
export type Phrase =
  | string
  | { readonly label: string; readonly answers: Readonly<Record<string, string>> }
  | { readonly label: string; readonly staff: true }
  | { readonly forTheMachine: true }
/** What the machine reckons with, and stands beside it in words already. */
export const forTheMachine = { forTheMachine: true } as const
export const staff = (label: string) => ({ label, staff: true }) as const

/** Every field that an event holds, however deep; `answer` is called by what it stands in, and somebody's quoted words by whose they are. */
type FieldOf<Value, Name extends string = never> = Value extends undefined
  ? never
  : Value extends string | number | boolean
    ? Name
    : Value extends readonly (infer One)[]
      ? FieldOf<One, Name>
      : [keyof Value] extends ['who' | 'words']
        ? never
        : {
            [Field in keyof Value & string]: Field extends (typeof notInCopy)[number]
              ? never
              : FieldOf<Value[Field], Field extends 'answer' ? ([Name] extends [never] ? Field : Name) : Field>
          }[keyof Value & string]

/**
 * A phrase for each field of a procedure's events: the compiler misses none. Where a field means something else right in one event ("DataSent how"), or in a
 * part of one ("in made contact", "in request terms contact"), it has another for there. A line is read alone, months later, by somebody who knows nothing of
 * us: it says who did it or was asked to, whether it was planned or done, and to whom.
 */
export type InCopy<Event extends { readonly event: string }> = { readonly [Field in FieldOf<Event>]: Phrase } & {
  readonly [Field in `${Event['event']} ${FieldOf<Event>}`]?: Phrase
} & { readonly [Field in `in ${string} ${FieldOf<Event>}`]?: Phrase }
