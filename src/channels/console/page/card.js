import { ask } from './ask-once.js'
import { el } from './element.js'
import { hostConfig } from './host-config.js'
import { forRenderer, toBeCopied, toBeOpened } from './own-boxes.js'
import { unbroken } from './unbroken.js'

/** @type {any} The official renderer, loaded as a plain script. */
const { AdaptiveCard, HostConfig, GlobalSettings } = /** @type {any} */ (window).AdaptiveCards

GlobalSettings.setTabIndexAtCardRoot = false
// Our cards are plain text: no Markdown in them, whatever somebody typed.
AdaptiveCard.onProcessMarkdown = (/** @type {string} */ _text, /** @type {{ didProcess: boolean }} */ result) => {
  result.didProcess = false
}
const config = new HostConfig(hostConfig)

/**
 * Draws a card with the official renderer. A press takes the card's buttons away from a second one until it is answered.
 * @param {import('../../../cards/card.ts').Card} card
 * @param {(pressed: { verb: string, data: Record<string, unknown> }) => Promise<void>} press
 */
export function drawCard(card, press) {
  const frame = el('article', { class: 'card', 'aria-label': card.preview })
  const drawing = new AdaptiveCard()
  drawing.hostConfig = config
  drawing.onExecuteAction = (/** @type {any} */ action) => {
    // A telephone rings where one is; it is no page to open.
    if (action.url?.startsWith('tel:')) return void location.assign(action.url)
    if (action.url) return void window.open(action.url, '_blank', 'noopener')
    const asks = asksOf(card.adaptive, action)
    if (asks) return void ask(action.title, asks, () => pressed(action))
    pressed(action)
  }
  const pressed = (/** @type {any} */ action) => {
    const buttons = [...frame.querySelectorAll('button')].filter((button) => !button.disabled)
    frame.setAttribute('aria-busy', 'true')
    for (const button of buttons) button.disabled = true
    void press({ verb: action.verb, data: action.data ?? {} }).finally(() => {
      frame.removeAttribute('aria-busy')
      for (const button of buttons) button.disabled = false
    })
  }
  drawing.parse(forRenderer(card.adaptive))
  frame.append(drawing.render() ?? el('p', {}, card.adaptive.fallbackText))
  speakPlainly(frame)
  unbroken(frame)
  keepInSight(frame, card)
  toBeCopied(frame, card.adaptive.body)
  toBeOpened(frame, card.adaptive.body)
  return frame
}

/**
 * The bar of buttons stays at the window's foot while its own place is below it (card.css): over all of the card but its title, so
 * that nobody presses a button and does not see whose, and but what has a room of its own: the sentence to say. A bar without a button that comes
 * first need not: then the words come first.
 * @param {HTMLElement} frame
 * @param {import('../../../cards/card.ts').Card} card
 */
function keepInSight(frame, { adaptive: { body } }) {
  const drawn = frame.querySelector('.ac-adaptiveCard')
  if (!drawn) return
  const parts = /** @type {HTMLElement[]} */ ([...drawn.children])
  const kept = parts.findLastIndex((part) => part.style.minHeight)
  const below = el('div', {}, parts.slice(Math.max(kept, 0) + 1))
  drawn.append(below)
  const bar = body.filter((part) => part.type === 'ActionSet').findIndex(({ actions }) => actions.some(comesFirst))
  const rows = [...below.children].filter((part) => part.querySelector(':scope > div > .ac-actionSet'))
  const [first, second] = rows.slice(bar)
  if (bar < 0 || !first) return
  const holds = el('div', { class: 'bar' })
  first.before(holds)
  holds.append(first)
  // A bar of many buttons goes on in the next row.
  const between = holds.nextElementSibling
  if (between && second && between.nextElementSibling === second) holds.append(between, second)
}

/** @param {import('../../../cards/card.ts').Action} action */
const comesFirst = (action) =>
  action.type === 'Action.Execute' && (action.style ?? 'default') !== 'default' && !action.verb.endsWith(':/at-risk')

/**
 * What this button asks first. The renderer keeps nothing of ours: it is looked for in the card.
 * @param {unknown} part
 * @param {{ verb?: string, title?: string, data?: { record?: string } }} action
 * @returns {import('../../../procedures/view.ts').Asks | undefined}
 */
function asksOf(part, action) {
  if (Array.isArray(part)) return part.map((each) => asksOf(each, action)).find(Boolean)
  if (typeof part !== 'object' || part === null) return undefined
  const one = /** @type {any} */ (part)
  if (one.asks && one.verb === action.verb && one.title === action.title && one.data?.record === action.data?.record) return one.asks
  return asksOf(Object.values(part), action)
}

/**
 * The renderer calls rows of buttons menus, which they are not: no arrow keys move in them.
 * @param {HTMLElement} frame
 */
function speakPlainly(frame) {
  for (const element of frame.querySelectorAll('[role="menubar"], [role="menu"]')) element.removeAttribute('role')
  for (const button of frame.querySelectorAll('button')) {
    for (const name of ['role', 'aria-posinset', 'aria-setsize']) button.removeAttribute(name)
    // What the button is about, for whoever goes from one "Open" to the next; the renderer only shows it to the mouse.
    if (button.title) button.setAttribute('aria-label', button.title)
  }
}
