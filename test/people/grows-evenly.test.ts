import type { PeopleFile } from '../../src/directory/people-file.js'
import { readFrame } from '../../src/directory/read-office.js'
import { chooseManagers } from '../../src/people/choose-managers.js'
import { openFreeIds } from '../../src/people/free-id.js'
import type { Gathered } from '../../src/people/source.js'
import { withWhoStays } from '../../src/people/who-stays.js'
import { instant, StaffId } from '../../src/procedures/words.js'
import { frameText } from './staff-list.js'

// The list is read in the bot's own thread: while everybody is compared with everybody, alerts stand still.
type Known = PeopleFile['people'][number]
const read = readFrame(frameText())
if (!read.ok) throw new Error(read.faults.join())
const { frame } = read

/** So many people, of whom each read of what a person is counts. */
const counted = (size: number) => {
  const reads = { count: 0 }
  const people = Array.from({ length: size }, (_, at): Known => {
    const person: Known = {
      id: StaffId.parse(`p.${at}`),
      key: `${at}@many.example`,
      name: `Jo Number${at}`,
      department: 'Advice',
      group: 'Helpline',
      email: `${at}@many.example`,
      roles: at === 0 ? ['staff', 'group manager'] : ['staff'],
      groups: [],
    }
    return new Proxy(person, {
      get(of, what, self) {
        reads.count += 1
        return Reflect.get(of, what, self)
      },
    })
  })
  return { reads, people }
}
const work: Readonly<Record<string, (size: number) => number>> = {
  'lines of known people without an address': (size) => {
    const { reads, people } = counted(size)
    const why = 'no address'
    const told: Gathered = {
      from: 'csv',
      people: [],
      notes: [],
      unreadGroups: [],
      unread: people.map((_, at) => ({ name: `Jo Number${at}`, why, leftOut: why })),
    }
    const before: PeopleFile = { from: 'csv', fetched: instant(new Date(0)), people, left: [] }
    expect(withWhoStays(told, before).told.people).toHaveLength(size)
    return reads.count
  },
  'people without a line manager': (size) => {
    const { reads, people } = counted(size)
    const chosen = chooseManagers(people, { toldOf: new Map(), before: new Map(), frame, leftOut: [] })
    expect(chosen.people.filter(({ lineManager }) => lineManager === 'p.0')).toHaveLength(size - 1)
    return reads.count
  },
  'names in another script': (size) => {
    let count = 0
    const taken = new (class extends Set<string> {
      override has(id: string): boolean {
        count += 1
        return super.has(id)
      }
    })()
    const freeId = openFreeIds(taken)
    for (let at = 0; at < size; at += 1) taken.add(freeId('李小龙'))
    expect(taken.size).toBe(size)
    return count
  },
}

test.each(Object.keys(work))('twice as many %s are twice the work', (what) => {
  const [some, twice] = [work[what]?.(100) ?? 0, work[what]?.(200) ?? 0]
  expect(some).toBeGreaterThan(0)
  expect(twice).toBeLessThan(some * 2.5)
})
