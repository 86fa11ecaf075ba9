import { createHash } from 'node:crypto'
import { createTransport } from 'nodemailer'
import type { Card } from '../../cards/card.js'
import type { Directory } from '../../casework/casework.js'
import type { Urgency } from '../../procedures/procedure.js'
import { type Address, type Channel, ChannelFault, mustBeOurs } from '../channel.js'
import { bad, type Finding, good } from '../finding.js'
import { hostOf, whyNoConnection } from '../no-connection.js'

/** How long one try may take, in milliseconds: an alert's next rung must not wait for a mail server. */
const tryMs = 3_000

/** What stands in an e-mail: the reference and what to do. Never a name or a word of the matter (rule 6): mail is forwarded and printed. */
const mailText = (card: Card, urgency: Urgency, office: string): string =>
  card.anywhere !== undefined
    ? card.anywhere
    : urgency === 'alert'
      ? [
          `${card.preview}.`,
          '',
          `${office} needs somebody senior to see this now. Open the bot in Slack or Teams: the card is in your messages, with the button "I have it".`,
          'If you cannot get to it, ring a colleague who can. This e-mail holds no details on purpose.',
        ].join('\n')
      : [`${card.preview}.`, '', 'Please open the bot in Slack or Teams to see it. This e-mail holds no details on purpose.'].join('\n')

/** A mail server's answer in the one vocabulary of faults: 5xx is for good, 4xx and whatever kept a connection from coming about may be tried again. */
const faultOf = (cause: unknown, smtpUrl: string): ChannelFault => {
  const { responseCode, code, command, message } = cause as {
    readonly responseCode?: number
    readonly code?: string
    readonly command?: string
    readonly message?: string
  }
  const server = { ...hostOf(smtpUrl), setting: 'SMTP_URL' }
  if (responseCode === 530)
    return new ChannelFault('later', 'The mail server wants a name and a password: an administrator must write them into SMTP_URL.', {
      cause,
    })
  if (code === 'EAUTH')
    return new ChannelFault('later', 'The mail server does not accept our name or password: an administrator must look at SMTP_URL.', {
      cause,
    })
  if (responseCode !== undefined && responseCode >= 500)
    return command === 'MAIL FROM'
      ? new ChannelFault('never', 'The mail server takes no mail from us: an administrator must look at ALERT_FROM.', { cause })
      : new ChannelFault('never', 'The mail server refuses this address.', { cause })
  const because = whyNoConnection(cause, server)
  if (because !== undefined) return new ChannelFault('later', `The mail server cannot be reached. ${because}`, { cause })
  if (code === 'ETIMEDOUT' && /greeting|connection/i.test(message ?? ''))
    return new ChannelFault(
      'later',
      `${server.host} does not answer as a mail server on port ${server.port}: look at SMTP_URL. It begins with smtps:// where the server speaks TLS from the start (465), else with smtp:// (587, 25).`,
      { cause },
    )
  // Cut off after the message was handed over: it may have arrived.
  if (code === 'ETIMEDOUT' || code === 'ESOCKET') return new ChannelFault('unclear', 'The mail server did not answer in time.', { cause })
  return new ChannelFault('later', 'The mail server cannot be reached.', { cause })
}

/** The socket has a little longer than the greeting: who never greets has been handed nothing, and that must be known first. */
const openTransport = (smtpUrl: string, tryFor: number) =>
  createTransport({ url: smtpUrl, connectionTimeout: tryFor, greetingTimeout: tryFor, socketTimeout: tryFor + 250 })

/** Looks whether the mail server takes a connection, and lets the bot in. Sends nothing. Never throws. */
export const checkEmail = async (smtpUrl: string, tryFor = 5_000): Promise<Finding> => {
  const { host } = hostOf(smtpUrl)
  const transport = openTransport(smtpUrl, tryFor)
  try {
    await transport.verify()
    return good(
      new URL(smtpUrl).username === ''
        ? `The mail server ${host} answers; SMTP_URL has no name and password for it. Nothing was sent.`
        : `The mail server ${host} lets the bot in. Nothing was sent.`,
    )
  } catch (cause) {
    return bad(faultOf(cause, smtpUrl).because)
  } finally {
    transport.close()
  }
}

/**
 * E-mail as a last rung of an at-risk alert (s9: immediately). Reaches everybody with an address in the office file; an e-mail cannot be
 * replaced, so replacing answers quietly. `smtpUrl` as nodemailer takes it, such as smtps://name:password@mail.office.example.
 */
export const openEmailChannel = (settings: { smtpUrl: string; from: string; directory: Directory }): Channel => {
  const transport = openTransport(settings.smtpUrl, tryMs)
  const reaches = (to: Address): boolean => 'person' in to && to.person.email.includes('@')

  return {
    name: 'email',
    reaches,
    async post(to, card, { urgency, key, ...lease }) {
      if (!('person' in to) || !reaches(to)) throw new ChannelFault('never', 'There is no e-mail address for them in the office file.')
      // The same delivery has the same Message-ID, so that mailboxes which look for doubles show one.
      const messageId = `<${createHash('sha256').update(key).digest('hex').slice(0, 32)}@contact-steward>`
      mustBeOurs(lease)
      try {
        const sent = await transport.sendMail({
          from: settings.from,
          to: { name: to.person.name, address: to.person.email },
          subject: card.preview,
          text: mailText(card, urgency, settings.directory().names.office),
          messageId,
          priority: urgency === 'alert' ? 'high' : 'normal',
          disableFileAccess: true,
          disableUrlAccess: true,
        })
        return { channel: 'email', where: to.person.id, id: sent.messageId }
      } catch (cause) {
        throw faultOf(cause, settings.smtpUrl)
      }
    },
    async replace() {},
    async start() {},
    async stop() {
      transport.close()
    },
  }
}
