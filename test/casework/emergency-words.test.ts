import fc from 'fast-check'
import type { Answer } from '../../src/casework/arrival.js'
import { emergencyWordsOf } from '../../src/casework/emergency-words.js'
import { openCasework } from '../../src/casework/open-casework.js'
import { procedures } from '../../src/office.js'
import { verbs, words } from './counter.js'
import { memoryLog } from './memory-log.js'
import { sam, testOffice } from './test-office.js'

const { asMeant } = emergencyWordsOf(procedures)
const clock = () => new Date('2026-03-03T10:00:00Z')
function openDesk() {
  const log = memoryLog(clock)
  const casework = openCasework({ procedures, log, directory: () => testOffice(), clock, report: () => {}, patience: 20_000 })
  let count = 0
  const frame = () => ({ id: `a${++count}`, by: sam.id, channel: 'slack', place: 'private' }) as const
  return {
    said: () => [...log.commits.values()].flat().flatMap(({ events }) => events.map(({ report }) => (report as { said: string }).said)),
    message: (text: string) => casework.listen({ ...frame(), arrives: 'message', text }),
    command: (command: string, text: string) => casework.listen({ ...frame(), arrives: 'command', command, text }),
    press: (verb: string, given: Record<string, string>) => casework.listen({ ...frame(), arrives: 'press', verb, given }),
  }
}

const nearMisses = [
  'at-risk: ',
  'at risk ',
  'at–risk ',
  'at—risk: ',
  'AT-RISK ',
  '/at_risk ',
  '//at-risk ',
  'At risk! ',
  '“at-risk” ',
  'atrisk ',
  '/ at-risk ',
  '／at-risk ',
  '#at-risk ',
  '!at-risk ',
  '[at-risk] ',
]

test.each(nearMisses)('“%s” and words is an alert, by message and by command', async (miss) => {
  const desk = openDesk()
  await desk.message(`${miss}he says he will jump`)
  const [command = '', ...rest] = `${miss}he is on the bridge`.split(' ')
  await desk.command(command, rest.join(' '))
  expect(desk.said()).toEqual(['he says he will jump', 'he is on the bridge'])
})

test.each(['he is at risk', 'what is an at-risk alert?', 'the market at Riskington', 'at risky times', '/ask is he at risk'])(
  '“%s” begins with something else, and is none',
  (text) => {
    const frame = { id: 'a', by: sam.id, channel: 'slack', place: 'private' } as const
    expect(asMeant({ ...frame, arrives: 'message', text })).toMatchObject({ arrives: 'message', text })
  },
)

test('whatever stands after it is sent whole', () => {
  const frame = { id: 'a', by: sam.id, channel: 'slack', place: 'private' } as const
  fc.assert(
    fc.property(fc.constantFrom(...nearMisses), fc.string({ unit: 'grapheme', maxLength: 300 }), (miss, text) => {
      expect(asMeant({ ...frame, arrives: 'message', text: `${miss}x${text}` })).toMatchObject({ text: `x${text}`.trim() })
    }),
  )
})

test.each([
  ['a few words', 'he says he will jump'],
  ['more than a button carries', `${'He went on about it. '.repeat(400)}He is at 12 Elm Street NOW`],
])('What was typed after a command that there is not goes along with the right one: %s, near it or not', async (_, typed) => {
  for (const wrong of ['/at-rsik', '/alert']) {
    const desk = openDesk()
    const asked = await desk.command(wrong, typed)
    expect(words(asked)).toContain('What you typed after it goes along.')
    expect(verbs(asked)).toContain('command:/at-risk')
    await desk.press('command:/at-risk', givenOf(asked))
    expect(desk.said()).toEqual([typed])
  }
})

/** What the button for the alert carries. */
function givenOf(answer: Answer): Record<string, string> {
  const [, given = '{}'] = /"verb":"command:\/at-risk","data":\{"given":(\{.*?\})\}/.exec(JSON.stringify(answer)) ?? []
  return JSON.parse(given)
}
