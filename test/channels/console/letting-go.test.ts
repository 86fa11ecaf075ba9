import type { Card } from '../../../src/cards/card.js'
import { noteErased } from '../../../src/casework/erased-note.js'
import { chatOf, type NewPost, type Post } from '../../../src/channels/console/post.js'
import { openPosts } from '../../../src/channels/console/posts.js'
import { openTestLog } from '../../log/test-database.js'
import { at, recordId, staff, testOffice, tuesday } from '../../procedures/test-office.js'
import { openStream, testConsole } from './console-server.js'
import { fakeStore } from './fake-store.js'

const asha = staff('asha')
const record = recordId('RE-2026-0007')
const place = chatOf(asha)
const card = (title: string, of?: string): Card => ({
  adaptive: {
    type: 'AdaptiveCard',
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    version: '1.5',
    fallbackText: title,
    body: [],
    actions: [],
  },
  preview: title,
  ...(of ? { record: recordId(of) } : {}),
})
const typed = (id: string, words: string): NewPost => ({ id, place, from: asha, words })
const said = (id: string, title: string, of?: string): NewPost => ({ id, place, from: 'bot', card: card(title, of) })

/** Asha's chat, with a clock that a test may change. */
const open = (store = fakeStore() as Parameters<typeof openPosts>[0]['store']) => {
  let now = new Date(tuesday)
  const posts = openPosts({ store, clock: () => now, perPlace: 200, tell: () => {} })
  return {
    posts,
    store,
    setNow: (iso: string) => {
      now = new Date(iso)
    },
    left: () => posts.seenBy(asha).map(({ id }) => id),
    kept: async () => (await store.listSealed('console-post')).map(({ name }) => name).sort(),
  }
}

describe('what somebody typed, and whatever names no record', () => {
  const all = async ({ posts }: ReturnType<typeof open>) => {
    await posts.add(typed('w-typed', '/restriction Jo Bloggs'))
    await posts.add(typed('w-other', `Jo Bloggs rang, see ${record}`))
    await posts.add(said('a-answer', 'This sounds like a restriction'))
    await posts.add(said('a-card', 'Restriction', record))
    await posts.add({ ...said('a-list', 'Several'), card: { ...card('Several'), preview: `One of them is ${record}` } })
  }

  test('goes after a day, out of the windows and out of the store; cards about a record stay', async () => {
    const chat = open()
    await all(chat)
    chat.setNow('2026-03-04T09:59:00Z')
    expect([await chat.posts.letGo(), chat.left()]).toEqual([false, ['w-typed', 'w-other', 'a-answer', 'a-card', 'a-list']])
    chat.setNow('2026-03-04T10:00:00Z')
    expect([await chat.posts.letGo(), chat.left()]).toEqual([true, ['a-card', 'a-list']])
    expect(await chat.kept()).toEqual(['a-card', 'a-list'])
  })

  test('is gone from the log after a day although no console runs', async () => {
    let now = new Date(tuesday)
    const log = await openTestLog({ clock: () => now })
    const chat = open(log)
    await all(chat)
    now = new Date('2026-03-04T10:00:01Z')
    expect(await chat.kept()).toEqual(['a-card', 'a-list'])
    await log.close()
  })
})

describe('posts that name a record which another process erases', () => {
  const erase = (store: ReturnType<typeof open>['store'], iso = '2026-03-03T10:05:00Z') =>
    noteErased(store, record, { by: 'somebody', why: 'asked for', at: at(iso) })

  test('go at the next look, and no others', async () => {
    const { posts, store, left, kept } = open()
    await posts.add(said('a-card', 'Restriction', record))
    await posts.add(typed('w-typed', `/customer ${record}`))
    await posts.add(said('a-longer', 'Restriction', `${record}1`))
    await posts.add(said('a-other', 'Restriction', 'RE-2026-0001'))
    expect(await posts.letGo()).toBe(false)
    await erase(store)
    expect([await posts.letGo(), left()]).toEqual([true, ['a-longer', 'a-other']])
    expect(await kept()).toEqual(['a-longer', 'a-other'])
  })

  test('go also when they were drawn before and came to stand a moment after; what is said of it later stays', async () => {
    const { posts, store, left, setNow } = open()
    await erase(store)
    setNow('2026-03-03T10:05:10Z')
    await posts.letGo()
    await posts.add(said('a-late', 'Restriction', record))
    setNow('2026-03-03T10:05:20Z')
    await posts.letGo()
    expect(left()).toEqual([])
    setNow('2026-03-03T11:00:00Z')
    await posts.add(typed('w-asks', `/customer ${record}`))
    await posts.letGo()
    expect(left()).toEqual(['w-asks'])
  })

  test('go out of an open window too', async () => {
    jest.useFakeTimers({
      doNotFake: ['setTimeout', 'clearTimeout', 'setImmediate', 'clearImmediate', 'nextTick', 'queueMicrotask', 'Date'],
    })
    const { channel, store } = testConsole()
    await channel.start(async () => ({ answer: 'nothing' }))
    const stream = await openStream(channel, 'asha')
    expect(await stream.next()).toEqual({ event: 'sync', data: [] })
    const person = testOffice().person(asha)
    if (!person) throw new Error('Asha is in the test office')
    const cardOf = (of: string, key: string) => channel.post({ person }, card('Restriction', of), { urgency: 'now', key })
    await cardOf(record, 'one')
    await cardOf('RE-2026-0001', 'other')
    expect([(await stream.next()).event, (await stream.next()).event]).toEqual(['post', 'post'])
    await erase(store)
    jest.advanceTimersByTime(10_000)
    const { event, data } = await stream.next()
    expect([event, (data as Post[]).map((post) => post.card?.record)]).toEqual(['sync', ['RE-2026-0001']])
    stream.close()
    await channel.stop()
    jest.useRealTimers()
  })
})
