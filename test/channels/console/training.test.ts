import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Arrival, DialogView } from '../../../src/casework/arrival.js'
import { isForTraining, markPutOn, openTrainingClock } from '../../../src/house/training-clock.js'
import { type Env, readEnv } from '../../../src/settings/env.js'
import { testOffice } from '../../procedures/test-office.js'
import { ask, openStream, testConsole, tokenOf } from './console-server.js'
import { fakeCard } from './fake-office.js'
import { fakeStore } from './fake-store.js'

const envOf = (settings: Readonly<Record<string, string>> = {}): Env => {
  const read = readEnv(settings)
  if (!read.ok) throw new Error(read.faults.join(' '))
  return read.env
}

describe('the clock of a bot that is for trying alone', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'steward-training-'))
  const slack = { SLACK_BOT_TOKEN: 'xoxb-1-2-abc', SLACK_SIGNING_SECRET: 'abcdef0123456789abcdef0123456789', CONSOLE: 'on' }
  afterAll(() => rmSync(dataDir, { recursive: true, force: true }))

  test('is put on and stays so over a restart', async () => {
    const clock = openTrainingClock(envOf({ DATA_DIR: dataDir }))
    await clock?.putOn(24)
    await clock?.putOn(1)
    expect(openTrainingClock(envOf({ DATA_DIR: dataDir }))?.ahead()).toBe(25 * 3_600_000)
  })
  test('is offered to no bot that anybody outside could be reached by', () => {
    expect(isForTraining(envOf())).toBe(true)
    const others: Readonly<Record<string, string>>[] = [
      slack,
      { CONSOLE: 'on', SMTP_URL: 'smtp://mail.example.org', ALERT_FROM: 'bot@example.org' },
      { CONSOLE: 'on', CASE_WEBHOOK_URL: 'https://cases.example.org/in', CASE_WEBHOOK_SECRET: 'a-secret-of-thirty-two-letters-or-more' },
    ]
    for (const settings of others) expect([settings, isForTraining(envOf(settings))]).toEqual([settings, false])
  })
  test('keeps a bot for real contacts from records whose times are not so', () => {
    expect(() => openTrainingClock(envOf({ ...slack, DATA_DIR: dataDir }))).toThrow(/put on for training.*Give DATA_DIR a new folder/)
    expect(openTrainingClock(envOf({ ...slack, DATA_DIR: join(dataDir, 'new') }))).toBeUndefined()
  })
  test('is marked in the log itself, so that no backup of it is taken for real records', async () => {
    const store = fakeStore()
    await markPutOn(undefined, store)
    await markPutOn(openTrainingClock(envOf({ DATA_DIR: dataDir })), store)
    await expect(markPutOn(undefined, store)).rejects.toThrow(/put on for training.*another database/)
  })
  test('that cannot be read is said, and not taken for the present time', () => {
    const kept = readFileSync(join(dataDir, 'training-clock.json'), 'utf8')
    writeFileSync(join(dataDir, 'training-clock.json'), kept.slice(0, 5))
    expect(() => openTrainingClock(envOf({ DATA_DIR: dataDir }))).toThrow(/cannot be read/)
  })
})

const form: DialogView = {
  draft: 'd1',
  title: 'We have talked',
  step: { name: 'talked', title: 'We have talked', number: 1, of: 1 },
  know: [],
  warnings: [],
  fields: [
    { name: 'how', label: 'How are they?', required: true, input: 'lines' },
    { name: 'on', label: 'On which day?', required: true, input: 'date' },
    { name: 'more', label: 'Anything else?', required: false, input: 'lines' },
    { name: 'kind', label: 'Which?', required: true, input: 'choice', options: [{ value: 'first', label: 'First' }] },
  ],
  values: {},
  errors: {},
  back: false,
  next: 'Record the talk',
}

describe('training in the console', () => {
  let ahead = 0
  const arrived: Arrival[] = []
  const { channel } = testConsole({
    playedAfter: 1,
    trainingClock: {
      ahead: () => ahead,
      async putOn(hours) {
        ahead += hours * 3_600_000
      },
    },
  })
  const office = testOffice()
  const trained = async (asked: object) =>
    ask(channel, '/training', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-console-token': await tokenOf(channel) },
      body: JSON.stringify(asked),
    })
  const person = (id: string) => office.people.find((one) => one.id === id)
  const deliver = async (id: string, key: string) => {
    const to = person(id)
    if (!to) throw new Error(`${id} is nobody of the test office`)
    await channel.post({ person: to }, fakeCard('waiting', 'Logged'), { urgency: 'now', key })
  }
  beforeAll(() =>
    channel.start(async (arrival) => {
      arrived.push(arrival)
      if (arrival.arrives === 'press') return { answer: 'dialog', dialog: form }
      return { answer: 'card', card: fakeCard('discussed', 'Talked') }
    }),
  )
  afterAll(() => channel.stop())

  test('puts the clock on by what is offered, and every window hears how it stands', async () => {
    const asha = await openStream(channel, 'asha')
    await asha.next()
    expect(JSON.parse((await trained({ putOn: 'day' })).body)).toEqual({ ahead: 86_400_000, plays: false })
    expect(await asha.next()).toEqual({ event: 'training', data: { ahead: 86_400_000, plays: false } })
    expect((await trained({ putOn: 'back' })).status).toBe(400)
    expect((await trained({ putOn: 'day', by: 'x' })).status).toBe(400)
    asha.close()
  })

  test('presses the first button for whoever has no window open, fills its form in, and says so', async () => {
    const asha = await openStream(channel, 'asha')
    await asha.next()
    await deliver('lena', 'before')
    await trained({ play: true })
    await asha.next()
    await deliver('asha', 'hers')
    await asha.next()
    await deliver('lena', 'played')
    expect(await asha.next()).toEqual({ event: 'played', data: 'Lena Morris pressed “We have talked”.' })
    expect(arrived).toMatchObject([
      { arrives: 'press', by: 'lena', verb: 'dialog:discussed', record: 'TC-2026-0001' },
      { arrives: 'form', by: 'lena', move: 'send', values: { how: 'Played in training.', on: '2026-03-03', more: '', kind: 'first' } },
    ])
    asha.close()
  })

  test('is there for no bot but one that is for trying alone', async () => {
    const real = testConsole()
    await real.channel.start(async () => ({ answer: 'nothing' }))
    const token = await tokenOf(real.channel)
    const headers = { 'content-type': 'application/json', 'x-console-token': token }
    expect((await ask(real.channel, '/training', { method: 'POST', headers, body: '{"putOn":"day"}' })).status).toBe(404)
    expect(JSON.parse((await ask(real.channel, '/front', { headers })).body)).not.toHaveProperty('training')
    await real.channel.stop()
  })
})
