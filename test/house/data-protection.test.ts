import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import mongoose from 'mongoose'
import { factsOfData } from '../../src/cli/data-facts.js'
import { collections } from '../../src/log/collections.js'
import type { Oplog } from '../../src/log/oplog.js'
import { procedures } from '../../src/office.js'
import { readEnv, settings } from '../../src/settings/env.js'
import { testOffice } from '../procedures/test-office.js'

const paper = readFileSync(join(__dirname, '../../docs/data-protection.md'), 'utf8')
/** The rows of the table with these columns, each with its cells. */
const rowsUnder = (header: string): readonly (readonly string[])[] => {
  const lines = paper.split('\n')
  const rows = lines.slice(lines.indexOf(header) + 2)
  return rows
    .slice(
      0,
      rows.findIndex((line) => !line.startsWith('|')),
    )
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    )
}
const source = join(__dirname, '../../src')
const code = readdirSync(source, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => ({ file, text: readFileSync(join(source, file), 'utf8') }))

describe('the paper on personal data says what the code does', () => {
  test('every collection and every field in it, and none that is not there', () => {
    const kept = Object.values(collections(mongoose.createConnection())).flatMap((model) =>
      Object.keys(model.schema.paths).map((field) => `${model.collection.name} ${field.split('.')[0]}`),
    )
    const told = rowsUnder('| collection | field | what it is | readable |').map(([collection, field]) => `${collection} ${field}`)
    expect(told.toSorted()).toEqual([...new Set(kept)].toSorted())
  })

  test('every procedure with what its records are called, and every ending that a period can be set for', () => {
    const kept = procedures.map(({ name, title, retention }) => [name, title, retention?.names.join(', ') ?? '–'])
    const told = rowsUnder('| procedure | record | whose data, and what | why | who sees it | ends that a period is set for |').map(
      ([name, title, , , , ends]) => [name, title, ends],
    )
    expect(told.toSorted()).toEqual(kept.toSorted())
  })

  test('every kind of small sealed thing', () => {
    // A kind is a name of its own in the file that keeps it; Slack and Teams give theirs to the forms that they share.
    const named = code.flatMap(({ text }) => [
      ...(/Sealed\b/.test(text) ? text.matchAll(/const (?:kind|\w+Kind|pairs|troubles) = '([a-z-]+)'/g) : []),
      ...text.matchAll(/(?:long|form): '([a-z]+-[a-z]+)'/g),
      ...text.matchAll(/const place = \['([a-z]+)', /g),
    ])
    const told = rowsUnder('| kind | what it is | how long |').map(([kind]) => kind)
    expect([...new Set(told)].toSorted()).toEqual([...new Set(named.map(([, kind]) => kind))].toSorted())
  })

  test('every setting that names where something is sent to', () => {
    const ways = ['SLACK_BOT_TOKEN', 'MicrosoftAppId', 'GRAPH_CLIENT_ID', ...Object.keys(settings).filter((name) => /_URL$/.test(name))]
    // Where a platform is, not whether: for tests, and for clouds of their own.
    // The pages that the Teams package names are shown to people; nothing is sent there.
    const wanted = ways.filter(
      (name) => !['SLACK_API_URL', 'GRAPH_URL', 'GRAPH_LOGIN_URL'].includes(name) && !/^TEAMS_(WEBSITE|PRIVACY|TERMS)_URL$/.test(name),
    )
    const told = rowsUnder('| where | setting | what goes there | what never does |').map(([, setting]) => setting)
    for (const name of wanted) expect(told).toContain(name)
  })
})

describe('the facts of an installation', () => {
  const facts = (env: Record<string, string>, oplog: Oplog = 'none') => {
    const read = readEnv(env)
    if (!read.ok) throw new Error(read.faults.join(' '))
    const amounts = [{ procedure: 'at-risk', count: 3, oldest: '2026-03-03T10:00:00.000Z' as never }]
    return factsOfData(read.env, testOffice(), amounts, oplog).join('\n')
  }
  test('say where records are, who deals with data, what leaves, and for which endings no period is set', () => {
    const told = facts({ CONSOLE: 'on' })
    expect(told).toMatch(/embedded database.*for trying/)
    expect(told).toMatch(/Information Governance: Ian Grant/)
    expect(told).toMatch(/At-risk alert: 3 records, the oldest of 3 March 2026/)
    expect(told).toMatch(/No period is set for: .*at-risk/)
    expect(told).toMatch(/Slack: not connected/)
  })
  test.each([
    [
      'embedded',
      { DATA_DIR: '/srv/data' },
      'none' as const,
      /: none in \/srv\/data from the moment at which the erasure is done; and in backups/,
    ],
    ['on one server', {}, 'none' as const, /: in the server’s journal until 100 MB/],
    ['on servers whose oplog is not ours to read', {}, 'not told' as const, /: in the servers’ oplog for as far back as it reaches/],
    ['on a replica set', {}, { since: '2026-03-03T10:00:00.000Z' as never }, /: in the servers’ oplog, which reaches back to 3 March 2026/],
  ])('say how long copies of the key of an erased record can live: %s', (where, more, oplog, expected) => {
    const chat = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_SIGNING_SECRET: '0123456789abcdef0123456789abcdef', OFFICE_FILE: 'office.yaml' }
    const key = Buffer.alloc(32, 7).toString('base64')
    const server = where === 'embedded' ? { CONSOLE: 'on' } : { ...chat, MONGODB_URI: 'mongodb://db.example/steward', RECORD_KEY: key }
    expect(facts({ ...server, ...more }, oplog)).toMatch(new RegExp(`Copies of the key of an erased record${expected.source}`))
  })
  test('name no secret and no address of a secret', () => {
    const secret = 'mongodb://steward:very-secret-word@db.example/steward'
    const key = Buffer.alloc(32, 7).toString('base64')
    const told = facts({
      SLACK_BOT_TOKEN: 'xoxb-hidden-token',
      SLACK_SIGNING_SECRET: '0123456789abcdef0123456789abcdef',
      PUBLIC_URL: 'https://steward.office.example',
      MONGODB_URI: secret,
      RECORD_KEY: key,
      OFFICE_FILE: 'office.yaml',
      SMTP_URL: 'smtp://user:hidden-word@mail.example',
      ALERT_FROM: 'steward@office.example',
    })
    expect(told).toMatch(/db\.example/)
    expect(told).toMatch(/mail\.example/)
    for (const hidden of ['very-secret-word', 'hidden-word', 'hidden-token', key]) expect(told).not.toContain(hidden)
  })
})
