import type { ClosedFigures, ClosedSheet, FiguresBook, Months } from '../../procedures/figures.js'
import type { AnyProcedure } from '../../procedures/procedure.js'
import { instant, type RecordId } from '../../procedures/words.js'
import type { Desk } from '../desk.js'
import { openRecord } from '../open-record.js'
import { factsNow, fetchRecord, ifErased, unnamed } from '../record-at-hand.js'
import { endedQuarters } from './periods.js'
import { type Counting, talliesOf } from './tally.js'
import { topicsOf } from './topics.js'
import { unitsOf } from './units.js'

/** Quarters that are read: ten years of them. */
const mostClosed = 40
/** What is closed never changes: it is read once, and goes when its record is erased. */
const known = new WeakMap<Desk['log'], Map<RecordId, ClosedFigures>>()
const knownBy = (log: Desk['log']): Map<RecordId, ClosedFigures> => {
  const there = known.get(log)
  if (there) return there
  const read = new Map<RecordId, ClosedFigures>()
  known.set(log, read)
  log.whenErased((records) => {
    for (const record of records) read.delete(record)
  })
  return read
}

const keeperOf = (desk: Desk) => desk.procedures.find(({ keepsFigures }) => keepsFigures)
const countedBy = (desk: Desk): FiguresBook['counted'] =>
  desk.procedures.flatMap(({ name, title, figures, figureWords, narrow }) =>
    figures && figureWords && !narrow ? [{ procedure: name, title, words: figureWords }] : [],
  )

/** The closed figures of the office, the newest first, with the words for them. Throws LogAway. */
export async function readFigures(desk: Desk): Promise<FiguresBook> {
  const keeper = keeperOf(desk)
  const read = knownBy(desk.log)
  const records = keeper ? await desk.log.list({ procedure: keeper.name, limit: mostClosed }) : []
  for (const { record } of records) {
    if (read.has(record)) continue
    const at = await fetchRecord(desk, record).catch(ifErased)
    const closed = at && keeper?.keepsFigures?.of(at.state)
    if (closed) read.set(record, closed)
  }
  const closed = records.flatMap(({ record }) => read.get(record) ?? []).toSorted((one, other) => (one.quarter < other.quarter ? 1 : -1))
  const counted = countedBy(desk)
  return { closed, counted, topics: () => topicsOf({ closed, counted }) }
}

/**
 * Closes the quarters that are over, oldest first, each once for all bots; then opens what comes out of the closed figures. Gives how many
 * records were opened. Throws LogAway, and where another bot is at it: then it is done again.
 */
export async function closeFigures(desk: Desk): Promise<number> {
  const keeper = keeperOf(desk)
  if (!keeper?.keepsFigures) return 0
  let opened = 0
  let { closed } = await readFigures(desk)
  const { calendar } = desk.directory()
  const quarters = endedQuarters(calendar.dateOf(instant(desk.clock())), calendar)
  const counting = openCounting(desk, quarters)
  for (const quarter of quarters) {
    if (closed.some((one) => one.quarter === quarter.to)) continue
    const sheets = await sheetsOf(desk, quarter, closed, quarters, counting)
    if (sheets.length === 0) continue
    opened += await openOnce(desk, keeper, quarter.to, keeper.keepsFigures.step({ quarter: quarter.to, sheets }))
    closed = (await readFigures(desk)).closed
  }
  const book = await readFigures(desk)
  for (const procedure of desk.procedures)
    for (const { key, step } of procedure.fromFigures?.(book, factsNow(desk, 'clock', unnamed(desk, procedure))) ?? [])
      opened += await openOnce(desk, procedure, key, step)
  return opened
}

async function openOnce(desk: Desk, procedure: AnyProcedure, key: string, step: { readonly step: string }): Promise<number> {
  const { outcome } = await openRecord(desk, { procedure, step, by: 'clock', key: `clock:${procedure.name}:${key}` })
  if (outcome === 'busy') throw new Error(`A record of ${procedure.name} is still being opened by another bot: it is looked at again.`)
  return outcome === 'taken' ? 1 : 0
}

/** What can be told at the end of a quarter of each procedure: of this quarter, with those before it that were too small. */
async function sheetsOf(
  desk: Desk,
  { to }: Months,
  closed: readonly ClosedFigures[],
  quarters: readonly Months[],
  countingOf: ReturnType<typeof openCounting>,
): Promise<readonly ClosedSheet[]> {
  const office = desk.directory()
  const { calendar } = office
  const sheets: ClosedSheet[] = []
  for (const { procedure, words } of countedBy(desk)) {
    const told = closed.flatMap(({ sheets: all }) => all.filter((one) => one.procedure === procedure)).map(({ of }) => of.to)
    const last = told.toSorted().at(-1)
    const since = quarters.find((one) => last === undefined || one.from > last)?.from
    if (since === undefined || since > to) continue
    const counting = await countingOf(procedure, since, to)
    const units = unitsOf(talliesOf(counting, words, office))
    // Before the first record of all there is nothing to tell of.
    const earliest = calendar.dateOf(counting[0]?.opened ?? instant(desk.clock())).slice(0, 7)
    const from = last === undefined ? (quarters.findLast((one) => one.from <= earliest)?.from ?? since) : since
    if (units) sheets.push({ procedure, of: { from, to }, ...units })
  }
  return sheets
}

/**
 * What counts of a procedure from the beginning of a month to the end of another, oldest first. One look asks the log once for each beginning: in a
 * small office quarters that are too small to be told of stay open for years, and each of them wants the same.
 */
function openCounting(desk: Desk, quarters: readonly Months[]) {
  const { calendar } = desk.directory()
  const end = (month: string) => calendar.at(calendar.moveDate(`${month}-01`, { months: 1 }), '00:00')
  const newest = quarters.reduce((last, { to }) => (to > last ? to : last), '')
  const known = new Map<string, Promise<readonly Counting[]>>()
  let late: Promise<ReadonlySet<RecordId>> | undefined

  const read = async (procedure: string, since: string): Promise<readonly Counting[]> => {
    const found = await desk.log.figures({ procedures: [procedure], since: calendar.at(`${since}-01`, '00:00'), until: end(newest) })
    if (found.length === 0) return []
    late ??= overdueNow(desk)
    const isLate = await late
    return found.map(({ record, opened, figures }) => ({ opened, figures, overdue: isLate.has(record) }))
  }
  return async (procedure: string, since: string, to: string): Promise<readonly Counting[]> => {
    const key = `${procedure} ${since}`
    const reading = known.get(key) ?? read(procedure, since)
    known.set(key, reading)
    const until = end(to)
    return (await reading).filter(({ opened }) => opened < until)
  }
}

/** The records in which something is late for anybody at this moment. */
export async function overdueNow(desk: Desk): Promise<ReadonlySet<RecordId>> {
  const now = instant(desk.clock())
  const late = (await desk.log.waits()).filter(({ waiting }) => waiting.some(({ due }) => due !== undefined && due < now))
  return new Set(late.map(({ record }) => record))
}
