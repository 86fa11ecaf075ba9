import { type ByPerson, holds } from '../shared/people.js'
import type { Role } from '../words.js'

/** Words that stand beside the procedure are everybody's: these answer for them, and may take them away at once. */
export const takers: readonly Role[] = ['head of customer contact', 'information governance', 'head of department']

export const mayTakeBack = ({ by, office }: ByPerson): boolean => holds(by, takers, office)
