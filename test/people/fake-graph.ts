import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

const paths = {
  token: /^\/([0-9a-f-]{36})\/oauth2\/v2\.0\/token$/,
  group: /^\/v1\.0\/groups$/,
  members: /^\/v1\.0\/groups\/([0-9a-f-]{36})\/transitiveMembers\/microsoft\.graph\.user$/,
}

export interface FakeUser {
  readonly id: string
  readonly [key: string]: unknown
}
type Fault = { readonly status: number; readonly retryAfter?: string; readonly code?: string } | 'half' | 'elsewhere'

/** Microsoft Graph on loopback, strict about what it is asked: form-encoded client credentials, a bearer, $select, $expand, and pages of three. */
export const openFakeGraph = async (secret: string) => {
  const users: FakeUser[] = []
  const groups: { readonly id: string; readonly displayName: string; readonly members: readonly string[] }[] = []
  const asked: string[] = []
  const faults: { readonly at: RegExp; readonly fault: Fault }[] = []
  const page = 3
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://fake')
    asked.push(`${request.method} ${url.pathname}${url.search}`)
    const say = (status: number, body: object, headers = {}) =>
      response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body))
    const refuse = (status: number, code: string, headers = {}) =>
      say(status, { error: { code, message: 'as published', innerError: { 'request-id': 'r' } } }, headers)
    let body = ''
    request.on('data', (part) => {
      body += part
    })
    request.on('end', () => {
      const planned = faults.findIndex(({ at }) => at.test(`${url.pathname}${url.search}`))
      const [fault] = planned < 0 ? [] : faults.splice(planned, 1)
      if (fault && typeof fault.fault === 'object')
        return refuse(
          fault.fault.status,
          fault.fault.code ?? 'TooManyRequests',
          fault.fault.retryAfter ? { 'retry-after': fault.fault.retryAfter } : {},
        )
      if (paths.token.test(url.pathname)) {
        const form = new URLSearchParams(body)
        const right =
          request.headers['content-type'] === 'application/x-www-form-urlencoded' &&
          form.get('grant_type') === 'client_credentials' &&
          form.get('client_secret') === secret &&
          form.get('scope')?.endsWith('/.default')
        return right
          ? say(200, { token_type: 'Bearer', expires_in: 3599, access_token: 'the-token' })
          : say(401, { error: 'invalid_client', error_description: 'AADSTS7000215' })
      }
      if (request.headers.authorization !== 'Bearer the-token') return refuse(401, 'InvalidAuthenticationToken')
      const skip = Number(url.searchParams.get('$skiptoken') ?? 0)
      const list = (values: readonly object[]) => {
        const more = values.length > skip + page
        const next = new URL(url)
        next.searchParams.set('$skiptoken', String(skip + page))
        const at = fault?.fault === 'elsewhere' ? 'https://graph.example' : address
        const whole = JSON.stringify({
          '@odata.context': 'x',
          ...(more ? { '@odata.nextLink': `${at}${next.pathname}${next.search}` } : {}),
          value: values.slice(skip, skip + page),
        })
        response
          .writeHead(200, { 'content-type': 'application/json' })
          .end(fault?.fault === 'half' ? whole.slice(0, whole.length / 2) : whole)
      }
      if (url.pathname === '/v1.0/users') {
        const fields = url.searchParams.get('$select')?.split(',') ?? ['id', 'displayName', 'mail']
        const withManager = url.searchParams.get('$expand') === 'manager($select=id)'
        return list(
          users.map((user) =>
            Object.fromEntries(
              [...fields, ...(withManager && user.manager ? ['manager'] : [])].map((field) => [field, user[field] ?? null]),
            ),
          ),
        )
      }
      if (paths.group.test(url.pathname)) {
        const filter = url.searchParams.get('$filter') ?? ''
        const [, name] = /^displayName eq '(.*)'$/.exec(filter) ?? []
        const [, begins] = /^startswith\(displayName,'(.*)'\)$/.exec(filter) ?? []
        const asked = (name ?? begins)?.replaceAll("''", "'").toLowerCase()
        const is = (displayName: string) =>
          name === undefined ? displayName.toLowerCase().startsWith(asked ?? '') : displayName.toLowerCase() === asked
        return asked === undefined
          ? refuse(400, 'BadRequest')
          : list(groups.filter(({ displayName }) => is(displayName)).map(({ id, displayName }) => ({ id, displayName })))
      }
      const group = groups.find(({ id }) => id === paths.members.exec(url.pathname)?.[1])
      return group
        ? list(group.members.map((id) => ({ '@odata.type': '#microsoft.graph.user', id })))
        : refuse(404, 'Request_ResourceNotFound')
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    address,
    users,
    groups,
    asked,
    fail: (at: RegExp, fault: Fault) => faults.push({ at, fault }),
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  }
}
