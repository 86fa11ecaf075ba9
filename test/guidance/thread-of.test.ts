import type { Chances } from '../../src/guidance/understanding/chances.js'
import { threadOf } from '../../src/guidance/understanding/thread-of.js'

const said = (more: Partial<Chances> = {}): Chances => ({ topics: [1], atRisk: 0.02, outOfScope: 0.05, vague: 0.02, belongs: 0, ...more })
const threat = said({ atRisk: 0.95 })
const vague = said({ vague: 0.9 })
const aside = said({ outOfScope: 0.95 })

/** Messages whose reading is given: alone, and after what came before. */
const read = (messages: readonly (readonly [text: string, alone: Chances, after?: Partial<Chances>])[]) => {
  const of = (text: string) => {
    const found = messages.find(([words]) => words === text)
    if (!found) throw new Error(`No reading of "${text}" is given.`)
    return found
  }
  return threadOf(
    messages.map(([text]) => text),
    async (text) => of(text)[1],
    async (text) => ({ ...of(text)[1], ...of(text)[2] }),
  )
}

test('a follow-up that is too vague by itself keeps the threat, and the alert has the threat’s words alone', async () => {
  const { said: now, telling } = await read([
    ['he says he will jump', threat],
    ['and then?', vague],
  ])
  expect(now.atRisk).toBeGreaterThanOrEqual(0.9)
  expect(telling).toEqual(['he says he will jump'])
})

test('what is asked about a threat keeps it, even where it makes sense alone', async () => {
  const { said: now, telling } = await read([
    ['he says he will jump', threat],
    ['who rings the police', said(), { belongs: 0.9 }],
  ])
  expect(now.atRisk).toBeGreaterThan(0.5)
  expect(telling).toEqual(['he says he will jump'])
})

test('what is told about a threat goes with it', async () => {
  const { telling } = await read([
    ['he says he will jump', threat],
    ['do I stay on the line', said(), { belongs: 0.9 }],
    ['he is at 9 Mill Lane', vague],
    ['ok thanks', vague],
  ])
  expect(telling).toEqual(['he says he will jump', 'he is at 9 Mill Lane'])
})

test('an aside neither is an alarm nor ends one', async () => {
  const first = await read([
    ['he says he will jump', threat],
    ['what is the wifi password', aside, { belongs: 0.1 }],
  ])
  expect(first.said.atRisk).toBeLessThan(0.1)
  expect(first.messages).toEqual(['what is the wifi password'])
  const then = await read([
    ['he says he will jump', threat],
    ['what is the wifi password', aside, { belongs: 0.1 }],
    ['what now', vague],
  ])
  expect(then.said.atRisk).toBeGreaterThanOrEqual(0.9)
  expect(then.telling).toEqual(['he says he will jump'])
})

test('what is about somebody else begins anew, and what follows it is about that', async () => {
  const { said: now, messages } = await read([
    ['he says he will jump', threat],
    ['another caller swears at me', said(), { belongs: 0.05 }],
    ['what do I say', vague],
  ])
  expect(now.atRisk).toBeLessThan(0.1)
  expect(messages).toEqual(['another caller swears at me', 'what do I say'])
})

test('three threats by three people are never one alert', async () => {
  const { telling } = await read([
    ['he says he will jump', threat],
    ['a woman says she will stab her boss', threat, { belongs: 0.05 }],
    ['now a third one has taken tablets', threat, { belongs: 0.1 }],
  ])
  expect(telling).toEqual(['now a third one has taken tablets'])
})

test('a threat after something else is heard, and what led to it is not sent along', async () => {
  const { said: now, telling } = await read([
    ['he wants my surname', said()],
    ['or he will find me and break my legs', threat, { belongs: 0.9 }],
  ])
  expect(now.atRisk).toBeGreaterThanOrEqual(0.9)
  expect(telling).toEqual(['or he will find me and break my legs'])
})

test('vague after vague stays vague', async () => {
  const { said: now } = await read([
    ['he rang again', vague],
    ['what now', vague],
  ])
  expect(now.vague).toBeGreaterThan(0.5)
  expect(now.atRisk).toBeLessThan(0.1)
})
