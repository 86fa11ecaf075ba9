import { createServer, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'
import { sendTestCards, writeTestCards } from '../../src/cli/test-cards.js'
import { callWatchService } from '../../src/cli/watch-service.js'
import type { Foundation } from '../../src/house/lay-foundation.js'
import { readEnv } from '../../src/settings/env.js'
import { openFakeSlack } from '../channels/slack/fake-slack.js'
import { memoryStore, slackOffice } from '../channels/slack/rig.js'
import { openRig as openTeamsRig } from '../channels/teams/rig.js'
import { testOffice } from '../procedures/test-office.js'

const portOf = (server: Pick<Server, 'address'>) => (server.address() as AddressInfo).port

test('the doctor’s test card goes to each senior, and whom it cannot reach is named', async () => {
  const slack = await openFakeSlack()
  try {
    const office = slackOffice()
    const read = readEnv({
      SLACK_BOT_TOKEN: 'xoxb-test',
      SLACK_SIGNING_SECRET: '8f742231b10e8888abcd99ddd999a85a',
      SLACK_API_URL: slack.apiUrl,
    })
    if (!read.ok) throw new Error(read.faults.join(' '))
    const { env } = read
    const foundation = { office: { directory: () => office }, log: memoryStore() } as unknown as Foundation
    const seniors = new Set(office.holding('senior on duty').map(({ name }) => name))
    slack.fail('conversations.open', { with: 'error', error: 'user_not_found' })
    const found = await sendTestCards(env, foundation)
    expect(found.length).toBeGreaterThanOrEqual(seniors.size)
    for (const name of seniors) expect(found.filter(({ says }) => says.startsWith(name))).toHaveLength(1)
    expect(found.filter(({ well }) => !well)).toEqual([{ well: false, says: expect.stringMatching(/^.+ cannot be written to in Slack: /) }])
    expect(slack.messages).toHaveLength(found.length - 1)
    expect(JSON.stringify(slack.messages)).toContain('no alert')
  } finally {
    await slack.close()
  }
})

test('a test card that may have arrived, or is only asked to wait, is not called impossible', async () => {
  const rig = await openTeamsRig()
  try {
    rig.connector.fail('send', { with: 'status', status: 502 })
    rig.connector.fail('send', { with: 'status', status: 429, retryAfter: 5 })
    const says = (await writeTestCards([rig.channel], rig.office)).filter(({ well }) => !well).map((finding) => finding.says)
    expect(says).toEqual([
      expect.stringMatching(/^Teams gave no clear answer for .+: ask whether they saw the card; if not, run this again\.$/),
      expect.stringMatching(/^.+ was not written to in Teams this time: run this again in a minute\. /),
    ])
  } finally {
    await rig.close()
  }
})

test('in Teams too, where each test card rings as an alert would, and its preview says that it is none', async () => {
  // Not started: the doctor works beside the bot, and takes nothing in.
  const rig = await openTeamsRig()
  try {
    const seniors = rig.office.holding('senior on duty')
    rig.connector.fail('send', { with: 'status', status: 403, code: 'MessageWritesBlocked' })
    const found = await writeTestCards([rig.channel], rig.office)
    for (const { name } of seniors) expect(found.filter(({ says }) => says.startsWith(name))).toHaveLength(1)
    expect(found.filter(({ well }) => !well)).toEqual([{ well: false, says: expect.stringMatching(/^.+ cannot be written to in Teams: /) }])
    const written = rig.connector.messages.map(({ activity }) => activity)
    expect(written).toHaveLength(found.length - 1)
    for (const activity of written)
      expect(activity).toMatchObject({ summary: 'A test, and no alert', channelData: { notification: { alert: true } } })
  } finally {
    await rig.close()
  }
})

test('by e-mail and the alert webhook too, and a web page is not taken for a receiver', async () => {
  const mails: string[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo: ({ address }, _, done) => done(address.startsWith('gwen') ? Object.assign(new Error('no'), { responseCode: 550 }) : null),
    onData(stream, _, done) {
      stream.on('data', (bytes: Buffer) => mails.push(bytes.toString()))
      stream.on('end', () => done(null))
    },
  })
  const got: string[] = []
  let answers: Parameters<ServerResponse['writeHead']> = [204]
  const receiver = createServer((request, response) => {
    request.on('data', (bytes: Buffer) => got.push(bytes.toString()))
    request.on('end', () => void response.writeHead(...answers).end(answers[0] === 200 ? '<html>' : ''))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve))
  try {
    const read = readEnv({
      SMTP_URL: `smtp://127.0.0.1:${portOf({ address: () => server.server.address() })}`,
      ALERT_FROM: 'steward@office.example',
      ALERT_WEBHOOK_URL: `http://127.0.0.1:${portOf({ address: () => receiver.address() })}/`,
      ALERT_WEBHOOK_SECRET: 'sixteen characters',
    })
    if (!read.ok) throw new Error(read.faults.join(' '))
    const office = testOffice()
    const foundation = { office: { directory: () => office }, log: memoryStore() } as unknown as Foundation
    const test = async () => (await sendTestCards(read.env, foundation)).map(({ says }) => says)
    const said = await test()
    expect(said).toContain('Gita Rao was written to by e-mail: ask them whether they saw it.')
    expect(said).toContain('Gwen Hughes cannot be written to by e-mail: The mail server refuses this address.')
    expect(said.at(-1)).toBe('The alert webhook took a test (204): ask those it rings whether it arrived.')
    expect(mails.join('')).toContain('This is a test')
    expect(JSON.parse(got[0] ?? '')).toMatchObject({
      kind: 'A test, and no alert',
      words: expect.stringContaining('There is nothing to do'),
    })
    answers = [200, { 'content-type': 'text/html' }]
    expect((await test()).at(-1)).toMatch(/^The alert webhook answers with a web page \(200\), as a sign-in does, so nobody/)
    answers = [404]
    expect((await test()).at(-1)).toMatch(/^The alert webhook is not at its address \(404\)/)
    answers = [500]
    expect((await test()).at(-1)).toBe('The alert webhook answers 500, a fault of its own: tell those who look after it.')
  } finally {
    await new Promise<void>((resolve) => server.close(() => resolve()))
    receiver.closeAllConnections()
    await new Promise((resolve) => receiver.close(resolve))
  }
})

test('the watch service is called once, and what counts no call is said: it would ring nobody', async () => {
  const asked: string[] = []
  let answers: Parameters<ServerResponse['writeHead']> = [200]
  let says = ''
  const service = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`)
    const heads: typeof answers = request.url === '/elsewhere' ? [200] : answers
    response.writeHead(...heads).end(says)
  })
  await new Promise<void>((resolve) => service.listen(0, '127.0.0.1', resolve))
  const port = portOf(service)
  try {
    const read = readEnv({ HEARTBEAT_URL: `http://127.0.0.1:${port}/a-secret-check` }, { serves: false })
    if (!read.ok) throw new Error(read.faults.join(' '))
    const office = testOffice()
    const foundation = { office: { directory: () => office }, log: memoryStore() } as unknown as Foundation
    const test = async () => (await sendTestCards(read.env, foundation)).at(-1)
    expect(await test()).toMatchObject({
      well: true,
      says: expect.stringMatching(/^The watch service took a call \(200\): it rings somebody/),
    })
    expect(asked).toEqual(['GET /a-secret-check'])
    answers = [200, { 'content-type': 'text/html; charset=utf-8' }]
    says = 'OK'
    expect(await test()).toMatchObject({ well: true })
    says = '<!doctype html><title>Sign in</title>'
    expect(await test()).toMatchObject({
      well: false,
      says: expect.stringMatching(/with a web page \(200\), as a sign-in does, so the call is not counted/),
    })
    says = 'OK'
    answers = [302, { location: `http://localhost:${port}/elsewhere` }]
    expect(await test()).toMatchObject({
      well: false,
      says: expect.stringMatching(/leads to another computer, so the call is not counted/),
    })
    answers = [302, { location: '/elsewhere' }]
    expect(await test()).toMatchObject({ well: true })
    answers = [404]
    expect((await test())?.says).toBe(
      'The watch service does not take the call (404): look at HEARTBEAT_URL, and at whether the check is still there.',
    )
    answers = [503]
    expect((await test())?.says).toBe('The watch service answers 503, a fault of its own: look at its own page.')
  } finally {
    await new Promise((resolve) => service.close(resolve))
  }
  const gone = createServer()
  await new Promise<void>((resolve) => gone.listen(0, '127.0.0.1', resolve))
  const nowhere = portOf(gone)
  await new Promise((resolve) => gone.close(resolve))
  expect(await callWatchService(`http://127.0.0.1:${nowhere}/a-secret-check`)).toEqual({
    trouble: expect.stringMatching(/^The watch service cannot be reached\. 127\.0\.0\.1 takes no connection on port \d+: see that it runs/),
    lasts: false,
  })
})
