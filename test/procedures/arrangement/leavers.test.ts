import { restriction } from '../../../src/procedures/arrangement/arrangement.js'
import { isWaiting } from '../../../src/procedures/arrangement/matter.js'
import { given } from '../given.js'
import { at, staff, testOffice, testPeople, tuesday } from '../test-office.js'
import { asks } from './requests.js'
import { approved, asked, by, clock, inForce, persistent, request, waitsFor, words } from './story.js'

const question = () => asked().when({ step: 'AskForMore', reason: 'When?' }, by('gita'))
const challenged = () => inForce().when({ step: 'RecordChallenge', reason: 'Unfair' }, by('adil'))
const reviewed = () => inForce().when({ step: 'ReviewRings' }, clock(at('2027-02-01T10:00:00Z')))
const stories = { deeming: persistent, deciding: asked, question, approved, inForce, challenged, reviewed }
const named = ['asha', 'lena', 'gita', 'gwen', 'hugh', 'ada', 'hilda'] as const

describe('Whoever leaves or is away, leaves nothing behind (promise 60)', () => {
  const others = testPeople.filter(({ id }) => id !== 'hugh')
  const cells = Object.keys(stories).flatMap((state) => named.flatMap((who) => ['left', 'absent'].map((how) => [state, who, how] as const)))
  it.each(cells)('%s, %s %s: what waits is with somebody who is there, and was told', (state, who, how) => {
    const story = stories[state as keyof typeof stories]()
    const office = testOffice({ [how]: [who] })
    const facts = clock(tuesday, { office })
    const moved =
      isWaiting(story.state) && restriction.watched?.step(story.state, facts)
        ? story.when({ step: 'HandOnRequest' }, facts)
        : restriction.daily?.(story.state, facts)
          ? story.when({ step: 'CheckOwner' }, facts)
          : story
    expect(moved.refusedBecause).toBeUndefined()
    const waits = restriction.waiting(moved.state, facts)
    expect(waits.length).toBeGreaterThan(0)
    // A task of one whole role (Advice Services) has nobody else in this small office: then those above have it.
    for (const each of waits) expect(office.person(each.for)).toBeDefined()
    const here = waits.filter((each) => !office.isAbsent(each.for, tuesday))
    expect(here.map(({ what }) => what)).toEqual(expect.arrayContaining([...new Set(waits.map(({ what }) => what))]))
    if (moved !== story) expect(moved.tells.length).toBeGreaterThan(0)
    // Told once: looked at again, there is nothing to hand on.
    if (isWaiting(moved.state)) expect(restriction.watched?.step(moved.state, facts)).toBeUndefined()
  })
  it('the new group manager is told of a request that waits, has it in their list, and decides it', () => {
    const greta = {
      ...(others.find(({ id }) => id === 'gita') ?? others[0]),
      id: staff('greta'),
      name: 'Greta Lund',
    } as (typeof others)[number]
    const office = testOffice({ left: ['gita', 'gwen'], people: [...testPeople, greta] })
    const handed = asked().when({ step: 'HandOnRequest' }, clock(tuesday, { office }))
    expect(handed.tells).toEqual(['decision → greta'])
    expect(waitsFor(handed, office)).toEqual(['Decide on a restriction → greta'])
    expect(handed.when({ step: 'ApproveArrangement' }, by('greta', { office })).state.is).toBe('Approved')
  })
  it('a contact and a challenge reach somebody when the owner has left or is away', () => {
    for (const office of [testOffice({ left: ['gita'] }), testOffice({ absent: ['gita'] })]) {
      const [logged] = inForce().when({ step: 'LogContact', reason: 'Rang' }, by('adil', { office })).tells
      expect(logged).toMatch(/^contact → (hugh|gwen)$/)
      const told = inForce().when({ step: 'RecordChallenge', reason: 'Unfair' }, by('adil', { office })).tells
      expect(told[0]).toMatch(/^challenge → (gwen|hugh)$/)
    }
  })
  it('an owner who leaves before the letter has gone out is missed the same hour', () => {
    const office = testOffice({ left: ['gita'] })
    expect(restriction.watched?.step(approved().state, clock(tuesday, { office }))).toEqual({ step: 'CheckOwner' })
    expect(restriction.watched?.step(approved().state, clock(tuesday))).toBeUndefined()
  })
  it('an answer reaches those who decide when whoever asked is gone', () => {
    const office = testOffice({ left: ['gita'] })
    expect(question().when({ step: 'AnswerMore', reason: 'On Monday.' }, by('asha', { office })).tells).toEqual(['decision → gwen'])
  })
  it('nobody is sent to a single point of contact who is not there', () => {
    const contact = inForce({
      terms: { cases: [], noFurtherContact: [], contact: staff('lena'), mailFolder: false, start: '2026-03-03', review: '2027-03-03' },
    })
    const toDo = (office = testOffice()) => restriction.lookUp?.(contact.state, by('adil', { office }))?.toDo.join()
    expect(toDo()).toMatch(/Put them through to Lena Morris/)
    expect(toDo(testOffice({ absent: ['lena'] }))).toBe(
      'Put them through to Leo Brandt, for Lena Morris, their single point of contact, who is away.',
    )
    expect(toDo(testOffice({ left: ['lena'] }))).toBe('Their single point of contact has left: take a message, and tell Gita Rao.')
  })
  it('keeps the names that people had then, when they have left or are called otherwise now', () => {
    const renamed = testOffice({ people: testPeople.map((one) => (one.id === 'gita' ? { ...one, name: 'Gita Shah' } : one)) })
    const logged = inForce().when({ step: 'LogContact', reason: 'Rang' }, by('adil'))
    for (const office of [renamed, testOffice({ left: ['gita', 'adil', 'asha'] })]) {
      const approval = approved().events.map((event) => restriction.say(event, clock(tuesday, { office }), false))
      expect(approval).toEqual(['Approved by Gita Rao'])
      expect(words(logged, 'record', 'hugh', tuesday, office)).toMatch(/Asked for by Asha Patel.*Contact \(Adil Khan/)
    }
    // Who owns it now is called what they are called now.
    expect(words(logged, 'record', 'hugh', tuesday, renamed)).toMatch(/"Owner","value":"Gita Shah"/)
  })
})

describe('Nobody decides on their own request (rule 2)', () => {
  it('nor advises on it: the Head of Customer Contact who asks for one is not consulted about it', () => {
    const own = given(restriction).when(asks(request), by('hilda'))
    expect(own.state.is).toBe('AwaitingDecision')
    const consulted = own.when({ step: 'ConsultHead', reason: 'Which kind?' }, by('hugh'))
    expect(consulted.refusedBecause).toBe('The Head of Customer Contact asked for this, and does not advise on it. The decision is yours.')
    expect(own.when({ step: 'AdviseDecider', reason: 'Approve it.' }, by('hilda')).refusedBecause).toMatch(/You asked for this yourself/)
  })
  it('not even as the deputy of whoever decides and is away', () => {
    const office = testOffice({ absent: ['gita'] })
    const own = asked({}, 'gwen', office)
    expect(own.when({ step: 'ApproveArrangement' }, by('gwen', { office })).refusedBecause).toMatch(/^Nobody decides on their own request/)
  })
  it('and no review is put off to the day on which it is held', () => {
    const now = at('2027-03-01T10:00:00Z')
    const held = inForce().when({ step: 'ContinueArrangement', reason: 'Still needed', review: '2027-03-01' }, by('gita', { now }))
    expect(held.refusedBecause).toMatch(/in the future/)
  })
})

describe('A question back to the requester', () => {
  it('is asked of them again, twice, before those above are asked; the deciders are left in peace meanwhile', () => {
    let story = question()
    const rounds: string[] = []
    for (const day of ['04', '05', '06', '09']) {
      const now = clock(at(`2026-03-${day}T10:00:00Z`))
      expect(story.when({ step: 'ClimbDecision' }, now).tells).toEqual([])
      story = story.when({ step: 'ChaseAnswer' }, now)
      rounds.push(story.tells.join())
    }
    expect(rounds).toEqual(['question → asha', 'question → asha', 'question → lena', 'question → gwen'])
    expect(story.when({ step: 'AnswerMore', reason: 'On Monday.' }, by('lena')).state.is).toBe('AwaitingDecision')
  })
})
