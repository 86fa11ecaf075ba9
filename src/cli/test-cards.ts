import { randomUUID } from 'node:crypto'
import { pino } from 'pino'
import type { Card } from '../cards/card.js'
import { fill } from '../cards/fill.js'
import { type Channel, ChannelFault } from '../channels/channel.js'
import { bad, type Finding, good } from '../channels/finding.js'
import { postSigned } from '../channels/post-signed.js'
import { alertWebhook } from '../channels/webhook/open-webhook.js'
import type { Foundation } from '../house/lay-foundation.js'
import { openChannels } from '../house/open-channels.js'
import type { Office } from '../procedures/people.js'
import { instant } from '../procedures/words.js'
import type { Env } from '../settings/env.js'
import { callWatchService } from './watch-service.js'

const words = 'This is a test: I can write to you here, and so would an alert come. There is nothing to do.'
const card = (): Card => ({
  ...fill({
    template: 'office/choice',
    data: { words, choices: [] },
    title: 'A test, and no alert',
    sections: [],
    buttons: [],
    preview: 'A test, and no alert',
  }),
  anywhere: words,
})

/**
 * Writes a test card to each senior in each chat of the settings, and by e-mail, sends a test to the alert webhook, and calls the watch service once; says who
 * got it and whom nothing reaches. Throws nothing.
 */
export async function sendTestCards(env: Env, { office, log }: Foundation): Promise<readonly Finding[]> {
  const { slack, teams, all } = await openChannels(env, {
    directory: office.directory,
    clock: () => new Date(),
    store: log,
    logger: pino({ level: 'silent' }),
  })
  const chats = [slack, teams].filter((chat) => chat !== undefined)
  const mail = all.filter(({ name }) => name === 'email')
  return [
    ...(chats.length === 0 ? [bad('There is neither Slack nor Teams to send a test card to.')] : []),
    ...(await writeTestCards([...chats, ...mail], office.directory())),
    ...(await testWebhook(env)),
    ...(await testWatchService(env)),
  ]
}

/** Sends the alert webhook a test, signed as an alert is, and says what it answered. Throws nothing. */
async function testWebhook({ ALERT_WEBHOOK_URL: url, ALERT_WEBHOOK_SECRET: secret }: Env): Promise<readonly Finding[]> {
  if (url === undefined || secret === undefined) return []
  const key = `test ${randomUUID()}`
  const body = JSON.stringify({ kind: card().preview, words, urgency: 'routine', key })
  try {
    const status = await postSigned({ url, secret, clock: () => new Date(), ...alertWebhook }, body, key)
    return [good(`The alert webhook took a test (${status}): ask those it rings whether it arrived.`)]
  } catch (cause) {
    if (!(cause instanceof ChannelFault))
      return [bad('The alert webhook was sent no test: this is a mistake of the bot’s own. Look at its log.')]
    return [
      bad(cause.fault === 'unclear' ? `${cause.because} Ask whether the test arrived; if not, look what stands between.` : cause.because),
    ]
  }
}

/** Calls the watch service as the watchdog does while all is well. Throws nothing. */
async function testWatchService({ HEARTBEAT_URL: url }: Env): Promise<readonly Finding[]> {
  if (url === undefined) return []
  const found = await callWatchService(url)
  if ('trouble' in found) return [bad(found.trouble)]
  return [good(`The watch service took a call (${found.status}): it rings somebody when no more come, so see that steward watch runs.`)]
}

/** Only what is refused for good is called that: the rest is a moment's, and what may have arrived is seen by whoever it went to. */
const notWritten = (name: string, { where, there, card: sent }: Place, cause: unknown): string => {
  if (!(cause instanceof ChannelFault)) return `${name} was not written to ${where}: this is a mistake of the bot's own. Look at its log.`
  const { fault, because } = cause
  if (fault === 'never') return `${name} cannot be written to ${where}: ${because}`
  if (fault === 'unclear') return `${there} gave no clear answer for ${name}: ask whether they saw ${sent}; if not, run this again.`
  return `${name} was not written to ${where} this time: run this again in a minute. ${because}`
}

interface Place {
  readonly where: string
  readonly there: string
  readonly card: string
}
const places: Readonly<Record<string, Place>> = {
  slack: { where: 'in Slack', there: 'Slack', card: 'the card' },
  teams: { where: 'in Teams', there: 'Teams', card: 'the card' },
  email: { where: 'by e-mail', there: 'The mail server', card: 'the e-mail' },
}

/** Writes it to each senior by each of these. Throws nothing. */
export async function writeTestCards(channels: readonly Channel[], office: Office): Promise<readonly Finding[]> {
  const findings: Finding[] = []
  const seniors = new Map(
    [...office.holding('senior on duty'), ...office.ladder(instant(new Date())).flat()].map((person) => [person.id, person]),
  )
  for (const person of seniors.values()) {
    for (const channel of channels) {
      const place = places[channel.name] ?? { where: `by ${channel.name}`, there: channel.name, card: 'it' }
      try {
        await channel.post({ person }, card(), { urgency: 'now', key: `test ${randomUUID()}` })
        findings.push(good(`${person.name} was written to ${place.where}: ask them whether they saw it.`))
      } catch (cause) {
        findings.push(bad(notWritten(person.name, place, cause)))
      }
    }
  }
  return findings
}
