import { procedures } from '../office.js'
import type { Button, View } from '../procedures/procedure.js'
import { citing } from '../procedures/sections.js'
import { urgentOf } from '../procedures/urgent.js'
import type { RecordId } from '../procedures/words.js'
import { askedOnce } from './asked-once.js'
import type { Action, ActionData, Card, Element, Tone } from './card.js'
import { paragraphs } from './paragraphs.js'
import { ringing } from './ringing.js'
import { expand } from './template.js'

/** The record a card shows and the version it was drawn at (its newest commit that moved the matter). */
export interface Shown {
  readonly record: RecordId
  readonly version: number
}

/** The official renderer takes five buttons in a row, and drops the rest unsaid. */
const actionsInARow = 5
/** So many buttons of a card stand above its facts, on a telephone still in sight; others come below them. One more never stands there by itself. */
const actionsInTheBar = 3

const tones: Readonly<Record<NonNullable<View['status']>['tone'], Tone>> = {
  waiting: 'Accent',
  good: 'Good',
  warning: 'Warning',
  attention: 'Attention',
}
const styles = { primary: 'positive', danger: 'destructive' } as const

/**
 * Fills a view's template and puts it into the frame that all cards share: title, reference and status in words; what to do; the bar of buttons,
 * ending with "The customer may be at risk" (rule 9) unless the card is about an alert, or one is owed now: then it stands first; the facts, the
 * sections they rest on, and the buttons that can wait. The card holds every word; a channel that has no room for all of them says so and shows
 * the rest at a press. Throws on a fault of ours: see `expand`.
 */
export function fill(view: View, at?: Shown): Card {
  const data: ActionData = at ? { record: at.record, version: at.version } : {}
  const own = view.buttons.filter((button) => !isAlert(button))
  const { first, later } = inTheBar(own, view.bar)
  const bar = [...first, ...(view.aboutAlert || view.alertFirst ? [] : alerts)].map((button) => action(button, data))
  const { toDo, facts } = expand(view.template, view.data)
  const foot = later.map((button) => action(button, data))
  const body: Element[] = [
    ...heading(view, at),
    ...(view.alertFirst ? [{ type: 'ActionSet' as const, actions: alerts.map((one) => action({ ...one, style: 'danger' }, data)) }] : []),
    ...paragraphs(toDo),
    ...rowsOf(bar),
    ...paragraphs(toPaste(view.paste)),
    ...paragraphs(facts),
    ...paragraphs(theRest(view.folded)),
    ...cited(view.sections),
    ...rowsOf(foot.slice(0, -actionsInARow)),
  ]
  const adaptive: Card['adaptive'] = {
    type: 'AdaptiveCard',
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    version: '1.5',
    fallbackText: view.preview,
    body: ringing(body, view.rings),
    actions: foot.slice(-actionsInARow),
  }
  return {
    adaptive: askedOnce(adaptive, procedures),
    preview: view.preview,
    ...(view.copy ? { copy: view.copy } : {}),
    ...(view.anywhere ? { anywhere: view.anywhere } : {}),
    ...data,
  }
}

/** Which of a card's own buttons stand in the bar, and which below the facts. */
function inTheBar(own: readonly Button[], bar: View['bar']): { readonly first: readonly Button[]; readonly later: readonly Button[] } {
  const most = bar ?? (own.length === actionsInTheBar + 1 ? own.length : actionsInTheBar)
  return { first: own.slice(0, most), later: own.slice(most) }
}

/** The way to every alert of the office. */
const alerts: readonly Button[] = urgentOf(procedures).map(({ command, urgent }) => ({
  title: urgent.button,
  does: { command: command.name },
}))
const isAlert = ({ does }: Button): boolean =>
  'command' in does && alerts.some((alert) => 'command' in alert.does && alert.does.command === does.command)

function heading(view: View, at: Shown | undefined): Element[] {
  const elements: Element[] = [titled(view.title)]
  if (at)
    elements.push({
      type: 'TextBlock',
      text: view.kind ? `${view.kind} ${at.record}` : at.record,
      isSubtle: true,
      size: 'Small',
      spacing: 'None',
    })
  if (view.status)
    elements.push({
      type: 'RichTextBlock',
      inlines: [{ type: 'TextRun', text: view.status.words, weight: 'Bolder', color: tones[view.status.tone] }],
      spacing: 'Small',
    })
  return elements
}

/** A heading is read as mark-up by some clients: a title with anything of that kind in it (a customer's name) is plain text instead. */
const titled = (title: string): Element =>
  /[[\]*_`#~<>\\&]|\{\{|:\/\/|^\s*(?:\d+[.)]|[-+])\s/.test(title)
    ? { type: 'RichTextBlock', inlines: [{ type: 'TextRun', text: title, weight: 'Bolder', size: 'Large' }] }
    : { type: 'TextBlock', text: title, wrap: true, weight: 'Bolder', size: 'Large', style: 'heading' }

/** A text to be copied stands alone in its box. */
const toPaste = (text: string | undefined): readonly Element[] =>
  text === undefined
    ? []
    : [{ type: 'Container', style: 'emphasis', paste: true, items: [{ type: 'RichTextBlock', inlines: [{ type: 'TextRun', text }] }] }]

const theRest = (folded: View['folded']): readonly Element[] =>
  folded === undefined || folded.rows.length === 0
    ? []
    : [
        {
          type: 'Container',
          folds: folded.title,
          separator: true,
          spacing: 'Medium',
          items: folded.rows.map(({ label, value }) => ({
            type: 'RichTextBlock',
            spacing: 'Small',
            inlines: [
              { type: 'TextRun', text: `${label}: `, weight: 'Bolder' },
              { type: 'TextRun', text: value },
            ],
          })),
        },
      ]

/** 's6', 's14' → "Procedure, sections 6 and 14". */
function cited(sections: readonly string[]): Element[] {
  if (sections.length === 0) return []
  return [{ type: 'TextBlock', text: `Procedure, ${citing(sections)}`, wrap: true, size: 'Small', isSubtle: true, spacing: 'Medium' }]
}

function action({ title, does, style }: Button, data: ActionData): Action {
  if ('link' in does) return { type: 'Action.OpenUrl', title, url: does.link }
  return { type: 'Action.Execute', title, verb: verbOf(does), data, ...(style ? { style: styles[style] } : {}) }
}

/** What a press of a button says. */
export function verbOf(does: Exclude<Button['does'], { link: string }>): string {
  if ('step' in does) return `step:${does.step}`
  if ('dialog' in does) return `dialog:${does.dialog}`
  if ('letter' in does) return `letter:${does.letter}`
  if ('gather' in does) return `gather:${does.gather}`
  return `command:${does.command}`
}

/** Buttons in as many rows as every client shows whole. */
function rowsOf(actions: readonly Action[]): readonly Element[] {
  const rows: Element[] = []
  for (let from = 0; from < actions.length; from += actionsInARow)
    rows.push({ type: 'ActionSet', actions: actions.slice(from, from + actionsInARow) })
  return rows
}
