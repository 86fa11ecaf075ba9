import type { RequestListener } from 'node:http'
import type { Casework, Clock, Directory } from '../casework/casework.js'
import { unitName } from '../casework/contact-report/asked.js'
import { sayMonths } from '../casework/contact-report/periods.js'
import type { ReportOf } from '../casework/desk.js'
import { openRecord } from '../casework/open-record.js'
import { guarded } from '../letters/guarded.js'
import type { Log } from '../log/log.js'
import type { AnyProcedure } from '../procedures/procedure.js'
import { drawBars } from './draw-bars.js'
import { reportCsv } from './report-csv.js'
import { type LinkedReport, readReportPath, reportPath } from './report-link.js'
import { type Draws, reportPage } from './report-page.js'

export interface ReportsSettings {
  readonly procedures: readonly AnyProcedure[]
  readonly log: Log
  readonly directory: Directory
  readonly clock: Clock
  /** The first signs the links, all are recognised. */
  readonly keys: readonly [Buffer, ...Buffer[]]
  /** Where people reach our server. Asked at each link, for the port is known late. */
  readonly address: () => string
  readonly figures: Casework['figures']
  /** A picture could not be drawn: the page goes out with its words. */
  readonly faulty: (fault: unknown) => void
}

/** The office's figures as files: links to them, and the listener that serves them. */
export interface Reports {
  readonly path: '/reports'
  readonly link: (of: ReportOf) => string
  readonly listener: RequestListener
}

/** Opens the reports. Each is made anew for whoever may have it at that moment; that they have it is kept first, and not kept, not given. */
export const openReports = ({ procedures, log, directory, clock, keys, address, figures, faulty }: ReportsSettings): Reports => {
  /** Once for a link, however often it is opened. */
  const keepTaking = async ({ of, link }: LinkedReport): Promise<boolean> => {
    const [procedure] = procedures.filter(({ keepsWhoTook }) => keepsWhoTook)
    const { calendar } = directory()
    const step = procedure?.keepsWhoTook?.(
      `${unitName(of.unit)}, ${sayMonths(of.period, calendar)}, ${of.file === 'csv' ? 'a table' : 'with pictures'}`,
    )
    if (!procedure || !step) return false
    const desk = { procedures, log, directory, clock, report: () => {} }
    const kept = await openRecord(desk, { procedure, step, by: of.by, key: `report:${link}` }).catch(() => undefined)
    return kept?.outcome === 'taken' || kept?.outcome === 'repeated'
  }

  const draw: Draws = (bars, theme) =>
    drawBars(bars, theme).catch((fault: unknown) => {
      faulty(fault)
      return undefined
    })

  return {
    path: '/reports',
    link: (of) => `${address().replace(/\/$/, '')}${reportPath(keys[0], of, clock())}`,
    async listener(request, response) {
      const give = (status: number, body: string, headers: Readonly<Record<string, string>>) => {
        response.writeHead(status, { ...guarded, ...headers })
        response.end(request.method === 'HEAD' ? undefined : body)
      }
      const say = (status: number, text: string) => give(status, `${text}\n`, { 'content-type': 'text/plain; charset=utf-8' })
      if (request.method !== 'GET' && request.method !== 'HEAD') return say(405, 'Only GET is answered here.')
      const asked = readReportPath(keys, request.url ?? '/', clock())
      if (asked === 'late') return say(410, 'This link has run out: it works for 15 minutes. Ask for the report again.')
      if (!asked) return say(403, 'This link is not whole. Ask for the report again.')
      const { of } = asked
      const report = await figures(of, of.by).catch(() => 'away' as const)
      if (report === undefined) return say(403, 'These figures are no longer yours to see.')
      const { names, calendar } = directory()
      const unit = unitName(of.unit)
      // Drawn before it is kept who had it: what fails on the way was not had.
      const body =
        report === 'away'
          ? ''
          : of.file === 'csv'
            ? reportCsv(report, unit)
            : await reportPage({ report, unit, office: names.office, calendar, draw })
      if (report === 'away' || (request.method === 'GET' && !(await keepTaking(asked))))
        return say(503, 'These figures cannot be given just now, because who had them cannot be saved. Please try again in a minute.')
      if (of.file === 'page')
        return give(200, body, {
          'content-type': 'text/html; charset=utf-8',
          'content-security-policy': "default-src 'none'; img-src data:; style-src 'unsafe-inline'",
        })
      return give(200, body, {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': `attachment; filename="figures-${of.period.from}-${of.period.to}.csv"`,
      })
    },
  }
}
