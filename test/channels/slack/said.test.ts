import fc from 'fast-check'
import { openSeen } from '../../../src/channels/seen.js'
import { openTurns } from '../../../src/channels/slack/answering/turns.js'
import { payloadOf } from '../../../src/channels/slack/arriving/payloads.js'
import { afterMention, said, withoutMention } from '../../../src/channels/slack/arriving/said.js'
import { within } from '../../../src/channels/slack/drawing/text.js'
import { pieces } from '../../../src/channels/slack/modal/modal-pieces.js'

const nameOf = (id: string) => (id === 'UASHA' ? 'Asha Patel' : undefined)

test.each([
  ['a &lt;b&gt; &amp;amp; c', 'a <b> &amp; c'],
  ['hello <@UASHA> and <@UNOBODY>', 'hello @Asha Patel and @somebody'],
  ['<#C1|general> <#C2>', '#general #a channel'],
  ['<!here> <!subteam^S1|@managers>', '@here @managers'],
  ['<https://example.org|our page> <https://example.org>', 'our page (https://example.org) https://example.org'],
  ['<mailto:a@b.example|a@b.example> <tel:020|020> <tel:07700900123|07700 900123>', 'a@b.example 020 07700 900123'],
])('%s was said as %s', (sent, read) => {
  expect(said(sent, nameOf)).toBe(read)
})

test('a mention of the bot is not part of the question', () => {
  expect(afterMention(' <@UBOT>  what now?')).toBe('what now?')
  expect(afterMention('what now, <@UBOT>?')).toBe('what now, <@UBOT>?')
  expect(withoutMention('<@UBOT> what now, <@UASHA>, <@UBOT|steward>?', 'UBOT')).toBe(' what now, <@UASHA>,?')
})

/** No half of a character that takes two units. */
const isWhole = (text: string): boolean => Buffer.from(text).toString() === text

test('a long text is cut into fields that make it again, and no character is broken', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), fc.integer({ min: 0, max: 400 }), (words, times) => {
      const text = words.repeat(times)
      const parts = pieces(text)
      expect(parts.join('')).toBe(text)
      for (const part of parts) {
        expect(part.length).toBeLessThanOrEqual(3000)
        if (isWhole(text)) expect(isWhole(part)).toBe(true)
      }
    }),
  )
})

test('a text that is cut short is well formed and says so', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), fc.integer({ min: 2, max: 75 }), (text, most) => {
      const cut = within(text, most)
      expect(cut.length).toBeLessThanOrEqual(most)
      expect(cut === text || cut.endsWith('…')).toBe(true)
      if (isWhole(text)) expect(isWhole(cut)).toBe(true)
    }),
  )
})

test('what was seen is forgotten after its time, and never more than so many', () => {
  let now = 0
  const seen = openSeen<number>(() => new Date(now), 10, 3)
  for (const at of [1, 2, 3, 4]) seen.put(`${at}`, at)
  expect(seen.size).toBe(3)
  expect(seen.get('1')).toBeUndefined()
  expect(seen.get('4')).toBe(4)
  now = 10_001
  expect(seen.get('4')).toBeUndefined()
})

test('work of one name is done in order, and a failure holds up nobody', async () => {
  const inTurn = openTurns()
  const order: string[] = []
  const first = inTurn('a', async () => {
    await Promise.resolve()
    order.push('first')
    throw new Error('no')
  })
  const second = inTurn('a', async () => void order.push('second'))
  await expect(first).rejects.toThrow('no')
  await second
  expect(order).toEqual(['first', 'second'])
})

test('what is none of ours is read as nothing', () => {
  for (const body of [
    undefined,
    null,
    7,
    'x',
    [],
    {},
    { type: 'block_actions' },
    { type: 'event_callback', event_id: 'E', event: { type: 'reaction_added' } },
  ])
    expect(payloadOf(body)).toBeUndefined()
  fc.assert(fc.property(fc.anything(), (body) => void payloadOf(body)))
})
