import { asOf, factsAt, fetchRecord, type RecordAtHand } from '../../../src/casework/record-at-hand.js'
import type { Office } from '../../../src/procedures/people.js'
import { type Instant, instant } from '../../../src/procedures/words.js'
import { staff } from '../../procedures/test-office.js'
import { memoryLog } from '../memory-log.js'
import { dice, lived, officeOfYear, openYear } from '../random-years.js'

/** Hours and days after the last of a record's steps: the clock has not come by since, whatever has become due. */
const later = [0, 1, 26, 24 * 8, 24 * 45, 24 * 400]
/** Everybody here; those who most often have something away, then gone; nobody of the managers but one head. */
const whoIsHere: readonly Parameters<typeof officeOfYear>[0][] = [
  {},
  { absent: ['lena', 'gita', 'greg'] },
  { left: ['lena', 'gita', 'greg'] },
  { absent: ['lena', 'leo', 'gita', 'gwen', 'greg', 'lou'] },
]

interface Moment {
  readonly state: RecordAtHand['state'] & { readonly [fact: string]: unknown }
  readonly now: Instant
  readonly office: Office
  readonly status: string
  readonly toDo: string
}
const dayOf = ({ office, now }: Moment): string => office.calendar.dateOf(now)
const termsOf = ({ state }: Moment) => (state.terms ?? {}) as { readonly start?: string; readonly review?: string }

/** What is wrong with what a look-up says at this moment. */
function wrongWith(moment: Moment): readonly string[] {
  const { state, toDo, status, office, now } = moment
  const isHere = (id: string) => office.person(id) !== undefined && !office.isAbsent(id as never, now)
  const notHere = office.people.filter(({ id }) => !isHere(id)).map(({ name }) => name)
  // To pass on to, to put through to, to tell and to ask: only somebody who is here.
  const sent = [...toDo.matchAll(/(?:Put them through to|[Tt]ell|Ask|contact is) ([A-Z]\w+ [A-Z]\w+)(?!, who is away)/g)].map(
    ([, name]) => name ?? '',
  )
  const { start, review } = termsOf(moment)
  const notYet = start !== undefined && start > dayOf(moment)
  return [
    ...sent.filter((name) => notHere.includes(name)).map((name) => `sends to ${name}, who is not here: ${toDo}`),
    ...(/undefined|null|NaN|somebody who has left/.test(toDo) ? [`reads badly: ${toDo}`] : []),
    ...(toDo.trim() === '' ? [`says nothing to do (${status})`] : []),
    // Before its day nobody acts on it; once it is in force nobody is told that it is not.
    ...(state.is === 'Approved' && notYet && !/not in force before .*help as usual/.test(toDo) ? [`is not in force yet: ${toDo}`] : []),
    ...(/[Nn]ot in force/.test(toDo) && /we deal with them|no further contact|put them through/i.test(toDo) ? [`says both: ${toDo}`] : []),
    ...(state.is === 'InForce' && /not in force|help as usual until/i.test(toDo) ? [`is in force: ${toDo}`] : []),
    ...(state.is === 'InForce' && /from now on/.test(toDo) ? [`promises a change that holds already: ${toDo}`] : []),
    // A review that is overdue neither ends it nor is kept silent.
    ...(state.is === 'InForce' && review !== undefined && review < dayOf(moment) && !status.includes('review overdue')
      ? [`its review was due ${review}: ${status}`]
      : []),
    // A time that has passed is not promised to the customer any more.
    ...(/ rings them /.test(toDo) && (state.booked as { callAt: string }).callAt < now ? [`is late: ${toDo}`] : []),
    ...(state.is === 'Lifted' && !/help as usual/.test(toDo) ? [`is over: ${toDo}`] : []),
  ]
}

/** Records of a procedure as random lives leave them, each of them as it stood after each step. */
async function statesOf(procedure: (typeof lived)[number]): Promise<readonly RecordAtHand[]> {
  const states: RecordAtHand[] = []
  for (const seed of [1, 2, 3, 4, 5, 6, 7, 8]) {
    const year = openYear(memoryLog, dice(seed))
    for (const by of ['asha', 'gita', 'adil']) await year.begin(procedure, staff(by))
    for (let count = 0; count < 60; count += 1) {
      await year.goOn()
      year.pass(30)
    }
    for (const { record } of year.records) {
      const at = await fetchRecord(year.desk, record)
      for (let version = 1; at && version <= at.kept.version; version += 1) states.push(asOf(at, version))
    }
  }
  return states
}

describe('what to do is right at every moment (s7, s9, s10, s11)', () => {
  test('in random lives of every procedure that a look-up shows, however much later somebody looks, and whoever is here', async () => {
    const kinds = new Set<string>()
    const wrong = new Set<string>()
    for (const procedure of lived.filter(({ lookUp }) => lookUp))
      for (const at of await statesOf(procedure)) {
        const last = at.kept.events.at(-1)?.at ?? at.kept.opened
        for (const hours of later)
          for (const changes of whoIsHere) {
            const now = instant(new Date(Date.parse(last) + hours * 3_600_000))
            const office = officeOfYear(changes)
            const found = procedure.lookUp?.(at.state, factsAt(office, now, staff('adil'), at.kept.record))
            const kind = `${procedure.name} ${at.state.is}`
            if (!found) continue
            kinds.add(kind)
            const moment: Moment = { state: { ...at.state }, now, office, status: found.status, toDo: found.toDo.join(' ') }
            for (const each of wrongWith(moment)) wrong.add(`${kind} ${each}`)
          }
      }
    expect([...wrong].toSorted()).toEqual([])
    const seen = ['adjustment InForce', 'adjustment Lifted', 'at-risk Held', 'authority-report Reported', 'escalation Answered']
    expect([...kinds].toSorted()).toEqual(expect.arrayContaining(seen))
    expect(kinds.size).toBeGreaterThan(10)
  })
})
