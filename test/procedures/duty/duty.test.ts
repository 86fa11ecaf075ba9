import { fill } from '../../../src/cards/fill.js'
import { absence } from '../../../src/procedures/duty/absence.js'
import { turn } from '../../../src/procedures/duty/turn.js'
import type { Facts } from '../../../src/procedures/procedure.js'
import type { WhoIsHere } from '../../../src/procedures/who-is-here.js'
import { wordsOf } from '../../cards/check-card.js'
import { expectGolden } from '../../cards/golden.js'
import { officeIn, sampleText } from '../../directory/sample.js'
import { given } from '../given.js'
import { holdRights } from '../rights-matrix.js'
import { at, recordId, staff } from '../test-office.js'

// A Tuesday: Priya Sharma and Rhys Bevan have tier 1 until 18:00, Owen Fraser and Helen Whitmore tier 2.
const ten = at('2026-11-24T10:00Z')
const six = at('2026-11-24T18:00Z')
const sound = officeIn(sampleText)
const by = (who: string, more: Partial<Facts> = {}) => ({
  now: ten,
  office: sound.office,
  record: recordId('AB-2026-0001'),
  ...more,
  by: staff(who),
})
const clock = (now: typeof ten, more: Partial<Facts> = {}): Facts => ({ ...by('priya.sharma', { now, ...more }), by: 'clock' })
const say = (person: string, more = {}) =>
  ({ step: 'SayAway', person: staff(person), is: 'away', from: '2026-11-24', until: '2026-11-24', ...more }) as const
const away = given(absence).when(say('priya.sharma'), by('priya.sharma'))
const card = (procedure: typeof absence | typeof turn, notice: string, state: never, who: string, facts = by(who)) => {
  const person = facts.office.person(who)
  return fill(procedure.view(notice, state, person ? { person } : {}, facts), { record: facts.record, version: 1 })
}

describe('whoever is away today', () => {
  test('says so for themselves, from now until the end of the last day', () => {
    expect(away.events).toEqual([
      {
        event: 'PresenceSaid',
        said: { person: 'priya.sharma', is: 'away', from: ten, until: at('2026-11-25T00:00Z') },
        by: 'priya.sharma',
        at: ten,
      },
    ])
    expect(away.alarms).toEqual(['EndPresence at 2026-11-25T00:00:00.000Z'])
  })
  test('is said so of by somebody who answers for them, and by nobody else', () => {
    expect(given(absence).when(say('asha.patel'), by('tom.okafor')).tells).toEqual(['said → asha.patel'])
    expect(given(absence).when(say('asha.patel'), by('grace.mensah')).refusedBecause).toBeUndefined()
    for (const who of ['daniel.price', 'siobhan.kelly', 'sam.carter'])
      expect(given(absence).when(say('asha.patel'), by(who)).refusedBecause).toBe('Choose yourself, or somebody whom you answer for.')
  })
  test('has their line manager, their deputy and those who share their turn told, each once', () => {
    expect(away.tells).toEqual(['said → grace.mensah', 'said → rhys.bevan'])
  })
  test('says from which day to which: no day that has gone by, no end before the beginning, no more than two months', () => {
    const because = (more: object) => given(absence).when(say('asha.patel', more), by('asha.patel')).refusedBecause
    expect(because({ from: '2026-11-23' })).toContain('This day has gone by.')
    expect(because({ from: '2026-11-26', until: '2026-11-25' })).toContain('The last day lies before the first.')
    expect(because({ until: '2027-02-01' })).toContain('tell an administrator')
    expect(because({ from: '2026-11-26', until: '2026-11-27' })).toBeUndefined()
  })
  test('and leaves a turn with nobody: the heads and the administrators are told at once', () => {
    const alone = { ...by('x'), office: sound.corrected({ presence: awayToo('rhys.bevan', 'owen.fraser', 'helen.whitmore'), turns: [] }) }
    const left = given(absence).when(say('priya.sharma'), { ...alone, by: staff('priya.sharma') })
    expect(left.tells).toEqual([
      'said → rhys.bevan',
      'uncovered → grace.mensah',
      'uncovered → david.levy',
      'uncovered → catherine.doyle',
      'uncovered → sam.carter',
    ])
  })
  test('and has a deputy who may take no alert: that is as much as nobody', () => {
    const people = sound.office.people.map((one) => (one.id === 'rhys.bevan' ? { ...one, roles: ['staff'] as const } : one))
    const corrected = sound.corrected({ presence: awayToo('owen.fraser', 'helen.whitmore'), turns: [] })
    const office = {
      ...corrected,
      people,
      person: (id: string) => people.find((one) => one.id === id),
      actingFor: (id: string, now: typeof ten) => people.find((one) => one.id === corrected.actingFor(staff(id), now)?.id),
    }
    const left = given(absence).when(say('priya.sharma'), { ...by('priya.sharma'), office })
    expect(left.tells.filter((one) => one.startsWith('uncovered'))).not.toEqual([])
  })
  test('is back when they say so, and those who were told are told again', () => {
    const back = away.when({ step: 'TakeBack' }, by('priya.sharma'))
    expect(back.state).toMatchObject({ is: 'Over', ended: { by: 'priya.sharma' } })
    expect(back.tells).toEqual(['said → grace.mensah', 'said → rhys.bevan'])
    expect(absence.saysWhoIsHere?.of(back.state)).toEqual({ presence: [], turns: [] })
  })
  test('is back by themselves after the last day, and not before', () => {
    expect(away.when({ step: 'EndPresence' }, clock(six)).events).toEqual([])
    expect(away.when({ step: 'EndPresence' }, clock(at('2026-11-25T00:00Z'))).state.is).toBe('Over')
  })
  test('finds it in their own list until then, and in nobody else’s', () => {
    expect(absence.waiting(away.state, by('priya.sharma'))).toMatchObject([
      { for: 'priya.sharma', what: 'Say when you are back: away until the end of 24 November 2026 (AB-2026-0001)' },
    ])
  })
  test('may be here after all, whatever the office file says', () => {
    const here = given(absence).when(say('asha.patel', { is: 'here' }), by('asha.patel'))
    expect(absence.saysWhoIsHere?.of(here.state).presence).toMatchObject([{ person: 'asha.patel', is: 'here' }])
  })
  test.each([
    ['their own card', 'said', 'priya.sharma'],
    ['the card of whoever shares the turn', 'said', 'rhys.bevan'],
    ['the card of a head when the turn has nobody', 'uncovered', 'grace.mensah'],
  ])('has %s', (name, notice, who) => expectGolden(`duty/away.${name}`, card(absence, notice, away.state as never, who)))
  describe('and who may take it back', () =>
    holdRights(
      absence,
      [
        { who: 'the person', state: away.state, facts: by('priya.sharma') },
        { who: 'their line manager', state: away.state, facts: by('grace.mensah') },
        { who: 'a head above', state: away.state, facts: by('catherine.doyle') },
        { who: 'their deputy', state: away.state, facts: by('rhys.bevan') },
        { who: 'one of their staff', state: away.state, facts: by('asha.patel') },
        { who: 'a head of elsewhere', state: away.state, facts: by('david.levy') },
        { who: 'an administrator', state: away.state, facts: by('sam.carter') },
      ],
      { SayAway: 'everybody', TakeBack: ['the person', 'their line manager', 'a head above'] },
    ))
  test('shows a shared channel nobody’s name but the title’s, and no day', () => {
    expect(wordsOf(card(absence, 'said', away.state as never, 'nobody'))).not.toMatch(/until|Rhys/)
  })
})

const awayToo = (...people: readonly string[]): WhoIsHere['presence'] =>
  people.map((person) => ({ person: staff(person), is: 'away', from: ten, until: six, at: ten }))

describe('a turn on duty', () => {
  const name = `1 ${six}`
  const take = (person: string, insteadOf: string, more = {}) =>
    ({ step: 'TakeTurn', turn: name, person: staff(person), insteadOf, ...more }) as never
  const taken = given(turn).when(take('owen.fraser', 'priya.sharma'), by('owen.fraser'))

  test('is taken in a colleague’s place, from now to its end; those who have it are told', () => {
    expect(taken.events).toMatchObject([
      { event: 'TurnTaken', turn: { person: 'owen.fraser', tier: 1, from: ten, until: six, insteadOf: 'priya.sharma' }, by: 'owen.fraser' },
    ])
    expect(taken.tells).toEqual(['taken → priya.sharma', 'taken → rhys.bevan'])
    expect(taken.alarms).toEqual([`EndTurn at ${six}`])
  })
  test('goes into the ladder at once', () => {
    const office = sound.corrected(turn.saysWhoIsHere?.of(taken.state) ?? { presence: [], turns: [] })
    expect(office.ladder(ten)[0]?.map(({ id }) => id)).toEqual(['owen.fraser', 'rhys.bevan'])
  })
  test('is for senior members of staff: nobody else is offered it, or can give it', () => {
    expect(given(turn).when(take('asha.patel', 'beside'), by('asha.patel')).refusedBecause).toMatch(/senior members of staff/)
    expect(given(turn).when(take('asha.patel', 'beside'), by('priya.sharma')).refusedBecause).toMatch(/who may take at-risk alerts/)
    expect(given(turn).when(take('owen.fraser', 'beside'), by('priya.sharma')).refusedBecause).toMatch(/whom you answer for/)
  })
  test('is given to somebody by whoever answers for them, and they are told', () => {
    expect(given(turn).when(take('owen.fraser', 'beside'), by('david.levy')).tells).toEqual([
      'taken → priya.sharma',
      'taken → rhys.bevan',
      'taken → owen.fraser',
    ])
  })
  test('that has changed meanwhile, that they have already, or in the place of somebody who does not have it, is refused in words', () => {
    const because = (more: object) => given(turn).when(take('rhys.bevan', 'beside', more), by('rhys.bevan')).refusedBecause
    expect(because({ turn: '1 2026-11-24T17:00:00.000Z' })).toContain('begin again with /turn')
    expect(because({})).toBe('Rhys Bevan has this turn already.')
    expect(because({ insteadOf: 'rhys.bevan' })).toContain('They have this turn already')
    expect(because({ insteadOf: 'owen.fraser' })).toBe('Owen Fraser does not have this turn. Choose again.')
  })
  test('falls back to whose place it was when whoever took it is away with nobody in their place, or has left', () => {
    const gone = sound.corrected({ presence: awayToo('owen.fraser', 'rhys.bevan', 'priya.sharma'), turns: [] })
    expect(turn.watched?.step(taken.state, clock(ten))).toBeUndefined()
    expect(turn.watched?.step(taken.state, clock(ten, { office: gone }))).toEqual({ step: 'LapseTurn' })
    const alone = sound.corrected({ presence: awayToo('owen.fraser', 'rhys.bevan'), turns: [] })
    const lapsed = taken.when(
      { step: 'LapseTurn' },
      clock(ten, { office: { ...alone, actingFor: (id, now) => (id === 'owen.fraser' ? undefined : alone.actingFor(id, now)) } }),
    )
    expect(lapsed.state.is).toBe('Lapsed')
    expect(lapsed.tells).toEqual(['lapsed → priya.sharma'])
  })
  test('is over by itself at its end', () => {
    expect(taken.when({ step: 'EndTurn' }, clock(ten)).events).toEqual([])
    expect(taken.when({ step: 'EndTurn' }, clock(six)).state.is).toBe('Ended')
  })
  test.each([
    ['whoever took it', 'owen.fraser'],
    ['whose place it was', 'priya.sharma'],
    ['whoever shares it', 'rhys.bevan'],
  ])('has the card of %s', (name, who) => expectGolden(`duty/turn.${name}`, card(turn, 'taken', taken.state as never, who)))
  describe('and who may give it back', () =>
    holdRights(
      turn,
      [
        { who: 'whoever took it', state: taken.state, facts: by('owen.fraser') },
        { who: 'whose place it was', state: taken.state, facts: by('priya.sharma') },
        { who: 'a head above', state: taken.state, facts: by('david.levy') },
        { who: 'whoever shares it', state: taken.state, facts: by('rhys.bevan') },
        { who: 'a head of elsewhere', state: taken.state, facts: by('grace.mensah') },
        { who: 'a member of staff', state: taken.state, facts: by('asha.patel') },
      ],
      {
        TakeTurn: ['whoever took it', 'whose place it was', 'a head above', 'whoever shares it', 'a head of elsewhere'],
        GiveBack: ['whoever took it', 'whose place it was', 'a head above'],
      },
    ))
})
