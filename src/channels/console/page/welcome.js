import { el, icon } from './element.js'
import { linkTo, linkToTry, openBeside } from './route.js'
import { initials } from './say.js'
import { train } from './talk.js'
import { themeButton } from './theme-button.js'

/** @typedef {import('../front.ts').Front} Front */

/**
 * The first screen: what this is, what to try, and who you are.
 * @param {Front} front
 */
export function welcome(front) {
  return el(
    'div',
    { class: 'welcome' },
    el(
      'header',
      { class: 'welcome-bar' },
      el('span', { class: 'brand' }, el('img', { src: '/icon.svg', alt: '', width: 28, height: 28 }), 'Contact Steward'),
      themeButton(),
    ),
    el(
      'main',
      { id: 'main', tabindex: -1 },
      el(
        'div',
        { class: 'hero' },
        el('h1', {}, 'When a contact goes wrong, you are not alone.'),
        el(
          'p',
          { class: 'lead' },
          'Contact Steward walks with you through the office’s procedure: what to say, what to note, whom to tell. ' +
            'This is its console, for trying it out and for training. Here you can be anybody in the office.',
        ),
        front.notice && el('p', { class: 'notice' }, front.notice),
      ),
      front.story && storySteps(front, front.story),
      front.story && front.training && alone(front, front.story),
      people(front),
    ),
  )
}

/**
 * @param {Front} front
 * @param {{ staff: string, manager: string }} story
 */
function storySteps(front, story) {
  const name = (/** @type {string} */ id) => front.people.find((person) => person.id === id)?.name ?? id
  const [staff, manager] = [name(story.staff), name(story.manager)]
  const first = (/** @type {string} */ full) => full.split(' ')[0]
  return el(
    'section',
    { class: 'story', 'aria-labelledby': 'story' },
    el('h2', { id: 'story' }, 'Try it in three steps'),
    el(
      'ol',
      { class: 'steps' },
      step(
        `Open ${manager}’s window`,
        `${first(manager)} is ${first(staff)}’s line manager. Place it beside this one.`,
        el(
          'a',
          { class: 'button', href: linkTo(story.manager), target: '_blank', onclick: openBeside },
          icon('window'),
          `Open ${first(manager)}’s window`,
        ),
      ),
      step(
        `Be ${staff}`,
        `${first(staff)} has just ended an abusive call. Type /terminated-call and log what happened.`,
        el('a', { class: 'button primary', href: linkTo(story.staff) }, `Be ${first(staff)}`),
      ),
      step(
        'Watch the card arrive',
        `${first(manager)} gets it at once, talks with ${first(staff)} and records it. Both cards settle; everything is kept.`,
      ),
    ),
  )
}

/**
 * @param {string} title
 * @param {string} words
 * @param {HTMLElement} [action]
 */
const step = (title, words, action) => el('li', { class: 'step' }, el('h3', {}, title), el('p', {}, words), action)

/**
 * Each command tried by oneself: the others are played, so that what follows is seen.
 * @param {Front} front
 * @param {{ staff: string }} story
 */
function alone(front, { staff }) {
  const first = front.people.find((person) => person.id === staff)?.name.split(' ')[0] ?? staff
  return el(
    'section',
    { class: 'story', 'aria-labelledby': 'alone' },
    el('h2', { id: 'alone' }, 'Or try one by yourself'),
    el(
      'p',
      { class: 'muted' },
      `You are ${first}. Whoever has no window open is played: they answer after twenty seconds, and their card in your chat changes.`,
    ),
    el(
      'ul',
      { class: 'alone' },
      ...front.commands
        .filter(({ seldom }) => !seldom)
        .map(({ name, help }) =>
          el(
            'li',
            {},
            // Played or not, the command is begun: what cannot be switched on is said in the window.
            el('a', { class: 'button', href: linkToTry(staff, name), onclick: () => void train({ play: true }).catch(() => {}) }, name),
            el('span', { class: 'muted' }, help),
          ),
        ),
    ),
  )
}

/** @param {Front} front */
function people(front) {
  const list = el('div', { class: 'groups' })
  const count = el('p', { class: 'unseen', role: 'status' })
  const search = el('input', { id: 'who-search', type: 'search', autocomplete: 'off', spellcheck: 'false', oninput: () => draw() })
  function draw() {
    const asked = search.value.trim().toLowerCase()
    const found = front.people.filter((person) =>
      [person.name, person.group, person.department, ...person.roles].join(' ').toLowerCase().includes(asked),
    )
    count.textContent = asked ? (found.length === 1 ? '1 person found' : `${found.length} people found`) : ''
    const groups = Map.groupBy ? Map.groupBy(found, (person) => person.group) : grouped(found)
    list.replaceChildren(
      ...[...groups].map(([group, members]) =>
        el('section', { class: 'group' }, el('h3', {}, group), el('ul', {}, ...members.map((person) => el('li', {}, personLink(person))))),
      ),
      ...(found.length ? [] : [el('p', { class: 'muted' }, 'Nobody in the office matches. Try part of a name, a group or a role.')]),
    )
  }
  draw()
  return el(
    'section',
    { class: 'who', 'aria-labelledby': 'who' },
    el('h2', { id: 'who' }, 'Or choose who you are'),
    el(
      'div',
      { class: 'search' },
      el('label', { for: 'who-search' }, 'Search by name, group or role'),
      el('div', { class: 'search-box' }, icon('search'), search),
    ),
    count,
    list,
  )
}

/** @param {Front['people']} found */
function grouped(found) {
  /** @type {Map<string, Front['people'][number][]>} */
  const groups = new Map()
  for (const person of found) groups.set(person.group, [...(groups.get(person.group) ?? []), person])
  return groups
}

/** @param {Front['people'][number]} person */
const personLink = (person) =>
  el(
    'a',
    { class: 'person', href: linkTo(person.id) },
    el('span', { class: 'mark', 'aria-hidden': 'true' }, initials(person.name)),
    el('span', { class: 'person-name' }, person.name, el('span', { class: 'person-roles' }, rolesOf(person))),
  )

/**
 * What somebody is, in words: their roles beyond being a member of staff.
 * @param {{ roles: readonly string[] }} person
 */
export const rolesOf = ({ roles }) => roles.filter((role) => role !== 'staff' || roles.length === 1).join(', ')
