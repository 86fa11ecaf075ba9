import { instant, type RecordId } from '../../src/procedures/words.js'
import { wordsOf } from '../cards/check-card.js'
import { type Death, mortal, through } from './broken-on-purpose.js'
import {
  buttonsOf,
  cardOf,
  command,
  deliverAll,
  dialogOf,
  form,
  haveIt,
  never,
  openRealOffice,
  press,
  type RealOffice,
  recordOf,
} from './real-office.js'
import { long, openSeed } from './seed.js'

const seed = openSeed()
const beginning = instant(new Date(0))

describe('Promise 20: card and record agree', () => {
  let office: RealOffice
  let number = 0
  beforeAll(async () => {
    office = await openRealOffice()
  })
  afterAll(() => office.close())

  /** An alert that stands on the seniors' cards; its record. */
  const raised = async (): Promise<RecordId> => {
    number += 1
    const bot = office.bot()
    const record = recordOf(await bot.listen(command(`20-${number}`, 'asha', 'he says goodbye')))
    await bot.courier.run(office.clock())
    expect(office.copies(record).filter(({ card }) => buttonsOf(card).includes('step:AcknowledgeAlert')).length).toBeGreaterThan(1)
    return record
  }

  /** What each copy ought to show now is drawn from the record, by the same notice and for the same person. */
  const disagreeing = async (record: RecordId): Promise<readonly string[]> => {
    const { casework } = office.bot()
    const kept = await casework.drawings(record)
    const wrong: string[] = []
    for (const { name, id, card } of office.copies(record)) {
      const copy = kept.find(({ posted }) => posted.channel === name && posted.id === id)
      const drawn = copy?.drawn
      if (!drawn || wordsOf(drawn.card) !== wordsOf(card) || `${buttonsOf(drawn.card)}` !== `${buttonsOf(card)}`) wrong.push(id)
    }
    return wrong
  }

  /** A bot that takes "I have it" and redraws, and dies on the way; then another that is there. How many seconds until the cards agree. */
  const deathAt = async (death: Death | undefined): Promise<{ readonly calls: number; readonly seconds: number }> => {
    const record = await raised()
    const life = mortal(death)
    const [slack, teams] = office.platforms
    const dying = office.bot({
      log: through('log', office.log, life.meet),
      channels: [through('slack', slack, life.meet), through('teams', teams, life.meet)],
      timer: never,
    })
    const id = `20-have-${number}`
    const story = dying.listen(haveIt(id, 'gita', record)).then(() => dying.courier.run(office.clock()))
    await Promise.race([story, life.died])

    // The platform had no answer and sends the press again, to whoever is there now.
    const begun = office.clock().getTime()
    const other = office.bot()
    await other.listen(haveIt(id, 'gita', record))
    await other.courier.run(office.clock())
    await office.log.completeOwed(beginning)
    for (let second = 0; second < 60 && (await disagreeing(record)).length > 0; second += 1) {
      office.pass(1)
      await other.courier.run(office.clock())
    }
    expect(await disagreeing(record)).toEqual([])
    expect(await office.happened(record, 'AlertAcknowledged')).toHaveLength(1)
    for (const { card } of office.copies(record)) expect(buttonsOf(card)).not.toContain('step:AcknowledgeAlert')
    return { calls: life.calls, seconds: (office.clock().getTime() - begun) / 1000 }
  }

  test('a bot that is killed anywhere between the decision and the cards leaves them to the next, which has them right within ten seconds', async () => {
    const { calls } = await deathAt(undefined)
    const deaths = Array.from({ length: calls }, (_, call) => call + 1).flatMap((call): Death[] => [
      { call, moment: 'before' },
      { call, moment: 'after' },
    ])
    const chosen = long ? deaths : deaths.filter(() => seed.next() < 10 / deaths.length)
    let longest = 0
    for (const death of chosen) longest = Math.max(longest, (await deathAt(death)).seconds)
    process.stderr.write(`promise 20: ${chosen.length} of ${deaths.length} kills, cards right after at most ${longest} s\n`)
    expect(longest).toBeLessThanOrEqual(10)
  }, 600_000)

  test('a copy that somebody deleted stops no other from being redrawn', async () => {
    const record = await raised()
    const [slack] = office.platforms
    const [copy] = office.copies(record)
    slack.seen.splice(
      slack.seen.findIndex(({ id }) => id === copy?.id),
      1,
    )
    const bot = office.bot()
    await bot.listen(haveIt(`20-deleted-${number}`, 'hugh', record))
    await deliverAll(office, bot, 2)
    expect(office.copies(record).length).toBeGreaterThan(0)
    expect(await disagreeing(record)).toEqual([])
  })

  test('an update that a platform refuses for a while is made when it lets us, and no button lives on once the matter is closed', async () => {
    const record = await raised()
    const [slack, teams] = office.platforms
    const bot = office.bot()
    let refused = 0
    for (const platform of [slack, teams])
      platform.always(({ call }) => {
        if (call === 'post' || refused >= 12) return 'ok'
        refused += 1
        return seed.next() < 0.5 ? 'unclear' : { later: 2 }
      })
    await bot.listen(haveIt(`20-refused-${number}`, 'gita', record))
    const dialog = dialogOf(await bot.listen(press(`20-conclude-${number}`, 'gita', 'dialog:conclude', record, 'teams', 2)))
    const closed = await bot.listen(
      form(`20-send-${number}`, 'gita', dialog, 'send', { outcome: 'handled here', reason: 'Her brother is there.' }),
    )
    expect(wordsOf(cardOf(closed))).toContain('Her brother is there.')
    await deliverAll(office, bot, 60)
    expect(refused).toBe(12)
    for (const platform of [slack, teams]) platform.always('ok')
    expect(await disagreeing(record)).toEqual([])
    // What is left is for afterwards: a senior says when the customer is contacted as usual again, or reads it with a reason.
    const afterwards = ['dialog:end-caution', 'dialog:read-again']
    for (const { card } of office.copies(record))
      expect(buttonsOf(card).filter((verb) => /^(step|dialog):/.test(verb) && !afterwards.includes(verb))).toEqual([])
  })

  test('a copy whose platform never lets it be changed does nothing when it is pressed, and shows the present state', async () => {
    const record = await raised()
    const [slack, teams] = office.platforms
    for (const platform of [slack, teams]) platform.always(({ call }) => (call === 'post' ? 'ok' : 'never'))
    const bot = office.bot()
    await bot.listen(haveIt(`20-never-${number}`, 'gita', record))
    await deliverAll(office, bot, 5)
    for (const platform of [slack, teams]) platform.always('ok')
    const answer = await bot.listen(haveIt(`20-old-${number}`, 'hugh', record))
    expect(wordsOf(cardOf(answer))).toContain('Gita Rao has had this since')
    expect(await office.happened(record, 'AlertAcknowledged')).toHaveLength(1)
  })
})
