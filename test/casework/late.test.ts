import type { Ask } from '../../src/casework/ask/open-ask.js'
import { openCasework } from '../../src/casework/open-casework.js'
import { procedures } from '../../src/office.js'
import { staff, testOffice, tuesday } from '../procedures/test-office.js'
import { words } from './counter.js'
import { memoryLog } from './memory-log.js'

/** Nothing is ever read: the answer comes when patience is over. */
const never = () => new Promise<never>(() => {})
const ask: Ask = {
  question: never,
  tellsOfHarm: never,
  otherwise: never,
  steps: never,
  share: () => undefined,
  walk: () => undefined,
  forget: never,
}
const clock = () => new Date(tuesday)
const from = { by: staff('asha'), channel: 'console', place: 'private' } as const

describe('an answer that takes too long', () => {
  const { listen } = openCasework({
    procedures,
    log: memoryLog(clock),
    directory: () => testOffice(),
    clock,
    report: () => {},
    patience: 1,
    ask,
  })

  test.each([
    ['a question', { ...from, id: '1', arrives: 'message', text: 'he keeps ringing' }],
    ['the command for one', { ...from, id: '2', arrives: 'command', command: '/ask', text: 'he keeps ringing' }],
    ['another reading of one', { ...from, id: '3', arrives: 'press', verb: 'ask:s4', given: { text: 'he keeps ringing' } }],
  ] as const)('to %s speaks of reading, and of nothing that was to be saved; whom to ring stands with it', async (_, arrival) => {
    const said = words(await listen(arrival))
    expect(said).toContain('I am still reading this')
    expect(said).not.toContain('saved')
    expect(said).toMatch(/999|ring/i)
  })
})
