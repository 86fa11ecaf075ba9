import { setImmediate as letOthers } from 'node:timers/promises'
import { type Kept, type Look, NewerRecord, type Passed } from '../../log/log.js'
import { type Bookkeeping, isBookkeeping } from '../../procedures/bookkeeping.js'
import type { AnyProcedure, AnyState, Facts, Subject } from '../../procedures/procedure.js'
import type { Instant, RecordId, StaffId } from '../../procedures/words.js'
import type { Desk } from '../desk.js'
import { openDrafts } from '../dialog/drafts.js'
import { lookUpOf } from '../look-up/look-up.js'
import { factsNow, ifUnread, layOutInPassing, type RecordAtHand } from '../record-at-hand.js'
import { type Detail, detailsOf, type Labels, labelsOf, oursIn } from './details.js'
import type { Because, Gathered, GatheredRecord, Happened, LookedAt } from './gathered.js'
import { type Known, type Mark, openReader, type Piece, type Reader } from './marked.js'
import { type Who, whoIs } from './who.js'

/**
 * Gathers what the office keeps on one person: their records, as a customer; what names them in others'; what they wrote and what was written
 * of them, as a member of staff; who looked. Each record is opened, read and let go again, so that only what is theirs stays in memory. Throws as the log does.
 */
export async function gather(desk: Desk, subject: Subject): Promise<Gathered> {
  const { everyRecordOf, isName } = lookUpOf(desk)
  const theirs =
    subject.is === 'customer'
      ? await everyRecordOf(subject.customer, ifUnread)
      : { surely: new Set<RecordId>(), perhaps: new Set<RecordId>() }
  const who = whoIs(subject, desk.directory(), [...theirs.surely])
  const reader = openReader(who, desk.directory(), isName)
  const found: { readonly opened: Instant; readonly one: GatheredRecord }[] = []
  const looks: LookedAt[] = []
  const counted: { readonly what: string; readonly records: number }[] = []
  const unread = new Set<RecordId>()
  const newer: Gathered['newer'][number][] = []
  for (const procedure of desk.procedures) {
    let counts = 0
    const anywhere = factsNow(desk, 'clock', 'XX-2000-0000' as RecordId)
    const labels = labelsOf(procedure, anywhere)
    const ours = oursIn(labels, anywhere)
    const take = ({ record, kept }: Passed): void => {
      if (!kept) {
        unread.add(record)
        return
      }
      const at = orNewer(procedure, kept)
      if (!at) {
        newer.push({ record, what: procedure.title })
        return
      }
      const only = procedure.subjectAccess?.only?.(at.state)
      if (only && !(subject.staff && only.includes(subject.staff))) return
      const whole = theirs.surely.has(record) ? 'theirs' : theirs.perhaps.has(record) ? 'under the same name' : only ? 'theirs' : undefined
      const page: Page = { at, procedure, labels, ours, facts: factsNow(desk, 'clock', record), reader, who, isWhole: whole !== undefined }
      const one = whole ? wholeOf(page, whole) : partOf(page)
      if (one) found.push({ opened: kept.opened, one })
      const isCountedAs = subject.is === 'customer' ? whole === 'theirs' : who.ids.has(kept.events[0]?.by ?? '')
      if (isCountedAs && countsInFigures(procedure, at.state)) counts += 1
      looks.push(...looksIn(page, whole !== undefined))
    }
    await desk.log.walk({ procedure: procedure.name }, async (some) => {
      for (const [place, one] of some.entries()) {
        take(one)
        // Everybody else's work goes on between.
        if (place % 10 === 9) await letOthers()
      }
    })
    if (counts > 0) counted.push({ what: procedure.title, records: counts })
  }
  const erased = subject.staff ? (await desk.log.looks({ by: [...who.ids] as StaffId[] })).filter(({ record }) => unread.has(record)) : []
  looks.push(...erased.map((look) => lookAtErased(look, factsNow(desk, 'clock', look.record), reader)))
  return {
    name: subject.customer.name ?? (subject.staff ? desk.directory().nameOf(subject.staff) : ''),
    records: found.toSorted((a, b) => a.opened.localeCompare(b.opened) || a.one.record.localeCompare(b.one.record)).map(({ one }) => one),
    unfinished: await unfinishedOf(desk, reader, who),
    looks,
    counted,
    unread: unread.size,
    newer,
  }
}

/** A record as it is laid out; undefined where a newer version has written in it: the others are gathered all the same. */
function orNewer(procedure: AnyProcedure, kept: Kept): RecordAtHand | undefined {
  try {
    return layOutInPassing(procedure, kept)
  } catch (fault) {
    if (fault instanceof NewerRecord) return undefined
    throw fault
  }
}

interface Page {
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
  return detailsOf(entry, labels, facts, isOwn ? [] : fields?.[entry.event])
}
const isTheirs = ({ value, id }: Detail, { who, reader }: Page): ReturnType<Reader['names']> =>
  id !== undefined && who.ids.has(id) ? 'surely' : reader.names(value)

const wholeOf = (page: Page, because: Because): GatheredRecord => ({
  ...headOf(page, because),
  happened: page.at.kept.events.flatMap((entry) => (isBookkeeping(entry) ? [] : [happenedIn(entry, detailsIn(entry, page), page)])),
})

/** Of somebody else's record, the words that name them; and of what a member of staff did, all that they said. */
function partOf(page: Page): GatheredRecord | undefined {
  const named = new Set<ReturnType<Reader['names']>>()
  let isStaff = false
  const happened = page.at.kept.events.flatMap((entry) => {
    if (isBookkeeping(entry)) return []
    const details = detailsIn(entry, page)
    if (page.who.ids.has(entry.by)) {
      isStaff = true
      return [happenedIn(entry, details, page)]
    }
    const theirs = details.flatMap((detail): readonly Found[] => {
      const found = isTheirs(detail, page)
      named.add(found)
      if (found && detail.id !== undefined) isStaff = true
      return found ? [{ ...detail, isSure: found === 'surely' }] : []
    })
    return theirs.length === 0 ? [] : [happenedIn(entry, theirs, page)]
  })
  if (happened.length === 0) return undefined
  const because = isStaff
    ? 'written by them, or about them as a member of staff'
    : named.has('surely')
      ? 'named in another record'
      : named.has('perhaps')
        ? 'perhaps named in another record'
        : 'possibly named in another record'
  return { ...headOf(page, because), happened }
}

function headOf({ at, procedure, facts }: Page, because: Because): Omit<GatheredRecord, 'happened'> {
  const { record, opened } = at.kept
  const care = procedure.subjectAccess?.care
  return { record, what: procedure.title, opened: sayMoment(opened, facts), because, ...(care ? { care } : {}) }
}

/** A detail of somebody else's record; `isSure` when it names them beyond doubt. */
type Found = Detail & { readonly isSure?: boolean }

function happenedIn(entry: Entry, details: readonly Found[], page: Page): Happened {
  const { procedure, facts, reader, at } = page
  const known = knownIn(page)
  const pieces = (detail: Detail): readonly Piece[] => {
    if (detail.id === undefined) return reader.pieces(detail.value, { ...known, ...knownOf(detail, page) })
    return page.who.ids.has(detail.id) ? [{ words: detail.value }] : [{ words: detail.value, mark: 'member of staff' satisfies Mark }]
  }
  const line = procedure.say(entry, { ...facts, now: entry.at, by: entry.by, record: at.kept.record }, false)
  return {
    on: sayMoment(entry.at, facts),
    what: reader.pieces(line, { ...known, ours: page.ours }),
    said: details
      .filter((detail) => !isSaid(detail, line, page))
      .map((detail) => ({ label: detail.label, words: pieces(detail), ...unsureOf(detail.isSure) })),
  }
}

/** In a record that is not theirs a case or party reference is another's, and stands there as its customer's. */
function knownIn({ isWhole, procedure, at }: Page): Known {
  if (isWhole) return {}
  const { party, cases = [] } = procedure.customer?.(at.state) ?? {}
  return { others: [...(party ? [party] : []), ...cases] }
}

/** Of a member of staff's copy: how a customer is or feels is that customer's; how they are themselves (s2) is theirs. */
function knownOf({ name, value, isOurs }: Detail, { isWhole, procedure, who }: Pick<Page, 'isWhole' | 'procedure' | 'who'>): Known {
  const { ofHealth = [], withheld } = procedure.subjectAccess ?? {}
  const isTheirOwn = isWhole || who.ids.size === 0 || Object.values(withheld?.fields ?? {}).some((fields) => fields.includes(name))
  return {
    ...(isOurs ? { ours: [value] } : {}),
    ...(isTheirOwn ? {} : { health: ofHealth.includes(name) ? 'all' : 'sentences' }),
  }
}

/** A colleague whom the line above has named already: below it once more they would be noise to whoever asks. */
const isSaid = ({ id, value }: Found, line: string, { who }: Page): boolean => id !== undefined && !who.ids.has(id) && line.includes(value)

/** Who looked at records that are theirs; and, of a member of staff, at what they themselves looked. */
function looksIn({ at, facts, reader, who }: Page, isTheirs: boolean): readonly LookedAt[] {
  return at.kept.events.flatMap((entry) => {
    if (entry.event !== 'DetailsOpened' || !(isTheirs || who.ids.has(entry.by))) return []
    const { why } = entry as unknown as Extract<Bookkeeping, { event: 'DetailsOpened' }>
    const name = entry.by === 'clock' || entry.by === 'courier' ? 'Somebody at the command line' : facts.office.nameOf(entry.by)
    return [
      {
        record: at.kept.record,
        on: sayMoment(entry.at, facts),
        who: reader.pieces(name),
        why: whyIn(why, (text) => reader.pieces(text, isTheirs ? {} : { others: [] })),
      },
    ]
  })
}

/** At the command line somebody is known by the name under which they signed in there: a member of staff's, whatever it is. */
const whyIn = (why: string, pieces: Reader['pieces']): readonly Piece[] => {
  const [, before, name, after] = /^(On the command line, by )([^:]+)(: .*)$/s.exec(why) ?? []
  if (before === undefined || name === undefined || after === undefined) return pieces(why)
  return [{ words: before }, { words: name, mark: 'member of staff' }, ...pieces(after)]
}

/** Figures count what a procedure says of a record; of what is between a few people they count nothing. */
const countsInFigures = ({ figures, figureWords, narrow }: AnyProcedure, state: AnyState): boolean =>
  figureWords !== undefined && !narrow && figures?.(state) !== undefined

/** A look of a member of staff at what was erased since: the look is still theirs, and why it was is not known any more. */
const lookAtErased = ({ record, at, by }: Look, facts: Facts, reader: Reader): LookedAt => ({
  record,
  on: sayMoment(at, facts),
  who: reader.pieces(facts.office.nameOf(by)),
  why: [{ words: 'Not known: the record was erased.' }],
})

/** What stands in forms that nobody has sent. */
async function unfinishedOf(desk: Desk, reader: Reader, who: Who): Promise<readonly Happened[]> {
  const facts = factsNow(desk, 'clock', 'XX-2000-0000' as RecordId)
  return (await openDrafts(desk).all()).flatMap(({ opened, by, procedure, typed, begun, text }): readonly Happened[] => {
    const own = desk.procedures.find(({ name }) => name === procedure)
    if (!own || own.subjectAccess?.only) return []
    const withheld = who.ids.has(by) ? [] : Object.values(own.subjectAccess?.withheld?.fields ?? {}).flat()
    const details = detailsOf({ begun, typed, ...(text ? { text } : {}) }, labelsOf(own, facts), facts, withheld)
    const theirs = details.flatMap((detail): readonly Found[] => {
      const found = who.ids.has(by) || (detail.id && who.ids.has(detail.id)) ? 'surely' : reader.names(detail.value)
      return found ? [{ ...detail, isSure: found === 'surely' }] : []
    })
    if (theirs.length === 0) return []
    const what = reader.pieces(`${facts.office.nameOf(by)} has begun a form (${own.title}) and not sent it`, { ours: [own.title] })
    const known = (detail: Detail): Known => knownOf(detail, { procedure: own, who, isWhole: false })
    return [
      {
        on: sayMoment(opened, facts),
        what,
        said: theirs.map(({ isSure, ...detail }) => ({
          label: detail.label,
          words: reader.pieces(detail.value, { others: [], ...known(detail) }),
          ...unsureOf(isSure),
        })),
      },
    ]
  })
}

const unsureOf = (isSure = true): { readonly unsure?: true } => (isSure ? {} : { unsure: true })

const sayMoment = (at: Instant, { office: { calendar } }: Facts): string =>
  `${calendar.sayDate(calendar.dateOf(at))} at ${calendar.timeOf(at)}`
