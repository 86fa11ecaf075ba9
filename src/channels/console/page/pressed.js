/** @type {(() => void)[]} */
let waiting = []
let isDown = false
/** A press is a moment, in milliseconds: whoever holds on for longer, or whose lifting the browser keeps to itself, sees what is new all the same. */
const atMost = 2_000
/** @type {ReturnType<typeof setTimeout> | undefined} */
let ends

const lift = () => {
  isDown = false
  const told = waiting
  waiting = []
  for (const tell of told) tell()
}
/** @param {number} milliseconds */
const liftsAfter = (milliseconds) => {
  clearTimeout(ends)
  ends = setTimeout(lift, milliseconds)
}
const pressed = () => {
  isDown = true
  liftsAfter(atMost)
}
// The press is a press once its own event has gone round.
const lifted = () => liftsAfter(0)
addEventListener('pointerdown', pressed, { capture: true })
addEventListener('pointerup', lifted, { capture: true })
addEventListener('pointercancel', lifted, { capture: true })

/**
 * Waits while a finger or the mouse is down, two seconds at most: what is drawn then may move a button from under it, and a press that ends beside
 * its button presses nothing. What waits goes on in the order it came.
 * @returns {Promise<void>}
 */
export const whenLifted = () => (isDown ? new Promise((resolve) => void waiting.push(resolve)) : Promise.resolve())
