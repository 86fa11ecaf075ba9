import { el, instead } from './element.js'

/**
 * The errors of a form, above it: each leads to its field. Keys are field names, 'quotes.0.words' inside items.
 * @param {Readonly<Record<string, string>>} errors
 * @param {HTMLElement} form
 */
export function errorSummary(errors, form) {
  return el(
    'div',
    { class: 'error-summary', role: 'alert', tabindex: -1, 'aria-labelledby': 'error-summary-title' },
    el('h2', { id: 'error-summary-title' }, 'There is a problem'),
    el(
      'ul',
      {},
      ...Object.entries(errors).map(([name, words]) =>
        el('li', {}, el('a', { href: `#field-${name}`, onclick: instead(() => goTo(name, form)) }, words)),
      ),
    ),
  )
}

/**
 * Puts the cursor into a field, its question in sight.
 * @param {string} name
 * @param {HTMLElement} form
 */
export function goTo(name, form) {
  const field = form.querySelector(`[data-field="${CSS.escape(name)}"]`)
  field?.scrollIntoView({ block: 'start' })
  const input = /** @type {HTMLElement | null | undefined} */ (field?.querySelector('input, textarea, select, button'))
  input?.focus({ preventScroll: true })
}

/** @param {HTMLElement} dialog */
export const focusFirstOf = (dialog) => /** @type {HTMLElement | null} */ (dialog.querySelector('.error-summary'))?.focus()
