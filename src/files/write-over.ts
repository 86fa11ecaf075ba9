import { randomBytes } from 'node:crypto'
import { type FileHandle, open, readFile } from 'node:fs/promises'

/** Writes over a file with chance where it lies on the disk, so that what it held is not found there any more; answers when the disk has it. Throws what the file system throws. */
export const writeOver = async (file: string): Promise<void> => {
  const { length } = await readFile(file)
  const handle = await open(file, 'r+')
  try {
    await fill(handle, length)
  } finally {
    await handle.close()
  }
}

/**
 * Does what puts another file in the place of this one, and writes over what this one held after that. Throws what `place` throws; that the old one is not
 * there, or cannot be written over, hinders nothing.
 */
export const placedOver = async (file: string, place: () => Promise<void>): Promise<void> => {
  const old = await open(file, 'r+').catch(() => undefined)
  try {
    await place()
    if (old) await fill(old, (await old.stat()).size).catch(() => {})
  } finally {
    await old?.close()
  }
}

const fill = async (handle: FileHandle, length: number): Promise<void> => {
  await handle.write(randomBytes(length), 0, length, 0)
  await handle.sync()
}
