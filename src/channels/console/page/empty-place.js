import { el, icon } from './element.js'
import { greetingFor } from './greeting.js'
import { linkTo, openBeside } from './route.js'

/**
 * What stands in a place where nothing was said yet: what to try.
 * @param {string} place
 * @param {{ front: import('../front.ts').Front, person: import('./room.js').Person, suggest: (command: string) => void }} given
 */
export function emptyPlace(place, { front, person, suggest }) {
  if (place !== 'chat') return el('li', { class: 'empty' }, el('p', {}, 'Nothing was posted here yet.'))
  const { story } = front
  const first = (/** @type {string} */ id) => front.people.find((one) => one.id === id)?.name.split(' ')[0] ?? id
  const { words, begins } = greetingFor(person)
  const command = front.commands.find(({ name }) => name === begins) ?? front.commands[0]
  const hello = el('h2', {}, `Hello ${person.name.split(' ')[0]}`)
  if (story?.manager === person.id)
    return el(
      'li',
      { class: 'empty' },
      hello,
      el(
        'p',
        {},
        `When ${first(story.staff)} logs a terminated call, the card arrives here by itself. Keep this window open beside ${first(story.staff)}’s.`,
      ),
      el(
        'a',
        { class: 'button', href: linkTo(story.staff), target: '_blank', onclick: openBeside },
        icon('window'),
        `Open ${first(story.staff)}’s window`,
      ),
    )
  return el(
    'li',
    { class: 'empty' },
    hello,
    ...words.map((each) => el('p', {}, each)),
    el(
      'div',
      { class: 'button-row' },
      command && el('button', { class: 'button primary', type: 'button', onclick: () => suggest(command.name) }, `Try ${command.name}`),
      story?.staff === person.id &&
        el(
          'a',
          { class: 'button', href: linkTo(story.manager), target: '_blank', onclick: openBeside },
          icon('window'),
          `Open ${first(story.manager)}’s window`,
        ),
    ),
  )
}
