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

/** What stands open on a card, without its text to be copied: so many lines are still taken in at a glance. */
const openLinesOf = ({ adaptive }: Card): number =>
  adaptive.body.filter((each) => !(each.type === 'Container' && (each.paste || each.folds))).flatMap(wordsIn).length
const fewLines = 8

describe('one living card of a record in each chat', () => {
  test('over all lives one card of a record stands whole in a chat, the others are a few lines, and nothing that a card says or offers is lost', async () => {
    const seed = seedOfRun()
    const [gave, shrank] = [new Set<string>(), new Set<string>()]
    let chats = 0
    for await (const { procedure, copies, each } of chatsOf(seed, long ? 600 : 60)) {
      chats += 1
      const whole = copies.filter(({ drawn }) => drawn && openLinesOf(drawn.card) > fewLines).map(({ notice }) => notice)
      expect([seed, procedure, whole.slice(1)]).toEqual([seed, procedure, []])
      for (const [at, copy] of copies.entries()) {
        const own = each[at]
        if (!own || !copy.drawn) throw new Error('a card is missing')
        if (hasGivenWay(copy)) {
          gave.add(procedure)
          expect(buttonsOf(copy.drawn.card)).toEqual([])
        } else if (isShort(copy)) shrank.add(procedure)
        else expect(copy.drawn.card).toEqual(own)
        // What it lacks stands on one newer card that is whole, so that nobody looks for a button in one place and for its reason in another.
        const here = copy.drawn.card
        const newer = copies.slice(at + 1).flatMap((one, after) => (isShort(one) || hasGivenWay(one) ? [] : [each[at + 1 + after]]))
        const isKept = within(own, here) || newer.some((one) => one && within(own, here, one))
        expect([seed, procedure, copy.notice, isKept]).toEqual([seed, procedure, copy.notice, true])
      }
    }
    expect(chats).toBeGreaterThan(30)
    expect(gave.size).toBeGreaterThan(1)
    expect(shrank.size).toBeGreaterThan(0)
  })

  const button = (title: string, given: Readonly<Record<string, string>> = {}): Action => ({
    type: 'Action.Execute',
    title,
    verb: 'step:Take',
    data: { record: 'TC-2026-0001', version: 1, given },
  })
  const copy = (words: readonly string[], actions: readonly Action[], more: Partial<CopyToDraw> = {}): CopyToDraw => {
    const card = cardSaying('')
    const said = words.map((text): Element => ({ type: 'RichTextBlock', inlines: [{ type: 'TextRun', text }] }))
    const body = [...card.adaptive.body.slice(0, 1), ...said]
    const drawn = { card: { ...card, adaptive: { ...card.adaptive, body, actions } }, moved: 1, print: words.join() }
    const posted = { channel: 'slack', where: 'lena', id: words.join() }
    return { of: { version: 1, index: 0 }, notice: 'one', to: { person: staff('lena') }, posted, at: tuesday, drawn, over: false, ...more }
  }
  const drawn = (card: Card) => ({ card, moved: 1, print: 'short' })
  const way = drawn(cardSaying('It gave way.'))
  const own = button('Take it', { card: 'one' })
  const facts = ['who', 'what', 'when']
  const newest = copy(facts, [button('Take it', { card: 'two' }), button('More')])
  const left = (earlier: CopyToDraw) => livingOnly([earlier, newest], { givesWay: way, drawn })

  test.each<[string, CopyToDraw, 'gives way' | 'stands' | readonly string[]]>([
    ['one whose words and buttons all stand further down', copy(facts, [own]), 'gives way'],
    ['one with a button of its own keeps that', copy(facts, [own, button('Pass it on')]), ['Terminated call TC-2026-0001', 'Pass it on']],
    [
      'one whose button does it with something else keeps it',
      copy(facts, [button('Take it', { for: 'greg' })]),
      ['Terminated call TC-2026-0001', 'Take it'],
    ],
    ['one with words of its own keeps them', copy(['please', ...facts], [own]), ['Terminated call TC-2026-0001', 'please']],
    ['one of which little stands further down', copy(['a', 'b', 'c', 'd', ...facts], [own]), 'stands'],
    ['one that is short by itself', copy(['please', 'who', 'what'], [own]), 'stands'],
    ['one in another chat', copy(facts, [own], { posted: { channel: 'teams', where: 'lena', id: '1' } }), 'stands'],
    ['one for somebody else', copy(facts, [own], { to: { person: staff('greg') } }), 'stands'],
    ['one where several people read', copy(facts, [own], { to: { channel: 'seniors' } }), 'stands'],
  ])('%s', (_, earlier, becomes) => {
    const [first, last] = left(earlier)
    const kept = first?.drawn && [
      ...linesOf(first.drawn.card).filter((line) => !line.startsWith('The rest')),
      ...titlesOf(first.drawn.card),
    ]
    expect(first === earlier ? 'stands' : first?.drawn === way ? 'gives way' : kept).toEqual(becomes)
    expect(last).toBe(newest)
  })

  const titlesOf = (card: Card) => buttonsOf(card).map(({ title }) => title)
  const isShort = ({ drawn }: CopyToDraw) =>
    drawn !== undefined && linesOf(drawn.card).includes('The rest stands further down, as it is now.')
  /** Do the cards together say and offer all that one does, but its title and the small line under it? */
  const within = (one: Card, ...others: readonly Card[]): boolean =>
    offersOf(one).every((offer) => others.flatMap(offersOf).includes(offer)) &&
    linesOf(one)
      .slice(2)
      .every((line) => others.flatMap(linesOf).includes(line))
})
