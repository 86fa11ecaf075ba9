import { el } from './element.js'
import { hostConfig } from './host-config.js'

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
    if (action.url) return void window.open(action.url, '_blank', 'noopener')
    const buttons = [...frame.querySelectorAll('button')].filter((button) => !button.disabled)
    frame.setAttribute('aria-busy', 'true')
    for (const button of buttons) button.disabled = true
    void press({ verb: action.verb, data: action.data ?? {} }).finally(() => {
      frame.removeAttribute('aria-busy')
      for (const button of buttons) button.disabled = false
    })
  }
  drawing.parse(card.adaptive)
  frame.append(drawing.render() ?? el('p', {}, card.adaptive.fallbackText))
  speakPlainly(frame)
  return frame
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
