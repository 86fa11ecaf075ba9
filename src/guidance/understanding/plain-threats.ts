import { normalise } from './normalise.js'

const self = '(?:himself|herself|themselves|themself|myself|hisself|hissel|hissen|hersel|hersen|himsel|hiself|herslf|himslf)'
const about =
  '(?:going to|gna|gonnae|ganna|wants? to|will|ll|threaten\\w* to|about to|planning to|plans to|ready to|undertak\\w* to|intends? to|means to|vow\\w* to|promis\\w* to)'

const somebody =
  '(?:(?:his|her|their|my|our|the|a|that|this) (?:\\w+ )?(?:wife|husband|partner|ex|girlfriend|boyfriend|mum|mother|dad|father|sister|brother|son|daughter|kids?|children|child|neighbour|landlord|landlady|doctor|gp|nurse|boss|manager|director|chair|chairman|chairwoman|judge|teacher|headteacher|headmaster|officer|caseworker|social worker|colleague|bailiff|man|woman|lad|girl|boy)|him|her|them|me|us|someone|somebody)'

/**
 * Threats in so many words, which no question around them may hide ("gonna top hisself, wot do i do"). Only what somebody is about to do:
 * what was done long ago, or to somebody else's brother, is for the reader to judge.
 */
const plain: readonly RegExp[] = [
  new RegExp(`\\b${about} (?:\\w+ ){0,2}(?:top|kill|hang|drown|shoot|gas|harm|stab|cut|burn) ${self}\\b`),
  new RegExp(`\\b${about} (?:do|chuck|throw|set|end) ${self} (?:in|off|under|on fire|alight)\\b`),
  new RegExp(
    `\\b(?:${about}|promis\\w* to|d) (?:put|push|throw|shove|chuck) (?:him|her|them|his|my|me|our|a|someone|somebody|the)(?: \\w+){0,3} (?:under|in front of|off|out of) (?:a|an|the) (?:lorry|train|tram|car|bridge|cliff|balcony|roof|window)\\b`,
  ),
  new RegExp(
    `\\b${about} (?:\\w+ ){0,1}(?:run (?:over|down) ${somebody}\\b(?! (?:with|the)\\b)|run ${somebody} (?:over|down)\\b(?! (?:the|this|that|it|to)\\b))`,
  ),
  /\bthreaten\w* to (?:kill|stab|shoot|murder|strangle|hang|drown|burn|bomb)\b/,
  /\b(?:kms|neck himself|neck herself|(?:going to|will|wants? to|ll) (?:commit suicide|end (?:his|her|their|my) (?:own )?life|take (?:his|her|their|my) (?:own )?life))\b/,
]

/** "He has not threatened to kill anybody", "she will not harm herself". */
const denied = /\b(?:not|never|no|nor|isnt|hasnt|hasn|didnt|doesnt|wont|wasnt|nobody|without)\b(?: \w+){0,5}$/

/** Is somebody threatened in so many words, and not denied to be? */
export function threatens(text: string): boolean {
  const words = (normalise(text.slice(0, 2000)).match(/[\p{L}\p{N}]+/gu) ?? []).join(' ')
  return plain.some((test) => {
    const found = test.exec(words)
    return found !== null && !denied.test(words.slice(0, found.index).trimEnd())
  })
}
