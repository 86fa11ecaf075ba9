import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { chmod, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { codeOf } from '../../files/unless-gone.js'

/** You will see this when RECORD_KEY is missing or is no key. Its message is one sentence that says what to do. */
export class RecordKeyFault extends Error {
  override readonly name = 'RecordKeyFault'
}

/**
 * RECORD_KEY, which wraps, and what else is read. Bots change it one after the other: first each is given the next key, then each has
 * that one as RECORD_KEY and the one before as the former. So there is never a bot that cannot read what another writes.
 */
export interface RecordKeys {
  readonly recordKey: Buffer
  /** Some bots may wrap with it already. */
  readonly nextKey?: Buffer
  /** Some bots may still wrap with it; whatever it wraps is wrapped anew. */
  readonly formerKey?: Buffer
}

/** Every key that is read, RECORD_KEY first. */
export const keysRead = ({ recordKey, nextKey, formerKey }: RecordKeys): readonly Buffer[] =>
  [recordKey, nextKey, formerKey].filter((key) => key !== undefined)

/** A new RECORD_KEY: 32 random bytes in base64. */
export const makeRecordKey = (): string => randomBytes(32).toString('base64')

/** The key that a RECORD_KEY stands for, or undefined when it is not 32 bytes in base64. */
export const parseRecordKey = (value: string): Buffer | undefined => {
  const key = Buffer.from(value.trim(), 'base64')
  return key.length === 32 && /^[A-Za-z0-9+/_-]{43}=?$/.test(value.trim()) ? key : undefined
}

/**
 * RECORD_KEY from the environment; with the embedded database, else the one made and kept in DATA_DIR (`record-key`, readable
 * by its owner only), with a plain warning when it is made. `makes: false`: for what was sealed before, no new key is any good. Throws
 * RecordKeyFault.
 */
export const recordKeyFor = async ({
  value,
  dataDir,
  embedded,
  makes = true,
  tell,
}: {
  readonly value: string | undefined
  readonly dataDir: string
  readonly embedded: boolean
  readonly makes?: boolean
  readonly tell: (sentence: string) => void
}): Promise<Buffer> => {
  if (value !== undefined) return keyIn(value, 'RECORD_KEY')
  if (!embedded)
    throw new RecordKeyFault(
      'Set RECORD_KEY_FILE=./secrets/record-key where steward init has made one, else RECORD_KEY to 32 random bytes in base64 (openssl rand -base64 32), and keep a copy where the database is not: without it no record can be read.',
    )
  const file = join(dataDir, 'record-key')
  if (!makes && !existsSync(file))
    throw new RecordKeyFault(
      `Set RECORD_KEY to the key that was in use, or put its file back as ${file}: without it no record can be read. Nothing was changed.`,
    )
  try {
    await writeFile(file, `${makeRecordKey()}\n`, { mode: 0o600, flag: 'wx' })
    tell(`No RECORD_KEY is set, so one was made and kept beside the data in ${file}: right for trying, not for real records.`)
  } catch (fault) {
    if (codeOf(fault) !== 'EEXIST')
      throw new RecordKeyFault(`DATA_DIR cannot be written: make ${dataDir} writable, or set DATA_DIR.`, { cause: fault })
  }
  await chmod(file, 0o600)
  return keyIn(await readFile(file, 'utf8'), `The key in ${file}`)
}

/** RECORD_KEY with the keys that it changes places with, where there are any. Throws RecordKeyFault. */
export const withOtherKeys = (
  recordKey: Buffer,
  { next, former }: { readonly next: string | undefined; readonly former: string | undefined },
): RecordKeys => ({
  recordKey,
  ...(next === undefined ? {} : { nextKey: keyIn(next, 'RECORD_KEY_NEXT') }),
  ...(former === undefined ? {} : { formerKey: keyIn(former, 'RECORD_KEY_FORMER') }),
})

const keyIn = (value: string, what: string): Buffer => {
  const key = parseRecordKey(value)
  if (!key) throw new RecordKeyFault(`${what} must be 32 bytes in base64, as openssl rand -base64 32 makes them.`)
  return key
}
