import { setTimeout as pause } from 'node:timers/promises'
import { z } from 'zod'
import { PeopleFault } from '../source.js'

/** The app registration by which people are read, and where Microsoft is: other addresses for national clouds and tests. */
export interface GraphSettings {
  readonly tenantId: string
  readonly clientId: string
  readonly clientSecret: string
  readonly graphUrl?: string
  readonly loginUrl?: string
  /** How waiting is done; tests bring their own. */
  readonly wait?: (ms: number) => Promise<unknown>
}

/** You will see this when Graph refuses one question for good: its status, and its code. */
export class GraphRefused extends Error {
  override readonly name = 'GraphRefused'
  constructor(
    readonly status: number,
    readonly code: string,
  ) {
    super(`Microsoft Graph refused (${status} ${code}).`)
  }
}

const Token = z.object({ access_token: z.string().min(1) })
const Refusal = z.object({ error: z.object({ code: z.string() }) })
const Page = z.object({ value: z.array(z.unknown()), '@odata.nextLink': z.string().optional() })

/** Tries of one question, with what Microsoft asks to wait between them; beyond it, the next morning will do. */
const mostTries = 6
const mostWaitMs = 120_000
/** 999 people a page: more than any office has. */
const mostPages = 100
const timeoutMs = 30_000

export interface Graph {
  /** Everything under a path, page after page. Throws GraphRefused, or PeopleFault when it cannot be read whole. */
  all(path: string): Promise<readonly unknown[]>
}

/** Opens Microsoft Graph with client credentials. Throws PeopleFault when Microsoft does not let the app in. */
export async function openGraph(settings: GraphSettings): Promise<Graph> {
  const { graphUrl = 'https://graph.microsoft.com', loginUrl = 'https://login.microsoftonline.com', wait = pause } = settings
  const token = await tokenOf(settings, loginUrl, graphUrl, wait)
  const headers = { authorization: `Bearer ${token}`, accept: 'application/json' }
  const home = new URL(graphUrl).origin

  const page = async (url: string): Promise<z.infer<typeof Page>> => {
    // The next page’s address comes from the answer: the token goes nowhere else.
    if (new URL(url).origin !== home) throw new PeopleFault('Microsoft Graph named a next page at another address: nothing was taken.')
    const { status, body } = await ask(url, { headers }, wait)
    if (status !== 200) throw new GraphRefused(status, Refusal.safeParse(body).data?.error.code ?? 'without a reason')
    const read = Page.safeParse(body)
    if (!read.success)
      throw new PeopleFault(
        'Microsoft Graph’s answer broke off: nothing was taken, and what was fetched before stays in use. Try again later.',
      )
    return read.data
  }
  return {
    async all(path) {
      const found: unknown[] = []
      let next: string | undefined = `${graphUrl}/v1.0${path}`
      for (let pages = 0; next !== undefined; pages += 1) {
        if (pages === mostPages) throw new PeopleFault('Microsoft Graph does not come to an end: nothing was taken.')
        const read: z.infer<typeof Page> = await page(next)
        found.push(...read.value)
        next = read['@odata.nextLink']
      }
      return found
    },
  }
}

async function tokenOf(
  settings: GraphSettings,
  loginUrl: string,
  graphUrl: string,
  wait: (ms: number) => Promise<unknown>,
): Promise<string> {
  const { status, body } = await ask(
    `${loginUrl}/${settings.tenantId}/oauth2/v2.0/token`,
    {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({
        grant_type: 'client_credentials',
        client_id: settings.clientId,
        client_secret: settings.clientSecret,
        scope: `${graphUrl}/.default`,
      }).toString(),
    },
    wait,
  )
  const read = Token.safeParse(body)
  if (status === 200 && read.success) return read.data.access_token
  throw new PeopleFault(
    'Microsoft does not let the bot read people: check GRAPH_TENANT_ID, GRAPH_CLIENT_ID and GRAPH_CLIENT_SECRET (its value, not its id; has it expired?).',
  )
}

interface Answered {
  readonly status: number
  readonly body: unknown
}

/** Asks until there is an answer that is none of "not now": 429 and 5xx are asked again after as long as Microsoft says. */
async function ask(url: string, init: RequestInit, wait: (ms: number) => Promise<unknown>): Promise<Answered> {
  let waited = 0
  for (let tries = 1; ; tries += 1) {
    const answer = await fetch(url, { ...init, redirect: 'error', signal: AbortSignal.timeout(timeoutMs) }).catch((cause: unknown) => {
      throw new PeopleFault('Microsoft cannot be reached: nothing was changed. Check the network, and try again later.', { cause })
    })
    if (answer.status !== 429 && answer.status < 500) return { status: answer.status, body: await answer.json().catch(() => undefined) }
    await answer.body?.cancel()
    const said = Number(answer.headers.get('retry-after') ?? '')
    const ms = (Number.isFinite(said) && said > 0 ? said : 2 ** tries) * 1000
    waited += ms
    if (tries === mostTries || waited > mostWaitMs)
      throw new PeopleFault('Microsoft asks to come back later: nothing was changed, and what was fetched before stays in use.')
    await wait(ms)
  }
}
