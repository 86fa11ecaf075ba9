import { howItIsTold } from '../casework/contact-report/contact-report.js'
import { sayMonths } from '../casework/contact-report/periods.js'
import type { Part, Report } from '../casework/contact-report/report.js'
import { linesOf, sayCount, sayRange } from '../casework/contact-report/say-report.js'
import type { Calendar } from '../procedures/people.js'
import { type Bar, drawBars, type Theme } from './draw-bars.js'

/** More bars than this are no picture any more. */
const mostBars = 12

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

/** Draws bars as a PNG; undefined where it cannot be drawn: then the words beside it stand alone. */
export type Draws = (bars: readonly Bar[], theme: Theme) => Promise<Buffer | undefined>

export interface PageOf {
  readonly report: Report
  readonly unit: string
  readonly office: string
  readonly calendar: Pick<Calendar, 'sayDate'>
  readonly draw?: Draws
}

/** The report as a page that needs nothing else: no script, nothing fetched, light or dark as the reader has it. */
export async function reportPage({ report, unit, office, calendar, draw = drawBars }: PageOf): Promise<string> {
  const { parts, untold, period } = report
  const title = `Figures: ${unit}`
  const picture = async (what: string, bars: readonly Bar[]): Promise<string> => {
    const shown = bars.slice(0, mostBars)
    const [light, dark] = [await draw(shown, 'light'), await draw(shown, 'dark')]
    if (!light || !dark) return ''
    const said = `${what}: ${shown.map((one) => `${one.label} ${one.says}`).join(', ')}.`
    const source = (png: Buffer) => `data:image/png;base64,${png.toString('base64')}`
    return `<figure><picture><source media="(prefers-color-scheme: dark)" srcset="${source(dark)}"><img src="${source(light)}" alt="${escaped(said)}"></picture><figcaption>${escaped(what)}</figcaption></figure>`
  }
  const section = async (part: Part): Promise<string> => {
    const [first] = part.questions
    const bars = first ? [...first.answers, first.rest].map(({ words, count }) => ({ label: words, says: sayRange(count), ...count })) : []
    const lines = linesOf(part).map(({ label, value }) => `<dt>${escaped(label)}</dt><dd>${escaped(value)}</dd>`)
    return `<section><h2>${escaped(`${part.title}: ${sayCount(part, calendar)}`)}</h2>${first ? await picture(first.asks, bars) : ''}<dl>${lines.join('')}</dl></section>`
  }
  const all = parts
    .map(({ title: label, count }) => ({ label, says: sayRange(count), ...count }))
    .toSorted((one, other) => other.to - one.to)
  const body = [
    `<p>${escaped(office)}</p><h1>${escaped(title)}</h1>`,
    `<p>${escaped(sayMonths(period, calendar))}. ${howItIsTold} It is kept that you took these figures. In a picture the full bar is the least that there were, the paler one the most.</p>`,
    all.length > 0 ? await picture('How many there were', all) : '<p>There is too little of anything yet to tell.</p>',
    ...(await Promise.all(parts.map(section))),
    untold.length > 0 ? `<p>Too few to tell: ${escaped(untold.map((one) => one.title).join(', '))}.</p>` : '',
  ]
  return `<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"><title>${escaped(title)}</title><style>${style}</style></head><body><main>${body.join('')}</main></body></html>`
}

const style =
  ':root{color-scheme:light dark;--paper:#fff;--ink:#1b1f24;--soft:#4a5159}@media(prefers-color-scheme:dark){:root{--paper:#16191d;--ink:#f0f3f6;--soft:#b9c1c9}}body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.5 system-ui,sans-serif}main{max-width:720px;margin:0 auto;padding:16px}h1{font-size:1.4rem}h2{font-size:1.15rem;margin-top:2rem}img{max-width:100%;height:auto}figure{margin:1rem 0}figcaption,dt{color:var(--soft)}dd{margin:0 0 .6rem;overflow-wrap:anywhere}'
