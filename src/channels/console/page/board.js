import { drawCard } from './card.js'
import { el } from './element.js'
import { announce } from './say.js'
import { askBoard, Trouble } from './talk.js'

/**
 * A person's board as a page: what waits for them, with the button that does it. It shows itself anew whenever something of it has moved.
 * @param {{ person: string, press: (pressed: { verb: string, data: Record<string, unknown> }) => Promise<void> }} given
 */
export function openBoard({ person, press }) {
  const said = el('p', { class: 'board-said', role: 'status' })
  const list = el('div', { class: 'board-list' })
  const element = el('div', { class: 'board', tabindex: 0, role: 'region', 'aria-label': 'My work', hidden: true }, said, list)
  let drawn = ''
  let asking = false
  let again = false

  /** @param {string} words */
  function say(words) {
    said.textContent = words
  }

  async function refresh() {
    if (element.hidden) return
    again = asking
    if (asking) return
    asking = true
    try {
      draw((await askBoard(person)).card)
    } catch (fault) {
      if (!(fault instanceof Trouble)) throw fault
      say(fault.message)
    } finally {
      asking = false
      if (again) void refresh()
    }
  }

  /** Whoever was on a button stays on it, or, when what it did is done, at the list. @param {import('../../../cards/card.ts').Card} card */
  function draw(card) {
    const now = JSON.stringify(card)
    if (now === drawn) return
    const had = list.contains(document.activeElement) ? document.activeElement?.getAttribute('aria-label') : undefined
    if (drawn) announce('Your work has changed.')
    drawn = now
    list.replaceChildren(drawCard(card, press))
    if (had === undefined) return
    const still = [...list.querySelectorAll('button')].find((button) => button.getAttribute('aria-label') === had)
    ;(still ?? element).focus()
  }

  return {
    element,
    say,
    refresh,
    /** @param {boolean} shown */
    show(shown) {
      element.hidden = !shown
      say('')
      if (shown) void refresh()
    },
    focus: () => element.focus(),
  }
}
