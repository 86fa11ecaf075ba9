import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Card } from '../../src/cards/card.js'
import { fill } from '../../src/cards/fill.js'
import { factsNow, fetchRecord } from '../../src/casework/record-at-hand.js'
import type { Channel } from '../../src/channels/channel.js'
import { openRecordCheck } from '../../src/house/record-check.js'
import { tellAdministrators } from '../../src/house/tell-administrators.js'
import { counted } from '../../src/procedures/words.js'
import { asText } from '../cards/as-text.js'
import { testOffice, tuesday } from '../procedures/test-office.js'
import { memoryLog } from './memory-log.js'
import { dice, openYear } from './random-years.js'

/** What is before the words of a line: what kind of line it is, and its tone. */
const words = (line: string): string => line.replace(/^(# |\[|---|\([a-z]+\) |\(picture: )+/, '').trim()
/** A line begins as a sentence does: with a capital letter or a figure, with a mark before what somebody said, or with a command. */
const begins = /^[\p{Lu}\d“‘"'(…–•○✓/<>]/u
/** "1 records". What ends in s and is one of a thing is none. */
const oneOfMany = /\b1 (?:more |working |office |bank )?(?!is\b|was\b|has\b|does\b|across\b|address\b|less\b)[a-z]+s\b/
/** A label that is a question has its mark already: "Could it happen now?:". */
const twoMarks = /[?!]:/

const wrong = (text: string): readonly string[] =>
  text
    .split('\n')
    .map(words)
    .filter((line) => line !== '' && (!begins.test(line) || oneOfMany.test(line) || twoMarks.test(line)))

describe('every line of every card', () => {
  test('begins as a sentence does, counts as people do, and ends no label with two marks: the agreed ones', () => {
    const folder = join(__dirname, '../golden/cards')
    const agreed = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.txt'))
    expect(agreed.length).toBeGreaterThan(80)
    expect(agreed.flatMap((name) => wrong(readFileSync(join(folder, name), 'utf8')).map((line) => `${name}: ${line}`))).toEqual([])
  })

  test.each([1, 3])('begins as a sentence does, and counts as people do: in random lives of every procedure, seed %s', async (seed) => {
    const year = openYear(memoryLog, dice(seed))
    await year.live(250)
    const drawn = new Set<string>()
    for (const { record } of year.records) {
      const at = await fetchRecord(year.desk, record)
      if (!at) throw new Error(`${record} is gone`)
      for (const person of year.office().people) {
        const view = at.procedure.view('record', at.state, { person }, factsNow(year.desk, person.id, record))
        drawn.add(asText(fill(view, { record, version: 1 }).adaptive))
      }
    }
    expect(drawn.size).toBeGreaterThan(10)
    expect([...new Set([...drawn].flatMap(wrong))]).toEqual([])
  })

  test.each([
    [1, 1, 'The one entry of the one record is as it was written.'],
    [1, 3, 'All 3 entries of the one record are as they were written.'],
    [2, 6, 'All 6 entries of 2 records are as they were written.'],
  ])('of what the bot tells administrators of its check, with %s records and %s entries', async (records, commits, said) => {
    const cards: string[] = []
    const channel = { name: 'console', reaches: () => true, post: async (_: unknown, card: Card) => void cards.push(asText(card.adaptive)) }
    const directory = () => testOffice()
    const tell = tellAdministrators({ channels: [channel as unknown as Channel], directory, failed: () => {} })
    const check = openRecordCheck({
      ...{ directory, clock: () => new Date('2026-03-03T10:00:00Z'), faulty: () => {} },
      log: {
        verify: async () => ({ records, commits, faults: [], mark: { at: tuesday, code: '0123-4567' } }),
        claim: async () => true,
      },
      tell: async (...words) => void (await tell(...words)),
      tellForGood: async () => {},
    })
    await check.run()
    expect(cards).toEqual([expect.stringContaining(`# Records checked`)])
    expect(cards.join()).toContain(said)
    expect(cards.flatMap(wrong)).toEqual([])
  })

  test('one of a thing is one, and more are many', () => {
    expect([counted(1, 'record'), counted(0, 'record'), counted(2, 'entry', 'entries')]).toEqual(['1 record', '0 records', '2 entries'])
  })
})
