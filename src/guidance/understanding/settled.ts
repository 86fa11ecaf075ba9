/**
 * What is done already, so that nobody is asked to do it again: the police or another authority was told · somebody entitled to it has decided ·
 * the manager knows · the decision on the case was explained · a first name was given, and they will not have it.
 */
export type Settled = 'reported' | 'decided' | 'manager-knows' | 'decision-explained' | 'first-name-refused'

/** "Should we report", "going to tell the police", "can he decide", "not explained it yet": none of it is done. */
const notDone =
  /\b(?:not|never|havent|hasnt|hadnt|didnt|isnt|arent|wasnt|without|yet to|should (?:i|we|he|she|they)|do (?:i|we|you)|did (?:i|we)|can (?:i|we|he|she)|could (?:i|we)|may (?:i|we)|must (?:i|we)|shall (?:i|we)|would (?:i|we)|how (?:do|to)|who (?:can|may|should|must|has to)|when do|need to|needs to|have to|has to|before|if|unless|until|want(?:s)? (?:to|me to)|going to|about to|ought to|to be|will|wants?|asks?|asking)(?: \w+){0,3} (?:report\w*|refer\w*|tell|told|inform\w*|notif\w*|call\w*|contact\w*|decid\w*|agree\w*|approv\w*|explain\w*|authoris\w*|sign\w*)\b|\b(?:not|never|havent|hasnt|no)(?: \w+){0,2} (?:chance|time|opportunity|round|managed|able)(?: \w+){0,2} explain\w*|\bwho (?:explains|will explain)\b|\b(?:wants?|asks?|asking|asked|needs?|demands?|waiting for|expects?)(?: \w+){1,6} to explain\b/g

const police = '(?:the )?(?:police|authorit(?:y|ies)|social services|safeguarding)'
const head =
  '(?:head of (?:department|dept|customer contact)|heads? of dept|head|group manager|director|manager|boss|commissioner|gms?|hods?)'
const tests: readonly (readonly [Settled, RegExp])[] = [
  [
    'reported',
    new RegExp(
      `\\b${police} (?:\\w+ ){0,3}(?:told|informed|notified|contacted|rung|involved|have (?:it|him|her|them|the report|been given|(?:his|her|their|the|all the|your) (?:details|name|report|file))|got (?:it|(?:his|her|their) details)|took|taken|came|visited|interviewed|know|are aware|aware|taken it on|on the case|dealt with|have dealt|has dealt|sorted|handled|investigated|arrested|charged|cautioned|spoke to (?:him|her|them)|had (?:him|her|them) in|closed it)\\b|\\b(?:told|informed|notified|contacted|rang|rung|gone to|went to|been to) ${police}\\b|\\b(?:reported|referred) (?:\\w+ ){0,4}to ${police}\\b|\\b(?:weve|we have|we|has been|was|were|ive|i have) (?:now |already |just )?reported (?:him|her|them|it|this|mr|mrs|ms|the customer|what)\\b|\\b(?:police|our) report (?:has been |was |is |has )?(?:made|done|filed|in|gone in|sent)\\b|\\bcrime (?:number|reference)\\b`,
    ),
  ],
  [
    'decided',
    new RegExp(
      `\\b${head}s? (?:\\w+ ){0,2}(?:agreed|agrees|approved|decided|signed|oked|okayed|authorised|sanctioned|said (?:yes|ok|okay|to|we can|go)|says (?:yes|ok|to|we can|go)|given (?:it )?(?:the|his|her|a) (?:ok|okay|nod|go ahead|green light)|happy (?:for|with)|confirmed|ruled|imposed|put (?:him|her|them) on)\\b|\\b(?:its|it is|it was|thats|been|was|has been|is|all|now|already|just) (?:been |all |now |already )?(?:agreed|approved|decided|authorised|signed off|imposed|sanctioned)\\b|\\b(?:agreed|approved|signed off|authorised) (?:by|last|yesterday|today|on|this morning)\\b|\\bi (?:only |just |have |ve )?(?:approved|signed (?:it )?off|authorised|decided|imposed)\\b|\\b(?:agreed|approved|signed off) (?:a |an |the |large|written|single|one|it|her|his|their)`,
    ),
  ],
  [
    'manager-knows',
    /\b(?:told|spoke to|spoken to|asked|raised it with|went to|been to|mentioned it to) my (?:\w+ )?(?:manager|boss|supervisor|team leader|tl)\b|\bmy (?:\w+ )?(?:manager|boss|supervisor|team leader) (?:just |only |has |already |still )*(?:says|said|knows|thinks|reckons|wont|didnt|doesnt|isnt|laughed|brushed|told me|tells me|shrugged|is no|was no|is not|ignored|hasnt|is aware|expects|wants me)\b/,
  ],
  [
    'decision-explained',
    /\b(?:explained|explain\w*|went through|gone through|talked (?:him|her|them) through|taken (?:him|her|them) through|told (?:him|her|them) why|set out)\b(?=.*\b(?:decision|outcome|case|findings?|it|reasons|why|in full|everything|twice|three times|already)\b)|\b(?:decision|outcome|findings?|reasons)s? (?:\w+ ){0,2}(?:been |was |were )?(?:explained|gone through|set out)\b/,
  ],
  [
    'first-name-refused',
    /^(?=.*\b(?:gave|given|giving|told|said|only|just|accept\w*|got|have)\b)(?=.*\b(?:first|christian|fore) ?names?\b)(?=.*\b(?:kick\w*|(?:not|isnt|wasnt|arent) happy|unhappy|wont|wouldnt|doesnt like|didnt like|refus\w+|complain\w*|object\w*|insist\w*|(?:not|isnt|wasnt) (?:good )?enough|proper name|annoyed|furious|moan\w*|(?:now|still) (?:he |she |they |hes |shes )?(?:wants?|wanting|demand\w*|asking))\b)|\b(?:not happy|unhappy|wont accept|wouldnt accept|kicking off|moaning)(?: \w+){0,6} (?:first name|full name|surname|last name)\b|\b(?:first|christian|fore) ?name(?: \w+){0,2} (?:not|isnt|wasnt|aint) (?:good )?enough\b|^(?=.*\b(?:surname|full name|last name|second name|only (?:got|gave|given|had|told|has)|just (?:got|gave|given|had|has))\b)(?=.*\b(?:kick\w*|fuss|moan\w*|grumbl\w*|object\w*|complain\w*|stink|not happy|unhappy|not having (?:it|that)|wont accept|not enough|isnt enough)\b)(?=.*\b(?:only|just) (?:got|gave|given|had|told|has|have|knows?|my first|a first)\b)|\b(?:has|had|got|knows|gave (?:him|her|them)|told (?:him|her|them))(?: \w+){0,3} (?:first name|name) and (?:my |the )?(?:department|dept|team|section)\b(?=.*\b(?:still|now|wants?|demand\w*|insist\w*|surname|full|last name)\b)/,
  ],
]

/** What messages, as words, tell to be done. */
export function settledBy(told: readonly string[]): Settled[] {
  const done = told.map((words) => words.replace(notDone, ' ')).join(' . ')
  return tests.flatMap(([settled, test]) => (test.test(done) ? [settled] : []))
}
