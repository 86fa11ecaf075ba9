import { namesHarm } from './circumstances.js'
import { wordsOf } from './normalise.js'

/**
 * What of a line an alert takes along: the threat, and not the plea, the question or the doubt of whoever passes it on ("HELP", "what do I say",
 * "I am unsure whether to refer it"). Ours. In doubt more words rather than fewer, never none; whoever sends it may change them.
 */

const lineOf = (text: string): string => wordsOf(text).join(' ')

/** What opens a quotation, with what closes it. */
const closers: Readonly<Record<string, string>> = { '"': '"', '“': '”"', '„': '”“"', '«': '»', "'": "'’", '‘': "’'" }
const ENDS = /[.!?\n,;]/

/** Where the quotation that opens at a place is closed; undefined where none opens there, or none is closed. In doubt it is the longer one. */
function closedAt(line: string, place: number): number | undefined {
  const close = closers[line[place] ?? '']
  if (close === undefined || /\w/.test(line[place - 1] ?? '') || !/\S/.test(line[place + 1] ?? ' ')) return undefined
  let found: number | undefined
  for (let at = place + 1; at < line.length && line[at] !== '\n'; at++) {
    const mark = line[at] ?? ''
    const [before, after] = [line[at - 1] ?? '', line[at + 1] ?? '']
    if (close.includes(mark) && /\S/.test(before) && !/\w/.test(after)) found = at
    // The next one opens: what stood between belongs to neither.
    else if (found !== undefined && mark in closers && !/\w/.test(before) && /\S/.test(after)) break
  }
  return found
}

type Piece = { readonly said: string; readonly quotes: boolean }

/** A line cut where a piece ends, with whether it quotes somebody. Nothing is cut within quotation marks. */
function piecesOf(line: string): Piece[] {
  const pieces: Piece[] = []
  let [begun, place, quotes] = [0, 0, false]
  while (place < line.length) {
    const quoted = closedAt(line, place)
    if (quoted !== undefined) {
      place = quoted + 1
      quotes = true
      continue
    }
    place++
    if (!ENDS.test(line[place - 1] ?? '') || ENDS.test(line[place] ?? '')) continue
    pieces.push({ said: line.slice(begun, place), quotes })
    begun = place
    quotes = false
  }
  return begun < line.length ? [...pieces, { said: line.slice(begun), quotes }] : pieces
}

const plea =
  /^(?:(?:please|pls|plz|oh|my|god|omg|someone|somebody|anyone|anybody|hello|hi|hey|sorry|quick|quickly|urgent|urgently|asap|help|me|us|now|sos|ffs|argh|bot|there|thanks|thank you|advice|advise|needed|need)\b ?)+$/
const doubt =
  /^(?:and |but |so |sorry )?(?:i am|im|am|not|i am not|im not)? ?(?:unsure|not sure|sure)\b(?! (?:if |whether |that |how )?(?:i|ill|id|ive) (?!should|need|must|may|can (?:say|tell|report|refer|send|hang|end)|ought|have to))(?: \w+){0,8}$|^(?:sorry )?(?:is (?:this|it|that) (?:anything|something|one|a thing|serious|one for (?:you|us|the seniors))|(?:does|do) (?:this|it|that) count|reply or bin|no idea what to do|(?:i )?(?:dont|do not) know what to (?:say|do|tell (?:him|her|them))|(?:i )?(?:dont|do not) need an? (?:form|flow ?chart|lecture))$|^for (?:gods|goodness|heavens) sake(?: bot)?(?: (?:i )?(?:dont|do not) need an? \w+)?$/
const asks =
  /^(?:(?:and|so|ok|but|please|pls|now|right|then|well|sorry)\b ?)*(?:what|whats|who|whom|how|where|when|which|do|does|did|should|shall|can|could|may|must|am|is|would|will|whether)\b(?=.*\b(?:i|we|me|us)\b)/
/** "What do I do if she jumps": told of them, and no question about us alone. */
const tellsOfThem =
  /\b(?:he|hes|hed|hell|she|shes|shed|shell|they|theyre|theyll|theyve|it|its|caller|customer|man|woman|lady|lad|kids?|child\w*|baby|somebody|someone|tonight|tomorrow|today)\b/

/** "And so will I", "nor shall we": said of whoever says it, and asked of nobody. */
const alsoMe = /\b(?:so|nor|neither) (?:will|shall|do|did|am|was|are|can|could|must|should|would|have|had|may|might) (?:i|we)\b/
/** "He will jump and I cannot stop him": what is joined to a threat is its own sentence, unless it asks what or who. */
const joined = /^[\s]*(?:and|or|nor)\b/i
const asksWhat = /^(?:and|or) (?:so |now |then )?(?:what|whats|who|whom|how|where|when|which)\b/
/** "She said, help me": what follows is theirs. */
const speaks =
  /\b(?:says?|said|saying|goes|went|wrote|writes|writing|typed|ask|asks|asked|asking|shout\w*|scream\w*|yell\w*|cr(?:ies|ied|ying)|whisper\w*|repeat\w*|reads)[\s,:;.-]*$/i

const isOurs = ({ said, quotes }: Piece, before: string): boolean => {
  const words = lineOf(said)
  if (quotes || words === '' || namesHarm(words) || alsoMe.test(words) || speaks.test(before)) return false
  if (plea.test(words) || doubt.test(words)) return true
  if (joined.test(said) && /[,;]\s*$/.test(before) && !asksWhat.test(words)) return false
  return asks.test(words) && words.split(' ').length <= 14 && !tellsOfThem.test(words)
}

/** At the end without a stop: "still on the phone HELP", "he will jump what do i say". Not what they are told to say or to ask. */
const trailing =
  /(?<!\b(?:say|says|said|saying|ask|asks|asked|asking|shout\w*|scream\w*|yell\w*|cr(?:ies|ied|ying)|wrote|writes|typed|and|to|for|me|us|can|will|would|could|or)["'“‘:,]?)\s+(?:HELP(?: ME)?|SOS|URGENT|ASAP|(?:and |so )?(?:what|wot|wat) (?:do|shud|should|shall|must) (?:i|we) (?:say|do|answer|reply|tell (?:him|her|them))(?: to (?:him|her|them))?(?: now| next| pls| please)?|what now|now what|what next)[\s!?.]*$/

/** The threat's own words of a line as it was typed; the line itself where they cannot be told apart. */
export function ownWords(line: string): string {
  const pieces = piecesOf(line)
  const kept = pieces.filter((piece, place) => !isOurs(piece, pieces[place - 1]?.said ?? ''))
  const told = kept
    .map(({ said }) => said)
    .join('')
    .trim()
    .replace(trailing, '')
    .replace(/[\s,;]+$/, '')
  const lost = namesHarm(lineOf(line)) && !namesHarm(lineOf(told))
  return lost || wordsOf(told).length < 3 ? line : told
}
