import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { ChannelFault } from '../../../src/channels/channel.js'
import { sign } from '../../../src/channels/post-signed.js'
import { openWebhookChannel } from '../../../src/channels/webhook/open-webhook.js'
import { cardSaying } from '../../contracts/channel.contract.js'

const alert = { ...cardSaying('CANARY'), preview: 'At-risk alert AR-2026-0001', record: 'AR-2026-0001' }
const clock = () => new Date('2026-03-03T10:00:00Z')

/** A real receiver on loopback that answers with the status it is told, or never. */
const openReceiver = async () => {
  const got: { body: string; signature: string }[] = []
  let answer: { status: number; retryAfter?: string; type?: string; says?: string } | 'hang' | 'begin and hang' = { status: 204 }
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk: Buffer) => {
      body += chunk.toString()
    })
    request.on('end', () => {
      got.push({ body, signature: String(request.headers['x-steward-signature']) })
      if (answer === 'hang') return
      if (answer === 'begin and hang') return void response.writeHead(200, { 'content-type': 'text/html' }).write('\n')
      const { status, retryAfter, type, says } = answer
      response
        .writeHead(status, { ...(retryAfter ? { 'retry-after': retryAfter } : {}), ...(type ? { 'content-type': type } : {}) })
        .end(says)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const channel = openWebhookChannel({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/alert`, secret: 's3cret', clock })
  const close = () => {
    server.closeAllConnections()
    return new Promise<void>((resolve) => server.close(() => resolve()))
  }
  return {
    channel,
    got,
    close,
    answers: (next: typeof answer) => {
      answer = next
    },
  }
}

describe('The alert webhook, a last rung', () => {
  let receiver: Awaited<ReturnType<typeof openReceiver>>
  beforeEach(async () => {
    receiver = await openReceiver()
  })
  afterEach(() => receiver.close())
  const post = () => receiver.channel.post({ purpose: 'seniors' }, alert, { urgency: 'alert', key: 'AR-2026-0001/1/3' })
  const fault = async () => {
    const caught = await post().catch((error: unknown) => error)
    if (!(caught instanceof ChannelFault)) throw new Error('expected a fault of the channel')
    return caught
  }

  it('carries the reference, signed, and no word of the matter', async () => {
    await post()
    const [one] = receiver.got
    expect(JSON.parse(one?.body ?? '')).toEqual({
      kind: 'At-risk alert AR-2026-0001',
      record: 'AR-2026-0001',
      urgency: 'alert',
      key: 'AR-2026-0001/1/3',
    })
    expect(one?.signature).toBe(sign('s3cret', one?.body ?? '', clock().getTime() / 1000))
  })
  it('waits as long as it is asked to, and gives up on a refusal', async () => {
    receiver.answers({ status: 429, retryAfter: '9' })
    expect(await fault()).toMatchObject({ fault: 'later', options: { retryAfter: 9 } })
    receiver.answers({ status: 503 })
    expect((await fault()).fault).toBe('later')
    receiver.answers({ status: 410 })
    expect((await fault()).fault).toBe('never')
  })
  it.each([
    [302, /leads to another address \(302\), where nothing is sent: an administrator must write that one into ALERT_WEBHOOK_URL/],
    [401, /does not let the bot in \(401\): an administrator must see that it knows ALERT_WEBHOOK_SECRET/],
    [404, /is not at its address \(404\): an administrator must look at ALERT_WEBHOOK_URL/],
    [422, /refuses with 422; an administrator must look at ALERT_WEBHOOK_URL/],
  ])('says of an answer of %i what an administrator can do', async (status, says) => {
    receiver.answers({ status })
    expect(await fault()).toMatchObject({ fault: 'never', because: expect.stringMatching(says) })
  })
  it('knows that nothing was sent where there is no receiver', async () => {
    await receiver.close()
    expect(await fault()).toMatchObject({
      fault: 'later',
      because: expect.stringMatching(
        /^The alert webhook cannot be reached\. 127\.0\.0\.1 takes no connection on port \d+: see that it runs/,
      ),
    })
  })
  it.each([
    ['a sign-in', 'text/html; charset=utf-8', '\ufeff\n<!-- us --><!DOCTYPE html><html lang="en"><title>Sign in</title>'],
    ['a bare form', 'text/html', '<form action="/login">'],
    ['an application’s first screen', 'application/xhtml+xml', '<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml">'],
    ['a page that says not what it is', '', '<HTML><HEAD>'],
  ])('takes %s for no receipt, and says what an administrator can do', async (_, type, says) => {
    receiver.answers({ status: 200, type, says })
    expect(await fault()).toMatchObject({
      fault: 'never',
      because: expect.stringMatching(
        /answers with a web page \(200\), as a sign-in does, so nobody has it .* where ALERT_WEBHOOK_URL leads/,
      ),
    })
  })
  it.each([
    ['Slack’s incoming webhooks', 'text/html', 'ok'],
    ['a receiver in JSON', 'application/json', '{"ok":true,"html":"<html>"}'],
    ['a receiver that says nothing', '', ''],
    ['a receiver that says nothing, as a page', 'text/html', ''],
    ['a plain word', 'text/plain', 'Accepted <1>'],
  ])('takes the word of %s', async (_, type, says) => {
    receiver.answers({ status: 200, type, says })
    expect(await post()).toMatchObject({ channel: 'webhook' })
  })
  it('does not know of an answer that breaks off whether it is a page', async () => {
    receiver.answers('begin and hang')
    expect((await fault()).fault).toBe('unclear')
  })
  it('cuts a receiver that never answers, and says that it may have arrived', async () => {
    receiver.answers('hang')
    expect((await fault()).fault).toBe('unclear')
  })
  it('is for the seniors only', () => {
    expect(receiver.channel.reaches({ purpose: 'managers' })).toBe(false)
  })
})
