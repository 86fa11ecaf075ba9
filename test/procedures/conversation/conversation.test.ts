import { conversation } from '../../../src/procedures/conversation/conversation.js'
import type { ConversationState } from '../../../src/procedures/conversation/matter.js'
import { given } from '../given.js'
import { holdRights } from '../rights-matrix.js'
import { at, facts, staff, testOffice, testPeople } from '../test-office.js'

const half = at('2026-03-03T10:30:00Z')
const asked = (wished = 'lena', office = testOffice()) =>
  given(conversation).when({ step: 'AskConversation', wished: staff(wished), words: 'CANARY' }, facts('asha', { office }))
const taken = () => asked().when({ step: 'TakeConversation' }, facts('lena'))
const talked = (more: object = {}) => taken().when({ step: 'HaveTalked', agreed: 'AGREED', ...more }, facts('lena'))
const climb = (story: ReturnType<typeof asked>, now = half, office = testOffice()) =>
  story.when({ step: 'PassConversationUp' }, facts('clock', { now, office }))
const shows = (notice: string, state: ConversationState, id: string, more: object = {}) =>
  JSON.stringify(conversation.view(notice, state, { person: testPeople.find((one) => one.id === id) ?? fail() }, facts(id, more)))
const fail = (): never => {
  throw new Error('nobody of this name')
}

describe('whoever feels threatened, distressed or in difficulty (s2)', () => {
  test('asks their line manager at once, without a reason, and nobody else is told', () => {
    const story = given(conversation).when({ step: 'AskConversation', wished: staff('lena') }, facts('asha'))
    expect(story.tells).toEqual(['to-take → lena', 'receipt → asha'])
    expect(story.owed).toContainEqual(expect.objectContaining({ notice: 'to-take', urgency: 'now' }))
  })
  test('may ask somebody more senior: then the line manager is told nothing, however long nobody takes it', () => {
    let story = asked('gita')
    expect(story.tells).toEqual(['to-take → gita', 'receipt → asha'])
    for (let n = 1; n < 6; n += 1) {
      story = climb(story, at(`2026-03-03T1${n}:30:00Z`))
      expect(story.tells).not.toContain('to-take → lena')
      expect(shows('to-take', story.state, 'lena')).not.toMatch(/Asha|CANARY/)
    }
  })
  test('whose line manager is a head, and who asked a group manager, is passed up past that head; never sideways to another head', () => {
    const heads = testPeople.map((one) => ({
      ...one,
      ...(one.id === 'asha' ? { lineManager: staff('hugh') } : {}),
      ...(one.id === 'gita' ? { lineManager: staff('lena') } : {}),
      ...(one.id === 'hilda' ? { roles: ['staff', 'head of department'] as const } : {}),
    }))
    const office = testOffice({ people: heads })
    expect(climb(asked('gita', office), half, office).tells).toEqual(['to-take → hilda'])
    expect(climb(asked('hugh', office), half, office).tells).toEqual(['to-take → hugh'])
  })
  test('put to a manager who is staff again by now, is not for them any more, and goes upwards (issue 8, item 6)', () => {
    const office = testOffice({
      people: testPeople.map((one) => ({
        ...one,
        ...(one.id === 'lena' ? { roles: ['staff'] as const } : {}),
        ...(one.lineManager === 'lena' ? { lineManager: staff('leo') } : {}),
      })),
    })
    const lena = office.person('lena')
    const { state } = asked()
    if (!lena) throw new Error('there is a Lena')
    expect(conversation.mayOpen(state, lena, facts('lena', { office }))).toBe(false)
    expect(shows('to-take', state, 'lena', { office })).not.toMatch(/Asha|CANARY/)
    expect(asked().when({ step: 'TakeConversation' }, facts('lena', { office })).refusedBecause).toMatch(/nothing here/)
    expect(climb(asked(), half, office).tells).toEqual(['to-take → gita'])
  })
  test('is offered the line manager first, then who is more senior; nobody beside them, and no deputy', () => {
    const form = conversation.dialogs.find(({ name }) => name === 'ask')?.steps[0]?.form({}, facts('asha'))
    const wished = form?.shape.wished as { meta(): { labels: object } } | undefined
    expect(Object.keys(wished?.meta().labels ?? {})).toEqual(['lena', 'gita', 'hugh', 'gwen', 'greg'])
  })
  test('cannot ask a colleague, or themselves', () => {
    for (const id of ['adil', 'asha', 'leo', 'nobody']) expect(asked(id).refusedBecause).toMatch(/your line manager, or a more senior/)
  })
  test('is asked for somebody who is here when the line manager is away: the deputy does not stand in', () => {
    const office = testOffice({ absent: ['lena'] })
    expect(conversation.dialogs[0]?.begin?.({ is: 'NotAsked' }, facts('asha', { office }), {})).toMatchObject({ wished: 'gita' })
    expect(asked('lena', office).refusedBecause).toMatch(/who is here/)
  })
  test('of somebody whom nobody is above, the office says whom they could turn to', () => {
    expect(given(conversation).when({ step: 'AskConversation', wished: staff('gita') }, facts('hugh')).refusedBecause).toMatch(
      /somebody you trust/,
    )
  })
})

describe('what nobody picks up in half an hour', () => {
  test('is passed upwards only, one person at a time', () => {
    expect(asked().alarms).toEqual(['PassConversationUp at 2026-03-03T10:30:00.000Z'])
    const once = climb(asked())
    expect(once.tells).toEqual(['to-take → gita'])
    const twice = climb(once, at('2026-03-03T11:00:00Z'))
    expect(twice.tells).toEqual(['to-take → hugh'])
    expect(climb(twice, at('2026-03-03T11:30:00Z')).tells).toEqual(['to-take → lena', 'to-take → gita', 'to-take → hugh'])
  })
  test('passes over who is away, and no deputy has it', () => {
    expect(climb(asked(), half, testOffice({ absent: ['gita'] })).tells).toEqual(['to-take → hugh'])
  })
  test('is passed up at once when the message reaches nobody, and the asker sees who was not reached', () => {
    const [notice] = asked().owed
    if (!notice || !('notice' in notice)) throw new Error('nobody was told')
    const answer = conversation.delivered?.({ notice, outcome: 'failed', because: 'gone' }, asked().state, {
      ...facts('asha'),
      by: 'courier',
    })
    if (answer?.outcome !== 'decided') throw new Error('nothing was decided')
    expect(answer.owed).toContainEqual(expect.objectContaining({ notice: 'to-take', to: { person: 'gita' } }))
    const state = answer.events.reduce(conversation.evolve, asked().state)
    expect(shows('record', state, 'asha')).toMatch(/Lena Morris/)
  })
})

describe('once it is taken', () => {
  test('the asker is told who has it, and only that person reads the words', () => {
    expect(taken().tells).toEqual(['taken → asha'])
    expect(shows('to-take', asked().state, 'lena')).not.toMatch(/CANARY/)
    expect(shows('to-take', taken().state, 'lena')).toMatch(/CANARY/)
  })
  test('is refused to a second manager in one sentence that names nobody', () => {
    const late = climb(asked()).when({ step: 'TakeConversation' }, facts('gita')).when({ step: 'TakeConversation' }, facts('lena'))
    expect(late.refusedBecause).toBe('There is nothing here for you to do.')
    expect(shows('to-take', late.state, 'lena')).not.toMatch(/Asha|Gita|CANARY/)
  })
  test('is chased the next working day until they have talked; nobody above hears of it', () => {
    const chased = taken().when({ step: 'ChaseConversation' }, facts('clock', { now: at('2026-03-04T10:00:00Z') }))
    expect(chased.tells).toEqual(['to-talk → lena'])
    const again = chased.when({ step: 'ChaseConversation' }, facts('clock', { now: at('2026-03-05T10:00:00Z') }))
    expect(again.tells).toEqual(['to-talk → lena'])
  })
  test('of whoever left or is away the asker is told, and may ask somebody else', () => {
    for (const office of [testOffice({ left: ['lena'] }), testOffice({ absent: ['lena'] })]) {
      const now = at('2026-03-04T10:00:00Z')
      const story = taken().when({ step: 'ChaseConversation' }, facts('clock', { now, office }))
      expect(story.tells).toContain('taken → asha')
      const else_ = story.when({ step: 'AskSomebodyElse', wished: staff('gita') }, facts('asha', { now, office }))
      expect(else_.tells).toEqual(['to-take → gita'])
      expect(shows('record', else_.state, 'lena')).not.toMatch(/CANARY/)
    }
  })
})

describe('what was agreed', () => {
  test('is seen by those two', () => {
    for (const id of ['asha', 'lena']) expect(shows('record', talked().state, id)).toMatch(/AGREED/)
    for (const { id } of testPeople)
      if (id !== 'asha' && id !== 'lena') expect(shows('record', talked().state, id)).not.toMatch(/AGREED|Asha|Lena/)
  })
  test('can be left empty', () => {
    expect(taken().when({ step: 'HaveTalked' }, facts('asha')).tells).toEqual(['talked → lena'])
  })
  test('with a day, is chased by those two alone, and the card does not say of what', () => {
    const story = talked({ day: '2026-03-10' })
    expect(story.alarms).toEqual(['ChaseConversation at 2026-03-10T09:00:00.000Z'])
    const due = story.when({ step: 'ChaseConversation' }, facts('clock', { now: at('2026-03-10T09:00:00Z') }))
    expect(due.tells).toEqual(['agreed → lena', 'agreed → asha'])
    expect(shows('agreed', due.state, 'asha', { now: at('2026-03-10T09:00:00Z') })).not.toMatch(/AGREED/)
    const done = due.when({ step: 'SettleAgreed' }, facts('asha', { now: at('2026-03-10T10:00:00Z') }))
    expect(done.when({ step: 'ChaseConversation' }, facts('clock', { now: at('2026-03-11T10:00:00Z') })).owed).toEqual([])
  })
  test('is refused a day that is past, in a sentence at the field', () => {
    expect(taken().when({ step: 'HaveTalked', day: '2026-03-03' }, facts('lena')).refusedBecause).toMatch(/still to come/)
  })
})

describe('withdrawn by the asker', () => {
  test.each([
    ['before it is taken', asked],
    ['once it is taken', taken],
    ['after they talked', () => talked({ day: '2026-03-10' })],
  ])('%s, nothing of it is shown or chased any more', (_, before) => {
    const story = before().when({ step: 'WithdrawConversation' }, facts('asha'))
    expect(story.state.is).toBe('Withdrawn')
    for (const { id } of testPeople) expect(shows('record', story.state, id)).not.toMatch(/CANARY|AGREED/)
    for (const step of ['ChaseConversation', 'PassConversationUp'] as const)
      expect(story.when({ step }, facts('clock', { now: at('2026-03-10T10:00:00Z') })).owed).toEqual([])
    expect(conversation.waiting(story.state, facts('lena'))).toEqual([])
  })
})

test('nothing finds it: no customer, no mark, no evidence, no look-up', () => {
  for (const { state } of [asked(), taken(), talked()]) {
    expect(conversation.marks(state)).toEqual([])
    expect(conversation.customer?.(state)).toBeUndefined()
    expect(conversation.lookUp?.(state, facts('lena'))).toBeUndefined()
    expect(conversation.gives?.(state)).toBeUndefined()
  }
  expect(conversation.narrow).toBe(true)
})

describe('who may do what', () => {
  const of = (who: string, state: ConversationState, by: string, more: object = {}) => ({ who, state, facts: facts(by, more) })
  const begun = { asked: asked().state, taken: taken().state, talked: talked().state }
  holdRights(
    conversation,
    [
      of('anybody, anew', { is: 'NotAsked' }, 'asha'),
      of('who asked', begun.asked, 'asha'),
      of('who asked, taken', begun.taken, 'asha'),
      of('who asked, talked', begun.talked, 'asha'),
      of('who was asked', begun.asked, 'lena'),
      of('who took it', begun.taken, 'lena'),
      of('who talked', begun.talked, 'lena'),
      of('who was asked, too late', climb(asked()).when({ step: 'TakeConversation' }, facts('gita')).state, 'lena'),
      of('the deputy', begun.asked, 'leo', { office: testOffice({ absent: ['lena'] }) }),
      of('the deputy, taken', begun.taken, 'leo', { office: testOffice({ absent: ['lena'] }) }),
      of('a senior', begun.asked, 'hugh'),
      of('a senior, talked', begun.talked, 'hugh'),
      of('an administrator', begun.talked, 'adam'),
    ],
    {
      AskConversation: [
        ...['anybody, anew', 'who asked', 'who asked, taken', 'who asked, talked', 'who was asked', 'who took it', 'who talked'],
        ...['who was asked, too late', 'the deputy', 'the deputy, taken', 'an administrator'],
      ],
      AskSomebodyElse: ['who asked', 'who asked, taken', 'who asked, talked'],
      TakeConversation: ['who was asked'],
      HaveTalked: ['who asked', 'who asked, taken', 'who asked, talked', 'who took it', 'who talked'],
      SettleAgreed: ['who asked', 'who asked, taken', 'who asked, talked', 'who took it', 'who talked'],
      WithdrawConversation: ['who asked', 'who asked, taken', 'who asked, talked'],
    },
  )
})
