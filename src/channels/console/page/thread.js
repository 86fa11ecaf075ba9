import { el, icon } from './element.js'
import { emptyPlace } from './empty-place.js'
import { drawPost } from './post-view.js'

/** @typedef {import('../post.ts').Post} Post */

/**
 * The posts of one place. New ones come in at the end; a replaced card changes where it stands.
 * @param {{ front: import('../front.ts').Front, person: import('./room.js').Person, desk: import('./desk.js').Desk,
 *   say: import('./say.js').Sayer, press: import('./post-view.js').Press, suggest: (command: string) => void }} given
 */
export function openThread(given) {
  const { desk, say } = given
  const list = el('ol', { class: 'posts' })
  const waiting = el('p', { class: 'waiting', hidden: true }, 'Contact Steward is answering…')
  const scroll = el('div', { class: 'thread', tabindex: 0, role: 'region', 'aria-label': 'Messages' }, list, waiting)
  const jump = el('button', { class: 'button jump', type: 'button', hidden: true, onclick: () => toEnd() }, icon('down'), 'New messages')
  const element = el('div', { class: 'thread-frame' }, scroll, jump)
  let lastDay = ''
  let place = 'chat'
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let slow

  /** Does the reader look at the newest post, or what is left of it? */
  const isAtEnd = () => {
    const newest = /** @type {HTMLElement | null} */ (list.lastElementChild)
    return !newest || newest.offsetTop < scroll.scrollTop + scroll.clientHeight - 40
  }
  /** To the newest post, or to its beginning when it is taller than the window. */
  function toEnd() {
    const newest = /** @type {HTMLElement | null} */ (list.lastElementChild)
    const tall = newest && waiting.hidden && newest.offsetHeight > scroll.clientHeight
    scroll.scrollTop = tall ? newest.offsetTop : scroll.scrollHeight
    jump.hidden = true
  }
  scroll.addEventListener('scroll', () => {
    if (isAtEnd()) jump.hidden = true
  })

  /** @param {Post} post */
  function append(post) {
    list.querySelector('.empty')?.remove()
    const day = say.day(post.at)
    if (day !== lastDay) list.append(el('li', { class: 'day' }, el('span', {}, day)))
    lastDay = day
    list.append(drawPost(post, given))
  }

  /** @param {string} id */
  const find = (id) => /** @type {HTMLElement | null} */ (list.querySelector(`[data-post="${CSS.escape(id)}"]`))

  return {
    element,
    /** @param {string} shown */
    draw(shown) {
      place = shown
      lastDay = ''
      const posts = desk.at(place)
      const firstNew = desk.lastRead(place) > 0 && posts.find((post) => post.order > desk.lastRead(place) && post.from !== given.person.id)
      list.replaceChildren()
      for (const post of posts) {
        if (post === firstNew) list.append(el('li', { class: 'new-line' }, el('span', {}, 'New')))
        append(post)
      }
      if (!posts.length) list.append(emptyPlace(place, given))
      toEnd()
    },
    /** @param {Post} post */
    take(post) {
      const there = find(post.id)
      const follow = isAtEnd()
      if (there) {
        const held = there.contains(document.activeElement)
        const drawn = drawPost(post, given)
        drawn.classList.add('changed')
        there.replaceWith(drawn)
        if (held) drawn.focus()
      } else append(post)
      if (follow || post.from === given.person.id) toEnd()
      else if (!there) jump.hidden = false
    },
    /** @param {string} id */
    show(id) {
      const post = find(id)
      if (post === list.lastElementChild) toEnd()
      else post?.scrollIntoView({ block: 'nearest' })
    },
    /** Says that the bot is thinking, when it takes longer than a moment. @param {boolean} is */
    wait(is) {
      clearTimeout(slow)
      const waited = !waiting.hidden
      waiting.hidden = true
      // What came while it was said that an answer comes is shown from its beginning: an alarm stands there.
      if (!is) return waited ? toEnd() : undefined
      slow = setTimeout(() => {
        waiting.hidden = false
        toEnd()
      }, 400)
    },
  }
}
