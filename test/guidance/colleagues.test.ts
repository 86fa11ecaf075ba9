/** @jest-environment <rootDir>/test/guidance/reader-environment.cjs */
import { type Guidance, openGuidance } from '../../src/guidance/guidance.js'
import { type Colleagues, handedToColleague, meansColleague } from '../../src/guidance/understanding/colleagues.js'

const seniors = (...names: readonly string[]): Colleagues => names.map((name) => ({ name, senior: true }))
const colleagues: Colleagues = [
  ...seniors('Grace Obi', 'Tom Ash', 'Deepa Rao', 'Mark Hill', 'Anne-Marie Low', 'Reid, Lucy'),
  { name: 'Sam Peel', senior: false },
  { name: 'Lucy Hart', senior: false },
]
const given = [
  'told {n}',
  'passed it to {n}',
  'i have told {n} hes dealing',
  '{n} has it',
  '{n} is dealing',
  '{n}s got it',
  'handed over to {n}',
  '{n} is ringing 999 now',
  'gave it to {n}',
  '{n} is on it',
]
const named = ['grace', 'tom', 'grace obi', 'deepa', 'anne-marie', 'lucy reid', 'my manager tom']

test('a colleague by name has it, in whatever words', () => {
  const told = given.flatMap((words) => named.map((name) => words.replace('{n}', name)))
  expect(told.filter((words) => handedToColleague(words, colleagues) === undefined)).toEqual([])
})

test('nobody else is a colleague, and what is done to one is not handed on', () => {
  const told = [
    ...given.map((words) => words.replace('{n}', 'sheila')),
    'passed grace a bullet',
    'sent tom a knife',
    'told grace he is a liar',
    'told tom he will kill her',
    'grace has a knife',
    'gave deepa a black eye',
    'grace has her by the throat',
    // The word of every day, and not the colleague.
    'mark it',
    'he says the police have been told',
    // Tablets are taken too.
    'grace has taken everything',
    'grace took it all',
    'tom has taken it',
    'deepas taken over twenty tablets',
    'told grace she has taken too many',
    'grace has it all planned',
    'grace has it in her hand',
    // Busy, away, at another time, supposed, or of something else.
    'grace is dealing with another caller',
    'grace is dealing with her kids',
    'grace is on it till four',
    'grace has this week off',
    'grace has that day off',
    'grace got this job last week',
    'i dont think grace has it',
    'i hope grace has it',
    'ill go when grace has it',
    'ill ask whether grace has it',
    'if he rings again, grace has it',
    'grace rang the police about him last month',
    'sent tom upstairs',
    'gave tom just now',
    'sent grace in person',
    'told grace last week',
    // Somebody of theirs, or the caller.
    'her ex tom is with her now',
    'husband tom has it',
    'his brother is tom, tom has it',
    'told tom and he hung up on me',
    'told tom, he said he does not care',
    'he swore at me, told grace to get lost',
    // A peer, and a first name that a peer has too.
    ...given.flatMap((words) => ['sam', 'sam peel', 'lucy'].map((name) => words.replace('{n}', name))),
    // Whatever the police were told, no senior was.
    'the police have been told',
    'police were called',
    'will take the tablets if the police are called',
    'his wife says the police have been called',
  ]
  expect(told.filter((words) => handedToColleague(words, colleagues) !== undefined)).toEqual([])
})

test('a customer of that name, told of before, has nothing handed to them', () => {
  expect(handedToColleague('grace has it', colleagues, 'grace miller rang and says she will jump')).toBeUndefined()
  expect(handedToColleague('grace has it', colleagues, 'tom rang and says he will jump')).toBeDefined()
})

test.each(['tom has taken over', 'grace has taken charge', 'deepa took it over from me', 'told tom hes taken over'])(
  'whoever takes it over has it: %s',
  (words) => {
    expect(handedToColleague(words, colleagues)).toBeDefined()
  },
)

test.each(['name is grace, grace has it', 'a woman called Grace, Grace has it now', 'caller is Grace Obi, Grace has it'])(
  'a customer who is named in the same message is no colleague: %s',
  (words) => {
    expect(handedToColleague(words, colleagues)).toBeUndefined()
    expect(handedToColleague(words.replace(/grace(?= has)/i, 'Tom'), colleagues)).toBeDefined()
  },
)

test('a mailbox among the people is nobody', () => {
  const people = [...colleagues, ...seniors('Customer Services', 'Duty Team', 'Office', 'Police Liaison', 'Team Leeds')]
  for (const words of [
    'customer has it',
    'customer has taken it',
    'passed it to customer',
    'team has it',
    'office has it',
    'police has it',
  ])
    expect([words, handedToColleague(words, people)]).toEqual([words, undefined])
  expect(handedToColleague('grace has it', people)).toBeDefined()
  expect(meansColleague('he will kill customer', people)).toBe(false)
})

test('each list of people is heard by its own names', () => {
  const heard = (...people: readonly string[]) => handedToColleague('grace has it', seniors(...people)) !== undefined
  expect([heard('Grace Obi'), heard('Tom Ash'), heard(), heard('Grace Obi')]).toEqual([true, false, false, true])
})

test('what is meant for a colleague is meant for one of us', () => {
  for (const words of [
    'postcard for deepa in casework',
    'he knows where tom parks',
    'i know which nursery deepas goes to',
    'sent tom a bullet',
    'he will stab grace',
    'he will stab sam',
    'he will stab anne marie',
    'he is coming for tom',
  ])
    expect([words, meansColleague(words, colleagues)]).toEqual([words, true])
  for (const words of [
    'tom says he will stab his wife',
    'he knows where sheila parks',
    'grace rang',
    'he is going to shoot his nephew i am waiting for grace',
    'hell stab his stepson he wanted to speak to tom',
    'what do tom and i do',
    'put him through to tom',
    'begging for mercy',
  ])
    expect([words, meansColleague(words, colleagues)]).toEqual([words, false])
})

describe('in a conversation', () => {
  let guidance: Guidance
  beforeAll(async () => {
    guidance = await openGuidance()
  })
  const read = (said: string) => {
    const messages = said.split(' >> ')
    return guidance.understand(messages.at(-1) ?? '', messages.slice(0, -1), colleagues)
  }

  test.each(['Grace has it', 'passed it to Grace', 'told Tom, he’s dealing', 'Grace is ringing 999 now'])(
    'a threat that a senior has is handed on, and who has it is no news for the seniors: %s',
    async (words) => {
      const understood = await read(`he says he will jump >> ${words} >> how do i fill in the note`)
      expect(understood.waiting).toEqual([])
      expect(understood.telling).not.toContain(words)
      if (understood.atRisk) expect(understood.handed).toBe(true)
    },
  )

  test.each([
    'he says he will jump >> passed Grace a bullet',
    'he says he will jump >> it was reported to me that he wants to kill himself',
    'Grace Miller says she will jump >> Grace has it >> what do i do',
    'he says he will jump >> told Grace he will kill her >> what do i do',
    'caller says she will take all her tablets tonight >> Grace has taken everything',
    'caller says she will take all her tablets tonight >> name is Grace, Grace took it all',
    'he says he will jump >> the police were called last time he did this',
    'he says he will jump >> police were called on him before',
    'he says he will jump >> the police have been told',
    'will take the tablets if the police are called >> what do i do',
    'he says he will jump >> told Sam',
    'he says he will jump >> Grace is dealing with another caller',
    'he says he will jump >> Grace has this week off',
    'he says he will jump >> I don’t think Grace has it',
    'he has a knife at the desk >> sent Tom upstairs',
    'caller says her ex will kill her tonight >> her ex Tom is with her now',
    'he says there’s a gun in the house >> husband Tom has it',
    'he says he will jump >> told Tom and he hung up on me',
  ])('what a customer does or says stays an alarm: %s', async (said) => {
    expect(await read(said)).toMatchObject({ atRisk: true })
    expect(await read(said)).not.toHaveProperty('handed')
  })

  test('a threat to a colleague by name has the words for one of us', async () => {
    const said = 'postcard for Deepa in casework, it says I know which nursery yours goes to'
    const understood = await read(said)
    expect(understood).toMatchObject({ atRisk: true, harmed: 'staff', medium: 'writing' })
    expect(guidance.short(understood.sections[0], said, understood).harm?.say.join()).toContain('threatened us in writing')
  })
})
