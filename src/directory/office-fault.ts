/** Something wrong in the office file: where (keys and places in lists), and a sentence that says what to do. */
export interface OfficeFault {
  readonly path: readonly (string | number)[]
  readonly says: string
}

/** A path as people write it: people[3].lineManager. The first in a list is [0]. */
export const sayPath = (path: readonly (string | number)[]): string =>
  path.map((step, place) => (typeof step === 'number' ? `[${step}]` : `${place > 0 ? '.' : ''}${step}`)).join('')
