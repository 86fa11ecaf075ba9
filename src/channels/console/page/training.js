import { el, icon } from './element.js'
import { announce } from './say.js'
import { Trouble, train } from './talk.js'

/** @typedef {import('../wire.ts').Training} Training */

const steps = /** @type {const} */ ({ hour: 'An hour on', day: 'A day on', week: 'A week on', year: 'A year on' })

/**
 * What a bot for trying offers beside the real thing: to put the clock on, and to have the others played. How it stands is always in sight.
 * @param {{ stands: Training, timeZone: string, say: (words: string) => void }} given
 */
export function openTraining({ stands, timeZone, say }) {
  let now = stands
  const moment = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  })
  const clock = el('p', { class: 'training-clock', role: 'status', hidden: true })
  const others = el('input', { type: 'checkbox', id: 'play-others', onchange: () => void ask({ play: others.checked }) })
  const element = el(
    'details',
    { class: 'training' },
    el('summary', {}, icon('clock'), 'Training'),
    el('p', { class: 'training-line' }, others, el('label', { for: 'play-others' }, 'Play the others')),
    el(
      'p',
      { class: 'muted' },
      'Whoever has no window open then presses the first button of each card that comes to them, after twenty seconds.',
    ),
    el(
      'div',
      { class: 'training-steps', role: 'group', 'aria-label': 'Put the clock on' },
      ...Object.entries(steps).map(([step, words]) =>
        el(
          'button',
          { class: 'button', type: 'button', onclick: () => void ask({ putOn: /** @type {keyof typeof steps} */ (step) }) },
          words,
        ),
      ),
    ),
    el('p', { class: 'muted' }, 'What is due by then comes by itself within half a minute. The clock cannot be put back.'),
  )

  /** @param {import('../wire.ts').Trained} asked */
  async function ask(asked) {
    try {
      take(await train(asked))
      if ('putOn' in asked) announce(clock.textContent ?? '')
    } catch (fault) {
      if (!(fault instanceof Trouble)) throw fault
      others.checked = now.plays
      say(fault.message)
    }
  }

  /** @param {Training} stands how it stands from now on */
  function take(stands) {
    now = stands
    others.checked = stands.plays
    clock.hidden = stands.ahead === 0
    clock.textContent = `Training: the clock stands at ${moment.format(new Date(Date.now() + stands.ahead))}.`
  }
  take(stands)
  const ticking = setInterval(() => take(now), 30_000)

  return { element, clock, take, ahead: () => now.ahead, close: () => clearInterval(ticking) }
}
