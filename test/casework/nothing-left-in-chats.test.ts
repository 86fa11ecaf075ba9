import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { seenTo } from '../../src/casework/over-in-chats.js'
import { drawCard } from '../../src/casework/present-card.js'
import { procedures } from '../../src/office.js'
import type { AnyProcedure, Owed, Viewer } from '../../src/procedures/procedure.js'
import { type Instant, instant, type RecordId } from '../../src/procedures/words.js'
import { proposal } from '../procedures/authority-report/incident.js'
import { staff, tuesday } from '../procedures/test-office.js'
import { openArrangementOffice } from './arrangement-office.js'
import { words } from './counter.js'
import { type Lived, liveThrough } from './lived-through.js'
import { dice } from './random-years.js'

/** Whose records are about a customer, or between a few people: their words leave the chats when the matter is over (promise 41). */
const isPersonal = ({ customer, narrow }: AnyProcedure): boolean => customer !== undefined || narrow === true
const later = (from: Instant, seconds: number): Instant => instant(new Date(Date.parse(from) + seconds * 1000))
const canary = /CANARY\.([\w/-]+\.[\w/-]+)\./g

/** What was typed and stands on these cards, as their people are shown them now. */
const typedOn = ({ at, facts }: Lived, cards: Lived['cards']): readonly string[] =>
  cards.flatMap(({ notice, to }) => {
    const person = facts.office.person(to)
    const card = JSON.stringify(drawCard(at, notice, person ? { person } : {}, facts))
    return [...card.matchAll(canary)].map(([, where]) => `${notice} → ${to}: ${where}`)
  })

describe.each(procedures.filter(isPersonal).map((procedure) => [procedure.name, procedure] as const))('%s', (_, procedure) => {
  const lived = (['asha', 'lena', 'gita'] as const).flatMap((by) =>
    Array.from({ length: 4 }, (__, n) => liveThrough(procedure, staff(by), dice(n + 1))),
  )
  const over = lived.filter(({ at }) => procedure.retention?.of(at.state) !== undefined)

  test('once it is over, no card that anybody has in a chat shows a word that was typed, and the record has them still', () => {
    expect(over.length).toBeGreaterThan(0)
    expect([...new Set(over.flatMap((one) => typedOn(one, one.cards)))]).toEqual([])
    const typed = over.filter(({ at }) => JSON.stringify(at.state).match(canary))
    const read = ({ facts: { office } }: Lived) => office.people.map(({ id }) => ({ notice: 'record', to: id }))
    const onRecord = typed.flatMap((one) => typedOn(one, read(one)))
    // An alert is opened with a reason (at-risk/clearing).
    expect(onRecord.length > 0).toBe(typed.length > 0 && !procedure.clearsChats)
  })

  test('each drawing of it from its end on is looked after by an alarm, since a drawing that is taken out of the database leaves no trace', () => {
    const { now } = (over[0] ?? lived[0] ?? { facts: { now: tuesday as Instant } }).facts
    const alarm: readonly Owed[] = [{ alarm: 'CloseOpened', at: later(now, 300), urgency: 'now' }]
    expect(lived.map(({ at }) => seenTo(at, [], now))).toEqual(lived.map((one) => (over.includes(one) ? alarm : [])))
    expect(over.flatMap(({ at }) => seenTo(at, alarm, now))).toEqual([])
  })

  test('a channel that others read never shows one', () => {
    const shown = lived.flatMap(({ at, facts, cards }) =>
      [...new Set(cards.map(({ notice }) => notice))].flatMap((notice) =>
        [...JSON.stringify(drawCard(at, notice, {} satisfies Viewer, facts)).matchAll(canary)].map(([, where]) => `${notice}: ${where}`),
      ),
    )
    expect(shown).toEqual([])
  })
})

test('which those are stands in the paper for the data protection officer', () => {
  const paper = readFileSync(join(__dirname, '../../docs/data-protection.md'), 'utf8')
  const [, named = ''] = /\*\*Cards in chats\*\*[^(]*\(([^)]*)\)/.exec(paper) ?? []
  expect(named.split(', ').toSorted()).toEqual(
    procedures
      .filter((one) => one.retention && !isPersonal(one))
      .map(({ name }) => name)
      .toSorted(),
  )
})

describe('a report to an authority that somebody opened in their chat', () => {
  const openOffice = async () => {
    const office = openArrangementOffice()
    let number = 0
    const answered = await office.walk('lena', await office.command('lena', '/authority-report'), {
      danger: proposal.danger,
      grounds: proposal.grounds,
      facts: 'CANARY',
      risk: 'CANARY',
      customer: 'Jo CANARY',
    })
    if (answered.answer !== 'card' || !answered.card.record) throw new Error(words(answered))
    const record = answered.card.record as RecordId
    const pass = (seconds: number) => office.setNow(instant(new Date(office.clock().getTime() + seconds * 1000)))
    const here = {
      office,
      record,
      pass,
      /** Somebody opens it; it stands in their chat. */
      open: async (by: string) => {
        const opened = await office.press(by, 'open:', record)
        if (opened.answer !== 'card') throw new Error(words(opened))
        number += 1
        await office.casework.keepAnswered(staff(by), opened.card, { channel: 'slack', where: `D${by}`, id: `${number}` })
        return words(opened)
      },
      /** What stands in the chats now, each copy drawn as it ought to be. */
      chats: async () => words((await office.casework.drawings(record)).map(({ drawn }) => drawn?.card) as never),
      end: () => office.fill('hugh', 'decide', record, { report: 'no', reason: 'CANARY', absent: '' }),
      alarms: async () => {
        const kept = await office.log.read(record)
        const owed = await Promise.all(
          Array.from({ length: kept?.version ?? 0 }, async (_, n) => (await office.log.commit(record, n + 1))?.owed ?? []),
        )
        return owed.flat().flatMap((one) => ('alarm' in one && one.alarm === 'CloseOpened' ? [one.at] : []))
      },
    }
    return here
  }

  test('goes from there with its end, and with it what whoever decided had open', async () => {
    const { open, chats, pass, end, alarms, office } = await openOffice()
    await open('hugh')
    pass(60)
    expect(await chats()).toContain('CANARY')
    await end()
    expect(await chats()).not.toContain('CANARY')
    expect(await chats()).toContain('Not reported')
    // That it left is looked at once more: a drawing that is lost leaves no trace (delivery/words-leave-chats).
    expect(await alarms()).toEqual([instant(new Date(office.clock().getTime() + 300_000))])
  })

  test('opened again afterwards, stands there for five minutes, and is a look each time', async () => {
    const { open, chats, pass, end, alarms, office, record } = await openOffice()
    pass(60)
    await end()
    pass(60)
    expect(await open('hugh')).toContain('CANARY')
    pass(299)
    expect(await chats()).toContain('CANARY')
    const at = (await alarms()).at(-1)
    pass(1)
    expect(at).toBe(instant(office.clock()))
    expect(await office.casework.ring(record, 'CloseOpened')).toBe('draw')
    expect(await chats()).not.toContain('CANARY')
    await open('hugh')
    expect(await chats()).toContain('CANARY')
    const looks = (await office.log.read(record))?.events.filter(({ why }) => why === 'They opened it from a card or a list.')
    expect(looks).toHaveLength(2)
  })
})
