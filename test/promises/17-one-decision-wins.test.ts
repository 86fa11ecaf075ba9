import type { Answer, Arrival } from '../../src/casework/arrival.js'
import type { Casework } from '../../src/casework/casework.js'
import { openCasework } from '../../src/casework/open-casework.js'
import type { Log } from '../../src/log/log.js'
import { procedures } from '../../src/office.js'
import type { RecordId, StaffId } from '../../src/procedures/words.js'
import { wordsOf } from '../cards/check-card.js'
import { openTestLog } from '../log/test-database.js'
import { staff, testOffice, tuesday } from '../procedures/test-office.js'
import { long } from './seed.js'

const office = testOffice()
const seniors: readonly StaffId[] = ['gita', 'gwen', 'greg', 'hugh'].map(staff)

/** Two bots on one database, as two processes have it, each with its own platform. */
const openTwo = (log: Log): readonly Casework[] =>
  [1, 2].map(() =>
    openCasework({ procedures, log, directory: () => office, clock: () => new Date(tuesday), patience: 20_000, report: () => {} }),
  )

const frame = (id: string, by: StaffId, channel: string) => ({ id, by, channel, place: 'private' }) as const
const raise = (id: string): Arrival => ({
  ...frame(id, staff('asha'), 'slack'),
  arrives: 'command',
  command: '/at-risk',
  text: 'he says goodbye',
})
const haveIt = (id: string, by: StaffId, channel: string, record: RecordId): Arrival => ({
  ...frame(id, by, channel),
  arrives: 'press',
  verb: 'step:AcknowledgeAlert',
  record,
  version: 1,
})
const cardOf = (answer: Answer | undefined) => {
  if (answer?.answer !== 'card') throw new Error(`expected a card, got ${JSON.stringify(answer)}`)
  return answer.card
}
const said = (answer: Answer): string => (answer.answer === 'card' ? wordsOf(answer.card) : answer.answer === 'sentence' ? answer.text : '')
const taken = async (log: Log, record: RecordId) =>
  (await log.read(record))?.events.filter(({ event }) => event === 'AlertAcknowledged') ?? []

describe('Promises 17 and 18, on two bots and one database', () => {
  let log: Log
  beforeAll(async () => {
    log = await openTestLog()
  })
  afterAll(() => log.close())

  test('17: of fifty presses by several seniors on two platforms one wins, and every other senior is told who has it', async () => {
    const [one, two] = openTwo(log)
    for (let round = 0; round < (long ? 200 : 3); round += 1) {
      const record = cardOf(await one?.listen(raise(`17-${round}`))).record as RecordId
      const presses = Array.from({ length: 50 }, (_, n) => {
        const [bot, channel] = n % 2 ? [one, 'slack'] : [two, 'teams']
        const by = seniors[n % seniors.length] ?? staff('gita')
        return bot?.listen(haveIt(`17-${round}-${n}`, by, channel, record)).then((answer) => ({ by, answer }))
      })
      const answers = (await Promise.all(presses)).flatMap((press) => press ?? [])
      const [winner, ...more] = await taken(log, record)
      expect(more).toEqual([])
      const name = office.nameOf(String(winner?.by))
      for (const { by, answer } of answers)
        expect(said(answer)).toMatch(by === winner?.by ? /You have this already|has it/ : new RegExp(`${name} has (had this|it)`))
    }
  }, 120_000)

  test('18: every interaction, sent up to six times, reordered, and again to another bot, has one effect and one answer', async () => {
    const [one, two] = openTwo(log)
    const first = await Promise.all([1, 2, 3].map(() => one?.listen(raise('18-raise'))))
    const late = await two?.listen(raise('18-raise'))
    const records = new Set([...first, late].map((answer) => cardOf(answer).record))
    expect(records.size).toBe(1)
    expect(new Set(first.map((answer) => JSON.stringify(answer))).size).toBe(1)
    expect(late).toEqual(first[0])

    const record = [...records][0] as RecordId
    const press = haveIt('18-press', staff('gita'), 'teams', record)
    const pressed = await Promise.all([one, two, one, two, one, two].map((bot) => bot?.listen(press)))
    expect(new Set(pressed.map((answer) => JSON.stringify(answer))).size).toBe(1)
    expect(await taken(log, record)).toHaveLength(1)
  }, 60_000)
})
