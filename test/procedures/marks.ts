import type { Mark } from '../../src/procedures/procedure.js'

/** A mark as the log meets it: the log asks nothing of its form. What somebody typed becomes a mark by marksFrom alone. */
export const markOf = (kind: Mark['kind'], value: string): Mark => ({ kind, value: value as Mark['value'] })
