import { openAlertsSoFar } from '../../../src/casework/ask/alerts-so-far.js'
import type { AskSettings } from '../../../src/casework/ask/open-ask.js'
import { toldAlready } from '../../../src/casework/ask/told-already.js'
import { LogAway } from '../../../src/log/log.js'
import { procedures } from '../../../src/office.js'
import { instant, type RecordId } from '../../../src/procedures/words.js'
import { openCounter, recordOn, verbs, words } from '../counter.js'
import { memoryLog } from '../memory-log.js'
import { priya, sam, testOffice } from '../test-office.js'
import { openAskDesk } from './guide.js'

const threat = 'he says he will kill himself'

/** A desk at which Sam asks, and a counter at which Sam and the seniors press, on one log. */
function openBoth(more: Partial<AskSettings> = {}) {
  const counter = openCounter(memoryLog, 20_000, procedures)
  const clock = () => new Date(counter.now())
  const alerts = openAlertsSoFar({ procedures, log: counter.log, directory: () => testOffice(), clock })
  return { counter, ...openAskDesk({ alerts, clock, ...more }) }
}

describe.each(['console/private', 'slack/D1', 'teams/a:1'])('after an alert was pressed in %s', (where) => {
  const there = { by: sam.id, where }
  const raised = async () => {
    const both = openBoth()
    await both.ask.question(threat, there)
    both.counter.pass(1)
    const record = recordOn(await both.counter.command(sam, '/at-risk', threat))
    both.counter.pass(1)
    return { ...both, record }
  }

  test('the thread says where it stands by the record, and shouts no second time', async () => {
    const { ask, record } = await raised()
    for (const said of ['what do I do now', 'is that one for the police']) {
      const answer = await ask.question(said, there)
      expect(words(answer)).toContain(`${record}: Nobody has it yet.`)
      expect(words(answer)).toContain('Your card of it changes as soon as somebody takes it.')
      expect(words(answer)).not.toContain('One press tells everybody on duty')
      expect(verbs(answer)).toEqual(expect.arrayContaining(['dialog:add-details', 'open:', 'command:/at-risk']))
    }
  })

  test('it names who has it as soon as somebody has, and when it is concluded', async () => {
    const { ask, counter, record } = await raised()
    await counter.press(priya, 'step:AcknowledgeAlert', { record, version: 1 })
    expect(words(await ask.question('what do I do now', there))).toContain(`${record}: ${priya.name} has it`)
  })

  test('whoever still has the caller on the line has the words for them, and is not told again to tell a senior', async () => {
    const { ask, record } = await raised()
    const answer = words(await ask.question('he is still talking to me, what do I say', there))
    expect(answer).toContain(`${record}: Nobody has it yet.`)
    expect(answer).toContain('You can say:')
    expect(answer).toContain('“Ring the emergency services.”')
    expect(answer).not.toContain('Tell a senior now.')
    expect(words(await ask.question('what do I do now', there))).not.toContain('Ring the emergency services.')
  })

  test('"thanks" is answered by who has it, not by a kindness', async () => {
    const { ask, record } = await raised()
    expect(words(await ask.question('ok thanks', there))).toContain(`${record}: Nobody has it yet.`)
  })

  test('a new threat is red again, with its own words alone', async () => {
    const { ask } = await raised()
    const answer = await ask.question('and he will kill his wife', there)
    expect(words(answer)).toContain('One press tells everybody on duty')
    expect(words(answer)).toContain('“and he will kill his wife”')
    expect(words(answer)).not.toContain(threat)
  })

  test('where the alert says other words, or was raised by somebody else, nothing was told of this', async () => {
    const { ask, counter } = openBoth()
    await ask.question(threat, there)
    counter.pass(1)
    await counter.command(sam, '/at-risk', 'a woman on the bridge with two children')
    await counter.command(priya, '/at-risk', threat)
    expect(words(await ask.question('what do I do now', there))).toContain('One press tells everybody on duty')
  })
})

test('where the log is away nobody is told that an alert went', async () => {
  const away = () => Promise.reject(new LogAway('away'))
  const alerts = openAlertsSoFar({
    procedures,
    log: { findByMarks: away, read: away },
    directory: () => testOffice(),
    clock: () => new Date('2026-03-03T10:00:00.000Z'),
  })
  expect(await alerts(sam.id, instant(new Date(0)))).toEqual([])
})

test('words that were changed before they went still tell the line that they were; one said afterwards they do not', () => {
  const [before, after] = [instant(new Date(1000)), instant(new Date(3000))]
  const alert = {
    record: 'AR-2026-0001' as RecordId,
    version: 1,
    raisedAt: instant(new Date(2000)),
    said: 'Mr Tully of Leeds says he will jump, 9 Mill Lane',
    stands: { words: 'Nobody has it yet', tone: 'attention' },
    lines: [],
  } as const
  const said = { text: 'he says he will jump', saidAt: before, alarms: true }
  expect(toldAlready([said], [alert])).toEqual({ by: alert })
  expect(toldAlready([{ ...said, saidAt: after }], [alert])).toEqual({ newLines: ['he says he will jump'] })
  expect(toldAlready([said, { text: 'he has gone quiet', saidAt: after, alarms: false }], [alert])).toEqual({ by: alert })
  expect(toldAlready([said], [])).toEqual({ newLines: ['he says he will jump'] })
})

describe('with the end of an alert', () => {
  const there = { by: sam.id, where: 'slack/D1' }
  const other = 'she said she will hang herself'
  /** Sam asked about two people and told the seniors of one, whose alert is over. */
  const over = async (more: Partial<AskSettings> = {}) => {
    const { counter, ...desk } = openBoth(more)
    await desk.ask.question(other, there)
    counter.pass(1)
    await desk.ask.question(threat, there)
    counter.pass(1)
    const raised = instant(new Date(counter.now()))
    const record = recordOn(await counter.command(sam, '/at-risk', threat))
    counter.pass(1)
    await counter.press(priya, 'step:AcknowledgeAlert', { record, version: 1 })
    await desk.ask.forget(sam.id, raised, record as RecordId)
    return { ...desk, counter }
  }

  test('another threat, of which no senior was told, is not let go: it stands below what is asked next', async () => {
    const { ask, heard } = await over()
    const answer = words(await ask.question('where is the lunch menu', there))
    expect(answer).toContain('I know of no senior who has it')
    expect(answer).toContain(`“${other}”`)
    // Of the one that is over nothing is remembered.
    expect(heard).toContainEqual({ text: 'where is the lunch menu', before: [other] })
  })

  test('where the alerts cannot be asked for, all is let go', async () => {
    const { ask, heard } = await over({ alerts: async () => [] })
    await ask.question('where is the lunch menu', there)
    expect(heard.at(-1)).toEqual({ text: 'where is the lunch menu', before: [] })
  })
})

test('a database that does not answer holds no alarm up', async () => {
  jest.useFakeTimers({ doNotFake: ['nextTick', 'queueMicrotask', 'setImmediate'] })
  try {
    const { ask } = openAskDesk({ alerts: () => new Promise(() => {}) })
    const answer = ask.question(threat, { by: sam.id, where: 'console/private' })
    await jest.advanceTimersByTimeAsync(500)
    expect(words(await Promise.race([answer, Promise.resolve({ answer: 'nothing' } as const)]))).toContain(
      'One press tells everybody on duty',
    )
  } finally {
    jest.useRealTimers()
  }
})
