import { pino } from 'pino'
import { openSlackChannel, type SlackChannel } from '../../../src/channels/slack/open-slack.js'
import type { After, RotationGiven } from '../../../src/channels/slack/tokens/rotation.js'
import type { Erasures, SealedStore } from '../../../src/log/log.js'
import type { FakeSlack } from './fake-slack.js'
import { memoryStore, signingSecret, slackOffice } from './rig.js'

export const hour = 3_600_000

/** A clock that moves only when told, and rings what was to be rung on the way, each to its end. */
export function virtualTime(from = '2026-03-03T10:00:00Z') {
  let now = Date.parse(from)
  const waiting = new Map<symbol, { at: number; work: () => Promise<void> }>()
  const after: After = (ms, work) => {
    const name = Symbol('timer')
    waiting.set(name, { at: now + ms, work })
    return () => void waiting.delete(name)
  }
  const next = (until: number) => [...waiting].filter(([, { at }]) => at <= until).sort(([, one], [, other]) => one.at - other.at)[0]
  return {
    clock: () => new Date(now),
    after,
    async pass(ms: number): Promise<void> {
      const until = now + ms
      for (let due = next(until); due; due = next(until)) {
        const [name, { at, work }] = due
        waiting.delete(name)
        now = Math.max(now, at)
        await work()
      }
      now = until
    },
  }
}
export type VirtualTime = ReturnType<typeof virtualTime>

/** Makes the fake Slack expire its bot tokens after twelve hours and take each refresh token once. */
export function rotate(slack: FakeSlack, clock: () => Date) {
  const bots = new Map<string, number>([['xoxe.xoxb-canary-0', clock().getTime() + 12 * hour]])
  const refreshers = new Map<string, 'fresh' | 'spent'>([['xoxe-canary-0', 'fresh']])
  let count = 0
  const renewals: Date[] = []
  slack.gate = ({ method, args }, bearer) => {
    if (method === 'oauth.v2.access') {
      if (args.client_secret !== 'the-client-secret') return { ok: false, error: 'bad_client_secret' }
      const refresher = args.refresh_token ?? ''
      if (args.grant_type !== 'refresh_token' || refreshers.get(refresher) !== 'fresh') return { ok: false, error: 'invalid_refresh_token' }
      refreshers.set(refresher, 'spent')
      renewals.push(clock())
      return { ok: true, token_type: 'bot', ...issue() }
    }
    const until = bots.get(bearer)
    if (until === undefined) return { ok: false, error: 'invalid_auth' }
    return until > clock().getTime() ? undefined : { ok: false, error: 'token_expired' }
  }
  /** What an installation, or a renewal, hands out. */
  const issue = () => {
    count += 1
    bots.set(`xoxe.xoxb-canary-${count}`, clock().getTime() + 12 * hour)
    refreshers.set(`xoxe-canary-${count}`, 'fresh')
    return { access_token: `xoxe.xoxb-canary-${count}`, refresh_token: `xoxe-canary-${count}`, expires_in: 43_200 }
  }
  return { renewals, issue, expire: (token: string) => void bots.set(token, 0) }
}

/** A store in memory with claims, each once until it expires. */
export function memoryLog(clock: () => Date) {
  const claimed = new Map<string, string>()
  return Object.assign(memoryStore(), {
    async claim(name: string, until: string) {
      if ((claimed.get(name) ?? '') > clock().toISOString()) return false
      claimed.set(name, until)
      return true
    },
    async unclaim(name: string) {
      claimed.delete(name)
    },
  })
}

/** A bot whose token rotates. `said` is everything it has logged, at every level. */
export function openRotating(
  slack: FakeSlack,
  time: VirtualTime,
  log: SealedStore & Erasures & RotationGiven['claims'],
  changes: { readonly botToken?: string; readonly refreshToken?: string; readonly clientSecret?: string } = {},
): SlackChannel & { readonly said: string[] } {
  const said: string[] = []
  const { botToken = 'xoxe.xoxb-canary-0', refreshToken = 'xoxe-canary-0', clientSecret = 'the-client-secret' } = changes
  const channel = openSlackChannel({
    botToken,
    signingSecret,
    rotation: { refreshToken, clientId: '1.2', clientSecret, claims: log, after: time.after },
    apiUrl: slack.apiUrl,
    directory: () => slackOffice(),
    clock: time.clock,
    store: log,
    logger: pino({ level: 'trace' }, { write: (line: string) => void said.push(line) }),
  })
  return Object.assign(channel, { said })
}
