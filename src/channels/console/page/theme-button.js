import { el, icon } from './element.js'

const isDark = () => {
  const chosen = document.documentElement.dataset.theme
  return chosen ? chosen === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches
}

/** Light or dark: as the system is, until somebody chooses. */
export function themeButton() {
  const button = el('button', { class: 'button quiet icon-only', type: 'button', onclick: toggle })
  function draw() {
    const words = isDark() ? 'Use light colours' : 'Use dark colours'
    button.replaceChildren(icon(isDark() ? 'sun' : 'moon'))
    button.setAttribute('aria-label', words)
    button.title = words
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
