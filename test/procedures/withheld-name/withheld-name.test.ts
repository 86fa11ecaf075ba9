import type { WithheldState } from '../../../src/procedures/withheld-name/matter.js'
import { type WithheldStep, withheldName } from '../../../src/procedures/withheld-name/withheld-name.js'
import { given } from '../given.js'
import { holdRights } from '../rights-matrix.js'
import { at, facts, testOffice, testPeople } from '../test-office.js'

const why = 'He found a colleague at home after a call.'
const call: WithheldStep = {
  step: 'WithholdName',
  how: 'telephone',
  takesCalls: 'yes',
  day: '2026-03-03',
  time: '09:50',
  why,
  customer: 'Jo Bloggs',
}
const letters: WithheldStep = {
  step: 'WithholdName',
  how: 'writing',
  matter: 'His request of March',
  until: '2026-06-03',
  why,
  case: 'IC-12345',
}
const noted = (more: Parameters<typeof facts>[1] = {}) => given(withheldName).when(call, facts('asha', more))
const asked = (more: Parameters<typeof facts>[1] = {}) => given(withheldName).when(letters, facts('asha', more))
const agreed = () => asked().when({ step: 'AgreeToWithhold', until: '2026-04-03' }, facts('lena'))
const refusedOne = () => asked().when({ step: 'RefuseToWithhold', reason: 'We answer him from the group’s address.' }, facts('lena'))
const ended = () => agreed().when({ step: 'GiveFullName' }, facts('asha'))
const shows = (state: WithheldState, id: string) => {
  const person = testPeople.find((one) => one.id === id)
  return JSON.stringify(withheldName.view('record', state, person ? { person } : {}, facts(id)))
}
const settledBy = (answers: object) => withheldName.dialogs[0]?.steps[0]?.settles?.(answers as never, facts('asha'))

describe('first name and department only, on the telephone (s8)', () => {
  test('is told to the line manager, with who, when and why', () => {
    expect(noted().tells).toEqual(['receipt → asha', 'withheld → lena'])
    for (const part of ['Jo Bloggs', '3 March 2026 at 09:50', why]) expect(shows(noted().state, 'lena')).toContain(part)
  })
  test('is told to whoever stands in with that rank, then to those above', () => {
    expect(noted({ office: testOffice({ absent: ['lena'] }) }).tells).toEqual(['receipt → asha', 'withheld → leo'])
    expect(noted({ office: testOffice({ absent: ['lena', 'leo'] }) }).tells).toEqual(['receipt → asha', 'withheld → gita'])
  })
  test('needs the behaviour of that customer as its reason', () => {
    expect(given(withheldName).when({ ...call, why: ' ' } as WithheldStep, facts('asha')).refusedBecause).toMatch(/what this customer does/)
  })
  test('gives the line manager’s full name and the complaints page to read out to a customer who is not happy with it', () => {
    const card = shows(noted().state, 'asha')
    expect(card).toContain('My line manager is Lena Morris.')
    expect(card).toContain('complaints about us')
    const objected = noted().when({ step: 'NoteObjection' }, facts('asha'))
    expect(objected.tells).toEqual(['withheld → lena'])
    expect(shows(objected.state, 'asha')).toContain('My line manager is Lena Morris.')
    expect(objected.when({ step: 'NoteObjection' }, facts('asha')).events).toEqual([])
  })
  test('gives the line manager’s own name while a deputy stands in', () => {
    const office = testOffice({ absent: ['lena'] })
    const person = testPeople.find(({ id }) => id === 'asha')
    const card = withheldName.view('record', noted({ office }).state, person ? { person } : {}, facts('asha', { office }))
    expect(JSON.stringify(card)).toContain('My line manager is Lena Morris.')
  })
  test('is not for staff who take no enquiries from the public: they are told what section 8 covers, and nothing is kept', () => {
    expect(settledBy({ how: 'telephone', takesCalls: 'no' })?.paragraphs.join(' ')).toMatch(/take enquiries from members of the public/)
    expect(settledBy({ how: 'telephone', takesCalls: 'yes' })).toBeUndefined()
    expect(settledBy({ how: 'writing' })).toBeUndefined()
    const story = given(withheldName).when({ ...call, takesCalls: 'no' } as WithheldStep, facts('asha'))
    expect(story.refusedBecause).toMatch(/section 8/i)
    expect(story.state.is).toBe('NotSaid')
  })
  test('is not of a call that is still to come', () => {
    expect(given(withheldName).when({ ...call, time: '10:30' } as WithheldStep, facts('asha')).refusedBecause).toMatch(/still to come/)
  })
})

describe('letters and e-mails (s8)', () => {
  test('keep the full name until the line manager has agreed', () => {
    expect(asked().tells).toEqual(['to-agree → lena', 'receipt → asha'])
    expect(shows(asked().state, 'asha')).toContain('Until it is agreed, your full name and direct number stand in every letter')
  })
  test.each([
    ['2026-06-04', /Three months at most/],
    ['2026-03-03', /still to come/],
  ])('are asked for until a day, three months at most: not %s', (until, because) => {
    expect(given(withheldName).when({ ...letters, until } as WithheldStep, facts('asha')).refusedBecause).toMatch(because)
    expect(asked().when({ step: 'AgreeToWithhold', until }, facts('lena')).refusedBecause).toMatch(because)
  })
  test('are agreed to for a matter and until a day, with the note for the case as a task', () => {
    const story = agreed()
    expect(story.tells).toEqual(['agreed → asha'])
    expect(story.alarms).toEqual(['ChaseNote at 2026-03-05T10:00:00.000Z', 'EndWithholding at 2026-04-03T23:00:00.000Z'])
    expect(shows(story.state, 'asha')).toContain('Lena Morris has agreed that a full name is left out')
    expect(withheldName.waiting(story.state, facts('asha')).map(({ for: who }) => who)).toEqual(['asha'])
    const late = story
      .when({ step: 'ChaseNote' }, facts('clock', { now: at('2026-03-05T10:00:00Z') }))
      .when({ step: 'ChaseNote' }, facts('clock', { now: at('2026-03-09T10:00:00Z') }))
    expect(late.tells).toEqual(expect.arrayContaining(['to-note → asha', 'note-late → lena']))
    const done = late.when({ step: 'NoteOnCase' }, facts('asha', { now: at('2026-03-09T11:00:00Z') }))
    expect(withheldName.waiting(done.state, facts('asha'))).toEqual([])
  })
  test('end by themselves after the day, and the member of staff is told; not before', () => {
    const before = agreed().when({ step: 'EndWithholding' }, facts('clock', { now: at('2026-04-03T12:00:00Z') }))
    expect(before.state.is).toBe('Agreed')
    const after = agreed().when({ step: 'EndWithholding' }, facts('clock', { now: at('2026-04-03T23:00:00Z') }))
    expect(after.state.is).toBe('Ended')
    expect(after.tells).toEqual(['ended → asha'])
  })
  test('are not agreed to with a reason, which the member of staff reads', () => {
    expect(refusedOne().tells).toEqual(['refused → asha'])
    expect(shows(refusedOne().state, 'asha')).toContain('the group’s address')
  })
  test('nobody answers: the line manager is reminded once, then those above are asked', () => {
    const once = asked().when({ step: 'AskAgain' }, facts('clock', { now: at('2026-03-04T10:00:00Z') }))
    expect(once.tells).toEqual(['to-agree → lena'])
    expect(once.when({ step: 'AskAgain' }, facts('clock', { now: at('2026-03-05T10:00:00Z') })).tells).toEqual(['to-agree → gita'])
  })
})

test('a card in a shared channel, or of somebody who is not concerned, says nothing of the customer', () => {
  for (const { state } of [noted(), asked(), agreed(), refusedOne(), ended()])
    for (const id of ['adil', 'carl', 'adam', 'nobody']) expect(shows(state, id)).not.toMatch(/Bloggs|IC-12345|found a colleague/)
})

describe('who may do what', () => {
  const of = (who: string, state: WithheldState, by: string, more: object = {}) => ({ who, state, facts: facts(by, more) })
  holdRights(
    withheldName,
    [
      of('anybody, anew', { is: 'NotSaid' }, 'asha'),
      of('own call', noted().state, 'asha'),
      of('line manager, call', noted().state, 'lena'),
      of('own letters', asked().state, 'asha'),
      of('own letters, agreed', agreed().state, 'asha'),
      of('line manager', asked().state, 'lena'),
      of('line manager, agreed', agreed().state, 'lena'),
      of('deputy of the rank', asked().state, 'leo', { office: testOffice({ absent: ['lena'] }) }),
      of('deputy, not needed', asked().state, 'leo'),
      of('manager above, not asked', asked().state, 'gita'),
      of('colleague', agreed().state, 'adil'),
      of('line manager who lost the rank', asked().state, 'lena', {
        office: testOffice({ people: testPeople.map((one) => (one.id === 'lena' ? { ...one, roles: ['staff'] } : one)) }),
      }),
    ],
    {
      WithholdName: 'everybody',
      NoteObjection: ['own call', 'own letters', 'own letters, agreed'],
      AgreeToWithhold: ['line manager', 'line manager, agreed', 'deputy of the rank'],
      RefuseToWithhold: ['line manager', 'line manager, agreed', 'deputy of the rank'],
      NoteOnCase: ['own letters', 'own letters, agreed', 'own call'],
      GiveFullName: ['own call', 'own letters', 'own letters, agreed', 'line manager', 'line manager, agreed', 'deputy of the rank'],
    },
  )
})
