import type { Log } from '../log/log.js'

/** The same log, which says so after each commit that owes something, so that its delivery begins at once. */
export const wakeAfterCommits = (log: Log, wake: () => void): Log => ({
  ...log,
  async open(...given) {
    const commit = await log.open(...given)
    if (commit.owed.length > 0) wake()
    return commit
  },
  async append(...given) {
    const appended = await log.append(...given)
    if (appended.outcome === 'appended' && (appended.commit.owed.length > 0 || appended.commit.redraw)) wake()
    return appended
  },
})
