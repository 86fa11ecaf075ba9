import type { Alarm, Owed } from '../facts.js'

/** Ours: which of the alarms that a record must owe it does not: each name once, at its first moment. What rings on another record is none of its own. */
export function lackingOf(must: readonly Alarm[], owed: readonly Owed[]): readonly Alarm[] {
  const there = new Set(owed.flatMap((one) => ('alarm' in one && one.on === undefined ? [one.alarm] : [])))
  const first = new Map<string, Alarm>()
  for (const one of must.toSorted((a, b) => b.at.localeCompare(a.at))) if (!there.has(one.alarm)) first.set(one.alarm, one)
  return [...first.values()]
}
