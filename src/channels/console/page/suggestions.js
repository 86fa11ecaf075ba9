import { el } from './element.js'
import { announce } from './say.js'

/** @typedef {{ value: string, label: string, help?: string }} Suggestion */

let lists = 0

/**
 * A list that offers completions of a text input, after the ARIA pattern of a combobox: the focus stays in the input, the
 * arrows move, Enter or Tab takes, Escape closes.
 * @param {HTMLInputElement | HTMLTextAreaElement} input
 * @param {{ label: string, choose: (value: string) => void }} given
 */
export function openSuggestions(input, { label, choose }) {
  lists += 1
  const id = `suggestions-${lists}`
  const element = el('ul', { class: 'suggestions', role: 'listbox', id, 'aria-label': label, hidden: true })
  /** @type {readonly Suggestion[]} */
  let offered = []
  let active = 0
  // A field of several lines may not be a combobox: it says what is offered by the announcer instead.
  const isLine = input instanceof HTMLInputElement
  for (const [name, value] of Object.entries({
    'aria-autocomplete': 'list',
    'aria-controls': id,
    ...(isLine && { role: 'combobox', 'aria-expanded': 'false' }),
  }))
    input.setAttribute(name, value)
  input.addEventListener('blur', () => offer([]))

  /** @param {readonly Suggestion[]} suggestions */
  function offer(suggestions) {
    if (!isLine && suggestions.length && suggestions.length !== offered.length)
      announce(
        suggestions.length === 1
          ? `One of the ${label.toLowerCase()} fits. Enter to take it.`
          : `${suggestions.length} ${label.toLowerCase()}. Arrow keys to choose, Enter to take.`,
      )
    offered = suggestions
    active = 0
    element.hidden = offered.length === 0
    if (isLine) input.setAttribute('aria-expanded', String(offered.length > 0))
    element.replaceChildren(
      ...offered.map((one, index) =>
        el(
          'li',
          {
            role: 'option',
            id: `${id}-${index}`,
            'aria-selected': 'false',
            // The press must not take the focus away from the input.
            onpointerdown: (/** @type {Event} */ event) => event.preventDefault(),
            onclick: () => choose(one.value),
          },
          el('span', { class: 'suggestion-name' }, one.label),
          one.help && el('span', { class: 'suggestion-help' }, one.help),
        ),
      ),
    )
    mark()
  }

  function mark() {
    const options = [...element.children]
    for (const [index, option] of options.entries()) option.setAttribute('aria-selected', String(index === active))
    if (!options.length) return input.removeAttribute('aria-activedescendant')
    input.setAttribute('aria-activedescendant', `${id}-${active}`)
    options[active]?.scrollIntoView({ block: 'nearest' })
  }

  return {
    element,
    offer,
    isOpen: () => offered.length > 0,
    /**
     * Takes a key, when it is one for the list.
     * @param {KeyboardEvent} event
     */
    key(event) {
      if (!offered.length || event.isComposing) return false
      const chosen = offered[active]
      if (event.key === 'ArrowDown') active = (active + 1) % offered.length
      else if (event.key === 'ArrowUp') active = (active + offered.length - 1) % offered.length
      else if (event.key === 'Escape') {
        event.stopPropagation()
        offer([])
      } else if ((event.key === 'Enter' || event.key === 'Tab') && !event.shiftKey && chosen) choose(chosen.value)
      else return false
      event.preventDefault()
      if (event.key.startsWith('Arrow')) mark()
      return true
    },
  }
}
