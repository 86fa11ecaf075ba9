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
import { verbs, words } from './counter.js'

// The command line on this office's own log, where it would open one by the settings.
let foundation: unknown
jest.mock('../../src/cli/tool.js', () => ({
  ...jest.requireActual<object>('../../src/cli/tool.js'),
  onFoundation: (_: unknown, work: (on: unknown) => unknown) => work(foundation),
}))

jest.setTimeout(120_000)

/** What is between two people and nobody else: who they are, whom else it is told of in time, and how its cards may be announced. */
interface Matter {
  readonly record: RecordId
  readonly two: readonly [string, string]
  /** They are asked before one of them takes it: to take it would be their right. */
  readonly asked: readonly string[]
  readonly others: readonly string[]
  readonly preview: string
}
// In turn: the line manager; her deputy and the taker's; a senior; a colleague; administrator; Information Governance.
const people = ['lena', 'leo', 'gita', 'gwen', 'hugh', 'adil', 'adam', 'ian']
const matters: Readonly<Record<'conversation' | 'meeting', Matter>> = {
  conversation: {
    record: recordId('CV-2026-0001'),
    two: ['asha', 'gita'],
    asked: ['lena', 'hugh'],
    others: people.filter((one) => one !== 'gita'),
    preview: 'A conversation CV-2026-0001',
  },
  meeting: {
    record: recordId('MT-2026-0001'),
    two: ['asha', 'lena'],
    asked: [],
    others: people.filter((one) => one !== 'lena'),
    preview: 'A talk MT-2026-0001',
  },
}
const names = ['conversation', 'meeting'] as const
/** What only the two may ever find: what the asker wrote, and what was agreed. */
const secret = /CANARY (unsent|asked|agreed|met)/

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
  const told = reports(openLogger('trace', sink), metrics)
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
  const press = (by: string, verb: string, on: RecordId | undefined, given: Record<string, string> = {}) =>
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
  const answers: { readonly of: keyof typeof matters; readonly who: string; readonly how: string; readonly said: string }[] = []
  const saidOf = (of: keyof typeof matters, how: (how: string) => boolean) => answers.filter((one) => one.of === of && how(one.how))
  /** Everybody else tries everything. */
  const ask = async (of: keyof typeof matters) => {
    for (const who of matters[of].others)
      for (const how of ways(of, who)) answers.push({ of, who, how, said: words(await doing(who, how, matters[of].record)) })
  }

  beforeAll(async () => {
    desk = await hadTheirTalk()
    await conversationIsHad()
    await meetingIsHad()
    await readEverythingElse()
  })
  afterAll(() => desk.close())

  /** Left unsent at first; then asked of Lena, who does not take it; taken by Gita; had, and due. */
  async function conversationIsHad(): Promise<void> {
    const { record, others } = matters.conversation
    for (const who of others)
      answers.push({ of: 'conversation', who, how: 'resume', said: words(await desk.press(who, `resume:${desk.unsent}`, undefined)) })
    const resumed = await desk.press('asha', `resume:${desk.unsent}`, undefined)
    await desk.send('asha', resumed, { wished: 'lena', words: 'CANARY asked' })
    await desk.deliver()
    desk.pass(0.6)
    await desk.deliver()
    await desk.deliver()
    await ask('conversation')
    await desk.press('gita', 'step:TakeConversation', record)
    await desk.deliver()
    await ask('conversation')
    const talk = await desk.press('gita', 'dialog:talked', record)
    await desk.send('gita', talk, { agreed: 'CANARY agreed', day: '2026-03-05' })
    await desk.deliver()
    desk.pass(50)
    await desk.deliver()
    await ask('conversation')
  }
  /** After a call that Asha warned: she wishes a talk, Lena offers it and has it. */
  async function meetingIsHad(): Promise<void> {
    const { record } = matters.meeting
    const call = await desk.command('asha', '/difficult-call')
    const on = call.answer === 'card' ? recordId(call.card.record ?? '') : undefined
    for (const step of ['Warn', 'CarryOn']) await desk.press('asha', `step:${step}`, on)
    desk.pass(1.1)
    await desk.casework.watched()
    await desk.deliver()
    await desk.press('asha', 'step:WishMeeting', record)
    await desk.press('lena', 'step:OfferMeeting', record)
    await desk.deliver()
    await ask('meeting')
    await desk.send('lena', await desk.press('lena', 'dialog:met', record), { agreed: 'CANARY met' })
    await desk.deliver()
    await ask('meeting')
  }
  /** Every command of the office but those that begin something at once, every list and file that they lead to, and everybody's board. */
  async function readEverythingElse(): Promise<void> {
    const atOnce = ['/at-risk', '/difficult-call']
    for (const who of ['hugh', 'adam', 'ian']) {
      const keep = (how: string, answer: Answer) =>
        answers.push(...names.map((of) => ({ of, who, how: `elsewhere ${how}`, said: words(answer) })))
      keep('board', await desk.casework.board(staff(who)))
      for (const { name } of commands(procedures).filter((one) => !atOnce.includes(one.name))) {
        const answer = await desk.command(who, name, 'Asha Patel')
        keep(name, answer)
        for (const verb of verbs(answer).filter((each) => /^(list|export|steps|walk):/.test(each)))
          keep(verb, await desk.press(who, verb, undefined))
      }
    }
  }

  /** Every way in which somebody can come upon a record, by everybody else. */
  const ways = (of: keyof typeof matters, by: string) => {
    const procedure = procedures.find(({ name }) => name === of)
    const { record, asked } = matters[of]
    return [
      ...['open:', 'whole:', 'look-up:', 'letter:letter', 'command:/open', 'command:/restriction', 'command:/at-risk', 'two-customers:'],
      ...Object.keys(procedure?.rights ?? {})
        .filter((step) => step !== 'TakeConversation' || !asked.includes(by))
        .map((step) => `step:${step}`),
      ...(procedure?.dialogs ?? []).map(({ name }) => `dialog:${name}`),
      ...['/my-work', '/help', '/customer CANARY', `/customer ${record}`, '/customer Asha Patel', '/ask CANARY', '/lists Asha Patel'],
    ]
  }
  const doing = (by: string, how: string, record: RecordId): Promise<Answer> => {
    if (!how.startsWith('/')) return desk.press(by, how, record)
    const [name = '', ...text] = how.split(' ')
    return desk.command(by, name, text.join(' '))
  }

  test('is read by the two of them', async () => {
    for (const by of matters.conversation.two)
      expect(words(await desk.press(by, 'open:', matters.conversation.record))).toContain('CANARY agreed')
    for (const by of matters.meeting.two) expect(words(await desk.press(by, 'open:', matters.meeting.record))).toContain('CANARY met')
  })

  test.each(names)('is answered to nobody else, whatever they press, type, look up or open, at any time: a %s', (of) => {
    expect(saidOf(of, () => true).length).toBeGreaterThan(300)
    expect(saidOf(of, () => true).filter(({ said }) => secret.test(said))).toEqual([])
  })

  test.each(names)('is nothing to anybody who was not asked, under its reference neither: a %s', (of) => {
    const { asked, others, record, preview } = matters[of]
    const strangers = answers.filter((one) => one.of === of && !asked.includes(one.who))
    const opened = strangers.filter(({ how }) => how === 'open:')
    expect(opened).toHaveLength((of === 'meeting' ? 2 : 3) * others.filter((one) => !asked.includes(one)).length)
    expect(new Set(opened.map(({ said }) => said))).toEqual(new Set(['There is nothing under this reference.']))
    // Nor does a list, a board or an answer say that there is one: its reference stands only in what they typed themselves.
    const untold = strangers.filter(({ how }) => /^(\/my-work|\/lists|\/customer (CANARY|Asha)|\/ask|elsewhere)/.test(how))
    expect(untold.length).toBeGreaterThan(90)
    expect(untold.filter(({ said }) => said.includes(record) || said.includes(preview))).toEqual([])
  })

  test.each(names)('stands in no post of the console but theirs, in no channel, and every preview is the bare title: a %s', async (of) => {
    const { record, two, preview } = matters[of]
    const told = [...two, ...(of === 'conversation' ? ['lena'] : [])].map((one) => `person:${one}`)
    const posts = (await desk.log.listSealed('console-post')).map(({ value }) => value as { place: string; card?: { preview?: string } })
    const about = posts.filter((each) => JSON.stringify(each).includes(record))
    expect(about.length).toBeGreaterThan(2)
    for (const post of about) expect([told.includes(post.place), post.card?.preview]).toEqual([true, preview])
    const its = of === 'conversation' ? /CANARY (asked|agreed)/ : /CANARY met/
    const theirs = posts.filter((each) => its.test(JSON.stringify(each))).map(({ place }) => place)
    // Once they have talked, it stands in nobody's chat, not even theirs (promise 41): the record has it.
    expect(theirs).toEqual([])
  })

  test('stands in no line of the program’s log and in no figure; nor does it say that anybody asked', async () => {
    expect(desk.lines.length).toBeGreaterThan(0)
    expect(desk.lines.join('')).not.toMatch(/CANARY|asha|Asha|AskConversation|Meeting|HaveMet|"procedure":"(conversation|meeting)"/)
    expect(await desk.metrics.text()).not.toMatch(/CANARY|conversation|meeting|CV-|MT-/i)
  })

  test('stands sealed in the database and in its backup', async () => {
    const raw = await mongoose.createConnection(desk.place.uri, { dbName: desk.place.database }).asPromise()
    const all = await Promise.all((await raw.listCollections()).map(({ name }) => raw.collection(name).find({}).toArray()))
    for (const { record } of Object.values(matters)) expect(JSON.stringify(all)).toContain(record)
    expect(JSON.stringify(all)).not.toMatch(secret)
    // Nor does a key of the clock's say who had a contact, and on which day.
    expect(JSON.stringify(all)).not.toMatch(/asha 2026/)
    await raw.close()
    const folder = mkdtempSync(join(tmpdir(), 'between-two-'))
    const file = join(folder, 'steward.backup')
    await writeBackup(desk.place, file, { office: 'test', now: new Date() })
    expect(gunzipSync(readFileSync(file)).toString()).not.toMatch(secret)
    rmSync(folder, { recursive: true })
  })

  test.each(names)('is not shown on the command line, sealed or not: a %s', async (of) => {
    foundation = { log: desk.log, office: { directory: () => desk.office } }
    for (const sealed of [false, true]) {
      const said: string[] = []
      const why = sealed ? 'I want to read it' : undefined
      const asked = { rest: [matters[of].record], sealed, why, say: (line: string) => said.push(line) }
      await expect(show(asked as unknown as Parameters<typeof show>[0])).rejects.toThrow(/nothing of it is shown here/)
      expect(said).toEqual([])
    }
  })

  test('is gone from every card of a conversation once the asker withdraws it', async () => {
    const { record, two } = matters.conversation
    await desk.press('asha', 'step:WithdrawConversation', record)
    await desk.deliver()
    for (const by of two) expect(words(await desk.press(by, 'open:', record))).not.toMatch(secret)
  })
})
