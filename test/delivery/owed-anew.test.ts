import { blankedLater } from '../../src/casework/blank-later.js'
import { openSearchesOwed } from '../../src/delivery/searches-owed.js'
import type { Log } from '../../src/log/log.js'
import { instant, type RecordId } from '../../src/procedures/words.js'
import { memoryLog } from '../casework/memory-log.js'
import { staff, testOffice, tuesday } from '../procedures/test-office.js'
import { fakeChannel } from './fake-channel.js'

const record = 'AR-2026-0001' as RecordId
let now = new Date(tuesday)
const after = (seconds: number) => new Date(Date.parse(tuesday) + seconds * 1000)
const clock = () => now
beforeEach(() => {
  now = after(0)
})

/** A log in which something is kept anew after each read of what stands under a name. */
const keptAnewAfterReads = (anew: () => Promise<void>): Log => {
  const log = memoryLog(clock)
  return {
    ...log,
    async getSealed(kind, name) {
      const read = await log.getSealed(kind, name)
      await anew()
      return read
    },
  }
}

test('a look that is owed anew between the reading and the dropping of one that was made is still owed', async () => {
  let anew = async () => {}
  const log = keptAnewAfterReads(() => anew())
  const owed = openSearchesOwed(
    {
      log,
      casework: {} as never,
      channels: [fakeChannel('slack', { looks: 'when asked' })],
      directory: () => testOffice(),
      report: () => {},
      clock,
    },
    () => () => {},
  )
  const sought = { record, version: 1, index: 0, due: instant(now), again: true } as unknown as Parameters<typeof owed.owe>[0]
  const owe = (leaseEnds: Date) => owed.owe(sought, { person: staff('gita') }, leaseEnds)
  await owe(after(0))
  anew = () => owe(after(60))
  expect(await owed.run(after(10))).toBe(1)
  expect(await log.listSealed('looks')).toEqual([expect.objectContaining({ value: expect.objectContaining({ from: instant(after(65)) }) })])
  anew = async () => {}
  now = after(70)
  expect(await owed.run(now)).toBe(1)
  expect(await log.listSealed('looks')).toEqual([])
})

test('copies of an erased record that another bot could not blank meanwhile are still kept to be blanked', async () => {
  const log = memoryLog(clock)
  const copy = (id: string) => ({ channel: 'slack', where: 'gita', id })
  const later = blankedLater({
    log,
    clock,
    blank: async () => {
      await blankedLater({ log, clock }).keep(record, [copy('1'), copy('2')])
      return true
    },
  })
  await later.keep(record, [copy('1')])
  await later.again(async () => {})
  expect((await log.listSealed('to-blank')).map(({ value }) => value)).toEqual([
    expect.objectContaining({ copies: [copy('1'), copy('2')] }),
  ])
})
