import { el } from './element.js'
import { announce } from './say.js'

/** @typedef {import('../../../cards/card.ts').Card['adaptive']} Adaptive */
/** @typedef {Extract<Adaptive['body'][number], { type: 'Container' }>} Box */

/** The boxes of a card that are ours and not Adaptive Cards': what is to be copied, and what is folded. @param {Adaptive['body']} body */
const ownBoxes = (body) =>
  body.flatMap((part, at) => (part.type === 'Container' && (part.paste || part.folds) ? [{ id: `own-${at}`, box: part }] : []))

/** The card as the renderer takes it: a name on each of our boxes, so that it is found in the drawing, and each number to ring a link. @param {Adaptive} adaptive */
export function forRenderer(adaptive) {
  const ids = new Map(ownBoxes(adaptive.body).map(({ id, box }) => [box, id]))
  return {
    ...adaptive,
    body: adaptive.body.map((part) =>
      ids.has(/** @type {Box} */ (part)) ? { ...part, id: ids.get(/** @type {Box} */ (part)) } : withLinks(part),
    ),
  }
}

/** @param {any} part @returns {any} */
const withLinks = (part) => {
  if (Array.isArray(part)) return part.map(withLinks)
  if (typeof part !== 'object' || part === null) return part
  /** @type {any} */
  const within = Object.fromEntries(Object.entries(part).map(([name, each]) => [name, name === 'rings' ? undefined : withLinks(each)]))
  return part.rings ? { ...within, selectAction: { type: 'Action.OpenUrl', title: part.rings.says, url: part.rings.url } } : within
}

/**
 * Gives each text to be copied its button. Where the browser keeps the clipboard to itself, the text is marked instead.
 * @param {HTMLElement} frame
 * @param {Adaptive['body']} body
 */
export function toBeCopied(frame, body) {
  for (const { box, drawn } of drawnBoxes(frame, body)) {
    if (!box.paste) continue
    drawn.classList.add('paste')
    const said = el('span', { class: 'muted' })
    const copy = async () => {
      try {
        await navigator.clipboard.writeText(pasted(box))
        said.textContent = 'Copied'
      } catch {
        getSelection()?.selectAllChildren(drawn)
        said.textContent = 'The text is marked. Copy it with Ctrl and C, or with a long press.'
      }
      announce(said.textContent)
    }
    drawn.after(
      el('p', { class: 'copy-row' }, el('button', { class: 'ac-pushButton', type: 'button', onclick: () => void copy() }, 'Copy'), said),
    )
  }
}

/**
 * Folds each box that is to be opened: by mouse, finger or keyboard, and told to a screen reader by the browser itself.
 * @param {HTMLElement} frame
 * @param {Adaptive['body']} body
 */
export function toBeOpened(frame, body) {
  for (const { box, drawn } of drawnBoxes(frame, body)) {
    if (!box.folds) continue
    const fold = el('details', { class: 'fold' }, el('summary', {}, box.folds))
    drawn.replaceWith(fold)
    fold.append(drawn)
  }
}

/**
 * @param {HTMLElement} frame
 * @param {Adaptive['body']} body
 */
const drawnBoxes = (frame, body) =>
  ownBoxes(body).flatMap(({ id, box }) => {
    const drawn = /** @type {HTMLElement | null} */ (frame.querySelector(`[data-own="${id}"], [id="${id}"]`))
    if (!drawn) return []
    // Two posts may hold the same card: no name stands on the page twice.
    drawn.removeAttribute('id')
    drawn.dataset.own = id
    return [{ box, drawn }]
  })

/** The text as it is to be put elsewhere: its lines as they were before each became a block of its own (src/cards/pasted.ts). @param {Box} box */
const pasted = ({ items }) =>
  items
    .map((item, at) => {
      const text = item.type === 'RichTextBlock' ? item.inlines.map((run) => run.text).join('') : ''
      return (at === 0 ? '' : 'spacing' in item && item.spacing === 'None' ? '\n' : '\n\n') + text
    })
    .join('')
