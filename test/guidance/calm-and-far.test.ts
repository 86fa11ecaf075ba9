import { ourManner } from '../../src/guidance/understanding/about-one-of-us.js'
import { circumstancesOf } from '../../src/guidance/understanding/circumstances.js'
import { inPlainWords } from '../../src/guidance/understanding/figures-of-speech.js'
import { mediumOf } from '../../src/guidance/understanding/medium.js'
import { wordsOf } from '../../src/guidance/understanding/normalise.js'
import { inShort, wordsToSay } from '../../src/guidance/words-to-say/in-short.js'

/** Every combination, in words. */
const each = (...parts: readonly (readonly string[])[]): string[] =>
  parts.reduce<string[]>((all, part) => all.flatMap((one) => part.map((next) => `${one} ${next}`.trim())), [''])
const medium = (text: string): string => mediumOf(wordsOf(text).join(' '))

describe('how one of us was, in words that are seldom used', () => {
  const curt = ['curt', 'brusque', 'terse', 'gruff', 'snippy', 'offhand', 'a bit abrupt', 'very blunt']
  const told = each(
    ['she says', 'quite calm, says', 'the caller says'],
    ['the officer on her case was', 'my colleague was', 'our officer was'],
    curt,
    ['with her'],
  )
  test('is read in plain words, which alarm nobody', () => {
    expect(told.filter((text) => !/ was rude with her$/.test(inPlainWords(text)))).toEqual([])
  })
  test('is a complaint of one of us, and no conduct of theirs', () => {
    expect(told.filter((text) => ourManner(text) !== 'complained-of')).toEqual([])
    const words = (text: string): string =>
      wordsToSay(inShort('7.dissatisfied', text, { ...circumstancesOf([text]), atRisk: false, situation: 'escalation' })).join(' ')
    expect(told.filter((text) => !/service complaint about that/.test(words(text)))).toEqual([])
  })
  test('hides no threat beside it', () => {
    for (const text of each(told.slice(0, 5), ['and he will kill himself', 'so she will stab him']))
      expect([text, inPlainWords(text)]).toEqual([text, expect.stringMatching(/kill himself|stab him/)])
  })
})

test('weariness and laughter in other languages are no death', () => {
  const figures = [
    ...each(['il est', 'elle est', 'je suis'], ['mort de fatigue', 'morte de rire', 'mort d’ennui', 'crevée de fatigue']),
    'umieram z nudów',
    'padam z nóg',
    'bron marw isio panad',
    'thak ke mar gaya',
  ]
  expect(figures.filter((text) => /\bmort|crev|umieram|padam|marw|mar gaya/.test(inPlainWords(text)))).toEqual([])
  for (const text of ['elle est morte de froid', 'mon fils est mort', 'je veux mourir', 'umrę jutro']) expect(inPlainWords(text)).toBe(text)
})

describe('what is written is read as writing in the languages that staff type', () => {
  const written = [
    ...each(
      ['klient', 'pani'],
      ['napisał w mailu', 'napisała', 'pisze w liście', 'wysłał mejlem', 'napisal w formularzu'],
      ['że nie ma już siły'],
    ),
    ...each(
      ['le client', 'elle'],
      ['a écrit', 'dit dans sa lettre', 'dit dans un courriel', 'a envoyé par mail'],
      ['qu’il n’en peut plus'],
    ),
    ...each(
      ['mae o', 'mae’r cwsmer'],
      ['wedi sgwennu', 'yn dweud mewn llythyr', 'yn dweud mewn e-bost', 'yn ysgrifennu'],
      ['ei fod wedi cael digon'],
    ),
    ...each(['customer ne', 'us ne'], ['khat mein', 'email mein', 'chitthi mein'], ['likha hai ke bas ho gaya']),
  ]
  const spoken = [
    'klient dzwoni i mówi, że nie ma siły',
    'pani na linii mówi, że napisała do nas',
    'le client est au téléphone',
    'elle est en ligne, elle parle de sa lettre',
    'mae dynes ar y ffôn am ei llythyr',
    'woh phone par hai, khat ke bare mein',
  ]
  test('by the words for it', () => {
    expect(written.filter((text) => medium(text) !== 'writing')).toEqual([])
    expect(spoken.filter((text) => medium(text) !== 'phone')).toEqual([])
  })
  test('letters of farewell are none that came to us', () => {
    const letters = [
      'j’ai écrit mes lettres',
      'elle a écrit ses lettres',
      'napisałam listy pożegnalne',
      'dwi wedi sgwennu fy llythyrau',
      'maine apne khat likh diye',
    ]
    expect(letters.filter((text) => medium(text) === 'writing')).toEqual([])
  })
  test('whoever has the letter is given words for a senior, and none for the phone', () => {
    for (const text of written) {
      const of = { ...circumstancesOf([text], 'self'), atRisk: true, situation: 'at-risk' }
      expect([text, wordsToSay(inShort('9', text, of)).join(' ')]).toEqual([text, expect.stringMatching(/A customer writes that/)])
    }
  })
})
