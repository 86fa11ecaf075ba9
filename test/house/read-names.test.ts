import { openNameReading } from '../../src/house/read-names.js'

const anHour = 60 * 60_000

beforeEach(() => void jest.useFakeTimers())
afterEach(() => void jest.useRealTimers())

test('the names are read at a start and compared once an hour, also after a time that went wrong, until the bot stops', async () => {
  const told: string[] = []
  const wrong: unknown[] = []
  const reading = openNameReading(
    {
      async readNames() {
        told.push('read')
        if (told.length === 2) throw new Error('the database is away')
      },
    },
    (fault) => void wrong.push(fault),
  )
  reading.start()
  expect(told).toHaveLength(1)
  await jest.advanceTimersByTimeAsync(anHour)
  expect([told.length, wrong]).toEqual([2, [new Error('the database is away')]])
  await jest.advanceTimersByTimeAsync(anHour)
  expect([told.length, wrong.length]).toEqual([3, 1])
  reading.stop()
  await jest.advanceTimersByTimeAsync(3 * anHour)
  expect(told).toHaveLength(3)
})
