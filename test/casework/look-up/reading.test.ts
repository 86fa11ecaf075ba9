import { openCasework } from '../../../src/casework/open-casework.js'
import { LogAway } from '../../../src/log/log.js'
import { procedures } from '../../../src/office.js'
import { staff, testOffice, tuesday } from '../../procedures/test-office.js'
import { openArrangementOffice } from '../arrangement-office.js'
import { words } from '../counter.js'
import { memoryLog } from '../memory-log.js'

/** An office that held a restriction on Jo Bloggs when its process was started again; its log gives no names until it is let. */
const startedAgain = async () => {
  const kept = memoryLog(() => new Date(tuesday))
  const before = openArrangementOffice({ log: kept })
  const record = await before.approved()
  await before.fill('gita', 'letter', record, { on: '2026-03-03' })
  let open = (): void => {}
  const gate = new Promise<void>((resolve) => {
    open = resolve
  })
  let away = false
  const log: typeof kept = {
    ...kept,
    async walk(query, take) {
      if (away) throw new LogAway('The database does not answer.')
      await gate
      await kept.walk(query, take)
    },
    async names(procedure, take) {
      if (away) throw new LogAway('The database does not answer.')
      await gate
      await kept.names(procedure, take)
    },
  }
  const casework = openCasework({ procedures, log, directory: () => testOffice(), clock: () => new Date(tuesday), report: () => {} })
  let number = 0
  return {
    casework,
    go: open,
    setAway: (now: boolean) => {
      away = now
    },
    async look(text: string) {
      const answer = casework.listen({
        id: `look-${++number}`,
        by: staff('adil'),
        channel: 'console',
        place: 'private',
        arrives: 'command',
        command: '/customer',
        text,
      })
      // Nobody waits longer than that for names which are still being read.
      await jest.advanceTimersByTimeAsync(1_000)
      return words(await answer)
    },
  }
}

beforeEach(() => void jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate', 'queueMicrotask', 'Date'] }))
afterEach(() => void jest.useRealTimers())

describe('a look-up while the names are still being read after a start', () => {
  it('by name says so, and not that nothing is recorded', async () => {
    const { look } = await startedAgain()
    const said = await look('Jo Bloggs')
    expect(said).toContain('I cannot say yet')
    expect(said).not.toContain('Nothing is recorded')
  })

  it('by telephone finds the customer at once, and says that there may be more', async () => {
    const { look } = await startedAgain()
    const said = await look('020 7946 0001')
    expect(said).toContain('No further contact on IC-1')
    expect(said).toContain('there may be more about this customer')
  })

  it('finds by name once they are read, with nothing said about it; and says plainly when there is nothing', async () => {
    const { look, go, casework } = await startedAgain()
    const reading = casework.readNames()
    await look('Jo Bloggs')
    go()
    await reading
    const said = await look('Jo Blogs')
    expect(said).toContain('No further contact on IC-1')
    expect(said).not.toContain('still reading')
    expect(await look('Zebedee Quill')).toContain('Nothing is recorded')
  })

  it('goes on where a log that was away broke the reading off', async () => {
    const { look, go, setAway, casework } = await startedAgain()
    go()
    setAway(true)
    await expect(casework.readNames()).rejects.toThrow(LogAway)
    expect(await look('Jo Bloggs')).toContain('We cannot look that up just now')
    setAway(false)
    expect(await look('Jo Bloggs')).toContain('No further contact on IC-1')
  })
})
