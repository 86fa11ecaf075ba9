import { randomBytes } from 'node:crypto'
import mongoose from 'mongoose'
import { openCasework } from '../../src/casework/open-casework.js'
import { openRecordCheck } from '../../src/house/record-check.js'
import { unwatchedBy } from '../../src/house/unwatched.js'
import { openLog } from '../../src/log/open-log.js'
import { procedures } from '../../src/office.js'
import { freshName, patience, testDatabase } from '../log/test-database.js'
import { staff, testOffice } from '../procedures/test-office.js'

/** A whole office on the embedded database, whose owed items somebody may take out by hand. */
const openOffice = async () => {
  let now = new Date('2026-03-03T10:00:00.000Z')
  const clock = () => now
  const uri = await testDatabase()
  const database = freshName()
  const log = await openLog({ uri, database, recordKey: randomBytes(32), patience, clock })
  const raw = await mongoose.createConnection(uri, { dbName: database }).asPromise()
  const moved: string[] = []
  const check = openRecordCheck({
    log,
    directory: () => testOffice(),
    clock,
    tell: async () => {},
    tellForGood: async () => {},
    faulty: () => {},
    changed: () => moved.push('adam'),
  })
  const casework = openCasework({
    procedures,
    log,
    directory: () => testOffice(),
    clock,
    patience: 20_000,
    report: () => {},
    unwatched: unwatchedBy({ log, procedures, clock, check }),
  })
  let arrivals = 0
  const say = (by: string, command: string, text = '') =>
    casework.listen({ id: `a${++arrivals}`, by: staff(by), channel: 'console', place: 'private', arrives: 'command', command, text })
  return {
    say,
    check,
    moved,
    board: async (by: string) => JSON.stringify(await casework.board(staff(by))),
    owed: raw.collection('owed'),
    pass(minutes: number) {
      now = new Date(now.getTime() + minutes * 60_000)
    },
    async close() {
      await raw.close()
      await log.close()
    },
  }
}

describe('what no clock is watching', () => {
  let office: Awaited<ReturnType<typeof openOffice>>
  beforeEach(async () => {
    office = await openOffice()
  })
  afterEach(() => office.close())

  test('is on the board of administrators and of nobody else, once the check of the records has found that an alarm was taken out', async () => {
    await office.say('asha', '/at-risk', 'he says goodbye')
    expect(await office.check.run()).toBe('well')
    expect(await office.board('adam')).not.toContain('Nobody sees to these')
    // The rung that is to go to more people in some minutes.
    expect((await office.owed.deleteMany({ due: { $gt: '2026-03-03T10:00:00.000Z' } })).deletedCount).toBeGreaterThan(0)
    office.pass(1440)
    expect(await office.check.run()).toBe('altered')
    const board = await office.board('adam')
    expect(board).toContain('Nobody sees to these')
    expect(board).toContain('See to AR-2026-0001: it is not as it was written, and its alarms may not ring')
    expect(board).toContain('AR-2026-0001, entry 1: owes something that was taken out before it was done.')
    expect(office.moved).toEqual(['adam'])
    for (const other of ['asha', 'gita', 'hugh', 'hilda', 'ada']) expect(await office.board(other)).not.toContain('as it was written')
  })

  test('says of an alert that should have gone to more people whom to ring, before any check', async () => {
    await office.say('asha', '/at-risk', 'he says goodbye')
    expect(await office.board('adam')).not.toContain('Ring the seniors')
    office.pass(30)
    const board = await office.board('adam')
    expect(board).toContain('Ring the seniors on duty: nobody has AR-2026-0001')
    expect(board).not.toContain('goodbye')
  })
})
