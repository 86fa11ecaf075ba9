import { instant } from '../../src/procedures/words.js'
import { wordsOf } from '../cards/check-card.js'
import { cardOf, command, deliverAll, haveIt, openRealOffice, type RealOffice, recordOf } from './real-office.js'
import { long, openSeed } from './seed.js'

const seed = openSeed()
const seniors = ['gita', 'gwen', 'greg', 'hugh']

describe('Promise 17: one decision wins', () => {
  let office: RealOffice
  beforeAll(async () => {
    office = await openRealOffice()
  })
  afterAll(() => office.close())

  test('of fifty presses by several seniors, on two platforms and two bots of one database, one wins; every other senior is told who and when', async () => {
    const bots = [office.bot(), office.bot()] as const
    for (let round = 0; round < (long ? 200 : 3); round += 1) {
      const record = recordOf(await bots[0].listen(command(`17-${round}`, 'asha', 'he says goodbye')))
      await deliverAll(office, bots[1], 1)
      const presses = Array.from({ length: 50 }, async (_, number) => {
        const by = seniors[seed.int(0, seniors.length - 1)] ?? 'gita'
        const [bot, channel] = seed.next() < 0.5 ? [bots[0], 'slack'] : [bots[1], 'teams']
        return { by, answer: await bot.listen(haveIt(`17-${round}-${number}`, by, record, channel)) }
      })
      const answers = await Promise.all(presses)
      const [winner, ...more] = await office.happened(record, 'AlertAcknowledged')
      expect(more).toEqual([])
      const now = instant(office.clock())
      const [who, when] = [office.office.nameOf(String(winner?.by)), office.office.calendar.say(now, now)]
      for (const { by, answer } of answers) {
        const words = answer.answer === 'sentence' ? answer.text : wordsOf(cardOf(answer))
        if (by !== winner?.by) expect(words).toContain(`${who} has had this since ${when}`)
        else expect(words).toMatch(new RegExp(`You have this already|${who} has it`))
      }
    }
  }, 900_000)
})
