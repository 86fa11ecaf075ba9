import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { settings } from '../../src/settings/env.js'
import { openFolder, steward } from '../cli/steward-process.js'

const root = join(__dirname, '..', '..')
const text = (file: string): string => readFileSync(join(root, file), 'utf8')
/** Everything that whoever looks after the bot reads, or copies. */
const papers = [
  ...['README.md', 'CHANGELOG.md', 'compose.yaml', 'Dockerfile', '.env.example', 'src/directory/sample-office.yaml'],
  ...readdirSync(join(root, 'docs')).flatMap((file) => (file.endsWith('.md') ? [`docs/${file}`] : [])),
  ...readdirSync(join(root, 'packaging')).map((file) => `packaging/${file}`),
]
const found = (pattern: RegExp) =>
  papers.flatMap((paper) =>
    [...text(paper).matchAll(pattern)].map(([, first = '', more = '']) => ({ paper, first, more: more.replaceAll(/\s+/g, ' ') })),
  )

describe('what the papers name', () => {
  /** What the command line says of itself: each command, with its own words and flags. */
  const said = new Map<string, string>()
  beforeAll(async () => {
    const { folder, close } = openFolder()
    const { out } = await steward(folder, {}, 'help')
    close()
    for (const [, name = '', words = ''] of out.matchAll(/^ {2}([a-z-]+)(.*(?:\n {4}.*)*)/gm)) said.set(name, words)
  })

  test('are commands that there are, with flags that they take', () => {
    expect(said.size).toBeGreaterThan(15)
    // Where it is typed: in marks, at the beginning of a line of its own, or behind npm.
    const typed = found(/(?:`|^ {4}|^# {3}|npm run --silent )steward (?:-- )?([a-z][a-z-]*)([^`\n]*)/gm)
    expect(typed.length).toBeGreaterThan(40)
    for (const { paper, first, more } of typed) {
      expect([paper, [...said.keys(), 'help']]).toEqual([paper, expect.arrayContaining([first])])
      const [given = ''] = more.split(/ (?:#|&&|\|) /)
      const words = said.get(first) ?? ''
      for (const [flag] of given.matchAll(/--[a-z-]+/g))
        expect([paper, first, flag, words]).toEqual([paper, first, flag, expect.stringContaining(flag)])
      // So many words besides as it takes: a flag and what it is given are none.
      const others = given
        .replaceAll(/--(?:why|seen) "[^"]*"|--(?:from|yes-erase) \S+|--[a-z-]+|\$\(.*\)/g, '')
        .split(' ')
        .filter(Boolean)
      const most = [...words.matchAll(/[<[]\w+[\]>]/g)].length
      if (first !== 'ask') expect([paper, first, others, others.length <= most]).toEqual([paper, first, others, true])
    }
  })

  test('are scripts that there are', () => {
    const { scripts } = JSON.parse(text('package.json')) as { scripts: Record<string, string> }
    const run = found(/npm run (?:--silent )?([a-z:]+)/g)
    expect(run.length).toBeGreaterThan(10)
    for (const { paper, first } of run) expect([paper, Object.keys(scripts)]).toEqual([paper, expect.arrayContaining([first])])
  })

  test('are settings that there are', () => {
    /** Of a paper’s own: what is given to a test, or stands in an address. */
    const others = /^(BEFORE|MINUTES|LONG|SLOTS|GOLDEN|SEED|MORNINGS|NODE_ENV|CMD|STEWARD_\w+)$/
    const named = found(/`([A-Z][A-Z0-9]*_[A-Z0-9_]*[A-Z0-9])(?:=[^`]*)?`/g)
    expect(named.length).toBeGreaterThan(40)
    for (const { paper, first } of named) {
      const setting = first in settings ? first : first.replace(/_FILE$/, '')
      if (!others.test(first)) expect([paper, setting, setting in settings]).toEqual([paper, setting, true])
    }
  })

  test('are files that there are', () => {
    const linked = found(/\]\((?!https?:|#)([^)#]+)/g)
    const named = found(/`((?:docs|packaging|src|test|manifests|cards)\/[\w./-]+)`/g)
    expect(linked.length + named.length).toBeGreaterThan(15)
    for (const { paper, first } of linked)
      expect([paper, first, existsSync(join(root, dirname(paper), first))]).toEqual([paper, first, true])
    for (const { paper, first } of named)
      if (!first.includes('your-procedure')) expect([paper, first, existsSync(join(root, first))]).toEqual([paper, first, true])
  })
})
