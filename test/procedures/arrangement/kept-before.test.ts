import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { adjustment, restriction } from '../../../src/procedures/arrangement/arrangement.js'
import { letterKinds } from '../../../src/procedures/arrangement/letters.js'
import type { ArrangementEvent, ArrangementState } from '../../../src/procedures/arrangement/matter.js'
import { asToday } from '../../../src/procedures/formerly.js'
import { given } from '../given.js'
import { at, clockFacts, facts, recordId, testOffice, testPeople } from '../test-office.js'

/** Records as they were kept before persistence was deemed, channels were several and a challenge was somebody else's (November 2026). */
const kept = JSON.parse(readFileSync(join(__dirname, 'kept-before.json'), 'utf8')) as Record<
  string,
  { readonly procedure: string; readonly is: string; readonly events: readonly ArrangementEvent[] }
>
const record = recordId('RE-2026-0001')
const procedureOf = (name: string) => (name === 'adjustment' ? adjustment : restriction)
const stateOf = (name: string): ArrangementState => {
  const { procedure, events } = kept[name] ?? { procedure: 'restriction', events: [] }
  return asToday(procedure, events).reduce(procedureOf(procedure).evolve, procedureOf(procedure).initial)
}
const notices = ['decision', 'question', 'consult', 'outcome', 'record', 'receipt', 'review', 'challenge', 'owner', 'contact', 'in-force']
const tasks = ['letter', 'nfc', 'record', 'mail folder', 'review letter', 'take away'].map((task) => `task: ${task}`)

describe('A record that was kept before (promise 50)', () => {
  it('is there of every event that there was', () => {
    const events = new Set(Object.values(kept).flatMap((one) => one.events.map(({ event }) => event)))
    expect(events.size).toBe(23)
  })
  it.each(Object.keys(kept))('%s: stands as it stood, and every card, list, letter and line of it can be drawn for everybody', (name) => {
    const one = kept[name]
    if (!one) throw new Error(`${name} was kept`)
    const procedure = procedureOf(one.procedure)
    const state = stateOf(name)
    expect(state.is).toBe(one.is)
    for (const left of [[], ['gita']]) {
      const office = testOffice({ left })
      for (const person of testPeople.filter(({ id }) => ['asha', 'lena', 'gita', 'hugh', 'ada', 'adil'].includes(id))) {
        const own = facts(person.id, { record, office, now: at('2026-04-01T10:00:00Z') })
        for (const notice of [...notices, ...tasks]) {
          const view = procedure.view(notice, state, { person }, own)
          expect(view.title).not.toBe('')
          expect(JSON.stringify(view)).not.toMatch(/undefined|null/)
        }
        for (const letter of letterKinds) expect(procedure.letter?.(letter, state, own)?.paragraphs.join()).not.toMatch(/undefined/)
        procedure.mayOpen(state, person, own)
      }
      const clock = clockFacts({ record, office })
      for (const event of one.events) expect(procedure.say(event, clock, true)).not.toMatch(/undefined/)
      for (const { for: id } of procedure.waiting(state, clock)) expect(office.person(id)).toBeDefined()
      procedure.lookUp?.(state, clock)
    }
  })
  it('goes on from where it was: decided, answered, looked after', () => {
    const on = (name: string) => given(restriction, stateOf(name))
    const by = (id: string) => facts(id, { record })
    expect(on('waiting').when({ step: 'ApproveArrangement' }, by('gita')).state.is).toBe('Approved')
    expect(on('climbed').when({ step: 'ApproveArrangement' }, by('hugh')).state.is).toBe('Approved')
    expect(on('questioned').when({ step: 'AnswerMore', reason: 'Twice.' }, by('asha')).tells).toContain('decision → gita')
    expect(on('approved').when({ step: 'MarkLetterSent', on: '2026-03-03' }, by('gita')).state.is).toBe('InForce')
  })
  it('has its alarms of then: the reminder, the climb, and the question that had no reminder of its own', () => {
    const on = (name: string, step: 'RemindDecision' | 'ClimbDecision', when: string) =>
      given(restriction, stateOf(name)).when({ step }, clockFacts({ record, now: at(when) }))
    const reminded = on('waiting', 'RemindDecision', '2026-03-04T10:00:00Z')
    expect(reminded.tells).toEqual(['decision → gita', 'decision → gwen'])
    const climbed = reminded.when({ step: 'ClimbDecision' }, clockFacts({ record, now: at('2026-03-05T10:00:00Z') }))
    expect(climbed.tells).toEqual(['decision → hugh'])
    const asked = on('questioned', 'ClimbDecision', '2026-03-05T10:00:00Z')
    expect(asked.tells).toEqual(['question → asha'])
    expect(asked.alarms).toHaveLength(1)
  })
  it('says what it said: all its cases were closed ones, its one channel holds, refused folders were refused', () => {
    const card = (name: string, notice = 'record') =>
      JSON.stringify(
        restriction.view(notice, stateOf(name), { person: testOffice().person('gita') as never }, facts('gita', { record })).data,
      )
    expect(card('approved')).toMatch(/No further contact on.*IC-1, IC-2.*Channel.*by e-mail only/)
    expect(card('refusedFolder')).toMatch(/✗ Mail management folder – refused, Hilda Cole, Tue 3 Mar, 10:00: INBOX FULL/)
    expect(card('refusedFolder')).toMatch(/Correspondence held on.*HOLD-77/)
  })
  it('keeps both of its challenges; the one that is open is put to somebody who had no part in it', () => {
    const state = stateOf('full')
    expect(state).toMatchObject({ challenges: [{ words: 'Unfair.', answer: { words: 'Explained.' } }, { words: 'Still unfair.' }] })
    const own = clockFacts({ record, now: at('2027-06-02T10:00:00Z') })
    expect(restriction.daily?.(state, own)).toEqual({ step: 'CheckOwner' })
    expect(given(restriction, state).when({ step: 'CheckOwner' }, own).tells).toEqual(['challenge → hugh'])
  })
  it('that somebody without the rank owns goes to the heads, who name another', () => {
    const state = stateOf('ownedByStaff')
    expect(given(restriction, state).when({ step: 'LiftArrangement', reason: 'x' }, facts('asha', { record })).refusedBecause).toMatch(
      /rank/,
    )
    expect(restriction.daily?.(state, clockFacts({ record }))).toEqual({ step: 'CheckOwner' })
  })
})
