import { join } from 'node:path'
import { openSpelling, slips, spellingBy } from '../../src/guidance/understanding/spelling.js'
import { examples } from './questions.js'

const { spell, foreign } = openSpelling(join(__dirname, '../../src/guidance/trained'))

test.each([
  ['he says hes going to kll himsef', 'he says hes going to kill himself'],
  ['he thretend to kll me', 'he threatened to kill me'],
  ['shes on the brige and wants to jmup', 'shes on the bridge and wants to jump'],
  ['shes swalowed bleech', 'shes swallowed bleach'],
  ['overdsoe taken', 'overdose taken'],
  ['he keps ringin this mornng', 'he keeps ringing this morning'],
  ['he is stoping the cheque', 'he is stopping the cheque'],
])('what is spelt by ear or by a slipping finger is read as it is meant: %s', (written, meant) => {
  expect(spell(written)).toBe(meant)
})

test.each(['mr killen wants his file', 'a letter from ms stubbes', 'caller named hangar'])('a name stays a name: %s', (text) => {
  expect(spell(text)).toBe(text)
})

test('no word of the example questions is taken for another', () => {
  expect(
    examples()
      .map(({ text }) => [text, spell(text)])
      .filter(([text, right]) => text !== right),
  ).toEqual([])
})

test('a word with its ending, and one that the corpus has, are known', () => {
  const few = spellingBy(new Set(['kill', 'clog', 'line']), ['kill', 'hes', 'line'])
  expect(['clogging', 'clogs', 'hes', 'lines', 'kil'].map(few.spell)).toEqual(['clogging', 'clogs', 'hes', 'lines', 'kill'])
})

test('letters swapped, doubled, or heard alike are smaller slips than any other letter', () => {
  const [swapped, doubled, heard, other] = [slips('jmup', 'jump'), slips('stabb', 'stab'), slips('kut', 'cut'), slips('jimp', 'jumt')]
  expect([swapped < 1, doubled < 1, heard < 1, other > 1, slips('stab', 'stab')]).toEqual([true, true, true, true, 0])
  expect(slips('bleech', 'bridge', 1)).toBe(Number.POSITIVE_INFINITY)
})

test.each(['nie dostałem listu', 'waxaan rabaa inaan la hadlo maamulaha', 'pani dzwoni znowu'])('is not English: %s', (text) => {
  expect(foreign(text)).toBe(true)
})

test.each(['thretening to kil his ex', 'shes rung bak', 'whit dae ah dae fur masel', 'he rang again', '', 'pills'])(
  'is English, however it is spelt: %s',
  (text) => {
    expect(foreign(text)).toBe(false)
  },
)

test('where hardly a word is known, none is looked for: nobody waits for it', () => {
  const typed = 'kll himsef jmup '
  expect(spell(typed.repeat(13))).not.toContain('kll')
  expect(spell(typed.repeat(14))).toBe(typed.repeat(14))
})

test('what is pasted is left as it is written', () => {
  const typed = 'he says hes going to kll himsef. '
  expect(spell(typed)).not.toBe(typed)
  expect(spell(typed.repeat(40))).toBe(typed.repeat(40))
})
