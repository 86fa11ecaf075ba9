import type { Chances } from './chances.js'
import { normalise, wordsOf } from './normalise.js'
import { thresholds } from './thresholds.js'
import { clausesOf } from './windows.js'

/**
 * What a message has to do with a threat told before it. The threat stays open until somebody senior has it, or the asker takes back what
 * they told. A joke, an apology or a calmer voice takes nothing back: nobody at a desk is qualified to judge whether it is genuine (s9).
 */
export type Bearing = 'belongs' | 'aside' | 'other'

const wordsLine = (text: string): string => wordsOf(text.slice(0, 2000)).join(' ')

const lead = '(?:(?:and|ok|okay|so|now|right|well|oh|then|also|for|on|my|an?|the|this|its|we have|ive|got|here)\\b ?)*'
const person =
  '(?:callers?|customers?|clients?|man|woman|lady|lad|lass|girl|boy|guy|gentleman|person|colleague|tenant|pensioner|student|firm|company)'
const contact = `(?:${person}|calls?|lines?|ones?)`
const other = '(?:another|different|other|separate|next|new|second|third|fourth)'

/** "Different man now", "next caller": the asker says first of all that it is somebody else. */
const somebodyElseFirst = new RegExp(`^${lead}(?:${other} (?:\\w+ )?${contact}|someone else|somebody else|unrelated)\\b`)
/** "Other thing", "by the way": something else, unless it goes on about the same person. */
const somethingElseFirst = new RegExp(
  `^${lead}(?:${other} (?:\\w+ )?(?:matter|question|thing|topic|subject|issue|case|query)|something else|separately|by the way|btw)\\b`,
)
/** "Thanks. Different thing, a man is swearing at me": where no threat is open, it is about nobody of whom was spoken. */
export const isSomethingElse = (text: string): boolean => {
  const words = wordsLine(text).replace(/^(?:(?:ok|okay|right|thanks|thank you|cheers|ta|great|lovely|perfect|sorry)\b ?)+/, '')
  return somethingElseFirst.test(words) && !ofThem.test(words)
}
export const isSomebodyElse = (text: string): boolean => somebodyElseFirst.test(wordsLine(text))
/** They say so further on, or bring somebody of whom nothing was told: only where the reader does not find that it belongs. */
const somebodyNew = new RegExp(
  `(?<!\\b(?:to|take|taking|answer|answering|onto|dealing with|busy with|tied up with) (?:the |my |an? )?)\\b${other} (?:\\w+ )?${contact}\\b|(?<!\\b(?:from|by|to|with|for|give|ask|tell|than) )\\b(?:someone|somebody) else\\b|\\bon another\\b|\\bchang\\w+ (?:the )?(?:subject|topic)\\b|\\b(?:someone|somebody) who\\b|\\b(?:mr|mrs|ms|miss) \\w+|^(?:\\w+ ){0,2}an? (?:\\w+ )?${person} (?:\\w+ )?(?:says|writes|asks|wants|keeps|rings|threatens)\\b`,
)

/** Whoever was spoken of: what is said of "him" or "her" has to do with them. */
const ofThem =
  /\b(?:he|hes|hed|him|his|himself|hisself|she|shes|shed|her|hers|herself|they|theyre|theyve|them|their|the (?:caller|customer|client|man|woman|lady|lad|girl|boy|writer|gentleman|letter|e ?mail))\b/
/** What a threat makes people ask: who takes it, who is told, who comes, whether it is meant. */
const ofTheThreat =
  /\b(?:police|ambulance|999|112|emergency|samaritans?|seniors?|supervisor|managers?|team leader|head of department|on call|duty|out of hours|escalat\w*|report\w*|safe|serious|real|genuine|meant|jok\w+|log|notes?|details|responsible|blame|interpreter|translat\w*|who speaks|help ?lines?|hotline|crisis|security|guard|evacuat\w*|lock ?down|next of kin|trac(?:e|ed|ing)|confidential\w*|confidence|obliged|obligation|act (?:on|upon|notwithstanding|anyway)|welfare check)\b|\bwhat\b.*\b(?:say|tell)\b|\bwhom?\b.*\b(?:tell|give|hand|pass|send|inform|contact|speak|talk)\b|\b(?:do|should|shall|must|may|can) (?:i|we) (?:still |just |now |kindly )*(?:close|end|ignore|act|reply|respond|write back|ring back|call back|keep|carry on|move on|hang up|cut|leave (?:it|that|this)|forget|drop it|stay on|listen|wait)\b/
/** "Should I still say", "does it count", "or let it lie": asked of what was told, without a word of it. */
const ofWhatWasTold =
  /\b(?:should|do|does|did|is|must|shall|can|will|would|am) (?:i|we|it|this|that) (?:\w+ )?still\b|\bstill (?:say|tell|report|count|go up|pass|send it|have to|need to|worth)\b|\blet (?:it|this|that) (?:lie|go|be|rest|drop)\b|\b(?:does|do|wd|would) (?:it|that|this|they) (?:\w+ )?(?:count|matter)\b|\bis (?:it|this|that) (?:\w+ )?(?:mine|ours|our affair|my place|my job|my business)\b|\bsay (?:\w+ )?to (?:somebody|someone|anyone|anybody)\b|\b(?:put|keep|save|file|add|write|type|enter|record) (?:it|this|that) (?:down )?(?:on|in|into|up|under|to)\b|\b(?:goes?|going|pass(?:ed)?|send|hand|take) (?:it |this |that )?up(?: to)?\b/
/** What they ask for themselves who were threatened in person. */
const ofTheirOwnSafety =
  /\b(?:(?:lift|walk|go|get|way|sees? me|seen) home|car ?park|escort\w*|leave early|on my own|alone|side door|back door|locked? the doors?)\b/
const atUs = /\b(?:me|us|my|our|you|your|here|office|building|reception|staff|colleagues?)\b/
/** Things of the office that nobody asks for because of a threat, where the procedure does not cover what is asked of them. */
const ofTheOffice =
  /\b(?:wi ?fi|canteen|printers?|toner|keyboards?|mouse|monitors?|screens?|laptops?|headsets?|chargers?|photocopier|stationery|staplers?|parking|car park pass|vending|kettle|fridge|lunch|annual leave|flexi|payslips?|pay ?day|overtime|timesheets?|mileage|expenses|meeting room|projector|outlook|excel|teams|vpn|font|rota|lanyards?|lost property|raffle|secret santa|christmas (?:do|party)|fire drill|recycling|blinds|radiators?|heating)\b/
/** Whoever asks for these after a threat asks because of it, though no section gives a number. */
const ofTheEmergency =
  /\b(?:police|ambulance|999|112|emergency services|paramedics?|samaritans?|crisis (?:line|team)|interpreters?|translators?|who speaks)\b/
const ofUs =
  /^(?:(?:and|but|so|oh|well|sorry|lol|haha|omg|god|ugh|honestly|anyway)\b ?)*(?:im|ive (?:got )?(?:an?|my|never|only|no)\b|i (?:am|feel|have no|cant|cannot|dont|do not|think i|neednt|need not|shouldnt|should not|hope|wish|want|wanted|know the|only)\b|my (?:line )?(?:manager|boss|supervisor|team leader|hands?|heart|head|headset|voice|nerves|lunch|break|shift|bus|train|screen|laptop|computer|buddy|mentor)|my managers|nobody (?:senior|here)|everyone senior|we (?:are|have|dont))\b/
/** Where somebody is, who they are, how to reach them: a senior needs it, though no section answers to it. */
const whereabouts =
  /\b(?:flat|floor|house|street|road|lane|avenue|close|drive|row|court|terrace|crescent|garage|bridge|postcode|aged?|years old|born|surname|named|called|no name|name (?:is|as|of)|reg|registration)\b|\b[a-z]{1,2}\d{1,2}[a-z]? \d[a-z]{2}\b|\b\d{4,}\b|\b(?:male|female) \d/

const ASKS =
  /^(?:(?:and|but|so|ok|okay|then|also|right|well|now|oh|please|sorry|anyway|sir|madam|kindly|abeg|lol|god|in gods name)\b[\s,]*)*(?:what|whats|wht|wat|wot|whit|wha|who|hu|whom|whose|how|hw|when|wen|where|why|which|whos|hows|wheres|can|could|do|does|did|should|shud|shall|am|is|are|may|might|must|will|would|ought|have i|has|any|advise|help|guide|confirm)\b/

/** "I must do what", "log where", "next": asked in an order, or so short, that a question word does not come first. */
const ASKS_LAST =
  /\b(?:what|where|who|whom|when|how|why)[^\p{L}\p{N}]*$|^[^\p{L}\p{N}]*(?:next|next step|what next|advise|advice)[^\p{L}\p{N}]*$|\banything (?:else|further|more)[^\p{L}\p{N}]*$/u

/** "I've a dentist at three, can someone take over": a question after something of the asker's own. */
const ASKS_AFTER =
  /[,.;:!] *(?:(?:so|and|but|or|anyway|please) )*(?:what|whats|who|whom|whos|how|when|where|which|can|could|do i|do we|does|should|shall|am i|is there|are we|is it|would|must)\b/

/** A question about what to do tells the seniors nothing. */
export const asksOnly = (text: string): boolean => {
  const words = normalise(text)
  return (
    /\?\s*$/.test(text) ||
    ASKS.test(words) ||
    ASKS_LAST.test(words) ||
    (ASKS_AFTER.test(words) && !ofThem.test(wordsLine(text)) && !whereabouts.test(wordsLine(text)))
  )
}

/** "My manager is out", "I'm only a temp", "we have no form for it": how the asker is placed, and nothing of them. */
export const ofTheAsker = (text: string): boolean =>
  ofUs.test(wordsLine(text)) && !ofThem.test(wordsLine(text)) && !whereabouts.test(wordsLine(text))

/** "I misheard", "wrong window": the asker's own word that it was never said. "He says I misheard" is not that. */
const takenBack =
  /^(?:(?:no|oh|sorry|wait|ah|actually|apologies|my|i|its|that was|that|was|ignore that|scrap that|forget that|correction)\b ?)*(?:(?:have |ve )?mis ?(?:heard|read|took|typed|understood)|(?:typed|heard|read) (?:that|it|him|her) wrong|(?:a )?typo|typing error|(?:in )?(?:the )?wrong (?:window|chat|box)|(?:only )?(?:a |the )?training (?:example|exercise|case)|autocorrect)/
/** "Sorry, no, he was reading me a line out of his novel": the asker's correction of their own report; what the caller says of it ("he says it was a line") is none. */
const readOut =
  /^(?:(?:ah|oh|well|and|but|actually) )*(?:(?:sorry|no|wait|wrong|my mistake|correction|i misread|i misheard) ?)+(?:(?:ah|oh|well|actually) )*(?:he|she|it|that|they) (?:was|were) (?:only |just )*(?:reading(?=(?: (?:a|an|the))* (?:me|us|out|from|lines?|bit|verse|chapter|page)\b)|quoting|a (?:line|quote|bit|verse)|reciting|the (?:title|words|lyrics))(?: (?:me|us|out|a|an|the|line|lines|bit|verse|chapter|page|of|from)){0,6} (?:(?:his|her|their|the|a|an|some) (?:new |favourite |latest )?(?:novel|book|play|film|programme|show)|(?:the|a|an|some) (?:\w+ )?(?:poem|song|script|story|lyrics|sketch))\b(?! (?:he|she|they)(?:s|ve| has| have| is)? (?:wrote|written|writing|made|composed)\b)/
/** Nothing but the end, or what it was not: somebody who reads out may still have said it ("when he said it"). */
const onlyReadOut =
  /^(?: (?:sorry|false alarm|my mistake|apologies|(?:he|she) (?:was|is) (?:fine|ok)|no threat|ignore (?:that|me)|phew|lol|thank god))*(?: not(?: \w+){1,4})?$/

/** What was said instead where the asker takes back what they told, without what it was not; undefined where they take nothing back. */
export function insteadOf(text: string): string | undefined {
  const words = wordsLine(text)
  const read = readOut.exec(words)
  // What is told behind it ("the pills are on the table") was not read out.
  const found = takenBack.exec(words) ?? (read && onlyReadOut.test(words.slice(read[0].length)) ? read : null)
  return found ? words.slice(found[0].length).replace(/\bnot\b(?: \w+){1,4}$/, '') : undefined
}

const inThePast =
  /\b(?:last (?:week|month|year|night|spring|summer|autumn|winter|time|march|may|june)|yesterday|(?:weeks|months|years|days|ages) ago|the other (?:day|week|month)|back in \w+|a while (?:back|ago)|a (?:week|month|year) ago|previously)\b/
const passedOn =
  /\b(?:it|that|this|he|she|they|which|all|everything)(?: all)?(?: was| were| has been| have been| had been| got|s been| is)(?: all| duly| properly| since)* (?:passed on|dealt with|reported|handed over|sorted|escalated|logged|looked after|raised|taken care of)\b|\bpassed on (?:at the time|then)\b/
const freshly =
  /\b(?:again|now he|now she|now they|tonight|today|this (?:morning|afternoon|evening|time)|just (?:said|told|now|rang|emailed)|back on|still says)\b/

/** "A man said last month that he would jump, it was all passed on": over, and somebody has it. Nothing of it is of today. */
export const isPassedOnLongAgo = (text: string): boolean => {
  const words = wordsLine(text)
  return inThePast.test(words) && passedOn.test(words) && !freshly.test(words)
}

/** Told of then: a clause with a past time or its handing on, or in the past as somebody gave it. */
const ofThen =
  /\b(?:said|says|told|wrote|writes|threatened|claimed|stated|reported|emailed|rang|phoned|called)\b.*\b(?:would|was|were|had|did|could|id|hed|shed|wed|youd|theyd)\b|\b(?:threatened|wanted|meant|planned|tried)\b/

/** What a message says of now: without the clauses that tell of then. */
export const ofNow = (text: string): string =>
  clausesOf(text)
    .filter((clause) => {
      const words = wordsLine(clause)
      return !inThePast.test(words) && !passedOn.test(words) && !ofThen.test(words)
    })
    .join(', ')

/** "And now who tells the police": what nobody asks but because of the threat. */
export const asksOfTheEmergency = (text: string): boolean => ofTheEmergency.test(wordsLine(text)) && !somebodyNew.test(wordsLine(text))

/** Is it said of the same person, where the reader half finds that it belongs? For what is no threat; one that is open keeps more. */
export const goesOn = (text: string, { belongs }: Chances): boolean =>
  belongs >= UNCONNECTED && ofThem.test(wordsLine(text)) && !somebodyNew.test(wordsLine(text))

/** "He said it again": what somebody senior has is not all any more. */
export const isRepeated = (text: string): boolean =>
  /\b(?:again|repeat\w*|once more|another time|(?:rung|rang|rings|called|calls|phoned|phones|emailed|written|messaged) back|back (?:on|to me|with me)|still says|now says)\b/.test(
    wordsLine(text),
  )

/** The same, of the same person and of nobody new. */
export const comesAgain = (text: string): boolean =>
  isRepeated(text) &&
  ofThem.test(wordsLine(text)) &&
  !somebodyNew.test(wordsLine(text)) &&
  !somebodyElseFirst.test(wordsLine(text)) &&
  !asksOnly(text)

/** A question of the asker's own that comes between and brings nobody new: "can I get a coffee while she types". */
export const isBetween = (text: string): boolean =>
  asksOnly(text) &&
  !somebodyElseFirst.test(wordsLine(text)) &&
  !somebodyNew.test(wordsLine(text)) &&
  !toldAnew.test(wordsLine(text)) &&
  !ofAnybody.test(wordsLine(text))

/** Is something told of them, or of the call they are on? */
export const tellsOfThem = (text: string): boolean => {
  const words = wordsLine(text)
  if (asksOnly(text) || somebodyNew.test(words) || somebodyElseFirst.test(words)) return false
  return (
    ofThem.test(words) ||
    whereabouts.test(words) ||
    /\b(?:line|lines|call|caller|phone)\b.*\b(?:dead|gone|dropped|cut|silent|quiet|disconnected)\b/.test(words)
  )
}

/** Sections that are asked about for their own sake and not because of a threat, unless somebody is meant by "he" or "her". */
const neverOfAThreat = /^(?:1|3|5|8|10|10\..*|13|15|4\.persistent)$/
/** Those of them that are, even then, a matter of their own where the reader finds no connection: "we want letters only from him". */
const ofItself = /^(?:5|10|10\..*|15)$/
/** What holds for anybody: "when someone asks for a manager". Not "do I tell someone". */
const ofAnybody =
  /\b(?:when|if|where|how|about|for|on) (?:someone|somebody|anyone|anybody|one of us)\b|\b(?:customers|callers|an? (?:\w+ )?(?:customer|caller))\b/
/** A customer or caller without "the": told as a new one. */
const toldAnew =
  /^(?:(?:and|ok|so|now|right|well|then|also|have|got|ive got)\b ?)*(?:an? )?(?:customers?|callers?|clients?|complainants?|woman|man|lady|girl|boy) (?!(?:is |has |was )?(?:gone|disconnected|left|quiet|silent|crying|calm|laughing|hung|rang|dropped))/
/** Where both readings are this sure that the procedure does not cover it, "manager" alone does not tie it to the threat. */
const SURELY_OUT = 0.85
/** Below this the reader finds no connection at all. */
const UNCONNECTED = 0.2

const men = /\b(?:he|hes|hed|him|his|himself|hisself|man|lad|boy|guy|gentleman|husband|father|dad|son|brother)\b/
const women = /\b(?:she|shes|shed|her|hers|herself|woman|lady|lass|girl|wife|mother|mum|daughter|sister)\b/
/** What people ask in so many words. Elsewhere "she" after "he" may be a slip: in many first languages they are one word. */
const complete = /^(?:4\.unacceptable|5|7\..*|10|10\..*|15)$/
/** Is one of them a man and the other a woman, and nobody else is spoken of? */
const clash = (a: string, b: string): boolean =>
  (men.test(a) && !women.test(a) && women.test(b) && !men.test(b)) || (women.test(a) && !men.test(a) && men.test(b) && !women.test(b))

/** What a message has to do with an open threat, told in `threat`; `section` is what it is about when read after it. Where nothing tells, it belongs. */
export function bearingOn(
  text: string,
  threat: string,
  { said, together, section }: { said: Chances; together: Chances; section: string | undefined },
): Bearing {
  const words = wordsLine(text)
  const themselves = ofThem.test(words)
  if (somebodyElseFirst.test(words) || (somethingElseFirst.test(words) && !themselves)) return 'other'
  const ofThings = ofTheOffice.test(words) && asksOnly(text) && !themselves && !ofTheEmergency.test(words)
  if (ofThings && said.outOfScope >= thresholds.outOfScope) return 'aside'
  if (together.belongs >= thresholds.belongs) return 'belongs'
  if (somebodyNew.test(words)) return 'other'
  const unconnected = together.belongs < UNCONNECTED
  if (unconnected && complete.test(section ?? '') && clash(wordsLine(threat), words)) return 'other'
  // A threat after a threat is rather sent along with it than without it.
  if (said.atRisk >= thresholds.atRisk && themselves) return 'belongs'
  if (unconnected && (toldAnew.test(words) || (ofAnybody.test(words) && !themselves))) return 'other'
  if (!asksOnly(text) && whereabouts.test(words)) return 'belongs'
  if (themselves) return unconnected && section !== undefined && ofItself.test(section) ? 'other' : 'belongs'
  const out = Math.min(said.outOfScope, together.outOfScope)
  if (out >= SURELY_OUT && !ofTheEmergency.test(words)) return 'aside'
  if (ofTheThreat.test(words) || ofWhatWasTold.test(words)) return 'belongs'
  if (ofTheirOwnSafety.test(words) && atUs.test(wordsLine(threat))) return 'belongs'
  if (out >= thresholds.outOfScope) return 'aside'
  // What is asked without a word of them or of the threat, and read as unconnected with it, is something else; what is told is told of them.
  if (unconnected && asksOnly(text)) return 'other'
  return section !== undefined && neverOfAThreat.test(section) ? 'other' : 'belongs'
}
