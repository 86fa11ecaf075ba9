import { isUtf8 } from 'node:buffer'
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { verifySlackRequest } from '@slack/bolt'
import type { Logger } from 'pino'
import type { Clock } from '../../../casework/casework.js'
import { readBody } from '../../read-body.js'
import { openRefusals } from '../../refusals.js'
import { openSeen } from '../../seen.js'

/** Slack's own bound for the past; for the future a minute of clocks that disagree. Bolt takes any future, so it is ours to check. */
const oldest = 300
const youngest = 60
/** A view full of 3,000-character fields, each character three bytes and percent-encoded, stays below. */
const mostBytes = 4 * 1024 * 1024
const sslCheckBytes = 512
/** Signatures remembered: more requests than Slack sends in the time that one stays fresh. */
const mostSignatures = 100_000

/**
 * Stands before Bolt's listener: lets a request pass once, when it bears one fresh timestamp and one right signature, and hands
 * it on with its body read. Everything else gets 401 (or 413 when it is too big, 404 elsewhere) and reaches nothing behind.
 */
export function guarded(settings: {
  signingSecret: string
  path: string
  clock: Clock
  logger: Logger
  behind: RequestListener
}): RequestListener {
  const { signingSecret, path, clock, logger, behind } = settings
  const signatures = openSeen<true>(clock, oldest + youngest + 1, mostSignatures)
  const refuse = openRefusals({ platform: 'Slack', clock, logger })
  return (req, res) => {
    admit(req, res).catch(() => {
      if (!res.headersSent) refuse(res, 'broken off', 401)
    })
  }

  async function admit(req: IncomingMessage, res: ServerResponse): Promise<void> {
    if (req.url?.split('?')[0] !== path || req.method !== 'POST') return void res.writeHead(404).end()
    const signature = only(req, 'x-slack-signature')
    const stamp = only(req, 'x-slack-request-timestamp')
    const announced = Number(req.headers['content-length'] ?? 0)
    if (announced > mostBytes) return refuse(res, 'too big', 413)
    if (signature === undefined && announced <= sslCheckBytes) return sslCheck(req, res)
    if (!signature || !/^v0=[0-9a-f]{64}$/.test(signature) || !stamp || !/^\d{1,11}$/.test(stamp)) return refuse(res, 'not signed', 401)
    const age = clock().getTime() / 1000 - Number(stamp)
    if (age > oldest || age < -youngest) return refuse(res, 'too old or from the future', 401)
    const body = await readBody(req, mostBytes)
    if (!body) return refuse(res, 'too big', 413)
    // Bolt signs the text; two different bodies with broken characters would be one text.
    if (!isUtf8(body)) return refuse(res, 'not UTF-8', 401)
    const text = body.toString()
    if (!isSigned(signature, stamp, text)) return refuse(res, 'wrong signature', 401)
    if (signatures.get(signature)) return refuse(res, 'a repeat, byte for byte', 401)
    signatures.put(signature, true)
    // Bolt falls over a body that is JSON but no object, outside of its own catching.
    if (!/^\s*(\{|payload=(\{|%7B)|(?!payload=)[\w%-]+=)/i.test(text)) return refuse(res, 'not an object', 400)
    behind(Object.assign(req, { rawBody: body }), res)
  }

  function isSigned(signature: string, stamp: string, body: string): boolean {
    try {
      const headers = { 'x-slack-signature': signature, 'x-slack-request-timestamp': Number(stamp) }
      verifySlackRequest({ signingSecret, body, headers, nowMilliseconds: clock().getTime() })
      return true
    } catch {
      return false
    }
  }

  /** Slack asks now and then, unsigned, whether our certificate is in order. It gets a yes and nothing else happens. */
  async function sslCheck(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const body = await readBody(req, sslCheckBytes)
    if (body && new URLSearchParams(body.toString()).get('ssl_check') === '1') return void res.writeHead(200).end()
    refuse(res, 'not signed', 401)
  }
}

/** A header that stands there once; undefined when it is missing or comes twice (Node would join or choose). */
function only(req: IncomingMessage, name: string): string | undefined {
  const values = req.rawHeaders.filter((_, at) => at % 2 === 1 && req.rawHeaders[at - 1]?.toLowerCase() === name)
  return values.length === 1 ? values[0] : undefined
}
