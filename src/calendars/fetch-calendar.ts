import { lookup as systemLookup } from 'node:dns'
import { type IncomingMessage, request as plainRequest } from 'node:http'
import { request } from 'node:https'
import { isIP, type LookupFunction } from 'node:net'
import { CalendarFault } from './calendar-fault.js'
import { isPrivate } from './private-address.js'

/** A calendar of ten years of an office of hundreds is smaller. */
export const mostBytes = 10_000_000
const mostRedirects = 5
const timeoutMs = 30_000

export interface Address {
  readonly url: string
  /** May it lie at an address of the office's own network? */
  readonly ourNetwork: boolean
}

/**
 * Fetches the text of a calendar from its address, following a few redirects. Nothing of the office's own network is asked, not even by way of
 * a redirect or a name, unless that is allowed. Throws CalendarFault, which never tells the address: it may hold a secret.
 */
export async function fetchCalendar({ url, ourNetwork }: Address): Promise<string> {
  let at = new URL(url)
  const until = AbortSignal.timeout(timeoutMs)
  for (let redirects = 0; redirects <= mostRedirects; redirects += 1) {
    if (!isAllowed(at, ourNetwork))
      throw new CalendarFault('was sent on to an address that is not secure: give the address that it is kept at now, with https://.')
    if (!ourNetwork && isIP(at.hostname.replace(/^\[|\]$/g, '')) && isPrivate(at.hostname)) throw new CalendarFault(inside)
    const answer = await ask(at, ourNetwork, until).catch((cause: unknown) => {
      throw cause instanceof CalendarFault ? cause : new CalendarFault(sayUnreached(cause), { cause })
    })
    const { statusCode: status = 0, headers } = answer
    if (status === 200) return await textOf(answer)
    answer.destroy()
    if (status < 300 || status > 399 || headers.location === undefined) throw new CalendarFault(sayStatus(status))
    if (!URL.canParse(headers.location, at.href)) break
    at = new URL(headers.location, at)
  }
  throw new CalendarFault(
    'is sent on from address to address without end: open its address in a browser, and give the one that it ends at.',
  )
}

/** Only https; plain http on this machine alone, where nobody listens between. */
const isAllowed = ({ protocol, hostname }: URL, ourNetwork: boolean): boolean =>
  protocol === 'https:' || (ourNetwork && protocol === 'http:' && /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(hostname))

const ask = (url: URL, ourNetwork: boolean, signal: AbortSignal): Promise<IncomingMessage> =>
  new Promise((resolve, reject) => {
    const options = {
      headers: { accept: 'text/calendar, */*;q=0.1', 'accept-encoding': 'identity', 'user-agent': 'contact-steward' },
      signal,
      agent: false as const,
      ...(ourNetwork ? {} : { lookup: publicOnly }),
    }
    const asked = url.protocol === 'https:' ? request(url, options, resolve) : plainRequest(url, options, resolve)
    asked.once('error', reject)
    asked.end()
  })

/** Names are looked up once, and the address that is checked is the one that is then asked. */
const publicOnly: LookupFunction = (hostname, options, found) => {
  systemLookup(hostname, { ...options, all: true }, (fault, addresses) => {
    if (fault) return found(fault, '')
    if (addresses.length === 0 || addresses.some(({ address }) => isPrivate(address))) return found(new CalendarFault(inside), '')
    if (options.all) return found(null, addresses)
    const [first] = addresses
    return found(null, first?.address ?? '', first?.family)
  })
}

async function textOf(answer: IncomingMessage): Promise<string> {
  const parts: Buffer[] = []
  let bytes = 0
  try {
    for await (const part of answer) {
      bytes += part.length
      if (bytes > mostBytes) throw new CalendarFault(tooLarge)
      parts.push(part)
    }
  } catch (cause) {
    throw cause instanceof CalendarFault
      ? cause
      : new CalendarFault('broke off while it was read: it is read again in a quarter of an hour.', { cause })
  } finally {
    answer.destroy()
  }
  return Buffer.concat(parts).toString('utf8')
}

export const tooLarge = `is larger than ${mostBytes / 1_000_000} MB: publish only the coming months of it, or a calendar of its own for duty and leave.`
const inside =
  'lies on the office’s own network, which the bot does not ask unless it is told to: add the line “ourNetwork: yes” below it if that is meant.'

const sayStatus = (status: number): string => {
  if (status === 401 || status === 403)
    return `does not let the bot read it (${status}): publish it where it is kept, and give the address that it has then. The bot signs in nowhere.`
  if (status === 404 || status === 410)
    return `is not at its address any more (${status}): publish it anew where it is kept, and give the address that it has then.`
  return `cannot be read now (its server answers ${status}): it is asked again in a quarter of an hour.`
}

const sayUnreached = (cause: unknown): string => {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : ''
  if (/^(ENOTFOUND|EAI_)/.test(code)) return 'has an address that no server has: check it for a slip, and the network of this machine.'
  if (/CERT|SELF_SIGNED|TLS|SSL/.test(code))
    return 'is kept by a server that does not prove who it is (its certificate): tell those who look after that server.'
  return 'cannot be reached: check the network of this machine. It is asked again in a quarter of an hour.'
}
