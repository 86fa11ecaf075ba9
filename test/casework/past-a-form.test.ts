import fc from 'fast-check'
import { layOut } from '../../src/casework/record-at-hand.js'
import { judge, takeStep } from '../../src/casework/take-step.js'
import { procedures } from '../../src/office.js'
import type { AnyProcedure, AnyStep } from '../../src/procedures/procedure.js'
import { facts, testPeople } from '../procedures/test-office.js'
import { lives, numbered } from './lives.js'
import { memoryLog } from './memory-log.js'
import { dice, lived, openYear } from './random-years.js'

/** Values that nobody fills in: missing, of another kind, too much, and somebody else's. */
const oddValues: readonly unknown[] = [
  undefined,
  null,
  '',
  ' ',
  0,
  true,
  [],
  {},
  ['x'],
  { said: '' },
  'nobody.at.all',
  '2026-02-31',
  'x'.repeat(30_000),
  '__proto__',
]

/** A step with some of what it holds taken away or made into something else. */
const spoilt = (step: AnyStep, roll: () => number): AnyStep => {
  const { step: name, ...given } = step as AnyStep & Record<string, unknown>
  const entries = Object.entries(given).map(([field, value]) => {
    const odd = oddValues[Math.floor(roll() * oddValues.length)]
    if (roll() < 0.4) return [field, odd] as const
    if (typeof value === 'object' && value !== null && !Array.isArray(value) && roll() < 0.7)
      return [field, Object.fromEntries(Object.entries(value).map(([inner, one]) => [inner, roll() < 0.4 ? odd : one]))] as const
    return [field, value] as const
  })
  return { ...Object.fromEntries(entries), ...(roll() < 0.3 ? { by: 'gita', at: 'x', event: 'Forged' } : {}), step: name }
}

/** Who opened it, who decides on it, and somebody who has no business with it. */
const viewers = testPeople.filter((one) => ['asha', 'gita', 'carl'].includes(one.id))
const sentence = /^[A-Z“0-9].*[.?]["”]?$/s
const everyState = async (procedure: AnyProcedure, seed: number) => {
  const year = openYear(memoryLog, dice(seed))
  const states = new Map<string, ReturnType<typeof layOut>>()
  await year.begin(procedure, 'gita' as never)
  await year.begin(procedure, 'asha' as never)
  for (let count = 0; count < 60; count += 1) {
    for (const { record } of year.records) {
      const kept = await year.log.read(record)
      if (kept) states.set(layOut(procedure, kept).state.is, layOut(procedure, kept))
    }
    await year.goOn()
    year.pass(30)
  }
  return { year, states: [...states.values()] }
}

describe('a press is no way past a form (promise 57)', () => {
  test('every step of every procedure says what it holds, or that it comes by a press or by itself', () => {
    for (const { name, rights, steps } of procedures)
      for (const step of Object.keys(rights))
        expect([name, step, steps?.[step]?.from]).toEqual([name, step, expect.stringMatching(/press|form/)])
    expect(lived.map(({ name }) => name)).toEqual(procedures.map(({ name }) => name))
  })

  test.each(lived.map((procedure) => [procedure.name, procedure] as const))(
    '%s keeps nothing of what a press or a spoilt form brings, in any state and by anybody, and what is kept can be drawn',
    async (_, procedure) => {
      const { year, states } = await everyState(procedure, 5)
      const today = year.office().calendar.dateOf(year.now())
      const move = (days: number) => year.office().calendar.moveDate(today, { days })
      const all = lives[procedure.name]?.goesOn(today, move) ?? []
      const roll = dice(11)
      // What is kept once and for good has one state, and nothing that goes on.
      expect(states.length).toBeGreaterThan(all.length === 0 ? 0 : 1)
      for (const at of states)
        for (const step of all) {
          const fromForm = procedure.steps?.[step.step]?.from === 'form'
          for (const { id } of testPeople) {
            // Not each of them each time, so that it is done in seconds.
            if (!process.env.LONG && roll() < 0.45) continue
            const known = facts(id, { now: year.now(), record: at.kept.record })
            if (fromForm)
              for (const pressed of [{ step: step.step }, step])
                expect(judge(procedure, pressed, at, known, true)).toMatchObject({ outcome: 'refused' })
            for (const odd of [spoilt(numbered(step, 1), roll), { step: step.step }]) {
              const decision = judge(procedure, odd, at, known)
              if (decision.outcome === 'refused') {
                expect([odd.step, decision.because]).toEqual([odd.step, expect.stringMatching(sentence)])
                continue
              }
              expect(decision.events.some(({ event }) => event === 'Forged')).toBe(false)
              const state = decision.events.reduce(procedure.evolve, at.state)
              for (const person of viewers) {
                const drawn = JSON.stringify(
                  procedure.view('record', state, { person }, facts(person.id, { now: year.now(), record: at.kept.record })),
                )
                expect([odd.step, drawn.match(/undefined|\[object|NaN|Invalid/)?.[0]]).toEqual([odd.step, undefined])
              }
            }
          }
        }
    },
    60_000,
  )

  test('an alert is raised whatever stands beside its words', () => {
    const atRisk = procedures.find(({ name }) => name === 'at-risk')
    if (!atRisk) throw new Error('there is no alert')
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom('who', 'how', 'imminent', 'name', 'contact', 'case', 'location', 'other'), fc.anything()),
        (beside) => {
          const step = { step: 'RaiseAlert', report: { ...beside, said: 'He says goodbye.' } }
          expect(judge(atRisk, step, { state: atRisk.initial }, facts('asha')).outcome).toBe('decided')
        },
      ),
      { numRuns: 200 },
    )
  })

  test('nothing of a refused step is kept', async () => {
    const year = openYear(memoryLog, dice(2))
    const [alert] = lived.filter(({ name }) => name === 'at-risk')
    const record = alert && (await year.begin(alert, 'asha' as never))
    if (!record) throw new Error('it was raised')
    await takeStep(year.desk, { record, step: { step: 'AcknowledgeAlert' }, by: 'gita' as never })
    const before = (await year.log.read(record))?.version
    for (const step of ['ConcludeAlert', 'RecordEstablished', 'HandOverAlert', 'AddDetails', 'NoReportNeeded', 'ConfirmDisclosure'])
      for (const pressed of [{ pressed: true as const }, {}]) {
        const taken = await takeStep(year.desk, { record, step: { step }, by: 'gita' as never, ...pressed })
        expect([step, taken.outcome]).toEqual([step, 'refused'])
      }
    expect((await year.log.read(record))?.version).toBe(before)
  })
})
