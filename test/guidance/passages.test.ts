import { fillNames, namedPassage, PLAIN_NAMES } from '../../src/guidance/passages/names.js'
import { passages } from '../../src/guidance/passages/passages.js'

const IDS =
  '1 2 3 4 4.difficult 4.persistent 4.unacceptable 5 6 7 7.outcome 7.dissatisfied 7.demand 8 9 10 10.case 10.people 10.channels 10.mail 10.decision 11 11.police 12 13 14 15'

test('there is a passage for every section of the procedure, once and in order', () => {
  expect(passages.map(({ id }) => id)).toEqual(IDS.split(' '))
})

describe.each(passages.map((passage) => [passage.id, passage] as const))('passage %s', (id, passage) => {
  test('cites its section', () => {
    expect(passage.section).toMatch(new RegExp(`^s${id.split('.')[0]}( \\(.+\\))?$`))
  })

  test('says what it looks like, what to do, in short too, and who decides', () => {
    expect(passage.looksLike.length).toBeGreaterThan(20)
    expect(passage.doNow.length).toBeGreaterThan(0)
    expect(passage.short.join('').length).toBeGreaterThan(40)
    expect(passage.decides.length).toBeGreaterThan(10)
    expect(passage.actions.length).toBeGreaterThan(0)
  })

  test("names none of the office's systems or bodies itself", () => {
    expect(JSON.stringify(passage)).not.toMatch(
      /CMEH|\bICON\b|\bICO\b|Parliamentary|Information Commissioner|\b999\b|complaints about the ICO/,
    )
  })

  test("has no name left open once the office's names are in", () => {
    expect(JSON.stringify(namedPassage(passage, PLAIN_NAMES))).not.toMatch(/\{\w+\}/)
  })
})

test('only the process maps are our own building, and they say so', () => {
  expect(passages.filter(({ ours }) => ours).map(({ id }) => id)).toEqual(['13'])
  expect(passages.find(({ id }) => id === '13')?.doNow[0]).toContain('ours')
})

test('the four maps each lead through choices', () => {
  const walks = passages.find(({ id }) => id === '13')?.walks ?? []
  expect(walks.map(({ id }) => id)).toEqual(['13.a', '13.b', '13.c', '13.d'])
  for (const { forks } of walks) {
    for (const { answers } of forks) expect(answers.length).toBeGreaterThan(1)
    // No way through a map stops at "Go on." with nothing to go on to.
    expect(forks.at(-1)?.answers.map(({ next }) => next)).not.toContain('Go on.')
  }
})

test("the office's own names stand where the passage leaves room", () => {
  expect(fillNames('Look in {caseSystem}, not {elsewhere}.', { ...PLAIN_NAMES, caseSystem: 'Casebook' })).toBe(
    'Look in Casebook, not {elsewhere}.',
  )
})
