import { speaksOfHarm, unreadable } from '../../src/guidance/understanding/other-languages.js'
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
])('harm is heard in another language: %s', (text) => {
  expect(speaksOfHarm(text)).toBe(true)
})

test('none of these words is in an English question where nobody is in danger', () => {
  const harmless = [...examples(), ...fresh(), ...heldBack(), ...heldBackVoices()].filter(({ label }) => !label.atRisk)
  expect(harmless.length).toBeGreaterThan(500)
  expect(harmless.filter(({ text }) => speaksOfHarm(text)).map(({ text }) => text)).toEqual([])
})

test('letters that the reader does not know are said to be unreadable, and English is not', () => {
  expect(['Здравствуйте', 'نمسته', '你好吗'].map(unreadable)).toEqual([true, true, true])
  expect(['he rang again', '999', '', 'żółć'].map(unreadable)).toEqual([false, false, false, false])
})
