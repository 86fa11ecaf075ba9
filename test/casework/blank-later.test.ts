import { blankedLater } from '../../src/casework/blank-later.js'
import { SealBroken } from '../../src/log/log.js'
import { instant, RecordId } from '../../src/procedures/words.js'

test('copies of an erased record are made empty though another of those that wait does not open, which is told', async () => {
  const fault = new SealBroken('It was altered.')
  const record = RecordId.parse('AR-2026-0001')
  const copy = { channel: 'slack', where: 'gita', id: '1' }
  const now = new Date('2026-03-03T10:00:00.000Z')
  const [emptied, dropped]: [unknown[], string[]] = [[], []]
  const log = {
    listSealed: async (_: string, __?: string, broken?: (name: string, fault: SealBroken) => void) => {
      if (!broken) throw fault
      broken('AR-2026-0002', fault)
      return [{ name: record, value: { since: instant(now), copies: [copy] } }]
    },
    dropSealedIfStill: async (_: string, name: string) => dropped.push(name) > 0,
  }
  const later = blankedLater({ log: log as never, clock: () => now, blank: async (one) => emptied.push(one) > 0 })
  await expect(later.again(async () => {})).rejects.toBe(fault)
  expect([emptied, dropped]).toEqual([[copy], [record]])
})
