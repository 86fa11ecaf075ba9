/** @jest-environment-options {"globalsCleanup": "off"} */
// The encoder keeps its engine on the global object, which jest would otherwise tear apart between files.
import { type Guidance, openGuidance } from '../../src/guidance/guidance.js'
import { type Measured, measure } from './measure.js'
import { type Asked, examples, fresh, heldBack } from './questions.js'

let guidance: Guidance
beforeAll(async () => {
  guidance = await openGuidance()
})

describe.each<[string, () => Asked[]]>([
  ['the example questions', examples],
  // By two writers, the second of whom had seen nothing of the corpus.
  ['the questions kept back from training', () => [...heldBack(), ...fresh()]],
])('on %s', (_, questions) => {
  let measured: Measured
  beforeAll(async () => {
    measured = await measure(guidance.understand, questions())
    if (process.env.SHOW_MISSES) console.error(measured)
  })

  test('the first section answers at least 80 in 100, one of the first three 93', () => {
    expect(measured.handlingFirst).toBeGreaterThanOrEqual(0.8)
    expect(measured.handlingFirstThree).toBeGreaterThanOrEqual(0.93)
  })

  test('situation and action are right in at least 80 in 100', () => {
    expect(measured.situation).toBeGreaterThanOrEqual(0.8)
    expect(measured.action).toBeGreaterThanOrEqual(0.8)
  })

  test('finds at least 90 in 100 of those who may come to harm, with at most 20 in 100 alarms false', () => {
    expect(measured.harmFound).toBeGreaterThanOrEqual(0.9)
    expect(measured.harmRightly).toBeGreaterThanOrEqual(0.8)
  })

  test('says "not covered" to at least 85 in 100 of what is not, and to at most 5 of what is', () => {
    expect(measured.refused).toBeGreaterThanOrEqual(0.85)
    expect(measured.refusedWrongly).toBeLessThanOrEqual(0.05)
  })
})

describe('whatever the figures say', () => {
  test.each(examples().filter(({ label }) => label.atRisk))('never calls harm "not covered": $text', async ({ text }) => {
    expect((await guidance.understand(text)).covered).toBe(true)
  })

  test.each(['he says he is going to kill himself', 'she has taken an overdose', 'customer says he will stab his neighbour'])(
    'puts harm first: %s',
    async (text) => {
      expect(await guidance.understand(text)).toMatchObject({ atRisk: true, situation: 'at-risk', action: 'at-risk', covered: true })
    },
  )

  test('says who may come to harm', async () => {
    expect((await guidance.understand('she says she will take all her tablets tonight')).kind).toBe('self')
    expect((await guidance.understand('he is going to stab his neighbour')).kind).toBe('others')
  })

  test('offers two other readings, neither of them the one it gave', async () => {
    const { sections, others } = await guidance.understand('customer wants my surname')
    expect(others).toHaveLength(2)
    expect(others.map(({ section }) => section)).not.toContain(sections[0])
  })

  test('reads a follow-up together with what came before', async () => {
    const { sections } = await guidance.understand('and what do I put in the letter?', ['can we restrict him to email only'])
    expect(sections.slice(0, 3).some((id) => id.startsWith('10') || id === '15')).toBe(true)
  })

  test('a thread that was about harm stays about harm', async () => {
    expect((await guidance.understand('ok and then?', ['he says he will jump off the bridge'])).atRisk).toBe(true)
  })

  test('finds one line of harm in a long message', async () => {
    const complaint = 'I wrote to you about my bank in March and have had no proper reply about the charges on my account. '.repeat(20)
    const { atRisk } = await guidance.understand(`${complaint} I have decided to end my life this weekend. ${complaint}`)
    expect(atRisk).toBe(true)
  })
})
