import { didYouMean } from '../nearest.js'
import type { OfficeFault } from './office-fault.js'
import type { OfficeFile } from './office-file.js'

/** What each procedure calls the ways in which its matters end, by the procedure's name. */
export type Endings = ReadonlyMap<string, readonly string[]>

/** Periods for what the office does not know: a slip there would keep a record for ever. */
export const retentionFaults = ({ retention }: OfficeFile, endings: Endings): readonly OfficeFault[] =>
  Object.entries(retention?.periods ?? {}).flatMap(([procedure, periods]) => {
    const path = ['retention', 'periods', procedure]
    const names = endings.get(procedure)
    if (!names)
      return [
        {
          path,
          says: `“${procedure}” is no procedure whose records end.${didYouMean(procedure, [...endings.keys()])} Write one of: ${[...endings.keys()].join(', ')}.`,
        },
      ]
    return Object.keys(periods)
      .filter((ending) => !names.includes(ending))
      .map((ending) => ({
        path: [...path, ending],
        says: `“${ending}” is no way in which a ${procedure} ends.${didYouMean(ending, names)} Write one of: ${names.join(', ')}.`,
      }))
  })

/** What the office has not said yet, in a sentence each; none where every period is set. */
export const retentionWarnings = (retention: OfficeFile['retention'], endings: Endings): readonly string[] => {
  if (endings.size === 0) return []
  if (!retention)
    return [
      'The office file does not say how long records are kept: nothing is erased by itself. Add retention (docs/run.md, “How long records are kept”).',
    ]
  const missing = [...endings].flatMap(([procedure, names]) => {
    const without = names.filter((ending) => retention.periods[procedure]?.[ending] === undefined)
    return without.length > 0 ? [`${procedure} (${without.join(', ')})`] : []
  })
  return missing.length === 0
    ? []
    : [`The office file does not say how long these are kept, so they are kept for good: ${missing.join('; ')}. Add them under retention.`]
}
