import { randomBytes } from 'node:crypto'
import { KeyErased, type Log, type Passed } from '../../src/log/log.js'
import { openLog } from '../../src/log/open-log.js'
import type { Owed } from '../../src/procedures/procedure.js'
import { instant, type RecordId } from '../../src/procedures/words.js'
import { freshName, patience } from '../log/test-database.js'
import { markOf } from '../procedures/marks.js'
import { asha, at, opened, stepped, takeAll, threeSteps, tom } from './log-story.js'

/** What every log promises, on whatever server it stands. */
export const logContract = (server: () => Promise<string>): void => {
  const database = freshName()
  const recordKey = randomBytes(32)
  let now = new Date(at(0))
  let log: Log
  const again = async () => openLog({ uri: await server(), database, patience, recordKey, clock: () => now })
  const readers = { seconds: 60, urgencies: ['alert', 'now', 'routine'] } as const

  beforeAll(async () => {
    log = await again()
  })
  afterAll(() => log.close())
  afterEach(async () => {
    now = new Date(at(0))
    for (const item of await takeAll(log, at(500_000))) await log.finishOwed(item)
  })

  describe('steps', () => {
    test('a record opens under the next reference of its prefix and year', async () => {
      const first = await opened(log, {}, 'AA')
      const second = await opened(log, {}, 'AA')
      expect([first.record, second.record]).toEqual(['AA-2026-0001', 'AA-2026-0002'])
    })

    test('fifty records opened at once get fifty references, without a gap', async () => {
      const other = await again()
      const both = [log, other]
      const commits = await Promise.all(Array.from({ length: 50 }, (_, n) => opened(both[n % 2] ?? log, {}, 'BB')))
      await other.close()
      const expected = Array.from({ length: 50 }, (_, n) => `BB-2026-${String(n + 1).padStart(4, '0')}`)
      expect(commits.map(({ record }) => record).sort()).toEqual(expected)
    })

    test('an arrival opens one record: whoever comes later gets the commit of the first, and its owed items are left alone', async () => {
      const other = await again()
      const first = await opened(log, { arrival: 'opens-once', events: [{ event: 'First' }] }, 'CC')
      const items = await takeAll(log, at(500_000))
      for (const item of items) await log.finishOwed(item)
      const later = await opened(other, { arrival: 'opens-once', events: [{ event: 'Second' }] }, 'CC')
      expect(later).toEqual(first)
      expect(await takeAll(other, at(500_000))).toEqual([])
      expect((await opened(other, { arrival: 'another' }, 'CC')).record).toBe('CC-2026-0002')
      // By then everything that the other tests took ahead of its time was due.
      now = new Date(at(500_000))
      expect((await log.verify()).faults).toEqual([])
      await other.close()
    })

    test('of two people on one version one wins, and the other is told', async () => {
      const { record } = await opened(log)
      const outcomes = await Promise.all(Array.from({ length: 10 }, () => stepped(log, record, 2)))
      expect(outcomes.filter(({ outcome }) => outcome === 'appended')).toHaveLength(1)
      expect((await log.read(record))?.version).toBe(2)
    })

    test('a step on a version that nobody has seen is a fault', async () => {
      const { record } = await opened(log)
      await expect(stepped(log, record, 3)).rejects.toThrow('is not there')
    })

    test('a record that was read before is read to its newest step, whoever took that', async () => {
      const other = await again()
      const { record } = await opened(log)
      for (let version = 2; version <= 6; version += 1) {
        await stepped(version % 2 === 0 ? log : other, record, version, version === 4 ? { events: [{ event: 'NoticeDelivered' }] } : {})
        const [ours, theirs] = [await log.read(record), version % 3 === 0 ? await other.read(record) : undefined]
        expect(ours).toMatchObject({ version, moved: version === 4 ? 3 : version })
        expect(ours?.events.map((event) => event.version)).toEqual(Array.from({ length: version }, (_, at) => at + 1))
        if (theirs) expect(theirs).toEqual(ours)
      }
      await other.close()
    })

    test('a record is read back as it was told, with who and when', async () => {
      const { record } = await opened(log, { events: [{ event: 'CallLogged', quotes: ['“Do it, or else.”', '😡 <b>'] }] })
      await stepped(log, record, 2, { by: tom, events: [{ event: 'DiscussionRecorded' }, { event: 'FollowUpSet', days: 2 }] })
      await stepped(log, record, 3, { by: 'courier', events: [{ event: 'NoticeDelivered' }] })
      const kept = await log.read(record)
      expect(kept).toMatchObject({ record, procedure: 'terminated-call', version: 3, moved: 2, opened: at(0) })
      expect(kept?.events).toEqual([
        { event: 'CallLogged', quotes: ['“Do it, or else.”', '😡 <b>'], at: at(0), by: asha, version: 1 },
        { event: 'DiscussionRecorded', at: at(2), by: tom, version: 2 },
        { event: 'FollowUpSet', days: 2, at: at(2), by: tom, version: 2 },
        { event: 'NoticeDelivered', at: at(3), by: 'courier', version: 3 },
      ])
    })

    test('what is not there is undefined', async () => {
      const { record } = await opened(log)
      expect(await log.commit(record, 2)).toBeUndefined()
      expect(await log.commitOf('no such arrival')).toBeUndefined()
    })

    test('the commit of an arrival is found by it', async () => {
      const { record } = await opened(log, { arrival: 'slack:Ev01' })
      expect(await log.commitOf('slack:Ev01')).toEqual({ record, version: 1 })
    })

    test('everything is there for the next process', async () => {
      const { record } = await opened(log)
      const next = await again()
      expect(await next.read(record)).toEqual(await log.read(record))
      expect((await opened(next)).record > record).toBe(true)
      await next.close()
    })
  })

  describe('owed items', () => {
    test('the most urgent comes first, and none before its time', async () => {
      await opened(log, {
        owed: [
          { alarm: 'remind', at: at(60) },
          { notice: 'receipt', to: { person: asha }, urgency: 'routine' },
          { notice: 'line-manager', to: { person: tom }, urgency: 'now' },
          { notice: 'alert', to: { person: tom }, urgency: 'alert', at: at(5) },
        ],
        redraw: true,
      })
      expect((await takeAll(log, at(0))).map(({ index }) => index).sort()).toEqual([-1, 1, 2])
      expect(await takeAll(log, at(0))).toEqual([])
      expect(await log.takeOwed(at(5), readers)).toMatchObject({ index: 3, urgency: 'alert', due: at(5), tries: 0 })
      expect(await log.takeOwed(at(61), { ...readers, urgencies: ['routine'] })).toMatchObject({ version: 1 })
    })

    test('of fifty workers one gets the item', async () => {
      await opened(log, { owed: [{ alarm: 'remind', at: at(0) }] })
      const taken = await Promise.all(Array.from({ length: 50 }, () => log.takeOwed(at(0), readers)))
      expect(taken.filter(Boolean)).toHaveLength(1)
    })

    test('whoever lost the lease can neither finish nor put back', async () => {
      await opened(log, { owed: [{ alarm: 'remind', at: at(0) }] })
      const slow = await log.takeOwed(at(0), readers)
      const quick = await log.takeOwed(at(2), readers)
      if (!slow || !quick) throw new Error('both should have had it')
      expect(quick.id).toBe(slow.id)
      expect([await log.finishOwed(slow), await log.putBackOwed(slow, at(9))]).toEqual([false, false])
      expect([await log.finishOwed(quick), await log.finishOwed(quick)]).toEqual([true, false])
    })

    test('what is put back comes again at its new time, with one try more, and is still known to be due since its first', async () => {
      await opened(log, { owed: [{ alarm: 'remind', at: at(0) }] })
      const first = await log.takeOwed(at(0), readers)
      expect(first && (await log.putBackOwed(first, at(3)))).toBe(true)
      expect(first && (await log.finishOwed(first))).toBe(false)
      expect(await log.takeOwed(at(2), readers)).toBeUndefined()
      expect(await log.takeOwed(at(3), readers)).toMatchObject({ due: at(0), tries: 1 })
      expect(await log.owedOpen(at(3))).toMatchObject([{ oldestDue: at(0) }])
    })

    test('whoever takes over is told that somebody left it, once, however often it was put back before', async () => {
      await opened(log, { owed: [{ alarm: 'remind', at: at(0) }] })
      const takes = async (minute: number) => {
        const item = await log.takeOwed(at(minute), readers)
        if (!item) throw new Error(`nothing to take at minute ${minute}`)
        return item
      }
      const left = async (minute: number) => (await takes(minute)).left
      expect(await log.putBackOwed(await takes(0), at(1))).toBe(true)
      expect([await left(1), await left(3)]).toEqual([false, true])
      const third = await takes(5)
      expect([third.left, await log.putBackOwed(third, at(6))]).toEqual([true, true])
      expect(await left(6)).toBe(false)
    })

    test('whoever takes what was put back in doubt is told so, and nobody after them', async () => {
      await opened(log, { owed: [{ alarm: 'remind', at: at(0) }] })
      const taken = async (minute: number) => {
        const item = await log.takeOwed(at(minute), readers)
        if (!item) throw new Error(`nothing to take at minute ${minute}`)
        return item
      }
      expect(await log.putBackOwed(await taken(0), at(1), true)).toBe(true)
      const inDoubt = await taken(1)
      expect([inDoubt.left, inDoubt.tries, await log.putBackOwed(inDoubt, at(2))]).toEqual([true, 1, true])
      expect((await taken(2)).left).toBe(false)
    })

    test('a record’s redraw is owed once, however often; what is owed while somebody has it in hand outlives that', async () => {
      const { record } = await opened(log, { redraw: true })
      await stepped(log, record, 2, { minutes: 0, redraw: true })
      const redraws = { ...readers, only: 'redraws' } as const
      const first = await log.takeOwed(at(0), redraws)
      if (!first) throw new Error('it was owed')
      expect([first.index, await log.takeOwed(at(0), redraws)]).toEqual([-1, undefined])
      await stepped(log, record, 3, { minutes: 0, redraw: true })
      expect(await log.takeOwed(at(0), redraws)).toBeUndefined()
      expect(await log.finishOwed(first)).toBe(true)
      const second = await log.takeOwed(at(0), redraws)
      expect(second).toMatchObject({ id: first.id, left: false })
      expect(second && (await log.finishOwed(second))).toBe(true)
      expect(await log.takeOwed(at(9), redraws)).toBeUndefined()
    })

    test('a redraw that waits is looked at when something new is owed, and no lease of an earlier one fits a later one', async () => {
      const { record } = await opened(log, { redraw: true })
      const redraws = { ...readers, only: 'redraws' } as const
      const first = await log.takeOwed(at(0), redraws)
      expect(first && (await log.putBackOwed(first, at(60)))).toBe(true)
      expect(await log.takeOwed(at(1), redraws)).toBeUndefined()
      await log.oweRedraw(record, at(1))
      const second = await log.takeOwed(at(1), redraws)
      expect(second && (await log.finishOwed(second))).toBe(true)
      await log.oweRedraw(record, at(2))
      const third = await log.takeOwed(at(2), redraws)
      expect(third).toMatchObject({ id: first?.id, tries: 0 })
      expect([second && (await log.finishOwed(second)), first && (await log.putBackOwed(first, at(3)))]).toEqual([false, false])
      expect(third && (await log.finishOwed(third))).toBe(true)
    })

    test('posts and redraws are taken apart', async () => {
      await opened(log, { redraw: true, owed: [{ notice: 'n', to: { person: tom }, urgency: 'now' }] })
      const [posts, redraws] = [{ ...readers, only: 'posts' } as const, { ...readers, only: 'redraws' } as const]
      expect(await log.takeOwed(at(0), posts)).toMatchObject({ index: 0 })
      expect(await log.takeOwed(at(0), posts)).toBeUndefined()
      expect(await log.takeOwed(at(0), redraws)).toMatchObject({ index: -1 })
    })

    test('what is open is counted by urgency, held or not', async () => {
      await opened(log, {
        owed: [
          { alarm: 'remind', at: at(2) },
          { alarm: 'climb', at: at(1) },
          { alarm: 'again', at: at(9), urgency: 'alert' },
        ],
      })
      await log.takeOwed(at(2), readers)
      expect(await log.owedOpen(at(2))).toEqual([
        { urgency: 'alert', count: 1, oldestDue: at(9) },
        { urgency: 'routine', count: 2, oldestDue: at(1) },
      ])
    })
  })

  describe('lists and look-ups', () => {
    test('records are found by a mark however it is written, newest first, and only since a time', async () => {
      const marks = [markOf('customer', 'Ann Other')] as const
      const old = await opened(log, { marks, minutes: 1 })
      const newer = await opened(log, { marks: [...marks, markOf('case', 'C-1')], minutes: 2 })
      const found = async (value: string, since = at(0), limit = 9) =>
        (await log.findByMarks([markOf('customer', value), markOf('case', 'C-1')], since, limit)).map(({ record }) => record)
      expect(await found(' ann  OTHER')).toEqual([newer.record, old.record])
      expect(await found('Ann Other', at(2))).toEqual([newer.record])
      expect(await found('Ann Other', at(0), 1)).toEqual([newer.record])
      expect(await log.findByMarks([markOf('reporter', 'Ann Other')], at(0), 9)).toEqual([])
      expect(await log.findByMarks(marks, at(0), 9, ['some-other'])).toEqual([])
      expect(await log.findByMarks(marks, at(0), 1, ['some-other', 'terminated-call'])).toMatchObject([{ record: newer.record }])
    })

    test('what waits for a person is there until it is done', async () => {
      const wren = 'wren.wait' as typeof asha
      const waiting = [{ for: wren, what: 'Discuss a terminated call', since: at(0), due: at(9) }]
      const { record } = await opened(log, { waiting })
      expect(await log.waitingFor(wren)).toEqual([
        { record, procedure: 'terminated-call', version: 1, moved: 1, is: 'AwaitingDiscussion', opened: at(0), waiting },
      ])
      expect((await log.waits()).find((one) => one.record === record)?.waiting).toEqual(waiting)
      await stepped(log, record, 2, { waiting: [] })
      expect(await log.waitingFor(wren)).toEqual([])
      expect((await log.waits()).map((one) => one.record)).not.toContain(record)
    })

    test('what waits for anybody is found by a mark, and everybody for whom something waits is known, until it is done', async () => {
      const [lark, robin] = ['lark.wait' as typeof asha, 'robin.wait' as typeof asha]
      const marks = [markOf('reporter', 'jay.wait')]
      const waiting = [lark, robin].map((one) => ({ for: one, what: 'Discuss a terminated call', since: at(0) }))
      const { record } = await opened(log, { waiting, marks })
      await opened(log, { waiting: [], marks })
      const found = async () => (await log.waitingUnder(markOf('reporter', 'jay.wait'))).map((one) => one.record)
      expect(await found()).toEqual([record])
      expect((await log.waitingUnder(markOf('reporter', 'jay.wait')))[0]?.waiting).toEqual(waiting)
      expect(await log.waitingUnder(markOf('case', 'jay.wait'))).toEqual([])
      const waitedFor = await log.waitedFor()
      expect(waitedFor.filter((one) => one === lark || one === robin).toSorted()).toEqual([lark, robin])
      await stepped(log, record, 2, { waiting: [], marks })
      expect(await found()).toEqual([])
      expect(await log.waitedFor()).not.toContain(lark)
    })

    test('a list is narrowed by procedure, state and time', async () => {
      const one = await opened(log, { procedure: 'tribunal', is: 'Open', minutes: 1 })
      const two = await opened(log, { procedure: 'tribunal', is: 'Closed', minutes: 2 })
      const listed = async (query: Parameters<Log['list']>[0]) => (await log.list(query)).map(({ record }) => record)
      expect(await listed({ procedure: 'tribunal', limit: 9 })).toEqual([two.record, one.record])
      expect(await listed({ procedure: 'tribunal', is: ['Open', 'Other'], limit: 9 })).toEqual([one.record])
      expect(await listed({ procedure: 'tribunal', since: at(2), limit: 9 })).toEqual([two.record])
      expect(await listed({ procedure: 'tribunal', limit: 1 })).toEqual([two.record])
    })

    test('a walk comes past every record of a procedure once, newest first, as each alone is read; of erased ones it tells nothing', async () => {
      const records: RecordId[] = []
      for (let n = 0; n < 230; n += 1) records.push((await opened(log, { procedure: 'inquest', minutes: n % 7 })).record)
      const [erased, longer] = [records[4], records[7]]
      if (!erased || !longer) throw new Error('there are 230')
      await stepped(log, longer, 2, { procedure: 'inquest' })
      await log.erase([erased])
      const seen: Passed[] = []
      await log.walk({ procedure: 'inquest' }, (some) => void seen.push(...some))
      expect(seen.map(({ record }) => record).sort()).toEqual([...records].sort())
      const times = seen.flatMap(({ kept }) => kept?.opened ?? [])
      expect(times).toHaveLength(records.length - 1)
      expect(times).toEqual([...times].sort().reverse())
      expect(seen.find(({ record }) => record === longer)?.kept).toEqual(await log.read(longer))
      expect(seen.find(({ record }) => record === erased)?.kept).toBeUndefined()
      const since: RecordId[] = []
      await log.walk({ procedure: 'inquest', since: at(6) }, async (some) => void since.push(...some.map(({ record }) => record)))
      expect(since.sort()).toEqual(records.filter((_, n) => n % 7 === 6).sort())
    })
  })

  describe('claims and small sealed things', () => {
    test('of fifty claims on a name one holds, until it expires or is given back', async () => {
      const claims = await Promise.all(Array.from({ length: 50 }, () => log.claim('slack:Ev02', at(5))))
      expect(claims.filter(Boolean)).toHaveLength(1)
      now = new Date(at(6))
      const later = await Promise.all(Array.from({ length: 50 }, () => log.claim('slack:Ev02', at(20))))
      expect(later.filter(Boolean)).toHaveLength(1)
      await log.unclaim('slack:Ev02')
      expect(await log.claim('slack:Ev02', at(20))).toBe(true)
    })

    test('a sealed thing is kept, replaced, listed by its owner and dropped', async () => {
      await log.putSealed('draft', 'd1', { words: ['a'] }, { owner: asha, until: at(5) })
      await log.putSealed('draft', 'd1', { words: ['a', 'b'] }, { owner: asha, until: at(9) })
      await log.putSealed('draft', 'd2', 'x', { owner: tom })
      await log.putSealed('token', 'd1', undefined)
      expect(await log.getSealed('draft', 'd1')).toEqual({ words: ['a', 'b'] })
      expect(await log.listSealed('draft', asha)).toEqual([{ name: 'd1', value: { words: ['a', 'b'] } }])
      expect((await log.listSealed('draft')).map(({ name }) => name)).toEqual(['d1', 'd2'])
      await log.dropSealed('draft', 'd2')
      expect(await log.getSealed('draft', 'd2')).toBeUndefined()
    })

    test('a sealed thing is dropped as it was read, and stays where it was put anew meanwhile', async () => {
      await log.putSealed('looks', 'l1', { from: at(1), of: { index: 0, version: 1 } })
      const read = { of: { version: 1, index: 0 }, from: at(1) }
      expect(await log.dropSealedIfStill('looks', 'l1', { ...read, from: at(0) })).toBe(false)
      await log.putSealed('looks', 'l1', { ...read, from: at(2) })
      expect(await log.dropSealedIfStill('looks', 'l1', read)).toBe(false)
      expect(await log.getSealed('looks', 'l1')).toEqual({ ...read, from: at(2) })
      await log.putSealed('looks', 'l1', read)
      expect(await log.dropSealedIfStill('looks', 'l1', read)).toBe(true)
      expect(await log.getSealed('looks', 'l1')).toBeUndefined()
      expect(await log.dropSealedIfStill('looks', 'l1', read)).toBe(true)
    })

    test('of a sealed thing that is dropped as it was read and put anew at the same moment, the new one is there in the end', async () => {
      for (let turn = 0; turn < 20; turn += 1) {
        await log.putSealed('looks', `turn ${turn}`, 'read')
        await Promise.all([log.dropSealedIfStill('looks', `turn ${turn}`, 'read'), log.putSealed('looks', `turn ${turn}`, 'anew')])
        expect(await log.getSealed('looks', `turn ${turn}`)).toBe('anew')
      }
    })

    test('an expired sealed thing is not there', async () => {
      await log.putSealed('draft', 'd3', 'x', { until: at(5), owner: asha })
      now = new Date(at(5))
      expect(await log.getSealed('draft', 'd3')).toBeUndefined()
      expect(await log.listSealed('draft', asha)).not.toContainEqual(expect.objectContaining({ name: 'd3' }))
    })

    test('many writers of one sealed thing leave one whole value', async () => {
      await Promise.all(Array.from({ length: 20 }, (_, n) => log.putSealed('token', 'same', n)))
      expect(await log.getSealed('token', 'same')).toEqual(expect.any(Number))
    })
  })

  describe('erasing', () => {
    test('an erased record has no words, no marks, nothing waiting and nothing owed; its chain is whole', async () => {
      const { record } = await opened(log, {
        marks: [markOf('case', 'erase me')],
        waiting: [{ for: asha, what: 'x', since: at(0) }],
        owed: [{ alarm: 'remind', at: at(0) }],
      })
      const untouched = await threeSteps(log, 'untouched')
      expect(await log.erase([record])).toEqual([record])
      await expect(log.read(record)).rejects.toThrow(KeyErased)
      await expect(log.commit(record, 1)).rejects.toThrow(KeyErased)
      await expect(stepped(log, record, 2)).rejects.toThrow(KeyErased)
      expect(await log.findByMarks([markOf('case', 'erase me')], at(0), 9)).toEqual([])
      expect((await takeAll(log, at(9))).filter((item) => item.record === record)).toEqual([])
      expect((await log.list({ limit: 1_000 })).find((one) => one.record === record)?.waiting).toEqual([])
      expect(await log.completeOwed(instant(new Date(0)))).toBe(0)
      expect((await log.read(untouched))?.version).toBe(3)
      // By then everything that the other tests took ahead of its time was due.
      now = new Date(at(500_000))
      expect((await log.verify()).faults).toEqual([])
    })

    test('what a record still owes is told: what is not done, in hand, or kept this very moment; of one that is erased nothing', async () => {
      const remind = (minutes: number, alarm: string): Owed => ({ alarm, at: at(minutes) })
      const tells: Owed = { notice: 'n', to: { person: tom }, urgency: 'routine' }
      const { record } = await opened(log, { owed: [remind(600_000, 'later'), tells, remind(600_001, 'latest')] })
      const { record: other } = await opened(log, { owed: [remind(600_002, 'other')] })
      const { record: none } = await opened(log)
      const alarms = async (of: Log, ...records: readonly RecordId[]) => {
        const owing = await of.owing(records)
        return records.map((one) => owing.get(one)?.map((owed) => ('alarm' in owed ? owed.alarm : owed.notice)))
      }
      const another = await again()
      expect(await alarms(log, record, other, none)).toEqual([['later', 'n', 'latest'], ['other'], []])
      expect(await alarms(another, record)).toEqual([['later', 'n', 'latest']])
      await stepped(log, record, 2, { owed: [remind(600_003, 'added')] })
      expect(await alarms(another, record)).toEqual([['later', 'n', 'latest', 'added']])
      for (const item of await takeAll(log, at(600_001))) {
        if (item.record !== record) continue
        expect((await alarms(another, record))[0]).toContain(item.index === 0 ? 'later' : item.index === 1 ? 'n' : 'latest')
        if (item.index !== 2) await log.finishOwed(item)
      }
      expect(await alarms(another, record, other)).toEqual([['latest', 'added'], ['other']])
      await log.erase([record])
      expect(await alarms(another, record, other, 'TC-1999-0001' as RecordId)).toEqual([undefined, ['other'], undefined])
      expect((await log.owing([])).size).toBe(0)
      await another.close()
    })

    test('a step that was being taken while another process erased the record leaves nothing waiting and nothing owed', async () => {
      const other = await again()
      const { record } = await opened(log)
      expect((await log.read(record))?.version).toBe(1)
      await other.erase([record])
      const late = { waiting: [{ for: tom, what: 'x', since: at(0) }], owed: [{ alarm: 'remind', at: at(0) }] } as const
      await stepped(log, record, 2, late).catch((fault: unknown) => expect(fault).toBeInstanceOf(KeyErased))
      await expect(log.read(record)).rejects.toThrow(KeyErased)
      expect((await log.list({ limit: 1_000 })).find((one) => one.record === record)?.waiting).toEqual([])
      expect((await log.waitingFor(tom)).map((one) => one.record)).not.toContain(record)
      expect((await takeAll(log, at(9))).filter((item) => item.record === record)).toEqual([])
      // By then everything that the other tests took ahead of its time was due.
      now = new Date(at(500_000))
      expect((await log.verify()).faults).toEqual([])
      await other.close()
    })

    test('what was kept beside it goes as well: drafts about it, cards that show it, and forms laid aside under a draft’s name', async () => {
      const { record } = await opened(log)
      const other = await threeSteps(log, 'beside')
      await log.putSealed('draft', 'd-erased', { by: asha, from: record, typed: {} }, { owner: asha })
      await log.putSealed('slack-form', 'd-erased', { draft: 'd-erased', values: { customer: 'Jo' } })
      await log.putSealed('console-post', 'p-erased', { card: { record } }, { owner: 'person:asha' })
      await log.putSealed('console-post', 'p-list', { card: { adaptive: { body: [{ text: `${record}: Jo Bloggs` }] } } })
      await log.putSealed('console-post', 'p-longer', { card: { record: `${record}7` } })
      await log.putSealed('draft', 'd-other', { by: asha, record: other }, { owner: asha })
      await log.putSealed('slack-form', 'd-other', { draft: 'd-other', values: {} })
      await log.putSealed('erased', other, { by: asha, why: `It went with ${record}.` })
      await log.erase([record])
      for (const [kind, name] of [
        ['draft', 'd-erased'],
        ['slack-form', 'd-erased'],
        ['console-post', 'p-erased'],
        ['console-post', 'p-list'],
      ] as const)
        expect([kind, name, await log.getSealed(kind, name)]).toEqual([kind, name, undefined])
      expect(await log.getSealed('console-post', 'p-longer')).toBeDefined()
      expect(await log.getSealed('draft', 'd-other')).toBeDefined()
      expect(await log.getSealed('slack-form', 'd-other')).toBeDefined()
      // Who erased another record, and why, is all that is left of that one.
      expect(await log.getSealed('erased', other)).toBeDefined()
    })

    test('what was never there cannot be erased', async () => {
      expect(await log.erase(['ZZ-2026-0001' as never])).toEqual([])
    })
  })
}
