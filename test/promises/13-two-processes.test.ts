import type { Arrival } from '../../src/casework/arrival.js'
import type { RecordId } from '../../src/procedures/words.js'
import { type Bot, bring as bringTo, openOffice, type RunningOffice, raising, taking, until } from './bots.js'
import { copiesIn, isSettled, judge, untaken } from './oracle.js'
import { long, openSeed, within } from './seed.js'

const seed = openSeed()
let office: RunningOffice
let [one, two]: readonly Bot[] = []
const answered = new Set<string>()

beforeAll(async () => {
  office = await openOffice({ looks: true })
  ;[one, two] = await Promise.all([office.start(), office.start()])
}, 240_000)
afterAll(() => office.close())

const bring = async (bot: Bot | undefined, arrival: Arrival): Promise<void> => {
  if (bot && (await bringTo(bot, arrival))) answered.add(arrival.id)
}
const settle = (what: string, urgency?: 'alert') => until(what, () => isSettled(office.log, office.seen, answered, urgency), 240_000)
const verdict = async () => {
  const { lost, twice, unowed, stale } = await judge(office.log, office.seen, answered)
  return { lost, twice, unowed, stale, faults: (await office.log.verify()).faults }
}
const allWell = { lost: [], twice: [], unowed: [], stale: [], faults: [] }
/** Copies that came since, by delivery. */
const copiesSince = (before: ReadonlyMap<string, number>) =>
  [...copiesIn(office.seen)].flatMap(([key, count]) =>
    count > (before.get(key) ?? 0) ? [{ key, more: count - (before.get(key) ?? 0) }] : [],
  )

/** Everything that nobody has yet is taken, so that no alert climbs while something else is looked at. */
const takeAll = async (bot: Bot | undefined, round: string) =>
  Promise.all((await untaken(office.log)).map((record: RecordId) => bring(bot, taking(`${round} ${record}`, record))))

test('promise 13: two healthy bots on one database send every card once', async () => {
  const alerts = long ? 1_000 : 10
  for (let n = 0; n < alerts; n += 10) {
    // Each is raised at one bot, and half of them come again to the other at the same moment.
    await Promise.all(
      Array.from({ length: 10 }, (_, at) => {
        const arrival = raising(`healthy ${n + at}`)
        const [first, second] = at % 2 ? [one, two] : [two, one]
        return Promise.all([bring(first, arrival), ...(seed.next() < 0.5 ? [bring(second, arrival)] : [])])
      }),
    )
    await takeAll(seed.next() < 0.5 ? one : two, `healthy ${n}`)
  }
  await settle('two healthy bots have nothing left to do')
  expect(await verdict()).toEqual(allWell)
  expect(copiesSince(new Map())).toEqual([])
}, 600_000)

/** Brings two alerts to the first bot, which strikes itself at the site; the second is brought what was not answered. How long until all is out. */
const strike = async (site: string, nth: number, signal: 'SIGKILL' | 'SIGSTOP', round: string) => {
  const arrivals = ['one', 'two'].map((alert) => raising(`${round} ${alert}`))
  const armed = await one?.arm(site, nth, signal)
  const brought = Promise.all(arrivals.map((arrival) => bring(one, arrival)))
  // The other may have taken what would have led there: then it is struck from outside, at rest.
  const passed = await Promise.race([armed?.struck.then(() => true), brought.then(() => settle('both work', 'alert')).then(() => false)])
  if (!passed) await one?.arm('nowhere', 1, signal)
  if (!passed) one?.kill(signal)
  const struckAt = Date.now()
  const out = new Set(office.seen.map(({ key }) => key))
  await Promise.all(arrivals.filter(({ id }) => !answered.has(id)).map((arrival) => bring(two, arrival)))
  await settle(`the other takes over after ${signal} ${site}`, 'alert')
  const last = Math.max(0, ...office.seen.filter(({ key }) => !out.has(key)).map(({ at }) => at))
  return { takeover: Math.max(0, last - struckAt), brought, where: passed ? site : 'at rest' }
}
/** Where alerts pass, from the claim on their arrival to the end of their delivery. */
const sites = [
  'claims.insertMany',
  'keys.insertMany',
  'log.open',
  'commits.insertMany',
  'owed.insertMany',
  'owed.updateOne',
  'post',
  'log.append',
  'owed.deleteOne',
].flatMap((site) => ['before', 'during', 'after'].map((moment) => `${moment} ${site}`))
const chosen = (count: number) =>
  sites
    .map((site) => ({ site, by: seed.next() }))
    .sort((a, b) => a.by - b.by)
    .slice(0, count)
    .map(({ site }) => site)

test.each(['SIGKILL', 'SIGSTOP'] as const)(
  'promise 13: after a %s the other takes over, and the struck one does no harm',
  async (signal) => {
    for (const site of chosen(long ? sites.length : 1)) {
      const round = `${signal} ${site}`
      const before = copiesIn(office.seen)
      const { takeover, brought, where } = await strike(site, seed.int(1, 2), signal, round)
      if (signal === 'SIGSTOP') one?.kill('SIGCONT')
      await brought
      if (signal === 'SIGKILL') one = await office.start()
      await bring(one, raising(`${round} after it`))
      await takeAll(two, round)
      await settle(`both have nothing left to do after ${round}`)
      const copies = copiesSince(before)
      process.stderr.write(
        `promise 13, ${signal} ${where}: taken over after ${takeover} ms, ${copies.length} second copies ${copies.map(({ key }) => key).join(' ')} (target: 10,000)\n`,
      )
      expect({ round, ...(await verdict()) }).toEqual({ round, ...allWell })
      expect(copies.filter(({ more }) => more > 1)).toEqual([])
      expect(takeover).toBeLessThanOrEqual(within(12_000))
    }
  },
  3_600_000,
)
