import type { Clock, Directory } from '../casework/casework.js'
import type { openCasework } from '../casework/open-casework.js'
import { openCopyLinks } from '../letters/open-copy-links.js'
import { openLetters } from '../letters/open-letters.js'
import { openListLinks } from '../letters/open-list-links.js'
import { openPackLinks } from '../letters/open-pack-links.js'
import type { Log } from '../log/log.js'
import { procedures } from '../office.js'
import { openReports } from '../report/open-reports.js'
import type { Logger } from './logger.js'
import type { Server } from './open-server.js'
import type { reports as reportsTo } from './report.js'

type Casework = ReturnType<typeof openCasework>

/** The private links of this house: what casework puts on cards, and what the server answers them with. */
export interface PrivateLinks {
  /** A link each to a letter, a list, the figures, a copy of what is kept on somebody, and a pack of a yearly review. */
  readonly onCards: Pick<Parameters<typeof openCasework>[0], 'letterLink' | 'listLink' | 'reportLink' | 'copyLink' | 'packLink'>
  /** Has a server answer them, each on its own path. */
  mountOn(server: Pick<Server, 'mount'>): void
}

/**
 * Opens what goes out by private link: letters, lists, figures, copies and packs. `casework` is asked when a link is followed, so that
 * it may be opened after this; `keys` sign the links, the first of them the new ones.
 */
export const openPrivateLinks = ({
  casework,
  logger,
  report,
  drawCopy,
  ...shared
}: {
  readonly casework: () => Pick<Casework, 'giveCopy' | 'givePack' | 'figures'>
  readonly log: Log
  readonly directory: Directory
  readonly clock: Clock
  readonly keys: Parameters<typeof openLetters>[0]['keys']
  readonly address: () => string
  readonly logger: Logger
  readonly report: ReturnType<typeof reportsTo>
  readonly drawCopy?: Parameters<typeof openCopyLinks>[0]['draw']
}): PrivateLinks => {
  const { log, directory, clock } = shared
  const letters = openLetters({ procedures, ...shared })
  const lists = openListLinks({ desk: { procedures, log, directory, clock, report: report.casework }, ...shared })
  const copies = openCopyLinks({
    giveCopy: (of, key) => casework().giveCopy(of, key),
    ...shared,
    ...(drawCopy ? { draw: drawCopy } : {}),
    faulty: (fault) => logger.error({ fault }, 'a copy for a request could not be drawn; who asked was told to try again'),
  })
  const packs = openPackLinks({ givePack: (of, key) => casework().givePack(of, key), ...shared })
  const reports = openReports({
    procedures,
    ...shared,
    figures: (...asked) => casework().figures(...asked),
    faulty: (fault) => logger.error({ fault }, 'a picture could not be drawn; its words went out without it'),
  })
  return {
    onCards: {
      letterLink: letters.link,
      listLink: lists.link,
      reportLink: reports.link,
      copyLink: copies.link,
      packLink: packs.link,
    },
    mountOn(server) {
      for (const { path, listener } of [letters, lists, reports, copies, packs]) server.mount(path, listener)
    },
  }
}
