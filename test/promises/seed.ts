import { seedOfRun } from '../seed-of-run.js'

/** Chance that can be had again: numbers from the seed of the run, which is printed and may be given as SEED. */
export const openSeed = () => {
  const given = seedOfRun()
  process.stderr.write(`seed ${given}\n`)
  let state = given >>> 0
  /** 0 up to, not with, 1 (mulberry32). */
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  return {
    given,
    next,
    /** A whole number from one to another, both possible. */
    int: (from: number, to: number): number => from + Math.floor(next() * (to - from + 1)),
  }
}

/** The long form of a test, asked for by LONG=1. */
export const long = process.env.LONG === '1'

/**
 * The milliseconds within which something promised must be done. The long form, on a machine that does nothing else, holds the promise itself; beside other tests
 * four times as long is forgiven, since a change must not be refused for what the machine did. What was measured is printed.
 */
export const within = (promised: number): number => (long ? promised : 4 * promised)
