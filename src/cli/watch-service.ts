import { hostOf, whyNoConnection } from '../channels/no-connection.js'

/** The service that rings somebody when the watchdog's calls stop, as people know it. */
export const watchService = { called: 'The watch service', setting: 'HEARTBEAT_URL' } as const
const { called, setting } = watchService

/** Nobody waits for it: the watchdog goes on meanwhile. */
const tryMs = 10_000

/** What became of a call: it was heard (`page`: by what answers with a web page, as a sign-in does), or a sentence on why not, without the address. */
export type Called = { readonly status: number; readonly page: boolean } | { readonly trouble: string }

/** Calls the watch service once, which then counts on the next call. Throws nothing. */
export async function callWatchService(url: string): Promise<Called> {
  try {
    const answer = await fetch(url, { signal: AbortSignal.timeout(tryMs) })
    await answer.body?.cancel()
    const { ok, status, headers } = answer
    if (ok) return { status, page: headers.get('content-type')?.startsWith('text/html') ?? false }
    // A service that knows no such check counts nobody, and so rings nobody either.
    return {
      trouble:
        status >= 500
          ? `${called} answers ${status}, a fault of its own: look at its own page.`
          : `${called} does not take the call (${status}): look at ${setting}, and at whether the check is still there.`,
    }
  } catch (cause) {
    const because = whyNoConnection(cause, { ...hostOf(url), setting })
    return { trouble: because === undefined ? `${called} did not answer in time.` : `${called} cannot be reached. ${because}` }
  }
}
