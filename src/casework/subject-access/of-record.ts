import { isBookkeeping, looks } from '../../procedures/bookkeeping.js'
import type { AnyProcedure, Facts } from '../../procedures/procedure.js'
import type { Instant } from '../../procedures/words.js'
import type { RecordAtHand } from '../record-at-hand.js'
import { type Detail, detailsOf, type Labels, phrasesOf } from './details.js'
import type { Because, GatheredRecord, Happened } from './gathered.js'
import { saidOfLook } from './gathered-for.js'
import type { Known, Mark, Piece, Reader } from './marked.js'
import { writtenBefore } from './put-right.js'
import type { Who } from './who.js'

/** A record that is looked through for one person, with what is known of it and of them. */
export interface Page {
  readonly at: RecordAtHand
  readonly procedure: AnyProcedure
  readonly labels: Labels
  /** The words of our own forms, as they stand in lines. */
  readonly ours: readonly string[]
  readonly facts: Facts
  readonly reader: Reader
  readonly who: Who
  /** It is given whole, as theirs: what it says of a customer is of them. */
  readonly isWhole: boolean
}
type Entry = RecordAtHand['kept']['events'][number]

const detailsIn = (entry: Entry, { labels, facts, procedure, at, who }: Page): readonly Detail[] => {
  const { fields, whose } = procedure.subjectAccess?.withheld ?? {}
  const isOwn = who.ids.has(whose?.(at.state) ?? '')
  return detailsOf(entry, labels, facts, { without: (isOwn ? undefined : fields?.[entry.event]) ?? [], phrases: phrasesOf(procedure) })
}
const isTheirs = ({ value, id }: Detail, { who, reader }: Page): ReturnType<Reader['names']> =>
  id !== undefined && who.ids.has(id) ? 'surely' : reader.names(value)

export const wholeOf = (page: Page, because: Because): GatheredRecord => ({
  ...headOf(page, because),
  happened: happenedIn(
    page,
    page.at.kept.events.flatMap((entry) => (isBookkeeping(entry) ? [] : [{ entry, details: detailsIn(entry, page) }])),
  ),
})

/** Of somebody else's record, the words that name them; and of what a member of staff did, all that they said. */
export function partOf(page: Page): GatheredRecord | undefined {
  const named = new Set<ReturnType<Reader['names']>>()
  let isStaff = false
  const parts = page.at.kept.events.flatMap((entry): readonly Part[] => {
    if (isBookkeeping(entry) && looks.has(entry.event) && !page.who.ids.has(entry.by)) {
      const why: Detail = { name: 'why', label: 'Why it was read', value: saidOfLook(entry.why) }
      const found = isTheirs(why, page)
      named.add(found)
      return found ? [{ entry, details: [{ ...why, isSure: found === 'surely' }] }] : []
    }
    if (isBookkeeping(entry)) return []
    const details = detailsIn(entry, page)
    if (page.who.ids.has(entry.by)) {
      isStaff = true
      return [{ entry, details }]
    }
    const theirs = details.flatMap((detail): readonly Found[] => {
      const found = isTheirs(detail, page)
      named.add(found)
      if (found && detail.id !== undefined) isStaff = true
      return found ? [{ ...detail, isSure: found === 'surely' }] : []
    })
    return theirs.length === 0 ? [] : [{ entry, details: theirs }]
  })
  if (parts.length === 0) return undefined
  const because = isStaff
    ? 'written by them, or about them as a member of staff'
    : named.has('surely')
      ? 'named in another record'
      : named.has('perhaps')
        ? 'perhaps named in another record'
        : 'possibly named in another record'
  return { ...headOf(page, because), happened: happenedIn(page, parts) }
}

function headOf({ at, procedure, facts }: Page, because: Because): Omit<GatheredRecord, 'happened'> {
  const { record, opened } = at.kept
  const care = procedure.subjectAccess?.care
  return { record, what: procedure.title, opened: sayMoment(opened, facts), because, ...(care ? { care } : {}) }
}

/** A detail of somebody else's record; `isSure` when it names them beyond doubt. */
export type Found = Detail & { readonly isSure?: boolean }

/** One thing that happened, and what of it is given. */
interface Part {
  readonly entry: Entry
  readonly details: readonly Found[]
}

function happenedIn(page: Page, parts: readonly Part[]): readonly Happened[] {
  const { procedure, facts, reader, at } = page
  const known = knownIn(page)
  const pieces = (detail: Detail): readonly Piece[] => {
    if (detail.id === undefined) return reader.pieces(detail.value, { ...known, ...knownOf(detail, page) })
    return page.who.ids.has(detail.id) ? [{ words: detail.value }] : [{ words: detail.value, mark: 'member of staff' satisfies Mark }]
  }
  return parts.map(({ entry, details }) => {
    const line = isBookkeeping(entry)
      ? 'Somebody read the record'
      : procedure.say(entry, { ...facts, now: entry.at, by: entry.by, record: at.kept.record }, false)
    return {
      on: sayMoment(entry.at, facts),
      ...((isBookkeeping(entry) || entry.by === 'clock' || entry.by === 'courier') && { byItself: true }),
      what: reader.pieces(line, { ...known, ours: page.ours }),
      said: details
        .filter((detail) => !isSaid(detail, line, page) && !isNamedBeside(detail, details, page))
        .map((detail) => ({ label: detail.label, words: pieces(detail), ...unsureOf(detail.isSure) })),
    }
  })
}

/**
 * In a record that is not theirs a case or party reference is another's, and stands there as its customer's; in one that is, what stood there before it
 * was put right is, and any that nothing tells to be theirs may be.
 */
export function knownIn({ isWhole, at, facts, who }: Pick<Page, 'isWhole' | 'at' | 'facts' | 'who'>): Known {
  const before = writtenBefore(at)
  const left = leftSince(at, facts, who)
  if (isWhole) return { others: [], perhaps: true, before, left }
  const { party, cases = [] } = at.procedure.customer?.(at.state) ?? {}
  return { others: [...(party ? [party] : []), ...cases], before, left }
}

const userName = /^[a-z0-9][a-z0-9.-]{0,63}$/
/** What those are called who did something in a record, or were told, and work here no more; not whoever it is gathered for. */
function leftSince({ kept }: RecordAtHand, { office }: Facts, who: Who): readonly string[] {
  const left = new Set<string>()
  const nobody = office.nameThen('', kept.opened)
  const take = (value: unknown, at: Instant): void => {
    if (typeof value === 'object' && value !== null) for (const each of Object.values(value)) take(each, at)
    else if (typeof value === 'string' && userName.test(value) && !office.person(value) && !who.ids.has(value)) {
      const name = office.nameThen(value, at)
      if (name !== nobody) left.add(name)
    }
  }
  for (const event of kept.events) take(event, event.at)
  return [...left]
}

/**
 * Of a member of staff's copy: who a customer is, what one said, and how one is or feels, is that customer's; how they are themselves (s2) is theirs, and
 * so is what we said.
 */
export function knownOf(
  { name, value, isOurs, quoted }: Detail,
  { isWhole, procedure, who, reader }: Pick<Page, 'isWhole' | 'procedure' | 'who' | 'reader'>,
): Known {
  const { ofHealth = [], ofCustomers = [], withheld } = procedure.subjectAccess ?? {}
  const isTheirOwn = isWhole || who.ids.size === 0 || Object.values(withheld?.fields ?? {}).some((fields) => fields.includes(name))
  if (isTheirOwn) return isOurs ? { ours: [value] } : {}
  const isWho = ofCustomers.includes(name) && reader.names(value) !== 'surely'
  return {
    ...(ofHealth.includes(name) ? { health: 'all' } : isOurs ? {} : { health: 'sentences' }),
    // The words of our own forms are nobody's: of an answer that tells how a customer is, its field does.
    ...(isOurs ? { ours: [value] } : { customers: isWho ? 'who' : quoted === undefined || quoted === 'us' ? 'sentences' : 'words' }),
  }
}

/** A colleague whom the line above has named already: below it once more they would be noise to whoever asks. */
const isSaid = ({ id, value }: Found, line: string, { who }: Page): boolean => id !== undefined && !who.ids.has(id) && line.includes(value)

/** Whoever asks, as one of us, where their name stands beside it already: a request of theirs holds both. */
const isNamedBeside = ({ id, value }: Found, details: readonly Found[], { who }: Page): boolean =>
  id !== undefined && who.ids.has(id) && details.some((other) => other.id === undefined && other.value === value)

export const unsureOf = (isSure = true): { readonly unsure?: true } => (isSure ? {} : { unsure: true })

export const sayMoment = (at: Instant, { office: { calendar } }: Facts): string =>
  `${calendar.sayDate(calendar.dateOf(at))} at ${calendar.timeOf(at)}`
