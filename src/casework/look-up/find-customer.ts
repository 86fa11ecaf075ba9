import { canonicalTelephone, mark } from '../../procedures/mark.js'
import type { Found, Mark } from '../../procedures/procedure.js'
import { type Instant, instant, type RecordId } from '../../procedures/words.js'
import type { Desk } from '../desk.js'
import { factsNow, fetchRecord, type RecordAtHand } from '../record-at-hand.js'
import { type NameIndex, openNameIndex } from './name-index.js'

/** A record that a look-up found, with what it says now. */
export interface Match {
  readonly at: RecordAtHand
  readonly found: Found
}

/** Enough to choose from; a name that fits more people than this needs a first name. */
const mostMatches = 30
const always = instant(new Date(0))

/** What was typed, read in every way that it can be meant. A number may be a telephone, a party record or a case. */
export const marksIn = (typed: string): readonly Mark[] => {
  const value = typed.trim()
  if (value.includes('@')) return [mark('email', value)]
  const digits = canonicalTelephone(value).replace(/\D/g, '').length
  const isNumber = digits >= 7 && !/\p{Letter}/u.test(value.replace(/\b(ext|x)\b/giu, ''))
  return [...(isNumber ? [mark('telephone', value)] : []), ...(/\d/.test(value) ? [mark('case', value), mark('party', value)] : [])]
}

/** Finds customers by name, telephone, e-mail, party record or case (s10). The names live in memory only, and grow with the log. */
export const openFinder = (desk: Desk) => {
  const names: NameIndex = openNameIndex()
  let seen: Instant = always

  /** Takes in what was opened since the last time, here or in another process; a day back, since clocks differ and names are added later. */
  const refresh = async (): Promise<void> => {
    const until = instant(desk.clock())
    for (const { name } of desk.procedures.filter((procedure) => procedure.gives)) {
      for (const { record } of await desk.log.list({ procedure: name, since: seen, limit: 200_000 })) {
        if (names.has(record)) continue
        const at = await fetchRecord(desk, record)
        const customer = at?.procedure.gives?.(at.state).customer
        if (typeof customer === 'string') names.put(record, customer)
      }
    }
    seen = instant(new Date(Math.max(0, Date.parse(until) - 86_400_000)))
  }

  const shown = new Set(desk.procedures.flatMap((procedure) => (procedure.lookUp ? [procedure.prefix] : [])))
  const isShown = (record: RecordId): boolean => shown.has(record.slice(0, 2))

  const find = async (typed: string): Promise<readonly Match[]> => {
    await refresh()
    const byMark = await desk.log.findByMarks(marksIn(typed), always, mostMatches)
    const byName = names.find(typed).filter(isShown)
    const records = [...new Set([...byMark.map(({ record }) => record), ...byName])].slice(0, mostMatches)
    const matches = await Promise.all(records.map((record) => matchOf(desk, record)))
    return matches.flatMap((match) => match ?? [])
  }

  /** Every record of one customer, whatever it is, opened since a moment: by marks, and by exactly this name. */
  const recordsOf = async (name: string, marks: readonly Mark[], since: Instant): Promise<readonly RecordId[]> => {
    await refresh()
    const byMark = await desk.log.findByMarks(marks, since, mostMatches)
    return [...new Set([...byMark.map(({ record }) => record), ...names.same(name)])]
  }
  return { find, recordsOf }
}

/** A record as a look-up sees it; undefined when it has nothing to say. */
export const matchOf = async (desk: Desk, record: RecordId): Promise<Match | undefined> => {
  const at = await fetchRecord(desk, record)
  const found = at?.procedure.lookUp?.(at.state, factsNow(desk, 'clock', record))
  return at && found ? { at, found } : undefined
}
