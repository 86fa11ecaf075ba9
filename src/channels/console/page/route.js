/**
 * Who sits at this window and where they look: kept in the address, so that each window is its own person, a reload keeps
 * them, and a second window is a link.
 * @typedef {{ person?: string, place: string }} Route
 */

/** @returns {Route} */
export function presentRoute() {
  const [, person, place] = location.hash.match(/^#\/([^/]+)(?:\/(.+))?$/) ?? []
  return { ...(person && { person: decodeURIComponent(person) }), place: place ? decodeURIComponent(place) : 'chat' }
}

/**
 * @param {string} [person]
 * @param {string} [place]
 */
export const linkTo = (person, place = 'chat') =>
  person ? `#/${encodeURIComponent(person)}${place === 'chat' ? '' : `/${encodeURIComponent(place)}`}` : '#/'

/**
 * A person's window with a command begun in it.
 * @param {string} person
 * @param {string} command
 */
export const linkToTry = (person, command) => linkTo(person, `try:${command}`)
/**
 * The command that a place stands for, where it is one to try.
 * @param {string} place
 */
export const triedIn = (place) => (place.startsWith('try:') ? place.slice('try:'.length) : undefined)

/**
 * Opens a person's window beside this one. Where the browser will not, the link itself opens a tab.
 * @param {MouseEvent} event
 */
export function openBeside(event) {
  const link = /** @type {HTMLAnchorElement} */ (event.currentTarget)
  if (event.ctrlKey || event.metaKey || event.shiftKey) return
  const width = Math.min(820, Math.round(screen.availWidth / 2))
  const opened = window.open(
    link.href,
    '_blank',
    `popup,width=${width},height=${screen.availHeight},left=${screen.availWidth - width},top=0`,
  )
  if (!opened) return
  opened.opener = null
  event.preventDefault()
}
