/**
 * What in a question tells that somebody may be there to whom something can be said: a customer who does something, a contact that is at hand,
 * or that words are wanted. Each looks at a message as `normalise` gives it. Ours; in doubt each says yes, so that words are shown.
 */

const person =
  '(?:customers?|callers?|clients?|complainants?|members? of the public|people|peoples|persons?|man|mans|men|woman|womans|women|lad|lady|ladies|gentleman|gentlemen|guys?|somebodys?|someones?|anyones?|anybodys?|everyones?|correspondents?|applicants?|tenants?|patients?|parents?|visitors?|requesters?|stakeholders?|public|citizens?|residents?|(?:service )?users?)'
/** What follows where they do nothing: what is done to them, what is theirs, or the end. */
const idle = [
  '$|[,.;:)"]',
  'for|of|in|on|with|from|and|or|by|after|before|under|about|as|at|without|within|against|across|behind|than|between|during|per|over|if|when|where|whether|unless|once',
  '(?:contact|contacts|conduct|language|identity|rights|service|services|complaints?|records?|accounts?|files?|details?|facing|care|cases?|behaviou?r|correspondence|letters?|restrictions?|adjustments?|data|names?|emails?|management|name|address|history|type|types|feedback|side|arrangements?)',
  `(?:who |that )?(?:can |may |must |should |will |could |would |has to |have to |needs? to |ought to |cannot )?(?:not |also |always |ever |still )*(?:(?:to )?be|is|are|was|were|has been|have been|get|gets)(?: not| ever| always| first| also| already| formally| unreasonably| then)* (?:being )?(?:restricted|unrestricted|told|informed|notified|made aware|considered|deemed|reviewed|recorded|named|listed|sent|directed|pointed|protected|covered|counted|defined|called|treated|referred|reported|given|shown|owed|under|unreasonably|persistent|difficult|unacceptable|flagged|marked|classed|classified|judged|seen|exhausted|responsible|removed)`,
  '(?:become|becomes|count|counts|qualify|qualifies) (?:as )?(?:unreasonably|persistent|difficult|unacceptable|abusive|offensive|restricted|exhausted)',
  '(?:restricted|told|informed|notified|made aware|considered|deemed|reported|unreasonably|persistent|difficult|abusive|offensive|unacceptable)(?! (?:me|us|my|our|staff|i|that|himself|herself)\\b)',
].join('|')
const acting = new RegExp(`\\b${person}\\b(?!\\s*(?:${idle})(?:\\b|$))`)
/** "Caller's case is with nobody": whoever types so fast has them there. */
const there =
  /(?:^|[.:;-] )(?:(?:new|another|different|angry|upset|same|got an?|have an?) )?(?:customers?|callers?|clients?|complainants?|man|woman|lady|complaints?)\b(?! (?:contact|service|facing|complaints|records?)\b)/
const oneOfThem =
  /\b(?:he|hes|hed|hell|him|his|himself|hisself|she|shes|shed|shell|her|hers|herself|theyre|theyve|theyll|theyd|themselves|himsel|hersel|whoever|u|youre)\b/
const severalOfThem = /\b(?:they|them|their|theirs)\b/
/** "Logs … how long are they kept": spoken of things of the office. */
const things =
  /\b(?:logs|records|reviews|restrictions|adjustments|notes|forms|dates|managers|maps|folders|sections|quotes|rules|decisions|steps|warnings|officers|copies|stages|templates|entries)\b.*\b(?:they|them|their|theirs)\b/
const behaving =
  /\b(?:swears?|swearing|swore|shouts?|shouting|screams?|screaming|yells?|yelling|cries|crying|threatens|threatened|insults|insulting|curses|cursing|abuses|abusing|rings|ringing|calls (?:me|us|back|again)|emails (?:me|us)|writes|demands|demanding|insists|insisting|refuses|refusing|sobbing|drunk|angry|upset|furious|unhappy|dissatisfied|rude)\b/

/** Does a customer do or say anything in it? "A customer is restricted" and "customer contact" are no such deeds. */
export function customerActs(words: string): boolean {
  if (oneOfThem.test(words) || acting.test(words) || behaving.test(words) || there.test(words)) return true
  return severalOfThem.test(words) && !things.test(words)
}

const atHand = [
  '(?:that|my|these|those) (?:\\w+ )?(?:call|caller|callers|customer|customers|client|clients|man|woman|person|one|letter|email|lady|lot|chat|message|conversation|complainant)',
  'this(?! (?:\\w+ )?(?:procedure|policy|guidance|guide|form|page|log|section|part|document|office|team|record|restriction|adjustment|template|map|thing|process|is for|apply|cover|count|year)\\b)|by me|on (?:the |my )?(?:phone|telephone|line|hold|other end|desk)|(?:on )?(?:to|with|at|from) (?:me|us)|right now|now|at the moment|this minute|today|tonight|yesterday|this (?:morning|afternoon|week|time)|last (?:week|night|time)',
  'just (?:had|got|ended|hung|took|been|put|finished|rang|said|told|received|came)|(?:i|we) (?:\\w+ )?(?:had|got|ended|hung|took|received|was|were|told|warned|said|asked|explained|feel|felt|cant|refused|gave|put|cut|closed|finished|lost|hate|disagree\\w*)',
  '(?:i|we) have (?!to\\b|any\\b|a right\\b|the right\\b)|ive|weve|id|im (?!new|a new|allowed|meant|supposed|in training)|i am (?!new|a new|allowed|meant|supposed|in training)|me again|names at|after (?:that|this|the) call|again|still|already|(?:keeps?|kept) (?:on|me|us|\\w+ing)',
  'next|best|right (?:thing|way|words)|from here|first (?:thing|step|move)|do i stand|way (?:to|of|round|out)|polite\\w*|gently|nicely|happen(?:ing|ed)|going on|wrong',
].join('|')
const present = new RegExp(`\\b(?:${atHand})\\b`)

/** Is it about a contact that there is or has just been? */
export const isAtHand = (words: string): boolean => present.test(words)

const ofTheOffice =
  '(?:manager|managers|head|heads|senior|seniors|supervisor|boss|lead|leader|department|governance|services?|contact|team|colleagues?|police|resources|director|commissioner|officer|owner)'
/** Tells nobody outside: whom we tell among ourselves, and what a paper says. */
const amongUs = new RegExp(
  [
    '(?:(?:can|could|would|will) (?:you|anyone|anybody|someone|somebody) (?:please )?)?(?:tell|advise|remind) me',
    `(?:tell|telling|inform|informing|notify|advise|write to|let|answer to|explain to) (?:(?:my|our|the|a|an|their) )?(?:\\w+ ){0,2}(?:${ofTheOffice}|anyone|anybody|someone|somebody|hr|ig)(?: senior| else| higher| know)?`,
    '(?:who|whom) (?:\\w+ ){0,4}(?:tell|inform|notify|write to)',
    '(?:who|which \\w+(?: \\w+)?) (?:(?:must|has to|should|will|then|normally|usually) )?(?:answers?|replies|reply|responds?|writes?|explains?|tells?|informs?)',
    '(?:does|do|did) (?:the|our|this|it|part|section|s\\d+)(?: \\w+){0,3} say',
    '(?:the|our|this) (?:procedure|policy|guidance|source|rules?|section|part) (?:\\w+ )?says?',
    'word for word|(?:in|by) writing|in other words|passwords?|the last word',
  ].join('|'),
  'g',
)
const wanted =
  /\b(?:say|says|said|saying|word|words|worded|wording|script|scripts|scripted|phrase|phrased|phrasing|sentences?|reply|replies|replying|respond|responding|response|answer|answers|answering|answered|draft|drafting|tell|telling|write|writing|explain|inform|put it|line to take|speak|talk)\b/

/** Are words wanted: to say, to write, to answer with? */
export const asksForWords = (words: string): boolean => wanted.test(words.replace(amongUs, ' '))
