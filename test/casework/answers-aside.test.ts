import type { Card, Element } from '../../src/cards/card.js'
import type { Answer } from '../../src/casework/arrival.js'
import { openCardsAside } from '../../src/casework/cards-aside.js'
import { type Erasures, LogAway, type SealedStore } from '../../src/log/log.js'
import { instant } from '../../src/procedures/words.js'
import { nothingErased } from '../log/told-erased.js'
import { staff, tuesday } from '../procedures/test-office.js'
import { words } from './counter.js'

const [asha, tom] = [staff('asha'), staff('tom')]
const lines = Array.from({ length: 40 }, (_, line): Element => ({ type: 'TextBlock', text: `he said it ${line}` }))
/** A card that is too long for a chat; `asked`: it answers a question. */
const long = (asked?: Card['asked']): Answer => ({
  answer: 'card',
  card: {
    adaptive: { type: 'AdaptiveCard', $schema: '', version: '1.5', fallbackText: '', body: lines, actions: [] },
    preview: 'Ask',
    ...(asked ? { asked } : {}),
  },
})

/** One store, and the cards aside of two processes on it. */
const openTwo = () => {
  const kept = new Map<string, { name: string; value: unknown; owner: string | undefined }>()
  let away = false
  const asking = async <T>(give: () => T): Promise<T> => {
    if (away) throw new LogAway('away')
    return give()
  }
  const store: SealedStore & Erasures = {
    ...nothingErased,
    putSealed: (_, name, value, { owner } = {}) => asking(() => void kept.set(name, { name, value, owner })),
    getSealed: (_, name) => asking(() => kept.get(name)?.value),
    dropSealed: (_, name) => asking(() => void kept.delete(name)),
    listSealed: (_, owner) => asking(() => [...kept.values()].filter((one) => one.owner === owner)),
  }
  let now = Date.parse(tuesday)
  const clock = () => new Date(now)
  const [one, other] = [openCardsAside(store, clock), openCardsAside(store, clock)]
  return {
    one,
    other,
    kept,
    pass: (minutes: number) => {
      now += minutes * 60_000
      return instant(clock())
    },
    goAway: () => {
      away = true
    },
  }
}
const idOf = (answer: Answer): string => {
  if (answer.answer !== 'card' || answer.card.whole?.given === undefined) throw new Error(words(answer))
  return String((answer.card.whole.given as { kept?: string }).kept)
}
const gone = 'This is kept for reading on for a day.'

describe('when an alert is over', () => {
  test('what answered its asker goes, whichever process laid it aside and whichever is asked; nobody else’s, nothing later, and no list', async () => {
    const { one, other, kept, pass } = openTwo()
    const before = idOf(other.lay(long({ harm: true }), asha, 'before'))
    const ofTom = idOf(other.lay(long({ harm: true }), tom, 'of Tom'))
    const list = idOf(other.lay(long(), asha, 'a list'))
    const raised = pass(1)
    pass(1)
    const since = idOf(other.lay(long({ harm: false }), asha, 'since'))
    await one.forget(asha, raised)
    expect([...kept.keys()].toSorted()).toEqual([ofTom, list, since].toSorted())
    for (const process of [one, other]) {
      expect(words(await process.show(before, asha, undefined))).toContain(gone)
      for (const [id, by] of [
        [ofTom, tom],
        [list, asha],
        [since, asha],
      ] as const)
        expect(words(await process.show(id, by, undefined))).toContain('he said it 3')
    }
  })

  test('while the database is away it is read on from this process', async () => {
    const { one, goAway } = openTwo()
    const id = idOf(one.lay(long({ harm: true }), asha, 'before'))
    await new Promise(setImmediate)
    goAway()
    expect(words(await one.show(id, asha, undefined))).toContain('he said it 3')
  })

  test('it goes from this process though the database is away', async () => {
    const { one, pass, goAway } = openTwo()
    goAway()
    const id = idOf(one.lay(long({ harm: true }), asha, 'before'))
    expect(words(await one.show(id, asha, undefined))).toContain('he said it 3')
    await one.forget(asha, pass(1)).catch(() => undefined)
    await expect(one.show(id, asha, undefined)).rejects.toThrow('away')
  })
})
