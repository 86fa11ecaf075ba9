import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { takeStep } from '../../src/casework/take-step.js'
import { erase } from '../../src/cli/erase.js'
import { show } from '../../src/cli/show.js'
import { saidAs } from '../../src/house/said-as.js'
import type { Log } from '../../src/log/log.js'
import type { RecordId } from '../../src/procedures/words.js'
import { readEnv } from '../../src/settings/env.js'
import { openArrangementOffice } from '../casework/arrangement-office.js'
import { words } from '../casework/counter.js'
import { twoSpellings } from '../casework/look-up/two-spellings.js'
import { passedOn } from '../casework/subject-access/request.js'
import { freshName, openTestLog, testDatabase } from '../log/test-database.js'
import { staff, tuesday } from '../procedures/test-office.js'

const recordKey = randomBytes(32)
const database = freshName()
let log: Log
let office: ReturnType<typeof openArrangementOffice>
/** What was sent to Slack, method by method. */
const sent: { readonly method: string; readonly body: string }[] = []
const slack = createServer((request, response) => {
  let body = ''
  request.on('data', (part: Buffer) => {
    body += part.toString()
  })
  request.on('end', () => {
    sent.push({ method: request.url?.split('/').at(-1) ?? '', body: decodeURIComponent(body.replaceAll('+', ' ')) })
    response.writeHead(200, { 'content-type': 'application/json' }).end('{"ok":true,"channel":"D1","ts":"1.1"}')
  })
})

beforeAll(async () => {
  slack.listen(0, '127.0.0.1')
  await once(slack, 'listening')
  log = await openTestLog({ database, recordKey, clock: () => new Date(tuesday) })
  office = openArrangementOffice({ log })
})
afterAll(async () => {
  await log.close()
  slack.closeAllConnections()
  slack.close()
})

const run = async (tool: typeof erase, ...rest: readonly string[]) => {
  const env = readEnv({
    MONGODB_URI: (await testDatabase()).replace('/?', `/${database}?`),
    RECORD_KEY: recordKey.toString('base64'),
    SLACK_BOT_TOKEN: 'xoxb-1',
    SLACK_APP_TOKEN: 'xapp-1',
    SLACK_API_URL: `http://127.0.0.1:${(slack.address() as AddressInfo).port}/api/`,
    LOG_LEVEL: 'silent',
  })
  if (!env.ok) throw new Error(env.faults.join('\n'))
  const said: string[] = []
  const option = (name: string) => (rest.includes(name) ? rest[rest.indexOf(name) + 1] : undefined)
  const code = await tool({
    env: env.env,
    settingsFaults: '',
    rest: rest.slice(0, 1),
    sealed: false,
    jsonl: false,
    why: option('--why'),
    yesErase: option('--yes-erase'),
    say: (line) => said.push(line),
    complain: (line) => said.push(line),
  }).catch((fault: unknown) => {
    said.push(saidAs(fault))
    return 1
  })
  return { code, said: said.join('\n') }
}
const declined = async ({ desk }: Pick<typeof office, 'desk'>, record: RecordId) => {
  const step = { step: 'DeclineArrangement', reason: 'Not needed.' }
  expect(await takeStep(desk, { record, step, by: staff('gita'), key: `declined ${record}` })).toMatchObject({ outcome: 'taken' })
}
const why = ['--why', 'a request under article 17'] as const

test('erasing wants a reason, and the reference once more; until then nothing is lost', async () => {
  const record = await office.asked({ customer: 'Rosa Lind' })
  expect(await run(erase, 'NOPE-1')).toEqual({ code: 1, said: expect.stringMatching(/NOPE-1 is no reference of a record/) })
  expect(await run(erase, record)).toEqual({ code: 1, said: expect.stringContaining('Say why') })
  for (const once of [[], ['--yes-erase', 'RE-2026-9999']])
    expect(await run(erase, record, ...why, ...once)).toEqual({ code: 1, said: expect.stringContaining(`--yes-erase ${record}`) })
  expect(await run(erase, 'RE-2026-9999', ...why, '--yes-erase', 'RE-2026-9999')).toEqual({
    code: 1,
    said: 'There is no record RE-2026-9999.',
  })
  expect((await log.read(record))?.version).toBe(1)
})

test('an alert that is still open is not erased', async () => {
  const raised = await office.command('asha', '/at-risk', 'he says goodbye')
  const record = (raised.answer === 'card' ? raised.card.record : undefined) as RecordId
  expect(await run(erase, record, ...why, '--yes-erase', record)).toEqual({ code: 1, said: expect.stringContaining('conclude it first') })
  expect(await log.read(record)).toBeDefined()
})

test('an erased record has no words anywhere: not in the log, the look-up, people’s cards, nor in Slack; who erased it and why stays', async () => {
  const record = await office.approved({ customer: 'Zebedee Quill' })
  await office.fill('gita', 'letter', record, { on: '2026-03-03' })
  expect(words(await office.command('gita', '/customer', 'Zebedee Quill'))).toContain('Zebedee Quill')
  const to = { person: staff('gita') }
  const notice = { notice: 'decide', to, urgency: 'now' } as const
  const posted = { channel: 'slack', where: 'D1', id: '1.1' }
  await office.casework.keepDelivered(record, { version: 1, index: 0 }, notice, posted, { moved: 1, print: 'as posted' })
  await log.putSealed('console-post', 'p1', { card: { record, title: 'Zebedee Quill' } }, { owner: 'person:gita' })

  const { code, said } = await run(erase, record, ...why, '--yes-erase', record)
  expect([code, said]).toEqual([0, expect.stringContaining(`${record} is erased.`)])

  const blanked = sent.filter(({ method }) => method === 'chat.update')
  expect(blanked).toHaveLength(1)
  expect(blanked[0]?.body).toContain('This record was erased')
  expect(JSON.stringify(sent)).not.toContain('Zebedee')
  expect(await log.getSealed('console-post', 'p1')).toBeUndefined()

  // A bot that ran all the while: it still knew the name.
  expect(words(await office.command('gita', '/customer', 'Zebedee Quill'))).toMatch(/Nothing is recorded for this customer/)
  expect(words(await office.press('gita', 'step:ApproveArrangement', record))).toBe('This record is no longer here.')
  expect(words(await office.press('gita', 'open:', record))).toBe('There is nothing under this reference.')
  expect(words(await office.command('gita', '/my-work'))).not.toContain(record)

  expect((await run(show, record)).said).toMatch(new RegExp(`^${record} was erased .* by .*: a request under article 17$`))
  expect((await log.verify()).faults).toEqual([])
})

test('a link of two spellings outlives the erasure of its record while another has the name, and ends with the last', async () => {
  const linked = await twoSpellings(openArrangementOffice({ log, arrivals: 'two spellings' }))
  await linked.link()
  // What was asked for in the light of the first names it until it is over.
  const second = await linked.asked({ customer: 'Bloggs, Jo', channels: ['by telephone only'] })
  await declined(linked, second)
  const [link] = await linked.linkRecords()
  if (!link) throw new Error('they were linked')
  expect((await run(erase, linked.restricted, ...why, '--yes-erase', linked.restricted)).said).toContain(
    `${link} shows its spelling of the customer’s name together with another: that link stands on ${second} now.`,
  )
  expect(words(await linked.look('gita', 'Joe Blogs'))).toMatch(/Large print.*Bloggs, Jo.*linked as one customer by Lena Morris/)

  const last = await run(erase, second, ...why, '--yes-erase', second)
  expect(last.said).toContain('No other record has this spelling, so that link has ended; whoever made it is not in the office any more.')
  expect(words(await linked.look('gita', 'Joe Blogs'))).not.toMatch(/Jo Bloggs|Bloggs, Jo|linked as one/)
  expect((await run(show, link)).said).toMatch(/the link stands on .* now(.|\n)*the link ended/)
  expect((await log.verify()).faults).toEqual([])
})

test('what an open matter names, or an open request asks for, is not erased: which of them keeps it, and what to do, is said', async () => {
  const named = await office.approved({ customer: 'Mary Other', telephone: '020 7946 0077', cases: 'IC-77' })
  const open = await office.asked({ customer: 'Ned Other', telephone: '020 7946 0078', cases: 'IC-78', facts: `As in ${named}.` })
  const refused = await run(erase, named, ...why, '--yes-erase', named)
  expect(refused).toEqual({ code: 1, said: expect.stringContaining(`${open} names ${named} and is still open`) })
  expect(refused.said).toContain(`Bring ${open} to its end first, then erase ${named}.`)
  await declined(office, open)

  const theirs = await office.approved({ cases: 'IC-79' })
  const request = await passedOn(office)
  expect(await run(erase, theirs, ...why, '--yes-erase', theirs)).toEqual({
    code: 1,
    said: expect.stringMatching(new RegExp(`somebody asks for in ${request}.* before that request is over.*then erase ${theirs}`)),
  })
  expect((await log.read(theirs))?.version).toBeGreaterThan(0)
  await office.fill('ian', 'withdraw', request, { reason: 'They rang.' })
  for (const record of [named, theirs])
    expect(await run(erase, record, ...why, '--yes-erase', record)).toEqual({ code: 0, said: expect.stringContaining('is erased.') })
})

test('erasing what was erased finishes what was broken off, and keeps the first reason', async () => {
  const record = await office.asked()
  await run(erase, record, ...why, '--yes-erase', record)
  await log.putSealed('draft', 'late', { record })
  expect(await run(erase, record, '--why', 'again', '--yes-erase', record)).toEqual({
    code: 0,
    said: expect.stringContaining('was erased already'),
  })
  expect(await log.getSealed('draft', 'late')).toBeUndefined()
  expect((await run(show, record)).said).toContain('a request under article 17')
})
