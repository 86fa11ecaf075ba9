import type { Answer, Arrival } from '../../src/casework/arrival.js'
import { openCasework } from '../../src/casework/open-casework.js'
import { procedures } from '../../src/office.js'
import type { Person } from '../../src/procedures/people.js'
import type { RecordId } from '../../src/procedures/words.js'
import { openAskDesk } from './ask/guide.js'
import { recordOn, verbs, words } from './counter.js'
import { memoryLog } from './memory-log.js'
import { priya, sam, testOffice } from './test-office.js'

const threat = 'he says he will kill himself'

/** The office's door with Ask behind it, and a log that can be taken away. */
function openDoor() {
  const clock = () => new Date('2026-03-03T10:00:00.000Z')
  const log = memoryLog(clock)
  const { ask } = openAskDesk({ procedures, clock })
  const { listen } = openCasework({ procedures, log, directory: () => testOffice(), clock, report: () => {}, ask })
  let arrivals = 0
  const from = ({ id }: Person) => ({ id: `arrival ${++arrivals}`, by: id, channel: 'slack', place: 'private' }) as const
  const command = (command: string, text = ''): Promise<Answer> => listen({ ...from(sam), arrives: 'command', command, text })
  return {
    log,
    command,
    listen: (arrival: Arrival) => listen(arrival),
    raised: async (): Promise<RecordId> => recordOn(await command('/at-risk', 'a woman on the bridge')),
    press: (by: Person, verb: string, record: RecordId) => listen({ ...from(by), arrives: 'press', verb, record }),
    below: (record: RecordId, text: string): Promise<Answer> => listen({ ...from(sam), arrives: 'message', text, below: record }),
    form: (answer: Answer, values: Readonly<Record<string, string>>): Promise<Answer> => {
      if (answer.answer !== 'dialog') throw new Error(`no form but ${words(answer)}`)
      const { draft, step } = answer.dialog
      return listen({
        ...from(sam),
        arrives: 'form',
        draft,
        step: step.name,
        move: 'redraw',
        values: { ...answer.dialog.values, ...values },
      })
    },
  }
}
const isAlarm = (answer: Answer): boolean => words(answer).includes(`“${threat}`) && verbs(answer).includes('command:/at-risk')

describe('a threat that is written below a card', () => {
  test('is answered by the alarm while the records cannot be reached; anything else by what it was before', async () => {
    const door = openDoor()
    const record = await door.raised()
    door.log.setAway(true)
    expect(isAlarm(await door.below(record, threat))).toBe(true)
    expect(words(await door.below(record, 'thank you for that'))).toContain('We cannot save this just now')
  })

  test('does not wait for records that do not answer', async () => {
    const door = openDoor()
    const record = await door.raised()
    door.log.read = () => new Promise(() => {})
    jest.useFakeTimers({ doNotFake: ['nextTick', 'queueMicrotask', 'setImmediate'] })
    try {
      const answer = door.below(record, threat)
      await jest.advanceTimersByTimeAsync(1_100)
      expect(isAlarm(await Promise.race([answer, Promise.resolve<Answer>({ answer: 'nothing' })]))).toBe(true)
    } finally {
      jest.useRealTimers()
    }
  })

  test('of an alert that is over is not kept where nobody reads it', async () => {
    const door = openDoor()
    const record = await door.raised()
    await door.press(priya, 'step:AcknowledgeAlert', record)
    const dialog = await door.press(priya, 'dialog:conclude', record)
    if (dialog.answer !== 'dialog') throw new Error(words(dialog))
    const { draft, step } = dialog.dialog
    const values = { outcome: 'no further action', reason: 'She was fetched by her sister.' }
    const over = await door.listen({
      ...{ id: 'over', by: priya.id, channel: 'slack', place: 'private' },
      ...{ arrives: 'form', draft, step: step.name, move: 'send', values },
    })
    expect(words(over)).toContain('Concluded')
    expect(words(await door.below(record, 'thank you for that'))).toMatch(/Your words were not kept.*raise a new alert/)
    expect(isAlarm(await door.below(record, threat))).toBe(true)
  })
})

describe('a threat behind a command', () => {
  test('that begins at once is answered by the alarm, and the command goes on by a press', async () => {
    const door = openDoor()
    const answer = await door.command('/difficult-call', threat)
    expect(isAlarm(answer)).toBe(true)
    expect(verbs(answer)).toContain('command:/difficult-call')
    expect(verbs(await door.command('/difficult-call', 'IC-1234'))).toContain('step:Warn')
  })

  test('opens its form, with the way to the seniors above it, whatever form of before is unfinished', async () => {
    const door = openDoor()
    const typed = await door.form(await door.command('/terminated-call'), { kind: 'other' })
    expect(typed.answer).toBe('dialog')
    expect(words(await door.command('/terminated-call', 'he swore at me'))).toContain('You have an unfinished form')
    const answer = await door.command('/terminated-call', threat)
    expect(answer).toMatchObject({ answer: 'dialog', dialog: { warnings: [expect.stringContaining('the seniors come first')] } })
  })
})
