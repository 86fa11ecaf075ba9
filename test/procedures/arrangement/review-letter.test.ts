import { adjustment, restriction } from '../../../src/procedures/arrangement/arrangement.js'
import { letterOf } from '../../../src/procedures/arrangement/letter.js'
import type { Kind, Known, Request, Terms } from '../../../src/procedures/arrangement/matter.js'
import type { Alarm, Facts } from '../../../src/procedures/procedure.js'
import type { Instant } from '../../../src/procedures/words.js'
import { given } from '../given.js'
import { at, clockFacts, facts, recordId, staff, testOffice, tuesday } from '../test-office.js'
import { asks, changes } from './requests.js'

const record = recordId('RE-2026-0001')
const by = (id: string, now: Instant = tuesday, more: Partial<Facts> = {}) => facts(id, { record, now, ...more })
const clock = (now: Instant, more: Partial<Facts> = {}) => clockFacts({ record, now, ...more })
const terms: Terms = { cases: ['IC-1'], noFurtherContact: ['IC-1'], mailFolder: false, start: '2026-03-03', review: '2027-03-03' }
const request = (kind: Kind): Request => ({
  kind,
  customer: { name: 'Jo Bloggs' },
  behaviour: 'unacceptable',
  facts: 'Swore.',
  linked: [],
  equality: { answer: 'no sign of it' },
  terms: kind === 'restriction' ? terms : { ...terms, agreed: 'Large print' },
  documents: [],
})
const recorded = { step: 'MarkRecorded', holdingCase: 'IC-9', partyBox: 'yes', intranet: 'yes' } as const
const told = given(restriction)
  .when(asks(request('restriction')), by('asha'))
  .when({ step: 'ApproveArrangement' }, by('gita'))
  .when({ step: 'MarkLetterSent', on: '2026-03-03' }, by('gita'))
  .when({ step: 'MarkCasesTitled' }, by('asha'))
  .when(recorded, by('ada'))

const held = 'Letters and telephone notes go on case IC-9.'

// The review is on a Wednesday, a year later.
const reviewDay = at('2027-03-03T10:00:00Z')
const twoDaysOn = at('2027-03-05T10:00:00Z')
const fourDaysOn = at('2027-03-09T10:00:00Z')
const next: Terms = { ...terms, cases: ['IC-1', 'IC-2'], noFurtherContact: ['IC-1', 'IC-2'], start: '2027-03-03', review: '2028-03-03' }
const continued = told.when({ step: 'ContinueArrangement', reason: 'He wrote again.', review: '2028-03-03' }, by('gita', reviewDay))
const changed = told.when({ step: 'ChangeArrangement', ...changes('restriction', next, 'Another case.') }, by('gita', reviewDay))
const lifted = told.when({ step: 'LiftArrangement', reason: 'Calm.' }, by('gita', reviewDay))
const sent = { step: 'MarkLetterSent', on: '2027-03-03' } as const

const view = (state: Known, notice: string, id: string, now: Instant) =>
  restriction.view(notice, state, { person: testOffice().person(id) as never }, by(id, now))
const buttons = (state: Known, notice: string, id: string, now = reviewDay) =>
  view(state, notice, id, now).buttons.map(({ title }) => title)
const known = ({ state }: typeof told): Known => {
  if (state.is === 'NotAsked') throw new Error('it was asked for')
  return state
}
const waitsFor = ({ state }: typeof told, id: string) => restriction.waiting(state, by(id, reviewDay)).filter((one) => one.for === id)
const found = ({ state }: typeof told, now = reviewDay) => restriction.lookUp?.(state, by('adil', now))

describe('The letter about a review (s10, s15)', () => {
  it.each([
    ['continued', continued],
    ['changed', changed],
    ['lifted', lifted],
  ])('is asked of the owner when it was %s, waits in their work since then, and is done when it was sent', (_, story) => {
    expect(story.tells).toContain('task: review letter → gita')
    expect(waitsFor(story, 'gita')).toEqual([
      {
        for: 'gita',
        what: 'Write to the customer about the review (restriction)',
        since: reviewDay,
        due: at('2027-03-04T10:00:00Z'),
        button: { title: 'The letter has been sent', does: { dialog: 'letter' } },
      },
    ])
    expect(buttons(known(story), 'task: review letter', 'gita')).toEqual([
      'Draft of the letter about the review',
      'The letter has been sent',
      'Open the record',
    ])
    const done = story.when(sent, by('gita', reviewDay))
    expect(done.state).toMatchObject({ letterOn: '2027-03-03' })
    expect(waitsFor(done, 'gita')).toEqual([])
    expect(JSON.stringify(view(known(done), 'task: review letter', 'gita', reviewDay).data)).toContain('This is done. Thank you.')
    expect(buttons(known(done), 'task: review letter', 'gita')).toEqual(['Open the record'])
    expect(done.when(sent, by('ada', reviewDay)).refusedBecause).toMatch(/^Gita Rao has done this already/)
  })
  it('is marked as sent by the owner or Advice Services, on a day between the decision and today', () => {
    expect(continued.when(sent, by('asha', reviewDay)).refusedBecause).toMatch(/Gita Rao owns this/)
    expect(continued.when(sent, by('ada', reviewDay)).refusedBecause).toBeUndefined()
    expect(continued.when({ ...sent, on: '2027-03-04' }, by('gita', reviewDay)).refusedBecause).toMatch(/future/)
    expect(continued.when({ ...sent, on: '2027-03-02' }, by('gita', reviewDay)).refusedBecause).toMatch(/before the decision/)
  })
  it.each([
    ['continued', continued],
    ['lifted', lifted],
  ])('is asked for again after two working days, and then passed up, when it was %s', (_, story) => {
    const rings = story.owed.filter((o): o is Alarm => 'alarm' in o && o.alarm === 'ChaseTasks')
    expect(rings).toEqual([{ alarm: 'ChaseTasks', at: twoDaysOn }])
    const again = story.when({ step: 'ChaseTasks' }, clock(twoDaysOn))
    expect(again.tells.filter((one) => one.includes('letter'))).toEqual(['task: review letter → gita'])
    const up = again.when({ step: 'ChaseTasks' }, clock(fourDaysOn))
    expect(up.tells.filter((one) => one.includes('letter'))).toEqual(['task: review letter → gita', 'task: review letter → hugh'])
    const forHugh = view(known(up), 'task: review letter', 'hugh', fourDaysOn)
    expect(JSON.stringify(forHugh.data)).toMatch(
      /This has waited since .*, and is with Gita Rao\. Until it has gone out, the customer has not been told\. Please see that it is done\./,
    )
    expect(forHugh.buttons.map(({ title }) => title)).toContain('The letter has been sent')
    const late = up.when(sent, by('gita', fourDaysOn))
    expect(late.when({ step: 'ChaseTasks' }, clock(at('2027-03-11T10:00:00Z'))).tells.join()).not.toContain('letter')
  })
  it('is asked of whoever acts for an owner who is away, and is with the heads when the owner has left', () => {
    const people = testOffice().people.map((p) => (p.id === 'gita' ? { ...p, deputy: staff('gwen') } : p))
    const away = testOffice({ absent: ['gita'], people })
    expect(continued.when({ step: 'ChaseTasks' }, clock(twoDaysOn, { office: away })).tells).toEqual(['task: review letter → gwen'])
    const gone = testOffice({ left: ['gita'] })
    expect(lifted.when({ step: 'ChaseTasks' }, clock(twoDaysOn, { office: gone })).tells).toContain('task: review letter → hugh')
    expect(lifted.when(sent, by('hugh', reviewDay, { office: gone })).refusedBecause).toBeUndefined()
  })
  it('rings once, whatever was asked for in between', () => {
    const soon = at('2027-03-04T10:00:00Z')
    const both = continued.when(
      { step: 'ChangeArrangement', ...changes('restriction', { ...next, start: '2027-03-04' }, 'More.') },
      by('gita', soon),
    )
    expect(both.when({ step: 'ChaseTasks' }, clock(twoDaysOn)).owed).toEqual([])
    expect(both.when({ step: 'ChaseTasks' }, clock(at('2027-03-08T10:00:00Z'))).tells).toContain('task: review letter → gita')
  })
})

describe('While the letter has not gone out', () => {
  it('a restriction that goes on is as it was', () => {
    expect(found(continued)).toMatchObject({ status: 'In force', toDo: found(told)?.toDo })
  })
  it('a changed one is as it was too, and holds as changed from the letter on (s10)', () => {
    expect(changed.when({ step: 'ComeIntoForce' }, clock(reviewDay)).events).toEqual([])
    expect(found(changed)?.toDo).toEqual([
      'No further contact on IC-1: do not offer a call-back on it. Help as usual with anything else.',
      'This changes once the letter about it has gone out. Until then, do as it says here.',
      held,
    ])
    const after = changed.when(sent, by('gita', reviewDay))
    expect(after.events.map(({ event }) => event)).toEqual(['TaskDone', 'ChangeInForce'])
    expect(found(after)?.toDo).toEqual([
      'No further contact on IC-1, IC-2: do not offer a call-back on them. Help as usual with anything else.',
      held,
    ])
  })
  it('a change whose day is still to come waits for both', () => {
    const later = told.when(
      { step: 'ChangeArrangement', ...changes('restriction', { ...next, start: '2027-04-01' }, 'Another.') },
      by('gita', reviewDay),
    )
    const written = later.when(sent, by('gita', reviewDay))
    expect(found(written)?.toDo.join('\n')).toMatch(/^This changes from 1 April 2027\. /m)
    expect(written.when({ step: 'ComeIntoForce' }, clock(at('2027-04-01T00:00:00Z'))).state).toMatchObject({
      terms: { start: '2027-04-01' },
    })
  })
  it('a change may come before the letter only when the owner says why', () => {
    expect(buttons(known(changed), 'record', 'gita')).toContain('Start before the letter')
    const early = changed.when({ step: 'StartWithoutLetter', reason: 'Threat today' }, by('gita', reviewDay))
    expect(early.state).toMatchObject({ terms: { cases: ['IC-1', 'IC-2'] } })
    expect(waitsFor(early, 'gita')).toHaveLength(1)
  })
  it('a change that is reviewed again and goes on as it was is given up', () => {
    const back = changed.when({ step: 'ContinueArrangement', reason: 'As before.', review: '2028-03-01' }, by('gita', reviewDay))
    expect(back.when(sent, by('gita', reviewDay)).state).toMatchObject({ terms: { cases: ['IC-1'], review: '2028-03-01' } })
  })
  it('one that is lifted is over at once, and whoever is contacted knows that the customer may not know', () => {
    expect(lifted.state.is).toBe('Lifted')
    expect(found(lifted)?.toDo).toEqual(['This is over: help as usual. The letter that tells the customer so has not gone out yet.'])
    expect(found(lifted.when(sent, by('gita', reviewDay)))).toBeUndefined()
  })
  it('the next review counts from the decision, and a challenge is still recorded and answered', () => {
    for (const story of [continued, changed]) expect(story.owed).toContainEqual({ alarm: 'ReviewRings', at: at('2028-02-02T09:00:00Z') })
    for (const story of [continued, changed, lifted]) {
      const challenged = story.when({ step: 'RecordChallenge', reason: 'Unfair' }, by('adil', reviewDay))
      expect(waitsFor(challenged, 'gwen').map(({ what }) => what)).toContain('Answer a challenge to a restriction')
      expect(buttons(known(challenged), 'record', 'gwen')).toContain('Answer the challenge')
      expect(challenged.when({ step: 'AnswerChallenge', reason: 'Why.' }, by('gwen', reviewDay)).refusedBecause).toBeUndefined()
    }
  })
})

describe('What the letter says', () => {
  it('is the outcome: for a change what will hold, and from when', () => {
    const words = letterOf('review-outcome', known(changed), testOffice(), reviewDay).paragraphs.join('\n')
    expect(words).toMatch(/changed it[\s\S]*Another case\.[\s\S]*IC-1, IC-2[\s\S]*begins on 3 March 2027/)
  })
})

describe('Lifting', () => {
  it('leaves box, entry and NFC for Advice Services to take away, until they say so', () => {
    expect(waitsFor(lifted, 'ada').map(({ what }) => what)).toEqual(['Take the box, the entry and NFC away (restriction)'])
    expect(buttons(known(lifted), 'task: take away', 'ada')).toEqual(['They are taken away', 'Open the record'])
    const away = lifted.when({ step: 'MarkTakenAway' }, by('ada', reviewDay))
    expect(waitsFor(away, 'ada')).toEqual([])
    expect(away.when({ step: 'MarkTakenAway' }, by('ada', reviewDay)).refusedBecause).toMatch(/^Ada Flint has done this already/)
  })
  it('before the customer ever heard of it needs no letter', () => {
    const never = given(restriction)
      .when(asks(request('restriction')), by('asha'))
      .when({ step: 'ApproveArrangement' }, by('gita'))
      .when({ step: 'LiftArrangement', reason: 'A mistake.' }, by('gita'))
    expect(never.tells).toEqual(['task: take away → ada'])
  })
})

describe('A service adjustment', () => {
  it('changes on its day, for the better, without waiting for the letter, which is owed all the same (s5)', () => {
    const agreed = given(adjustment)
      .when(asks(request('adjustment')), by('asha'))
      .when({ step: 'ApproveArrangement' }, by('lena'))
      .when({ step: 'ComeIntoForce' }, clock(tuesday))
      .when(
        { step: 'ChangeArrangement', ...changes('adjustment', { ...next, agreed: 'Calls at ten' }, 'Helps more.') },
        by('lena', reviewDay),
      )
    expect(agreed.tells).toContain('task: review letter → lena')
    expect(agreed.when({ step: 'ComeIntoForce' }, clock(reviewDay)).state).toMatchObject({ terms: { agreed: 'Calls at ten' } })
  })
})
