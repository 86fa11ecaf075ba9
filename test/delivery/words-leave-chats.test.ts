import { randomBytes } from 'node:crypto'
import mongoose, { type Connection } from 'mongoose'
import { openCourier } from '../../src/delivery/courier.js'
import { type OpenLog, openLog } from '../../src/log/open-log.js'
import { instant, type RecordId } from '../../src/procedures/words.js'
import { openArrangementOffice } from '../casework/arrangement-office.js'
import { words } from '../casework/counter.js'
import { freshName, patience, testDatabase } from '../log/test-database.js'
import { proposal } from '../procedures/authority-report/incident.js'
import { tuesday } from '../procedures/test-office.js'
import { type FakeChannel, fakeChannel } from './fake-channel.js'

interface Doc {
  readonly _id: string
  readonly [field: string]: unknown
}

/** A matter whose cards stand in a chat with what somebody typed, on a real database, and somebody else with all rights on that database. */
const openOffice = async () => {
  const settings = { recordKey: randomBytes(32), database: freshName() }
  let now = new Date(tuesday)
  const clock = () => now
  const log: OpenLog = await openLog({ uri: await testDatabase(), ...settings, patience, clock })
  const raw: Connection = await mongoose.createConnection(await testDatabase(), { dbName: settings.database }).asPromise()
  const office = openArrangementOffice({ log })
  const chat: FakeChannel = fakeChannel('slack', { looks: true })
  const begin = () =>
    openCourier({ log, casework: office.casework, channels: [chat], directory: () => office.office, clock, report: () => {} })
  let courier = begin()
  const docs = (name: string) => raw.collection<Doc>(name)
  const here = {
    log,
    docs,
    pass: (seconds: number) => {
      now = new Date(now.getTime() + seconds * 1000)
      office.setNow(instant(now))
    },
    deliver: () => courier.run(now),
    restart: () => {
      courier = begin()
    },
    /** What stands in the chats. */
    chats: () => JSON.stringify(chat.seen.map(({ card }) => card.adaptive)),
    faults: async () => (await log.verify()).faults.map(({ record, fault }) => `${record} ${fault}`),
    /** Somebody takes out what is owed under these names, as it is kept in the database. */
    takeOut: async (owed: RegExp) => {
      await log.list({ procedure: 'authority-report', limit: 1 })
      const { deletedCount } = await docs('owed').deleteMany({ _id: { $regex: owed } })
      return deletedCount
    },
    proposed: async (): Promise<RecordId> => {
      const { danger, grounds } = proposal
      const answers = { danger, grounds, facts: 'CANARY', risk: 'CANARY', customer: 'Jo CANARY' }
      const answered = await office.walk('lena', await office.command('lena', '/authority-report'), answers)
      if (answered.answer !== 'card' || !answered.card.record) throw new Error(words(answered))
      here.pass(1)
      await here.deliver()
      expect(here.chats()).toContain('CANARY')
      here.pass(60)
      return answered.card.record as RecordId
    },
    end: (record: RecordId) => office.fill('hugh', 'decide', record, { report: 'no', reason: 'CANARY', absent: '' }),
    close: async () => {
      await raw.dropDatabase()
      await raw.close()
      await log.close()
    },
  }
  return here
}

describe('the words of a matter that is over leave the chats, whatever is taken out of the database', () => {
  let office: Awaited<ReturnType<typeof openOffice>>
  let record: RecordId
  beforeEach(async () => {
    office = await openOffice()
    record = await office.proposed()
    await office.end(record)
  })
  afterEach(() => office.close())

  test('the drawing: five minutes later what still stands is drawn', async () => {
    const { takeOut, pass, deliver, chats, faults } = office
    expect(await takeOut(/redraw$/)).toBe(1)
    await deliver()
    expect(chats()).toContain('CANARY')
    pass(301)
    await deliver()
    expect(chats()).not.toContain('CANARY')
    pass(60)
    await deliver()
    expect(await faults()).toEqual([])
  })

  test('each drawing, time after time: it is owed until the chats show what they ought', async () => {
    const { takeOut, pass, chats, log, docs, deliver } = office
    await takeOut(/redraw$/)
    pass(301)
    // Whoever takes drawings out is quicker than the courier, which brings what is no drawing.
    for (let times = 0; times < 3; times += 1) {
      const { takeOwed } = log
      log.takeOwed = async (at, how) => (how.only === 'redraws' ? undefined : takeOwed(at, how))
      await deliver()
      log.takeOwed = takeOwed
      expect(await takeOut(/redraw$/)).toBe(1)
      pass(120)
    }
    expect(chats()).toContain('CANARY')
    await deliver()
    expect(chats()).not.toContain('CANARY')
    pass(900)
    await deliver()
    expect(await docs('owed').countDocuments({ _id: { $regex: /redraw$/ } })).toBe(0)
  })

  test('the drawing and what looks after it: verify names the record', async () => {
    const { takeOut, pass, deliver, chats, faults } = office
    await takeOut(/redraw$/)
    const { version = 0 } = (await office.log.read(record)) ?? {}
    const last = (await office.log.commit(record, version))?.owed ?? []
    expect(last.at(-1)).toMatchObject({ alarm: 'CloseOpened' })
    await takeOut(new RegExp(`^${record}/${version}/${last.length - 1}$`))
    expect(await faults()).toEqual([`${record} owes something that was taken out before it was done`])
    pass(3_600)
    await deliver()
    expect(chats()).toContain('CANARY')
    expect(await faults()).toEqual([`${record} owes something that was taken out before it was done`])
  })

  test('a bot that dies between the end and what it owes: the next one completes it', async () => {
    const { pass, deliver, chats, faults, docs, restart, log } = office
    await log.list({ procedure: 'authority-report', limit: 1 })
    const version = (await log.read(record))?.version ?? 0
    await docs('owed').deleteMany({ _id: { $regex: `^${record}/(redraw|${version}/.*)$` } })
    // Its lists lag behind, as they do when it dies there.
    await docs('records').deleteOne({ _id: record })
    restart()
    expect(await log.completeOwed(tuesday as never)).toBe(1)
    await deliver()
    expect(chats()).not.toContain('CANARY')
    pass(400)
    await deliver()
    expect(await faults()).toEqual([])
  })
})
