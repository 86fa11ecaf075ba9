import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { createGunzip } from 'node:zlib'
import mongoose from 'mongoose'
import { z } from 'zod'
import { codeOf, isGone } from '../../files/unless-gone.js'
import { layout } from '../about.js'
import type { CommitDoc } from '../collections.js'

/** You will see this when a backup cannot be used. Its message is a sentence that says what to do. */
export class BackupFault extends Error {
  override readonly name = 'BackupFault'
}

/** In the order in which they are read while the bot works: each may name only what comes after it (see writeBackup). */
export const backedUp = ['records', 'owed', 'commits', 'claims', 'sealed', 'keys', 'epochs'] as const
export type BackedUp = (typeof backedUp)[number]

export const Head = z.object({ backup: z.literal('contact-steward'), layout: z.number(), office: z.string(), taken: z.string() })
export type Head = z.infer<typeof Head>
const Line = z.object({ in: z.enum(backedUp), doc: z.looseObject({ _id: z.string() }) })
const End = z.object({ end: z.record(z.string(), z.number()), digest: z.string() })

export interface Doc {
  readonly _id: string
  readonly [key: string]: unknown
}

/** A line of a backup: dates stay dates. */
export const lineOf = (value: object): string => mongoose.mongo.BSON.EJSON.stringify(value, { relaxed: true })

/** The running digest of a backup’s lines. */
export const openDigest = () => {
  const hash = createHash('sha256')
  return { add: (line: string) => void hash.update(`${line}\n`), value: () => hash.digest('hex') }
}

/** What a backup holds, found whole: its head, and how many of each. */
export interface Whole {
  readonly head: Head
  readonly counts: Readonly<Record<string, number>>
}

const broken =
  'The backup is not whole: it breaks off or was altered. Take an older one, or copy it again from where it is kept. Nothing was changed.'

/**
 * Reads a backup from its first line to its last, needs no key, and gives each document to `take`. Throws BackupFault when it is cut, altered, of a
 * newer version, or no backup; whatever was given before that must not be used.
 */
export async function readBackup(file: string, take: (where: BackedUp, doc: Doc) => Promise<void> | void): Promise<Whole> {
  const digest = openDigest()
  const counts: Record<string, number> = {}
  const links = new Map<string, { readonly hash: unknown; readonly before: unknown }>()
  let head: Head | undefined
  let ended = false
  try {
    const unzipped = createReadStream(file)
      .on('error', (fault) => unzipped.destroy(fault))
      .pipe(createGunzip())
    for await (const line of createInterface({ input: unzipped, crlfDelay: Number.POSITIVE_INFINITY })) {
      const value: unknown = mongoose.mongo.BSON.EJSON.parse(line)
      if (!head) {
        head = headOf(value)
        digest.add(line)
        continue
      }
      const end = End.safeParse(value)
      if (end.success) {
        if (ended || end.data.digest !== digest.value() || backedUp.some((where) => (end.data.end[where] ?? 0) !== (counts[where] ?? 0)))
          throw new BackupFault(broken)
        ended = true
        continue
      }
      digest.add(line)
      const read = Line.safeParse(value)
      if (ended || !read.success) throw new BackupFault(broken)
      counts[read.data.in] = (counts[read.data.in] ?? 0) + 1
      if (read.data.in === 'commits') links.set(read.data.doc._id, { hash: read.data.doc.hash, before: read.data.doc.before })
      await take(read.data.in, read.data.doc)
    }
  } catch (cause) {
    if (cause instanceof BackupFault) throw cause
    if (isGone(cause)) throw new BackupFault(`There is no backup ${file}: check its name.`, { cause })
    const code = String(codeOf(cause))
    const isUnreadable = /^(Z_|ERR_STREAM|EISDIR)/.test(code) || (cause instanceof Error && /^(SyntaxError|BSONError)$/.test(cause.name))
    if (isUnreadable) throw new BackupFault(broken, { cause })
    throw cause
  }
  if (!head || !ended || !isLinked(links)) throw new BackupFault(broken)
  return { head, counts }
}

function headOf(value: unknown): Head {
  const head = Head.safeParse(value)
  if (!head.success) throw new BackupFault('This is no backup of the bot: steward backup makes one.')
  if (head.data.layout > layout) throw new BackupFault('A newer version of the bot made this backup: restore it with that version.')
  return head.data
}

/** Does every entry follow one that is there? What the entries say is sealed; that they belong together is not. */
const isLinked = (
  links: ReadonlyMap<string, Pick<CommitDoc, 'hash' | 'before'> | { readonly hash: unknown; readonly before: unknown }>,
): boolean =>
  [...links].every(([id, { before }]) => {
    const cut = id.lastIndexOf('/')
    const version = Number(id.slice(cut + 1))
    return version === 1 || links.get(`${id.slice(0, cut)}/${version - 1}`)?.hash === before
  })
