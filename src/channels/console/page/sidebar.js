import { el, icon } from './element.js'
import { linkTo, openBeside } from './route.js'
import { initials, placeName } from './say.js'
import { themeButton } from './theme-button.js'
import { rolesOf } from './welcome.js'

/**
 * Who you are, your chat, and the office's channels with what is new in them.
 * @param {{ front: import('../front.ts').Front, person: import('./room.js').Person, desk: import('./desk.js').Desk, training: HTMLElement | undefined }} given
 */
export function openSidebar({ front, person, desk, training }) {
  const chats = el('ul', { class: 'places' })
  const channels = el('ul', { class: 'places' })

  /**
   * @param {string} place
   * @param {string} shown
   */
  function link(place, shown) {
    const unread = place === shown ? 0 : desk.unread(place)
    return el(
      'li',
      {},
      el(
        'a',
        { class: unread ? 'place-link has-new' : 'place-link', href: linkTo(person.id, place), 'aria-current': place === shown && 'page' },
        icon(place === 'chat' || place === 'board' ? place : 'channel'),
        el('span', { class: 'place-name' }, placeName(place)),
        unread > 0 && el('span', { class: 'unread' }, unread, el('span', { class: 'unseen' }, ' new')),
      ),
    )
  }

  const element = el(
    'nav',
    { class: 'sidebar', id: 'sidebar', 'aria-label': 'Chats and channels' },
    el(
      'div',
      { class: 'me' },
      el('span', { class: 'mark', 'aria-hidden': 'true' }, initials(person.name)),
      el(
        'p',
        { class: 'me-name' },
        el('span', { class: 'unseen' }, 'You are '),
        person.name,
        el('span', { class: 'me-roles' }, `${rolesOf(person)} · ${person.group}`),
      ),
    ),
    el('h2', { class: 'places-title' }, 'You'),
    chats,
    el('h2', { class: 'places-title' }, 'Channels'),
    channels,
    el(
      'div',
      { class: 'sidebar-foot' },
      training,
      front.notice && el('p', { class: 'sidebar-notice' }, front.notice),
      el('a', { class: 'button quiet', href: linkTo(), target: '_blank', onclick: openBeside }, icon('window'), 'Second window'),
      el('a', { class: 'button quiet', href: linkTo() }, icon('people'), 'Be somebody else'),
      themeButton({ worded: true }),
    ),
  )

  return {
    element,
    /** @param {string} shown */
    draw(shown) {
      chats.replaceChildren(link('board', shown), link('chat', shown))
      channels.replaceChildren(...front.channels.map((purpose) => link(purpose, shown)))
    },
  }
}
