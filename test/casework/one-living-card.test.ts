import { actionsIn } from '../../src/cards/actions-in.js'
import type { Action, Card, Element } from '../../src/cards/card.js'
import type { CopyToDraw } from '../../src/casework/casework.js'

import { livingOnly } from '../../src/casework/living.js'
import { noticesOf } from '../../src/casework/notices.js'
import type { Notice } from '../../src/procedures/procedure.js'
import type { RecordId } from '../../src/procedures/words.js'

import { cardSaying } from '../contracts/channel.contract.js'
import { staff, tuesday } from '../procedures/test-office.js'
import { long } from '../promises/seed.js'
import { seedOfRun } from '../seed-of-run.js'
import { memoryLog } from './memory-log.js'
import { dice, openYear } from './random-years.js'

jest.setTimeout(3_600_000)

const buttonsOf = ({ adaptive }: Card): readonly Action[] => [...adaptive.body.flatMap(actionsIn), ...adaptive.actions]
/** Every button by what it does, and with what; the card's own name in it makes no difference. */
const offersOf = (card: Card): readonly string[] =>
  buttonsOf(card).map((each) =>
    JSON.stringify(each, (key, value: unknown) => (key === 'version' || key === 'card' ? undefined : value)).replaceAll(',"given":{}', ''),
  )
const wordsIn = (element: Element): readonly string[] => {
  switch (element.type) {
    case 'TextBlock':
      return [element.text]
    case 'RichTextBlock':
      return [element.inlines.map(({ text }) => text).join('')]
    case 'Container':
      return element.items.flatMap(wordsIn)
    case 'ColumnSet':
      return element.columns.flatMap(({ items }) => items.flatMap(wordsIn))
    case 'ActionSet':
    case 'Image':
      return []
    default:
      return element satisfies never
  }
}
const linesOf = ({ adaptive }: Card): readonly string[] => adaptive.body.flatMap(wordsIn)
const hasGivenWay = ({ drawn }: CopyToDraw): boolean =>
  drawn !== undefined && linesOf(drawn.card).some((line) => line.startsWith('All of this stands'))

/** A year of everybody, with every card delivered that is owed, and every copy of each chat after each move: first as the rules draw each, then as they stand. */
async function* chatsOf(seed: number, rounds: number) {
  const year = openYear(memoryLog, dice(seed))
  const notices = noticesOf(year.desk)
  const seen = new Map<RecordId, number>()
  let posts = 0
  const post = async (record: RecordId, version: number, index: number, notice: Notice): Promise<void> => {
    const drawn = await notices.draw(record, notice.notice, notice.to)
    if (!drawn || !('person' in notice.to)) return
    posts += 1
    await notices.keepDelivered(record, { version, index }, notice, { channel: 'slack', where: notice.to.person, id: `${posts}` }, drawn)
  }
  for (let round = 0; round < rounds; round += 1) {
    await year.live(3)
    for (const { record, procedure } of year.records) {
      const before = seen.get(record) ?? 0
      const newest = (await year.log.read(record))?.version ?? 0
      for (let version = before + 1; version <= newest; version += 1)
        for (const [index, one] of ((await year.log.commit(record, version))?.owed ?? []).entries())
          if (!('alarm' in one) && !one.by) await post(record, version, index, one)
      seen.set(record, (await year.log.read(record))?.version ?? 0)
      if (newest === before) continue
      const standing = (await notices.drawings(record)).filter(({ over, drawn }) => !over && drawn)
      for (const where of new Set(standing.map(({ posted }) => posted.where))) {
        const copies = standing.filter(({ posted }) => posted.where === where)
        const each = await Promise.all(copies.map(async ({ notice, to }) => (await notices.draw(record, notice, to))?.card))
        yield { procedure: procedure.name, copies, each }
      }
    }
  }
}

describe('one living card of a record in each chat', () => {
  test('over all lives nothing that a card says or offers is lost: it stands whole, on that card or on a newer one', async () => {
    const seed = seedOfRun()
    const gave = new Set<string>()
    let chats = 0
    for await (const { procedure, copies, each } of chatsOf(seed, long ? 600 : 60)) {
      chats += 1
      for (const [at, copy] of copies.entries()) {
        const [own, below] = [each[at], copies.slice(at + 1).filter((one) => !hasGivenWay(one))]
        if (!own || !copy.drawn) throw new Error('a card is missing')
        if (!hasGivenWay(copy)) {
          // What stands whole is within no newer card that stands whole.
          const isWithin = (one: CopyToDraw) => one.drawn !== undefined && within(own, one.drawn.card)
          expect([seed, procedure, copy.notice, below.find(isWithin)?.notice]).toEqual([seed, procedure, copy.notice, undefined])
          continue
        }
        gave.add(procedure)
        expect(buttonsOf(copy.drawn.card)).toEqual([])
        // All of it stands on one card, so that nobody looks for a button in one place and for its reason in another.
        expect([seed, procedure, copy.notice, below.some(({ drawn }) => drawn && within(own, drawn.card))]).toEqual([
          seed,
          procedure,
          copy.notice,
          true,
        ])
      }
    }
    expect(chats).toBeGreaterThan(30)
    expect(gave.size).toBeGreaterThan(1)
  })

  const button = (title: string, given: Readonly<Record<string, string>> = {}): Action => ({
    type: 'Action.Execute',
    title,
    verb: 'step:Take',
    data: { record: 'TC-2026-0001', version: 1, given },
  })
  const copy = (words: string, actions: readonly Action[], more: Partial<CopyToDraw> = {}): CopyToDraw => {
    const card = cardSaying(words)
    const drawn = { card: { ...card, adaptive: { ...card.adaptive, actions } }, moved: 1, print: words }
    const posted = { channel: 'slack', where: 'lena', id: words }
    return { of: { version: 1, index: 0 }, notice: 'one', to: { person: staff('lena') }, posted, at: tuesday, drawn, over: false, ...more }
  }
  const way = { card: cardSaying('It gave way.'), moved: 1, print: 'way' }
  const own = button('Take it', { card: 'one' })
  const newest = copy('words', [button('Take it', { card: 'two' }), button('More')])

  test.each<[string, CopyToDraw, 'gives way' | 'stands']>([
    ['one whose words and buttons all stand further down', copy('words', [own]), 'gives way'],
    ['one with a button of its own', copy('words', [own, button('Pass it on')]), 'stands'],
    ['one whose button does it with something else', copy('words', [button('Take it', { for: 'greg' })]), 'stands'],
    ['one with words of its own', copy('other words', [own]), 'stands'],
    ['one in another chat', copy('words', [own], { posted: { channel: 'teams', where: 'lena', id: '1' } }), 'stands'],
    ['one for somebody else', copy('words', [own], { to: { person: staff('greg') } }), 'stands'],
    ['one where several people read', copy('words', [own], { to: { channel: 'seniors' } }), 'stands'],
  ])('%s', (_, earlier, becomes) => {
    const [first, last] = livingOnly([earlier, newest], way)
    expect(first?.drawn === way ? 'gives way' : 'stands').toBe(becomes)
    expect(last).toBe(newest)
  })

  const within = (one: Card, other: Card): boolean =>
    offersOf(one).every((offer) => offersOf(other).includes(offer)) && linesOf(one).every((line) => linesOf(other).includes(line))
})
