// Taken out of Math once: inside jest every look at a global is slow.
const { imul } = Math

/** Numbers from 0 up to 1 that look random and are the same each time. */
export function dice(seed: number): () => number {
  let state = seed >>> 0
  return function throwDie() {
    state = (state + 0x6d2b79f5) >>> 0
    let t = imul(state ^ (state >>> 15), 1 | state)
    t = (t + imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}
