import { openWrittenAhead } from '../../src/delivery/written-ahead.js'
import { instant } from '../../src/procedures/words.js'
import { staff, tuesday } from '../procedures/test-office.js'

const at = (seconds: number) => instant(new Date(Date.parse(tuesday) + seconds * 1000))
const alert = { procedure: 'at-risk', key: 'one', by: staff('asha'), step: { step: 'RaiseAlert' }, at: at(0) }
const turns = () => new Promise<void>((resolve) => setImmediate(() => setImmediate(resolve)))

const open = (keep: () => Promise<void> = async () => {}, runsOut = false) => {
  const [kept, faults] = [new Set<string>(), [] as unknown[]]
  const ahead = openWrittenAhead({
    journal: {
      keep: async (name) => {
        await keep()
        kept.add(name)
      },
      drop: async (name) => void kept.delete(name),
    },
    timer: (_, then) => {
      if (runsOut) then()
      return () => {}
    },
    faulty: (fault) => void faults.push(fault),
  })
  return { ahead, kept, faults }
}

test('an alert is on the disk before it is saved, and whoever takes it over hears that it is', async () => {
  const { ahead, kept } = open()
  await ahead.write(alert)
  expect([...kept]).toEqual(['one'])
  expect(await ahead.takeOver('one')).toBe(true)
  ahead.letGo(at(60))
  await turns()
  expect([...kept]).toEqual(['one'])
})

// A bot that is begun months later without its database would ring seniors for it.
test('what nobody took over is dropped, once everybody knows what came of it', async () => {
  const { ahead, kept } = open()
  await ahead.write(alert)
  ahead.letGo(at(20))
  await turns()
  expect([...kept]).toEqual(['one'])
  ahead.letGo(at(31))
  await turns()
  expect([...kept]).toEqual([])
})

// A disk is no reason for which anybody waits who is to be told of a threat.
test.each([
  ['hangs', () => new Promise<never>(() => {}), true],
  ['takes nothing', () => Promise.reject(new Error('ENOSPC')), false],
] as const)('a disk that %s holds no alert up', async (_, keep, runsOut) => {
  const { ahead, faults } = open(keep, runsOut)
  await ahead.write(alert)
  ahead.letGo(at(31))
  await turns()
  expect([await ahead.takeOver('one'), faults]).toEqual([false, []])
})
