import type { Log } from '../../src/log/log.js'
import { openTestLog } from '../log/test-database.js'
import { openCounter, recordOn, shown, words } from './counter.js'
import { greg, lena, sam } from './test-office.js'

describe('on the embedded database', () => {
  const logs: Log[] = []
  const opened = async () => {
    const log = await openTestLog({ clock: () => new Date('2026-03-03T10:00:00.000Z') })
    logs.push(log)
    return openCounter(() => log)
  }
  afterAll(() => Promise.all(logs.map((log) => log.close())))

  test('a dialog is walked, left, resumed after a restart and sent, and its record waits for whom it should', async () => {
    const counter = await opened()
    const first = shown(await counter.command(sam, '/chair'))
    const second = shown(await counter.form(sam, first, 'next', { what: 'It fell over', kind: 'broken' }))
    await counter.close(sam, second, { ...second.values, room: '12' })
    counter.restart()
    const again = shown(await counter.press(sam, `resume:${second.draft}`))
    expect(again).toMatchObject({ step: { name: 'details' }, values: { room: '12' } })
    const check = shown(await counter.form(sam, again, 'next', { ...again.values, hurt: 'no' }))
    const sent = await counter.form(sam, check, 'send', {})
    expect(words(await counter.command(lena, '/my-work'))).toContain(recordOn(sent))
    counter.restart()
    expect(await counter.form(sam, check, 'send', {})).toEqual(sent)
  })

  test('of fifty clicks at once one wins, and forty-nine are told who decided and when', async () => {
    const counter = await opened()
    const record = await counter.handedOver()
    const clicks = Array.from({ length: 50 }, (_, n) => counter.press(n % 2 ? lena : greg, 'step:Approve', { record, version: 1 }))
    const answers = (await Promise.all(clicks)).map(words)
    const others = answers.filter((text) => !/Already approved by .* Tue 3 Mar, 10:00/.test(text))
    expect(others).toEqual([expect.stringContaining('Done')])
    const kept = await counter.log.read(record)
    expect(kept?.events.filter(({ event }) => event === 'Approved')).toHaveLength(1)
  })

  test('one arrival that comes six times, at once and after a restart, is taken once and answered alike', async () => {
    const counter = await opened()
    const other = openCounter(() => counter.log)
    const rings = [counter, other, counter, other].map((each) => each.command(sam, '/bell', 'loud', 'cmd-1'))
    const answers = [...(await Promise.all(rings))]
    counter.restart()
    answers.push(await counter.command(sam, '/bell', 'loud', 'cmd-1'))
    expect(new Set(answers.map(words))).toEqual(new Set([words(answers[0] ?? { answer: 'nothing' })]))
    expect(await counter.log.list({ procedure: 'bell', limit: 10 })).toHaveLength(1)
  })
})
