import { createHmac } from 'node:crypto'
import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { anchorOf } from '../../src/house/anchor-of.js'
import { openRecordCheck } from '../../src/house/record-check.js'
import { at, testOffice } from '../procedures/test-office.js'

const secret = 'sixteen letters or more'
const mark = { at: at('2026-03-03T09:50:00Z'), code: '0123-4567-89ab-cdef' }

/** An audit log on loopback that takes nothing but what is signed, fresh, JSON of this one form, and new or an honest repeat. */
async function openAuditLog(now: () => number) {
  const kept = new Map<string, string>()
  let down: boolean | 'behind a sign-in' = false
  const wrong: string[] = []
  const judge = (request: IncomingMessage, body: string): number => {
    if (down) return 503
    const [, seconds, signature] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(String(request.headers['x-steward-signature'])) ?? []
    const right = createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex')
    const key = String(request.headers['idempotency-key'])
    const told = JSON.parse(body) as Record<string, unknown>
    const checks: Readonly<Record<string, boolean>> = {
      method: request.method === 'POST' && request.url === '/steward',
      signature: signature === right,
      fresh: Math.abs(Number(seconds) - now() / 1000) <= 300,
      type: request.headers['content-type'] === 'application/json',
      form: Object.keys(told).sort().join() === 'at,code,entries,kind,records' && told.kind === 'records verified',
      repeat: !kept.has(key) || kept.get(key) === body,
    }
    const failed = Object.keys(checks).filter((one) => !checks[one])
    wrong.push(...failed)
    if (failed.length === 0) kept.set(key, body)
    return failed.length === 0 ? 204 : 400
  }
  const server: Server = createServer((request, answer) => {
    let body = ''
    request.on('data', (part: Buffer) => {
      body += part.toString('utf8')
    })
    request.on('end', () => {
      if (down !== 'behind a sign-in') return void answer.writeHead(judge(request, body)).end()
      answer.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><title>Sign in</title>')
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/steward`,
    kept,
    wrong,
    setDown: (is: typeof down) => {
      down = is
    },
    end: () => new Promise<unknown>((resolve) => server.close(resolve)),
  }
}

test('the code over all records is kept outside once a day by each bot, whatever the database says of it; an audit log that is down gets it ten minutes later', async () => {
  let now = at('2026-03-03T10:00:00Z')
  const clock = () => new Date(now)
  const audit = await openAuditLog(() => clock().getTime())
  // By hand, in the database: each code of the month was sent already.
  const claims = new Set(Array.from({ length: 28 }, (_, day) => `anchored 2026-03-${String(day + 1).padStart(2, '0')}`))
  const told: string[] = []
  const bot = () =>
    openRecordCheck({
      log: {
        verify: async () => ({ records: 2, commits: 6, faults: [], mark }),
        claim: async (name) => !claims.has(name) && claims.add(name) !== undefined,
      },
      directory: () => testOffice(),
      clock,
      tell: async (title) => void told.push(title),
      tellForGood: async () => {},
      ...anchorOf({ ANCHOR_WEBHOOK_URL: audit.url, ANCHOR_WEBHOOK_SECRET: secret }, clock),
      faulty: () => {},
    })
  try {
    const [one, other] = [bot(), bot()]
    audit.setDown(true)
    expect(await one.run()).toBe('failed')
    expect(one.trouble()).toContain('ANCHOR_WEBHOOK_URL')
    // The administrators have theirs all the same.
    expect(told).toEqual(['records checked'])
    audit.setDown('behind a sign-in')
    expect(await other.run()).toBe('failed')
    expect(other.trouble()).toContain('ANCHOR_WEBHOOK_URL')
    audit.setDown(false)
    now = at('2026-03-03T10:10:00Z')
    expect([await one.run(), await other.run(), await one.run()]).toEqual(['well', 'well', 'not now'])
    expect(one.trouble()).toBe(undefined)
    const bots = (date: string) => expect.stringMatching(new RegExp(`^anchored ${date} [0-9a-f-]{36}$`))
    expect([...audit.kept.keys()]).toEqual([bots('2026-03-03'), bots('2026-03-03')])
    now = at('2026-03-04T07:00:00Z')
    await other.run()
    await one.run()
    expect([...audit.kept.keys()].slice(2)).toEqual([bots('2026-03-04'), bots('2026-03-04')])
    expect(JSON.parse([...audit.kept.values()].at(-1) ?? '')).toMatchObject({ code: mark.code, records: 2, entries: 6 })
    expect([audit.wrong, told]).toEqual([[], ['records checked', 'records checked']])
  } finally {
    await audit.end()
  }
})

test('without the setting nothing goes outside', () => {
  expect(anchorOf({}, () => new Date())).toEqual({})
})
