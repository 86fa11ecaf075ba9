/** Something that no clock is watching, for the administrators' board: what to do first, then why. `record`: which it is about, where it is one. */
export interface Unwatched {
  readonly what: string
  readonly why: string
  readonly record?: string
}
