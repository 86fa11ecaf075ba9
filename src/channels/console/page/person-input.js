import { el } from './element.js'
import { openSuggestions } from './suggestions.js'

/**
 * A person of the office, found by typing a part of the name. What is typed and is nobody's name is sent as it stands: the
 * bot says what is wrong with it.
 * @param {{ chosen: string, people: readonly { value: string, label: string, help?: string }[], attributes: Record<string, unknown> }} given
 */
export function personInput({ chosen, people, attributes }) {
  const named = (/** @type {string} */ name) => people.find(({ label }) => label.toLowerCase() === name.trim().toLowerCase())
  const start = people.find(({ value }) => value === chosen)?.label ?? chosen
  const input = el('input', {
    ...attributes,
    type: 'text',
    value: start,
    spellcheck: 'false',
    oninput: offer,
    onclick: offer,
    onkeydown: key,
  })
  const suggestions = openSuggestions(input, { label: 'People', choose })

  function offer() {
    const asked = input.value.trim().toLowerCase()
    const fits = named(asked) ? people : people.filter(({ label, help }) => `${label} ${help ?? ''}`.toLowerCase().includes(asked))
    suggestions.offer(fits.slice(0, 50))
  }
  /** @param {KeyboardEvent} event */
  function key(event) {
    if (event.key === 'ArrowDown' && !suggestions.isOpen()) {
      offer()
      event.preventDefault()
    } else suggestions.key(event)
  }
  /** @param {string} value */
  function choose(value) {
    input.value = people.find((person) => person.value === value)?.label ?? value
    suggestions.offer([])
    input.dispatchEvent(new Event('change', { bubbles: true }))
  }
  return {
    element: el('div', { class: 'person-input' }, input, suggestions.element),
    value: () => named(input.value)?.value ?? input.value.trim(),
  }
}
