import { join } from 'node:path'
import { wordsOfNames } from '../../src/guidance/understanding/names-typed.js'
import { normalise } from '../../src/guidance/understanding/normalise.js'
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

const misspelt = ['Thret', 'Hert', 'Strangel', 'Stabb', 'Hangin', 'Kll', 'Deth', 'Burne', 'Jmup', 'Wepon', 'Suisid']
test.each(
  misspelt.flatMap((name) => [
    `spoke to ${name} about her case`,
    `a lady, Siobhan ${name}, wants a calback`,
    `Jon ${name} wants a calback`,
    `the letter is from ${name}, he wants his file bak`,
    `Mrs ${name} rang agian`,
    `rang ${name}'s manager bak`,
  ]),
)('whoever is named keeps their name, whatever it is near to: %s', (text) => {
  const name = misspelt.find((each) => text.includes(each)) ?? ''
  expect(spell(text).toLowerCase()).toContain(name.toLowerCase())
})

test.each(misspelt)('so does a colleague in small letters: %s', (name) => {
  const kept = wordsOfNames([`Deepa ${name}`])
  const small = name.toLowerCase()
  expect(spell(`passed it to deepa ${small}, she left a mesage`, kept)).toBe(`passed it to deepa ${small}, she left a message`)
  expect(spell(`${small}s on it`, kept)).toBe(`${small}s on it`)
})

test.each([
  ['Kll himself, he says', 'kill himself, he says'],
  ['He says: "Kll the judge"', 'he says: "kill the judge"'],
  ['HE WILL KLL HIMSELF', 'he will kill himself'],
  ['He Says He Will Kll Himself', 'he says he will kill himself'],
  ['he will kll her. He said Kll', 'he will kill her. he said kill'],
])('where a capital says nothing, what is misspelt is put right: %s', (text, right) => {
  expect(spell(text)).toBe(right)
})

test.each(['Mr Ang rang', 'mrs gi wrote', 'Dr Su wants his file'])('a name that is a short form elsewhere stays a name: %s', (text) => {
  expect(normalise(text)).toBe(text.toLowerCase())
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
  expect(['clogging', 'clogs', 'hes', 'lines', 'kil'].map((word) => few.spell(word))).toEqual(['clogging', 'clogs', 'hes', 'lines', 'kill'])
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
