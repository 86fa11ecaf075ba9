import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { circumstancesOf } from '../../src/guidance/understanding/circumstances.js'
import { readablePart, speaksOfHarm, speaksOfThemselves, unreadable } from '../../src/guidance/understanding/other-languages.js'
import { threatens } from '../../src/guidance/understanding/plain-threats.js'
import { examples, fresh, heldBack, heldBackVoices } from './questions.js'

test.each([
  'on mówi, że się zabije',
  "mae o'n mynd i ladd ei hun",
  'il dit qu’il va se suicider',
  'je vais te tuer',
  'khudkushi kar lunga',
  'main tumhe jaan se maar dunga',
  'te voy a matar',
  'ma omor in seara asta',
  'seni öldürürüm',
  'я убью его',
  'मैं आत्महत्या कर लूंगा',
  'میں خودکشی کر لوں گا',
  'powiesi się dziś',
  'skocze z mostu',
  'wiem gdzie mieszkasz',
  "mae'n dweud ei fod am losgi'r swyddfa",
  "bydda i'n neidio oddi ar y bont",
  'no quiero vivir más',
  'voy a quemar la oficina',
  'je vais mettre le feu à vos bureaux',
  'ich zünde euer Büro an',
  'sari goliyan kha li hain',
  'areed amoot',
  'yaşamak istemiyorum',
  'waan is dili doonaa',
  'noriu mirti',
  'tôi muốn chết',
  'papatayin kita',
])('harm is heard in another language: %s', (text) => {
  expect(speaksOfHarm(text)).toBe(true)
})

test.each([
  'zabije sie dzisiaj',
  'on mówi, że się zabije',
  "dw i'n mynd i ladd fy hun",
  "mae o'n mynd i ladd ei hun",
  'il dit qu’il va se suicider',
  'me voy a matar',
  'ma omor in seara asta',
  'ich bringe mich um',
  'khudkushi kar lunga',
  'kendimi öldüreceğim',
  'मैं आत्महत्या कर लूंगा',
  'میں خودکشی کر لوں گا',
])('and that it is themselves, so that nobody tells them that threats are unacceptable: %s', (text) => {
  expect(speaksOfThemselves(text)).toBe(true)
  expect(circumstancesOf([text, 'she hung up'], 'staff').harmed).toBe('self')
})

test.each([
  'quiero hablar con un gerente',
  'no he recibido la carta',
  'dwi eisiau siarad gyda’r rheolwr',
  'je voudrais parler à un responsable',
  'ich möchte mit dem Leiter sprechen',
  'nie dostałem listu',
  'mujhe manager se baat karni hai',
  'the house is dilapidated',
  'the caller is Dilys Jones, and her son is Dilip',
])('what asks for a letter or a manager, or is English, is none: %s', (text) => {
  expect(speaksOfHarm(text)).toBe(false)
})

test.each(['je vais te tuer', 'te voy a matar', 'main tumhe jaan se maar dunga', 'я убью его'])(
  'of whom it is not known, both are said: %s',
  (text) => {
    expect(circumstancesOf([text], 'staff').harmed).toBe('both')
  },
)

const byLanguage = readFileSync(join(__dirname, 'harm-in-languages.txt'), 'utf8')
  .split('\n')
  .filter((row) => row !== '' && !row.startsWith('//'))
  .map((row) => row.split(' | '))
  .map(([language = '', harm = '', harmless = '']) => ({ language, harm: harm.split('; '), harmless: harmless.split('; ') }))

test('eighty languages are listed', () => {
  expect(byLanguage.length).toBeGreaterThan(75)
})

test.each(byLanguage)(
  'harm is heard in $language, and of a death in the family and killing time there is no alarm',
  ({ harm, harmless }) => {
    expect(harm.filter((line) => !speaksOfHarm(line))).toEqual([])
    expect(harmless.filter((line) => speaksOfHarm(line))).toEqual([])
  },
)

test.each([
  'mi butto sul letto',
  'mi hanno ammazzato di lavoro',
  'wir müssen die Zeit totschlagen',
  'xin đợi từ từ',
  'umieram ze śmiechu',
  'ammazza che bello',
])('a figure of speech of another language is none: %s', (text) => {
  expect(speaksOfHarm(text)).toBe(false)
})

test('a figure of speech of another language hides no harm beside it', () => {
  expect(speaksOfHarm('zabijam czas, a potem zabiję się')).toBe(true)
  expect(speaksOfHarm('mi butto sul letto, poi mi butto dal ponte')).toBe(true)
})

test('none of these words is in an English question where nobody is in danger', () => {
  const harmless = [...examples(), ...fresh(), ...heldBack(), ...heldBackVoices()].filter(({ label }) => !label.atRisk)
  expect(harmless.length).toBeGreaterThan(500)
  expect(harmless.filter(({ text }) => speaksOfHarm(text)).map(({ text }) => text)).toEqual([])
})

test('what stands beside letters that the reader does not know can be read without them', () => {
  expect(readablePart('дякую, я зайду. she wants an interpreter')).toBe('she wants an interpreter')
  expect(readablePart('he rang again')).toBe('he rang again')
})

test('letters that the reader does not know are said to be unreadable, and English is not', () => {
  expect(['Здравствуйте', 'نمسته', '你好吗'].map(unreadable)).toEqual([true, true, true])
  expect(['he rang again', '999', '', 'żółć'].map(unreadable)).toEqual([false, false, false, false])
})

test.each([
  'gonna top hisself m8 wot do i do',
  'he says he will hang himself',
  "she's going to do herself in",
  'he wants to end his life, which form is it',
  'he threatened to kill me',
  'how do i log a call, she was threatening to stab the judge',
  'she said shes going to top herself',
  'he says he will run over the chairman',
  'he has got a knife in his coat and asks for my manager',
  'she promises to cut out my tongue',
  'she intends to run her ex down with the van',
  'Customer writes: I shall come down there and hurt you',
  'he goes ill stab you if you hang up',
  'she says she will poison her landlord',
  'lads are coming over to break my legs he says',
  'he put the last bailiff in hospital, he says, and I am next',
  'she say tomorrow she is not alive',
  'he writes that he will be dead by the weekend',
  'by the time you read this I shall be gone',
  'she dunt want to be ere no more',
  'he does not want to live',
  'he says he will go by his own hand and be dead by his own hand',
])('a threat in so many words is heard whatever stands around it: %s', (text) => {
  expect(threatens(text)).toBe(true)
})

test.each([
  'he has not threatened to kill anybody but rings nine times a day',
  'she is never going to hurt herself, she says, she wants her file',
  'he never said he will kill himself',
  'my brother killed himself years ago, said the caller, and she wants his file',
  'i could kill for a coffee',
  'he wants to run over the details with me',
  'what do we do with people who threaten to harm themselves',
  'he has a knife sharpener in his shop',
  'will run them over the line and ring back',
  'she wants to run over them with me once more',
  'he will shoot me over an email this afternoon',
  'she does not want to live in that flat',
  'he doesnt want to be here in the queue',
  'my father is not alive any more, she said',
  'by the time you read this the office will be shut',
  'the letter was brought by his own hand',
  'he will break his neck on our stairs',
  'they put him in hospital last year and he wants his records',
])('what is denied, past or a figure of speech is no plain threat: %s', (text) => {
  expect(threatens(text)).toBe(false)
})

test('no harmless question of those for checking is a plain threat', () => {
  const harmless = [...examples(), ...fresh(), ...heldBack(), ...heldBackVoices()].filter(({ label }) => !label.atRisk && !label.either)
  expect(harmless.filter(({ text }) => threatens(text)).map(({ text }) => text)).toEqual([])
})
