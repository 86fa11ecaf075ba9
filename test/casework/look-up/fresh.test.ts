import { openNames } from '../../../src/casework/look-up/read-names.js'
import { instant } from '../../../src/procedures/words.js'
import { openTestLog } from '../../log/test-database.js'
import { recordId, tuesday } from '../../procedures/test-office.js'
import { openArrangementOffice } from '../arrangement-office.js'
import { words } from '../counter.js'
import { type MemoryLog, memoryLog } from '../memory-log.js'

const aDay = 24 * 60 * 60_000
const later = (ms: number) => instant(new Date(Date.parse(tuesday) + ms))

/** Two processes of one office, each with a clock of its own; `told` is whom the lists name to the first, `read` what it reads out of the log, record by record. */
const twoProcesses = () => {
  const log = memoryLog(() => new Date(tuesday))
  const [read, told]: [string[], string[]] = [[], []]
  let held: Promise<void> | undefined
  const watched: MemoryLog = {
    ...log,
    names: (procedure, take) =>
      log.names(procedure, (some) => {
        told.push(...some.map(({ record }) => record))
        return take(some)
      }),
    walk: (query, take) =>
      log.walk(query, (some) => {
        read.push(...some.map(({ record }) => record))
        return take(some)
      }),
    async movements(since) {
      const found = await log.movements(since)
      await held
      return found
    },
  }
  const here = openArrangementOffice({ log: watched, arrivals: 'here' })
  const there = openArrangementOffice({ log, arrivals: 'there' })
  const raise = async () => {
    const raised = await there.command('asha', '/at-risk', 'They say goodbye')
    if (raised.answer !== 'card' || !raised.card.record) throw new Error('no alert was raised')
    return recordId(raised.card.record)
  }
  return {
    here,
    there,
    read,
    told,
    raise,
    /** Whoever looks meanwhile has asked the log, and waits for its answer until this is called. */
    hold: (): (() => void) => {
      let go = (): void => {}
      held = new Promise((resolve) => {
        go = () => {
          held = undefined
          resolve()
        }
      })
      return go
    },
    name: (record: Awaited<ReturnType<typeof raise>>, name: string) => there.fill('asha', 'add-details', record, { name }),
    look: async (typed: string) => words(await here.command('adil', '/customer', typed)),
  }
}

describe('A name that is added in another process', () => {
  test('is found at the next look-up, however long ago its record was opened', async () => {
    const { here, there, raise, name, look } = twoProcesses()
    const record = await raise()
    expect(await look('Zebedee Quill')).toContain('Nothing is recorded')
    for (const office of [here, there]) office.setNow(later(40 * aDay))
    expect(await look('Zebedee Quill')).toContain('Nothing is recorded')
    await name(record, 'Zebedee Quill')
    expect(await look('Zebedee Quill')).toContain(record)
  })

  test.each([20, -20])('is found although the clocks of the two are %i minutes apart', async (minutes) => {
    const { there, raise, name, look } = twoProcesses()
    const record = await raise()
    await look('Zebedee Quill')
    there.setNow(later(minutes * 60_000))
    await name(record, 'Zebedee Quill')
    expect(await look('Zebedee Quill')).toContain(record)
  })

  test('is found by whoever looks up while an earlier look is still under way', async () => {
    const { raise, name, look, hold } = twoProcesses()
    const record = await raise()
    await look('Anybody Else')
    const go = hold()
    const early = look('Zebedee Quill')
    await name(record, 'Zebedee Quill')
    const after = look('Zebedee Quill')
    go()
    await early
    expect(await after).toContain(record)
  })

  test('is found within the hour when its process was frozen for a day between dating and keeping it', async () => {
    const { here, raise, name, look } = twoProcesses()
    const record = await raise()
    here.setNow(later(aDay))
    await look('Anybody Else')
    await name(record, 'Zebedee Quill')
    await here.casework.readNames()
    expect(await look('Zebedee Quill')).toContain(record)
  })

  test('takes the place of the one before', async () => {
    const { raise, name, look } = twoProcesses()
    const record = await raise()
    await name(record, 'Zebedee Quill')
    expect(await look('Zebedee Quill')).toContain(record)
    await name(record, 'Rosa Lind')
    expect(await look('Rosa Lind')).toContain(record)
    expect(await look('Zebedee Quill')).toContain('Nothing is recorded')
  })
})

test('A look-up reads again what has moved since it was read, and nothing else of all that was opened today', async () => {
  const { raise, name, look, read, told } = twoProcesses()
  const records = []
  for (let n = 0; n < 12; n += 1) records.push(await raise())
  await look('Zebedee Quill')
  expect(new Set(told)).toEqual(new Set(records))
  await look('Zebedee Quill')
  expect(read).toEqual([])
  const [moved] = records
  if (!moved) throw new Error('there are twelve')
  await name(moved, 'Zebedee Quill')
  // Their own look is kept in the record, and is no reason to read it again.
  await look('Zebedee Quill')
  await look('Zebedee Quill')
  expect(read).toEqual([moved])
})

test('The name on a record that is erased elsewhere is forgotten at the next look, and while its key is still there it is found', async () => {
  const log = await openTestLog({ clock: () => new Date(tuesday) })
  const office = openArrangementOffice({ log })
  const record = await office.asked({ customer: 'Zebedee Quill' })
  const names = openNames(office.desk)
  await names.read()
  const kept = await log.read(record)
  if (!kept) throw new Error('it was asked for')
  const erased = { event: 'RecordErased', why: 'asked for' }
  const summary = { ...kept, procedure: kept.procedure, is: 'Asked', waiting: [], marks: [] }
  await log.append({ record, version: kept.version + 1, at: tuesday, by: 'clock', events: [erased], owed: [] }, summary)
  await names.areThere()
  expect(names.index.has(record)).toBe(true)
  await log.erase([record])
  await names.areThere()
  expect(names.index.has(record)).toBe(false)
  await log.close()
})
