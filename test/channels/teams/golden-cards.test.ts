import { drawCard } from '../../../src/channels/teams/drawing/draw.js'
import { asText } from '../../cards/as-text.js'
import { goldenCards } from '../golden-cards.js'

/** Lines of words, and the buttons one by one: Teams puts them into rows of its own. */
const partsOf = (text: string) => text.split(/\n|(?<=\]) (?=\[)/).filter(Boolean)

/** The golden text as Teams has it: a button opens what is folded, what is to be copied has no mark, and a number to ring is coloured. */
const inTeams = (text: string) =>
  text
    .replaceAll('(to be copied:)\n', '')
    .replaceAll('☎ ', '(accent) ')
    .replace(/---\n\(folded: (.*)\)/g, '[$1]\n---')

test.each(goldenCards)('%s reads in Teams word for word as its golden text', (_, card) => {
  expect(partsOf(asText(drawCard(card, 'chat')))).toEqual(partsOf(inTeams(asText(card.adaptive))))
})
