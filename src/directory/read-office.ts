import { type Document, isNode, LineCounter, parseDocument } from 'yaml'
import type { Instant } from '../procedures/words.js'
import { weekWarnings } from './coming-week.js'
import { type OfficeFault, sayPath } from './office-fault.js'
import { OfficeFile } from './office-file.js'
import { type FiledOffice, officeOf } from './office-of.js'
import { sayIssues } from './say-issue.js'
import { senseFaults } from './sense.js'

/**
 * An office file read: the office, or every fault in it, each "line 57, people[3].lineManager: …" and what to do.
 * `warnings` says what is not well in the week from a moment, with an office that can nevertheless work.
 */
export type OfficeRead =
  | { readonly ok: true; readonly office: FiledOffice; readonly warnings: (now: Instant) => readonly string[] }
  | { readonly ok: false; readonly faults: readonly string[] }

/** Reads the text of an office file, checks it and checks it for sense as of `now` (the duty rota: the week from then). Never throws. */
export function readOffice(text: string, now: Instant): OfficeRead {
  const lines = new LineCounter()
  // failsafe: every value stays the text that was typed.
  const document = parseDocument(text, { schema: 'failsafe', lineCounter: lines, prettyErrors: false })
  const unreadable = [...document.errors, ...document.warnings]
  if (unreadable.length > 0)
    return { ok: false, faults: unreadable.map(({ pos, message }) => `line ${lines.linePos(pos[0]).line}: ${message}`) }

  const says = ({ path, says: words }: OfficeFault): string => {
    const line = lineOf(path)
    return [line && `line ${line}`, sayPath(path)]
      .filter(Boolean)
      .join(', ')
      .concat(path.length > 0 ? `: ${words}` : words)
  }
  /** The line of a place, or of the nearest place around it that is there. */
  const lineOf = (path: readonly (string | number)[]): number | undefined => {
    for (let length = path.length; length > 0; length -= 1) {
      const node = document.getIn(path.slice(0, length), true)
      if (isNode(node) && node.range) return lines.linePos(node.range[0]).line
    }
    return undefined
  }

  const written = plain(document)
  if (written === undefined) return { ok: false, faults: ['A name after * is not given anywhere with &: write the value itself.'] }
  const parsed = OfficeFile.safeParse(written, { reportInput: true })
  if (!parsed.success) return { ok: false, faults: sayIssues(OfficeFile, parsed.error.issues).map(says) }
  const office = officeOf(parsed.data)
  const faults = senseFaults(parsed.data, office, now)
  return faults.length > 0
    ? { ok: false, faults: faults.map(says) }
    : { ok: true, office, warnings: (at) => weekWarnings(office, parsed.data.duty, at) }
}

/** The document as plain objects; undefined when its aliases lead nowhere, or grow without end. */
function plain(document: Document): unknown {
  try {
    return document.contents === null ? {} : document.toJS()
  } catch {
    return undefined
  }
}
