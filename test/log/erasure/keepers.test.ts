import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Answer, Arrival } from '../../../src/casework/arrival.js'
import { openThread } from '../../../src/casework/ask/thread.js'
import { openCardsAside } from '../../../src/casework/cards-aside.js'
import type { Desk } from '../../../src/casework/desk.js'
import { openDrafts } from '../../../src/casework/dialog/drafts.js'
import { openHandingOn } from '../../../src/casework/hand-on.js'
import { openHeldWords } from '../../../src/casework/held-words.js'
import { openNames } from '../../../src/casework/look-up/read-names.js'
import { onceEach } from '../../../src/casework/once.js'
import { openPosts } from '../../../src/channels/console/posts.js'
import { openFormsAside } from '../../../src/channels/forms-aside.js'
import { openTaken } from '../../../src/channels/taken.js'
import { openViews } from '../../../src/channels/teams/answering/views.js'
import { procedures } from '../../../src/office.js'
import type { RecordId, StaffId } from '../../../src/procedures/words.js'
import { memoryLog } from '../../casework/memory-log.js'
import { fakeStore } from '../../channels/console/fake-store.js'
import { testOffice, tuesday } from '../../procedures/test-office.js'
import { toldErased } from '../told-erased.js'
import { keepersIn, keepersInCode } from './keepers-in-code.js'

/** Rooms that are given no words of a record to keep. */
const rooms: Readonly<Record<string, string>> = {
  calendars: 'who is away or on duty',
  cards: 'templates, and numbers of colleagues',
  cli: 'a command ends; the watchdog keeps references',
  directory: 'the office',
  files: 'names of files',
  guidance: 'what is read at this moment; of what was read, a print under a key of the process',
  people: 'the office',
  procedures: 'numbers of colleagues, and sums',
  time: 'timers',
}

/** Why other memories may stay as they are when a record is erased. */
const stay: Readonly<Record<string, readonly string[]>> = {
  'ends with the call': [
    'casework/contact-report/close-figures.ts late',
    'casework/erase-records.ts said',
    'casework/look-up/find-customer.ts found',
    'casework/look-up/find-customer.ts parts',
    'casework/look-up/find-customer.ts read',
    'casework/look-up/name-index.ts alike',
    'casework/look-up/name-index.ts known',
    'casework/look-up/whole-customer.ts asked',
    'casework/look-up/whole-customer.ts joined',
    'casework/look-up/whole-customer.ts members',
    'casework/look-up/whole-customer.ts named',
    'casework/look-up/whole-customer.ts others',
    'casework/look-up/whole-customer.ts parts',
    'casework/look-up/whole-customer.ts reached',
    'casework/look-up/whole-customer.ts tried',
    'casework/practice-review/open-review.ts candidates',
    'casework/practice-review/open-review.ts challenges',
    'casework/practice-review/open-review.ts overdue',
    'casework/retention/named-by-open.ts named',
    'casework/retention/named-by-open.ts told',
    'casework/notices.ts own',
    'casework/subject-access/cut-names.ts known',
    'casework/subject-access/gather.ts found',
    'casework/subject-access/gather.ts looks',
    'casework/subject-access/gather.ts newer',
    'casework/subject-access/gather.ts unread',
    'casework/subject-access/marked.ts read',
    'casework/subject-access/near-names.ts known',
    'casework/subject-access/of-record.ts named',
    'casework/work-lists/looks.ts seen',
    'channels/slack/drawing/draw.ts often',
    'delivery/shown.ts restores',
    'delivery/shown.ts states',
    'delivery/shown.ts unopened',
    'house/after-restore.ts known',
    'log/backup/restore.ts some',
    'log/backup/write-backup.ts known',
    'log/backup/write-backup.ts under',
    'log/verify-beside.ts done',
    'log/verify-beside.ts open',
    'log/verify-beside.ts states',
    'log/verify-beside.ts wrong',
  ],
  'is held by nobody but what it is about': [
    'casework/ask/answers-stand.ts unkept',
    'casework/look-up/look-up.ts opened',
    'casework/record-at-hand.ts foldedTo',
    'casework/record-at-hand.ts laidOut',
    'casework/record-at-hand.ts marksKnown',
    'log/inserts.ts inserting',
  ],
  'is the same for every record': [
    'casework/look-up/nicknames.ts known',
    'casework/retention/named-by-open.ts nothing',
    'casework/subject-access/details.ts calledBy',
    'casework/subject-access/marked.ts none',
  ],
  'references, ids, numbers and moments, and no word': [
    'casework/after-contacts.ts seen',
    'casework/dialog/drafts.ts given',
    'casework/dialog/drafts.ts hungUntil',
    'casework/due-by-the-clock.ts waits',
    'casework/hand-on.ts before',
    'casework/look-up/read-names.ts versions',
    'casework/rate.ts lately',
    'channels/console/open-console.ts looking',
    'channels/console/player.ts coming',
    'channels/console/posts.ts forgotten',
    'channels/console/windows.ts open',
    'channels/troubles.ts known',
    'delivery/attempt.ts inVain',
    'delivery/attempt.ts pauses',
    'delivery/attempt.ts rests',
    'delivery/attempt.ts sent',
    'delivery/courier.ts started',
    'delivery/first-cards.ts records',
    'delivery/hanging.ts platforms',
    'delivery/searches-owed.ts failed',
    'delivery/searches-owed.ts unopened',
    'delivery/raise-alarms.ts goingOn',
    'delivery/redraw.ts mistakes',
    'delivery/rests.ts rests',
    'delivery/turns.ts queues',
    'delivery/written-ahead.ts ahead',
    'house/daily-look.ts looked',
    'house/record-check.ts asked',
    'house/daily-people.ts done',
    'house/daily-people.ts owed',
    'house/daily-people.ts trouble',
    'house/hasty-store.ts slowUntil',
    'house/heartbeat.ts timer',
    'house/keep-embedded.ts looking',
    'house/keep-embedded.ts why',
    'house/key-change.ts said',
    'house/key-change.ts timer',
    'house/key-change.ts trouble',
    'house/lay-foundation.ts officeFault',
    'house/open-server.ts mounted',
    'house/own-folder.ts told',
    'house/readiness.ts unopened',
    'house/record-check.ts checked',
    'house/record-check.ts faults',
    'house/record-check.ts keptOutside',
    'house/record-check.ts timers',
    'house/record-check.ts toldUnwitnessed',
    'house/record-check.ts trouble',
    'house/report.ts away',
    'house/stand-in.ts ending',
    'house/stand-in.ts leaving',
    'house/stand-in.ts there',
    'house/store-later.ts forgetting',
    'house/store-later.ts there',
    // What channels keep while the database is away, from which nothing can be erased meanwhile: it goes there, and from here, once that is back.
    'house/store-meanwhile.ts waits',
    'house/erased-again.ts untold',
    // What the bot says of itself to administrators: references and colleagues' names.
    'house/tell-until-reached.ts waiting',
    'log/following-up.ts unsettled',
    'log/held-back.ts held',
    'log/held-back.ts lacks',
    'log/held-back.ts looking',
    'log/open-log.ts told',
    'log/owed.ts beside',
    'log/references.ts lasts',
    'log/references.ts queues',
    'log/register/open-register.ts asked',
    'log/register/open-register.ts newest',
    'log/register/open-register.ts timer',
    'log/register/open-register.ts touched',
    'log/steps.ts places',
    'log/witness.ts heads',
    'log/witness.ts timer',
  ],
  'who the staff are': [
    'house/keep-ids.ts told',
    'house/keep-names.ts known',
    'house/keep-names.ts office',
    'house/keep-names.ts seen',
    'house/keep-names.ts unkept',
  ],
  'what a platform calls people, places and us': [
    'channels/slack/answering/homes.ts known',
    'channels/slack/answering/homes.ts looks',
    'channels/slack/answering/homes.ts waiting',
    'channels/slack/arriving/own.ts kept',
    'channels/slack/arriving/own.ts known',
    'channels/slack/arriving/people.ts emails',
    'channels/slack/arriving/people.ts lookedForInVain',
    'channels/slack/arriving/replays.ts signatures',
    'channels/slack/arriving/socket.ts again',
    'channels/slack/looking.ts inVain',
    'channels/slack/open-slack.ts listen',
    'channels/slack/posting.ts conversations',
    'channels/slack/posting.ts proven',
    'channels/slack/posting.ts unclear',
    'channels/slack/tokens/rotation.ts failed',
    'channels/slack/tokens/rotation.ts unkept',
    'channels/teams/answering/views.ts rosters',
    'channels/teams/arriving/guests.ts known',
    'channels/teams/arriving/guests.ts under',
    'channels/teams/conversations.ts chats',
    'channels/teams/conversations.ts places',
    'channels/teams/open-teams.ts listen',
    'channels/teams/pace.ts alertWaits',
    'channels/teams/pace.ts closed',
    'channels/teams/pace.ts sent',
    'channels/teams/sdk.ts connectors',
    'channels/teams/sdk.ts userTokens',
    'channels/teams/tokens/our-token.ts held',
    'channels/teams/tokens/signing-keys.ts known',
  ],
  'what is being done at this moment, and goes when it is done': [
    'casework/look-up/read-names.ts firstReading',
    'casework/look-up/read-names.ts next',
    'casework/look-up/read-names.ts running',
    'casework/open-casework.ts taking',
    'channels/console/posts.ts coming',
    'channels/slack/answering/homes.ts working',
    'channels/slack/answering/turns.ts last',
    'channels/slack/arriving/own.ts asking',
    'channels/slack/tokens/rotation.ts underWay',
    'channels/teams/posting.ts beginning',
    'channels/teams/tokens/our-token.ts asking',
    'channels/teams/tokens/signing-keys.ts reading',
    'channels/under-way.ts underWay',
    'delivery/attempt.ts inHand',
    'delivery/journal-of-alerts.ts reading',
    'house/alerts-at-start.ts going',
    'delivery/lane.ts inHand',
    'letters/copy-aside.ts late',
    'letters/in-turn.ts waiting',
    'log/following-up.ts owing',
    'log/following-up.ts showing',
    'log/following-up.ts underWay',
    'log/following-up.ts waiting',
    'log/together.ts waiting',
  ],
  'an alert that waits for somebody, which is not erased': ['delivery/direct-alerts.ts onTheirWay'],
  'keys, which go with their record or their epoch (forgotten.test.ts)': [
    'log/just-asked.ts asked',
    'log/sealing/epochs/open-epochs.ts known',
    'log/sealing/epochs/open-epochs.ts opened',
    'log/sealing/keys.ts secret',
  ],
  'read anew every five seconds, from what forgets': ['house/guidance-of-ours.ts now'],
}

/** What forgets, and the file that is told by the log: its own, or the one that keeps it. */
const forgets: Readonly<Record<string, string>> = {
  'casework/ask/thread.ts said': 'casework/ask/thread.ts',
  'casework/cards-aside.ts near': 'casework/cards-aside.ts',
  'casework/contact-report/close-figures.ts known': 'casework/contact-report/close-figures.ts',
  'casework/dialog/drafts.ts memory': 'casework/dialog/drafts.ts',
  'casework/hand-on.ts queue': 'casework/hand-on.ts',
  'casework/held-words.ts held': 'casework/held-words.ts',
  'casework/look-up/name-index.ts byForm': 'casework/look-up/read-names.ts',
  'casework/look-up/name-index.ts byRecord': 'casework/look-up/read-names.ts',
  'casework/look-up/name-index.ts entries': 'casework/look-up/read-names.ts',
  'casework/look-up/word-store.ts bySound': 'casework/look-up/read-names.ts',
  'casework/once.ts answers': 'casework/once.ts',
  'casework/open-casework.ts ours': 'casework/open-casework.ts',
  'casework/open-casework.ts words': 'casework/open-casework.ts',
  'channels/console/player.ts played': 'channels/console/player.ts',
  'channels/console/player.ts pressed': 'channels/console/player.ts',
  'channels/console/posts.ts posts': 'channels/console/posts.ts',
  'channels/forms-aside.ts aside': 'channels/forms-aside.ts',
  'channels/forms-aside.ts goesWith': 'channels/forms-aside.ts',
  'channels/forms-aside.ts long': 'channels/forms-aside.ts',
  'channels/seen.ts all': 'channels/taken.ts',
  'channels/slack/answering/homes.ts shown': 'channels/slack/answering/homes.ts',
  'channels/slack/arriving/reception.ts taken': 'channels/taken.ts',
  'channels/teams/answering/views.ts cards': 'channels/teams/answering/views.ts',
  'channels/teams/arriving/reception.ts taken': 'channels/taken.ts',
  'log/opened.ts records': 'log/open-log.ts',
}

test('everything in which a bot keeps anything is known: it forgets an erased record, or holds no word of one', () => {
  const found = keepersInCode().filter((keeper) => !rooms[keeper.split('/')[0] ?? ''])
  const known = [...Object.values(stay).flat(), ...Object.keys(forgets)]
  expect([...new Set(found)].sort()).toEqual(known.sort())
  for (const file of new Set(Object.values(forgets)))
    expect([file, /whenErased\b/.test(readFileSync(join(__dirname, '../../../src', file), 'utf8'))]).toEqual([file, true])
})

test('a new memory is found, wherever it stands', () => {
  const found = (text: string) => keepersIn('new.ts', text)
  expect(found('const all = new Map<string, Card>()')).toEqual(['new.ts all'])
  expect(found('let last: Card | undefined')).toEqual(['new.ts last'])
  expect(found('export function open() { const all = new Map(); return { put: (card) => all.set(1, card) } }')).toEqual(['new.ts all'])
  expect(
    found('export const open = () => { const seen = openSeen(clock, 1, 1); const put = (one) => seen.put(one); return { put } }'),
  ).toEqual(['new.ts seen'])
  expect(found('export const sum = (all) => { const seen = new Set(); for (const one of all) seen.add(one); return seen.size }')).toEqual(
    [],
  )
})

const record = 'TC-2026-0001' as RecordId
const another = 'TC-2026-00012' as RecordId
const asha = 'asha' as StaffId
const canary = 'canary-of-grief'
const clock = () => new Date(tuesday)
const press = (id: string) => ({ id, by: asha, channel: 'slack', place: 'private', arrives: 'home' }) as Arrival
const card = (of: RecordId, words = canary) =>
  ({ adaptive: { body: [{ type: 'TextBlock', text: words }], actions: [] }, preview: of, record: of }) as never
const long = (of: RecordId) => card(of, `${canary} ${of} ${'x'.repeat(10_000)}`)
/** A store that takes nothing: what memory holds is all there is. */
const awayStore = (told: ReturnType<typeof toldErased>) => {
  const away = async () => {
    throw new Error('away')
  }
  return { ...told, putSealed: away, getSealed: away, dropSealed: away, listSealed: away } as never
}
/** A desk whose log is away, or answers as is said. */
const desk = (told: ReturnType<typeof toldErased>, answers: object = {}): Desk =>
  ({
    procedures,
    log: { ...memoryLog(clock), putSealed: away, getSealed: away, ...answers, whenErased: told.whenErased },
    directory: () => testOffice(),
    clock,
    report: () => {},
  }) as unknown as Desk
const away = async () => {
  const { LogAway } = await import('../../../src/log/log.js')
  throw new LogAway('away')
}

/** Each memory with the canary in it, of this record: what it still gives. */
type Keeper = (told: ReturnType<typeof toldErased>, of: RecordId) => Promise<() => Promise<unknown>>
const keepers: Readonly<Record<string, Keeper>> = {
  'an answer, in case it is asked for twice': async (told, of) => {
    let times = 0
    const answerOnce = onceEach(clock, told, async () => {
      times += 1
      return { answer: { answer: 'sentence', text: times === 1 ? `${of}: ${canary}` : 'anew', tone: 'note' } as Answer, keep: true }
    })
    await answerOnce(press('a'))
    return () => answerOnce(press('a'))
  },
  'what a platform is answered twice': async (told, of) => {
    const taken = openTaken<object>(clock, { seconds: 900, most: 10 }, { erasures: told, hasWords: () => true })
    taken.put('a', Promise.resolve({ of, canary }))
    return async () => taken.get('a')
  },
  'words too long for a button': async (told, of) => {
    const held = openHeldWords(clock, told)
    const given = held.hold(`${of} ${'x'.repeat(3_000)} ${canary}`, asha)
    return async () => held.take(given, asha)
  },
  'what was asked': async (told, of) => {
    const thread = openThread(clock, told)
    thread.keep({ by: asha, where: 'slack/D1' }, `${canary} of ${of}`)
    return async () => thread.before({ by: asha, where: 'slack/D1' }, 'and now?')
  },
  'what was asked about an alert': async (told, of) => {
    const thread = openThread(clock, told)
    thread.keep({ by: asha, where: 'slack/D1' }, canary)
    thread.isOf({ by: asha, where: 'slack/D1' }, canary, of)
    return async () => thread.before({ by: asha, where: 'slack/D1' }, 'and now?')
  },
  'a card that was laid aside': async (told, of) => {
    const aside = openCardsAside(awayStore(told), clock)
    const answer = aside.lay({ answer: 'card', card: long(of) }, asha, 'a')
    const id = answer.answer === 'card' ? answer.card.whole?.given?.kept : undefined
    return () => aside.show(String(id), asha, undefined).catch(String)
  },
  'a draft': async (told, of) => {
    const drafts = openDrafts(desk(told))
    await drafts.keep({
      id: 'd1',
      by: asha,
      procedure: 'meeting',
      dialog: 'x',
      from: of,
      opened: tuesday,
      begun: {},
      typed: { a: { words: canary } },
      step: 'a',
    })
    return () => drafts.find('d1').catch(String)
  },
  'the name of a customer': async (told, of) => {
    const { index } = openNames(desk(told))
    index.put(of, `Jo ${canary}`)
    return async () => [index.nameOf(of), index.find(`Jo ${canary}`)]
  },
  'what is to be handed on': async (told, of) => {
    const all = [...Array.from({ length: 300 }, (_, number) => `TC-2025-${1000 + number}`), of]
    let read: string[] = []
    const waits = async () => all.map((one) => ({ record: one, version: 1, waiting: [] }))
    const handing = openHandingOn(desk(told, { waits, read: async (one: string) => void read.push(one) }))
    await handing.look()
    return async () => {
      read = []
      await handing.look()
      return read.includes(of) ? canary : 'not looked at'
    }
  },
  'a form that may be opened again': async (told, of) => {
    const forms = openFormsAside(awayStore(told), clock, { long: 'slack-kept', form: 'slack-form' })
    await forms.putAside({ draft: 'd1', step: 'a', values: { words: `${of} ${canary}` } })
    return () => forms.takeUp('d1')
  },
  'a form that was begun from its record, which it does not name': async (told, of) => {
    const forms = openFormsAside(awayStore(told), clock, { long: 'slack-kept', form: 'slack-form' })
    await forms.keepLong('d1', {}, [of])
    await forms.putAside({ draft: 'd1', step: 'a', values: { words: canary } })
    return () => forms.takeUp('d1')
  },
  'what had no room in a form': async (told, of) => {
    const forms = openFormsAside(awayStore(told), clock, { long: 'slack-kept', form: 'slack-form' })
    await forms.keepLong('d1', { words: `${of} ${canary}` })
    return () => forms.longOf('d1')
  },
  'a card in a channel of Teams': async (told, of) => {
    const views = openViews({ store: awayStore(told), clock, directory: () => testOffice() })
    await views.keep('19:a', '1', { type: 'AdaptiveCard', body: [{ text: canary }], actions: [{ data: { record: of } }] } as never)
    return () => views.viewOf('19:a', '1', 'entra-hugh')
  },
  'a card in the console': async (told, of) => {
    const posts = openPosts({ store: { ...fakeStore(), ...told }, clock, perPlace: 200, tell: () => {} })
    await posts.add({ id: 'p', place: 'person:asha', from: 'bot', card: card(of) })
    return async () => posts.find('p')
  },
}

describe.each(Object.entries(keepers))('%s', (_, seed) => {
  test('goes from memory when its record is erased, and not when another is', async () => {
    const told = toldErased()
    const given = await seed(told, record)
    told.tellErased([another])
    // Answers in case of a repeat go with every erasure: a form in them need not name its record.
    if (!/twice/.test(_)) expect(JSON.stringify(await given())).toContain(_ === 'the name of a customer' ? record : canary)
    told.tellErased([record])
    await Promise.resolve()
    const left = JSON.stringify((await given()) ?? null)
    expect(left).not.toContain(canary)
    if (_ === 'the name of a customer') expect(left).not.toContain(record)
  })
})

test('a form that was laid aside goes from memory when anything is erased, and comes from the store where it stays there', async () => {
  const store = fakeStore()
  const forms = openFormsAside(store, clock, { long: 'slack-kept', form: 'slack-form' })
  const form = (draft: string) => ({ draft, step: 'a', values: { words: canary } })
  for (const draft of ['goes', 'stays']) await forms.putAside(form(draft))
  // The sweep of the store knows by its draft that it was filled in from the record.
  await store.dropSealed('slack-form', 'goes')
  store.tellErased([record])
  expect(await forms.takeUp('goes')).toBeUndefined()
  expect(await forms.takeUp('stays')).toEqual(form('stays'))
})

test('an answer that is in the making when its record is erased is not kept for a repeat', async () => {
  const told = toldErased()
  let done = (_: { answer: Answer; keep: boolean }): void => {}
  const makes = [new Promise<{ answer: Answer; keep: boolean }>((resolve) => (done = resolve))]
  const anew = { answer: { answer: 'nothing' } as Answer, keep: true }
  const answerOnce = onceEach(clock, told, async () => makes.shift() ?? anew)
  const first = answerOnce(press('a'))
  told.tellErased([record])
  done({ answer: { answer: 'sentence', text: canary, tone: 'note' }, keep: true })
  await first
  expect(await answerOnce(press('a'))).toEqual(anew.answer)
})

test('what the console let go of at once is taken off every window with the next look', async () => {
  const store = fakeStore()
  const posts = openPosts({ store, clock, perPlace: 200, tell: () => {} })
  await posts.add({ id: 'p', place: 'person:asha', from: 'bot', card: card(record) })
  store.tellErased([record])
  expect(await posts.letGo()).toBe(true)
  expect(await posts.letGo()).toBe(false)
})
