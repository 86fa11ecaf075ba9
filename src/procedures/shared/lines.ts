import type { Button, Facts, View, Viewer } from '../procedure.js'
import type { Instant } from '../words.js'

/** "Gita Rao, today at 10:00": who did something and when, as cards say it. */
export const whoAndWhen = ({ by, at }: { readonly by: string; readonly at: Instant }, { office, now }: Facts): string =>
  `${office.nameOf(by)}, ${office.calendar.say(at, now)}`

/** A line with a label; without a value there is no line. */
export interface Row {
  readonly label: string
  readonly value: string | undefined
}

/** What a plain card shows: paragraphs, then labelled lines, then quotations. */
export interface PlainCard {
  readonly title: string
  readonly status: NonNullable<View['status']>
  /** What to do first, why second. */
  readonly paragraphs?: readonly string[]
  readonly rows?: readonly Row[]
  readonly quotes?: readonly { readonly who: string; readonly words: string }[]
  readonly sections: readonly string[]
  readonly buttons?: readonly Button[]
}

/**
 * A card of paragraphs, labelled lines and quotations, which needs no template of its own. A shared channel sees its title, status and
 * reference, and nothing that anybody wrote (rule 6).
 */
export function plainCard(
  { title, status, paragraphs, rows, quotes, sections, buttons }: PlainCard,
  { person }: Viewer,
  { record }: Facts,
): View {
  const shown = (rows ?? []).filter(({ value }) => value !== undefined && value !== '')
  return {
    template: 'plain',
    title,
    status,
    data: person ? { paragraphs: paragraphs ?? [], rows: shown, quotes: quotes ?? [] } : { paragraphs: [], rows: [], quotes: [] },
    sections,
    buttons: person ? (buttons ?? []) : [],
    preview: `${title} ${record}`,
  }
}
