import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'

/** What reached somebody outside the bot, and when, in milliseconds. */
export interface Arrived {
  readonly at: number
  readonly by: 'email' | 'webhook' | 'heartbeat'
  readonly text: string
}

/** A mail server, a webhook's receiver and a heartbeat service, for real on loopback; `settings` point a process at them. */
export const openOutsideWorld = async () => {
  const arrived: Arrived[] = []
  const mail = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, _, done) {
      let raw = ''
      stream.on('data', (chunk: Buffer) => {
        raw += chunk.toString()
      })
      stream.on('end', () => {
        // Soft line ends of quoted-printable are of the transport, not of the text.
        arrived.push({ at: Date.now(), by: 'email', text: raw.replace(/=\r\n/g, '') })
        done()
      })
    },
  })
  mail.listen(0, '127.0.0.1')
  const web = createServer((request, response) => {
    let text = ''
    request.on('data', (chunk: Buffer) => {
      text += chunk.toString()
    })
    request.on('end', () => {
      arrived.push({ at: Date.now(), by: request.url === '/heartbeat' ? 'heartbeat' : 'webhook', text })
      response.end()
    })
  })
  web.listen(0, '127.0.0.1')
  await Promise.all([once(mail.server, 'listening'), once(web, 'listening')])
  const portOf = (server: { address(): AddressInfo | string | null }) => (server.address() as AddressInfo).port
  const http = `http://127.0.0.1:${portOf(web)}`
  return {
    arrived: arrived as readonly Arrived[],
    settings: {
      SMTP_URL: `smtp://127.0.0.1:${portOf(mail.server)}`,
      ALERT_FROM: 'steward@office.example',
      ALERT_WEBHOOK_URL: `${http}/pager`,
      ALERT_WEBHOOK_SECRET: 'a secret of the tests',
      HEARTBEAT_URL: `${http}/heartbeat`,
    },
    async close(): Promise<void> {
      web.closeAllConnections()
      web.close()
      await new Promise<void>((resolve) => mail.close(() => resolve()))
    },
  }
}
