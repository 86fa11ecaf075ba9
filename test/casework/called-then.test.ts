import fc from 'fast-check'
import type { Element } from '../../src/cards/card.js'
import { drawCard } from '../../src/casework/present-card.js'
import { endedAt, factsAt, fetchRecord, type RecordAtHand, sayEvent } from '../../src/casework/record-at-hand.js'
import { openNames } from '../../src/house/keep-names.js'
import type { Log } from '../../src/log/log.js'
import { isBookkeeping } from '../../src/procedures/bookkeeping.js'
import type { Office, Person } from '../../src/procedures/people.js'
import type { Instant, RecordId } from '../../src/procedures/words.js'
import { testPeople } from '../procedures/test-office.js'
import { memoryLog } from './memory-log.js'
import { dice, officeOfYear, openYear } from './random-years.js'

/** Adam stays, so that there is somebody whom nobody wonders about. */
const mayGo = testPeople.map(({ id }) => id).filter((id) => id !== 'adam')

/** A record's timeline, and each of the cards that it ever sent as some people see it, without the buttons: they are of now. */
const wordsOf = (at: RecordAtHand, notices: readonly string[], readers: readonly string[], office: Office, now: Instant) => {
  const { kept, procedure } = at
  const events = kept.events.filter((event) => !isBookkeeping(event))
  const told = events.map((event) => sayEvent(procedure, event, factsAt(office, now, 'clock', kept.record), true))
  const cards = new Map(
    office.people
      .filter(({ id }) => readers.includes(id))
      .flatMap((person) =>
        [...notices, 'record'].map((notice) => {
          const { adaptive } = drawCard(at, notice, { person }, factsAt(office, now, person.id, kept.record))
          // What a card shows depends on whether its reader may open the record, by their rank of now.
          const reads = procedure.mayOpen(at.state, person, factsAt(office, now, person.id, kept.record))
            ? 'who may open it'
            : 'who may not'
          return [`${notice} for ${person.id}, ${reads}`, textsIn(adaptive.body)] as const
        }),
      ),
  )
  return { told, cards }
}

const textsIn = (elements: readonly Element[]): readonly string[] =>
  elements.flatMap((one) => {
    switch (one.type) {
      case 'TextBlock':
        return [one.text]
      case 'RichTextBlock':
        return [one.inlines.map(({ text }) => text).join('')]
      case 'Container':
        return textsIn(one.items)
      case 'ColumnSet':
        return one.columns.flatMap(({ items }) => textsIn(items))
      default:
        return []
    }
  })

describe('what is kept names people as they were called then, in every procedure', () => {
  test('in random years of people who leave or take another name, no word of a matter that has ended changes, and nobody becomes nameless', async () => {
    const ended = new Set<string>()
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 100_000 }), async (seed) => {
        const roll = dice(seed)
        const year = openYear(memoryLog, roll)
        let office: Office = officeOfYear()
        const names = await openNames({ store: year.log, directory: () => office, clock: () => new Date(year.now()), faulty: fail })
        const change = () => {
          year.pass(1)
          const people = office.people.map(
            (one): Person => (roll() < 0.2 ? { ...one, name: `${one.name.split(' ')[0]} ${newName(roll)}` } : one),
          )
          const left = mayGo.filter((id) => roll() < 0.15 || !office.person(id))
          office = officeOfYear({ people, left })
          year.setOffice(names.directory())
          year.pass(1)
        }
        year.setOffice(names.directory())
        await year.live(60)
        change()
        await year.live(30)
        const look = async (readers: readonly string[]) => {
          const seen = new Map<RecordId, ReturnType<typeof wordsOf> & { readonly over: boolean }>()
          for (const { record } of year.records) {
            const at = await fetchRecord(year.desk, record)
            if (!at) throw new Error(`${record} is gone`)
            const notices = await noticesOf(year.log, at)
            const over = endedAt(at) !== undefined
            if (over) ended.add(at.procedure.name)
            seen.set(record, { ...wordsOf(at, notices, readers, year.office(), year.now()), over })
          }
          return seen
        }
        const readers = testPeople.map(({ id }) => id).filter(() => roll() < 0.4)
        const before = await look(readers)
        change()
        const after = await look(readers)
        for (const [record, { told, cards, over }] of before) {
          const now = after.get(record)
          expect([record, now?.told]).toEqual([record, told])
          for (const [card, words] of now?.cards ?? []) {
            if (over && cards.has(card)) expect([record, card, words]).toEqual([record, card, cards.get(card)])
            expect([record, card, words.filter((text) => text.includes('omebody who has left'))]).toEqual([record, card, []])
          }
        }
      }),
      { numRuns: process.env.LONG ? 300 : 3 },
    )
    expect(ended.size).toBeGreaterThan(3)
  }, 60_000)
})

const fail = (fault: unknown): never => {
  throw fault
}
const newName = (roll: () => number): string => `Newname-${Math.floor(roll() * 1_000)}`

/** The names of the cards that a record ever owed to people. */
async function noticesOf(log: Log, { kept }: RecordAtHand): Promise<readonly string[]> {
  const names = new Set<string>()
  for (let version = 1; version <= kept.version; version += 1)
    for (const owed of (await log.commit(kept.record, version))?.owed ?? [])
      if ('notice' in owed && 'person' in owed.to) names.add(owed.notice)
  return [...names]
}
