import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'
import { ChannelFault } from '../../../src/channels/channel.js'
import { openEmailChannel } from '../../../src/channels/email/open-email.js'
import { cardSaying } from '../../contracts/channel.contract.js'
import { testOffice, testPeople } from '../../procedures/test-office.js'

type Fate = 'ok' | 'refuse' | 'busy' | 'hang' | 'log in first' | 'no sender'
const alert = { ...cardSaying('he said goodbye to CANARY'), preview: 'At-risk alert AR-2026-0001' }
const gita = testPeople.find((person) => person.id === 'gita') as (typeof testPeople)[number]

/** A real mail server on loopback, with a fate for the next message. */
const openMail = async () => {
  const mails: { to: string[]; raw: string }[] = []
  let fate: Fate = 'ok'
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onMailFrom(_, __, done) {
      if (fate === 'log in first') return done(Object.assign(new Error('no'), { responseCode: 530 }))
      if (fate === 'no sender') return done(Object.assign(new Error('no'), { responseCode: 550 }))
      done()
    },
    onData(stream, session, done) {
      let raw = ''
      stream.on('data', (chunk: Buffer) => {
        raw += chunk.toString()
      })
      stream.on('end', () => {
        if (fate === 'hang') return
        if (fate === 'ok') mails.push({ to: session.envelope.rcptTo.map((one) => one.address), raw })
        done(fate === 'ok' ? null : Object.assign(new Error('no'), { responseCode: fate === 'refuse' ? 550 : 451 }))
      })
    },
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.server.address() as AddressInfo
  const channel = openEmailChannel({ smtpUrl: `smtp://127.0.0.1:${port}`, from: 'steward@office.example', directory: () => testOffice() })
  return {
    channel,
    mails,
    fails: (next: Fate) => {
      fate = next
    },
    close: async () => {
      await channel.stop()
      await new Promise<void>((resolve) => server.close(() => resolve()))
    },
  }
}

describe('E-mail, a last rung of an alert', () => {
  let mail: Awaited<ReturnType<typeof openMail>>
  beforeEach(async () => {
    mail = await openMail()
  })
  afterEach(() => mail.close())
  const post = (key = 'k1') => mail.channel.post({ person: gita }, alert, { urgency: 'alert', key })
  const fault = async () => {
    const caught = await post().catch((error: unknown) => error)
    if (!(caught instanceof ChannelFault)) throw new Error('expected a fault of the channel')
    return caught
  }

  it('reaches people by their address, with the reference and what to do, and no word of the matter', async () => {
    const posted = await post()
    expect(posted).toMatchObject({ channel: 'email', where: 'gita' })
    expect(mail.mails).toHaveLength(1)
    expect(mail.mails[0]?.to).toEqual(['gita@office.example'])
    expect(mail.mails[0]?.raw).toContain('Subject: At-risk alert AR-2026-0001')
    expect(mail.mails[0]?.raw).not.toMatch(/CANARY|goodbye/)
  })
  it('says in full what may be said anywhere, such as the watchdog’s alarms', async () => {
    await mail.channel.post({ person: gita }, { ...alert, anywhere: 'Start the bot again.' }, { urgency: 'alert', key: 'k1' })
    expect(mail.mails[0]?.raw).toMatch(/Start the bot again\./)
    expect(mail.mails[0]?.raw).not.toMatch(/I have it|CANARY/)
  })
  it('gives a repeat the same Message-ID', async () => {
    expect((await post()).id).toBe((await post()).id)
    expect((await post('k2')).id).not.toBe((await post('k1')).id)
  })
  it('hands a refused address back for good, and a busy server for later', async () => {
    mail.fails('refuse')
    expect((await fault()).fault).toBe('never')
    mail.fails('busy')
    expect((await fault()).fault).toBe('later')
  })
  it('says what an administrator can do where it is not the address that is refused', async () => {
    mail.fails('log in first')
    expect(await fault()).toMatchObject({ fault: 'later', because: expect.stringMatching(/wants a name and a password: .*SMTP_URL/) })
    mail.fails('no sender')
    expect(await fault()).toMatchObject({ fault: 'never', because: expect.stringMatching(/takes no mail from us: .*ALERT_FROM/) })
  })
  it('knows that nothing was sent where there is no server', async () => {
    await mail.close()
    expect(await fault()).toMatchObject({
      fault: 'later',
      because: expect.stringMatching(/^The mail server cannot be reached\. 127\.0\.0\.1 takes no connection on port \d+: see that it runs/),
    })
  })
  it('cuts a server that never answers, and says that the mail may have arrived', async () => {
    mail.fails('hang')
    expect((await fault()).fault).toBe('unclear')
  })
  it('does not reach a shared channel', () => {
    expect(mail.channel.reaches({ purpose: 'seniors' })).toBe(false)
  })
})
