/*
 * Runs in the console's page. Opens one form after the other as the console does, and says which of its fields and buttons somebody could not
 * come to by scrolling, and what would make the page scroll sideways. `watch` opens one and notes where each press of Tab leads.
 */
// biome-ignore lint/correctness/noUnusedVariables: every-form.browser.test.ts calls it in the page.
async function reach({ views, people, watch }) {
  const { openDialog } = await import('/dialog-window.js')
  const told = []
  const tell = async (sent) => {
    told.push(sent)
    return { reply: 'nothing' }
  }
  const controls = 'input, select, textarea, button, a[href]'

  const closeLast = () => {
    const before = document.querySelector('dialog[open]')
    before?.close()
    before?.remove()
  }
  const open = (view) => {
    closeLast()
    openDialog({ view, people, tell, posted: () => {}, closed: () => {} })
    return document.querySelector('dialog[open]')
  }
  /** The field of a control, or what stands on the button. */
  const nameOf = (control) => control.closest('[data-field]')?.dataset.field ?? (control.getAttribute('aria-label') || control.textContent)
  const isThere = (control) => control.getClientRects().length > 0
  /** Is it whole between the page's left and right, and does a finger on it hit it? */
  const isInSight = (control) => {
    const { left, right } = control.getBoundingClientRect()
    if (left < -0.5 || right > innerWidth + 0.5) return false
    // Words that run over two lines are hit on the first of them.
    const [line] = control.getClientRects()
    const hit = document.elementFromPoint(line.left + line.width / 2, line.top + Math.min(line.height / 2, 18))
    return hit !== null && (control.contains(hit) || hit.closest('label')?.control === control)
  }

  if (watch) {
    const opener = document.getElementById('opener') ?? document.body.appendChild(document.createElement('button'))
    opener.id = 'opener'
    closeLast()
    opener.focus()
    const dialog = open(views[0])
    const seen = new Set()
    const visited = []
    dialog.addEventListener('focusin', ({ target }) => {
      if (target.matches(controls) && !visited.includes(nameOf(target))) visited.push(nameOf(target))
    })
    // A press of Tab finds the page as the last one left it, scrolled to where the focus is.
    addEventListener('keydown', () => isInSight(document.activeElement) && seen.add(nameOf(document.activeElement)), { capture: true })
    const wanted = [...new Set([...dialog.querySelectorAll(controls)].filter(isThere).map(nameOf))]
    window.notYet = () => wanted.filter((name) => !seen.has(name))
    // The focus begins at the heading: from there on in the order of the page, then round to what stands above it.
    window.outOfOrder = () => {
      const from = wanted.indexOf(visited[0])
      const inOrder = [...wanted.slice(from), ...wanted.slice(0, from)]
      return visited.filter((name, at) => name !== inOrder[at])
    }
    const field = dialog.querySelector('.fields :is(input:not([type=radio], [type=checkbox]), textarea)')
    window.toField = () => {
      const first = dialog.querySelector('.fields input') ?? field
      first?.focus()
      return first?.tagName
    }
    window.typeIn = (words) => {
      if (!field || !['text', 'textarea', 'search', 'tel'].includes(field.type)) return false
      field.value = words
      field.dispatchEvent(new Event('input', { bubbles: true }))
      return true
    }
    window.sentOn = () => told.filter(({ arrives, move }) => arrives === 'form' && move !== 'redraw').length
    window.closedWith = () => JSON.stringify(told.filter(({ arrives }) => arrives === 'closed').map(({ values }) => values))
    window.focusedAfter = () => (document.activeElement === opener ? 'the button' : document.activeElement.outerHTML.slice(0, 200))
    return wanted
  }

  const questionOf = (control) => {
    const field = control.closest('[data-field]')
    return field?.querySelector(':scope > label, :scope > .question')
  }
  const within = (box, body) => box.top >= body.top - 1 && box.bottom <= body.bottom + 1

  const faults = []
  for (const view of views) {
    const dialog = open(view)
    const body = dialog.querySelector('.dialog-body')
    const say = (what) => faults.push(`${view.title} / ${view.step.title}: ${what}`)
    for (const [what, box] of Object.entries({ page: document.documentElement, dialog, body }))
      if (box.scrollWidth > box.clientWidth + 1) say(`the ${what} is ${box.scrollWidth - box.clientWidth} px too wide`)
    const asked = [...body.querySelectorAll('.fields :is(input, select, textarea, button)')].filter(isThere)
    const plain = Object.keys(view.errors).length === 0 && view.warnings.length === 0
    const [first] = asked
    // A finger, or a cursor, needs one line of it.
    if (plain && first && first.getBoundingClientRect().top + 36 > body.getBoundingClientRect().bottom)
      say(`“${nameOf(first)}” is not on the first screen`)
    for (const control of asked) {
      body.scrollTop = control === first ? body.scrollHeight : 0
      control.focus()
      // A button says itself what it does.
      const question = control.matches('button') ? undefined : questionOf(control)
      if (question && !within(question.getBoundingClientRect(), body.getBoundingClientRect()))
        say(`the question of “${nameOf(control)}” is out of sight`)
    }
    for (const control of [...dialog.querySelectorAll(controls)].filter(isThere)) {
      // Nobody can scroll what hides what hangs over: only the body of the form scrolls.
      if (body.contains(control)) body.scrollTop += control.getBoundingClientRect().top - body.getBoundingClientRect().top - 80
      dialog.scrollTop = 0
      document.documentElement.scrollTop = 0
      if (!isInSight(control)) say(`“${nameOf(control)}” cannot be reached`)
    }
  }
  return faults
}

/**
 * Runs in the console's page. Sends each form where no answer comes, and presses each *Change* of its check: what is not locked, and not seen or
 * heard to wait, and what leads anywhere but to the field that it stands beside.
 */
// biome-ignore lint/correctness/noUnusedVariables: every-form.browser.test.ts calls it in the page.
async function locks({ views, people }) {
  const { openDialog } = await import('/dialog-window.js')
  const faults = []
  const opened = (view) => {
    const told = []
    const last = document.querySelector('dialog[open]')
    last?.close()
    last?.remove()
    const tell = (sent) => {
      told.push(sent)
      return new Promise(() => {})
    }
    openDialog({ view, people, tell, posted: () => {}, closed: () => {} })
    return { dialog: document.querySelector('dialog[open]'), told }
  }
  const turn = () => new Promise((resolve) => setTimeout(resolve))
  for (const view of views) {
    const say = (what) => faults.push(`${view.title} / ${view.step.title}: ${what}`)
    const { dialog, told } = opened(view)
    const send = dialog.querySelector('button[type=submit]')
    for (let presses = 0; presses < 2; presses += 1) {
      send.click()
      await turn()
    }
    if (told.length !== 1) say(`it was sent ${told.length} times`)
    if (dialog.getAttribute('aria-busy') !== 'true' || !dialog.querySelector('.working').textContent.trim())
      say('it does not say that it waits')
    if (!dialog.querySelector('.dialog-body').inert) say('it can be changed while it waits')
    for (const [place, row] of (view.preview ?? []).entries()) {
      const again = opened(view)
      const change = [...again.dialog.querySelectorAll('.dialog-body button')].filter(({ textContent }) =>
        textContent.startsWith('Change'),
      )[place]
      change?.click()
      await turn()
      const move = again.told[0]?.move
      if (move?.change !== row.step || move.field !== row.field) say(`*Change* of “${row.label}” leads to ${JSON.stringify(move)}`)
    }
  }
  return faults
}
