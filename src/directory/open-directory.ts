import { readFile, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import type { Clock, Directory } from '../casework/casework.js'
import { nothingSaid, type WhoIsHere } from '../procedures/who-is-here.js'
import { instant } from '../procedures/words.js'
import type { Feed } from './office-file.js'
import type { FiledOffice } from './office-of.js'
import { notWhole, type PeopleFile, readPeopleFile } from './people-file.js'
import { type OfficeRead, readOffice } from './read-office.js'
import type { Endings } from './retention-sense.js'
import { watchFile } from './watch-file.js'

/** The office file that ships: used when OFFICE_FILE is not set, and a model to copy. It lies beside this file in src and in dist. */
export const sampleOffice = join(__dirname, 'sample-office.yaml')

/** You will see this when the office file cannot be read or has faults: one sentence each in `faults`, what to do included. */
export class OfficeFileFault extends Error {
  override readonly name = 'OfficeFileFault'
  constructor(readonly faults: readonly string[]) {
    super(faults.join('\n'))
  }
}

/** The office as the file has it now, kept up to date until `stop`. `reread` looks at the file at once, and at the week ahead. */
export interface OpenDirectory {
  readonly directory: Directory
  /** What is wrong with the file since its last edit, in a sentence, for /readyz; undefined when the file is in use as it stands. */
  readonly fault: () => string | undefined
  /** Does the file say where people are kept, so that they are fetched each morning? */
  readonly fetchesPeople: () => boolean
  /** What the file does not say yet of how long records are kept, in a sentence each. */
  readonly unsaid: () => readonly string[]
  /** The calendars that the file names. */
  readonly calendars: () => readonly Feed[]
  readonly reread: () => Promise<void>
  /** Takes what is said of who is here now in the place of what was said before; the office stands corrected from then on. */
  readonly hear: (said: WhoIsHere) => void
  readonly stop: () => void
}

const hour = 3_600_000
/** How long a file has to stay the same before it counts as written. */
const restMs = 100

/**
 * Opens the office file and follows its changes. Throws OfficeFileFault when it cannot begin with it (a week ahead without seniors is none: a bot that
 * does not start tells nobody); later, a broken edit
 * leaves the last good office in use and says so through `tell`, a sentence a call, and says when it is good again. What is not
 * well in the week ahead (everybody on duty absent) is told at the start and again each day that it is so.
 */
export async function openDirectory({
  file,
  peopleFile,
  endings,
  clock,
  tell,
}: {
  readonly file: string
  /** Where the people stand that were fetched; left out, nobody is. It need not be there yet. */
  readonly peopleFile?: string
  /** What periods of keeping may be set for; left out, none are looked at. */
  readonly endings?: Endings
  readonly clock: Clock
  readonly tell: (sentence: string) => void
}): Promise<OpenDirectory> {
  const named = basename(file)
  const now = () => instant(clock())
  const fetched = openFetched(peopleFile)
  const readNamed = (written: string): OfficeRead => {
    const people = fetched.now()
    if (people === 'broken') return { ok: false, faults: [`${basename(peopleFile ?? '')} ${notWhole}`] }
    const read = readOffice(written, now(), people, endings)
    return read.ok ? read : { ...read, faults: read.faults.map((fault) => `${named} ${fault}`) }
  }
  await fetched.look()
  let text = await textOf(file)
  if (text.trim() === '') throw new OfficeFileFault([missing(file)])
  const first = readNamed(text)
  // A week without seniors is a fault of an edit; at a start it is told as a warning, and the ladder rings them all.
  const begun = first.ok ? first : first.butForTheWeek
  if (!begun) throw new OfficeFileFault(first.ok ? [] : first.faults)
  let good = begun
  let said = nothingSaid
  let office: FiledOffice = good.office
  let broken: string | undefined
  let warned: readonly string[] = []

  const lookAhead = () => {
    const warnings = good.warnings(now(), office)
    for (const warning of warnings.filter((each) => !warned.includes(each))) tell(warning)
    warned = warnings
  }

  const refuse = (faults: readonly string[]) => {
    broken = `${named} is broken and NOT in use: the bot goes on with the office as it was before. Mend it and save it again.`
    tell(broken)
    for (const fault of faults) tell(fault)
  }

  const reread = async (): Promise<void> => {
    const before = text
    text = await settledText(file, before)
    const others = await fetched.look()
    if (text !== before || others) {
      const read = text.trim() === '' ? { ok: false as const, faults: [missing(file)] } : readNamed(text)
      if (read.ok) {
        good = read
        office = good.corrected(said)
        const changed = text === before && peopleFile !== undefined ? basename(peopleFile) : named
        tell(broken ? `${named} is good again and in use.` : `${changed} was changed and is in use.`)
        broken = undefined
      } else refuse(read.faults)
    }
    lookAhead()
  }

  lookAhead()
  // One look after another: an older text never overtakes a newer one.
  let looking: Promise<void> = Promise.resolve()
  const look = (): Promise<void> => {
    looking = looking.then(reread)
    return looking
  }
  const unwatch = [file, ...(peopleFile === undefined ? [] : [peopleFile])].map((each) => watchFile(each, () => void look()))
  const hourly = setInterval(() => void look(), hour).unref()
  return {
    directory: () => office,
    fault: () => broken,
    fetchesPeople: () => good.fetchesPeople,
    calendars: () => good.calendars,
    unsaid: () => good.unsaid,
    reread: look,
    hear(words) {
      said = words
      office = good.corrected(said)
    },
    stop: () => {
      for (const stop of unwatch) stop()
      clearInterval(hourly)
    },
  }
}

/** The fetched people as their file has them now; none while there is no such file. */
const openFetched = (file: string | undefined) => {
  let text = ''
  let people: PeopleFile | 'broken' | undefined
  return {
    now: () => people,
    /** Reads the file; says whether it has changed. */
    async look(): Promise<boolean> {
      if (file === undefined) return false
      const before = text
      text = await settledText(file, before)
      if (text === before) return false
      people = text === '' ? undefined : (readPeopleFile(text) ?? 'broken')
      return true
    },
  }
}

const missing = (file: string): string =>
  `The office file ${file} is empty or cannot be read: check OFFICE_FILE, that it is a regular file, and who may read it.`

/** An office of ten thousand people stays below. */
const mostBytes = 20_000_000

/** The file's text; empty when it cannot be read. A pipe or a device would never end, or hold the start for good: only a regular file is read. */
async function textOf(file: string): Promise<string> {
  try {
    const found = await stat(file)
    return found.isFile() && found.size <= mostBytes ? await readFile(file, 'utf8') : ''
  } catch {
    return ''
  }
}

/** The file's text once it is no longer being written: a changed one is read again until it stays the same. */
async function settledText(file: string, before: string): Promise<string> {
  let text = await textOf(file)
  for (let last = before; text !== last; ) {
    await setTimeout(restMs)
    last = text
    text = await textOf(file)
  }
  return text
}
