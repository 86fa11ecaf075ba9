import type { OfficeFrame } from '../directory/office-file.js'
import type { PeopleFile } from '../directory/people-file.js'
import { type OfficeRead, readOffice } from '../directory/read-office.js'
import type { Role } from '../procedures/words.js'
import { instant } from '../procedures/words.js'
import { type Change, compare } from './compare.js'
import { settlePeople, titlesWithoutRole } from './settle-people.js'
import type { Gathered } from './source.js'

/** What would become of the office by what a source told. */
export interface Proposal {
  readonly file: PeopleFile
  readonly changes: readonly Change[]
  readonly notes: readonly string[]
  /** What stays as it was and should be looked at; it holds nothing back. */
  readonly looks: readonly string[]
  /** Why it cannot be taken at all: the office would make no sense, or nobody could be reached. */
  readonly faults: readonly string[]
  /** Why it is not taken without somebody's word: it is valid, and unlikely. */
  readonly doubts: readonly string[]
  /** Titles that hold no role, the rarest first, with how many people have each: for whoever mends the faults. */
  readonly titles: readonly (readonly [title: string, people: number])[]
}

/** More than this part of an office does not come, or go, between two mornings. */
const mostAtOnce = 0.2

/** Looks at what a source told, against the office file and the people of before. Pure but for the office file's checks, which are. */
export function propose(needs: {
  readonly told: Gathered
  readonly officeText: string
  readonly frame: OfficeFrame
  readonly before: PeopleFile | undefined
  readonly now: Date
}): Proposal {
  const { told, officeText, frame, before, now } = needs
  const { file, notes, looks, doubts } = settlePeople(told, before, frame, now)
  const changes = compare(before, file)
  const at = instant(now)
  const after = readOffice(officeText, at, file)
  const was = before && readOffice(officeText, at, before)
  return {
    file,
    changes,
    notes,
    looks,
    faults: after.ok ? [] : after.faults,
    doubts: [...doubts, ...(after.ok ? doubtsOf(changes, before, was, after, now) : [])],
    titles: titlesWithoutRole(told, frame),
  }
}

function doubtsOf(
  changes: readonly Change[],
  before: PeopleFile | undefined,
  was: OfficeRead | undefined,
  after: Extract<OfficeRead, { ok: true }>,
  now: Date,
): readonly string[] {
  // Of whom nothing but ids is known, nobody can come or go.
  if (!before || before.people.length === 0) return []
  const many = Math.max(5, Math.ceil(before.people.length * mostAtOnce))
  const count = (what: Change['what']): number => changes.filter((change) => change.what === what).length
  const crowd = (['left', 'joined', 'role lost'] as const)
    .filter((what) => count(what) > many)
    .map(
      (what) =>
        `${count(what)} of ${before.people.length} people would have ${what === 'role lost' ? 'lost a role' : what} at once: was only a part of the list read?`,
    )
  if (!was?.ok) return crowd
  const at = instant(now)
  const empty = after.office.emptyTiers?.(at).filter((sentence) => !was.office.emptyTiers?.(at).includes(sentence)) ?? []
  const ranks = [...new Set(was.office.people.flatMap(({ roles }) => roles))].filter(
    (role: Role) => after.office.holding(role).length === 0,
  )
  return [...crowd, ...empty, ...ranks.map((role) => `Nobody would have the role ${role} any more.`)]
}
