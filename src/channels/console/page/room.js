import { openBoard } from './board.js'
import { openComposer } from './composer.js'
import { openDesk } from './desk.js'
import { openDialog } from './dialog-window.js'
import { el, icon, instead } from './element.js'
import { openLive } from './live.js'
import { linkTo, triedIn } from './route.js'
import { announce, placeName, sayer } from './say.js'
import { openSidebar } from './sidebar.js'
import { arrive, Trouble } from './talk.js'
import { openThread } from './thread.js'
import { openTraining } from './training.js'

/** @typedef {import('../front.ts').Front} Front */
/** @typedef {Front['people'][number]} Person */
/** @typedef {import('../post.ts').Post} Post */

/**
 * One person's window: the sidebar, the posts of one place, and the composer.
 * @param {{ front: Front, person: Person, screen: HTMLElement }} given
 */
export function openRoom({ front, person, screen }) {
  const desk = openDesk(person.id)
  const training =
    front.training &&
    openTraining({ stands: front.training, timeZone: front.timeZone, say: (/** @type {string} */ words) => composer.trouble(words) })
  const say = sayer(front.timeZone, () => training?.ahead() ?? 0)
  let place = 'chat'

  const title = el('h1', { class: 'place-title' })
  const about = el('p', { class: 'place-about' })
  const away = el('p', { class: 'away', role: 'status', hidden: true }, 'The bot is not answering. Trying again…')
  const sidebar = openSidebar({ front, person, desk, training: training?.element })
  const thread = openThread({ front, person, desk, say, press, suggest: (command) => composer.fill(command) })
  const composer = openComposer({ commands: front.commands, send, urgent: (command) => void raise(command) })
  const board = openBoard({ person: person.id, press: pressOnBoard })
  const menu = el(
    'button',
    {
      class: 'button quiet icon-only menu',
      type: 'button',
      'aria-label': 'Chats and channels',
      'aria-expanded': 'false',
      'aria-controls': 'sidebar',
      onclick: () => toggleMenu(),
    },
    icon('menu'),
  )

  const element = el(
    'main',
    { class: 'place', id: 'main' },
    el('header', { class: 'place-bar' }, menu, el('div', {}, title, about)),
    away,
    training?.clock ?? '',
    board.element,
    thread.element,
    composer.element,
  )

  const skip = el('a', { class: 'skip', href: '#message', onclick: instead(() => toPlace()) })
  screen.replaceChildren(el('div', { class: 'room' }, skip, sidebar.element, element))

  /** @param {boolean} [open] */
  function toggleMenu(open = menu.getAttribute('aria-expanded') !== 'true') {
    menu.setAttribute('aria-expanded', String(open))
    screen.firstElementChild?.classList.toggle('menu-open', open)
    if (open) sidebar.element.querySelector('a')?.focus()
  }
  // Over a narrow window the sidebar goes again by Escape, or by a press beside it.
  screen.firstElementChild?.addEventListener('keydown', (event) => {
    if (/** @type {KeyboardEvent} */ (event).key !== 'Escape' || menu.getAttribute('aria-expanded') !== 'true') return
    toggleMenu(false)
    menu.focus()
  })
  element.addEventListener('pointerdown', (event) => {
    if (event.target !== menu && !menu.contains(/** @type {Node} */ (event.target))) toggleMenu(false)
  })

  const closeLive = openLive(person.id, {
    sync(posts) {
      desk.begin(posts)
      thread.draw(place)
      void board.refresh()
      settle()
    },
    post: takeIn,
    board: () => void board.refresh(),
    training: (stands) => training?.take(stands),
    played: (words) => composer.note(`Played in training: ${words}`),
    connected: (is) => {
      away.hidden = is
    },
  })

  /** @param {Post} post */
  function takeIn(post) {
    const news = desk.take(post)
    if (news === 'known') return
    const where = desk.placeOf(post)
    if (where === place) thread.take(post)
    if (post.from !== person.id)
      announce(
        `${news === 'changed' ? 'Changed' : 'New message'}${where === place ? '' : ` in ${nameOf(where)}`}: ${post.card?.preview ?? post.words ?? ''}`,
      )
    settle()
  }

  /** What stands open before somebody's eyes counts as read. */
  function settle() {
    if (document.visibilityState === 'visible') desk.markRead(place)
    sidebar.draw(place)
    const unread = ['chat', ...front.channels].reduce((sum, one) => sum + desk.unread(one), 0)
    document.title = `${unread ? `(${unread}) ` : ''}${person.name} · Contact Steward`
  }
  document.addEventListener('visibilitychange', settle)

  const toPlace = () => (place === 'board' ? board.focus() : composer.focus())
  /** @param {string} where */
  const nameOf = (where) => (where === 'chat' ? 'your chat' : `#${placeName(where)}`)

  /**
   * Tells the bot, and shows what comes back. Throws Trouble: whoever asked keeps what was typed and says so.
   * @param {Record<string, unknown>} sent
   * @param {(post: Post) => void} [posted]
   */
  async function tell(sent, posted = bring) {
    const at = place === 'board' ? 'chat' : place
    const reply = await arrive({ by: person.id, at, ...sent })
    if (reply.reply === 'dialog')
      openDialog({
        view: reply.dialog,
        people: front.people,
        tell: (more, options) => arrive({ by: person.id, at, ...(more.arrives === 'form' && { post: sent.post }), ...more }, options),
        posted,
        closed: () => composer.note('Closed, and kept for a day. /my-work offers you to go on.'),
      })
    if (reply.reply === 'posted') posted(reply.post)
  }

  /** What the bot answered is shown, wherever it stands. @param {Post} post */
  function bring(post) {
    takeIn(post)
    if (desk.placeOf(post) === place) thread.show(post.id)
  }

  /** @param {string} words */
  async function send(words) {
    const [, command, text] = words.match(/^(\/[\w-]+)\s*([\s\S]*)$/) ?? []
    thread.wait(true)
    await tell(
      command ? { arrives: 'command', command: command.toLowerCase(), text: text ?? '' } : { arrives: 'message', text: words },
    ).finally(() => thread.wait(false))
  }

  /** The alert's form, from wherever one is; what stands in the composer stays. @param {string} command */
  async function raise(command) {
    await tell({ arrives: 'command', command, text: '' }).catch((fault) => {
      if (fault instanceof Trouble) return composer.trouble(fault.message)
      throw fault
    })
  }

  /**
   * @param {Post} post
   * @param {{ verb: string, data: Record<string, unknown> }} pressed
   */
  async function press(post, { verb, data }) {
    const { record, version, given } = data
    await tell({ arrives: 'press', verb, record, version, given, post: post.id }).catch((fault) => {
      if (fault instanceof Trouble) return composer.trouble(fault.message)
      throw fault
    })
  }

  /**
   * What is done on the board is said there; what is opened to be read is shown in the chat, where it stands.
   * @param {{ verb: string, data: Record<string, unknown> }} pressed
   */
  async function pressOnBoard({ verb, data }) {
    const { record, version, given } = data
    const stays = !/^(open:|command:)/.test(verb)
    await tell({ arrives: 'press', verb, record, version, given }, (post) => {
      takeIn(post)
      if (stays) board.say(post.words ?? 'Done. The card is in your chat.')
      else location.hash = linkTo(person.id)
    }).catch((fault) => {
      if (fault instanceof Trouble) return board.say(fault.message)
      throw fault
    })
    await board.refresh()
  }

  return {
    person,
    /** @param {string} asked */
    show(asked) {
      place = ['chat', 'board', ...front.channels].includes(asked) ? asked : 'chat'
      const isChat = place === 'chat'
      const isBoard = place === 'board'
      title.replaceChildren(icon(isChat ? 'chat' : isBoard ? 'board' : 'channel'), placeName(place))
      about.textContent = isBoard
        ? 'What waits for you, who has what you asked for, and how your team stands. Only you see it.'
        : isChat
          ? 'Your chat with the bot. Only you see it. What you write here goes after a day.'
          : 'Shared by the office: references only, never names. What the bot answers you here, only you see.'
      board.show(isBoard)
      thread.element.hidden = isBoard
      composer.element.hidden = isBoard
      toggleMenu(false)
      thread.draw(place)
      composer.show(isChat ? 'Write, or type / for commands' : 'Type / for commands')
      settle()
      skip.textContent = isBoard ? 'Skip to your work' : 'Skip to writing'
      toPlace()
      const tried = triedIn(asked)
      if (tried) composer.fill(tried)
    },
    close() {
      closeLive()
      training?.close()
      document.removeEventListener('visibilitychange', settle)
    },
  }
}
/** @typedef {ReturnType<typeof openRoom>} Room */
