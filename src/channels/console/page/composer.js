import { el, icon } from './element.js'
import { openSuggestions } from './suggestions.js'
import { Trouble } from './talk.js'

/**
 * Where one writes to the bot: `/` lists the commands, Enter sends, Shift and Enter begins a new line. What could not be sent
 * stays, with what to do.
 * @param {{ commands: readonly import('../front.ts').CommandHelp[], send: (words: string) => Promise<void>, urgent: (command: string) => void }} given
 */
export function openComposer({ commands, send, urgent }) {
  const input = el('textarea', {
    id: 'message',
    rows: 1,
    autocomplete: 'off',
    'aria-describedby': 'message-trouble',
    oninput: suggest,
    onkeydown: key,
  })
  const trouble = el('p', { id: 'message-trouble', class: 'trouble', role: 'alert', hidden: true })
  const button = el(
    'button',
    { class: 'button primary icon-only send', type: 'submit', 'aria-label': 'Send', title: 'Send (Enter)' },
    icon('send'),
  )
  const suggestions = openSuggestions(input, { label: 'Commands', choose: (name) => fill(name) })
  const label = el('label', { for: 'message', class: 'unseen' }, 'Message to Contact Steward')
  const kept = el('p', { class: 'note', role: 'status' })
  let busy = false

  const element = el(
    'form',
    { class: 'composer', onsubmit: submit },
    kept,
    trouble,
    suggestions.element,
    ...commands
      .filter((command) => command.urgent)
      .map(({ name }) =>
        el('button', { class: 'button urgent', type: 'button', onclick: () => urgent(name) }, icon('alarm'), 'Somebody may be at risk'),
      ),
    el('div', { class: 'composer-line' }, label, input, button),
  )

  function suggest() {
    say('')
    const [, begun] = input.value.match(/^(\/[\w-]*)$/) ?? []
    const asked = begun?.slice(1).toLowerCase() ?? ''
    const fits =
      begun === undefined
        ? []
        : commands.filter(({ name, help }) => name.includes(asked) || (asked.length > 2 && help.toLowerCase().includes(asked)))
    const first = fits.filter(({ name }) => name.startsWith(`/${asked}`))
    const rest = fits.filter((command) => !first.includes(command))
    suggestions.offer([...first, ...rest].map(({ name, help }) => ({ value: name, label: name, help })))
  }

  /** @param {KeyboardEvent} event */
  function key(event) {
    const isWhole = commands.some(({ name }) => name === input.value.trim())
    if (!(event.key === 'Enter' && isWhole) && suggestions.key(event)) return
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return
    event.preventDefault()
    element.requestSubmit()
  }

  /** @param {string} command */
  function fill(command) {
    input.value = `${command} `
    suggestions.offer([])
    input.focus()
    say('')
  }

  /** @param {string} words */
  function say(words) {
    kept.textContent = ''
    trouble.textContent = words
    trouble.hidden = !words
  }

  /** @param {Event} event */
  async function submit(event) {
    event.preventDefault()
    const words = input.value.trim()
    if (!words || busy) return
    busy = true
    button.disabled = true
    suggestions.offer([])
    say('')
    try {
      input.readOnly = true
      await send(words)
      input.value = ''
    } catch (fault) {
      if (!(fault instanceof Trouble)) throw fault
      say(fault.message)
    } finally {
      busy = false
      button.disabled = false
      input.readOnly = false
    }
  }

  return {
    element,
    fill,
    trouble: say,
    /** @param {string} words */
    note(words) {
      kept.textContent = words
    },
    focus: () => input.focus(),
    /** @param {string} placeholder */
    show(placeholder) {
      input.placeholder = placeholder
    },
  }
}
