import { z } from 'zod'

/**
 * You will see this when the file system refuses a file or a folder: a full disk, no right to write, something else in its place. Its message
 * is a sentence that says which, and what to do.
 */
export class FileFault extends Error {
  override readonly name = 'FileFault'
  constructor(
    /** The system's word for it: 'ENOSPC', 'EACCES', … */
    readonly code: string,
    /** The file or the folder; undefined where the system does not say which. */
    readonly at: string | undefined,
    options?: ErrorOptions,
  ) {
    super(`${at ?? 'A file of the bot'} ${(wordsOf[code] ?? unwell).replace('CODE', code)}`, options)
  }
}

const makeRoom = 'takes nothing more, since the disk is full (CODE): make room there, then do it again.'
const noRight = 'may not be read or written by whoever runs this (CODE): give that user the right to it, then do it again.'
const inTheWay =
  'cannot be used, since something else stands in its place, a file for a folder or the other way round (CODE): look what it is, and move it away.'
const tooMany =
  'cannot be opened, since too many files are open (CODE): end what opens so many, or raise the limit (ulimit -n), and start again.'
const unwell = 'cannot be read or written (CODE): look whether that disk is there and sound, then do it again.'

/** What each means for whoever runs the bot, after the file's or the folder's name. */
const wordsOf: Readonly<Record<string, string>> = {
  ENOSPC: makeRoom,
  EDQUOT: makeRoom.replace('the disk is full', 'all the room that it may use is used'),
  EACCES: noRight,
  EPERM: noRight,
  EROFS: 'is on a disk that can only be read (CODE): mount it so that it can be written, or name another folder.',
  ENOENT: 'is not there, or its folder is not (CODE): look whether the disk is mounted, and put it back.',
  ENOTDIR: inTheWay,
  EISDIR: inTheWay,
  EEXIST: inTheWay,
  ENOTEMPTY: inTheWay,
  EMFILE: tooMany,
  ENFILE: tooMany,
  ENAMETOOLONG: 'has a name that is too long for this disk (CODE): choose a shorter one.',
  ELOOP: inTheWay,
  EIO: unwell,
  EBUSY: unwell,
  ESTALE: unwell,
  ENODEV: unwell,
  ENXIO: unwell,
  EFBIG: unwell,
  ETXTBSY: unwell,
}

/** What Node says of a fault of the system; of a full disk no path. */
const OfTheSystem = z.object({ code: z.string(), syscall: z.string(), path: z.string().optional() })

/** What a network's fault is of, or a program's that is started, and not a file's. */
const elsewhere = /^(connect|getaddrinfo|listen|bind|accept|spawn|kill|shutdown|send|recv)/

/**
 * The same fault as the file system's, where it is one; `at` is the file or the folder, where Node does not say it itself (a full disk), or
 * names what was written beside it. Undefined for any other fault: a database's own may hold one of the network beneath it.
 */
export const fileFault = (fault: unknown, at?: string): FileFault | undefined => {
  if (fault instanceof FileFault) return fault
  const said = OfTheSystem.safeParse(fault)
  if (!said.success || !Object.hasOwn(wordsOf, said.data.code) || elsewhere.test(said.data.syscall)) return undefined
  const { code, path } = said.data
  return new FileFault(code, path === undefined || (at !== undefined && path.startsWith(at)) ? at : path, { cause: fault })
}

/** The file system's fault in what a fault came from; undefined when there is none. */
export const fileFaultIn = (fault: unknown): FileFault | undefined =>
  fileFault(fault) ?? (fault instanceof Error && fault.cause !== undefined ? fileFaultIn(fault.cause) : undefined)
