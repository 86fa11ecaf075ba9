import { ChannelFault } from '../../channel.js'

/** Where Slack's response_urls live; with another API address (a gateway, a test) also there. */
const slackHost = 'hooks.slack.com'

/** Answers by a response_url: private to the person, for 30 minutes. Throws a ChannelFault; goes to no other host than Slack's. */
export async function respond(url: string, message: object, settings: { readonly apiUrl?: string }): Promise<void> {
  const target = new URL(url)
  const allowed = target.protocol === 'https:' && target.host === slackHost
  const ofGateway = settings.apiUrl !== undefined && target.host === new URL(settings.apiUrl).host
  if (!allowed && !ofGateway) throw new ChannelFault('never', 'This address for answers is not Slack’s.')
  let status: number
  try {
    const response = await fetch(target, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(message),
      redirect: 'error',
      signal: AbortSignal.timeout(4_000),
    })
    await response.arrayBuffer()
    status = response.status
  } catch (cause) {
    throw new ChannelFault('unclear', 'Slack did not answer; it may have arrived.', { cause })
  }
  if (status >= 300) throw new ChannelFault('never', `Slack no longer takes an answer there (${status}).`)
}
