import { fill } from '../../src/cards/fill.js'
import { factsAt, layOut, summarise } from '../../src/casework/record-at-hand.js'
import { procedures } from '../../src/office.js'
import { instant } from '../../src/procedures/words.js'
import { testOffice, testPeople } from '../procedures/test-office.js'
import { keptFiles, keptIn, keptNow, shownOf, writeKept } from './kept.js'

const procedureOf = (name: string) => {
  const found = procedures.find((one) => one.name === name)
  if (!found) throw new Error(`The office has no procedure ${name} any more.`)
  return found
}

/** KEPT=<commit> writes one file more, of today's version. */
const version = process.env.KEPT
if (version)
  test('writes what is kept today', async () => {
    writeKept(version, await keptNow([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]))
  })

describe.each(keptFiles)('what %s kept', (file) => {
  const all = keptIn(file)

  test('holds records of every procedure of then, with many kinds of event', () => {
    const names = new Set(all.map(({ kept }) => kept.procedure))
    expect([...names]).toEqual(expect.arrayContaining(['difficult-call', 'terminated-call', 'at-risk', 'restriction', 'adjustment']))
    expect(new Set(all.flatMap(({ kept }) => kept.events.map(({ event }) => event))).size).toBeGreaterThan(35)
  })

  test.each(all.map((one) => [one.kept.record, one.is, one] as const))('reads today: %s, %s', (record, is, { kept, shows }) => {
    const procedure = procedureOf(kept.procedure)
    const { state } = layOut(procedure, kept)
    expect(state.is).toBe(is)
    // Whatever a card showed of what people typed, it still shows.
    expect(shownOf(procedure, state, kept)).toEqual(expect.arrayContaining([...shows]))
    const office = testOffice()
    const now = instant(new Date(Date.parse(kept.events.at(-1)?.at ?? '') + 60_000))
    for (const person of [undefined, ...testPeople]) {
      const facts = factsAt(office, now, person?.id ?? 'courier', record)
      const card = fill(procedure.view('record', state, person ? { person } : {}, facts), { record, version: kept.version })
      expect(JSON.stringify(card)).not.toMatch(/undefined|\bnull\b|NaN|Invalid|\[object/)
    }
    const facts = factsAt(office, now, 'clock', record)
    for (const event of kept.events) expect(procedure.say(event, facts, true)).not.toMatch(/undefined|NaN|Invalid|\[object/)
    expect(summarise({ kept, procedure, state }, facts)).toMatchObject({ is, record })
    // The clock and people go on with it: a step is decided or refused with a sentence, and never a fault.
    for (const step of [...Object.keys(procedure.steps ?? {}), ...Object.keys(procedure.rights)]) {
      const door = procedure.steps?.[step]
      if (door?.given) continue
      for (const by of door?.from === 'itself' ? (['clock'] as const) : testPeople.map(({ id }) => id)) {
        const decision = procedure.decide({ step }, state, factsAt(office, now, by, record))
        if (decision.outcome === 'refused') expect(decision.because).toMatch(/^[A-Z“].*[.?]$/s)
        else expect(() => decision.events.reduce(procedure.evolve, state)).not.toThrow()
      }
    }
  })
})
