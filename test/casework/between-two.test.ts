import { randomBytes } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import { gunzipSync } from 'node:zlib'
import mongoose from 'mongoose'
import type { Answer, Arrival, DialogView, RawValues } from '../../src/casework/arrival.js'
import { commands } from '../../src/casework/commands.js'
import { openCasework } from '../../src/casework/open-casework.js'
import { openConsoleChannel } from '../../src/channels/console/open-console.js'
import { show } from '../../src/cli/show.js'
import { openCourier } from '../../src/delivery/courier.js'
import { openLogger } from '../../src/house/logger.js'
import { openMetrics } from '../../src/house/metrics.js'
import { reports } from '../../src/house/report.js'
import { writeBackup } from '../../src/log/backup/write-backup.js'
import { procedures } from '../../src/office.js'
import type { RecordId } from '../../src/procedures/words.js'
import { freshName, openTestLog, patience, testDatabase } from '../log/test-database.js'
import { recordId, staff, testOffice } from '../procedures/test-office.js'
import { words } from './counter.js'

// The command line on this office's own log, where it would open one by the settings.
let foundation: unknown
jest.mock('../../src/cli/tool.js', () => ({
  ...jest.requireActual<object>('../../src/cli/tool.js'),
  onFoundation: (_: unknown, work: (on: unknown) => unknown) => work(foundation),
}))

jest.setTimeout(90_000)
const record = recordId('CV-2026-0001')
/** What only the two may ever find: what the asker wrote, and what was agreed. */
const secret = /CANARY (unsent|asked|agreed)/

/** The whole office on a real database, with the console, the courier, the log of the program and its figures; a conversation was asked for, taken and had. */
async function hadTheirTalk() {
  let now = new Date('2026-03-03T10:00:00.000Z')
  const clock = () => now
  const place = { uri: await testDatabase(), database: freshName(), recordKey: randomBytes(32), patience }
  const log = await openTestLog({ ...place, clock })
  const office = testOffice()
  const directory = () => office
  const lines: string[] = []
  const sink = new Writable({
    write(line: Buffer, _, done) {
      lines.push(line.toString())
      done()
    },
  })
  const metrics = openMetrics(log.owedOpen, clock)
  const told = reports(openLogger('debug', sink), metrics)
  const casework = openCasework({ procedures, log, directory, clock, patience, report: told.casework })
  const channel = openConsoleChannel({
    ...{ port: 0, commands: commands(procedures), directory, clock, store: log },
    logger: { warn: (...said: unknown[]) => lines.push(JSON.stringify(said)) },
  })
  await channel.start((arrival) => casework.listen(arrival))
  const courier = openCourier({ log, casework, channels: [channel], directory, clock, report: told.courier })
  let arrivals = 0
  const frame = (by: string) => ({ id: `arrival-${++arrivals}`, by: staff(by), channel: 'console', place: 'private' }) as const
  type Rest<A> = A extends Arrival ? Omit<A, 'id' | 'by' | 'channel' | 'place'> : never
  const arrives = (by: string, arrival: Rest<Arrival>) => {
    now = new Date(now.getTime() + 1000)
    return casework.listen({ ...frame(by), ...arrival } as Arrival)
  }
  const command = (by: string, name: string, text = '') => arrives(by, { arrives: 'command', command: name, text })
  const press = (by: string, verb: string, on: RecordId | undefined = record, given: Record<string, string> = {}) =>
    arrives(by, { arrives: 'press', verb, given, ...(on ? { record: on, version: 1 } : {}) })
  const send = (by: string, answer: Answer, values: RawValues) => {
    if (answer.answer !== 'dialog') throw new Error(`No form was answered but ${words(answer)}`)
    const { dialog } = answer
    return arrives(by, {
      arrives: 'form',
      draft: dialog.draft,
      step: dialog.step.name,
      move: 'send',
      values: { ...dialog.values, ...values },
    })
  }
  const deliver = async () => {
    now = new Date(now.getTime() + 2000)
    await courier.run(now)
  }
  const form = (await command('asha', '/need-support')) as { dialog: DialogView }
  const unsent = form.dialog.draft
  await arrives('asha', { arrives: 'closed', draft: unsent, step: form.dialog.step.name, values: { words: 'CANARY unsent' } })
  return {
    ...{ log, place, office, casework, lines, metrics, command, press, send, deliver, unsent },
    pass: (hours: number) => {
      now = new Date(now.getTime() + hours * 3_600_000)
    },
    async close() {
      await courier.stop()
      await channel.stop()
      await log.close()
    },
  }
}

describe('what two people say to each other', () => {
  let desk: Awaited<ReturnType<typeof hadTheirTalk>>
  /** Everything that anybody else was answered, with who and how. */
  const answers: { readonly who: string; readonly how: string; readonly said: string }[] = []
  // The line manager, who is asked and does not take it; her deputy and the taker's; a senior; a colleague; administrator; Information Governance.
  const others = ['lena', 'leo', 'gwen', 'hugh', 'adil', 'adam', 'ian']

  beforeAll(async () => {
    desk = await hadTheirTalk()
    const ask = async () => {
      for (const by of others) for (const how of ways(by)) answers.push({ who: by, how, said: words(await doing(by, how)) })
    }
    // Left unsent at first; then asked of Lena, who does not take it; taken by Gita; had, and due.
    for (const who of others) answers.push({ who, how: 'resume', said: words(await desk.press(who, `resume:${desk.unsent}`, undefined)) })
    const resumed = await desk.press('asha', `resume:${desk.unsent}`, undefined)
    await desk.send('asha', resumed, { wished: 'lena', words: 'CANARY asked' })
    await desk.deliver()
    desk.pass(0.6)
    await desk.deliver()
    await desk.deliver()
    await ask()
    await desk.press('gita', 'step:TakeConversation')
    await desk.deliver()
    await ask()
    const talk = await desk.press('gita', 'dialog:talked')
    await desk.send('gita', talk, { agreed: 'CANARY agreed', day: '2026-03-05' })
    await desk.deliver()
    desk.pass(50)
    await desk.deliver()
    await ask()
  })
  afterAll(() => desk.close())

  /** Every way in which somebody can come upon a record, by everybody else. */
  const conversation = procedures.find(({ name }) => name === 'conversation')
  // Lena and Hugh may be asked: to take it would be their right.
  const ways = (by: string) => [
    ...['open:', 'whole:', 'look-up:', 'letter:letter', 'command:/open', 'command:/restriction', 'command:/at-risk'],
    ...Object.keys(conversation?.rights ?? {})
      .filter((step) => step !== 'TakeConversation' || !['lena', 'hugh'].includes(by))
      .map((step) => `step:${step}`),
    ...(conversation?.dialogs ?? []).map(({ name }) => `dialog:${name}`),
    ...['/my-work', '/help', '/customer CANARY', '/customer CV-2026-0001', '/customer Asha Patel', '/ask CANARY'],
  ]
  const doing = (by: string, how: string): Promise<Answer> => {
    if (!how.startsWith('/')) return desk.press(by, how)
    const [name = '', ...text] = how.split(' ')
    return desk.command(by, name, text.join(' '))
  }

  test('is read by the two of them', async () => {
    for (const by of ['asha', 'gita']) expect(words(await desk.press(by, 'open:'))).toContain('CANARY agreed')
  })

  test('is answered to nobody else, whatever they press, type, look up or open, at any time', () => {
    expect(answers.length).toBeGreaterThan(400)
    expect(answers.filter(({ said }) => secret.test(said))).toEqual([])
  })

  test('is nothing to anybody who was not asked, under its reference neither', () => {
    const opened = answers.filter(({ how, who }) => how === 'open:' && !['lena', 'hugh'].includes(who))
    expect(opened).toHaveLength(15)
    expect(new Set(opened.map(({ said }) => said))).toEqual(new Set(['There is nothing under this reference.']))
    const lists = answers.filter(({ how, who }) => how === '/my-work' && !['lena', 'hugh'].includes(who))
    expect(lists.filter(({ said }) => /CV-|conversation/i.test(said.replace(/I need support/g, '')))).toEqual([])
  })

  test('stands in no post of the console but theirs, in no channel, and every preview is the bare title', async () => {
    const posts = (await desk.log.listSealed('console-post')).map(({ value }) => value as { place: string; card?: { preview?: string } })
    for (const post of posts.filter((each) => JSON.stringify(each).includes('CV-2026')))
      expect({ place: post.place, preview: post.card?.preview }).toEqual({
        place: expect.stringMatching(/^person:(asha|lena|gita)$/),
        preview: 'A conversation CV-2026-0001',
      })
    const theirs = posts.filter((each) => secret.test(JSON.stringify(each))).map(({ place }) => place)
    expect(new Set(theirs)).toEqual(new Set(['person:asha', 'person:gita']))
  })

  test('stands in no line of the program’s log and in no figure; nor does it say that anybody asked', async () => {
    expect(desk.lines.join('')).not.toMatch(/CANARY|asha|Asha|AskConversation|"procedure":"conversation"/)
    expect(await desk.metrics.text()).not.toMatch(/CANARY|conversation|CV-/i)
  })

  test('stands sealed in the database and in its backup', async () => {
    const raw = await mongoose.createConnection(desk.place.uri, { dbName: desk.place.database }).asPromise()
    const all = await Promise.all((await raw.listCollections()).map(({ name }) => raw.collection(name).find({}).toArray()))
    expect(JSON.stringify(all)).toContain('CV-2026-0001')
    expect(JSON.stringify(all)).not.toMatch(secret)
    await raw.close()
    const folder = mkdtempSync(join(tmpdir(), 'between-two-'))
    const file = join(folder, 'steward.backup')
    await writeBackup(desk.place, file, { office: 'test', now: new Date() })
    expect(gunzipSync(readFileSync(file)).toString()).not.toMatch(secret)
    rmSync(folder, { recursive: true })
  })

  test('is not shown on the command line, sealed or not', async () => {
    foundation = { log: desk.log, office: { directory: () => desk.office } }
    for (const sealed of [false, true]) {
      const said: string[] = []
      const asked = { rest: [record], sealed, why: sealed ? 'I want to read it' : undefined, say: (line: string) => said.push(line) }
      await expect(show(asked as unknown as Parameters<typeof show>[0])).rejects.toThrow(/nothing of it is shown here/)
      expect(said).toEqual([])
    }
  })

  test('is gone from every card once the asker withdraws it', async () => {
    await desk.press('asha', 'step:WithdrawConversation')
    await desk.deliver()
    for (const by of ['asha', 'gita']) expect(words(await desk.press(by, 'open:'))).not.toMatch(secret)
  })
})
