import type { Card } from '../../../src/cards/card.js'
import { openThread } from '../../../src/casework/ask/thread.js'
import { openHeldWords } from '../../../src/casework/held-words.js'
import { LogAway } from '../../../src/log/log.js'
import { instant, type RecordId } from '../../../src/procedures/words.js'
import { nothingErased } from '../../log/told-erased.js'
import { staff, tuesday } from '../../procedures/test-office.js'
import { openArrangementOffice } from '../arrangement-office.js'
import { words } from '../counter.js'

const asha = staff('asha')
/** An answer as Ask gives it: what is told of it, and nothing else of it counts here. */
const answer = (asked: NonNullable<Card['asked']>): Card => ({
  adaptive: { type: 'AdaptiveCard', $schema: '', version: '1.5', fallbackText: '', body: [], actions: [] },
  preview: '',
  asked,
})

const openOffice = () => {
  const office = openArrangementOffice()
  const pass = (seconds: number) => office.setNow(instant(new Date(office.clock().getTime() + seconds * 1000)))
  const here = {
    office,
    pass,
    answered: async (id: string, asked: NonNullable<Card['asked']>) => {
      pass(1)
      await office.casework.keepAnswered(asha, answer(asked), { channel: 'slack', where: 'DASHA', id })
    },
    raise: async (): Promise<RecordId> => {
      pass(1)
      const raised = await office.command('asha', '/at-risk', 'CANARY')
      if (raised.answer !== 'card' || !raised.card.record) throw new Error(words(raised))
      // Nobody waits for what the alert takes along.
      await new Promise(setImmediate)
      return raised.card.record as RecordId
    },
    /** Gita has it and it is over. */
    end: async (record: RecordId) => {
      pass(1)
      await office.press('gita', 'step:AcknowledgeAlert', record)
      await office.fill('gita', 'conclude', record, { outcome: 'no further action', reason: 'CANARY' })
      expect((await office.log.list({ procedure: 'at-risk', limit: 9 })).find((one) => one.record === record)?.is).toBe('Concluded')
    },
    /** The answers that stand with a record, and what each shows. */
    answers: async (record: RecordId) =>
      (await office.casework.drawings(record))
        .filter(({ asked }) => asked !== undefined)
        .map(({ posted, drawn }) => `${posted.id}${drawn ? ': drawn over' : ''}`),
  }
  return here
}

describe('an alert that was raised from an answer', () => {
  test('takes along where the answers stand that came before it, and they are drawn over once it is over', async () => {
    const { answered, raise, end, answers } = openOffice()
    await answered('before', { harm: false })
    await answered('harm', { harm: true })
    const record = await raise()
    expect(await answers(record)).toEqual(['before', 'harm'])
    await end(record)
    expect(await answers(record)).toEqual(['before: drawn over', 'harm: drawn over'])
  })

  test('takes one along of which it could not be said in time whether an alert had gone, and none of those that are over', async () => {
    const { answered, raise, end, answers } = openOffice()
    const before = await raise()
    await end(before)
    const record = await raise()
    await answered('in doubt', { harm: true, unsure: true })
    expect([await answers(before), await answers(record)]).toEqual([[], ['in doubt']])
    await end(record)
    expect(await answers(record)).toEqual(['in doubt: drawn over'])
  })

  test('takes none that came after it, unless it tells of this alert: a new threat keeps its button', async () => {
    const { office, answered, raise, end, answers } = openOffice()
    const record = await raise()
    await answered('has it', { harm: true, alert: record })
    await answered('a new threat', { harm: true })
    await end(record)
    await office.casework.ring(record, 'CloseOpened')
    expect(await answers(record)).toEqual(['has it: drawn over'])
    expect(await answers(await raise())).toEqual(['a new threat'])
  })

  test('takes along the one it was raised from, though its channel says only afterwards where that stands', async () => {
    const { office, answered, raise, end, answers } = openOffice()
    const given = instant(office.clock())
    const record = await raise()
    await answered('slow', { harm: true, at: given })
    await end(record)
    await office.casework.ring(record, 'CloseOpened')
    expect(await answers(record)).toEqual(['slow: drawn over'])
  })

  test('has them where the database was away while they were given', async () => {
    const { office, answered, raise, end, answers } = openOffice()
    const { putSealed } = office.log
    Object.assign(office.log, { putSealed: () => Promise.reject(new LogAway('The database does not answer.')) })
    await expect(answered('harm', { harm: true })).rejects.toThrow(LogAway)
    Object.assign(office.log, { putSealed })
    const record = await raise()
    expect(await answers(record)).toEqual(['harm'])
    await end(record)
    expect(await answers(record)).toEqual(['harm: drawn over'])
    expect(await answers(await raise())).toEqual([])
  })

  test('leaves below each of them the way to the seniors: one may be about somebody of whom nobody was told', async () => {
    const { office, answered, raise, end } = openOffice()
    await answered('about somebody else', { harm: true })
    const record = await raise()
    await end(record)
    const [over] = (await office.casework.drawings(record)).filter(({ asked }) => asked === 'answer')
    expect(JSON.stringify(over?.drawn?.card.adaptive)).toContain('command:/at-risk')
    expect(JSON.stringify(over?.drawn?.card.adaptive)).toContain('If somebody else may come to harm')
  })

  test('has them at its end where the bot died before they were taken along', async () => {
    const { office, answered, raise, end, answers } = openOffice()
    const { listSealed } = office.log
    await answered('harm', { harm: true })
    Object.assign(office.log, { listSealed: () => Promise.reject(new Error('it died')) })
    const record = await raise()
    Object.assign(office.log, { listSealed })
    expect(await answers(record)).toEqual([])
    await end(record)
    expect(await office.casework.ring(record, 'CloseOpened')).toBe('draw')
    expect(await answers(record)).toEqual(['harm: drawn over'])
  })
})

test('of what was asked nothing is remembered once the alert is over, but for what is about something else since', () => {
  let now = Date.parse(tuesday)
  const clock = () => new Date(now)
  const [thread, held] = [openThread(clock, nothingErased), openHeldWords(clock, nothingErased)]
  const chat = { by: asha, where: 'slack/DASHA' }
  const long = (word: string) => word.repeat(2_000)
  const given = held.hold(long('before '), asha)
  for (const text of ['he will jump', 'he has hung up', 'a new threat']) {
    thread.keep(chat, text)
    now += 1_000
  }
  const raised = instant(new Date(Date.parse(tuesday) + 500))
  const since = held.hold(long('since '), asha)
  thread.isOf(chat, 'he has hung up', 'AR-2026-0001' as RecordId)
  thread.forget(asha, raised, 'AR-2026-0001' as RecordId)
  held.forget(asha, raised)
  expect(thread.before(chat, '')).toEqual(['a new threat'])
  expect(held.take(given, asha)).not.toBe(long('before ').trim())
  expect(held.take(since, asha)).toBe(long('since ').trim())
})
