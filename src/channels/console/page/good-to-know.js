import { el } from './element.js'
import { unbroken } from './unbroken.js'

/**
 * What helps with a form, folded or open: beside it where there is room, else above it.
 * @param {readonly string[]} know
 */
export const goodToKnow = (know) =>
  el(
    'aside',
    { class: 'know', 'aria-label': 'Good to know' },
    el(
      'details',
      { class: 'know-words', open: true },
      el('summary', {}, 'Good to know'),
      ...know.map((words) => unbroken(el('p', {}, words))),
    ),
  )

/** What of the first answer must be in sight, in pixels: a box, or a choice on its line. */
const oneLine = 44

/**
 * Help that would push the first question off the screen is folded: it is one press away, and the question is in sight.
 * @param {HTMLElement} know
 * @param {HTMLElement} form
 */
export function foldWhereItPushes(know, form) {
  const words = know.querySelector('details')
  const first = form.querySelector('input, textarea, select, button')
  const body = form.closest('.dialog-body')
  if (words && first && body && first.getBoundingClientRect().top + oneLine > body.getBoundingClientRect().bottom) words.open = false
}
