import { readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { Clock, Directory } from '../casework/casework.js'
import type { Office } from '../procedures/people.js'
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

/** The office as the file has it now, kept up to date until `stop`. `reread` looks at the file at once. */
export interface OpenDirectory {
  readonly directory: Directory
  readonly reread: () => Promise<void>
  readonly stop: () => void
}

/**
 * Opens the office file and follows its changes. Throws OfficeFileFault when it cannot begin with it; later, a broken edit
 * leaves the last good office in place and says so through `tell`, a sentence a call, and says when it is good again.
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
  let text = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new OfficeFileFault([`The office file ${file} cannot be read: check OFFICE_FILE and who may read it.`], { cause })
  })
  const first = readOffice(text, instant(clock()))
  if (!first.ok) throw new OfficeFileFault(first.faults.map((fault) => `${named} ${fault}`))
  let office: Office = first.office
  let broken = false

  const reread = async (): Promise<void> => {
    const read = await readFile(file, 'utf8').catch(() => undefined)
    if (read === text) return
    if (read === undefined) return
    text = read
    const next = readOffice(read, instant(clock()))
    if (next.ok) {
      office = next.office
      tell(`${named} was read again${broken ? ', is good again' : ''} and is in use.`)
    }
    broken = !next.ok
  }
  const stop = watchFile(file, () => void reread())
  return { directory: () => office, reread, stop }
}
