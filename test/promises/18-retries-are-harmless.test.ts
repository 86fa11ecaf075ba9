import type { Answer, Arrival } from '../../src/casework/arrival.js'
import { stillSaving } from '../../src/casework/sentences.js'
import type { KeptEvent } from '../../src/log/log.js'
import type { RecordId } from '../../src/procedures/words.js'
import { type Bot, command, dialogOf, form, haveIt, openRealOffice, press, type RealOffice, recordOf } from './real-office.js'
import { long, openSeed } from './seed.js'

const seed = openSeed()

/** An interaction of the story, and the event that it makes once; none for what only opens a form. */
interface Interaction {
  readonly ask: (answers: readonly Answer[]) => Arrival
  readonly makes?: string
}

const interactions = (name: string): readonly Interaction[] => {
  const record = (answers: readonly Answer[]): RecordId => recordOf(answers[1])
  return [
    { ask: () => command(`${name}-open`, 'asha', '') },
    { ask: ([opened]) => form(`${name}-raise`, 'asha', dialogOf(opened), 'send', { said: 'goodbye' }), makes: 'AlertRaised' },
    { ask: (answers) => haveIt(`${name}-have`, 'gita', record(answers), 'teams'), makes: 'AlertAcknowledged' },
    { ask: (answers) => press(`${name}-add`, 'asha', 'dialog:add-details', record(answers)) },
    {
      ask: (answers) => form(`${name}-added`, 'asha', dialogOf(answers[3]), 'send', { location: 'At home' }),
      makes: 'DetailsAdded',
    },
    { ask: (answers) => press(`${name}-over`, 'gita', 'dialog:hand-over', record(answers), 'teams', 2) },
    { ask: (answers) => form(`${name}-handed`, 'gita', dialogOf(answers[5]), 'send', { to: 'hugh' }, 'teams'), makes: 'AlertHandedOver' },
    { ask: (answers) => press(`${name}-still`, 'hugh', 'step:ConfirmStillHeld', record(answers)), makes: 'StillHeldConfirmed' },
    { ask: (answers) => press(`${name}-end`, 'hugh', 'dialog:conclude', record(answers)) },
    {
      ask: (answers) =>
        form(`${name}-ended`, 'hugh', dialogOf(answers[8]), 'send', { outcome: 'handled here', reason: 'Her brother is there.' }),
      makes: 'AlertConcluded',
    },
  ]
}

/** The same things in an order of chance. */
const shuffled = <T>(of: readonly T[]): readonly T[] =>
  of
    .map((one) => ({ one, at: seed.next() }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ one }) => one)

describe('Promise 18: retries and replays are harmless', () => {
  let office: RealOffice
  beforeAll(async () => {
    office = await openRealOffice()
  })
  afterAll(() => office.close())

  /** Presses again as long as it is told that another has it in hand, as the sentence asks. */
  const ask = async (bot: Bot, arrival: Arrival): Promise<Answer> => {
    const answer = await bot.listen(arrival)
    return answer === stillSaving ? ask(bot, arrival) : answer
  }

  /** Sends an arrival so many times at once to these bots; the one answer that all of them got. */
  const sendAll = async (arrival: Arrival, bots: readonly [Bot, ...Bot[]], times: number): Promise<Answer> => {
    const answers = await Promise.all(Array.from({ length: times }, (_, time) => ask(bots[time % bots.length] ?? bots[0], arrival)))
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
    return answers[0] ?? { answer: 'nothing' }
  }

  test('a command, a press and a form, each sent one to six times, late repeats among later ones, and to another bot after a restart: one effect, one answer', async () => {
    for (let round = 0; round < (long ? 60 : 4); round += 1) {
      const bots: [Bot] = [office.bot()]
      const sent: { readonly arrival: Arrival; readonly answer: Answer; readonly makes: string | undefined }[] = []
      for (const { ask, makes } of interactions(`18-${round}`)) {
        const arrival = ask(sent.map(({ answer }) => answer))
        sent.push({ arrival, answer: await sendAll(arrival, bots, seed.int(1, 6)), makes })
        office.pass(1)
        // Out of order: what came earlier comes again after it.
        for (const late of shuffled(sent).slice(0, seed.int(0, 2))) expect(await bots[0]?.listen(late.arrival)).toEqual(late.answer)
      }
      const record = recordOf(sent[1]?.answer)
      const before = (await office.log.read(record))?.events ?? []

      // A restart: another process that remembers nothing, some minutes later, is sent everything again in any order.
      office.pass(60 * seed.int(1, 20))
      const other = office.bot()
      for (const { arrival, answer, makes } of shuffled(sent)) {
        const again = await sendAll(arrival, [other], seed.int(1, 6))
        // What took a step is answered as it was; what only opened a form that has been sent since, with what became of it.
        if (makes !== undefined) expect(again).toEqual(answer)
      }
      const events: readonly KeptEvent[] = (await office.log.read(record))?.events ?? []
      expect(events).toEqual(before)
      for (const { makes } of sent)
        if (makes !== undefined) expect([makes, events.filter(({ event }) => event === makes).length]).toEqual([makes, 1])
      expect(await office.log.list({ procedure: 'at-risk', limit: 1000 })).toHaveLength(round + 1)
    }
  }, 600_000)

  test('sent at once to two bots of one database, every repeat has the same answer, and the record holds one', async () => {
    for (let round = 0; round < (long ? 60 : 3); round += 1) {
      const bots: [Bot, Bot] = [office.bot(), office.bot()]
      const record = recordOf(await sendAll(command(`18-both-${round}`, 'asha', 'goodbye'), bots, 6))
      await sendAll(haveIt(`18-both-have-${round}`, 'gita', record, 'teams'), bots, 6)
      await sendAll(haveIt(`18-both-late-${round}`, 'hugh', record, 'slack'), bots, 6)
      const events = (await office.log.read(record))?.events ?? []
      // Hugh had no card of it yet: that he was shown who has it is a look, kept once.
      expect(events.map(({ event }) => event)).toEqual(['AlertRaised', 'AlertAcknowledged', 'DetailsOpened'])
    }
  }, 600_000)
})
