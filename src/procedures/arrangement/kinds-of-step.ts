import { begun } from '../shared/begun.js'
import type { ArrangementEvent, ArrangementState } from './matter.js'

/** The three kinds of step of an arrangement. */
export const { opens, takes, rings } = begun<ArrangementState, ArrangementEvent, 'NotAsked'>({
  initial: 'NotAsked',
  notBegun: 'This was never asked for.',
  begunAlready: 'This was asked for already.',
})
