import { el } from './element.js'

/**
 * Asks once before something is done that cannot be taken back. The cursor lies on the way back; Escape leads there too.
 * @param {string} title
 * @param {import('../../../procedures/view.ts').Asks} asks
 * @param {() => void} act
 */
export function ask(title, { says, yes }, act) {
  const caller = document.activeElement
  const shut = () => {
    element.close()
    element.remove()
    if (caller instanceof HTMLElement && caller.isConnected) caller.focus()
  }
  const back = el('button', { class: 'button', type: 'button', onclick: shut }, 'Go back')
  const does = () => {
    shut()
    act()
  }
  const element = el(
    'dialog',
    { class: 'ask-once', 'aria-labelledby': 'ask-title', 'aria-describedby': 'ask-says', oncancel: shut },
    el('h2', { id: 'ask-title' }, `${title}?`),
    el('p', { id: 'ask-says' }, says),
    el('div', { class: 'ask-foot' }, back, el('button', { class: 'button primary', type: 'button', onclick: does }, yes)),
  )
  document.body.append(element)
  element.showModal()
  back.focus()
}
