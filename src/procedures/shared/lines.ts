import type { Button, Facts, View, Viewer } from '../procedure.js'
import { type Done, nameThen } from './called.js'

/** "Gita Rao, Tue 3 Mar, 10:00": who did something and when, as cards say it. */
export const whoAndWhen = (done: Done, { office, now }: Facts): string => `${nameThen(done, office)}, ${office.calendar.say(done.at, now)}`

/** A line with a label; without a value there is no line. */
export interface Row {
  readonly label: string
  readonly value: string | undefined
}

const withValue = (rows: readonly Row[]): readonly { readonly label: string; readonly value: string }[] =>
  rows.flatMap(({ label, value }) => (value === undefined || value === '' ? [] : [{ label, value }]))

/** What a plain card shows: paragraphs, then labelled lines, then quotations. */
export interface PlainCard {
  readonly title: string
  readonly status: NonNullable<View['status']>
  /** What to do first, why second. */
  readonly paragraphs?: readonly string[]
  readonly rows?: readonly Row[]
  readonly quotes?: readonly { readonly who: string; readonly words: string }[]
  /** What of it is still said once the matter is over and its words have left the chats. */
  readonly afterwards?: readonly string[]
  /** A text to be copied. */
  readonly paste?: string | undefined
  /** The rest, closed until it is opened. */
  readonly folded?: { readonly title: string; readonly rows: readonly Row[] }
  readonly sections: readonly string[]
  readonly buttons?: readonly Button[]
}

/**
 * A card of paragraphs, labelled lines and quotations, which needs no template of its own. A shared channel sees its title, status and
 * reference, and nothing that anybody wrote (rule 6).
 */
export function plainCard(
  { title, status, paragraphs, rows, quotes, afterwards, paste, folded, sections, buttons }: PlainCard,
  { person }: Viewer,
  { record }: Facts,
): View {
  const shown = withValue(rows ?? [])
  return {
    template: 'plain',
    title,
    status,
    data: person ? { paragraphs: paragraphs ?? [], rows: shown, quotes: quotes ?? [] } : { paragraphs: [], rows: [], quotes: [] },
    ...(person && afterwards ? { afterwards } : {}),
    ...(person && paste !== undefined ? { paste } : {}),
    ...(person && folded ? { folded: { title: folded.title, rows: withValue(folded.rows) } } : {}),
    sections,
    buttons: person ? (buttons ?? []) : [],
    preview: `${title} ${record}`,
  }
}
