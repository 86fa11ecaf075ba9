import { el } from './element.js'

/** A telephone number as it is written in groups (+44 20 7946 0000, 020 7946 0000, 07700 900123), and a reference: AR-2026-0001. */
const numbers = /(?<![\w-])(?:(?:\+\d{1,4}|0\d{2,5})(?:[ -]\d{2,8}){1,4}|[A-Z]{2}-\d{4}-\d{4,})(?![\w-])/g

/**
 * Keeps telephone numbers and references on one line each: on a narrow screen somebody reads them off while they ring. The words stay the same.
 * @template {HTMLElement} Within
 * @param {Within} within
 */
export function unbroken(within) {
  const walker = document.createTreeWalker(within, NodeFilter.SHOW_TEXT)
  /** @type {Text[]} */
  const texts = []
  for (let node = walker.nextNode(); node; node = walker.nextNode()) if (node instanceof Text) texts.push(node)
  for (const node of texts) {
    const words = node.data
    const found = [...words.matchAll(numbers)]
    if (found.length === 0) continue
    const parts = []
    let from = 0
    for (const { 0: number, index } of found) {
      parts.push(words.slice(from, index), el('span', { class: 'number' }, number))
      from = index + number.length
    }
    node.replaceWith(...parts, words.slice(from))
  }
  return within
}
