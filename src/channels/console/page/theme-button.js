import { el, icon } from './element.js'

const isDark = () => {
  const chosen = document.documentElement.dataset.theme
  return chosen ? chosen === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches
}

/**
 * Light or dark: as the system is, until somebody chooses.
 * @param {{ worded?: boolean }} [options]
 */
export function themeButton({ worded = false } = {}) {
  const button = el('button', { class: worded ? 'button quiet' : 'button quiet icon-only', type: 'button', onclick: toggle })
  function draw() {
    const words = isDark() ? 'Use light colours' : 'Use dark colours'
    button.replaceChildren(icon(isDark() ? 'sun' : 'moon'), el('span', { class: !worded && 'unseen' }, words))
    if (!worded) button.title = words
  }
  function toggle() {
    const theme = isDark() ? 'light' : 'dark'
    document.documentElement.dataset.theme = theme
    localStorage.setItem('theme', theme)
    draw()
  }
  draw()
  return button
}
