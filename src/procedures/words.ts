import { z } from 'zod'

/** A moment in time: ISO 8601 in UTC with milliseconds, so that text order is time order. */
export const Instant = z.iso.datetime({ precision: 3 }).brand<'Instant'>()
export type Instant = z.infer<typeof Instant>

/** The moment a Date stands for. */
export const instant = (date: Date): Instant => date.toISOString() as Instant

/** The bot's own hands, which take steps without a right of anybody's: no person may be called so (ours). */
export const ownHands = ['clock', 'courier'] as const
const hands: ReadonlySet<unknown> = new Set(ownHands)
/** Is it the name of a hand of the bot, which nobody may have as their id? */
export const isOwnHand = (id: unknown): id is (typeof ownHands)[number] => hands.has(id)

/** A person of the office, by the id that the office file gives them: never their name, and never what the bot calls its own hands. */
export const StaffId = z
  .string()
  .regex(/^[a-z0-9][a-z0-9.-]{0,63}$/, 'Use small letters, digits, dots and hyphens, such as asha.patel.')
  .refine((id) => !isOwnHand(id), {
    error: ({ input }) => `The bot calls one of its own hands “${input}”: write another id, such as ${input}.1.`,
  })
  .brand<'StaffId'>()
export type StaffId = z.infer<typeof StaffId>

/** A record's reference, such as TC-2026-0001. */
export const RecordId = z
  .string()
  .regex(/^[A-Z]{2}-\d{4}-\d{4,}$/)
  .brand<'RecordId'>()
export type RecordId = z.infer<typeof RecordId>

/** Who takes steps: a person, or one of the bot's own hands. */
export type Actor = StaffId | (typeof ownHands)[number]

export const roles = [
  'staff',
  'line manager',
  'group manager',
  'head of department',
  'senior on duty',
  'advice services',
  'information governance',
  'human resources',
  'head of customer contact',
  'customer contact',
  'administrator',
] as const
/** What a person may be in the office (procedures.md, Words). */
export type Role = (typeof roles)[number]

/** How many of something there are: "1 record", "3 records". */
export const counted = (count: number, one: string, more = `${one}s`): string => `${count} ${count === 1 ? one : more}`

/** With a capital letter, as a line begins. */
export const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)
