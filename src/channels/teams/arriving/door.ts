import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import type { Logger } from 'pino'
import type { Clock } from '../../../casework/casework.js'
import { readBody } from '../../read-body.js'
import { openRefusals } from '../../refusals.js'
import type { CheckToken } from '../tokens/token.js'
import { type Delivery, deliveryOf } from './activities.js'
import type { MayCall } from './hosts.js'

/** An invoke's answer as HTTP. */
export interface Answered {
  readonly status: number
  readonly body?: unknown
}

/** Teams' own bound for a delivery is far below. */
const mostBytes = 1024 * 1024

/**
 * Stands before everything: lets a delivery in when its token holds (401), it is from our tenant and for our bot (403), its serviceUrl
 * is on the list and its conversation is one of Teams'. Everything else has no effect and gets an empty answer; only who writes of
 * somebody at risk from another tenant is told whom to telephone.
 */
export function door(settings: {
  readonly path: string
  readonly appId: string | undefined
  readonly tenantId: string | undefined
  /** Undefined: no authentication (anonymous, on this machine only). */
  readonly checkToken: CheckToken | undefined
  readonly mayCall: MayCall
  readonly clock: Clock
  readonly logger: Logger
  readonly behind: (delivery: Delivery, body: object, authorization: string) => Promise<Answered>
  /** What is answered to another tenant; undefined when nothing is. */
  readonly abroad: (delivery: Delivery, body: object, authorization: string) => Promise<Answered | undefined>
}): RequestListener {
  const { path, appId, tenantId, checkToken, mayCall, clock, logger, behind, abroad } = settings
  const refuse = openRefusals({ platform: 'Teams', clock, logger })
  const admit = async (req: IncomingMessage, res: ServerResponse): Promise<void> => {
    if (req.url?.split('?')[0] !== path || req.method !== 'POST') return void res.writeHead(404).end()
    const authorization = req.headers.authorization
    if (!checkToken) {
      const why = strangeTo(req)
      if (why !== undefined) return refuse(res, why, why === 'content type' ? 415 : 403)
    }
    // Before anything is read: whoever has nothing to show costs us nothing.
    if (checkToken && !authorization) return refuse(res, 'no authorization', 401)
    if (Number(req.headers['content-length'] ?? 0) > mostBytes) return refuse(res, 'too big', 413)
    const text = (await readBody(req, mostBytes))?.toString()
    if (text === undefined) return refuse(res, 'too big', 413)
    const body = asObject(text)
    const claimed = body && 'serviceUrl' in body && typeof body.serviceUrl === 'string' ? body.serviceUrl : ''
    if (checkToken) {
      const why = await checkToken(authorization, claimed)
      if (why !== undefined) return refuse(res, why, 401)
    }
    if (!mayCall(claimed)) return refuse(res, 'serviceUrl', 403)
    const delivery = deliveryOf(body)
    if (!body || !delivery) return refuse(res, 'no delivery', 400)
    const foreign = foreignIn(delivery)
    const answered =
      foreign === undefined
        ? await behind(delivery, body, authorization ?? '')
        : foreign === 'tenant'
          ? await abroad(delivery, body, authorization ?? '')
          : undefined
    if (!answered) return refuse(res, foreign ?? 'nothing to answer', 403)
    const { status, body: answer } = answered
    if (answer === undefined) return void res.writeHead(status).end()
    res.writeHead(status, { 'content-type': 'application/json; charset=utf-8' }).end(JSON.stringify(answer))
  }

  const foreignIn = ({ channelData, conversation, recipient, type }: Delivery): string | undefined => {
    const tenants = [channelData?.tenant?.id, conversation.tenantId].filter((id) => id !== undefined)
    if (appId !== undefined && recipient.id.toLowerCase() !== `28:${appId.toLowerCase()}` && type !== 'other') return 'recipient'
    if (!/^(a:|19:)[^\s/?#\\]{1,400}$/.test(conversation.id)) return 'conversation'
    if (tenantId !== undefined && (tenants.length === 0 || tenants.some((id) => id !== tenantId.toLowerCase()))) return 'tenant'
    return undefined
  }

  return (req, res) => {
    admit(req, res).catch((cause: unknown) => {
      logger.error({ fault: cause }, 'a delivery from Teams could not be taken')
      if (!res.headersSent) res.writeHead(503).end()
    })
  }
}

/**
 * Without authentication only a program on this machine may come in: no page of another site (Origin, Sec-Fetch-Site, a form's content
 * type), no rebound name (Host), no other machine, no tunnel.
 */
function strangeTo({ headers, socket }: IncomingMessage): string | undefined {
  const local = (text: string) => URL.canParse(text) && /^(localhost|127\.0\.0\.1|\[::1\])$/.test(new URL(text).hostname)
  if (!/^(127\.0\.0\.1|::1|::ffff:127\.0\.0\.1)$/.test(socket.remoteAddress ?? '')) return 'another machine'
  if (!local(`http://${headers.host ?? ''}`)) return 'host'
  if (headers.origin !== undefined && headers.origin !== `http://${headers.host}`) return 'origin'
  if (headers['sec-fetch-site'] !== undefined && !/^(same-origin|none)$/.test(String(headers['sec-fetch-site']))) return 'origin'
  if (['forwarded', 'via', 'x-forwarded-for', 'x-forwarded-host'].some((name) => headers[name] !== undefined)) return 'a tunnel'
  return /^application\/json\b/.test(headers['content-type'] ?? '') ? undefined : 'content type'
}

function asObject(text: string): object | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : undefined
  } catch {
    return undefined
  }
}
