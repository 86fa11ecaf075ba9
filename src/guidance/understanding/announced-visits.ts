import { normalise } from './normalise.js'

/** Papers and errands for which people come to an office. */
const papers =
  '(?:forms?|files?|papers?|paperwork|letters?|documents?|passport|licen[cs]e|id|cheque|parcel|envelope|photos?|copy|copies|receipts?|reference|complaint|application|appeal|keys?|card|badge|umbrella|post|records?|evidence|payslips?|certificates?|payment|bill|flowers|biscuits|cake|chocolates|thank you)'
const errand = `(?:(?:to )?(?:hand(?: it| them| that)? (?:in|over|back)|drop(?: it| them| that)? (?:off|in)|collect|pick(?: it| them| that)? up|fetch|bring|deliver|sign|show|return|pay|get|see|view|look at|read|check|go through|talk (?:about|through)|discuss|ask about)(?: (?:in|up|off|over|about|us|me|you|all|for|of|through))*(?: (?:his|her|their|the|a|an|some|my|our|it|that|this|these|those|old|new|signed|own))* ?(?:\\w+ )?${papers}|(?:with|for|about) (?:his|her|their|the|a|an|some|all his|all her)(?: \\w+)? ${papers}|for (?:(?:his|her|their|the|an?) )?(?:\\w+ )?(?:appointment|meeting|interview|open day|hearing|viewing)|to (?:see|speak to|speak with|talk to|meet|meet with) (?:(?:the|a|his|her|our|my|some)(?: \\w+)? )?(?:manager|supervisor|boss|adviser|advisor|councillor|someone|somebody|team leader))`
const where =
  '(?:here|in|down|round|over|by|along|back|up|to|the|our|your|my|office|offices|reception|counter|desk|building|front|town hall|council|tomorrow|today|tonight|again|later|now|first thing|on \\w+day|in person|himself|herself|at \\w+)'
const comes =
  '(?:(?:is|s|are|was|will be|ll be|be) (?:coming|popping|calling|at|in)|(?:will|ll|would|d|can|could|to|says|going to) (?:come|be|pop|call|drop|visit|travel|drive)|com(?:e|es|ing)|came|visits?|visiting|wait(?:s|ing)?|popp(?:ed|ing)|drops? by)'
// No word fits twice, and there are never many: a regular expression that could go two ways at each word would take for ever over a long line.
const words = `${comes}(?: ${where}){0,8}`

/** Somebody comes for a paper, an appointment or a word: "he will be at reception at nine to hand in his form". */
export const visit = new RegExp(
  `(?:\\b(?:he|she|they)(?:ll|s|re)? |\\b)(?:${words}|(?<=\\w(?:ll|s|re) )(?:come|be|pop|call|drop|visit|at|in)(?: ${where}){0,8}) (?:and )?${errand}\\b`,
  'g',
)
/** Waiting until somebody does what an office does. */
export const waitingFor =
  /\bwait(?:s|ing)? (?:(?:here|there|in|at|the|our|reception|office|foyer|lobby|queue|all day) )*(?:for|till|until) (?:(?:an?|the|his|her|someone|somebody|anyone|a manager|it|we|you|he|she|they) )(?:\w+ )?(?:signs?|signed|sees?|answers?|stamps?|stamped|reads?|prints?|printed|appointment|reply|answer|letter|form|file|copy|manager|gets? (?:an?|his|her|the) (?:answer|reply|form|letter|copy))(?: it| him| her)?\b/g

/** What a message begins with that says what the one before was for: "with his papers", "to hand in a form". */
export const saysWhatFor =
  /^(?:(?:oh|and|just|only|its|it is|thats|that is|he means|she means|i think)\b ?)*(?:to|with|for|about|because)\b/

/**
 * What a message begins with that says what the figure of speech before it was about: "at the council meeting", "in a review, he means", "it's a
 * guide dog". Whether that takes the harm away, the sentence as a whole says. Nothing of a joke or a calmer voice is here (s9).
 */
export const explains =
  /^(?!.*\b(?:jok\w*|laugh\w*|jest\w*|banter|wind ?up|prank|hoax|kidding|mess(?:ing|ed)|drunk|calm\w*|temper|vent(?:ing|ed)?)\b)(?:(?:oh|and|just|only|well|sorry|lol|haha|no|ah|ok|so)\b[ ,]*)*(?:(?:its|it is|thats|that is|theyre|they are) (?:an?|the|his|her|their|only|just|about|all)\b|(?:he|she|they|i) (?:means?|meant|is talking about|was talking about|talks about) (?!it\b|business\b|what\b|to\b|that\b)|meaning\b|as in\b|in (?:an?|the|his|her|their) (?:\w+ )?(?:reviews?|press|papers?|newsletter|meetings?|elections?|council|comments?|survey|appeal|report)\b|at (?:an?|the|his|her|their|our) (?:\w+ ){0,2}(?:meetings?|elections?|hearing|review|council|agm|tribunal|polls|ballot|inquiry|court)\b|on (?:facebook|tiktok|google|trustpilot|twitter|x|social media|the (?:radio|news|telly|website)|paper)\b|with (?:\w+ )?(?:paperwork|emails?|letters?|questions?|reviews?|complaints?|requests?|claims?|lawyers?|solicitors?)\b|an? (?:(?:glue|nerf|water|toy|paint|heat|nail|staple) gun|(?:palette|butter|bread|cake|paper) knife)\b|for (?:opening|cutting|peeling|spreading|carving|pruning|mending|painting)\b|of (?:boredom|laughter|laughing|embarrassment|thirst|hunger|shame)\b|about (?:the|his|her|our|their)\b)/

/** Is a visit told of, and what it is for? */
export const isVisit = (text: string): boolean => normalise(text).search(visit) >= 0
