import { answersPage } from '../channels/answers-page.js'
import { hostOf, whyNoConnection } from '../channels/no-connection.js'

/** The service that rings somebody when the watchdog's calls stop, as people know it. */
export const watchService = { called: 'The watch service', setting: 'HEARTBEAT_URL' } as const
const { called, setting } = watchService

/** Nobody waits for it: the watchdog goes on meanwhile. */
const tryMs = 10_000

/** What became of a call: it was heard, or a sentence on why not, without the address. `lasts`: no later call will fare better until somebody looks. */
export type Called = { readonly status: number } | { readonly trouble: string; readonly lasts: boolean }

/** Calls the watch service once, which then counts on the next call. Where a call leads to another computer, or to a web page, nobody counts it. Throws nothing. */
export async function callWatchService(url: string): Promise<Called> {
  try {
    const answer = await fetch(url, { signal: AbortSignal.timeout(tryMs) })
    const { ok, status } = answer
    const because = ok ? ((await answersPage(answer)) ? aPage(status) : whereTo(url, answer.url)) : refused(status)
    if (!ok) await answer.body?.cancel()
    return because === undefined ? { status } : { trouble: because, lasts: status < 500 && !later.has(status) }
  } catch (cause) {
    const because = whyNoConnection(cause, { ...hostOf(url), setting })
    return {
      trouble: because === undefined ? `${called} did not answer in time.` : `${called} cannot be reached. ${because}`,
      lasts: false,
    }
  }
}

/** It asks to wait, or did not wait itself: the next call may fare better. */
const later: ReadonlySet<number> = new Set([408, 429])

const aPage = (status: number): string =>
  `${called} answers with a web page (${status}), as a sign-in does, so the call is not counted: look where ${setting} leads.`

const whereTo = (asked: string, answered: string): string | undefined =>
  new URL(asked).hostname === new URL(answered).hostname
    ? undefined
    : `${called} leads to another computer, so the call is not counted: write the address where it is counted into ${setting}.`

/** A service that knows no such check counts nobody, and so rings nobody either. */
const refused = (status: number): string =>
  status >= 500
    ? `${called} answers ${status}, a fault of its own: look at its own page.`
    : `${called} does not take the call (${status}): look at ${setting}, and at whether the check is still there.`
