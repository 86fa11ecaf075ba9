/** @jest-environment <rootDir>/test/guidance/reader-environment.cjs */
import { actionsIn } from '../../../src/cards/actions-in.js'
import type { Card } from '../../../src/cards/card.js'
import type { Casework } from '../../../src/casework/casework.js'
import { openCasework } from '../../../src/casework/open-casework.js'
import type { ConsoleChannel } from '../../../src/channels/console/open-console.js'
import { type Courier, openCourier } from '../../../src/delivery/courier.js'
import type { Log } from '../../../src/log/log.js'
import { procedures } from '../../../src/office.js'
import { openTestLog } from '../../log/test-database.js'
import { withoutTimeouts } from '../../no-timeouts.js'
import { testOffice, tuesday } from '../../procedures/test-office.js'
import { asked, conversation, readerIsThere } from '../asked-threat.js'
import { arrive, seenBy, testConsole } from './console-server.js'

jest.setTimeout(60_000)
beforeAll(readerIsThere)

/** A threat that comes up while somebody asks in the console, with the trained reader, over the real office, log and courier (s9). */
describe('a threat told in a conversation in the console', () => {
  const office = testOffice()
  let now = new Date(tuesday)
  const clock = () => now
  let channel: ConsoleChannel
  let log: Log
  let casework: Casework
  let courier: Courier
  const kept = new Set<Promise<void>>()
  let done = 0

  beforeEach(async () => {
    now = new Date(tuesday)
    log = await openTestLog({ clock })
    const directory = () => office
    casework = openCasework({ procedures, log, directory, clock, patience: 20_000, report: () => {}, ...asked({ log, directory, clock }) })
    channel = testConsole({ clock, stays: (...stands) => void kept.add(casework.keepAnswered(...stands)) }).channel
    await channel.start((arrival) => casework.listen(arrival))
    courier = openCourier({ log, casework, channels: [channel], directory, clock, report: () => {} })
  })
  afterEach(async () => {
    await channel.stop()
    await Promise.all(kept)
    await log.close()
  })

  const deliver = async (seconds = 1) => {
    await Promise.all(kept)
    now = new Date(now.getTime() + seconds * 1000)
    await courier.run(now)
  }
  const send = async (by: string, what: object) => {
    done += 1
    now = new Date(now.getTime() + 1000)
    const { body } = await arrive(channel, { id: `asked-threat-${done}`, by, at: 'chat', ...what })
    return JSON.parse(body) as { dialog?: { draft: string; step: { name: string }; values: object } }
  }
  const theirs = async (by: string) => JSON.stringify((await seenBy(channel, by)).map(({ words, card }) => [words, card]))
  const buttonsOf = (card: Card | undefined) => (card ? [...card.adaptive.body.flatMap(actionsIn), ...card.adaptive.actions] : [])
  /** Presses the newest button of this name that somebody has. */
  const press = async (by: string, title: string) => {
    const post = (await seenBy(channel, by)).findLast(({ card }) => buttonsOf(card).some((each) => each.title === title))
    const button = buttonsOf(post?.card).find((each) => each.title === title)
    if (button?.type !== 'Action.Execute') throw new Error(`no button “${title}”`)
    return send(by, { arrives: 'press', verb: button.verb, ...button.data, post: post?.id })
  }
  const raises: Readonly<Record<string, () => Promise<unknown>>> = {
    'the button of the answer': () => press('asha', 'Tell the seniors now'),
    'the command, written in the chat': () => send('asha', { arrives: 'command', command: '/at-risk', text: conversation.threat }),
  }

  test.each(Object.entries(raises))(
    'once the alert is over that was raised by %s, nothing of it stands there, what was asked neither',
    async (_, raise) => {
      for (const text of Object.values(conversation)) await send('asha', { arrives: 'message', text })
      await deliver()
      await raise()
      await withoutTimeouts(() => send('asha', { arrives: 'message', text: 'what now' }))
      await deliver()
      await press('gita', 'I have it')
      await deliver()
      expect(await theirs('asha')).toMatch(/bridge/)
      const { dialog } = await press('gita', 'Conclude')
      const values = { ...dialog?.values, outcome: 'no further action', reason: 'He is off the bridge.' }
      await send('gita', { arrives: 'form', draft: dialog?.draft, step: dialog?.step.name, move: 'send', values })
      for (const seconds of [1, 31, 300]) await deliver(seconds)
      expect(await theirs('gita')).toContain('Concluded by Gita Rao')
      for (const who of ['asha', 'gita', 'hugh']) expect(await theirs(who)).not.toMatch(/bridge|jump|hung up/)
      expect(await theirs('asha')).toContain('What was written here is no longer shown, since AR-2026-0001 is over.')
      expect(await log.listSealed('asked')).toEqual([])
    },
  )
})
