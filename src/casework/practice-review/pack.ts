import { fill } from '../../cards/fill.js'
import { challengeEndings, type PackAsked, type YearFound } from '../../procedures/looking-back.js'
import type { RecordId, StaffId } from '../../procedures/words.js'
import type { Answer, Arrival } from '../arrival.js'
import { guidanceOfOurs, type Ours } from '../ask/ours.js'
import { readFigures } from '../contact-report/close-figures.js'
import { type Range, type Report, reportOf } from '../contact-report/report.js'
import { step } from '../contact-report/units.js'
import type { Desk, PackOf } from '../desk.js'
import { saidOfErased } from '../erased-note.js'
import { keepLooks } from '../look-up/keep-looks.js'
import { factsNow, fetchRecord } from '../record-at-hand.js'
import { sentence } from '../sentences.js'

/** What goes round before the yearly review is discussed: no customer, nobody's contact, and every number in fives. */
export interface Pack {
  readonly record: RecordId
  readonly found: Pick<YearFound, 'date' | 'from' | 'to'>
  readonly now: Report
  readonly before: Report
  readonly overdue: Range
  readonly challenges: readonly { readonly ended: string; readonly count: Range }[]
  readonly draw: {
    readonly seed: string
    readonly of: Range
    readonly drawn: readonly { readonly record: RecordId; readonly what: string }[]
  }
  readonly looked: number
  readonly decisions: PackAsked['decisions']
  readonly guidance: readonly Ours[]
}

async function askedOf(desk: Desk, record: RecordId, by: StaffId) {
  const at = await fetchRecord(desk, record)
  if (!at?.procedure.looksBack || !desk.directory().person(by)) return undefined
  return { at, asked: at.procedure.looksBack.pack(at.state, { ...factsNow(desk, by, record), by }) }
}

/** Answers with a link to the pack, for whoever leads the review; undefined where the record has none. Throws LogAway. */
export async function offerPack(desk: Desk, { by }: Pick<Arrival, 'by'>, record: RecordId, as: string): Promise<Answer | undefined> {
  const found = await askedOf(desk, record, by)
  if (!found) return undefined
  if (typeof found.asked === 'string') return sentence(found.asked, 'refused')
  if (!desk.packLink || (as !== 'word' && as !== 'csv')) return sentence('There is no pack here.', 'refused')
  const card = fill({
    template: 'plain',
    title: 'The pack of the yearly review',
    data: {
      paragraphs: [
        'It may go to everybody who discusses the review: it names no customer, and tells numbers in steps of five.',
        'That you had it is kept on the review. The link is yours alone and works for 15 minutes.',
      ],
      rows: [],
      quotes: [],
    },
    sections: ['s1'],
    buttons: [
      {
        title: as === 'word' ? 'Download it (Word)' : 'Download the figures (CSV)',
        does: { link: desk.packLink({ record, as, by }) },
        style: 'primary',
      },
    ],
    preview: `The pack of ${record}`,
  })
  return { answer: 'card', card }
}

/** The pack as it is now, for whoever may have it; that they had it is kept on the review first. `key` names this download. Throws LogAway. */
export async function givePack(
  desk: Desk,
  { record, by }: Omit<PackOf, 'as'>,
  key: string,
): Promise<Pack | { readonly refused: string } | 'not kept'> {
  const has = await askedOf(desk, record, by)
  if (!has) return { refused: (await saidOfErased(desk.log, record)) ?? 'There is no pack here.' }
  if (typeof has.asked === 'string') return { refused: has.asked }
  const { found, looked, decisions } = has.asked
  const book = await readFigures(desk)
  const guidance = await guidanceOfOurs(desk, new Map())
  if (!(await keepLooks(desk, { id: key, by }, [has.at], 'They had the pack of the yearly review.'))) return 'not kept'
  const whole = (period: YearFound['figures']['now']) => reportOf(book, { period, unit: {} })
  return {
    record,
    found,
    now: whole(found.figures.now),
    before: whole(found.figures.before),
    overdue: inFives(found.overdue.length),
    challenges: challengeEndings.map((ended) => ({ ended, count: inFives(found.challenges.filter((one) => one.ended === ended).length) })),
    draw: {
      seed: found.draw.seed,
      of: inFives(found.draw.of),
      drawn: found.draw.drawn.map(({ record: drawn, what }) => ({ record: drawn, what })),
    },
    looked,
    decisions,
    guidance,
  }
}

/** A number as closed figures tell it: 7 is "5 to 9". */
const inFives = (count: number): Range => {
  const from = Math.floor(count / step) * step
  return { from, to: from + step - 1 }
}
