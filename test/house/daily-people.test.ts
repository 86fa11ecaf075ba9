import { openDailyPeople } from '../../src/house/daily-people.js'
import type { Fetched } from '../../src/house/fetch-people.js'
import { LogAway } from '../../src/log/log.js'
import { PeopleFault } from '../../src/people/source.js'
import { at, testOffice } from '../procedures/test-office.js'

const fetched = (more: Partial<Fetched>): Fetched => ({
  file: { from: 'csv', fetched: '2026-03-03T06:30:00.000Z', people: [], left: [] },
  changes: [{ who: 'New Comer', id: 'new.comer' as never, what: 'joined', words: 'Helpline' }],
  notes: [],
  looks: [],
  faults: [],
  doubts: [],
  titles: [],
  peopleFile: 'people.yaml',
  before: undefined,
  officeFile: 'office.yaml',
  ...more,
})

/** Two bots of one office, on one clock, with one list. */
const openBots = () => {
  const claims = new Set<string>()
  const told: string[] = []
  const state = {
    now: at('2026-03-03T07:00:00Z'),
    list: (): Fetched => fetched({}),
    /** The database takes nothing: neither is a claim given back. */
    away: false,
    kept: 0,
    file: undefined as Fetched['file'] | undefined,
  }
  const bot = () =>
    openDailyPeople({
      fetch: async () => state.list(),
      keep: async ({ file }) => {
        state.kept += 1
        state.file = file
      },
      log: {
        async claim(name) {
          if (state.away) throw new LogAway('No primary.')
          return !claims.has(name) && Boolean(claims.add(name))
        },
        async unclaim(name) {
          if (state.away) throw new LogAway('No primary.')
          claims.delete(name)
        },
        waitingFor: async () => [],
      },
      directory: () => testOffice(),
      clock: () => new Date(state.now),
      tell: async (title, paragraphs) => void told.push([title, ...paragraphs].join('\n')),
      faulty: () => {},
    })
  return { state, told, bots: [bot(), bot()] as const }
}

describe('each morning', () => {
  test('one bot of two takes what is sound, once, and not before half past six', async () => {
    const { state, bots, told } = openBots()
    state.now = at('2026-03-03T06:00:00Z')
    expect(await bots[0].run()).toBe('not now')
    state.now = at('2026-03-03T06:30:00Z')
    expect(await Promise.all([bots[0].run(), bots[1].run(), bots[0].run()])).toEqual(['taken', 'not now', 'not now'])
    expect([state.kept, told]).toEqual([1, []])
    state.now = at('2026-03-04T06:30:00Z')
    expect(await bots[1].run()).toBe('taken')
  })

  test.each([
    [
      'that would leave a group without its manager',
      fetched({ faults: ['Helpline has no group manager.'] }),
      'Helpline has no group manager.',
    ],
    ['that half the office is missing from', fetched({ doubts: ['30 of 60 people would have left at once'] }), '30 of 60'],
  ])('a list %s changes nothing, and the administrators are told', async (_, list, says) => {
    const { state, bots, told } = openBots()
    state.list = () => list
    expect(await bots[0].run()).toBe('kept')
    expect([state.kept, bots[0].trouble()]).toEqual([0, expect.stringContaining(says)])
    expect(told).toEqual([expect.stringContaining(says)])
    state.now = at('2026-03-04T07:00:00Z')
    state.list = () => fetched({})
    expect(await bots[0].run()).toBe('taken')
    expect(bots[0].trouble()).toBeUndefined()
  })

  test('a file that was lost is there again as the database knows it, also where the list is not taken', async () => {
    const { state, bots } = openBots()
    const before: Fetched['file'] = { from: 'csv', fetched: '2026-03-02T06:30:00.000Z', people: [], left: [] }
    state.list = () => fetched({ behind: true, before, doubts: ['30 of 60 people would have left at once'] })
    expect([await bots[0].run(), state.file]).toEqual(['kept', before])
  })

  test('a place that does not answer changes nothing, and is told', async () => {
    const { state, bots, told } = openBots()
    state.list = () => {
      throw new PeopleFault('Microsoft asks to come back later.')
    }
    expect(await bots[0].run()).toBe('kept')
    expect(told.join()).toContain('Microsoft asks to come back later.')
  })

  test('a mistake of ours is tried again in ten minutes', async () => {
    const { state, bots } = openBots()
    state.list = () => {
      throw new TypeError('ours')
    }
    expect(await bots[0].run()).toBe('not now')
    state.list = () => fetched({})
    expect(await bots[1].run()).toBe('taken')
  })

  test('a database that goes away meanwhile, and does not take the claim back either, holds up nobody until the next morning', async () => {
    const { state, bots } = openBots()
    state.list = () => {
      state.away = true
      throw new LogAway('No primary.')
    }
    expect(await bots[0].run()).toBe('not now')
    expect(await bots[0].run()).toBe('not now')
    state.away = false
    state.list = () => fetched({})
    // The other bot knows of the claim alone.
    expect([await bots[1].run(), await bots[0].run(), await bots[0].run()]).toEqual(['not now', 'taken', 'not now'])
    state.now = at('2026-03-04T07:00:00Z')
    expect([await bots[1].run(), await bots[0].run()]).toEqual(['taken', 'not now'])
  })

  test('a leaver is told of', async () => {
    const { state, bots, told } = openBots()
    state.list = () => fetched({ changes: [{ who: 'Asha', id: 'asha' as never, what: 'left', words: '' }] })
    expect(await bots[0].run()).toBe('taken')
    expect(told.join()).toContain('Asha has left.')
  })

  test('what could not be settled is told once, though nothing changes by it', async () => {
    const { state, bots, told } = openBots()
    state.list = () => fetched({ changes: [], notes: ['Asha and Mei manage each other.'] })
    for (const date of ['2026-03-03', '2026-03-04']) {
      state.now = at(`${date}T07:00:00Z`)
      expect(await bots[0].run()).toBe('nothing')
    }
    expect(told).toEqual([expect.stringContaining('Asha and Mei manage each other.')])
  })
})
