import { el } from './element.js'
import { openRoom } from './room.js'
import { presentRoute } from './route.js'
import { askFront, Trouble } from './talk.js'
import { welcome } from './welcome.js'

const screen = /** @type {HTMLElement} */ (document.getElementById('screen'))

/** @type {import('./room.js').Room | undefined} */
let room

/** @param {import('../front.ts').Front} front */
function show(front) {
  const { person: id, place } = presentRoute()
  const person = front.people.find((one) => one.id === id)
  if (room && room.person.id === person?.id) return room.show(place)
  room?.close()
  room = undefined
  if (!person) {
    document.title = `Contact Steward · ${front.office}`
    screen.replaceChildren(welcome(front))
    window.scrollTo(0, 0)
    return
  }
  room = openRoom({ front, person, screen })
  room.show(place)
}

async function start() {
  try {
    const front = await askFront()
    addEventListener(
      'hashchange',
      () =>
        void askFront()
          .catch(() => front)
          .then(show),
    )
    show(front)
  } catch (fault) {
    screen.replaceChildren(
      el(
        'main',
        { class: 'starting', role: 'alert' },
        el('p', {}, fault instanceof Trouble ? fault.message : 'The page could not be drawn.'),
        el('button', { class: 'button primary', type: 'button', onclick: () => location.reload() }, 'Try again'),
      ),
    )
    if (!(fault instanceof Trouble)) throw fault
  }
}

void start()
