import { readFile } from 'node:fs/promises'
import { strFromU8, unzipSync } from 'fflate'
import { readPdf } from './read-pdf.js'
import { readWord } from './read-word.js'
import type { WhatWasRead } from './what-was-read.js'

/** The office's own procedure could not be used; the message says what to do about it. */
export class OwnProcedureError extends Error {
  override name = 'OwnProcedureError'
}

/** Nothing like a procedure is bigger; a wrong file should not fill the memory. */
const MOST_BYTES = 5_000_000
const MOST_UNPACKED = 50_000_000

const begins = (bytes: Uint8Array, ...start: number[]): boolean => start.every((byte, at) => bytes[at] === byte)

/** Most of an English text in UTF-16 is a letter and a zero. */
function zerosAt(bytes: Uint8Array, parity: 0 | 1): number {
  return (
    bytes.subarray(0, 2000).reduce((sum, byte, at) => sum + (byte === 0 && at % 2 === parity ? 1 : 0), 0) / Math.min(bytes.length, 2000)
  )
}

/** What Windows-1252 has from 0x80 to 0x9f. Some releases of Node decode it as Latin-1, which has nothing there. */
const WINDOWS = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'
const ofWindows = (byte: number): string => (byte >= 0x80 && byte <= 0x9f ? WINDOWS.charAt(byte - 0x80) : String.fromCharCode(byte))

/** The letters of a file, whether it is UTF-8, UTF-16 or what Windows wrote before; undefined when it is no text. */
export function decoded(bytes: Uint8Array): string | undefined {
  if (begins(bytes, 0xff, 0xfe) || zerosAt(bytes, 1) > 0.3) return new TextDecoder('utf-16le').decode(bytes)
  if (begins(bytes, 0xfe, 0xff) || zerosAt(bytes, 0) > 0.3) return new TextDecoder('utf-16be').decode(bytes)
  if (bytes.includes(0)) return undefined
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return Array.from(bytes, ofWindows).join('')
  }
}

/** What a Word document says, and what of it is left out. */
function ofWord(bytes: Uint8Array, file: string): WhatWasRead {
  const read = (() => {
    try {
      const files = unzipSync(bytes, { filter: ({ name, originalSize }) => PARTS.test(name) && originalSize < MOST_UNPACKED })
      return readWord(new Map(Object.entries(files).map(([name, part]) => [name, strFromU8(part)])))
    } catch {
      return undefined
    }
  })()
  if (!read)
    throw new OwnProcedureError(
      `${file} (PROCEDURE_FILE) is not a Word document that can be read. Save the procedure again as .docx, or as plain text or Markdown.`,
    )
  return read
}
const PARTS = /^word\/(?:document|numbering|styles|footnotes|endnotes|comments|(?:header|footer|diagrams\/data)\d*)\.xml$/

/** The text of a PDF. One that holds pictures of pages, or is locked, says what to do. */
async function ofPdf(bytes: Uint8Array, file: string): Promise<WhatWasRead> {
  const read = await readPdf(new Uint8Array(bytes)).catch((cause: unknown) => {
    throw new OwnProcedureError(
      `${file} (PROCEDURE_FILE) is a PDF that cannot be read: it is broken, or locked with a password. Save the procedure as Word, plain text or Markdown.`,
      { cause },
    )
  })
  if (read.text.trim() === '')
    throw new OwnProcedureError(
      `${file} (PROCEDURE_FILE) holds pictures of pages and no text. Save the procedure as Word, plain text or Markdown, where it was written.`,
    )
  return read
}

/** What the file of the office's procedure says: Markdown, plain text, Word or PDF. Throws an OwnProcedureError that says what to do. */
export async function readProcedure(file: string): Promise<WhatWasRead> {
  const bytes = await readFile(file).catch((cause: unknown) => {
    throw new OwnProcedureError(`PROCEDURE_FILE names ${file}, which cannot be read. Check the path and that the bot may read it.`, {
      cause,
    })
  })
  if (bytes.length > MOST_BYTES)
    throw new OwnProcedureError(
      `${file} (PROCEDURE_FILE) is bigger than 5 MB. Save the procedure as plain text, Markdown or Word, without pictures.`,
    )
  if (begins(bytes, 0x50, 0x4b)) return ofWord(bytes, file)
  if (begins(bytes, 0x25, 0x50, 0x44, 0x46)) return ofPdf(bytes, file)
  const text = decoded(bytes)
  if (text === undefined)
    throw new OwnProcedureError(
      `${file} (PROCEDURE_FILE) is not a text file. Save the procedure as plain text or Markdown (.txt or .md), Word (.docx) or PDF.`,
    )
  return { text, notes: [], leftOut: [] }
}
