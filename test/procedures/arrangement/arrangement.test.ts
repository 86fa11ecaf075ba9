import { adjustment, restriction } from '../../../src/procedures/arrangement/arrangement.js'
import { isStanding, type Request, type Terms } from '../../../src/procedures/arrangement/matter.js'
import { isOverdue, stageAt } from '../../../src/procedures/arrangement/reviews.js'

import type { Alarm, Facts } from '../../../src/procedures/procedure.js'
import type { Instant } from '../../../src/procedures/words.js'
import { given } from '../given.js'
import { at, clockFacts, facts, recordId, staff, testOffice, tuesday } from '../test-office.js'
import { asks } from './requests.js'

const record = recordId('RE-2026-0001')
const by = (id: string, more: Partial<Facts> = {}) => facts(id, { record, ...more })
const clock = (now: Instant, more: Partial<Facts> = {}) => clockFacts({ record, now, ...more })
const terms: Terms = { cases: ['IC-1'], noFurtherContact: ['IC-1'], mailFolder: false, start: '2026-03-03', review: '2027-03-03' }
const request: Request = {
  kind: 'restriction',
  customer: { name: 'Jo Bloggs', telephone: '020 7946 0000' },
  behaviour: 'unacceptable',
  facts: 'Said to a colleague: "I will find you."',
  linked: [],
  equality: { answer: 'no sign of it' },
  terms,
  documents: [],
}
const asked = (more: Partial<Request> = {}, who = 'asha', over: Partial<Facts> = {}) =>
  given(restriction).when(asks({ ...request, ...more }), by(who, over))
const approved = (more: Partial<Request> = {}) => asked(more).when({ step: 'ApproveArrangement' }, by('gita'))
const inForce = (more: Partial<Request> = {}) => approved(more).when({ step: 'MarkLetterSent', on: '2026-03-03' }, by('gita'))

describe('Asking for a restriction (s4, s10)', () => {
  it('puts it to the group managers of the requester’s group, and a reference to the managers’ channel', () => {
    expect(asked().tells).toEqual(['decision → gita', 'decision → gwen', 'channel → #managers'])
  })
  it('refuses unreasonable persistence while there is something left to add, or the customer was not told', () => {
    expect(asked({ behaviour: 'unreasonably persistent', nothingToAdd: false, customerTold: true }).refusedBecause).toMatch(
      /nothing useful left/,
    )
    expect(asked({ behaviour: 'unreasonably persistent', nothingToAdd: true, customerTold: false }).refusedBecause).toMatch(/told so/)
    expect(asked({ behaviour: 'unreasonably persistent', nothingToAdd: true, customerTold: true }).refusedBecause).toBeUndefined()
  })
  it('refuses a restriction of nothing, a start in the past and a review more than a year on', () => {
    expect(asked({ terms: { ...terms, cases: [], noFurtherContact: [] } }).refusedBecause).toMatch(/at least one/)
    expect(asked({ terms: { ...terms, start: '2026-03-02' } }).refusedBecause).toMatch(/today or later/)
    expect(asked({ terms: { ...terms, review: '2027-03-04' } }).refusedBecause).toMatch(/within a year/)
  })
  it('goes to the head of department when the requester is the only group manager here, never to the requester', () => {
    const alone = testOffice({ left: ['gwen'] })
    expect(asked({}, 'gita', { office: alone }).tells).toEqual(['decision → hugh', 'channel → #managers'])
  })
})

describe('Deciding (s10)', () => {
  it('is done with one click by a group manager, who becomes the owner, and sets the checklist going', () => {
    const one = approved({ terms: { ...terms, mailFolder: true } })
    expect(one.state).toMatchObject({ is: 'Approved', owner: 'gita' })
    expect(one.tells).toEqual([
      'outcome → asha',
      'task: letter → gita',
      'task: nfc → asha',
      'task: record → ada',
      'task: mail folder → hilda',
    ])
  })
  it.each(['asha', 'adil', 'lena', 'greg', 'ada', 'hilda'])('is refused to %s', (id) => {
    expect(asked().when({ step: 'ApproveArrangement' }, by(id)).refusedBecause).toBeDefined()
  })
  it('is open to the head of department, and to a deputy of the rank for an absent manager, attributed', () => {
    expect(asked().when({ step: 'ApproveArrangement' }, by('hugh')).state).toMatchObject({ is: 'Approved', owner: 'hugh' })
    const away = (deputy: string) =>
      testOffice({
        absent: ['greg'],
        people: testOffice().people.map((p) => (p.id === 'greg' ? { ...p, deputy: staff(deputy) } : p)),
      })
    const byDeputy = (id: string) =>
      asked({}, 'carl', { office: away(id) }).when({ step: 'ApproveArrangement' }, by(id, { office: away(id) }))
    expect(byDeputy('gwen').state).toMatchObject({ is: 'Approved', decidedBy: 'gwen', actingFor: 'greg' })
    expect(byDeputy('lou').refusedBecause).toMatch(/can decide this/)
    // A deputy without the rank is passed over: it is put to the next who has it.
    expect(asked({}, 'carl', { office: away('lou') }).tells).toEqual(['decision → hugh', 'channel → #managers'])
  })
  it('is refused to whoever asked, whatever their rank', () => {
    expect(asked({}, 'gita').when({ step: 'ApproveArrangement' }, by('gita')).refusedBecause).toMatch(/own request/)
    expect(asked({}, 'hugh').refusedBecause).toMatch(/names nobody who could decide/)
  })
  it('happens once: a late click is told who decided and when', () => {
    expect(approved().when({ step: 'ApproveArrangement' }, by('gwen')).refusedBecause).toMatch(/^Gita Rao approved this/)
    const declined = asked().when({ step: 'DeclineArrangement', reason: 'An adjustment first.' }, by('gwen'))
    expect(declined.when({ step: 'ApproveArrangement' }, by('gita')).refusedBecause).toMatch(/^Gwen Hughes declined this/)
  })
  it('is reminded after one working day, and climbs to the head of department after two; silence is never a decision', () => {
    const one = asked()
    const due = ({ owed }: typeof one) => owed.find((o): o is Alarm => 'alarm' in o && o.alarm === 'ClimbDecision')?.at
    const reminded = one.when({ step: 'ClimbDecision' }, clock(due(one) ?? tuesday))
    expect(reminded.tells).toEqual(['decision → gita', 'decision → gwen'])
    const climbed = reminded.when({ step: 'ClimbDecision' }, clock(due(reminded) ?? tuesday))
    expect([due(one), due(reminded)]).toEqual([at('2026-03-04T10:00:00Z'), at('2026-03-05T10:00:00Z')])
    expect(climbed.tells).toEqual(['decision → hugh'])
    expect(climbed.state.is).toBe('AwaitingDecision')
    expect(climbed.alarms).toHaveLength(1)
  })
  it('may wait for an answer or for advice, which decides nothing', () => {
    const question = asked().when({ step: 'AskForMore', reason: 'How often?' }, by('gita'))
    expect(question.tells).toEqual(['question → asha'])
    expect(question.when({ step: 'AnswerMore', reason: 'Twice.' }, by('asha')).tells).toEqual(['decision → gita', 'decision → gwen'])
    const consulted = asked().when({ step: 'ConsultHead', reason: 'Which kind?' }, by('gita'))
    expect(consulted.tells).toEqual(['consult → hilda'])
    expect(consulted.when({ step: 'AdviseDecider', reason: 'In writing only.' }, by('hilda')).state.is).toBe('AwaitingDecision')
    expect(consulted.when({ step: 'ApproveArrangement' }, by('hilda')).refusedBecause).toMatch(/can decide/)
  })
})

describe('In force', () => {
  it('comes on the start date and not before the letter', () => {
    expect(approved().when({ step: 'ComeIntoForce' }, clock(tuesday)).state.is).toBe('Approved')
    expect(inForce().state.is).toBe('InForce')
    const later = inForce({ terms: { ...terms, start: '2026-03-10' } })
    expect(later.state.is).toBe('Approved')
    expect(later.when({ step: 'ComeIntoForce' }, clock(at('2026-03-10T00:00:00Z'))).state.is).toBe('InForce')
  })
  it('comes before the letter only when the approver says why', () => {
    expect(approved().when({ step: 'StartWithoutLetter', reason: 'Threat today' }, by('asha')).refusedBecause).toMatch(/owns this/)
    expect(approved().when({ step: 'StartWithoutLetter', reason: 'Threat today' }, by('gita')).state.is).toBe('InForce')
  })
  it('keeps asking for what is not done, and for nothing else', () => {
    expect(inForce().when({ step: 'ChaseTasks' }, clock(at('2026-03-05T10:00:00Z'))).tells).toEqual([
      'task: nfc → asha',
      'task: record → ada',
    ])
  })
  it('is recorded by Advice Services only, with the box and the intranet entry made', () => {
    const step = { step: 'MarkRecorded', holdingCase: 'IC-9', partyBox: 'yes', intranet: 'yes' } as const
    expect(approved().when(step, by('asha')).refusedBecause).toMatch(/Ada Flint/)
    expect(approved().when({ ...step, intranet: 'no' }, by('ada')).refusedBecause).toMatch(/ICON/)
    expect(approved().when(step, by('ada')).refusedBecause).toBeUndefined()
  })
})

describe('Reviews (s15)', () => {
  it('ring 30 and 7 days before, on the day and overdue; none is missed in ten years, whatever happens', () => {
    let story = inForce()
    let due = approved().owed.find((o): o is Alarm => 'alarm' in o && o.alarm === 'ReviewRings')?.at ?? tuesday
    const rang: string[] = []
    for (let year = 2027; year < 2037; year += 1) {
      for (let ring = 0; ring < 3; ring += 1) {
        story = story.when({ step: 'ReviewRings' }, clock(due))
        if (!isStanding(story.state)) throw new Error('it stands')
        rang.push(`${story.state.lastRang?.review.slice(0, 4)} ${story.state.lastRang?.stage}`)
        due = story.owed.find((o): o is Alarm => 'alarm' in o && o.alarm === 'ReviewRings')?.at ?? tuesday
      }
      const { review } = (story.state as { terms: Terms }).terms
      const onTheDay = at(`${review}T12:00:00Z`)
      const next = testOffice().calendar.moveDate(review, { years: 1 })
      story = story.when({ step: 'ContinueArrangement', reason: 'Still needed', review: next }, by('gita', { now: onTheDay }))
      due = story.owed.find((o): o is Alarm => 'alarm' in o && o.alarm === 'ReviewRings')?.at ?? tuesday
    }
    expect(rang).toHaveLength(30)
    for (let year = 2027; year < 2037; year += 1)
      expect(rang.filter((one) => one.startsWith(String(year)))).toEqual([`${year} coming`, `${year} near`, `${year} due`])
  })
  it('rings late when the bot was down on the day, and again every week while overdue, up to the head of department', () => {
    const late = inForce().when({ step: 'ReviewRings' }, clock(at('2027-03-09T09:00:00Z')))
    expect(late.tells).toEqual(['review → gita', 'review → ada', 'review → hugh'])
    const before = late.when({ step: 'ReviewRings' }, clock(at('2027-03-10T09:00:00Z')))
    expect(before.tells).toEqual([])
    expect(late.when({ step: 'ReviewRings' }, clock(at('2027-03-16T09:00:00Z'))).tells).toContain('review → hugh')
  })
  it('shows an overdue review, which neither lapses nor lives on in silence', () => {
    const { state } = inForce()
    if (!isStanding(state)) throw new Error('it stands')
    expect(isOverdue(state, at('2027-03-04T09:00:00Z'), testOffice())).toBe(true)
    const view = restriction.view(
      'record',
      state,
      { person: testOffice().person('adil') as never },
      by('adil', { now: at('2027-03-05T09:00:00Z') }),
    )
    expect(view.status?.words).toMatch(/overdue since 3 March 2027/)
    expect(stageAt('2028-02-29', at('2028-02-22T09:00:00Z'), testOffice())).toBe('near')
  })
  it('once decided, ask for nothing any more on the card that asked', () => {
    const due = at('2027-03-03T10:00:00Z')
    const gita = { person: testOffice().person('gita') as never }
    const card = (state: ReturnType<typeof inForce>['state']) => restriction.view('review', state, gita, by('gita', { now: due }))
    expect(card(inForce().state).buttons.map(({ title }) => title)).toEqual(expect.arrayContaining(['Continue', 'Change', 'Lift']))
    const decided = inForce().when({ step: 'ContinueArrangement', reason: 'Again', review: '2028-03-03' }, by('gita', { now: due }))
    expect(JSON.stringify(card(decided.state).data)).toContain('The review is done. The next one is on 3 March 2028.')
    expect(card(decided.state).buttons.map(({ title }) => title)).not.toEqual(expect.arrayContaining(['Continue']))
  })
  it('pass to a new owner, named by a head of department, when the owner has left', () => {
    const gone = testOffice({ left: ['gita'] })
    const { state } = inForce()
    expect(restriction.daily?.(state, clock(at('2026-06-01T09:00:00Z'), { office: gone }))).toEqual({ step: 'CheckOwner' })
    const orphan = inForce().when({ step: 'CheckOwner' }, clock(at('2026-06-01T09:00:00Z'), { office: gone }))
    expect(orphan.tells).toEqual(['owner → hugh'])
    expect(restriction.daily?.(orphan.state, clock(at('2026-06-02T09:00:00Z'), { office: gone }))).toBeUndefined()
    expect(orphan.when({ step: 'NameOwner', owner: staff('gwen') }, by('hugh', { office: gone })).state).toMatchObject({
      owner: 'gwen',
    })
  })
  it('end with lifting, and Advice Services take the box and the entry away', () => {
    const lifted = inForce().when({ step: 'LiftArrangement', reason: 'No longer needed' }, by('gita'))
    expect(lifted.tells).toEqual(['task: review letter → gita', 'task: take away → ada'])
    expect(lifted.when({ step: 'ContinueArrangement', reason: 'x', review: '2027-01-01' }, by('gita')).refusedBecause).toMatch(
      /^Gita Rao lifted this/,
    )
  })
})

describe('A service adjustment (s5)', () => {
  const agreed: Request = {
    ...request,
    kind: 'adjustment',
    terms: { cases: [], agreed: 'Large print letters', mailFolder: false, start: '2026-03-03', review: '2027-03-03' },
  }
  it('is confirmed by the line manager, and in force on its start date without waiting for a letter', () => {
    const one = given(adjustment).when(asks(agreed), by('asha'))
    expect(one.tells).toEqual(['decision → lena', 'channel → #managers'])
    const confirmed = one.when({ step: 'ApproveArrangement' }, by('lena'))
    expect(confirmed.when({ step: 'ComeIntoForce' }, clock(tuesday)).state.is).toBe('InForce')
  })
})

describe('A customer’s challenge, and contacts', () => {
  it('are told to the owner; the challenge waits for somebody who had no part in it until it is answered', () => {
    expect(inForce().when({ step: 'LogContact', reason: 'Rang again' }, by('adil')).tells).toEqual(['contact → gita'])
    const challenged = inForce().when({ step: 'RecordChallenge', reason: 'Unfair' }, by('adil'))
    expect(challenged.tells).toEqual(['challenge → gwen', 'challenged → gita'])
    expect(
      restriction
        .waiting(challenged.state, by('gita'))
        .filter((one) => one.what.includes('challenge'))
        .map((one) => one.for),
    ).toEqual(['gwen'])
    expect(challenged.when({ step: 'AnswerChallenge', reason: 'Explained' }, by('adil')).refusedBecause).toBe('Gwen Hughes answers this.')
  })
  it('shows a shared channel no word of the customer', () => {
    expect(JSON.stringify(restriction.view('channel', asked().state, {}, by('asha')))).not.toMatch(/Bloggs|7946|IC-1|find you/)
  })
})
