import { type Document, isNode, LineCounter, parseDocument } from 'yaml'
import { withPlainSpaces } from '../procedures/shared/as-seen.js'
import type { WhoIsHere } from '../procedures/who-is-here.js'
import type { Instant } from '../procedures/words.js'
import { weekFaults, weekWarnings } from './coming-week.js'
import { type OfficeFault, sayPath } from './office-fault.js'
import { type Feed, isPlace, OfficeFile, OfficeFrame, usualZone } from './office-file.js'
import { type FiledOffice, officeOf } from './office-of.js'
import type { PeopleFile } from './people-file.js'
import { type Endings, retentionFaults, retentionWarnings } from './retention-sense.js'
import { sayIssues } from './say-issue.js'
import { senseFaults } from './sense.js'
import { withFetched } from './with-fetched.js'

/**
 * An office file read: the office, or every fault in it, each "line 57, people[3].lineManager: …" and what to do.
 * `warnings` says what is not well in the week from a moment, with an office that can nevertheless work: as filed, or as it stands corrected.
 */
export type OfficeRead =
  | SoundOffice
  | {
      readonly ok: false
      readonly faults: readonly string[]
      /** The office all the same, where only its week ahead is at fault: whoever has none of before begins with it, for a bot that does not start tells nobody. */
      readonly butForTheWeek?: SoundOffice
    }

interface SoundOffice {
  readonly ok: true
  readonly office: FiledOffice
  /** The same office, as it stands corrected by what was said of who is here. */
  readonly corrected: (said: WhoIsHere) => FiledOffice
  readonly warnings: (now: Instant, office?: FiledOffice) => readonly string[]
  readonly fetchesPeople: boolean
  readonly calendars: readonly Feed[]
  /** What is not said yet of how long records are kept, in a sentence each. */
  readonly unsaid: readonly string[]
}

/**
 * Reads the text of an office file, with the people that were fetched for it, checks it and checks it for sense as of `now` (the duty rota:
 * the week from then). `endings`: what periods may be set for; left out, they are not looked at. Never throws.
 */
export function readOffice(text: string, now: Instant, fetched?: PeopleFile, endings?: Endings): OfficeRead {
  const lines = new LineCounter()
  // failsafe: every value stays the text that was typed.
  const document = parseDocument(text, { schema: 'failsafe', lineCounter: lines, prettyErrors: false })
  const unreadable = [...document.errors, ...document.warnings]
  if (unreadable.length > 0)
    return { ok: false, faults: unreadable.map(({ pos, message }) => `line ${lines.linePos(pos[0]).line}: ${message}`) }

  const says = ({ path, says: words }: OfficeFault): string => {
    const [part, place] = path
    const stranger = part === 'people' && typeof place === 'number' && !document.hasIn(['people', place])
    const who = stranger ? plainPeople(written)[place]?.id : undefined
    if (who !== undefined) return `fetched person ${who}, ${sayPath(path.slice(2))}: ${words}`
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

  const own = plain(document)
  const written = withFetched(own, fetched)
  if (own === undefined) return { ok: false, faults: ['A name after * is not given anywhere with &: write the value itself.'] }
  const parsed = OfficeFile.safeParse(written, { reportInput: true })
  if (!parsed.success) return { ok: false, faults: sayIssues(OfficeFile, parsed.error.issues).map(says) }
  const office = officeOf(parsed.data)
  const faults = [...senseFaults(parsed.data), ...(endings ? retentionFaults(parsed.data, endings) : [])]
  if (faults.length > 0) return { ok: false, faults: faults.map(says) }
  const sound: SoundOffice = {
    ok: true,
    office,
    corrected: (said) => officeOf(parsed.data, said),
    warnings: (at, as = office) => weekWarnings(as, at),
    fetchesPeople: parsed.data.directory !== undefined,
    calendars: parsed.data.calendars,
    unsaid: endings ? retentionWarnings(parsed.data.retention, endings) : [],
  }
  // Looked at only when the rest is sound.
  const ahead = weekFaults(office, now)
  return ahead.length > 0 ? { ok: false, faults: ahead.map(says), butForTheWeek: sound } : sound
}

/** What is needed of an office file to fetch its people: a sentence on each fault otherwise. */
export function readFrame(
  text: string,
): { readonly ok: true; readonly frame: OfficeFrame } | { readonly ok: false; readonly faults: readonly string[] } {
  const document = parseDocument(text, { schema: 'failsafe', prettyErrors: false })
  const read = OfficeFrame.safeParse(document.errors.length > 0 ? undefined : plain(document), { reportInput: true })
  if (read.success) return { ok: true, frame: read.data }
  const faults = [
    ...document.errors.map(({ message }) => message),
    ...sayIssues(OfficeFrame, read.error.issues).map(({ path, says }) => `${sayPath(path)}: ${says}`),
  ]
  return { ok: false, faults }
}

/** The name of the office by the text of its file, whatever else is wrong there; undefined where it says none. */
export function officeNameIn(text: string): string | undefined {
  const name = parseDocument(text, { schema: 'failsafe', prettyErrors: false }).getIn(['organisation', 'name'])
  return typeof name === 'string' && name.trim() !== '' ? name.trim() : undefined
}

/** The office's time zone by the text of its file, whatever else is wrong there; undefined where what it says is none. */
export function timeZoneIn(text: string): string | undefined {
  const zone = parseDocument(text, { schema: 'failsafe', prettyErrors: false }).getIn(['organisation', 'timeZone']) ?? usualZone
  return typeof zone === 'string' && isPlace(zone) ? zone : undefined
}

/** Those who stand under people, fetched ones included. */
const plainPeople = (written: unknown): readonly { readonly id?: string }[] =>
  typeof written === 'object' && written !== null && 'people' in written && Array.isArray(written.people) ? written.people : []

/** The document as plain objects; undefined when its aliases lead nowhere, or grow without end. */
function plain(document: Document): unknown {
  try {
    return document.contents === null ? {} : seenIn(document.toJS())
  } catch {
    return undefined
  }
}

/** What was pasted into the file as it is seen there: neither an id nor a name holds a mark that nobody sees, and a space is a plain one. */
const seenIn = (value: unknown): unknown => {
  if (typeof value === 'string') return withPlainSpaces(value)
  if (Array.isArray(value)) return value.map(seenIn)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [withPlainSpaces(key), seenIn(each)]))
}
