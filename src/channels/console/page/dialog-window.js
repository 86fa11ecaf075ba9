import { checkAnswers } from './check-answers.js'
import { el, icon, instead } from './element.js'
import { errorSummary, focusFirstOf, goTo } from './error-summary.js'
import { openForm } from './form.js'
import { foldWhereItPushes, goodToKnow } from './good-to-know.js'
import { whenLifted } from './pressed.js'
import { announce } from './say.js'
import { Trouble } from './talk.js'
import { unbroken } from './unbroken.js'

/** @typedef {import('../../../casework/arrival.ts').DialogView} DialogView */
/** @typedef {import('../wire.ts').Reply} Reply */
/** @typedef {(sent: Record<string, unknown>, options?: { keepalive?: boolean }) => Promise<Reply>} Tell */

/**
 * Opens a dialog as a window over the page: the form, what to know beside it, Back and Next. Closing it keeps the draft with
 * everything typed; when the bot does not answer, the window stays as it is and says so.
 * @param {{ view: DialogView, people: import('../front.ts').Front['people'], tell: Tell, posted: (post: import('../post.ts').Post) => void, closed: () => void }} given
 */
export function openDialog({ view: first, people, tell, posted, closed }) {
  const caller = document.activeElement
  let view = first
  let form = openForm(view, people)
  let busy = false
  /** Was anything typed or chosen? An empty form is no draft. */
  let written = false
  /** @type {ReturnType<typeof setTimeout> | undefined} A pause in typing is a good moment for a gentle prompt. */
  let pause
  /** @param {number} milliseconds */
  const promptsAfter = (milliseconds) => {
    clearTimeout(pause)
    pause = setTimeout(keepPrompts, milliseconds)
  }
  let titled = document.title

  const element = el('dialog', { class: 'dialog', 'aria-labelledby': 'dialog-title', oncancel: cancelled })
  document.body.append(element)
  element.showModal()
  show(first)
  addEventListener('pagehide', left)

  /** @param {DialogView} next */
  function show(next) {
    view = next
    form = openForm(view, people)
    // A field is left by pressing Next too: then there is nothing to ask, and nothing for an alert to wait for.
    form.element.addEventListener('change', () => promptsAfter(250))
    form.element.addEventListener('input', () => {
      written = true
      promptsAfter(1_500)
    })
    const hasErrors = Object.keys(view.errors).length > 0
    const heading = el('h2', { class: 'step-title', tabindex: -1 }, view.step.title)
    const know = view.know.length > 0 && goodToKnow(view.know)
    element.replaceChildren(
      el(
        'form',
        {
          class: 'dialog-form',
          novalidate: true,
          onsubmit: instead(() => move(view.preview ? 'send' : 'next')),
          onkeydown: entered,
        },
        el(
          'header',
          { class: 'dialog-bar' },
          el('p', { id: 'dialog-title', class: 'dialog-title' }, view.title),
          view.step.of > 1 && el('p', { class: 'step-count' }, `Step ${view.step.number} of ${view.step.of}`),
          el(
            'button',
            {
              class: 'button quiet icon-only',
              type: 'button',
              'aria-label': 'Close and keep the draft',
              title: 'Close and keep the draft',
              onclick: () => void close(),
            },
            icon('close'),
          ),
        ),
        view.step.of > 1 && el('progress', { class: 'dialog-progress', max: view.step.of, value: view.step.number, 'aria-label': 'Steps' }),
        el(
          'div',
          { class: 'dialog-body' },
          el(
            'div',
            { class: view.know.length ? 'dialog-main with-know' : 'dialog-main' },
            el('div', { class: 'dialog-trouble' }),
            hasErrors && errorSummary(view.errors, form.element),
            ...view.warnings.map((warning) =>
              el('div', { class: 'warning', role: 'note' }, el('strong', {}, 'Before you send'), unbroken(el('p', {}, warning))),
            ),
            heading,
            know,
            view.preview
              ? checkAnswers(view.preview, (step, field) => void move(field === undefined ? { change: step } : { change: step, field }))
              : form.element,
          ),
        ),
        el(
          'footer',
          { class: 'dialog-foot' },
          view.back && el('button', { class: 'button', type: 'button', onclick: () => void move('back') }, 'Back'),
          el('button', { class: 'button primary', type: 'submit' }, view.next),
          el('p', { class: 'kept' }, 'Closing keeps what you typed.'),
          el('p', { class: 'working', role: 'status' }),
        ),
      ),
    )
    form.afterDraw()
    if (know && !view.preview) foldWhereItPushes(know, form.element)
    document.title = hasErrors ? `Error: ${view.step.title}` : `${view.step.title} · ${view.title}`
    if (hasErrors) focusFirstOf(element)
    else if (view.focus !== undefined) goTo(view.focus, form.element)
    else heading.focus()
  }

  /** Enter in a field goes on to the next step; where the next thing is that it is sent, it leads to the button: nothing is sent by surprise. @param {KeyboardEvent} event */
  function entered(event) {
    const inField = event.target instanceof HTMLInputElement
    if (event.key !== 'Enter' || !inField || event.defaultPrevented || view.next === 'Next') return
    event.preventDefault()
    const send = element.querySelector('button[type=submit]')
    if (send instanceof HTMLElement) send.focus()
  }

  /** Nothing can be changed while the answer is on its way, and it is seen and heard that it is. Gives what ends that. */
  function lock() {
    const at = document.activeElement
    const step = view
    const body = element.querySelector('.dialog-body')
    const working = element.querySelector('.working')
    element.setAttribute('aria-busy', 'true')
    body?.setAttribute('inert', '')
    for (const button of element.querySelectorAll('button')) button.setAttribute('aria-disabled', 'true')
    working?.append('One moment…')
    return () => {
      element.removeAttribute('aria-busy')
      if (view !== step) return
      body?.removeAttribute('inert')
      for (const button of element.querySelectorAll('button')) button.removeAttribute('aria-disabled')
      working?.replaceChildren()
      if (at instanceof HTMLElement && at.isConnected) at.focus()
    }
  }

  const sent = () => ({ draft: view.draft, step: view.step.name, values: form.values() })

  /** @param {unknown} move */
  async function move(move) {
    if (busy) return
    clearTimeout(pause)
    busy = true
    const unlock = lock()
    trouble('')
    try {
      await prompting
      take(await tell({ arrives: 'form', ...sent(), move }))
    } catch (fault) {
      if (!(fault instanceof Trouble)) throw fault
      trouble(fault.message)
    } finally {
      busy = false
      unlock()
    }
  }

  /** @param {Reply} reply */
  function take(reply) {
    switch (reply.reply) {
      case 'dialog':
        return show(reply.dialog)
      case 'sentence':
        return trouble(reply.text)
      case 'posted':
        shut()
        posted(reply.post)
        return announce(reply.post.words ?? reply.post.card?.preview ?? '')
      case 'nothing':
        return shut()
    }
  }

  /** One after the other, so that an older request never overtakes a newer one. */
  let prompting = Promise.resolve()
  function keepPrompts() {
    prompting = prompting.then(askPrompts)
  }

  /** Gentle prompts about what was typed come while typing goes on, and touch nothing but themselves; the draft is kept with it. */
  async function askPrompts() {
    if (busy || view.preview) return
    const { step } = view
    const reply = await tell({ arrives: 'form', ...sent(), move: 'redraw' }).catch(() => undefined)
    await whenLifted()
    if (reply?.reply === 'dialog' && reply.dialog.step.name === step.name && view.step === step) form.prompt(reply.dialog.fields)
  }

  /** @param {string} words */
  function trouble(words) {
    const place = element.querySelector('.dialog-trouble')
    place?.replaceChildren(...(words ? [el('p', { class: 'trouble', role: 'alert' }, words)] : []))
    if (words) place?.scrollIntoView({ block: 'nearest' })
  }

  /** @param {Event} event */
  function cancelled(event) {
    event.preventDefault()
    void close()
  }

  async function close() {
    if (busy) return
    busy = true
    const unlock = lock()
    try {
      const reply = await tell({ arrives: 'closed', ...sent() })
      shut()
      if (reply.reply === 'posted') posted(reply.post)
      else if (written) closed()
    } catch (fault) {
      if (!(fault instanceof Trouble)) throw fault
      trouble(fault.message)
    } finally {
      busy = false
      unlock()
    }
  }

  /** The page itself goes: the words are sent behind it. */
  function left() {
    void tell({ arrives: 'closed', ...sent() }, { keepalive: true }).catch(() => {})
  }

  function shut() {
    clearTimeout(pause)
    removeEventListener('pagehide', left)
    document.title = titled
    titled = ''
    element.close()
    element.remove()
    const back =
      caller instanceof HTMLElement && caller.isConnected && !caller.hasAttribute('disabled') ? caller : document.getElementById('message')
    back?.focus()
  }
}
