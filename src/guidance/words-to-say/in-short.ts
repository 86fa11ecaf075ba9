import { fillNames, type Names, PLAIN_NAMES } from '../passages/names.js'
import { passageOf } from '../passages/passage-of.js'
import type { Circumstances } from '../understanding/circumstances.js'
import { actOf, behaviourOf, behaviourWords, nothingToLog } from './behaviour-words.js'
import { atHome, type HarmAt, handedOn, harmWords } from './harm-words.js'
import { exhausted, sectionWords, toldAlready } from './section-words.js'
import type { InShort, Way } from './words.js'

/** What is known of the case that words are wanted for. */
export type ForWhat = Circumstances & { readonly atRisk: boolean; readonly situation: string }

/** Where the words about harm go: a question that does not say is taken for a call, whose words cannot wait. */
const harmAt = ({ medium, moment }: Circumstances): HarmAt => {
  if (medium === 'writing') return 'writing'
  return moment === 'over' || moment === 'gone' ? 'over' : 'phone'
}

const wayOf = ({ medium }: Circumstances): Way => (medium === 'writing' ? 'writing' : 'phone')

/** Somebody who is restricted already, and has come: nobody need ask for it any more. */
const restricted =
  /\b(?:restricted (?:customer|caller|man|woman|person|client)|(?:customer|caller|man|woman|person|client|he|she|they|somebody|someone)(?:['’]?s| is| has| with| under| on|)* (?:a |an )?restrict(?:ed|ion))\b.*\b(?:on the (?:phone|line)|rang|rung|ringing|rings|called|calling|calls|phoned|phoning|emailed|wrote|turned up|contacted)\b/i

function words(section: string, text: string, of: ForWhat): InShort | undefined {
  const way = wayOf(of)
  if (section === '9' && of.handed) return handedOn
  if (section === '9' && of.atHome) return atHome
  if (section === '9') return harmWords[of.harmed ?? 'both'][harmAt(of)]
  if ((section === '6' || section === '14') && of.moment === 'gone' && way === 'phone') return nothingToLog
  if (section === '4.unacceptable') return behaviourWords[behaviourOf(text, of.situation)][of.moment][way]
  // Who objects to a warning may complain, and hears how (s4); it is no complaint about a reply yet (s7).
  if (section === '7.dissatisfied' && of.moment === 'objects') return behaviourWords.offensive.objects[way]
  if (section === '10' && restricted.test(text)) return words('10.decision', text, of)
  if (section === '4.persistent' && of.moment === 'told') return toldAlready[way]
  if (of.moment === 'exhausted' && (section === '7.dissatisfied' || section === '4.persistent')) return exhausted[way]
  const said = sectionWords[section]
  const passage = passageOf(section)
  return said && passage ? { lines: passage.short, ...said[way] } : undefined
}

/** Of a recorded message nothing was written. */
const spokenOf = (sentence: string, { recorded }: ForWhat): string =>
  recorded
    ? sentence
        .replace('A customer writes that', 'A customer left a message that')
        .replace('has threatened us in writing', 'has threatened us in a message')
        .replace(/everything that they wrote|what they wrote/, 'the whole message')
    : sentence

const filled = ({ lines, lead, say }: InShort, text: string, of: ForWhat, names: Names): InShort => {
  const put = (sentence: string): string => fillNames(spokenOf(sentence, of).replace('{act}', actOf(text)), names)
  return { lines: lines.map(put), ...(lead !== undefined && { lead }), say: say.map(put) }
}

/** What is shown first: what to do and say about harm, and the section's own answer. Each left out where there is none. */
export type Shown = { readonly harm?: InShort; readonly answer?: InShort }

/** Sections that say of harm what the words about harm say already, or of somebody abusive what is said to somebody who threatens us. */
const saidWithHarm = new Set(['9', '11.police', '4.unacceptable'])

/**
 * A section in two lines and the words to say, as they fit the case; harm, where there is any, comes before it and has the words for
 * both. What is asked to know has lines and no words. `section` is undefined where the procedure does not cover the question; `names` are what
 * the office calls its systems.
 */
export function inShort(section: string | undefined, text: string, of: ForWhat, names: Partial<Names> = {}): Shown {
  const all = { ...PLAIN_NAMES, ...names }
  const short = (id: string): InShort | undefined => {
    const found = words(id, text, of)
    return found && filled(found, text, of, all)
  }
  const found = section === undefined ? undefined : short(section)
  const answer = found && of.toKnow && !of.atRisk ? { lines: found.lines, say: [] } : found
  const harm = of.atRisk ? short('9') : undefined
  if (!harm) return answer ? { answer } : {}
  if (!answer || section === undefined || saidWithHarm.has(section)) return { harm }
  return { harm, answer: { lines: answer.lines, say: [] } }
}

/** Every sentence that the answer shows as words to say, harm's first. */
export const wordsToSay = ({ harm, answer }: Shown): string[] => [...(harm?.say ?? []), ...(answer?.say ?? [])]
