import { difficultCall } from '../../../src/procedures/difficult-call/difficult-call.js'
import { given } from '../given.js'
import { at, facts, testOffice, testPeople } from '../test-office.js'

/** Every part of s12 about intervening, and about a customer who objects, and of s4 about when a call may be ended. One without its test does not compile. The meeting has its own. */
const named = [
  'managers must be ready and prepared to intervene',
  'direct involvement, taking control of a customer contact where necessary',
  'direct them to the complaints section of our page',
  'abusive from the outset: if you have the opportunity, explain that it is unacceptable and that you are ending the contact',
  'if their tone changes to become abusive or threatening, you can end the contact without further explanation',
] as const
const begun = () => given(difficultCall).when({ step: 'BeginCall', about: '' }, facts('asha'))
const asked = (office = testOffice()) => begun().when({ step: 'AskForManager' }, facts('asha', { office }))

const shown: Readonly<Record<(typeof named)[number], () => void>> = {
  'managers must be ready and prepared to intervene': () => {
    expect(asked().owed).toContainEqual(expect.objectContaining({ to: { person: 'lena' }, urgency: 'now' }))
    const away = asked(testOffice({ absent: ['lena'] })).tells
    expect(away.length).toBeGreaterThan(0)
    expect(away.some((one) => one.endsWith('→ lena'))).toBe(false)
    // Whoever is asked and is silent is not the last.
    const silent = asked().when({ step: 'ClimbForManager' }, facts('clock', { now: at('2026-03-03T10:30:00Z') }))
    expect(silent.tells).not.toEqual([])
  },
  'direct involvement, taking control of a customer contact where necessary': () => {
    const taken = asked().when({ step: 'TakeCall' }, facts('lena'))
    expect(taken.state).toMatchObject({ help: { answered: { by: 'lena', as: 'taken' } } })
    for (const who of ['asha', 'adil', 'carl']) expect(asked().when({ step: 'TakeCall' }, facts(who)).refusedBecause).toBeDefined()
  },
  'direct them to the complaints section of our page': () => {
    const warned = begun().when({ step: 'Warn' }, facts('asha'))
    const person = testPeople.find(({ id }) => id === 'asha')
    const view = difficultCall.view('companion', warned.state, person ? { person } : {}, facts('asha'))
    expect(JSON.stringify(view.data)).toContain(facts('asha').office.names.complaintsPage)
  },
  'abusive from the outset: if you have the opportunity, explain that it is unacceptable and that you are ending the contact': () => {
    const [first, ...later] = cardsOnTheWay()
    expect(first).toMatch(
      /from the outset\? You may end the call now\. If you have the chance, say that it is unacceptable and why you end it/,
    )
    for (const card of later) expect(card).not.toMatch(/outset/)
  },
  'if their tone changes to become abusive or threatening, you can end the contact without further explanation': () => {
    const [first, ...later] = cardsOnTheWay()
    for (const card of later) expect(card).toMatch(/turned to threats or abuse\? You can end the call now: no further explanation is owed/)
    expect(first).not.toMatch(/no further explanation/)
  },
}
/** What the card says at each stage of the call, in their order. */
const cardsOnTheWay = (): readonly string[] => {
  const explained = begun().when({ step: 'Explain' }, facts('asha'))
  const warned = explained.when({ step: 'Warn' }, facts('asha'))
  const [person] = testPeople
  return [begun(), explained, warned].map(({ state }) =>
    JSON.stringify(difficultCall.view('companion', state, person ? { person } : {}, facts('asha')).data),
  )
}

describe('what sections 4 and 12 say of a call that goes on', () => {
  test.each(named)('“%s”', (sentence) => shown[sentence]())
})
