import { actionsIn } from '../../../src/cards/actions-in.js'
import type { Action, Card } from '../../../src/cards/card.js'
import type { Casework, Clock } from '../../../src/casework/casework.js'
import { openCasework } from '../../../src/casework/open-casework.js'
import type { ConsoleChannel } from '../../../src/channels/console/open-console.js'
import type { Post } from '../../../src/channels/console/post.js'
import { type Courier, openCourier } from '../../../src/delivery/courier.js'
import type { Log } from '../../../src/log/log.js'
import { procedures } from '../../../src/office.js'
import { openTestLog } from '../../log/test-database.js'
import { testOffice, tuesday } from '../../procedures/test-office.js'
import { arrive, ask, seenBy, testConsole, tokenOf } from './console-server.js'

describe('a card that somebody opened for themselves in the console', () => {
  const usual = testOffice()
  const office = { ...usual, timings: { ...usual.timings, alertRungSeconds: [600, 1200, 1800] as const } }
  let now = new Date(tuesday)
  const clock: Clock = () => now
  let channel: ConsoleChannel
  let log: Log
  let casework: Casework
  let courier: Courier
  let done = 0
  const kept = new Set<Promise<void>>()

  beforeEach(async () => {
    now = new Date(tuesday)
    log = await openTestLog({ clock })
    casework = openCasework({ procedures, log, directory: () => office, clock, patience: 20_000, report: () => {} })
    channel = testConsole({
      clock,
      board: (person) => casework.board(person),
      stays: (...stands) => void kept.add(casework.keepAnswered(...stands)),
    }).channel
    await channel.start((arrival) => casework.listen(arrival))
    courier = openCourier({ log, casework, channels: [channel], directory: () => office, clock, report: () => {} })
  })
  afterEach(async () => {
    await channel.stop()
    await Promise.all(kept)
    await log.close()
  })

  const deliver = async () => {
    await Promise.all(kept)
    await courier.run(clock())
  }
  /** Later than an answer and its delivery are one. */
  const later = () => {
    now = new Date(now.getTime() + 40_000)
  }
  const sends = (by: string, what: object) => {
    done += 1
    return arrive(channel, { id: `followed-${done}`, by, at: 'chat', ...what })
  }
  const buttonsOf = (card: Card | undefined): readonly Action[] =>
    card ? [...card.adaptive.body.flatMap(actionsIn), ...card.adaptive.actions] : []
  const offers = ({ card }: Post): boolean => buttonsOf(card).some(({ title }) => title === 'I have it')
  const says = ({ card }: Post): string => JSON.stringify(card?.adaptive)
  const press = async (by: string, card: Card | undefined, title: string, post?: string) => {
    const button = buttonsOf(card).find((each) => each.title === title)
    if (button?.type !== 'Action.Execute') throw new Error(`no button “${title}”`)
    await sends(by, { arrives: 'press', verb: button.verb, ...button.data, ...(post ? { post } : {}) })
  }
  const raise = async () => {
    await sends('asha', { arrives: 'command', command: '/at-risk', text: 'he says goodbye' })
    await deliver()
    later()
  }
  const doors: Readonly<Record<string, () => Promise<void>>> = {
    'her board': async () => {
      const headers = { 'x-console-token': await tokenOf(channel) }
      const { body } = await ask(channel, '/board?as=gita', { headers })
      await press('gita', (JSON.parse(body) as { card: Card }).card, 'Open')
    },
    'her list in the chat': async () => {
      await sends('gita', { arrives: 'command', command: '/my-work', text: '' })
      const list = (await seenBy(channel, 'gita')).at(-1)
      await press('gita', list?.card, 'Open', list?.id)
    },
  }
  const newOf = async (before: readonly Post[]) => {
    const ids = new Set(before.map(({ id }) => id))
    return (await seenBy(channel, 'gita')).filter(
      ({ id, place, card }) => !ids.has(id) && place === 'person:gita' && card?.record !== undefined,
    )
  }

  test.each(Object.entries(doors))('from %s offers nothing any more once somebody else has taken it', async (_, open) => {
    await raise()
    const before = await seenBy(channel, 'gita')
    await open()
    await deliver()
    expect((await newOf(before)).map(offers)).toEqual([true])
    // The card that she was sent says and offers the same: it gives way, and one card of the alert is the living one.
    const [sent] = (await seenBy(channel, 'gita')).filter(({ place, card }) => place === 'person:gita' && card?.record !== undefined)
    expect(sent && offers(sent)).toBe(false)
    expect(sent && says(sent)).toContain('All of this stands further down')
    const hughs = (await seenBy(channel, 'hugh')).find(offers)
    await press('hugh', hughs?.card, 'I have it', hughs?.id)
    await deliver()
    const [opened, ...more] = await newOf(before)
    expect(more).toEqual([])
    expect(opened && offers(opened)).toBe(false)
    expect(opened && says(opened)).toMatch(/Hugh [^"]* has it/)
  })

  test('opened a second time, is one live card and a word that it came again', async () => {
    await raise()
    const before = await seenBy(channel, 'gita')
    await doors['her board']?.()
    later()
    await doors['her list in the chat']?.()
    await deliver()
    const opened = await newOf(before)
    expect(opened.map(offers)).toEqual([false, true])
    expect(opened[0] && says(opened[0])).toContain('This came again further down')
  })
})
