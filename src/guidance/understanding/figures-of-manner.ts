import { normalise } from './normalise.js'

/**
 * How somebody was with somebody, in words that the reader seldom met and takes for worse: "the officer was curt with him", with what they mean; and
 * weariness and laughter as other languages have it ("mort de fatigue"). Used and bounded like figures-of-speech.ts: what alarms in plain words alarms.
 */
const somehow = '(?:(?:very|a bit|bit|rather|quite|really|so|too|a little|pretty|somewhat|extremely|being|was|and) )*'
const curt =
  '(?:curt|brusque|snippy|sharp|terse|gruff|abrupt|offhand|off hand|short|blunt|snappy|brisk|frosty|icy|tetchy|testy|huffy|sniffy|haughty|stern|clipped|cutting|prickly|waspish|lofty|dismissive|cold|cool)'
const oneOfUs =
  '(?:officers?|caseworkers?|case workers?|advis[eo]rs?|colleagues?|managers?|team leader|supervisor|receptionist|staff|someone here|somebody here|i|we|she|he|they)'

/** Weariness and laughter as they are said in French, Polish, Welsh and Urdu. */
const abroad: readonly (readonly [RegExp, string])[] = [
  // French
  [
    /\b(?:est|sont|suis|sommes|etait|etais|etaient) (?:mort|crev)e?e?s? (?:de (?:fatigue|rire|sommeil|ennui|honte|trouille|curiosite|impatience)|dennui|dimpatience)\b/g,
    'est fatigue',
  ],
  [/\bmort(?:e|s|es)? (?:de (?:fatigue|rire|sommeil|honte|trouille|curiosite)|dennui|dimpatience)\b/g, 'fatigue'],
  [
    /\b(?:meurs|meurt|mourait|mourir|crever?|creve) (?:de (?:rire|fatigue|sommeil|curiosite|honte)|dennui|dimpatience|denvie)\b/g,
    'fatigue',
  ],
  // Polish
  [/\b(?:umieram|umiera|umieral\w*|padam|pada|padal\w*) (?:z nudow|ze smiechu|ze zmeczenia|z ciekawosci|ze wstydu|z nog)\b/g, 'zmeczony'],
  // Welsh
  [
    /\b(?:bron(?: a)? |jest a |jyst a )?marw (?:o|isio|eisiau) (?:chwerthin|flinder|embaras|cywilydd|paned|panad|te|smoc|fwyd)\b/g,
    'wedi blino',
  ],
  // Urdu and Hindi
  [
    /\b(?:thak(?:awat)?|has|hans|hasi|bore|sharm|intezar|intizar)(?: (?:has|hans|kar|ho|kar kar))? (?:ke|kar|se|ho kar|karke) (?:mar|mer|maar) (?:ga(?:ya|yi|ye|e)|raha|rahi|rahe|gai)\b/g,
    'thak gaya',
  ],
]

export const figuresOfManner: readonly (readonly [RegExp, string])[] = [
  [
    new RegExp(
      `\\b(${oneOfUs}(?: (?:on|of|in|from|with|handling|dealing with) (?:his|her|their|the|our|my) \\w+)?) (?:was|were|is|has been|had been|sounded|seemed|came across as) ${somehow}${curt}(?= (?:with|to|towards|at|on|about)\\b|$|[,.;!?])`,
      'g',
    ),
    '$1 was rude',
  ],
  ...abroad,
  // "À force d’attendre" is no force, and "un coup de fil" no blow
  [/\ba force (?:de |d)(?=\w{3})(?!coups)/g, 'apres '],
  [/\bcoups? de (?:fil|main|telephone|pouce|tampon)\b/g, 'appel'],
]

/** Is somebody "dead" of weariness or laughter in another language? The reader cannot know, and guesses by the word for death. */
export const isWearyAbroad = (text: string): boolean => {
  const words = normalise(text)
  return abroad.some(([figure, meaning]) => words.replace(figure, meaning) !== words)
}
