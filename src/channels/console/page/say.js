/**
 * Says something to screen readers, politely.
 * @param {string} words
 */
export function announce(words) {
  const announcer = document.getElementById('announcer')
  if (!announcer) return
  announcer.textContent = ''
  // The same words twice are heard twice only when the region was empty in between.
  setTimeout(() => {
    announcer.textContent = words
  }, 50)
}

/**
 * Words for moments, in the office's time zone.
 * @param {string} timeZone
 * @param {() => number} ahead by how much the bot's clock is ahead of this one, in milliseconds: in training it can be put on
 */
export function sayer(timeZone, ahead) {
  const time = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' })
  const day = new Intl.DateTimeFormat('en-GB', { timeZone, weekday: 'long', day: 'numeric', month: 'long' })
  const dayWithYear = new Intl.DateTimeFormat('en-GB', { timeZone, weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' })
  const year = new Intl.DateTimeFormat('en-GB', { timeZone, year: 'numeric' })
  /** @param {string} at */
  const say = (at) => {
    const [then, now] = [new Date(at), new Date(Date.now() + ahead())]
    const full = dayWithYear.format(then)
    if (full === dayWithYear.format(now)) return 'Today'
    if (full === dayWithYear.format(new Date(now.getTime() - 86_400_000))) return 'Yesterday'
    return year.format(then) === year.format(now) ? day.format(then) : full
  }
  /** @param {string} at */
  const clock = (at) => time.format(new Date(at))
  return { time: clock, day: say }
}
/** @typedef {ReturnType<typeof sayer>} Sayer */

/**
 * The first letters of a name, for the round mark beside it.
 * @param {string} name
 */
export const initials = (name) =>
  name
    .split(/\s+/)
    .map((part) => part[0] ?? '')
    .filter((_, index, all) => index === 0 || index === all.length - 1)
    .join('')
    .toUpperCase()

/**
 * A channel's name as people write it: 'advice services' is #advice-services.
 * @param {string} purpose
 */
const channelName = (purpose) => purpose.replaceAll(' ', '-')

/**
 * A place's name in the page: the chat, the board, or a channel.
 * @param {string} place
 */
export const placeName = (place) => (place === 'chat' ? 'Contact Steward' : place === 'board' ? 'My work' : channelName(place))
