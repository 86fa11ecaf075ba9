import { randomBytes } from 'node:crypto'
import { setImmediate as letOthers } from 'node:timers/promises'
import type { ErasedFile } from '../../../src/log/erased-list.js'
import { type LogSettings, type OpenLog, openLog } from '../../../src/log/open-log.js'
import { at, opened, stepped } from '../../contracts/log-story.js'
import { freshName, patience, testDatabase } from '../test-database.js'

/** A file in memory. */
const openFile = (): ErasedFile & { text: string | undefined } => {
  const file = {
    text: undefined as string | undefined,
    read: async () => file.text,
    async write(text: string) {
      file.text = text
    },
  }
  return file
}

let place: LogSettings
const bots: OpenLog[] = []
const bot = async (erasedFile?: ErasedFile, more: Partial<LogSettings> = {}): Promise<OpenLog> => {
  const log = await openLog({ ...place, ...(erasedFile ? { erasedFile } : {}), ...more })
  bots.push(log)
  return log
}
beforeEach(async () => {
  place = {
    uri: await testDatabase(),
    database: freshName(),
    recordKey: randomBytes(32),
    patience,
    lookEvery: 20,
    clock: () => new Date(at(5)),
  }
})
afterEach(async () => {
  await Promise.all(bots.splice(0).map((log) => log.close()))
})
const grief = (log: OpenLog) => opened(log, { events: [{ event: 'Told', words: 'grief' }] })
/** Said by the record itself before its key goes, as every erasure does. */
const erase = async (log: OpenLog, { record }: Awaited<ReturnType<typeof grief>>) => {
  await stepped(log, record, 2, { events: [{ event: 'RecordErased', why: 'grief' }] })
  await log.erase([record])
  return { record, at: at(5) }
}

describe('the list of what was erased, outside the database', () => {
  test('names each record with the moment, and holds no word of it', async () => {
    const file = openFile()
    const log = await bot(file)
    const [erased] = [await erase(log, await grief(log)), await grief(log)]
    expect(await log.erasedList.read()).toEqual([erased])
    expect(file.text).not.toContain('grief')
    expect(await log.erasedList.back()).toEqual([])
  })

  test('is kept by every bot of the office, each in a DATA_DIR of its own', async () => {
    const other = openFile()
    const [log] = [await bot(openFile()), await bot(other)]
    const erased = await erase(log, await grief(log))
    while (other.text === undefined) await letOthers()
    expect(other.text).toContain(erased.record)
  })

  test('is completed by the next start of a bot that was ended between the erasure and the list, and of one that was not there', async () => {
    const log = await bot()
    const erased = await erase(log, await grief(log))
    const file = openFile()
    const next = await bot(file)
    expect(await next.erasedList.read()).toBe('none')
    expect(await next.erasedList.complete()).toBe(true)
    const text = file.text
    expect(await next.erasedList.read()).toEqual([erased])
    await next.erasedList.complete()
    expect(file.text).toBe(text)
  })

  test('a disk that takes nothing spoils no erasure', async () => {
    const log = await bot({ read: async () => undefined, write: () => Promise.reject(new Error('full')) })
    const { record } = await erase(log, await grief(log))
    await expect(log.read(record)).rejects.toThrow(`${record} was erased.`)
  })

  test('that somebody has altered, or that is another office’s, is broken, is believed in nothing, and is left as it is', async () => {
    const file = openFile()
    const log = await bot(file)
    const { record } = await erase(log, await grief(log))
    const lives = await grief(log)
    const whole = file.text ?? ''
    for (const text of [whole.replace(record, lives.record), '{}', 'half of a li', JSON.stringify({ erased: [], mac: 'x' })]) {
      file.text = text
      expect([await log.erasedList.read(), await log.erasedList.back(), await log.erasedList.complete()]).toEqual([
        'broken',
        'broken',
        false,
      ])
      expect(file.text).toBe(text)
    }
    file.text = whole
    const another = await bot(file, { database: freshName() })
    expect(await another.erasedList.read()).toBe('broken')
  })

  test('opens after RECORD_KEY has changed', async () => {
    const file = openFile()
    const log = await bot(file)
    const erased = await erase(log, await grief(log))
    const changed = await bot(file, { recordKey: randomBytes(32), formerKey: place.recordKey })
    expect(await changed.erasedList.read()).toEqual([erased])
  })
})
