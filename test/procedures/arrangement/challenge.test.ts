import { restriction } from '../../../src/procedures/arrangement/arrangement.js'
import { letterKinds } from '../../../src/procedures/arrangement/letters.js'
import { at, staff, testOffice, testPeople, tuesday } from '../test-office.js'
import { asked, buttons, by, card, clock, inForce, waitsFor, words } from './story.js'

const first = { step: 'RecordChallenge', reason: 'Unfair.' } as const
const second = { step: 'RecordChallenge', reason: 'And nobody rang me.' } as const
const answer = { step: 'AnswerChallenge', reason: 'We rang on Monday.' } as const

describe('A customer’s challenge', () => {
  it('is answered by somebody of the rank who neither decided, owned nor advised', () => {
    const challenged = inForce().when(first, by('adil'))
    expect(waitsFor(challenged).filter((one) => one.includes('challenge'))).toEqual(['Answer a challenge to a restriction → gwen'])
    for (const { id } of testPeople) {
      const { refusedBecause } = challenged.when(answer, by(id))
      if (id === 'gwen' || id === 'hugh') expect(refusedBecause).toBeUndefined()
      else expect(refusedBecause).toMatch(id === 'gita' || id === 'asha' ? /had a part in this/ : /Gwen Hughes answers this/)
    }
    const owned = inForce()
      .when({ step: 'NameOwner', owner: staff('gwen') }, by('gita'))
      .when(first, by('adil'))
    expect(owned.tells).toEqual(['challenge → hugh', 'challenged → gwen'])
  })
  it('goes to any other of the rank when all of the department had a part in it', () => {
    const all = inForce()
      .when({ step: 'NameOwner', owner: staff('gwen') }, by('gita'))
      .when({ step: 'NameOwner', owner: staff('hugh') }, by('gwen'))
      .when(first, by('adil'))
    expect(all.tells).toContain('challenge → greg')
  })
  it('tells its answerer what to do, and the owner with whom it is', () => {
    const challenged = inForce().when(first, by('adil'))
    expect(words(challenged, 'challenge', 'gwen')).toMatch(/You had no part in it.*They say: Unfair\./)
    expect(buttons(challenged, 'challenge', 'gwen')).toContain('Answer the challenge')
    expect(words(challenged, 'challenged', 'gita')).toMatch(
      /Gwen Hughes answers: somebody who did not decide, own or advise on it \(our own rule/,
    )
    expect(buttons(challenged, 'challenged', 'gita')).toEqual(['Open the record'])
    expect(card(challenged, 'challenge', 'gwen').sections).toContain('s12')
  })
  it('is not overwritten by a second, nor the second by the first’s answer', () => {
    const both = inForce().when(first, by('adil')).when(second, by('asha'))
    expect(both.state).toMatchObject({ challenges: [{ words: 'Unfair.' }, { words: 'And nobody rang me.' }] })
    const answered = both.when(answer, by('gwen'))
    expect(words(answered, 'record', 'gita')).toMatch(/Unfair\..*Answer \(Gwen Hughes.*And nobody rang me\..*Answer \(Gwen Hughes/)
    expect(waitsFor(answered).join()).not.toMatch(/challenge/)
    expect(answered.when(answer, by('gwen')).refusedBecause).toMatch(/No challenge is waiting/)
    const third = answered.when(first, by('adil'))
    expect(third.state).toMatchObject({ challenges: [{ answer: { words: 'We rang on Monday.' } }, {}, { words: 'Unfair.' }] })
  })
  it('unanswered, is asked for again and climbs', () => {
    const challenged = inForce().when(first, by('adil'))
    const reminded = challenged.when({ step: 'ChaseChallenge' }, clock(at('2026-03-05T10:00:00Z')))
    expect(reminded.tells).toEqual(['challenge → gwen'])
    expect(reminded.when({ step: 'ChaseChallenge' }, clock(at('2026-03-09T10:00:00Z'))).tells).toEqual(['challenge → hugh'])
  })
  it('is not passed over by a review without a word of it', () => {
    const challenged = inForce().when(first, by('adil'))
    const go = { step: 'ContinueArrangement', reason: 'Still needed', review: '2027-03-01' } as const
    expect(challenged.when(go, by('gita')).refusedBecause).toMatch(/challenge has not been answered yet/)
    const said = challenged.when({ ...go, onChallenge: 'Gwen answers on Friday.' }, by('gita'))
    expect(words(said, 'record', 'gita')).toMatch(/Of the open challenge: Gwen answers on Friday\./)
    expect(restriction.letter?.('review-outcome', said.state, by('gita'))?.paragraphs.join()).not.toMatch(/Friday/)
    const form = restriction.dialogs.find(({ name }) => name === 'continue')
    const begun = (state: typeof challenged.state) =>
      form?.steps.filter((one) => one.when?.(form.begin?.(state, by('gita'), {}) as never, by('gita')) ?? true)
    expect(begun(challenged.state)).toHaveLength(2)
    expect(begun(inForce().state)).toHaveLength(1)
  })
  it('is open to the customer in every letter, which names the next body too', () => {
    for (const kind of letterKinds) {
      const letter = restriction.letter?.(kind, inForce().state, by('gita'))?.paragraphs.join('\n')
      expect(letter).toMatch(/had no part in the decision[\s\S]*complaints about us[\s\S]*the Ombudsman/)
    }
    expect(restriction.letter?.('warning', asked().state, by('gita'))?.paragraphs.join()).toMatch(/complaints about us.*the Ombudsman/)
  })
  it('and a contact: whoever logs them reads a receipt, and not the record', () => {
    expect(restriction.receipts).toEqual({ ContactLogged: 'logged', ChallengeRecorded: 'logged challenge' })
    const logged = inForce().when({ step: 'LogContact', reason: 'Rang again.' }, by('adil'))
    expect(words(logged, 'logged', 'adil')).toMatch(/Gita Rao is told.*Rang again\./)
    expect(words(logged, 'logged', 'adil')).not.toMatch(/I will find you/)
    for (const notice of ['record', 'review', 'contact'])
      expect(words(logged, notice, 'gita')).toMatch(/Contact \(Adil Khan, Tue 3 Mar, 10:00\): Rang again\./)
    expect(words(inForce().when(first, by('adil')), 'logged challenge', 'adil', tuesday, testOffice())).toMatch(/you need not/)
  })
})
