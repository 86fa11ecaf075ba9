import type { Answer, DialogView } from '../../src/casework/arrival.js'
import type { RecordId } from '../../src/procedures/words.js'
import { wordsOf } from '../cards/check-card.js'
import { restrictionAnswers } from '../casework/arrangement-office.js'
import { staff, testOffice } from '../procedures/test-office.js'
import { type Bot, openOffice, type RunningOffice, raising } from './bots.js'
import { recordOf } from './real-office.js'
import { long, openSeed } from './seed.js'

const seed = openSeed()
const rounds = Number(process.env.ROUNDS ?? (long ? 2_000 : 2))
const office = testOffice()

/** A decision that somebody asks for and several may take: with which button, which event it becomes, and what the late are told. */
interface Matter {
  readonly ask: (bot: Bot, round: number) => Promise<RecordId>
  readonly button: string
  readonly event: string
  readonly deciders: readonly string[]
  readonly late: (who: string, when: string) => string
  /** What the winner is told who presses again, beside the card as it stands. */
  readonly again: RegExp
}

/** Asha fills in the request, form by form, at whichever bot. */
const askForRestriction = async (bot: Bot, round: number): Promise<RecordId> => {
  const frame = { by: staff('asha'), channel: 'slack', place: 'private' } as const
  const form = async (dialog: DialogView, n: number): Promise<Answer | undefined> => {
    const own = dialog.fields.flatMap(({ name }) =>
      restrictionAnswers[name] === undefined ? [] : [[name, restrictionAnswers[name]] as const],
    )
    const answer = await bot.bring({
      ...frame,
      id: `asks ${round} form ${n}`,
      arrives: 'form',
      draft: dialog.draft,
      step: dialog.step.name,
      move: dialog.preview ? 'send' : 'next',
      values: { ...dialog.values, ...Object.fromEntries(own) },
    })
    return answer?.answer === 'dialog' && n < 15 ? form(answer.dialog, n + 1) : answer
  }
  const first = await bot.bring({ ...frame, id: `asks ${round}`, arrives: 'command', command: '/restriction', text: '' })
  return recordOf(first?.answer === 'dialog' ? await form(first.dialog, 1) : first)
}

const alert: Matter = {
  ask: async (bot, round) => recordOf(await bot.bring(raising(`alert ${round}`))),
  button: 'step:AcknowledgeAlert',
  event: 'AlertAcknowledged',
  deciders: ['gita', 'gwen', 'greg', 'hugh'],
  late: (who, when) => `${who} has had this since ${when}`,
  again: /You have this already/,
}

const restriction: Matter = {
  ask: askForRestriction,
  button: 'step:ApproveArrangement',
  event: 'ArrangementApproved',
  deciders: ['gita', 'gwen', 'hugh'],
  late: (who, when) => `${who} approved this ${when}`,
  again: /approved this/,
}

const said = (answer: Answer | undefined): string => {
  if (answer?.answer === 'card') return wordsOf(answer.card)
  return answer?.answer === 'sentence' ? answer.text : `no answer: ${JSON.stringify(answer)}`
}

describe('Promise 17: one decision wins', () => {
  let running: RunningOffice
  let [one, two]: readonly Bot[] = []
  beforeAll(async () => {
    running = await openOffice({ looks: true })
    ;[one, two] = await Promise.all([running.start(), running.start()])
  }, 240_000)
  afterAll(() => running.close())

  test(`of fifty clicks at once, from two platforms and at two processes, one wins; the others are told who and when (${rounds} rounds)`, async () => {
    if (!one || !two) throw new Error('there are two bots')
    const begun = Date.now()
    for (let round = 0; round < rounds; round += 1) {
      const { ask, button, event, deciders, late, again } = round % 2 === 0 ? alert : restriction
      const record = await ask(seed.next() < 0.5 ? one : two, round)
      const clicks = Array.from({ length: 50 }, async (_, n) => {
        const by = deciders[seed.int(0, deciders.length - 1)] ?? 'gita'
        const frame = {
          id: `click ${round} ${n}`,
          by: staff(by),
          channel: seed.next() < 0.5 ? 'slack' : 'teams',
          place: 'private',
        } as const
        const bot = seed.next() < 0.5 ? one : two
        return { by, words: said(await bot?.bring({ ...frame, arrives: 'press', verb: button, record, version: 1 })) }
      })
      const answers = await Promise.all(clicks)
      const [winner, ...more] = ((await running.log.read(record))?.events ?? []).filter((each) => each.event === event)
      expect({ round, record, more }).toEqual({ round, record, more: [] })
      if (!winner) throw new Error(`nobody won round ${round}: ${JSON.stringify(answers)}`)
      const words = late(office.nameOf(winner.by), office.calendar.say(winner.at, winner.at))
      const others = answers.filter(({ by }) => by !== winner.by)
      expect(others.map((each) => each.words.includes(words) || each)).toEqual(others.map(() => true))
      // Of the winner's own clicks one took the step; those after it are told that it is done.
      const own = answers.filter(({ by }) => by === winner.by)
      expect(own.length - own.filter((each) => again.test(each.words)).length).toBeLessThanOrEqual(1)
    }
    process.stderr.write(`promise 17: ${rounds} rounds of 50 clicks at two processes in ${Date.now() - begun} ms, one winner each\n`)
    expect((await running.log.verify()).faults).toEqual([])
  }, 7_200_000)
})
