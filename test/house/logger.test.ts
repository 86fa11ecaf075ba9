import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ChannelFault } from '../../src/channels/channel.js'
import { openLogger } from '../../src/house/logger.js'

const canary = 'Jane Doe, 07700 900123'
const lines: string[] = []
const logger = openLogger('trace', { write: (line: string) => void lines.push(line) })
beforeEach(() => {
  lines.length = 0
})
const last = (): Record<string, unknown> => JSON.parse(lines.at(-1) ?? '{}')

test('writes references and kinds', () => {
  logger.info({ record: 'TC-2026-0001', channel: 'slack', tries: 2 }, 'delivered')
  expect(last()).toEqual({ level: 'info', time: expect.any(String), record: 'TC-2026-0001', channel: 'slack', tries: 2, msg: 'delivered' })
})

test('lets nothing through that is not on the list, however it is given', () => {
  const broken = Object.assign(new Error(canary), { code: 'E11000', keyValue: { name: canary } })
  logger.info({ text: canary, user: { name: canary }, channel: { name: canary } }, 'came in')
  logger.error(broken)
  logger.error({ err: broken }, 'a fault')
  logger.error({ fault: broken }, 'a fault')
  logger.error({ fault: String(broken) }, 'a fault')
  logger.warn('failed for %s', canary)
  logger.child({ name: canary }).info('from a child')
  expect(lines).toHaveLength(7)
  expect(lines.join('')).not.toContain('Jane')
  expect(lines[2]).toContain('E11000')
})

test('keeps the words of our own faults, which name nobody', () => {
  logger.warn({ fault: new ChannelFault('later', 'Slack asks us to wait.') }, 'not delivered')
  expect(last()).toMatchObject({ fault: 'ChannelFault', why: 'Slack asks us to wait.' })
})

/** What somebody at night looks for in vain: a field that is not on the list is left out without a word, and of a text as `fault` only a class stays. */
const sources = readdirSync(join(__dirname, '../../src'), { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'))
const told = sources.flatMap((file) =>
  [...readFileSync(join(__dirname, '../../src', file), 'utf8').matchAll(/logger\.(?:debug|info|warn|error|fatal)\(\{ ([^{}]*) \}/g)].map(
    ([, fields = '']) => ({ file, fields }),
  ),
)
test('every field that the program tells is on the list, and every sentence stands under why', () => {
  expect(told.length).toBeGreaterThan(30)
  for (const { file, fields } of told) {
    for (const [name] of fields.matchAll(/(?<=^|, )\w+/g)) {
      logger.info({ [name]: 'x' }, 'told')
      expect([file, name, last()[name]]).toEqual([file, name, 'x'])
    }
    expect([file, fields]).not.toEqual([file, expect.stringMatching(/fault: \S*because/i)])
  }
})

test('a value cannot forge a line', () => {
  logger.info({ why: 'x\n{"level":"info"}' }, 'odd')
  expect(lines.join('').trimEnd().split('\n')).toHaveLength(1)
})
