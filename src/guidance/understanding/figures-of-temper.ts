/**
 * What an angry or a weary person is said to do and does to nobody, each with what it means; used and bounded like figures-of-speech.ts.
 * "At the end of his tether", "the death of me", "I'll be dead by then" are not here: those are also said in earnest.
 */
export const figuresOfTemper: readonly (readonly [RegExp, string])[] = [
  // The law, the press and the post: what is announced hurts nobody.
  [
    /\bse(?:e|es|eing) (?:you|us|me|him|her|them|you lot|you all|the lot of (?:you|us)) (?:all )?(?:in|at) (?:the |an? )?(?:high |county |small claims )?(?:courts?|tribunal|hearing)\b/g,
    'complain about it',
  ],
  [/\bsue (?:you|us|me|him|her|them|everyone|everybody|the (?:office|council|lot of (?:you|us)))\b/g, 'complain about it'],
  [
    /\b(?:bury|drown|swamp|snow|flood) (?:you|us|me|him|her|them|you lot|you people|you all|the (?:office|lot of (?:you|us)))(?: under| in| with)? (?:an? (?:mountain|pile|heap|flood|ton) of )?(?:foi|foia|dsar|sar|subject access|information|paper|paperwork|letters?|e ?mails?|requests?|complaints?|forms?|appeals?)(?: requests?| complaints?)?(?: (?:until|till) (?:you|we|they) (?:choke|drown|burst|beg|give (?:up|in)))?\b/g,
    'send a great many letters',
  ],
  // Only with what it is about: "kill her at the hearing" is none.
  [
    /\b(?:murder|slaughter|crucify|destroy|annihilate|kill) (?:us|you|you lot|you all) (?:all )?(?:at|in) (?:the |his |her |their |my |an? )?(?:tribunals?|court|hearing|appeal)\b(?=.*\b(?:means?|meant) (?:the|his|her|their|an?) (?:appeal|case|complaint|claim|argument|evidence|barrister|solicitor)\b)(?!.*\b(?:car ?park|outside|steps|knife|gun|after(?:wards)?)\b)/g,
    'win against us with a complaint',
  ],
  [
    /\bcut(?:s|ting)? (?:him|her|them|my|our)sel(?:f|ves) off (?=from (?:us|you|you lot|the (?:office|service|commissioner))\b)/g,
    'turn away ',
  ],
  [/\bh(?:u|a)ng(?:s|ing)? (?:me|us|him|her|them|you)(?: all)? out to dry\b/g, 'complain about us'],
  [
    /\b((?:hold )?music|queue|waiting|wait|on hold|forms?|menu|meeting|training|portal|website|powerpoint)\b([^.!?]{0,60}?)\b(?:(?:ive|i have|im|he has|she has|hes|shes|we have|weve|i|we|he|she) )?(?:just |nearly |almost )?(?:lost|losing|lose) the will to live\b/g,
    '$1$2that is boring',
  ],
  // Anger
  [
    /\bw(?:ent|ill go|ould go) (?:ballistic|nuclear|mental|ape|spare|postal about|through the roof|off the deep end|off on one)\b/g,
    'got angry',
  ],
  [/\bgo(?:es|ing)? (?:ballistic|nuclear|mental|ape|spare|through the roof|off the deep end|off on one)\b/g, 'gets angry'],
  [/\b(?:hits?|hitting) the (?:roof|ceiling)\b/g, 'got angry'],
  [
    /\b(?:blew|blows?|blowing|blown) (?:(?:his|her|their|my) (?:top|stack|lid)|a (?:fuse|gasket)|up (?:at|on) (?:me|us|him|her|them)|steam)\b/g,
    'got angry',
  ],
  [/\bexplod(?:ed|es|ing) at (?:me|us|him|her|them)\b/g, 'got angry'],
  [
    /\b(?:out for blood|on the warpath|breathing fire|spitting (?:feathers|nails|blood)|baying for (?:blood|my blood|our blood)|up in arms)\b/g,
    'very angry',
  ],
  [
    /\b(?:(?:he|she|they|would|will|ll|hell|shell|theyll|wants?|to) ){0,4}(?:have|had|has|having|for)? ?(?:my|his|her|our|their|your) guts for garters\b/g,
    'be cross',
  ],
  [/\bhav(?:e|ing) (?:my|his|her|our|their|your) (?:head|hide|blood) on a (?:plate|platter|spike)\b/g, 'be cross'],
  [/\bheads (?:should|would) roll\b/g, 'he will complain about it'],
  [/\b(?:tears?|tore|torn|tearing|rips?|ripped|ripping) (?:a strip off|strips off|into) (me|us|him|her|them)\b/g, 'told $1 off'],
  [/\b(?:tears?|tore|tearing|pulls?|pulled|pulling) (?:my|his|her|our|their) hair out\b/g, 'is annoyed'],
  [/\b(?:rak(?:ed|es|ing)|haul(?:ed|s|ing)) (me|us|him|her|them) over the coals\b/g, 'told $1 off'],
  [/\b(?:chew(?:ed|s|ing)?|talk(?:ed|s|ing)?) (?:my|his|her|our|their) (?:ear|ears|head) off\b/g, 'talked a lot'],
  [
    /\b(?:roasted|grilled|savaged|crucified|slaughtered|hammered|lynched|shot down|torn apart) (?=(?:in|by|on) (?:the (?:press|papers?|media|review|meeting|inquiry|comments)|facebook|twitter|trustpilot))/g,
    'criticised ',
  ],
  [/\b(?:cut|cuts|cutting) (me|us|him|her|them) dead\b/g, 'ignored $1'],
  [/\btongue (?:on (?:him|her|them) )?(?:that |which )?(?:would|could|can|will|d|ll) (?:cut|slice) \w+\b/g, 'sharp way of speaking'],
  [/\b(?:get|got) knotted\b/g, 'go away'],
  [
    /\b(?:stick|shove|stuff|ram) (?:(?:it|that|this|(?:my|your|our|the|his|her) (?:\w+ ){1,4}?)) ?(?:up )?where the sun (?:dont|doesnt|does not|never) shine\b/g,
    'go away',
  ],
  [/\bgo hang\b(?! (?:himself|herself|myself|themselves|yourself))/g, 'go away'],
  [/\bgo(?:es|ing)? to town on (?=(?:us|me|him|her|them|it|the)\b)/g, 'criticise '],
  [
    /\bgunning for (?=(?:a|an|the|his|her|their) (?:refund|reply|answer|review|apology|promotion|job|decision|payment|rebate)\b)/g,
    'wants ',
  ],
  [/\bgive (?:his|her|my|their) (?:right|left|eye) (?:arm|teeth|hand) (?=(?:to|for)\b)/g, 'very much like '],
  [
    /\b(?:wont|will not|cant|never) rest (?:till|until) (?=(?:he|she|they|it|someone|somebody|a manager) (?:has|have|gets?|hears?|sees?|is|are|answers?|speaks?|knows?)\b)/g,
    'will keep on until ',
  ],
  [
    /\bfight(?:ing|s)? (?:it |this |that |us |on )*(?:(?:to|till|until|with) (?:the (?:last ditch|bitter end|death)|(?:my|his|her|our|their) (?:last|dying|final) breath)|tooth and nail|all the way)\b/g,
    'will object',
  ],
  [/\bbur(?:y|ied|ying) the hatchet\b/g, 'make friends'],
  [/\b(?:shoot|shoots|shot|shooting) the messenger\b/g, 'blame the wrong person'],
  [/\b(?:twist(?:ed|ing|s)?|stick(?:s|ing)?|stuck) the knife in\b(?! (?:his|her|my|the|a)\b)/g, 'was unkind'],
  [/\b(?:lynch mob|witch hunt|kangaroo court)\b/g, 'unfair treatment'],
  [/\b(?:loose cannon|ticking time ?bomb|minefield|bombshell|powder keg|can of worms)\b/g, 'trouble'],
  [/\b(?:in|into|on) the (?:firing line|line of fire|crossfire)\b/g, 'blamed'],
  [/\bunder fire (?=(?:all|from|for|about|over|in|this)\b)/g, 'criticised '],
  [
    /\bbombard(?:s|ed|ing)? (us|me|him|her|them|the team|staff|everyone) with (?=(?:e ?mails?|letters|calls|messages|questions|texts|requests|complaints|forms)\b)/g,
    'sends $1 many ',
  ],
  // Weariness
  [
    /\b(?:(?:hell|shell|theyll|he will|she will|they will) )?(?:wear|wears|wearing|wore|grind|grinds|grinding|ground) (?:us|me|him|her|them) (?:all )?down\b/g,
    'it is tiring',
  ],
  [/\b(?:brain ?dead|dead from the neck up|brains? (?:is |s )?(?:mush|fried|dead))\b/g, 'stupid'],
  [/\b(?:sick|tired) to death of\b/g, 'fed up with'],
  [
    /\bmurder on (?=(?:my|his|her|our|their|the) (?:\w+ )?(?:nerves?|feet|back|knees?|ears?|eyes?|hips?|legs?|head|patience|budget|blood pressure)\b)/g,
    'hard on ',
  ],
  [/\bon (?:my|his|her|their|its) last legs\b(?! (?:in hospital|on the ward))/g, 'very tired'],
  [/\bclimb(?:ing|ed|s)? the walls\b/g, 'is bored'],
  [
    /\b(?:driv(?:e|es|ing)|drove|send(?:s|ing)?|sent) (me|us|him|her|them) (?:up the wall|round the (?:bend|twist)|to drink|mad|crazy|bananas|bonkers)\b/g,
    'annoys $1',
  ],
  [
    /\b(?:(?:hes|shes|im|is|am|was|be) )?(?:buried|drowning|snowed|swamped|suffocating|choking|strangled|going under) (?:in|under|on|with|by) (?=(?:\w+ )?(?:debts?|paper|paperwork|forms|e ?mails?|red tape|letters|bills|work|cases)\b)/g,
    'has too much of ',
  ],
  // Money, and what comes to an end
  [
    /\b(?:(?:were|theyre|youre|we are|they are) )?(?:bleed(?:s|ing)?|bled|suck(?:s|ing|ed)?|milk(?:s|ing|ed)?) (us|me|him|her|them|the \w+) dry\b/g,
    'costs $1 a lot',
  ],
  [/\b(?:daylight|highway) robbery\b/g, 'too dear'],
  [/\b(?:take|took|taking|takes) (us|me|him|her|them|the council|the office) to the cleaners\b/g, 'claim a lot from $1'],
  [
    /\bhit (us|me|him|her|them) with (?=(?:an?|the|his|her|their) (?:\w+ )?(?:claim|bill|invoice|fine|letter|complaint|request|form|lawsuit|review|demand|question)\b)/g,
    'send $1 ',
  ],
  [
    /\b(?:an? |the )?(?:death (?:sentence|knell|warrant)|kiss of death|end of the road|(?:final|last|another) nail in (?:the|his|her|its|our) coffin|killer blow) (?=(?:for|to|of|in) (?:his|her|the|my|our|their|a|this|that) (?:\w+ )?(?:shop|business|claim|case|project|scheme|campaign|club|firm|company|farm|pub|street|village|appeal|complaint|market|trade)\b)/g,
    'very bad ',
  ],
  [
    /\b(?:kill|kills|killed|killing|murder|murders|murdering|strangl\w+|crucif\w+) (?=(?:off )?(?:his|her|the|my|our|their|this|that|small) (?:\w+ )?(?:business\w*|shop|trade|claim|complaint|case|project|scheme|campaign|market|mood|conversation|deal|idea|proposal|plan|request|budget)\b(?! (?:handler|officer|worker|manager|assessor|advis[eo]r|owner|maker|keeper|leader|lead|assistant|partner|clerk|man|woman|lady|person|people|staff|team)s?\b))/g,
    'ruin ',
  ],
  [/\bkill(?:er|ing)? (?=(?:deadline|queue|heels|workload|shift|rota|question|cold|headache)\b)/g, 'hard '],
  [
    /\b(deadlines?|fees?|bills?|prices?|paperwork|backlog|targets?|charges|rents?|forms?|traffic|pollen|hay ?fever|accent|jargon) (?:(?:is|are|s|was|were) )?(?:slowly |really |absolutely )?(?:killing|murdering|killed|finishing) (?=(?:me|us|him|her|them|his|her|my|our|their|the)\b)/g,
    '$1 is hard on ',
  ],
  [/\btak(?:e|es|ing) (?:his|her|their|my) chances\b/g, 'try'],
  [
    /\b(?:kids?|children|twins|boys|girls|brothers|sisters|cats?|dogs?|gulls|neighbours cats) (?:are |is |were )?(?:murdering|killing|strangling|tearing) (?:each other|one another)\b(?!,? (?:and (?:one|he|she|there)|with|until|there)\b)/g,
    'children are noisy',
  ],
  [
    /\b(?:the |my |his |her |our )?(?:line|call|phone|signal|connection|reception|sound|audio|headset|chat)s? (?:(?:just|then|has|have|had|all|suddenly|again|of) )*(?:went|gone|goes|going|is|was|s|fell|cut|dropped) (?:(?:all|completely|stone|suddenly) )*(?:dead|off|out|down)\b(?!,? (?:and )?(?:he|she|they|because|when he|when she|after he|after she|before he))/g,
    'we were cut off',
  ],
]
