import fc from 'fast-check'
import { atRisk } from '../../src/procedures/at-risk/at-risk.js'
import type { AtRiskState } from '../../src/procedures/at-risk/matter.js'
import type { AtRiskStep } from '../../src/procedures/at-risk/rules.js'
import type { Facts, Notice, Owed } from '../../src/procedures/procedure.js'
import { instant } from '../../src/procedures/words.js'
import { given, take } from '../procedures/given.js'
import { clockFacts, facts, recordId, staff, testOffice, tuesday } from '../procedures/test-office.js'
import { long } from './seed.js'

const record = recordId('AR-2026-0001')
const office = testOffice()
const seniors = ['gita', 'hugh', 'gwen', 'greg'] as const
const nameOf = (id: string): string => office.nameOf(staff(id))
const bringsAlert = ['senior', 'again', 'take-over']

/** What may happen to an alert: time goes by, a notice that is owed arrives or comes back, a senior presses something, or the clock's step comes. */
const happening = fc.oneof(
  fc.record({ wait: fc.integer({ min: 1, max: 90 }) }),
  fc.record({ delivery: fc.nat(), outcome: fc.constantFrom('delivered' as const, 'failed' as const) }),
  fc.record({ delivery: fc.nat(), outcome: fc.constantFrom('delivered' as const, 'failed' as const) }),
  fc.record({ by: fc.constantFrom(...seniors), presses: fc.constantFrom('have', 'over', 'still', 'hand', 'end') }),
  fc.record({ alarm: fc.nat() }),
)
type Happening = typeof happening extends fc.Arbitrary<infer One> ? One : never

/** The ledger that the cards are held against: kept apart from the rules, from what was answered to each happening. */
const openStory = () => {
  let seconds = 0
  const now = () => instant(new Date(Date.parse(tuesday) + seconds * 1000))
  const raised = given(atRisk).when({ step: 'RaiseAlert', report: { said: 'He says goodbye.' } }, facts('asha', { record }))
  let state: AtRiskState = raised.state
  let holder: string | undefined
  let ended = false
  const [reached, failed, told] = [new Set<string>(), new Set<string>(), new Set<string>()]
  const notices: Notice[] = []
  const alarms: { alarm: string; at: string }[] = []
  const owe = (owed: readonly Owed[]): void => {
    for (const one of owed) {
      if ('alarm' in one) alarms.push(one)
      else notices.push(one)
      if ('notice' in one && 'person' in one.to && bringsAlert.includes(one.notice)) told.add(one.to.person)
    }
  }
  owe(raised.owed)
  const step = (ask: AtRiskStep, known: Facts): boolean => {
    const answer = take(atRisk, ask, state, known)
    if (answer.outcome !== 'decided' || answer.events.length === 0) return false
    state = answer.events.reduce(atRisk.evolve, state)
    owe(answer.owed)
    return true
  }
  const press = (by: string, what: string): void => {
    const known = facts(by, { record, now: now() })
    const others = seniors.filter((one) => one !== by)
    if (what === 'have' && step({ step: 'AcknowledgeAlert' }, known)) holder ??= by
    if (what === 'over' && step({ step: 'TakeOverAlert' }, known)) holder = by
    if (what === 'still') step({ step: 'ConfirmStillHeld' }, known)
    const to = others[seconds % others.length] ?? 'gita'
    if (what === 'hand' && step({ step: 'HandOverAlert', to: staff(to) }, known)) holder = to
    if (what === 'end' && step({ step: 'ConcludeAlert', outcome: 'no further action', reason: 'Spoken to.' }, known)) ended = true
  }
  const deliver = (which: number, outcome: 'delivered' | 'failed'): void => {
    const [notice] = notices.splice(which % Math.max(1, notices.length), 1)
    if (!notice) return
    const known: Facts = { ...clockFacts({ record, now: now() }), by: 'courier' }
    const answer = atRisk.delivered?.({ notice, outcome, channel: 'slack', because: 'refused' }, state, known)
    if (answer?.outcome !== 'decided') throw new Error('Deliveries are never refused.')
    if ('person' in notice.to && bringsAlert.includes(notice.notice)) {
      if (outcome === 'delivered') reached.add(notice.to.person)
      else if (!notice.by) failed.add(notice.to.person)
    }
    state = answer.events.reduce(atRisk.evolve, state)
    owe(answer.owed)
  }
  const ring = (which: number): void => {
    const due = alarms.filter(({ at }) => at <= now())
    const one = due[which % Math.max(1, due.length)]
    if (!one) return
    alarms.splice(alarms.indexOf(one), 1)
    step({ step: one.alarm } as AtRiskStep, { ...clockFacts({ record, now: now() }) })
  }
  return {
    happens(one: Happening): void {
      if ('wait' in one) seconds += one.wait
      else if ('delivery' in one) deliver(one.delivery, one.outcome)
      else if ('presses' in one) press(one.by, one.presses)
      else ring(one.alarm)
    },
    /** A card as somebody reads it now. */
    reads: (notice: string, id: string): string =>
      JSON.stringify(atRisk.view(notice, state, { person: office.person(staff(id)) as never }, facts(id, { record, now: now() }))),
    ledger: () => ({ holder, ended, reached, failed, told, seconds }),
  }
}

/** The people of a sentence: "Delivered to Asha Patel, Ben Ward and Cy Lee." */
const named = (words: string, card: string): readonly string[] =>
  [...card.matchAll(new RegExp(`"${words} ([^"]*?)\\.?"`, 'g'))].flatMap(([, names = '']) => names.split(/, | and /))

describe('promise 51: what somebody reads of an alert is what the record holds, whatever arrived and whatever came back', () => {
  test('on the card of the reporter, of a senior, of one who is told again, and of the administrators', () => {
    let sentences = 0
    fc.assert(
      fc.property(fc.array(happening, { minLength: 1, maxLength: 40 }), (happenings) => {
        const story = openStory()
        for (const one of happenings) {
          story.happens(one)
          const { holder, ended, reached, failed, told } = story.ledger()
          for (const [notice, id] of [
            ['receipt', 'asha'],
            ['status', 'asha'],
            ['record', 'asha'],
            ['senior', 'gita'],
            ['again', 'hugh'],
            ['taken', 'asha'],
          ] as const) {
            if (notice === 'taken' && holder === undefined) continue
            const card = story.reads(notice, id)
            const names = (people: ReadonlySet<string>) => [...people].map(nameOf)
            for (const name of named('Delivered to', card)) expect(names(reached)).toContain(name)
            for (const name of named('No message reaches', card)) {
              expect(names(failed)).toContain(name)
              expect(names(reached)).not.toContain(name)
            }
            for (const name of named('On its way to', card)) {
              expect(names(told)).toContain(name)
              expect(names(reached)).not.toContain(name)
            }
            if (card.includes('Nobody has it yet')) expect(holder).toBeUndefined()
            for (const [, name] of card.matchAll(/([A-Z]\w+ [A-Z]\w+) has it[,. ]/g))
              expect([ended, name]).toEqual([false, nameOf(holder ?? '')])
            if (/Concluded by/.test(card)) expect(ended).toBe(true)
            if (card.includes('Please ring one of them now')) expect(holder).toBeUndefined()
            sentences += 1
          }
          if (failed.size > 0) {
            const card = story.reads('not-reached', 'adam')
            for (const id of told) if (card.includes(`${nameOf(id)}: `)) expect([id, failed.has(id)]).toEqual([id, true])
          }
        }
      }),
      { numRuns: long ? 2_000 : 40 },
    )
    // The oracle has looked at something.
    expect(sentences).toBeGreaterThan(1_000)
  })

  test('a reporter whose alert nobody has for a minute always has numbers to ring, whatever was delivered', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ delivery: fc.nat(), outcome: fc.constantFrom('delivered' as const, 'failed' as const) }), { maxLength: 12 }),
        (deliveries) => {
          const story = openStory()
          for (const one of deliveries) story.happens(one)
          story.happens({ wait: 60 })
          for (let alarm = 0; alarm < 3; alarm += 1) story.happens({ alarm })
          expect(story.reads('status', 'asha')).toMatch(/Please ring one of them now.*1\. [A-Z]\w+ [A-Z]\w+: 020 7946/s)
        },
      ),
      { numRuns: 100 },
    )
  })
})
