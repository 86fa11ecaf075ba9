import { setImmediate as turn } from 'node:timers/promises'
import { openErasedAgain } from '../../src/house/erased-again.js'
import { recordId, tuesday } from '../procedures/test-office.js'

const record = recordId('TC-2026-0001')

test('what was erased once more is told, also where the log took no alarm at first; and told once', async () => {
  let isBack = true
  let takes = false
  const told: string[] = []
  const faults: unknown[] = []
  const again = openErasedAgain({
    list: { back: async () => (isBack ? [{ record, at: tuesday }] : []), complete: async () => true },
    casework: {
      async eraseAgain() {
        isBack = false
      },
    },
    clock: () => new Date(tuesday),
    async tell(_title, paragraphs) {
      if (!takes) throw new Error('the log takes nothing')
      told.push(paragraphs.join(' '))
    },
    faulty: (fault) => void faults.push(fault),
  })
  const look = async () => {
    again.start()
    again.stop()
    await turn()
  }
  await look()
  expect([told, faults]).toEqual([[], [new Error('the log takes nothing')]])
  takes = true
  await look()
  await look()
  expect(told).toEqual([
    expect.stringContaining(`1 record that had been erased was in the database again, and is erased once more: ${record}`),
  ])
})
