import type { Card } from '../../src/cards/card.js'
import { type Channel, ChannelFault } from '../../src/channels/channel.js'
import { realTimer } from '../../src/delivery/cut.js'
import { instant } from '../../src/procedures/words.js'
import { wordsOf } from '../cards/check-card.js'
import { until } from './bots.js'
import { lookOf } from './look-of.js'
import { buttonsOf, cardOf, command, haveIt, openRealOffice, type RealOffice, recordOf } from './real-office.js'
import { long, openSeed } from './seed.js'

/** In seconds. */
const step = 10

interface Sent {
  readonly does: 'post' | 'update'
  readonly copy: string
  readonly at: number
  readonly bytes: number
  readonly version: number | undefined
  /** The copy looked like that already. */
  readonly same: boolean
  /** The platform had asked to wait. */
  readonly resting: boolean
}

describe('Promise 52: an alert that nobody takes', () => {
  let office: RealOffice
  beforeEach(async () => {
    office = await openRealOffice()
  })
  afterEach(() => office.close())

  /** A platform that keeps what is sent, and what each copy looked like before. `asksToWait`: now and then it takes no update for a while. */
  const watched = (channel: Channel, sent: Sent[], asksToWait: () => boolean): Channel => {
    const looks = new Map<string, string>()
    let restsUntil = 0
    const note = (does: Sent['does'], id: string, card: Card): void => {
      const [at, bytes] = [office.clock().getTime(), Buffer.byteLength(JSON.stringify(card.adaptive))]
      const same = looks.get(id) === lookOf(card)
      sent.push({ does, copy: `${channel.name} ${id}`, at, bytes, version: card.version, same, resting: at < restsUntil })
    }
    return {
      ...channel,
      async post(to, card, options) {
        const posted = await channel.post(to, card, options)
        note('post', posted.id, card)
        looks.set(posted.id, lookOf(card))
        return posted
      },
      async replace(posted, card) {
        note('update', posted.id, card)
        const at = office.clock().getTime()
        if (at >= restsUntil && asksToWait()) {
          // What was sent together with this one cannot have known.
          setImmediate(() => {
            restsUntil = at + 7_000
          })
          throw new ChannelFault('later', 'Too many updates.', { retryAfter: 7 })
        }
        await channel.replace(posted, card)
        looks.set(posted.id, lookOf(card))
      },
    }
  }

  test.each([
    // A part of the hour shows already whether it costs more and more; the long run takes the whole.
    ['that take everything', 0, long ? 60 : 6],
    ['that ask to wait at every fifth update', 0.2, long ? 60 : 6],
  ])(
    'for an hour, on platforms %s, costs one update a copy and change, none of them for nothing, and no more at the end than at the beginning',
    async (platforms, share, minutes) => {
      const seed = openSeed()
      const sent: Sent[] = []
      const bot = office.bot({ channels: office.platforms.map((platform) => watched(platform, sent, () => seed.next() < share)) })
      const record = recordOf(await bot.listen(command(`52-${share}`, 'asha', 'he says goodbye')))
      const begun = office.clock().getTime()
      for (let second = 0; second < minutes * 60; second += step) {
        await bot.courier.run(office.clock())
        office.pass(step)
      }
      const updates = sent.filter(({ does }) => does === 'update')
      expect(updates.filter(({ same }) => same)).toEqual([])
      expect(updates.filter(({ resting }) => resting)).toEqual([])
      if (share === 0) {
        const changes = updates.map(({ copy, version }) => `${copy} at ${version}`)
        expect(changes.filter((change, place) => changes.indexOf(change) !== place)).toEqual([])
      }

      const climbs = (await office.happened(record, 'AlertClimbed')).length
      expect(climbs).toBeGreaterThanOrEqual(minutes - 2)
      const third = minutes / 3
      const inThird = (from: number) => {
        const some = sent.filter(({ at }) => at >= begun + from * 60_000 && at < begun + (from + third) * 60_000)
        return { posts: some.filter(({ does }) => does === 'post').length, updates: some.filter(({ does }) => does === 'update').length }
      }
      const [early, late] = [inThird(third), inThird(2 * third)]
      expect(late.posts).toBeLessThanOrEqual(early.posts + 12)
      expect(late.updates).toBeLessThanOrEqual(early.updates * 1.25 + 5)

      // What came again has the button, and beside it only the whole card: what came before them has none.
      const asking = office.copies(record).filter(({ card }) => buttonsOf(card).includes('step:AcknowledgeAlert'))
      const eyes = asking.map(({ name, to }) => `${name} ${to}`)
      for (const one of new Set(eyes)) expect(eyes.filter((other) => other === one).length).toBeLessThanOrEqual(2)
      const over = office.copies(record).filter(({ card }) => wordsOf(card).includes('came again further down'))
      expect(over.length).toBeGreaterThan(climbs)
      for (const { card } of over) expect(buttonsOf(card)).toEqual([])

      const asked = performance.now()
      expect(wordsOf(cardOf(await bot.listen(command(`52-work-${share}`, 'gita', '', 'slack', '/my-work'))))).toContain(record)
      const answered = Math.round(performance.now() - asked)
      process.stderr.write(
        `promise 52, an alert nobody takes for ${minutes} min, platforms ${platforms}: ${sent.length - updates.length} posts, ${updates.length} updates ` +
          `(${early.updates} in the second third, ${late.updates} in the last), ${Math.round(sent.reduce((sum, { bytes }) => sum + bytes, 0) / 1024)} kB, ` +
          `0 same again, 0 while asked to wait, /my-work answered in ${answered} ms at the end\n`,
      )

      await bot.listen(haveIt(`52-have-${share}`, 'gita', record))
      for (let second = 0; second < 150; second += 5) {
        await bot.courier.run(office.clock())
        office.pass(5)
      }
      for (const { posted, drawn } of await bot.casework.drawings(record)) {
        const shown = office.copies(record).find(({ name, id }) => name === posted.channel && id === posted.id)
        expect(shown && lookOf(shown.card)).toBe(drawn && lookOf(drawn.card))
        expect(shown && buttonsOf(shown.card)).not.toContain('step:AcknowledgeAlert')
      }
      const due = (await office.log.owedOpen(instant(office.clock()))).filter(({ oldestDue }) => oldestDue <= instant(office.clock()))
      expect(due).toEqual([])
    },
    600_000,
  )

  test('fifty at once are each answered with a reference of their own, and every senior on duty gets a card for each', async () => {
    const bot = office.bot({ timer: realTimer })
    bot.courier.start()
    const begun = performance.now()
    const firstCards = new Map<string, number>()
    const lookForFirst = () => {
      for (const { seen } of office.platforms)
        for (const { to, card } of seen)
          if (buttonsOf(card).includes('step:AcknowledgeAlert') && !firstCards.has(to)) firstCards.set(to, performance.now() - begun)
    }
    try {
      const answers = await Promise.all(
        Array.from({ length: 50 }, async (_, number) => {
          const answer = await bot.listen(command(`52-many-${number}`, 'asha', `he says goodbye ${number}`))
          return { record: recordOf(answer), ms: performance.now() - begun }
        }),
      )
      expect(new Set(answers.map(({ record }) => record)).size).toBe(50)
      const isThere = (record: string) => office.copies(record).some(({ card }) => buttonsOf(card).includes('step:AcknowledgeAlert'))
      await until('a card for each alert', async () => {
        lookForFirst()
        return answers.every(({ record }) => isThere(record)) || `${answers.filter(({ record }) => isThere(record)).length} of 50`
      })
      const all = performance.now() - begun
      const slowest = (of: Iterable<number>) => Math.round(Math.max(...of))
      process.stderr.write(
        `promise 52, 50 alerts at once: each answered with its reference after at most ${slowest(answers.map(({ ms }) => ms))} ms, ` +
          `the first card to each senior after at most ${slowest(firstCards.values())} ms, the last alert's after ${Math.round(all)} ms\n`,
      )
    } finally {
      await bot.courier.stop()
    }
  }, 120_000)
})
