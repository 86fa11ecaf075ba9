import { type WithheldStep, withheldName } from '../../../src/procedures/withheld-name/withheld-name.js'
import { given } from '../given.js'
import { at, facts, testPeople } from '../test-office.js'

/** Every part of s8 that names who decides, who is told, or what is given. One without its test does not compile. */
const named = [
  'if you are taking enquiries from members of the public',
  'because of the specific behaviour of a particular customer',
  'you may give only your first name and department',
  'mention any such instances and the reason for withholding your last name to your line manager',
  'give your line manager’s full name',
  'and details of the complaints section of our page',
  'Full names and direct dial telephone numbers should always be provided on letters or emails',
  'unless agreed in exceptional circumstances by your line manager',
  'with a note added to the relevant case or contact record',
] as const

const why = 'He found a colleague at home after a call.'
const call = { step: 'WithholdName', how: 'telephone', takesCalls: 'yes', day: '2026-03-03', time: '09:50', why } as const
const letters = {
  step: 'WithholdName',
  how: 'writing',
  matter: 'His request of March',
  until: '2026-06-03',
  why,
  case: 'IC-12345',
} as const
const say = (step: object, by = 'asha') => given(withheldName).when(step as WithheldStep, facts(by))
const agree = { step: 'AgreeToWithhold', until: '2026-04-03' } as const
const card = (story: ReturnType<typeof say>, id: string) =>
  JSON.stringify(withheldName.view('record', story.state, { person: testPeople.find((one) => one.id === id) ?? fail() }, facts(id)).data)
const fail = (): never => {
  throw new Error('nobody of this name')
}

const shown: Readonly<Record<(typeof named)[number], () => void>> = {
  'if you are taking enquiries from members of the public': () => {
    expect(say({ ...call, takesCalls: 'no' }).refusedBecause).toMatch(/section 8/i)
    expect(say(call).refusedBecause).toBeUndefined()
  },
  'because of the specific behaviour of a particular customer': () => {
    for (const none of [undefined, '', ' ']) expect(say({ ...call, why: none }).refusedBecause).toBeDefined()
  },
  // It is told afterwards, and nobody's leave is asked.
  'you may give only your first name and department': () => expect(say(call).state.is).toBe('Noted'),
  'mention any such instances and the reason for withholding your last name to your line manager': () => {
    expect(say(call).tells).toContain('withheld → lena')
    expect(say(call, 'carl').tells).toContain('withheld → lou')
    expect(card(say(call), 'lena')).toContain(why)
  },
  'give your line manager’s full name': () => expect(card(say(call), 'asha')).toContain('My line manager is Lena Morris.'),
  'and details of the complaints section of our page': () =>
    expect(card(say(call), 'asha')).toContain(facts('asha').office.names.complaintsPage),
  'Full names and direct dial telephone numbers should always be provided on letters or emails': () => {
    for (const story of [say(letters), say(letters).when({ step: 'RefuseToWithhold', reason: 'The group writes.' }, facts('lena'))])
      expect(card(story, 'asha')).toMatch(/full name and direct number/)
  },
  'unless agreed in exceptional circumstances by your line manager': () => {
    expect(say(letters).tells).toContain('to-agree → lena')
    expect(say(letters).when(agree, facts('lena')).state).toMatchObject({ is: 'Agreed', agreed: { by: 'lena' } })
    for (const who of ['asha', 'adil', 'carl', 'ada']) expect(say(letters).when(agree, facts(who)).refusedBecause).toBeDefined()
  },
  'with a note added to the relevant case or contact record': () => {
    const agreed = say(letters).when(agree, facts('lena'))
    expect(withheldName.waiting(agreed.state, facts('asha'))).toMatchObject([{ for: 'asha' }])
    const chased = agreed.when({ step: 'ChaseNote' }, facts('clock', { now: at('2026-03-05T10:00:00Z') }))
    expect(chased.tells).toContain('to-note → asha')
  },
}

describe('what section 8 says', () => {
  test.each(named)('“%s”', (sentence) => shown[sentence]())
})
