import { openDueLook } from '../../src/casework/due-by-the-clock.js'
import { procedures } from '../../src/office.js'
import { staff } from '../procedures/test-office.js'
import { memoryLog } from './memory-log.js'
import { dice, openYear } from './random-years.js'

/** Asha has sent a log on Tuesday at ten; her line manager Lena is to talk about it within a working day. */
async function openOffice() {
  const year = openYear(memoryLog, dice(2))
  const moved: string[][] = []
  const look = openDueLook({ ...year.desk, boardsMoved: (people) => void moved.push([...people].toSorted()) })
  const call = procedures.find(({ name }) => name === 'terminated-call')
  if (call) await year.begin(call, staff('asha'))
  await look.look()
  return { year, look, moved, away: (is: boolean) => year.log.setAway(is) }
}

test('what becomes overdue by the clock moves on the boards of whoever has it and of their line manager, at that time and once', async () => {
  const { year, look, moved } = await openOffice()
  const due = (await year.log.waits())
    .flatMap(({ waiting }) => waiting.filter((one) => one.for === staff('lena')))
    .find((one) => one.due)?.due
  expect(due).toBeDefined()
  const minutes = Math.floor((Date.parse(due ?? '') - Date.parse(year.now())) / 60_000)
  year.pass(minutes - 1)
  await look.look()
  moved.length = 0
  await look.look()
  expect(moved).toEqual([])
  year.pass(1)
  await look.look()
  expect(moved).toHaveLength(1)
  expect(moved[0]).toEqual(expect.arrayContaining(['gita', 'lena']))
  year.pass(1)
  await look.look()
  expect(moved).toHaveLength(1)
})

test('on the morning of the day on which something is due, the board says so', async () => {
  const { year, look, moved } = await openOffice()
  year.pass(14 * 60 + 1)
  await look.look()
  expect(moved.flat()).toContain('lena')
})

test('a look that could not read is taken again, and misses nothing', async () => {
  const { year, look, moved, away } = await openOffice()
  year.pass(30 * 60)
  away(true)
  await expect(look.look()).rejects.toThrow('does not answer')
  away(false)
  await look.look()
  expect(moved.flat()).toContain('lena')
})
