import type { Person } from '../../../procedures/people.js'
import type { Drawn } from './drawn.js'

/** More would fill the card; whoever comes after them is told in their own chat. */
const most = 5

/** The card with these people named above it, so that Teams calls them. Those without an Entra id are told in other ways. */
export function mentioning(card: Drawn, people: readonly Person[]): Drawn {
  const called = people.filter(({ entra }) => entra !== undefined).slice(0, most)
  if (called.length === 0) return card
  const at = ({ name }: Person): string => `<at>${name.replaceAll(/[<>]/g, '')}</at>`
  return {
    ...card,
    body: [{ type: 'TextBlock', text: called.map(at).join(', '), wrap: true }, ...card.body],
    msteams: {
      ...card.msteams,
      entities: called.map((person) => ({ type: 'mention', text: at(person), mentioned: { id: person.entra, name: person.name } })),
    },
  }
}
