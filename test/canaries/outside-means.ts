import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'
import type { Channel } from '../../src/channels/channel.js'
import { openEmailChannel } from '../../src/channels/email/open-email.js'
import { openWebhookChannel } from '../../src/channels/webhook/open-webhook.js'
import type { Office } from '../../src/procedures/people.js'

/** What reaches people outside the chats: a mail server and a webhook's receiver on loopback, which keep every byte that they are given. */
export async function openOutsideMeans(directory: () => Office, clock: () => Date) {
  const mails: string[] = []
  const calls: string[] = []
  const mail = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, { envelope }, done) {
      let raw = JSON.stringify(envelope)
      stream.on('data', (chunk: Buffer) => {
        raw += chunk.toString()
      })
      stream.on('end', () => {
        mails.push(raw)
        done(null)
      })
    },
  })
  const receiver = createServer((request, response) => {
    let raw = JSON.stringify([request.url, request.headers])
    request.on('data', (chunk: Buffer) => {
      raw += chunk.toString()
    })
    request.on('end', () => {
      calls.push(raw)
      response.writeHead(204).end()
    })
  })
  await new Promise<void>((resolve) => mail.listen(0, '127.0.0.1', resolve))
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve))
  const portOf = (server: { address(): unknown }) => (server.address() as AddressInfo).port
  const channels: readonly Channel[] = [
    openEmailChannel({ smtpUrl: `smtp://127.0.0.1:${portOf(mail.server)}`, from: 'steward@office.example', directory }),
    openWebhookChannel({ url: `http://127.0.0.1:${portOf(receiver)}/alert`, secret: 'a secret', clock }),
  ]
  return {
    channels,
    mails: mails as readonly string[],
    calls: calls as readonly string[],
    async close(): Promise<void> {
      for (const channel of channels) await channel.stop()
      receiver.closeAllConnections()
      await Promise.all([
        new Promise<void>((resolve) => mail.close(resolve)),
        new Promise<void>((resolve) => receiver.close(() => resolve())),
      ])
    },
  }
}
