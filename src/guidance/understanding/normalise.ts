import { SHORT_FORMS } from './short-forms.js'

/** Apostrophes are left out as often as not ("hes", "wont"), so they are left out everywhere. */
const bare = (text: string): string => text.replace(/(\p{L})'(\p{L})/gu, '$1$2')

/** A figure for "to" or "for" where no number can stand: "wants 2 die", "waitin 4 me". */
const TO =
  /(?<![\p{L}\p{N}.£:/-])2 (?=(?:sort|say|tell|do|go|see|talk|speak|ring|get|know|be|kill|die|hurt|end|stab|burn|jump|top|hang|him|her|them|me|us|my|give|stop|let|ask|make|send|pass|some1|any1|sum1)\b)/gu
const FOR = /(?<![\p{L}\p{N}.£:/-])4 (?=(?:him|her|them|me|us|my|his|that|this|wen|when)\b)/gu

/** Suicidal ideation, as those say it who work with it: elsewhere "si" is yes, or if. */
const SI =
  /(?<=\b(?:active|passive|discloses?|disclosed|disclosing|expresse[ds]|expressing|mentions?|mentioned|mentioning|voices|voiced|voicing|reports|reported|of|has|having|any) )si\b|\bsi(?= (?:disclosed|mentioned|expressed|voiced|reported))/gu

/** After these somebody is named: Mr Ang does not hang, and Dr Su is no service user. */
const TITLE = /^(?:mr|mrs|ms|miss|mx|dr)\.?$/

/** One spelling for what means the same: case, quotes, accents, starred-out swearing and short forms. */
export function normalise(text: string): string {
  const plain = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[‘’ʼ`´]/g, "'")
    .replace(/[“”«»]/g, '"')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/\bf[*#@!]{2,}(k|ing|king)?/g, (_, end: string | undefined) => (end?.endsWith('ing') ? 'fucking' : 'fuck'))
    .replace(/\bc[*#@!]{2,}t?\b/g, 'cunt')
    .replace(/(.)\1{3,}/gu, '$1$1')
  const words = bare(plain).replace(TO, 'to ').replace(FOR, 'for ').replace(SI, 'suicidal thoughts').split(/\s+/)
  return words
    .map((word, place) => {
      if (TITLE.test(words[place - 1] ?? '')) return word
      const core = word.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '')
      const long = SHORT_FORMS.get(core)
      return long ? word.replace(core, long) : word
    })
    .join(' ')
    .trim()
}

/** The words of a message as the reader sees them. */
export const wordsOf = (text: string): string[] => normalise(text).match(/[\p{L}\p{N}]+/gu) ?? []
