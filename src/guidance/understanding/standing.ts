/**
 * How a matter stands, beside what was done: its case is with nobody yet · there is something new to tell · they come about something else ·
 * an arrangement is in force · it is only being thought of · a chain of complaints that nobody has ended · the asker fears them · they are civil ·
 * the procedure itself, or a restriction, is complained about · a service complaint was answered · a court or the press is all that is threatened ·
 * somebody stands about without a word · whoever asks has them there still, or asks for words to them · it is a lesson · somebody named has it · the line itself failed · a colleague is shaken · what happened is asked after later, or the log is · they speak to the asker, or spoke to somebody else here.
 */
export type Standing =
  | 'unallocated'
  | 'something-new'
  | 'another-matter'
  | 'in-force'
  | 'only-proposed'
  | 'endless'
  | 'fears-them'
  | 'civil'
  | 'of-the-procedure'
  | 'still-on'
  | 'own-distress'
  | 'answered-already'
  | 'to-tell-them'
  | 'asks-of-the-log'
  | 'to-record'
  | 'speaks-to-them'
  | 'told-to-another'
  | 'in-touch'
  | 'one-channel'
  | 'of-conduct'
  | 'asks-of-review'
  | 'asks-who-may'
  | 'not-explained'
  | 'complaint-answered'
  | 'asks-if-exhausted'
  | 'challenges-it'
  | 'asks-us'
  | 'legal-only'
  | 'hangs-about'
  | 'with-them-still'
  | 'of-a-lesson'
  | 'passed-by-name'
  | 'line-failed'
  | 'colleague-shaken'

const someone = '(?:he|hes|she|shes|they|theyre|customer|caller|client|man|woman|lady|chap|bloke|lad|guy|gentleman|feller|fella)'

/** What a restriction is called. */
const restriction =
  '(?:restrict\\w*|single points? of contact|no further contact|(?:in )?writing only|written only|contact arrangement|named contact)'

const tests: readonly (readonly [Standing, RegExp])[] = [
  [
    'unallocated',
    /\b(?:un ?allocated|un ?assigned|(?:not|isnt|hasnt|havent|wasnt|never|nobody|no one|yet)(?: \w+){0,5} (?:allocated|assigned|given to (?:anyone|anybody|an officer|a case)|picked up|got (?:it|an officer)|been given)|(?:be|get|gets|being|been) (?:allocated|assigned|picked up)|(?:awaiting|waiting for|waits for|waiting on|pending) (?:allocation|an officer|a case ?(?:officer|worker)|to be)|no (?:case ?officer|case ?worker|officer|owner)(?: on it| yet| assigned)?|in (?:the|a) (?:queue|backlog)|nobody (?:has|s got|is on) (?:it|the case|his case|her case)|(?:case|complaint)s? (?:is )?with nobody|(?:nobodys?|no ?ones?|hasnt|havent|nobody has|no one has)(?: (?:has|ever|even|yet|actually|been)){0,2} (?:picked|taken|looked at)(?: (?:his|her|their|the|my|it|this|that|case|complaint|one|file|appeal))* (?:up|on|yet)\b(?! (?:the )?(?:phone|call)))\b/,
  ],
  [
    'something-new',
    /\b(?:(?:there )?(?:is|s|theres) (?:actually )?(?:something|summat|a bit|one thing|more|news|new information|an update)(?: \w+){0,3} (?:i|we) (?:can|could|havent|have not|might|should)|(?:there )?(?:is|s|theres) something new|(?:i|we|ive|weve)(?: have| do have| do| got| now)* (?:an update|something new|something (?:else|more|useful) to (?:tell|add|say|give)|new information|more information|some news|a new (?:date|answer)|further information|more to (?:tell|add|say)|(?:an|the|his|her|their) answer(?: for (?:him|her|them))?)|(?:havent|not) (?:told|explained to|given) (?:him|her|them) (?:about )?(?:the|that|this|it) yet)\b/,
  ],
  [
    'another-matter',
    /\b(?:(?:about|it is|its|thats|is|but|on|with|raise|raises|got|has|for|different|to do with|regarding) (?:\w+ ){0,2}(?:totally |totaly |completely |entirely |wholly )?(?:different|another|new|separate|unrelated|other|fresh) (?:\w+ )?(?:company|compan\w*|organisation|case|matter|complaint|thing|subject|issue|firm|council|bank|query|enquiry|business|request|topic|problem)|something (?:else|new|different)(?: entirely| altogether| completely)?|nothing to do with (?:that|it|the|his|her|their)|not about (?:that|the|his|her|their) (?:\w+ )?(?:case|one|matter|complaint)?|unrelated)\b/,
  ],
  [
    'only-proposed',
    /\b(?:(?:can|could|should|may|shall|would) (?:i|we|one person|somebody|someone|he|she|they)(?: \w+){0,3} (?:ask\w*|tell|restrict\w*|limit\w*|bar|ban|block|stop|make|put|have|take|deal|say|refuse|give|go|cut|move|get)|could one|should (?:it|he|she|they) be|(?:want|like|ask(?:ed)?|thinking|think|suggest\w*|request\w*|propos\w*|apply|recommend\w*) (?:\w+ ){0,4}(?:restrict\w*|written only|writing only|in writing|single point|spoc|one person|one contact|ban|block|bar|nfc|no further contact)|how do (?:i|we) (?:get|stop|ask|restrict|ban|block|go about)|is it possible|wouldnt it be|would it (?:help|be)|better if|not (?:been )?(?:decided|approved|agreed)|no decision)\b/,
  ],
  [
    'in-force',
    new RegExp(
      `\\b(?:nfc|no further contact)\\b|\\b(?:his|her|their) (?:single point of contact|spoc|named contact|one contact|restrictions?|contact arrangement)\\b|\\bonly (?:allowed|meant|supposed|permitted) to (?:write|deal|speak|talk|contact|phone|ring|e ?mail)\\b|\\b(?:has|have|with|under|on|got|s|is|are) (?:a |an |his |her |their |been )*(?:\\w+ )?(?:restrict(?:ed|ions?)|single point of contact|spoc|named contact|nominated contact|arrangement|contact arrangement)|\\b(?:written|writing|letters?|e ?mail|phone|post) only\\b|\\bonly (?:in writing|by (?:letter|post|e ?mail|phone))\\b|\\brestricted\\b|\\b(?:case|title|record|it|file) (?:says|is marked|marked|is flagged|flagged|shows)|\\bflagged up\\b|\\b(?:decided|approved|agreed|in place|in force|letter (?:has )?(?:gone|went|been sent))\\b|\\b${someone} (?:has|s|is|are|have) (?:only )?(?:allowed|meant|supposed|told|been told) to (?:\\w+ )?(?:write|deal|speak|contact|phone|ring)`,
    ),
  ],
  [
    'endless',
    /\bcomplain\w*\b.*\b(?:complain\w*|complaint)\b.*\b(?:complain\w*|complaint|about that|where does (?:it|this) (?:stop|end))\b|\b(?:where|when) does (?:it|this|that) (?:all )?(?:stop|end|finish)\b|\b(?:third|fourth|fifth|sixth|3rd|4th|5th|6th|another|yet another) complaint about\b|\bcomplaints? (?:about|after|on top of|upon) complaints?\b|\bround (?:and round )?in circles\b|\bno end to\b/,
  ],
  [
    'fears-them',
    /\b(?:scar\w+|frighten\w*|afraid|creep\w*|threat\w*|abus\w*|stalk\w*|obsess\w*|worr\w+|dont (?:feel safe|trust|like|want)|dont want (?:to|him|her|them|my)|rather not|unsafe|nervous|weird|look(?:s|ed|ing)? (?:me|us) up|find (?:me|us)|facebook|socials|linkedin|where i (?:live|work|park)|what i look|aggressive|violent|nasty|horrible|intimidat\w*|uncomfortable|uneasy|sinister|sexual\w*|flirt\w*|wear\w*|harass\w*|fear\w*|angry|furious|turn(?:ed|s)? up|followed|waiting for me|at my (?:\w+ )?(?:house|home|door|flat)|(?:leave|keep|leaving|keeping) (?:off )?my (?:sur|last )?name|without my (?:sur|last )?name|swear\w*|shout\w*)\b/,
  ],
  [
    'civil',
    /\b(?<!not )(?<!isnt )happy enough\b|\b(?:civil|polite\w*|friendly|pleasant|courteous|lovely|nice|perfectly (?:fine|calm|reasonable)|no trouble|no (?:problem|issue|bother) with (?:him|her|them)|calm|ordinary|normal|reasonable|charming|sweet|respectful|professional)\b/,
  ],
  [
    'of-the-procedure',
    /\b(?:(?:un)?happy|unhappy|complain\w*|complaint|disgrace\w*|unfair|object\w*|disput\w*|dissatisf\w*|annoyed|angry|cross|fuming|challeng\w*|not having|doesnt (?:like|accept)|disagree\w*|wrong|upset)\b(?=.*\b(?:policy|procedure|rules?|process|managed?|managing|treated|restricted|restriction|arrangement|warned|cut off|put through it|applied|handled)\b)|\b(?:policy|procedure|rules?|process)\b(?=.*\b(?:disgrace\w*|unfair|complain\w*|unhappy|not happy|object\w*|discriminat\w*|joke|rubbish|wrong)\b)/,
  ],
  [
    'still-on',
    /\b(?:still (?:on|going|at it|here|shouting|swearing|there)|on (?:the|her|his|their) (?:phone|line|call)|right now|at the moment|as we speak|i can hear|i hear|can hear (?:him|her|them)|listening (?:in|to)|getting (?:bawled|shouted|screamed|sworn|abused|yelled|it in the neck|a right|an earful)|being (?:bawled|shouted|screamed|sworn|abused|yelled)|is (?:getting|taking|on|having)|in tears on|two desks|next (?:desk|to me)|across the (?:room|office)|step in|take (?:it )?over|live call|stuck on|on hold|go back to (?:him|her|them) in)\b/,
  ],
  [
    'own-distress',
    /^(?:(?:just|still|bit|a bit|had|feel\w*|felt|proper|really|totally|honestly)\b ?)*(?:had a \w+ (?:call|one|contact)|shak\w+|shook|cried|crying|gutted|rattled|upset|drained|in bits|in tears|wobbly)\b|\b(?:cried|cry|hid|sat) in the (?:loo|toilet|car|kitchen)\b|\b(?:i|im|ive|i am|me|my|myself|mi)\b(?=.*\b(?:shak\w+|shook|upset\w*|tears|cry\w*|cried|sick|cope|coping|stress\w*|distress\w*|anxious|anxiety|panic\w*|scared|frighten\w*|afraid|dread\w*|sleep\w*|rattled|drained|exhausted|all over the place|not (?:ok|okay|right|fine|myself)|struggl\w*|had enough|cant (?:take|face|stop|do|pick|go on)|worn|burn\w* out|low|numb|how i feel|how im feeling|overwhelm\w*|get to me|got to me|getting to me|affect\w*|bothered|hurt\w*|trembl\w*|in bits|a mess|wobbl\w*|horrible|awful|dreadful|vile|terrible|nightmare|talk to (?:someone|somebody)|tell (?:someone|somebody)|told someone)\b)/,
  ],
  [
    'answered-already',
    /\b(?:wont|doesnt|didnt|hasnt|refuses to|never|not) (?:even )?(?:read|open|look at|listen to|accept) (?:the|my|our|any|it|what)\b|\b(?:the|my|our) (?:answer|reply|letter|email) (?:that )?(?:i|we) (?:already |have )?(?:sent|gave|wrote)\b|\b(?:already|all been) (?:answered|been answered|told|explained|had (?:the|an|his|her) answer)\b|\b(?:same|identical) (?:\w+ )?(?:thing|question|point)s?\b.*\b(?:answer\w*|told|explained|replied)\b/,
  ],
  [
    'to-tell-them',
    /\b(?:does|do|should|will) (?:he|she|they|the customer|mr \w+|mrs \w+|ms \w+) (?:get told|get to know|need to know|have to know|hear|know|find out)\b|\bhear (?:of|about) it\b|\b(?:asks?|asking|wants to know)(?: \w+){0,4} (?:if|whether)\b|\b(?:tell|let|letting|telling|inform|informing|make|say to|write to|writing to|letter (?:to|telling|letting)|word\w*|what (?:goes|do (?:i|we) (?:say|put|write|tell)))\b(?=.*\b(?:him|her|them|mr|mrs|ms|customer|know|aware|letter|e ?mail|what goes in)\b)/,
  ],
  [
    'asks-of-the-log',
    /\b(?:logs?|form|template|boxes|fields?)\b|\b(?:by (?:mistake|accident)|accidentally|wrong button)\b|\b(?:goes?|go|send|sent|copy|copies|fill|filled|filling|put|write|written|record|attach|save)\b(?=.*\b(?:log|form|case file|file|reason)\b)|\b(?:case (?:number|reference|ref)|there is a case|theres a case)\b|\bas (?:the )?reason\b/,
  ],
  [
    'told-to-another',
    /\b(?:took|taken|had|got) (?:a|the|this|that|his|her) call\b|\bpassed (?:me|it|this|on|to me|up)\b|\b(?:told|said to|rang|emailed|wrote to|phoned) (?!(?:me|us|him|her|them|you|that|he|she|i|they)\b)\w+\b|\b(?:been|was|were) told\b|\b(?:colleagues?|my team|the team|one of (?:my|our)|member of staff)\b/,
  ],
  [
    'speaks-to-them',
    /\b(?:ive got|i have|got|have) (?:a |an |the )?(?:\w+ )?(?:him|her|them|caller|man|woman|customer|lady|lad|someone|somebody)\b(?: \w+){0,2} (?:on|here)\b|\b(?:on (?:my|the) (?:line|phone)|on (?:to|with) me|to me now|am talking to|im talking to|still on|tells me|telling me|told me)\b/,
  ],
  [
    'in-touch',
    /\b(?:on the (?:phone|line)|on now|rang|rung|ringing|rings|called|calling|calls|phoned|phoning|emailed|wrote|written in|turned up|contacted|in touch|walked in|messaged|been on|back on|got (?:him|her|them)|waiting)\b/,
  ],
  ['of-conduct', /\b(?:unacceptable|not acceptable|language|tone|manner|behaviour|attitude|conduct|rude\w*)\b/],
  [
    'one-channel',
    /\b(?:written|writing|letters?|e ?mail|phone|post|telephone) only\b|\bonly (?:in writing|by (?:letter|post|e ?mail|phone)|writes?|write to)\b/,
  ],
  ['asks-of-review', /\breview\w*\b|\blooked at again\b|\bhow (?:often|long)\b|\bstill (?:a|in)\b|\bown(?:s|er)?\b(?=.*\brecord)/],
  [
    'asks-who-may',
    /\b(?:who (?:can|may|decides|has to)|can i (?:bar|ban|restrict|block|limit|decide|approve)|does it (?:have to )?go up|am i allowed|do i need (?:my|a|the))\b/,
  ],
  [
    'not-explained',
    /\b(?:not|havent|hasnt|hadnt|didnt|never|yet to|nobody|nobodys|no ?ones?)(?: (?:has|have|had|ever|even|really|yet|been|properly|actually|once|able|to|a|any|the|chance|time|opportunity|bothered|managed|it|anything))* explain\w*\b/,
  ],
  [
    'asks-if-exhausted',
    /\b(?:do|should|can|could|may|must|shall|when (?:do|can)) (?:i|we) (?:\w+ )?(?:tell|say|write|inform|let)\b(?: \w+){0,5} exhausted\b|\b(?:can|could|should|may|shall|do) (?:i|we) (?:just |now |simply |already )*(?:point|send|refer|direct|signpost|steer|pass|tell)(?: \w+){1,4} (?:at|to|towards|about|off to|over to)(?: \w+)? ombudsman\b/,
  ],
  [
    'complaint-answered',
    /\bcomplained(?: \w+){0,2} (?:twice|three times)\b(?=.*\banswer\w*\b)|\bcomplaint (?:about|against) (?:us|me|our \w+|the \w+|my \w+) (?:was|has been|is|s been) (?:\w+ )?(?:answered|rejected|upheld|dealt with)\b|\b(?:answered|replied to|responded to|dealt with|reviewed|closed|rejected|upheld)(?: \w+){0,3} service complaint\b|\bservice complaint(?: (?:about|against) \w+)? (?:was|has been|is|s been|been)(?: \w+)? (?:answered|reviewed|closed|rejected|upheld|dealt with)\b|\b(?:as|im|i am|i was|being) (?:the |a |his |her |their )?reviewing (?:manager|officer)\b|\b(?:my|our|the|reviewing) (?:\w+ )?(?:manager|head|director)(?: has| have)? (?:already )?(?:answered|closed|rejected|dealt with|reviewed|decided)(?: \w+){0,2} complaint\b|\bcomplaint (?:was|has been|s been|is|that was)(?: \w+){0,2} (?:answered|rejected|upheld|decided|closed|dealt with|reviewed)(?: \w+){0,3} by (?:my|our|the|a) (?:\w+ )?(?:manager|head|director)\b|\b(?:two|both|second|three|third) (?:\w+ )?(?:reviews?|service complaints?)\b/,
  ],
  [
    'challenges-it',
    new RegExp(
      `\\b${restriction}\\b(?=.*\\b(?:unfair|discriminat\\w*|breach(?:es|ing)? (?:of|his|her|their|the|my)\\b|human rights|unlawful|illegal|wants (?:it|this|that) (?:lifted|reviewed|removed|overturned|changed)|(?:challeng\\w*|contest\\w*|disput\\w*|appeal\\w*|overturn\\w*|object\\w* to|complain\\w* about|(?:not |un)happy (?:about|with)|disagree\\w* with) (?:it|this|that|being|(?:the|his|her|their) (?:\\w+ )?${restriction}))\\b)|\\b(?:challeng\\w*|contest\\w*|disput\\w*|appeal\\w*(?: against)?|overturn\\w*|object\\w* to|complain\\w* about|(?:not |un)happy (?:about|with)|disagree\\w* with) (?:being |(?:the|his|her|their|that|this|our) (?:\\w+ )?)${restriction}\\b`,
    ),
  ],
  [
    'asks-us',
    new RegExp(
      `\\b${someone} (?:(?:now|just|still|also|then|is|s|has|keeps?) )*(?:wants?|wanting|asks?|asked|asking|says|said|insists?|insisting|demands?|demanding|tries|trying|turns up|comes|came)\\b`,
    ),
  ],
  [
    'legal-only',
    /\bthreat\w*(?: \w+){0,4} (?:courts?|legal action|solicitors?|lawyers?|press|papers|media|mp|ombudsman|judicial review|tribunal|trustpilot|complain)\b/,
  ],
  [
    'hangs-about',
    /^(?!.*\b(?:knife|knives|gun|hammer|bat|axe|petrol|weapon|blade|acid|machete|bottle|stick|now|tonight|follow\w*|kill\w*|hurt\w*|threatened|shout\w*|bang\w*)\b)(?=.*\b(?:stood|standing|stands|waiting|waits|hang\w* (?:about|around|round)|lurk\w*|loiter\w*|sat|sitting|parked) (?:\w+ ){0,2}(?:outside|opposite|by the (?:door|gate|entrance)|(?:in )?(?:the|our) (?:car park|building|office)))(?=.*\b(?:days? (?:running|in a row)|every (?:day|night|evening|morning)|all (?:day|week|morning|afternoon)|(?:two|three|four|five|several|\d+) (?:days|times|nights|evenings|mornings)|again)\b)(?=.*\b(?:(?:hasnt|has not|havent|never|not|didnt|doesnt) (?:said|spoken|says?|speak|done)|says nothing|said nothing|without a word|no threats?)\b)/,
  ],
  [
    'with-them-still',
    /\b(?:he|hes|she|shes|they|theyre|caller|customer|man|woman|lady|lad|girl|boy)(?: is| s| are)? still (?:on(?! (?:to|with|the (?:phone|line) (?:to|with)) (?:my|the|a|our) )|here|there|with me|holding|(?:talking|speaking|crying|sobbing|waiting)(?! to (?:my|the|a|our)\b))\b|\b(?:ive|i have|ive still|i still have) (?:still )?got (?:him|her|them) (?:on|here)\b|\b(?:what|how) (?:do|should|shall|can) (?:i|we) (?:\w+ )?(?:say|reply|answer|tell|put it)(?: (?:to )?(?:him|her|them|now|next|back|meanwhile))*$/,
  ],
  [
    'of-a-lesson',
    /^(?=.*\b(?:quiz|e learning|multiple choice|exam|test question|training (?:module|question|quiz|scenario|exercise|slides?|video|handout|pack)|role play|induction (?:quiz|test|module|question))\b)(?=.*\b(?:(?:which|what) (?:section|part|answer|option|number)|section number|true or false|right answer|correct answer)\b)(?!.*\b(?:on the (?:line|phone)|right now|just now|just (?:said|told|rang)|for real|real|really|not the quiz)\b)/,
  ],
  [
    'passed-by-name',
    /(?:^|\. )(?:(?:ok|yes|yep|right|so|i|we|ive|weve|just|already|have)\b ?)*(?:passed|handed|given|gave|escalated|sent|took) (?:it|that|this|everything|the (?:call|details|note|notes|case)|all of it)(?: (?:on|over|up|straight|all))* to (?!him\b|her\b|them\b|me\b|us\b|you\b|the (?:caller|customer)\b)\w+(?: \w+){0,4}?(?: (?:and|who))? (?:he|she|hes|shes|they|theyve|theyre|who)(?: has| have| is| s| are)? (?:(?:now|already) )?(?:got it|has it|have it|has that|got that|on it|dealing with (?:it|that)|taking it|ringing|calling)\b/,
  ],
  [
    'line-failed',
    /\b(?:phone|battery|headset|system|teams|line|call|signal|connection)(?: has| is| was| just| then| went| got| all| s)* (?:died|dead|dropped|cut out|crashed|failed|broke|disconnected|cut off)\b|\blost (?:the )?(?:signal|line|connection)\b|\b(?:we|i|got|were|was) (?:got )?cut off\b/,
  ],
  [
    'colleague-shaken',
    /\b(?:colleague|workmate|co ?worker|team ?mate|desk ?mate|(?:man|woman|person|one|lad|girl|lady) (?:next to|beside|opposite) me)(?:s| is| was| has been| looks| seems| came off \w+ \w+)?(?: \w+){0,4}? (?:crying|in tears|sobbing|shaking|shaken|upset|in bits|distressed|cried|rattled|a mess|struggling|not (?:ok|okay|right|coping))\b/,
  ],
  [
    'to-record',
    /\b(?:record|recorded|recording|log it|put (?:it |this |that |them |her |him )?(?:on|in)|on the system|on to the system|advice services|set (?:it |this |that )?up|create|creat\w+|added?|add it|enter|updat\w*|register)\b/,
  ],
]

/** What gives the words for a caller or takes them away is told by the newest message alone: a quiz may be followed by a call, and a senior take it over. */
const ofNewest: ReadonlySet<Standing> = new Set(['hangs-about', 'of-a-lesson', 'with-them-still'])

/** How the matter stands, by messages as words, the newest first. */
export function standingOf(told: readonly string[]): Standing[] {
  const all = told.join(' . ')
  return tests.flatMap(([standing, test]) => (test.test(ofNewest.has(standing) ? (told[0] ?? '') : all) ? [standing] : []))
}
