import { createServer, type Server, type Socket } from 'node:net'
import { SMTPServer } from 'smtp-server'
import { whyNoConnection } from '../../src/channels/no-connection.js'
import { lacksOutside, lookOutside } from '../../src/cli/look-outside.js'
import { type Env, readEnv } from '../../src/settings/env.js'

const listening = (server: Server | SMTPServer): Promise<number> =>
  new Promise((resolve) => {
    const own = 'server' in server ? server.server : server
    server.listen(0, '127.0.0.1', () => resolve((own.address() as { readonly port: number }).port))
  })
const secret = 'sixteen characters'
const envOf = (more: Readonly<Record<string, string>>): Env => {
  const read = readEnv(more)
  if (!read.ok) throw new Error(read.faults.join('\n'))
  return read.env
}
const mail = (SMTP_URL: string) => envOf({ SMTP_URL, ALERT_FROM: 'steward@office.example' })
const webhook = (url: string) => envOf({ ALERT_WEBHOOK_URL: url, ALERT_WEBHOOK_SECRET: secret })

/** Only whoever never answers is waited for: the others answer, on a busy machine later. */
const shortlyFor = (who: string): number => (who.startsWith('never') ? 500 : 30_000)

describe('the doctor looks at the mail server, at receivers of webhooks and at the watch service, and sends nothing', () => {
  const letIn = new SMTPServer({
    authOptional: true,
    allowInsecureAuth: true,
    disabledCommands: ['STARTTLS'],
    onAuth: ({ password }, _, done) => (password === 'right' ? done(null, { user: 'steward' }) : done(new Error('no'))),
    onMailFrom: () => {
      throw new Error('a mail was sent')
    },
  })
  // Its certificate is the one that comes with the library, which has run out; the library warns of it.
  const warned = jest.spyOn(console, 'error').mockImplementation()
  const secure = new SMTPServer({ secure: true, authOptional: true }).on('error', () => undefined)
  warned.mockRestore()
  const held: Socket[] = []
  const silent = createServer((socket) => void held.push(socket.on('error', () => undefined)))
  const taken: string[] = []
  const open = createServer((socket) => void socket.on('data', (bytes) => taken.push(bytes.toString())))
  let ports = { letIn: 0, secure: 0, silent: 0, open: 0, gone: 0 }
  beforeAll(async () => {
    const gone = createServer()
    const left = await listening(gone)
    await new Promise((resolve) => gone.close(resolve))
    ports = {
      letIn: await listening(letIn),
      secure: await listening(secure),
      silent: await listening(silent),
      open: await listening(open),
      gone: left,
    }
  })
  afterAll(async () => {
    for (const socket of held) socket.destroy()
    for (const server of [letIn, secure, silent, open]) await new Promise<void>((resolve) => server.close(() => resolve()))
  })

  test.each([
    [
      'lets the bot in',
      () => `smtp://steward:right@127.0.0.1:${ports.letIn}`,
      true,
      /^The mail server 127\.0\.0\.1 lets the bot in\. Nothing was sent\.$/,
    ],
    [
      'asks no name',
      () => `smtp://127.0.0.1:${ports.letIn}`,
      true,
      /^The mail server 127\.0\.0\.1 answers; SMTP_URL has no name and password for it\. Nothing/,
    ],
    [
      'refuses the login',
      () => `smtp://steward:wrong@127.0.0.1:${ports.letIn}`,
      false,
      /does not accept our name or password: an administrator must look at SMTP_URL/,
    ],
    [
      'is nowhere',
      () => `smtp://127.0.0.1:${ports.gone}`,
      false,
      /cannot be reached\. 127\.0\.0\.1 takes no connection on port \d+: see that it runs, and look at the port in SMTP_URL\./,
    ],
    [
      'has a certificate that is no good',
      () => `smtps://localhost:${ports.secure}`,
      false,
      /^The mail server cannot be reached\. The certificate of localhost (has run out|comes from nobody)/,
    ],
    [
      'speaks no TLS where it is to',
      () => `smtps://127.0.0.1:${ports.letIn}`,
      false,
      /127\.0\.0\.1 does not speak TLS on port \d+: look at the port in SMTP_URL/,
    ],
    [
      'never greets',
      () => `smtp://127.0.0.1:${ports.silent}`,
      false,
      /127\.0\.0\.1 does not answer as a mail server on port \d+: look at SMTP_URL\. It begins with smtps:\/\/ where/,
    ],
  ])('a mail server that %s', async (_, url, well, says) => {
    expect(await lookOutside(mail(url()), shortlyFor(_))).toEqual([{ well, says: expect.stringMatching(says) }])
  })

  test.each([
    [
      'takes a connection',
      () => `http://127.0.0.1:${ports.open}/secret-path`,
      true,
      /^The alert webhook: 127\.0\.0\.1 takes a connection\. Nothing was sent\.$/,
    ],
    [
      'is nowhere',
      () => `http://127.0.0.1:${ports.gone}/secret-path`,
      false,
      /^The alert webhook: 127\.0\.0\.1 takes no connection on port \d+: see that it runs, and look at the port in ALERT_WEBHOOK_URL\.$/,
    ],
    [
      'has a certificate that is no good',
      () => `https://localhost:${ports.secure}/secret-path`,
      false,
      /^The alert webhook: The certificate of localhost (has run out|comes from nobody)/,
    ],
    [
      'never answers the handshake',
      () => `https://127.0.0.1:${ports.silent}/secret-path`,
      false,
      /^The alert webhook: 127\.0\.0\.1 does not answer on port \d+: look at the port in ALERT_WEBHOOK_URL/,
    ],
  ])('a receiver that %s', async (_, url, well, says) => {
    const found = await lookOutside(webhook(url()), shortlyFor(_))
    expect(found).toEqual([{ well, says: expect.stringMatching(says) }])
    expect(found[0]?.says).not.toContain('secret-path')
    expect(taken).toEqual([])
  })

  test('all that the settings name is looked at, and nothing else', async () => {
    const gone = `http://127.0.0.1:${ports.gone}/`
    const all = envOf({
      ...{ SMTP_URL: `smtp://127.0.0.1:${ports.gone}`, ALERT_FROM: 'steward@office.example' },
      ...{ ALERT_WEBHOOK_URL: gone, ALERT_WEBHOOK_SECRET: secret, CASE_WEBHOOK_URL: gone, CASE_WEBHOOK_SECRET: `${secret} two` },
      ...{ ANCHOR_WEBHOOK_URL: gone, ANCHOR_WEBHOOK_SECRET: `${secret} three`, HEARTBEAT_URL: `${gone}secret-path` },
    })
    const begin = ['The mail server', 'The alert webhook', 'The case system', 'The anchor webhook', 'The watch service']
    const found = await lookOutside(all)
    expect(found.map(({ says }) => begin.find((each) => says.startsWith(each)))).toEqual(begin)
    expect(found.at(-1)?.says).toMatch(/look at the port in HEARTBEAT_URL\.$/)
    expect(JSON.stringify(found)).not.toContain('secret-path')
    expect(await lookOutside(envOf({}))).toEqual([])
  })
})

/** As Node says it. nodemailer puts ESOCKET over the code of all of these. */
const altnames = "Hostname/IP does not match certificate's altnames: Host: mail. is not in the cert's altnames: DNS:post"
const behind = (code: string, message: string) => new TypeError('fetch failed', { cause: Object.assign(new Error(message), { code }) })
const over = (message: string) => Object.assign(new Error(message), { code: 'ESOCKET' })
test.each([
  [
    behind('ERR_TLS_CERT_ALTNAME_INVALID', altnames),
    /^The certificate of mail is made out for another name: write the name that it is made out for into SMTP_URL\.$/,
  ],
  [over(altnames), /made out for another name/],
  [behind('CERT_HAS_EXPIRED', 'certificate has expired'), /^The certificate of mail has run out: tell those who look after it\.$/],
  [over('certificate has expired'), /has run out/],
  [over('unable to get local issuer certificate'), /from nobody whom this computer trusts/],
  [over('getaddrinfo ENOTFOUND mail'), /^There is no computer named mail: look at the name in SMTP_URL\.$/],
  [behind('EAI_AGAIN', 'getaddrinfo EAI_AGAIN mail'), /^Names of computers cannot be looked up at the moment/],
  [behind('EHOSTUNREACH', 'connect EHOSTUNREACH'), /^There is no way from this computer to mail/],
  [
    new TypeError('fetch failed', { cause: new AggregateError([Object.assign(new Error(''), { code: 'ECONNREFUSED' })]) }),
    /takes no connection on port 465/,
  ],
  [behind('UND_ERR_SOCKET', 'other side closed'), undefined],
  ['no error', undefined],
])('what keeps a connection from coming about: %p', (cause, says) => {
  const why = whyNoConnection(cause, { host: 'mail', port: 465, setting: 'SMTP_URL' })
  if (says === undefined) expect(why).toBeUndefined()
  else expect(why).toMatch(says)
})

test('an office in a chat is told what it lacks when that chat, or the bot, does not work', () => {
  const slack = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1' }
  const mailed = { SMTP_URL: 'smtp://mail.office.example', ALERT_FROM: 'steward@office.example' }
  expect(lacksOutside(envOf(slack))).toEqual([
    expect.stringMatching(/^Alerts go by the chat alone: .* Set SMTP_URL and ALERT_FROM, or ALERT_WEBHOOK_URL/),
    expect.stringMatching(/^Nobody outside hears when all of this stops: run steward watch/),
  ])
  expect(lacksOutside(envOf({ ...slack, ...mailed, HEARTBEAT_URL: 'https://heartbeat.office.example/steward' }))).toEqual([])
  // In the console, for trying, there is nothing to lack.
  expect(lacksOutside(envOf({}))).toEqual([])
})
