import type { Arrival } from '../../src/casework/arrival.js'
import type { Casework } from '../../src/casework/casework.js'
import { openCasework } from '../../src/casework/open-casework.js'
import { procedures } from '../../src/office.js'
import { memoryLog } from '../casework/memory-log.js'
import { withoutTimeouts } from '../no-timeouts.js'
import { staff, testOffice, tuesday } from '../procedures/test-office.js'
import { changedOn, inSlack, slackArrival } from './ways-in.js'

const clock = () => new Date(tuesday)

/** Holds what this log is to save back, from `begun` until `save` is called. */
const holdSaving = (log: ReturnType<typeof memoryLog>) => {
  let save = () => {}
  const saving = new Promise<void>((resolve) => {
    save = resolve
  })
  const begun = new Promise<void>((resolve) => {
    log.before = () => {
      resolve()
      return saving
    }
  })
  return { begun, save }
}

/** The changed words come while the first ones are being saved, in the same bot or another; how long they wait for that is another test's, however busy the machine is. */
const bothWhileSaving = (
  log: ReturnType<typeof memoryLog>,
  [one, other]: readonly [Pick<Casework, 'listen'>, Pick<Casework, 'listen'>],
  [asFirst, asChanged]: readonly [Arrival, Arrival],
): Promise<void> =>
  withoutTimeouts(async () => {
    const { begun, save } = holdSaving(log)
    const first = one.listen(asFirst)
    await begun
    const second = other.listen(asChanged)
    for (let turn = 0; turn < 50; turn += 1) await new Promise<void>((resolve) => setImmediate(resolve))
    save()
    await Promise.all([first, second])
  })

describe.each(Object.entries(changedOn))('words that somebody changes after they had sent them, in %s', (_, written) => {
  const open = () => {
    const log = memoryLog(clock)
    const casework = openCasework({ procedures, log, directory: () => testOffice(), clock, report: () => {}, patience: 60_000 })
    const alerts = () => [...log.commits.keys()].filter((record) => record.startsWith('AR-'))
    const raise = async () => {
      await casework.listen(await written.first('1.1', 'at risk he says he will jmp'))
      const [record] = alerts()
      if (!record) throw new Error('no alert was raised')
      return record
    }
    const change = async (text: string, id = '1.1') => casework.listen(await written.changed(id, text))
    const last = (record: ReturnType<typeof alerts>[number]) => log.commits.get(record)?.at(-1)
    return { log, casework, alerts, raise, change, last }
  }

  test('go to the alert that the message raised, as details, and raise no second one', async () => {
    const { alerts, raise, change, last } = open()
    const record = await raise()
    const answer = await change('at risk he says he will jump, from the bridge')
    expect(alerts()).toEqual([record])
    expect(last(record)?.events).toEqual([
      { event: 'DetailsAdded', at: tuesday, by: 'asha', details: { said: 'he says he will jump, from the bridge' } },
    ])
    expect(answer).toMatchObject({ answer: 'sentence', tone: 'done', text: expect.stringMatching(/^Kept with AR-.*No second alert/) })
    // Whoever cannot be written to reads it where they wrote, and raises no second alert.
    expect(answer).toMatchObject({ anywhere: expect.stringMatching(/^Kept with AR-.*No second alert/) })
    // A platform repeats what it thinks was not taken; and a further change is one more.
    await change('at risk he says he will jump, from the bridge')
    await change('he will jump from the Mill bridge')
    expect(alerts()).toEqual([record])
    expect(JSON.stringify(last(record)?.events)).toContain('Mill bridge')
  })

  test('are told to whoever has the alert', async () => {
    const { casework, raise, change, last } = open()
    const record = await raise()
    const press = { arrives: 'press', verb: 'step:AcknowledgeAlert', record, version: 1 } as const
    await casework.listen({ id: 'take', by: staff('gita'), channel: 'console', place: 'private', ...press })
    await change('at risk he says he will jump')
    expect(last(record)?.owed).toContainEqual(expect.objectContaining({ notice: 'more', to: { person: 'gita' }, urgency: 'alert' }))
  })

  test('are read as new where the message raised nothing', async () => {
    const { casework, alerts, change } = open()
    await casework.listen(await written.first('1.2', 'hello'))
    await change('at risk he says he will jump', '1.2')
    expect(alerts()).toHaveLength(1)
  })

  test('are heard as new once the alert is over', async () => {
    const { casework, alerts, raise, change, last } = open()
    const record = await raise()
    const from = { by: staff('gita'), channel: 'console', place: 'private' } as const
    await casework.listen({ id: 'take', ...from, arrives: 'press', verb: 'step:AcknowledgeAlert', record, version: 1 })
    const asked = await casework.listen({ id: 'ask', ...from, arrives: 'press', verb: 'dialog:conclude', record, version: 2 })
    if (asked.answer !== 'dialog') throw new Error(JSON.stringify(asked))
    const values = { outcome: 'no further action', reason: 'She was fetched by her sister.' }
    const { draft, step } = asked.dialog
    await casework.listen({ id: 'over', ...from, arrives: 'form', draft, step: step.name, move: 'send', values })
    expect(last(record)?.events).toContainEqual(expect.objectContaining({ event: 'AlertConcluded' }))
    await change('at risk he rang again, he is on the bridge')
    expect(alerts()).toHaveLength(2)
  })

  test('go to the alert though they come in the second in which its first words are being saved', async () => {
    const { log, casework, alerts, last } = open()
    const [asFirst, asChanged] = [
      await written.first('1.3', 'at risk he says he will jmp'),
      await written.changed('1.3', 'at risk he says he will jump'),
    ]
    await bothWhileSaving(log, [casework, casework], [asFirst, asChanged])
    expect(alerts()).toHaveLength(1)
    expect(JSON.stringify(last(alerts()[0] as never)?.events)).toContain('he says he will jump')
  })

  test('go to the alert though another bot of the office is saving it', async () => {
    const { log, casework, alerts } = open()
    const other = openCasework({ procedures, log, directory: () => testOffice(), clock, report: () => {}, patience: 60_000 })
    const [asFirst, asChanged] = [
      await written.first('1.4', 'at risk he says he will jmp'),
      await written.changed('1.4', 'at risk he says he will jump'),
    ]
    await bothWhileSaving(log, [other, casework], [asFirst, asChanged])
    expect(alerts()).toHaveLength(1)
  })

  test('are not said to be kept while the log is away', async () => {
    const { log, raise, change, alerts } = open()
    await raise()
    log.setAway(true)
    const answer = await change('at risk he says he will jump now')
    expect(JSON.stringify(answer)).toMatch(/ring|phone/i)
    log.setAway(false)
    expect(alerts()).toHaveLength(1)
  })
})

describe('a message in Slack that the version before took by the delivery’s own id', () => {
  const open = (onItsWay?: (key: string) => { procedure: string }) => {
    const log = memoryLog(clock)
    const common = { procedures, log, directory: () => testOffice(), clock, report: () => {}, patience: 60_000 }
    const casework = openCasework({ ...common, ...(onItsWay ? { onItsWay } : {}) })
    return { log, casework, alerts: () => [...log.commits.keys()].filter((record) => record.startsWith('AR-')) }
  }
  const message = { ...inSlack, user: 'UASHA', ts: '7.7', text: 'at risk he says goodbye' }

  test.each([
    ['from somebody of the office', {}],
    ['from somebody whom the office file does not know', { outsider: { is: 'member', mayAlert: true, name: 'Zoe', known: '' } as const }],
  ])('raises one alert when Slack repeats it to this version: %s', async (_, from) => {
    const { casework, alerts } = open()
    const now = { ...(await slackArrival('Ev7', message)), ...from }
    const { formerly: _formerly, ...before } = now
    await casework.listen({ ...before, id: 'slack:Ev7' } as Arrival)
    const answer = await casework.listen(now)
    expect(alerts()).toHaveLength(1)
    expect(JSON.stringify(answer)).toContain(alerts()[0])
  })

  test('is added once below a card', async () => {
    const { log, casework, alerts } = open()
    await casework.listen(await slackArrival('Ev8', message))
    const [record] = alerts()
    if (!record) throw new Error('no alert was raised')
    const reply = { ...(await slackArrival('Ev9', { ...message, ts: '7.8', text: 'he is on the bridge' })), below: record } as Arrival
    const { formerly: _formerly, ...before } = reply
    await casework.listen({ ...before, id: 'slack:Ev9' } as Arrival)
    await casework.listen(reply)
    expect(log.commits.get(record)?.filter(({ events }) => events.some(({ event }) => event === 'DetailsAdded'))).toHaveLength(1)
  })

  test('is known while the log is away, where it goes directly: no second one goes out', async () => {
    const asked: string[] = []
    const { log, casework, alerts } = open((key) => {
      asked.push(key)
      return { procedure: 'at-risk' }
    })
    log.setAway(true)
    await casework.listen(await slackArrival('Ev10', message))
    expect([asked, alerts()]).toEqual([['slack:Ev10'], []])
  })
})
