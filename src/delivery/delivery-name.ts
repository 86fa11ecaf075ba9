import type { OwedItem } from '../log/log.js'

/** One delivery, of one try at it. `anew`: of the card that takes the place of one that is gone. */
export type Sought = Pick<OwedItem, 'record' | 'version' | 'index' | 'due'> & { readonly anew?: true }

/** The name of a delivery: the same at every try, in every process. */
export const keyOf = ({ record, version, index, anew }: Omit<Sought, 'due'>): string =>
  `${record}/${version}/${index}${anew ? '/anew' : ''}`
