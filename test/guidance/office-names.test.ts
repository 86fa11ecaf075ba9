import { PLAIN_NAMES } from '../../src/guidance/passages/names.js'
import { passages } from '../../src/guidance/passages/passages.js'
import { inShort } from '../../src/guidance/words-to-say/in-short.js'

const nothingTold = { situation: '', medium: 'unsaid', moment: 'unsaid', atRisk: false } as const
const ours = Object.fromEntries(Object.keys(PLAIN_NAMES).map((name) => [name, `<${name}>`]))

test.each(passages.map(({ id }) => id))('the two lines on section %s call what the office names by its name', (id) => {
  const shown = JSON.stringify(inShort(id, '', nothingTold, ours))
  for (const plain of Object.values(PLAIN_NAMES)) expect(shown).not.toContain(plain)
  expect(shown).not.toMatch(/\{\w+\}/)
})
