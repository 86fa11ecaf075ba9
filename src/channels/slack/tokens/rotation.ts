import { WebClient } from '@slack/web-api'
import type { Logger } from 'pino'
import { z } from 'zod'
import type { Clock } from '../../../casework/casework.js'
import type { Log, SealedStore } from '../../../log/log.js'
import { instant } from '../../../procedures/words.js'
import { ChannelFault } from '../../channel.js'
import { quiet } from '../clients.js'
import { codeOfRefusal, faultOf } from '../faults.js'
import { openKeptTokens, type Pair } from './kept-tokens.js'
import type { Tokens } from './newest-token.js'

/** How a renewal ended: there is a newer token; not now, but it is tried again; or Slack refuses and somebody must install the app again. */
export type Renewal = 'renewed' | 'later' | 'never'

/** Calls `work` after so many milliseconds; answers with how to call it off. Tests move a clock of their own. */
export type After = (ms: number, work: () => Promise<void>) => () => void

/** What the app's settings give, and a claim that all processes of the office see. */
export interface RotationGiven {
  /** SLACK_REFRESH_TOKEN: bought the first pair; what came of it is kept. */
  readonly refreshToken: string
  readonly clientId: string
  readonly clientSecret: string
  readonly claims: Pick<Log, 'claim' | 'unclaim'>
  readonly after?: After
}

/** Tokens that are renewed on a timer, not on the next event: an idle bot can still speak. */
export interface Rotation extends Tokens {
  /** Takes up what other processes keep; renews nothing unless a call is refused (the watchdog beside the bot). */
  follow(): void
  /** Renews from now on, half-way to each expiry. */
  start(): void
  /** Why the token is not renewed now, and until when it works, in sentences; undefined while all is well. */
  trouble(): string | undefined
  /** Ends with what is under way: between the answer of Slack and its being kept nobody may leave. */
  stop(): Promise<void>
}

const claimName = 'slack-token-renewal'
const claimSeconds = 30
const exchangeTimeout = 10_000
/** The clock is looked at this often, for a computer that slept tells no timer. */
const lookMs = 60_000
const backOff = { first: 5_000, most: 300_000 }
const afterOthers = 2_000
/** With the database away we wait, since what is not kept dies with us; with this little left we rather speak. */
const lastMs = 3_600_000
/** A token refused this soon was not too old, and another would fare no better. */
const youngMs = 60_000

/**
 * Opens the rotation. A refresh token is good for one exchange. A claim keeps two processes from using the same one, and whoever finds
 * it used reads again what is kept. New tokens are kept first and used then.
 *
 * What no order can heal: when the process is killed, or the connection breaks, after Slack made the new pair and before it is kept,
 * that pair is lost and the old refresh token is spent. The old bot token works until it expires, some six hours more; then Slack
 * is mute until the app is installed again. The log says so at each try, and doctor says "WRONG" with what to do. The same may happen
 * to one of two bots whose database is away from half-way to expiry until an hour before it: both then renew without the claim.
 */
export function openRotation(settings: {
  given: RotationGiven
  botToken: string
  apiUrl?: string
  store: SealedStore
  clock: Clock
  logger: Logger
}): Rotation {
  const { given, botToken, apiUrl, store, clock, logger } = settings
  const { claims, after = realAfter } = given
  const kept = openKeptTokens(store, given.refreshToken)
  const client = new WebClient(undefined, {
    ...(apiUrl ? { slackApiUrl: apiUrl } : {}),
    timeout: exchangeTimeout,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    allowAbsoluteUrls: false,
    logger: quiet(logger),
  })
  /** Nobody knows how old the tokens of the environment are: they count as old, but not as expired. */
  let held: Pick<Pair, 'token' | 'refreshToken'> & Partial<Pair> = { token: botToken, refreshToken: given.refreshToken }
  let unkept: Pair | undefined
  let renews = false
  let stopped = false
  let failures = 0
  let failed: { at: number; as: Renewal; because: string; since: string } | undefined
  let notBefore = 0
  let underWay: Promise<Renewal> | undefined
  let cancel = () => {}

  const now = (): number => clock().getTime()
  const due = (): number => (held.got && held.expires ? (Date.parse(held.got) + Date.parse(held.expires)) / 2 : 0)
  const left = (): number => (held.expires ? Date.parse(held.expires) - now() : Number.POSITIVE_INFINITY)

  /** Takes up what another process has kept since. */
  const takeKept = async (): Promise<'newer' | 'same' | 'away'> => {
    try {
      const pair = await kept.read()
      if (!pair || pair.token === held.token || (held.expires && pair.expires <= held.expires)) return 'same'
      held = pair
      return 'newer'
    } catch (cause) {
      logger.warn({ fault: cause }, 'the kept Slack tokens cannot be read now')
      return 'away'
    }
  }
  const keep = async (pair: Pair): Promise<void> => {
    unkept = pair
    try {
      await kept.keep(pair)
      unkept = undefined
    } catch (cause) {
      logger.error({ fault: cause }, 'new Slack tokens cannot be kept yet; a restart before they are would lose them')
    }
  }
  const claim = async (): Promise<'ours' | 'others' | 'away'> => {
    try {
      const until = instant(new Date(now() + claimSeconds * 1000))
      return (await claims.claim(claimName, until)) ? 'ours' : 'others'
    } catch {
      return 'away'
    }
  }
  const succeeded = async (): Promise<Renewal> => {
    failures = 0
    notBefore = 0
    failed = undefined
    await kept.note(undefined).catch(() => undefined)
    return 'renewed'
  }
  const fails = async (fault: ChannelFault): Promise<Renewal> => {
    const as = fault.fault === 'never' ? 'never' : 'later'
    const pause = Math.min(backOff.first * 2 ** failures, backOff.most)
    notBefore = now() + Math.max(pause, (fault.options.retryAfter ?? 0) * 1000)
    failures += 1
    if (as === 'never') logger.error({ why: fault.because }, 'Slack does not renew the token; it works until it expires')
    else logger.warn({ why: fault.because, tries: failures }, 'the Slack token is not renewed yet; tried again')
    const since = failed?.since ?? instant(clock())
    if (failed?.because !== fault.because) await kept.note({ because: fault.because, since }).catch(() => undefined)
    failed = { at: now(), as, because: fault.because, since }
    return as
  }

  const exchange = async (): Promise<Pair> => {
    const { clientId: client_id, clientSecret: client_secret } = given
    const answer = await client.oauth.v2.access({
      client_id,
      client_secret,
      grant_type: 'refresh_token',
      refresh_token: held.refreshToken,
    })
    const read = Exchanged.safeParse(answer)
    if (!read.success)
      throw new ChannelFault('never', 'Slack answered without new tokens: is token rotation switched on in the settings of the app?')
    const { access_token: token, refresh_token: refreshToken, expires_in: seconds } = read.data
    return { token, refreshToken, got: instant(clock()), expires: instant(new Date(now() + seconds * 1000)) }
  }

  /** `used`: the token that Slack refused on a call; without it the timer asks. */
  const renewOnce = async (used?: string): Promise<Renewal> => {
    const isOld = (): boolean => (used === undefined ? now() >= due() : held.token === used || left() <= 0)
    const claimed = await claim()
    if (claimed === 'others') {
      await takeKept()
      if (!isOld()) return succeeded()
      notBefore = now() + afterOthers
      return 'later'
    }
    try {
      const found = await takeKept()
      if (!isOld()) return succeeded()
      const mayRisk = renews && (used !== undefined || left() < lastMs)
      if ((found === 'away' || claimed === 'away') && !mayRisk)
        return fails(new ChannelFault('later', 'The database does not answer, and new tokens could not be kept.'))
      const pair = await exchange()
      await keep(pair)
      held = pair
      return succeeded()
    } catch (cause) {
      // Somebody without our claim (another database, a clock that runs ahead) may have been faster.
      if (codeOfRefusal(cause) === 'invalid_refresh_token' && (await takeKept()) === 'newer') return succeeded()
      return fails(faultOf(cause))
    } finally {
      if (claimed === 'ours') await claims.unclaim(claimName).catch(() => undefined)
    }
  }
  const renew = (used?: string): Promise<Renewal> => {
    underWay ??= renewOnce(used).finally(() => {
      underWay = undefined
    })
    return underWay
  }

  const look = async (): Promise<void> => {
    if (unkept) await keep(unkept)
    if (now() >= Math.max(due(), notBefore)) {
      if (renews) await renew()
      else await takeKept()
    }
    arm()
  }
  const arm = (): void => {
    cancel()
    if (stopped) return
    const wait = unkept ? backOff.first : Math.max(due(), notBefore) - now()
    cancel = after(Math.min(Math.max(wait, renews ? 1_000 : lookMs), lookMs), look)
  }
  const begin = (): void => {
    stopped = false
    look().catch((cause: unknown) => logger.error({ fault: cause }, 'a fault in renewing the Slack token'))
  }

  return {
    newest: () => held.token,
    async refused(used) {
      if (held.token !== used) return 'renewed'
      if (held.got && now() - Date.parse(held.got) < youngMs) return 'never'
      // Every call of a busy minute is refused alike; Slack is asked once in a while.
      if (failed && now() - failed.at < backOff.first) return failed.as
      return renew(used)
    },
    follow: begin,
    trouble() {
      if (unkept) return 'The newest Slack token is not in the database yet: do not stop the bot before it is.'
      const until = held.expires ? ` It works until ${held.expires}.` : ''
      return failed && `The Slack token has not been renewed since ${failed.since}.${until} ${failed.because}`
    },
    start() {
      renews = true
      begin()
    },
    async stop() {
      stopped = true
      renews = false
      cancel()
      await underWay
      if (unkept) await keep(unkept)
    },
  }
}

const Exchanged = z.object({ access_token: z.string().min(1), refresh_token: z.string().min(1), expires_in: z.number().positive() })

/** A renewal keeps no process alive. */
const realAfter: After = (ms, work) => {
  const timer = setTimeout(() => void work(), ms)
  timer.unref()
  return () => clearTimeout(timer)
}
