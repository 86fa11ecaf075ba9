import { drawCard } from './card.js'
import { el } from './element.js'
import { initials } from './say.js'
import { unbroken } from './unbroken.js'

/** @typedef {import('../post.ts').Post} Post */
/** @typedef {(post: Post, pressed: { verb: string, data: Record<string, unknown> }) => Promise<void>} Press */

const tones = { done: 'Done', refused: 'Not possible', note: '' }

/**
 * One post: who said it and when, and its words or its card.
 * @param {Post} post
 * @param {{ front: import('../front.ts').Front, say: import('./say.js').Sayer, press: Press }} given
 */
export function drawPost(post, { front, say, press }) {
  const isBot = post.from === 'bot'
  const name = isBot ? 'Contact Steward' : (front.people.find((person) => person.id === post.from)?.name ?? 'Somebody who has left')
  return el(
    'li',
    { class: `post ${isBot ? 'from-bot' : 'from-me'}`, 'data-post': post.id, tabindex: -1 },
    isBot
      ? el('img', { class: 'mark', src: '/icon.svg', alt: '', width: 36, height: 36 })
      : el('span', { class: 'mark', 'aria-hidden': 'true' }, initials(name)),
    el(
      'div',
      { class: 'post-body' },
      el(
        'p',
        { class: 'post-head' },
        el('strong', {}, name),
        el('time', { datetime: post.at }, say.time(post.at)),
        post.only && el('span', { class: 'only' }, 'Only you see this'),
        post.drawn && el('span', { class: 'only' }, 'Kept up to date'),
      ),
      post.words !== undefined && words(post),
      post.card && drawCard(post.card, (pressed) => press(post, pressed)),
    ),
  )
}

/** @param {Post} post */
const words = (post) =>
  el(
    'div',
    { class: `words ${post.tone ?? ''}` },
    post.tone && tones[post.tone] && el('strong', { class: 'tone' }, tones[post.tone]),
    unbroken(el('p', {}, post.words)),
  )
