import { realTimer } from '../../../src/delivery/cut.js'
import { at, memoryOffice, nine, to } from '../../delivery/memory-office.js'
import type { Fault } from './fake-connector.js'
import { openRig, type Rig, textOf } from './rig.js'

const status = (code: number, name?: string, more: { retryAfter?: number; effect?: boolean; message?: string } = {}): Fault => ({
  with: 'status',
  status: code,
  ...(name === undefined ? {} : { code: name }),
  ...more,
})

let rig: Rig
beforeEach(async () => {
  rig = await openRig()
})
afterEach(() => rig.close())

/** The courier over the real Teams channel, with somebody who is owed a card. */
const open = () => {
  const office = memoryOffice([rig.channel], { timer: realTimer })
  let second = 0
  /** So many seconds in which what is owed is brought, whatever Teams asked to wait. */
  const pass = async (seconds = 20) => {
    for (const until = second + seconds; second < until; second += 1) {
      rig.now = at(second)
      await office.courier.run(at(second))
    }
  }
  rig.now = nine
  return {
    office,
    pass,
    owe: (notice: string) => office.owe(1, [{ notice, to: to('asha'), urgency: 'now' }], at(second)),
    moves: async (words: string) => {
      office.moveOn(1, words, at(second))
      await pass()
    },
    cards: () => rig.connector.messages.map(({ activity }) => textOf(activity)),
  }
}

/** What becomes of a copy on which something is to be done, when its new drawing meets this once. */
type Copy = 'is drawn by itself' | 'is posted anew' | 'is drawn at the next change'

const copies: readonly (readonly [string, Fault, Copy])[] = [
  ['404 ActivityNotFoundInConversation', status(404, 'ActivityNotFoundInConversation'), 'is posted anew'],
  ['404 ConversationNotFound', status(404, 'ConversationNotFound'), 'is posted anew'],
  ['404 NotFound', status(404, 'NotFound'), 'is posted anew'],
  ['404 without a code', status(404, ''), 'is posted anew'],
  ['404 with a code that nobody listed', status(404, 'SomethingNew'), 'is drawn at the next change'],
  ['403 BotNotInConversationRoster', status(403, 'BotNotInConversationRoster'), 'is drawn at the next change'],
  [
    '403, not in the roster by its words',
    status(403, 'Forbidden', { message: 'The bot is not part of the conversation roster.' }),
    'is drawn at the next change',
  ],
  ['403 MessageWritesBlocked', status(403, 'MessageWritesBlocked'), 'is drawn at the next change'],
  ['403 BotDisabledByAdmin', status(403, 'BotDisabledByAdmin'), 'is drawn at the next change'],
  ['403 without a code', status(403), 'is drawn at the next change'],
  ['400 BadSyntax', status(400, 'BadSyntax'), 'is drawn at the next change'],
  ['413', status(413), 'is drawn at the next change'],
  ['400 MessageSizeTooBig', status(400, 'MessageSizeTooBig'), 'is drawn at the next change'],
  ['401: the token is renewed', status(401), 'is drawn by itself'],
  ['408', status(408), 'is drawn by itself'],
  ['412', status(412), 'is drawn by itself'],
  ['412 ConversationNotFound: the status is believed', status(412, 'ConversationNotFound'), 'is drawn by itself'],
  ['429 with a time', status(429, undefined, { retryAfter: 3 }), 'is drawn by itself'],
  ['429 without', status(429), 'is drawn by itself'],
  ['500', status(500), 'is drawn by itself'],
  ['502', status(502), 'is drawn by itself'],
  ['503', status(503), 'is drawn by itself'],
  ['504, and it had arrived', status(504, undefined, { effect: true }), 'is drawn by itself'],
  ['broken off', { with: 'reset', effect: 'before' }, 'is drawn by itself'],
]

describe('a copy in Teams whose new drawing is refused', () => {
  test.each(copies)('%s', async (_, fault, becomes) => {
    const { office, pass, owe, moves, cards } = open()
    owe('asks')
    await pass(2)
    expect(cards()).toHaveLength(1)
    rig.connector.fail('update', fault)
    await moves('gita has it')
    const after: readonly Copy[] =
      cards().length === 2 ? ['is posted anew'] : cards()[0]?.includes('gita has it') ? ['is drawn by itself'] : []
    expect(office.open()).toEqual([])
    await moves('it is over')
    const later: readonly Copy[] = after.length > 0 ? after : cards().at(-1)?.includes('it is over') ? ['is drawn at the next change'] : []
    expect(later).toEqual([becomes])
    // What was posted anew is the live one from then on, and nothing comes twice.
    expect(cards().at(-1)).toContain('it is over')
    expect(cards()).toHaveLength(becomes === 'is posted anew' ? 2 : 1)
    expect(office.open()).toEqual([])
  })

  test('because its message is gone is left where nothing is asked of its person', async () => {
    const { office, pass, owe, moves, cards } = open()
    owe('told')
    await pass(2)
    rig.connector.messages.splice(0)
    await moves('gita has it')
    const updates = () => rig.connector.calls.filter(({ kind }) => kind === 'update').length
    expect([cards(), updates()]).toEqual([[], 1])
    await moves('it is over')
    expect([cards(), updates(), office.open()]).toEqual([[], 1, []])
  })
})

/** What becomes of a card that is owed, when its first sending meets this once. */
type Card = 'comes' | 'comes, perhaps twice' | 'comes in a new chat' | 'cannot come'

const cards: readonly (readonly [string, Fault, Card])[] = [
  ['404 ConversationNotFound', status(404, 'ConversationNotFound'), 'comes in a new chat'],
  ['404 NotFound', status(404, 'NotFound'), 'comes in a new chat'],
  ['403 BotNotInConversationRoster', status(403, 'BotNotInConversationRoster'), 'comes in a new chat'],
  ['403 MessageWritesBlocked', status(403, 'MessageWritesBlocked'), 'cannot come'],
  ['403 BotDisabledByAdmin', status(403, 'BotDisabledByAdmin'), 'cannot come'],
  ['413', status(413), 'cannot come'],
  ['400 BadSyntax', status(400, 'BadSyntax'), 'cannot come'],
  ['401: the token is renewed', status(401), 'comes'],
  ['412', status(412), 'comes'],
  ['429 with a time', status(429, undefined, { retryAfter: 3 }), 'comes'],
  ['503', status(503), 'comes'],
  ['500', status(500), 'comes'],
  ['502, and it had arrived', status(502, undefined, { effect: true }), 'comes, perhaps twice'],
  ['504, and it had arrived', status(504, undefined, { effect: true }), 'comes, perhaps twice'],
  ['broken off after it arrived', { with: 'reset', effect: 'after' }, 'comes, perhaps twice'],
  ['broken off before', { with: 'reset', effect: 'before' }, 'comes'],
]

describe('a card in Teams whose sending is refused', () => {
  test.each(cards)('%s', async (_, fault, becomes) => {
    const { office, pass, owe, cards: seen } = open()
    // The chat is known already: they had a card before.
    owe('first')
    await pass(2)
    const begun = rig.connector.created.length
    rig.connector.fail('send', fault)
    owe('second')
    await pass()
    const came = seen().filter((text) => text.includes('second')).length
    expect([came, rig.connector.created.length - begun, office.failed.length]).toEqual(
      {
        comes: [1, 0, 0],
        // Teams lets no bot look for what it sent: better twice than never.
        'comes, perhaps twice': [2, 0, 0],
        'comes in a new chat': [1, 1, 0],
        'cannot come': [0, 0, 1],
      }[becomes],
    )
    expect(office.open()).toEqual([])
  })
})
