/** @typedef {Node | string | number | false | null | undefined} Child */

/**
 * Makes an element. Attributes that are false, null or undefined are left out; true stands without a value; functions are
 * listeners ('onclick'). Text children are text, never mark-up.
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Record<string, unknown>} [attributes]
 * @param {...(Child | Child[])} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function el(tag, attributes = {}, ...children) {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) {
    if (value === false || value === null || value === undefined) continue
    if (typeof value === 'function') element.addEventListener(name.slice(2), /** @type {EventListener} */ (value))
    else element.setAttribute(name, value === true ? '' : String(value))
  }
  element.append(...present(children.flat()))
  return element
}

/**
 * A listener that does this in place of what the browser would do.
 * @param {() => unknown} act
 */
export const instead = (act) => (/** @type {Event} */ event) => {
  event.preventDefault()
  act()
}

/**
 * @param {Child[]} children
 * @returns {(Node | string)[]}
 */
const present = (children) =>
  children.flatMap((child) =>
    child === false || child === null || child === undefined ? [] : [typeof child === 'number' ? `${child}` : child],
  )

/**
 * An icon of the page's own small set, drawn in the text's colour and hidden from screen readers.
 * @param {keyof typeof icons} name
 */
export function icon(name) {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg')
  for (const [key, value] of Object.entries({ viewBox: '0 0 20 20', class: 'icon', 'aria-hidden': 'true', focusable: 'false' }))
    svg.setAttribute(key, value)
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path')
  path.setAttribute('d', icons[name])
  svg.append(path)
  return svg
}

const icons = {
  chat: 'M3.500 6a2.500 2.500 0 0 1 2.500-2.500h8A2.500 2.500 0 0 1 16.500 6v5a2.500 2.500 0 0 1-2.500 2.500H9L5.500 16.500v-3A2.200 2.200 0 0 1 3.500 11z',
  channel: 'M8 3.500 6.500 16.500M13.500 3.500 12 16.500M4 7.500h13M3 12.500h13',
  board: 'M4 5.500l1 1 2-2.200M9.500 5.500H17M4 10.500l1 1 2-2.200M9.500 10.500H17M4 15.500l1 1 2-2.200M9.500 15.500H17',
  send: 'M3.500 10h12M10.500 5l5 5-5 5',
  close: 'M5 5l10 10M15 5 5 15',
  window:
    'M8 4H5a1.500 1.500 0 0 0-1.500 1.500v9A1.500 1.500 0 0 0 5 16h9a1.500 1.500 0 0 0 1.500-1.500V12M11.500 3.500h5v5M16 4l-6.500 6.500',
  sun: 'M10 6.500a3.500 3.500 0 1 0 0 7 3.500 3.500 0 0 0 0-7M10 2v1.500M10 16.500V18M2 10h1.500M16.500 10H18M4.300 4.300l1.100 1.100M14.600 14.600l1.100 1.100M4.300 15.700l1.100-1.100M14.600 5.400l1.100-1.100',
  moon: 'M16.500 11.800A7 7 0 0 1 8.200 3.500a7 7 0 1 0 8.300 8.300z',
  people:
    'M7.500 9.500a2.800 2.800 0 1 0 0-5.600 2.800 2.800 0 0 0 0 5.600M2.500 16c0-2.800 2.200-4.500 5-4.500s5 1.700 5 4.500M13 4.300a2.600 2.600 0 0 1 0 5M14.500 11.800c1.800.5 3 2 3 4.200',
  menu: 'M3.500 5.500h13M3.500 10h13M3.500 14.500h13',
  clock: 'M10 3.500a6.500 6.500 0 1 0 0 13 6.500 6.500 0 0 0 0-13M10 6.500V10l2.500 2',
  alarm: 'M10 3 18 16.500H2zM10 8v4M10 13.800v.4',
  down: 'M10 4v11M5 10.500l5 5 5-5',
  search: 'M9 4a5 5 0 1 0 0 10A5 5 0 0 0 9 4M13 13l3.500 3.500',
}
