/** @jest-environment <rootDir>/test/guidance/reader-environment.cjs */
import * as sets from '../guidance/questions.js'
import { seedOfRun } from '../seed-of-run.js'
import { openChat, readerIsThere, understood } from './chat.js'
import { waysIn } from './ways-in.js'

/*
 * The sets for checking, sent through the chat and not to the reader alone: between the two stand greetings, courtesies, commands, mentions, a
 * platform's own way to write, and the memory of a conversation. Whatever the reader finds harm in, the chat alarms for; nothing else alarms.
 */
jest.setTimeout(900_000)
const long = process.env.LONG === '1'

const { heldBackWords: _, ...questions } = sets
const asked = Object.entries(questions).flatMap(([set, read]) => read().map((one, place) => ({ name: `${set} ${place}`, one })))
const messages = [...new Set(asked.flatMap(({ one: { before, text } }) => [...before, text]))]

/** Every message comes in by one way in its turn, which the seed begins with; LONG=1: by all of them. */
const ways = Object.entries(waysIn)
const begins = seedOfRun()
const comesBy = (way: number, place: number): boolean => long || (place + begins) % ways.length === way

describe.each(ways.map(([name, arrive], way) => [name, arrive, way] as const))('%s', (_way, arrive, way) => {
  test('hands in every message of every set as it was typed', async () => {
    const wrong: unknown[] = []
    for (const [place, typed] of messages.entries()) {
      if (!comesBy(way, place)) continue
      const arrival = await arrive(typed, `${place}`)
      if (arrival.arrives !== 'message' || arrival.text !== typed.trim()) wrong.push({ typed, arrival })
    }
    expect(wrong).toEqual([])
    expect(messages.length).toBeGreaterThan(2000)
  })
})

/** A reading in which everything is harm, or nothing. */
const all =
  (harm: boolean) =>
  async (text: string, before: string[] = []) =>
    ({ ...understood, atRisk: harm, telling: harm ? [...before, text] : [] }) as const

test('with a reader that finds harm in everything the chat alarms for every threat, and with one that finds none for no message', async () => {
  const wrong: string[] = []
  const [alarmed, calm] = [openChat(all(true)), openChat(all(false))]
  for (const { name, one } of asked) {
    if (one.label.atRisk && (await alarmed.asks([one.text])) !== 'alarm') wrong.push(`${name}: no alarm`)
    if ((await calm.asks([...one.before, one.text])) === 'alarm') wrong.push(`${name}: alarm`)
  }
  expect(wrong).toEqual([])
})

describe('with the trained reader', () => {
  beforeAll(readerIsThere)
  const some = long ? asked : asked.filter((_one, place) => place % 29 === 11)

  test(`what the chat shows is what the reader finds, in ${long ? 'all' : 'some'} conversations`, async () => {
    const chat = openChat()
    const wrong: string[] = []
    for (const { name, one } of some) {
      const { atRisk, askBack } = await chat.understand(one.text, one.before)
      const wanted = atRisk ? 'alarm' : askBack ? 'asked back' : 'answer'
      const shown = await chat.asks([...one.before, one.text])
      // Whoever writes "help" alone is shown what there is, with the question what happens and the alarm.
      if (shown !== wanted && one.text !== 'help') wrong.push(`${name}: ${shown} and not ${wanted}`)
    }
    expect(wrong).toEqual([])
  })
})
