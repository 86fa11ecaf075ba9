import type { Instant } from '../../procedures/words.js'
import type { AlertSoFar } from './alerts-so-far.js'

/** A line of a thread that tells of harm: when it was said, and whether it alarms by itself. */
export interface TellingLine {
  readonly text: string
  /** What of it an alert takes along, where that is less than all of it. */
  readonly own?: string
  readonly saidAt: Instant
  readonly alarms: boolean
}

/** What of a thread's threat the seniors have: all of it, by this alert; or not these lines, which nobody was told yet. */
export type ToldAlready = { readonly by: AlertSoFar } | { readonly newLines: readonly string[]; readonly unsure?: true }

/** So much of a line's words must stand in an alert whose words were changed before they went. */
const mostOfIt = 0.6

const wordsIn = (text: string): readonly string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []

/** Does the alert tell this line? Only one that was raised after it was said, with its words, or most of them. */
function tells({ raisedAt, said }: AlertSoFar, { text, own = text, saidAt }: TellingLine): boolean {
  if (raisedAt < saidAt) return false
  const [words, told] = [wordsIn(own), new Set(wordsIn(said))]
  return words.length > 0 && words.filter((word) => told.has(word)).length >= mostOfIt * words.length
}

/**
 * Holds a thread's threat against the alerts that its asker has raised, newest first. What alarms by itself and stands in none of them is a
 * new threat, and red again; what was said since and alarms only because of what went is with the seniors already, and may be added to it.
 */
export function toldAlready(lines: readonly TellingLine[], alerts: readonly AlertSoFar[]): ToldAlready {
  const untold = lines.filter((line) => !alerts.some((alert) => tells(alert, line)))
  const by = alerts.find((alert) => lines.some((line) => line.alarms && tells(alert, line)))
  if (!by) return { newLines: lines.map(({ text }) => text) }
  return untold.some(({ alarms }) => alarms) ? { newLines: untold.map(({ text }) => text) } : { by }
}

/** The lines that alarm by themselves and stand in none of the alerts: threats of which nobody was told yet. */
export const untoldThreats = (lines: readonly TellingLine[], alerts: readonly AlertSoFar[]): readonly TellingLine[] =>
  lines.filter((line) => line.alarms && !alerts.some((alert) => tells(alert, line)))
