import { memoryLog } from '../casework/memory-log.js'
import { at, opened, stepped } from '../contracts/log-story.js'
import { movementsContract } from '../contracts/movements.contract.js'
import { openTestLog } from './test-database.js'

describe('movements in the log in memory', () => movementsContract(async () => memoryLog(() => new Date(at(0)))))

describe('movements in the log on the embedded database', () => {
  movementsContract(() => openTestLog())

  test('an erasure is told, so that whoever knows a name forgets it', async () => {
    const log = await openTestLog()
    const { record } = await opened(log)
    await stepped(log, record, 2, { minutes: 9, events: [{ event: 'RecordErased' }] })
    await log.erase([record])
    expect(await log.movements(at(9))).toEqual([{ record, procedure: 'terminated-call', version: 2 }])
    await log.close()
  })
})
