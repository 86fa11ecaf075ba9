import { atRisk } from '../../src/procedures/at-risk/at-risk.js'
import type { AtRiskState } from '../../src/procedures/at-risk/matter.js'
import type { Notice, Owed } from '../../src/procedures/procedure.js'
import { instant, type StaffId } from '../../src/procedures/words.js'
import { take } from '../procedures/given.js'
import { clockFacts, facts, recordId, testOffice, testPeople, tuesday } from '../procedures/test-office.js'
import { long, openSeed } from './seed.js'

const seed = openSeed()
const record = recordId('AR-2026-0001')
const at = (seconds: number) => instant(new Date(Date.parse(tuesday) + seconds * 1000))
const alarmOf = (owed: readonly Owed[]) => owed.flatMap((one) => ('alarm' in one && one.alarm === 'ClimbAlert' ? [one.at] : []))
const told = (owed: readonly Owed[]): readonly StaffId[] =>
  owed.flatMap((one) =>
    'notice' in one && (one.notice === 'senior' || one.notice === 'again') && 'person' in one.to ? [one.to.person] : [],
  )

test('promise 6: random ladders climb at 60, 120 and 180 s and on, until one person has it, and never after', () => {
  for (let ladder = 0; ladder < (long ? 100_000 : 2_500); ladder += 1) {
    const absent = testPeople.filter(() => seed.next() < 0.3).map(({ id }) => id)
    const office = testOffice({ absent })
    const reporter = testPeople[seed.int(0, testPeople.length - 1)]?.id ?? 'asha'
    const ackAfter = seed.int(0, 900)
    let state: AtRiskState = atRisk.initial
    const step = (name: Parameters<typeof take<never, never, never>>[1] | object, known: ReturnType<typeof facts>): readonly Owed[] => {
      const decision = take(atRisk, name as never, state, known)
      if (decision.outcome === 'refused') throw new Error(`${decision.because} (seed ${seed.given}, ladder ${ladder})`)
      state = decision.events.reduce(atRisk.evolve, state)
      return decision.owed
    }
    let owed = step({ step: 'RaiseAlert', report: { said: 'x' } }, facts(reporter, { record, office }))
    const rungs: number[] = []
    const reached = new Set(told(owed))
    for (let next = alarmOf(owed)[0]; next !== undefined && next <= at(ackAfter); next = alarmOf(owed)[0]) {
      rungs.push((Date.parse(next) - Date.parse(tuesday)) / 1000)
      owed = step({ step: 'ClimbAlert' }, clockFacts({ record, office, now: next }) as ReturnType<typeof facts>)
      for (const person of told(owed)) reached.add(person)
    }
    expect(rungs).toEqual(Array.from({ length: Math.floor(ackAfter / 60) }, (_, rung) => (rung + 1) * 60))
    expect(reached.size).toBeGreaterThan(0)
    expect(reached.has(reporter as StaffId)).toBe(false)
    const senior = [...reached][seed.int(0, reached.size - 1)] ?? 'hugh'
    step({ step: 'AcknowledgeAlert' }, facts(senior, { record, office, now: at(ackAfter) }))
    expect(
      alarmOf(step({ step: 'ClimbAlert' }, clockFacts({ record, office, now: at(ackAfter + 60) }) as ReturnType<typeof facts>)),
    ).toEqual([])
    expect(state).toMatchObject({ is: 'Held', heldBy: senior })
  }
})

test('promise 7: whoever is refused for good, on whichever rung, is stood in for at once and the administrators are told', () => {
  for (let rung = 0; rung < 5; rung += 1) {
    let state: AtRiskState = atRisk.initial
    const office = testOffice()
    const raised = take(atRisk, { step: 'RaiseAlert', report: { said: 'x' } }, state, facts('asha', { record, office }))
    if (raised.outcome === 'decided') state = raised.events.reduce(atRisk.evolve, state)
    for (let climbed = 1; climbed <= rung; climbed += 1) {
      const more = take(atRisk, { step: 'ClimbAlert' }, state, clockFacts({ record, office, now: at(climbed * 60) }))
      if (more.outcome === 'decided') state = more.events.reduce(atRisk.evolve, state)
    }
    const notice: Notice = { notice: 'senior', to: { person: 'gita' as StaffId }, urgency: 'alert' }
    const known = { ...clockFacts({ record, office, now: at(rung * 60) }), by: 'courier' as const }
    const answer = atRisk.delivered?.({ notice, outcome: 'failed', because: 'account_inactive' }, state, known)
    const owed = answer?.outcome === 'decided' ? answer.owed : []
    expect(owed.some((one) => 'notice' in one && one.notice === 'not-reached')).toBe(true)
    // On the first rung others are left to stand in; later everybody was told already.
    if (rung === 0) expect(told(owed)).toEqual(['gwen'])
  }
})

test('promise 9: of what the platform says it took, 5 % is dropped; every alert is seen by somebody by the second rung', () => {
  let unseen = 0
  const rounds = long ? 500_000 : 5_000
  for (let round = 0; round < rounds; round += 1) {
    const office = testOffice()
    const raised = take(atRisk, { step: 'RaiseAlert', report: { said: 'x' } }, atRisk.initial, facts('asha', { record, office }))
    if (raised.outcome !== 'decided') throw new Error('It is not raised.')
    const first = raised.events.reduce(atRisk.evolve, atRisk.initial)
    // The platform says that it took each card: whoever did not see it is told again.
    const state = told(raised.owed).reduce((now, person) => {
      const notice: Notice = { notice: 'senior', to: { person }, urgency: 'alert' }
      const answer = atRisk.delivered?.({ notice, outcome: 'delivered' }, now, { ...clockFacts({ record, office }), by: 'courier' })
      return answer?.outcome === 'decided' ? answer.events.reduce(atRisk.evolve, now) : now
    }, first)
    const climbed = take(atRisk, { step: 'ClimbAlert' }, state, clockFacts({ record, office, now: at(60) }))
    const all = [...told(raised.owed), ...(climbed.outcome === 'decided' ? told(climbed.owed) : [])]
    if (!all.some(() => seed.next() >= 0.05)) unseen += 1
  }
  // Two seniors, then four: six cards, so one alert in 64 million goes unseen until the third rung.
  expect(unseen).toBe(0)
})
