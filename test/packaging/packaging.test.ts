import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { openMetrics } from '../../src/house/metrics.js'
import { settings } from '../../src/settings/env.js'
import { secretSettings, withSecretFiles } from '../../src/settings/secret-files.js'

const root = join(__dirname, '..', '..')
const text = (file: string): string => readFileSync(join(root, file), 'utf8')

/** Names in a PromQL expression that could be metrics: what stands before a brace, a bracket or an end, and is no function or word. */
const namesIn = (expression: string): readonly string[] =>
  [...expression.matchAll(/\b((?:steward|process|nodejs)_[a-z0-9_]+)/g)].map(([, name = '']) => name)

describe('what watches the bot', () => {
  let there: ReadonlySet<string>
  beforeAll(async () => {
    const metrics = openMetrics(
      async () => [],
      () => new Date(),
    )
    there = new Set(
      [...(await metrics.text()).matchAll(/^# TYPE (\S+) (\S+)$/gm)].flatMap(([, name = '', kind]) =>
        kind === 'histogram' ? [`${name}_bucket`, `${name}_sum`, `${name}_count`] : [name],
      ),
    )
  })

  test('has rules that name only metrics there are', () => {
    const { groups } = parse(text('packaging/prometheus-rules.yaml')) as { groups: { rules: { alert: string; expr: string }[] }[] }
    const rules = groups.flatMap((group) => group.rules)
    expect(rules.length).toBeGreaterThan(5)
    for (const { expr } of rules) for (const name of namesIn(expr)) expect(there).toContain(name)
    // Each has its paragraph for the night.
    for (const { alert } of rules) expect(text('docs/run.md')).toContain(`**${alert}**`)
  })

  test('has a board that names only metrics there are', () => {
    const { panels } = JSON.parse(text('packaging/grafana-board.json')) as { panels: { targets: { expr: string }[] }[] }
    const names = panels.flatMap(({ targets }) => targets.flatMap(({ expr }) => namesIn(expr)))
    expect(names.length).toBeGreaterThan(8)
    for (const name of names) expect(there).toContain(name)
  })
})

describe('secrets in files', () => {
  test('are every setting that is secret by its name, and settings that there are', () => {
    for (const name of secretSettings) expect(settings).toHaveProperty([name])
    for (const name of Object.keys(settings)) if (/SECRET|TOKEN|KEY|Password/.test(name)) expect(secretSettings).toContain(name)
  })
  test('take the place of the setting, whatever ends the line', () => {
    expect(withSecretFiles({ RECORD_KEY_FILE: '/s/key \r', PORT: '1' }, (file) => `${file} inside\r\n`)).toEqual({
      env: { RECORD_KEY: '/s/key inside', PORT: '1' },
      faults: [],
    })
  })
  test.each([
    ['both are set', { RECORD_KEY_FILE: 'f', RECORD_KEY: 'k' }, 'RECORD_KEY and RECORD_KEY_FILE are both set'],
    ['the file is empty', { RECORD_KEY_FILE: 'empty' }, 'The file of RECORD_KEY_FILE is empty'],
    ['the file is not there', { RECORD_KEY_FILE: 'nowhere' }, 'The file of RECORD_KEY_FILE cannot be read'],
  ])('are a fault with what to do when %s', (_, env, says) => {
    const read = (file: string) => {
      if (file === 'nowhere') throw new Error(file)
      return file === 'empty' ? '\n' : 'secret'
    }
    const { faults } = withSecretFiles(env, read)
    expect(faults).toEqual([expect.stringContaining(says)])
    expect(faults.join()).not.toContain('nowhere')
  })
  test('compose and systemd name only settings that there are', () => {
    const compose = parse(text('compose.yaml'), { merge: true }) as { services: Record<string, { environment?: Record<string, string> }> }
    const named = Object.values(compose.services).flatMap(({ environment }) => Object.keys(environment ?? {}))
    expect(named.length).toBeGreaterThan(3)
    for (const name of named) expect(settings).toHaveProperty([name.replace(/_FILE$/, (end) => (name in settings ? end : ''))])
  })
})
