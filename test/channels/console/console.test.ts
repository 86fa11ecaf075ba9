import type { Answer, Arrival } from '../../../src/casework/arrival.js'
import type { Address } from '../../../src/channels/channel.js'
import type { Front } from '../../../src/channels/console/front.js'
import { type ConsoleChannel, openConsoleChannel } from '../../../src/channels/console/open-console.js'
import type { Reply } from '../../../src/channels/console/wire.js'
import { cardSaying } from '../../contracts/channel.contract.js'
import { staff, testOffice, tuesday } from '../../procedures/test-office.js'
import { arrive, ask, openStream, seenBy, testConsole, tokenOf } from './console-server.js'
import { fakeCard } from './fake-office.js'

const office = testOffice()
const address = (id: string): Address => {
  const person = office.person(id)
  if (!person) throw new Error(`no ${id} in the test office`)
  return { person }
}
const now = (key: string) => ({ urgency: 'now' as const, key })

/** A started console whose office gives this answer to everything; `arrivals` are what came to its door. */
async function started(answer: Answer | ((arrival: Arrival) => Answer) = { answer: 'nothing' }, changes: { perPlace?: number } = {}) {
  const { channel, store } = testConsole(changes)
  const arrivals: Arrival[] = []
  await channel.start(async (arrival) => {
    arrivals.push(arrival)
    return typeof answer === 'function' ? answer(arrival) : answer
  })
  stops.push(() => channel.stop())
  return { channel, store, arrivals, do: async (sent: object) => JSON.parse((await arrive(channel, sent)).body) as Reply }
}
const stops: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop()
})

const command = { id: 'window-1-command', by: 'asha', at: 'chat', arrives: 'command', command: '/help', text: 'me' }
const note: Answer = { answer: 'sentence', text: 'Kept.', tone: 'done' }

describe('what is done in the console', () => {
  test('comes to the door as an arrival, private in the chat and shared in a channel', async () => {
    const { do: act, arrivals } = await started()
    await act(command)
    await act({ ...command, id: 'window-1-second', at: 'seniors' })
    expect(arrivals).toEqual([
      {
        id: 'console:window-1-command',
        by: 'asha',
        channel: 'console',
        place: 'private',
        arrives: 'command',
        command: '/help',
        text: 'me',
      },
      expect.objectContaining({ id: 'console:window-1-second', place: 'shared' }),
    ])
  })

  test('a press carries the card’s record and version, and nothing that is not there', async () => {
    const { do: act, arrivals } = await started()
    await act({
      id: 'window-1-press',
      by: 'lena',
      at: 'chat',
      arrives: 'press',
      verb: 'step:Take',
      record: 'TC-2026-0001',
      version: 3,
      post: 'd-x',
    })
    await act({ id: 'window-1-other', by: 'lena', at: 'chat', arrives: 'press', verb: 'command:/at-risk' })
    expect(arrivals[0]).toEqual({
      ...{ id: 'console:window-1-press', by: 'lena', channel: 'console', place: 'private' },
      ...{ arrives: 'press', verb: 'step:Take', record: 'TC-2026-0001', version: 3 },
    })
    expect(Object.keys(arrivals[1] ?? {})).not.toContain('record')
  })

  test('a dialog goes to the window that asked, and stands nowhere else', async () => {
    const dialog = { draft: 'd', title: 't', step: { name: 's', title: 'S', number: 1, of: 1 }, know: [], fields: [], values: {} }
    const view = { ...dialog, errors: {}, warnings: [], back: false, next: 'Send' }
    const { do: act, channel } = await started({ answer: 'dialog', dialog: view })
    expect(await act(command)).toEqual({ reply: 'dialog', dialog: view })
    expect((await seenBy(channel, 'asha')).map(({ words }) => words)).toEqual(['/help me'])
  })

  test('a sentence stands in the chat of whoever asked, after their own words', async () => {
    const { do: act, channel } = await started(note)
    await act(command)
    const posts = await seenBy(channel, 'asha')
    expect(posts.map(({ from, words }) => [from, words])).toEqual([
      ['asha', '/help me'],
      ['bot', 'Kept.'],
    ])
    expect(posts[0]?.at).toBe(tuesday)
    expect(await seenBy(channel, 'lena')).toEqual([])
  })

  test('the same thing sent twice stands there once', async () => {
    const { do: act, channel } = await started(note)
    expect(await act(command)).toEqual(await act(command))
    expect(await seenBy(channel, 'asha')).toHaveLength(2)
  })

  test('a refusal inside a dialog stays in the dialog, so that what was typed is kept', async () => {
    const { do: act, channel } = await started({ answer: 'sentence', text: 'The database is away.', tone: 'refused' })
    const form = { id: 'window-1-form', by: 'asha', at: 'chat', arrives: 'form', draft: 'd', step: 's', move: 'send', values: { a: 'b' } }
    expect(await act(form)).toEqual({ reply: 'sentence', text: 'The database is away.', tone: 'refused' })
    expect(await seenBy(channel, 'asha')).toEqual([])
  })

  test('an answer in a channel is seen by the one who asked alone', async () => {
    const { do: act, channel } = await started(note)
    await act({ ...command, at: 'seniors' })
    expect((await seenBy(channel, 'asha')).map(({ place, only }) => [place, only])).toEqual([
      ['channel:seniors', 'asha'],
      ['channel:seniors', 'asha'],
    ])
    expect(await seenBy(channel, 'gita')).toEqual([])
  })

  test('what somebody shares in a channel is seen by everybody there', async () => {
    const { do: act, channel } = await started({ answer: 'shared', card: fakeCard('waiting', 'x'), conversation: 'seniors' })
    await act({ id: 'window-1-press', by: 'asha', at: 'seniors', arrives: 'press', verb: 'share:6' })
    for (const person of ['asha', 'gita'])
      expect((await seenBy(channel, person)).map(({ place, only }) => [place, only])).toEqual([['channel:seniors', undefined]])
  })

  test('a press on an answer’s own card shows the newer state in its place', async () => {
    const { do: act, channel } = await started((arrival) => ({
      answer: 'card',
      card: fakeCard(arrival.arrives === 'press' ? 'discussed' : 'waiting', 'x'),
    }))
    const first = await act(command)
    if (first.reply !== 'posted') throw new Error('expected a post')
    await act({ id: 'window-1-press', by: 'asha', at: 'chat', arrives: 'press', verb: 'step:Go', post: first.post.id })
    const cards = (await seenBy(channel, 'asha')).filter(({ card }) => card)
    expect(cards.map(({ card, drawn }) => [card?.version, drawn])).toEqual([[2, 1]])
  })
})

describe('a card of a record stands in a chat once', () => {
  const receipt = fakeCard('waiting', 'Logged.')
  const cards = async (channel: ConsoleChannel) => (await seenBy(channel, 'asha')).filter(({ card }) => card)

  test('when its delivery comes after the answer', async () => {
    const { do: act, channel } = await started({ answer: 'card', card: receipt })
    await act(command)
    const posted = await channel.post(address('asha'), receipt, now('k'))
    expect(await channel.post(address('asha'), receipt, now('k'))).toEqual(posted)
    await channel.replace(posted, fakeCard('discussed', 'Settled.'))
    expect((await cards(channel)).map(({ id, card }) => [id, card?.version])).toEqual([[posted.id, 2]])
    // The same delivery again finds what stands for it, although it has changed since.
    expect(await channel.post(address('asha'), receipt, now('k'))).toEqual(posted)
    expect(await cards(channel)).toHaveLength(1)
  })

  test('when the answer comes after its delivery', async () => {
    const { do: act, channel } = await started({ answer: 'card', card: receipt })
    const posted = await channel.post(address('asha'), receipt, now('k'))
    expect(await act(command)).toMatchObject({ reply: 'posted', post: { id: posted.id } })
    expect(await cards(channel)).toHaveLength(1)
  })

  test('when its delivery comes while the answer is being kept', async () => {
    const { do: act, channel, store } = await started({ answer: 'card', card: receipt })
    let goOn = () => {}
    const mayGoOn = new Promise<void>((resolve) => {
      goOn = resolve
    })
    const asked = new Promise<void>((resolve) => {
      // What was typed is kept first, and not held.
      store.before = async (post) => {
        if (!(post as { card?: unknown }).card) return
        resolve()
        await mayGoOn
      }
    })
    const answered = act(command)
    await asked
    const delivered = channel.post(address('asha'), receipt, now('k'))
    goOn()
    await Promise.all([answered, delivered])
    expect(await cards(channel)).toHaveLength(1)
  })

  test('when a dialog that it opened is sent', async () => {
    const { do: act, channel } = await started({ answer: 'card', card: fakeCard('discussed', 'Talked.') })
    const posted = await channel.post(address('asha'), receipt, now('k'))
    await act({
      id: 'window-1-form',
      by: 'asha',
      at: 'chat',
      arrives: 'form',
      draft: 'd',
      step: 's',
      move: 'send',
      values: {},
      post: posted.id,
    })
    expect((await cards(channel)).map(({ id, card }) => [id, card?.version])).toEqual([[posted.id, 2]])
  })

  test('but details asked for in a channel never stand in the channel’s card', async () => {
    const { do: act, channel } = await started({ answer: 'card', card: fakeCard('waiting', 'Mr Brown said…') })
    const posted = await channel.post({ purpose: 'seniors' }, receipt, now('k'))
    await act({
      id: 'window-1-press',
      by: 'gita',
      at: 'seniors',
      arrives: 'press',
      verb: 'step:Look',
      record: 'TC-2026-0001',
      post: posted.id,
    })
    expect(JSON.stringify(await seenBy(channel, 'asha'))).not.toContain('Mr Brown')
    expect(JSON.stringify(await seenBy(channel, 'gita'))).toContain('Mr Brown')
  })
})

describe('what the console shows', () => {
  test('people, channels and commands before anybody is chosen, and two people for the sample story', async () => {
    const { channel } = await started()
    const { body } = await ask(channel, '/front', { headers: { 'x-console-token': await tokenOf(channel) } })
    const front = JSON.parse(body) as Front
    expect(front.people).toHaveLength(office.people.length)
    expect(front.people[0]).toEqual({
      id: 'asha',
      name: 'Asha Patel',
      group: 'Advice',
      department: 'Public Services',
      roles: ['staff'],
      manager: 'Lena Morris',
    })
    expect(front.story).toEqual({ staff: 'asha', manager: 'lena' })
    expect(body).not.toMatch(/@office\.example|7946/)
  })

  test('a post reaches an open window by itself, and a replaced card says how often it was drawn', async () => {
    const { channel } = await started()
    const stream = await openStream(channel, 'lena')
    expect(await stream.next()).toEqual({ event: 'sync', data: [] })
    const posted = await channel.post(address('lena'), cardSaying('one'), now('k'))
    expect(await stream.next()).toMatchObject({ event: 'post', data: { id: posted.id, place: 'person:lena' } })
    await channel.replace(posted, cardSaying('two'))
    expect(await stream.next()).toMatchObject({ event: 'post', data: { id: posted.id, drawn: 1 } })
    stream.close()
  })

  test('with many windows open each hears so, for a browser has six connections only', async () => {
    const { channel } = await started()
    const streams = [await openStream(channel, 'asha')]
    for (const person of ['lena', 'gita', 'hugh']) streams.push(await openStream(channel, person))
    for (const stream of streams) expect(await stream.next()).toMatchObject({ event: 'sync' })
    streams.push(await openStream(channel, 'ada'))
    expect(await streams[0]?.next()).toEqual({ event: 'crowded', data: 5 })
    for (const stream of streams) stream.close()
  })

  test('a channel’s post is everybody’s', async () => {
    const { channel } = await started()
    await channel.post({ purpose: 'seniors' }, cardSaying('reference'), now('k'))
    for (const person of ['asha', 'hugh']) expect(await seenBy(channel, person)).toHaveLength(1)
  })

  test('one delivery stands there once, however often it is posted', async () => {
    const { channel } = await started()
    const [first, second] = [
      await channel.post(address('lena'), cardSaying('a'), now('k')),
      await channel.post(address('lena'), cardSaying('b'), now('k')),
    ]
    expect(second).toEqual(first)
    await channel.post(address('gita'), cardSaying('a'), now('k'))
    expect((await seenBy(channel, 'lena')).map(({ card }) => JSON.stringify(card))).toEqual([expect.stringContaining('"a"')])
    expect(await seenBy(channel, 'gita')).toHaveLength(1)
  })

  test('everything is there after a restart, in its order', async () => {
    const { channel, store, do: act } = await started(note)
    await channel.post(address('asha'), cardSaying('card'), now('k'))
    await act(command)
    const before = await seenBy(channel, 'asha')
    await channel.stop()
    const again = openConsoleChannel({
      port: 0,
      commands: [],
      directory: () => office,
      clock: () => new Date(tuesday),
      store,
      logger: { warn: () => {} },
    })
    await again.start(async () => ({ answer: 'nothing' }))
    stops.push(() => again.stop())
    expect(before).toHaveLength(3)
    expect(await seenBy(again, 'asha')).toEqual(before)
    await again.post(address('asha'), cardSaying('newest'), now('n'))
    expect(JSON.stringify((await seenBy(again, 'asha')).at(-1)?.card)).toContain('newest')
  })

  test('a chat that has grown too long loses its oldest, and a card that went so cannot be replaced', async () => {
    const { channel, store } = await started({ answer: 'nothing' }, { perPlace: 3 })
    const [first] = [await channel.post(address('asha'), cardSaying('0'), now('0'))]
    for (const words of ['1', '2', '3']) await channel.post(address('asha'), cardSaying(words), now(words))
    expect(await seenBy(channel, 'asha')).toHaveLength(3)
    expect(await store.listSealed('console-post')).toHaveLength(3)
    await expect(channel.replace(first, cardSaying('x'))).rejects.toMatchObject({ fault: 'never' })
  })

  test('with the store away a card is for later, but an alert is shown at once', async () => {
    const { channel, store } = await started()
    store.away = true
    await expect(channel.post(address('hugh'), cardSaying('routine'), now('r'))).rejects.toMatchObject({ fault: 'later' })
    await channel.post(address('hugh'), cardSaying('alert'), { urgency: 'alert', key: 'a' })
    expect((await seenBy(channel, 'hugh')).map(({ card }) => JSON.stringify(card))).toEqual([expect.stringContaining('alert')])
  })

  test('reaches everybody of the office as it is now', async () => {
    const { channel } = await started()
    expect(channel.reaches(address('asha'))).toBe(true)
    expect(channel.reaches({ person: { ...address('asha'), ...office.people[0], id: staff('gone') } as never })).toBe(false)
    expect(channel.reaches({ purpose: 'managers' })).toBe(true)
  })
})
