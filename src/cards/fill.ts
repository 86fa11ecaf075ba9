import { procedures } from '../office.js'
import type { Button, View } from '../procedures/procedure.js'
import { citing } from '../procedures/sections.js'
import { urgentOf } from '../procedures/urgent.js'
import type { RecordId } from '../procedures/words.js'
import type { Action, ActionData, Card, Element, Tone } from './card.js'
import { paragraphs } from './paragraphs.js'
import { expand } from './template.js'

/** The record a card shows and the version it was drawn at (its newest commit that moved the matter). */
export interface Shown {
  readonly record: RecordId
  readonly version: number
}

/** The official renderer takes five buttons in a row, and drops the rest unsaid. */
const actionsInARow = 5

const tones: Readonly<Record<NonNullable<View['status']>['tone'], Tone>> = {
  waiting: 'Accent',
  good: 'Good',
  warning: 'Warning',
  attention: 'Attention',
}
const styles = { primary: 'positive', danger: 'destructive' } as const

/**
 * Fills a view's template and puts it into the frame that all cards share: title, reference and status in words above; the
 * sections it rests on and the buttons below, ending with "The customer may be at risk" (rule 9) unless the card
 * is about an alert, or one is owed now: then it stands first. The card holds every word; a channel that has no room for all of them says so and shows the rest at a press. Throws on a fault of ours: see `expand`.
 */
export function fill(view: View, at?: Shown): Card {
  const data: ActionData = at ? { record: at.record, version: at.version } : {}
  const own = view.buttons.filter((button) => !isAlert(button))
  const atTheFoot = view.aboutAlert || view.alertFirst ? [] : alerts
  const actions = [...own, ...atTheFoot].map((button) => action(button, data))
  const below = atTheFoot.length === 0 ? actions.slice(-actionsInARow) : actions.slice(-alerts.length)
  const rows = actions.length > actionsInARow ? chunks(actions.slice(0, actions.length - below.length), actionsInARow) : []
  const body: Element[] = [
    ...heading(view, at),
    ...(view.alertFirst ? [{ type: 'ActionSet' as const, actions: alerts.map((one) => action({ ...one, style: 'danger' }, data)) }] : []),
    ...paragraphs(expand(view.template, view.data)),
    ...cited(view.sections),
    ...rows.map((row): Element => ({ type: 'ActionSet', actions: row })),
  ]
  const adaptive: Card['adaptive'] = {
    type: 'AdaptiveCard',
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    version: '1.5',
    fallbackText: view.preview,
    body,
    actions: rows.length > 0 ? below : actions,
  }
  return { adaptive, preview: view.preview, ...(view.copy ? { copy: view.copy } : {}), ...data }
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
  if (at) elements.push({ type: 'TextBlock', text: at.record, isSubtle: true, size: 'Small', spacing: 'None' })
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
  return `command:${does.command}`
}

function chunks<T>(list: readonly T[], size: number): T[][] {
  const rows: T[][] = []
  for (let from = 0; from < list.length; from += size) rows.push(list.slice(from, from + size))
  return rows
}
