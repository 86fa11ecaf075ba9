/**
 * What a customer asks of us, and how far that has got: only how their case stands · the policy itself is what they dispute · somebody entitled to
 * it has it already · they have been told that we do as they wish.
 */
export type Demand = 'asks-progress' | 'disputes-policy' | 'with-somebody' | 'wish-confirmed'

const progress =
  /\b(?:updates?|progress\w*|any news|how far|where (?:he|she|they|it|things|(?:his|her|their|the) \w+) (?:stands?|is|are|has got|have got|is up to|has got to|is at)|(?:is|s|are) up to\b|whats happening with (?:his|her|their)|state of play|how (?:his|her|their|the) (?:case|complaint|request|enquiry|appeal)(?: is|s)? (?:is |getting on|going|coming|doing|progress\w*|stand\w*))\b/
/** Whoever is unhappy asks for more than an update. */
const unhappy =
  /\b(?:unhappy|not happy|dissatisf\w*|angry|furious|fuming|livid|annoyed|cross|complaining|wants to complain|make a complaint|complain about|fed up|sick of|disgust\w*|shout\w*|swear\w*|swore|rude\w*|abus\w*|threat\w*|demand\w*|manager|ombudsman|disagree\w*|wont accept|again and again|every (?:day|week)|(?:third|fourth|fifth|sixth|\d+th) time|outcome|decision|late|delay\w*|overdue|too long|moan\w*)\b/

const they =
  '(?:customers?|clients?|complainants?|callers?|he|hes|she|shes|they|theyre|m(?:r|rs|s|iss|x) \\w+|dr \\w+|solicitor|somebody|someone|man|woman|lady|gentleman)'
/** Ours, and not "the bank's privacy policy", of which their case may be. */
const paper =
  '(?:our|the|this|that|your|whole) (?:(?:managing|managed|customers?|contacts?|unacceptable|behaviours?|unreasonable|complaints?|operating|whole|own|office|icos?|persistent|restrictions?) )*(?:polic(?:y|ies)|procedures?|rules)(?: itself)?'
const against =
  '(?:challeng\\w*|disput\\w*|object\\w*|contest\\w*|dissatisf\\w*|unhappy|not happy|disagree\\w*|unlawful|illegal|discriminat\\w*|unfair\\w*|breach\\w*|human rights|withdrawn|scrapped|disgrac\\w*|no right to (?:use|apply)|cant (?:use|apply)|complain\\w* (?:about|of|that))'
/** "What does the procedure say", "under the procedure": asked of it, and nothing against it. */
const asked =
  /\b(?:what|where|which|how)(?: \w+){0,3} (?:the|our|this) (?:\w+ )?(?:policy|procedure|rules)\b|\b(?:under|in|by|per|according to) (?:the|our|this) (?:\w+ )?(?:policy|procedure|rules)\b/g
const disputes = new RegExp(`\\b${they}\\b(?: \\w+){0,8}? (?:${against}(?: \\w+){0,6}? ${paper}|${paper}(?: \\w+){0,5}? ${against})\\b`)

const rank =
  '(?:group manager|team manager|line manager|team leader|manager|supervisor|head of \\w+|head|senior|boss|director|gm|duty \\w+)'
const done = '(?:passed|handed|given|gave|escalated|referred|forwarded|sent|put|taken|took|transferred|raised)'
const thing =
  '(?:it|this|that|him|her|them|everything|all of it|(?:the|his|her|their) (?:\\w+ )?(?:matter|complaint|call|request|details|message|wish|demand|enquiry|query|case))'
/** To a rank, with or without the name: "passed it to Sue the group manager", "my manager has it", "I told my manager he wants it". */
const withSomebody = new RegExp(
  [
    `\\b(?:ive|weve|i|we|have|has been|have been|had been|s been|been|was|already|just|then)(?: already| just| now| then)* ${done}(?: ${thing})?(?: (?:on|over|up|straight|all|already))* (?:to|with|by) (?:(?:my|our|the|a|his|her|their) )?(?:\\w+ ){0,3}?${rank}\\b`,
    `^(?:ok |so |right |yes )?${done} ${thing}(?: (?:on|over|up|straight|all|already))* (?:to|with) (?:(?:my|our|the|a|his|her|their) )?(?:\\w+ ){0,3}?${rank}\\b`,
    `\\b(?:passed|handed|escalated|referred|forwarded)(?: (?:on|over|up|straight|already))* to (?:my|our) (?:\\w+ )?${rank}\\b`,
    `\\b(?:my|our|the) (?:\\w+ )?${rank}(?: \\w+)? (?:has|have|s got|has got|is dealing with|is handling|is looking at|took|has taken) (?:it|this|that|over|his|her|their|the)\\b(?=.*\\b(?:wants?|asked|asks|asking|demand\\w*|wish\\w*|need\\w*|request\\w*|escalat\\w*|complain\\w*|call ?back)\\b)`,
    `\\b(?:already )?told my (?:\\w+ )?${rank}(?: \\w+)?\\b(?=.*\\b(?:she|he|they) (?:will|ll|is going to|has agreed to) (?:ring|call|phone|write|email|speak)\\b)|\\balready told my (?:\\w+ )?${rank}\\b`,
  ].join('|'),
)
/** "Not passed on yet", "should I pass it", "can I give it to my manager". */
const notYet = new RegExp(
  `\\b(?:not|never|havent|hasnt|should i|do i|can i|could i|may i|shall i|must i|whether to|if i|before i|want to|going to|wants? (?:it|this|that|to be)|asks? (?:for it )?to be|be|get|getting)(?: \\w+){0,2} (?:${done}|pass|hand|give|escalate|refer|forward|send|put|take|transfer|raise|tell|told)\\b`,
  'g',
)
/** "I told her we will do it": of a wish, and not of a warning or an answer. */
const confirmed =
  /\b(?:told|promised|confirmed to|assured|said to|let) (?:him|her|them|the (?:customer|caller))(?: know)?(?: that)? (?:we|i)(?: will|ll| would| can|d| are going to|re going to) (?:do|send|use|arrange|make|sort|put|always|only|email|write|post|ring|call|phone)\b/

/** By messages as words, the newest first. */
export function demandsOf(told: readonly string[]): Demand[] {
  const all = told.join(' . ')
  const handed = told.some((words) => withSomebody.test(words.replace(notYet, ' ')))
  return [
    ...(progress.test(all) && !unhappy.test(all) ? (['asks-progress'] as const) : []),
    ...(disputes.test(all.replace(asked, ' ')) ? (['disputes-policy'] as const) : []),
    ...(handed ? (['with-somebody'] as const) : []),
    ...(confirmed.test(all) ? (['wish-confirmed'] as const) : []),
  ]
}
