import { readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { Clock, Directory } from '../casework/casework.js'
import { instant } from '../procedures/words.js'
import { readOffice } from './read-office.js'
import { watchFile } from './watch-file.js'

/** The office file that ships: used when OFFICE_FILE is not set, and a model to copy. It lies beside this file in src and in dist. */
export const sampleOffice = join(__dirname, 'sample-office.yaml')

/** You will see this when the office file cannot be read or has faults: one sentence each in `faults`, what to do included. */
export class OfficeFileFault extends Error {
  override readonly name = 'OfficeFileFault'
  constructor(
    readonly faults: readonly string[],
    options: ErrorOptions = {},
  ) {
    super(faults.join('\n'), options)
  }
}

/** The office as the file has it now, kept up to date until `stop`. `reread` looks at the file at once, and at the week ahead. */
export interface OpenDirectory {
  readonly directory: Directory
  readonly reread: () => Promise<void>
  readonly stop: () => void
}

const hour = 3_600_000

/**
 * Opens the office file and follows its changes. Throws OfficeFileFault when it cannot begin with it; later, a broken edit
 * leaves the last good office in use and says so through `tell`, a sentence a call, and says when it is good again. What is not
 * well in the week ahead (everybody on duty absent) is told at the start and again each day that it is so.
 */
export async function openDirectory({
  file,
  clock,
  tell,
}: {
  readonly file: string
  readonly clock: Clock
  readonly tell: (sentence: string) => void
}): Promise<OpenDirectory> {
  const named = basename(file)
  const now = () => instant(clock())
  let text = await readText(file)
  const first = readOffice(text, now())
  if (!first.ok) throw new OfficeFileFault(first.faults.map((fault) => `${named} ${fault}`))
  let good = first
  let broken = false
  let warned: readonly string[] = []

  const lookAhead = () => {
    const warnings = good.warnings(now())
    for (const warning of warnings.filter((each) => !warned.includes(each))) tell(warning)
    warned = warnings
  }

  const refuse = (faults: readonly string[]) => {
    broken = true
    tell(`${named} is broken and NOT in use: the bot goes on with the office as it was before. Mend it and save it again.`)
    for (const fault of faults) tell(fault)
  }

  const reread = async (): Promise<void> => {
    const before = text
    try {
      text = await readText(file)
    } catch (fault) {
      text = ''
      if (before !== '') refuse(fault instanceof OfficeFileFault ? fault.faults : [String(fault)])
    }
    if (text !== before && text !== '') {
      const read = readOffice(text, now())
      if (read.ok) {
        tell(broken ? `${named} is good again and in use.` : `${named} was changed and is in use.`)
        good = read
        broken = false
      } else refuse(read.faults.map((fault) => `${named} ${fault}`))
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
  const unwatch = watchFile(file, () => void look())
  const hourly = setInterval(() => void look(), hour).unref()
  return {
    directory: () => good.office,
    reread: look,
    stop: () => {
      unwatch()
      clearInterval(hourly)
    },
  }
}

const readText = async (file: string): Promise<string> => {
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new OfficeFileFault([`The office file ${file} cannot be read: check OFFICE_FILE and who may read it.`], { cause })
  })
  if (text.trim() === '') throw new OfficeFileFault([`The office file ${file} is empty: copy the sample office into it and change that.`])
  return text
}
