import type { Card } from '../../src/cards/card.js'

/** What a card looks like and what its buttons do, to tell one drawing from another. Without the version: an alert's buttons hold on older cards. */
export const lookOf = ({ adaptive, preview }: Pick<Card, 'adaptive' | 'preview'>): string =>
  JSON.stringify([adaptive, preview], (key, value: unknown) => (key === 'version' ? undefined : value))
