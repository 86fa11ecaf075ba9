import type { InCopy } from '../in-copy.js'
import type { FiguresTakenEvent } from './figures-taken.js'

/** What a copy calls the fields of figures that somebody took. */
export const figuresTakenInCopy: InCopy<FiguresTakenEvent> = { what: 'Which figures were taken' }
