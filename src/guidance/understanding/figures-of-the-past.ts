/**
 * What is told as a fact of long ago or of somebody's family, and what the procedure itself says: no threat of now. Used and bounded like
 * figures-of-speech.ts: each is put into plain words, the rest is read as it stands, and nothing with a word of what is still to come is here.
 */
const kin =
  '(?:(?:step|grand|late )?(?:mum|mother|mam|dad|father|husband|wife|partner|son|daughter|brother|sister|gran|granny|nan|nana|grandad|grandma|uncle|aunt|auntie|cousin|friend|mate|parents|child|baby|dog|cat)s?)'
const whose = '(?:his|her|their|my|the customers|customers|the callers|callers|a)'
/** Nobody means to follow, nobody is blamed with a threat, and nothing is said of now. */
const nothingToCome =
  '(?!.*\\b(?:will|ll|hell|shell|theyll|id|hed|shed|going to|gonna|wants? to (?:die|join|go|be with|end|kill)|join\\w*|follow\\w*|be with (?:him|her|them)|the same|too|next|again|or else|unless|tonight|tomorrow|threat\\w*|revenge|pay for|cant go on|cannot go on|no point|better off|himself now|herself now|so (?:he|she) (?:has|is)|now (?:he|she) (?:has|is|says he|says she))\\b)'
/** The same, to the end of the sentence: what a long account tells after it is read as it stands. */
const nothingInIt = nothingToCome.replace('.*', '[^.!?]*')
/** Nobody is where it could happen again. */
const nowhereNear = '(?!.*\\b(?:platform|station|tracks?|bridge|roof|ledge|edge|cliff|car park|pills|tablets|knife|gun|rope)\\b)'
const longAgo =
  "(?:(?:back )?in (?:the )?(?:19\\d\\d|20(?:[01]\\d|2[0-4])|'\\d\\d)s?\\b|(?:\\w+ )?(?:years|decades|yrs) (?:ago|back)|when (?:he|she|they|i) (?:was|were) (?:(?:a|an|only|just|very) )*(?:boy|girl|child|kid|little|small|young|baby|teenager|student|at school|\\w+ years old)|as a (?:boy|girl|child|kid|teenager)|in the (?:war|sixties|seventies|eighties|nineties|noughties))"
const endedBy =
  '(?:(?:hanged|hung|killed|shot|drowned|murdered|stabbed|poisoned)(?: (?:himself|herself|themselves))?|(?:took|ended) (?:his|her|their) (?:own )?life|died (?:by suicide|of an overdose)|jumped (?:in front of|under|off) (?:an?|the) \\w+)'
const place =
  '(?:spain|france|portugal|australia|canada|poland|italy|america|ireland|scotland|wales|england|london|cyprus|greece|turkey|germany|india|pakistan|jamaica|romania|cornwall|devon|new zealand)'
const ofPapers =
  '(?:(?:the |our |this )?(?:operating )?(?:procedure|policy|guidance)|(?:section|part|paragraph|page) (?:\\d+|\\w+)|s\\d+(?: \\d+)?)'
/** Nobody in particular is told of. */
const ofNobody =
  '(?!.*\\b(?:he|hes|she|shes|theyre|caller|a customer|the customer|my|me|us|on the (?:phone|line)|just (?:now|rang|said)|right now|emailed|wrote|rang|rung)\\b)(?<!\\b(?:he|hes|she|shes|caller|a customer|the customer|customer says|rang|rung|on the (?:phone|line)|me|us)\\b.*)'

export const figuresOfThePast: readonly (readonly [RegExp, string])[] = [
  // "Her gran passed away, she asked for the deadline to be moved"
  [
    new RegExp(
      `\\b${whose} (?:\\w+ )?${kin} (?:has |have |had |s )?(?:just |sadly |recently )?(?:passed away|died|is dying of \\w+|passed on)\\b${nothingToCome}`,
      'g',
    ),
    'family is unwell',
  ],
  // "His dad hanged himself when he was a boy", "her husband took his own life in 1998"
  [new RegExp(`\\b${whose} (?:\\w+ )?${kin} (?:had |was )?${endedBy} ${longAgo}${nothingInIt}${nowhereNear}`, 'g'), 'family was unwell'],
  // "His late daughter's university. She jumped in front of a train in her second year"
  [
    new RegExp(
      `\\b(?:he|she|they|who|had) (?:had )?${endedBy} (?:${longAgo}|in (?:his|her|their) (?:first|second|third|final|last) (?:year|term))(?<=\\blate ${kin}\\b.*)${nothingInIt}${nowhereNear}`,
      'g',
    ),
    'family was unwell',
  ],
  // "He was threatened by his landlord years ago"
  [
    new RegExp(
      `\\bwas (?:threatened|attacked|assaulted|stabbed|beaten up|mugged) by (?:his|her|their|an?|the) (?:\\w+ ){0,2}?(?:landlord|neighbour|employer|boss|bailiff|colleague|teacher|stranger|man|gang|ex|husband|partner)s? ${longAgo}${nothingToCome}`,
      'g',
    ),
    'had a bad time',
  ],
  // "Going away for good to Spain"
  [
    new RegExp(
      `\\b(?:is |hes |shes |be )?(?:going|moving|off|emigrating|retiring) (?:away )?(?:for good )?(?:for good )?to ${place}\\b(?: for good)?${nothingToCome}`,
      'g',
    ),
    'he has a new address',
  ],
  // Things, and what has no life
  [
    /\b((?:hold )?music|queues?|waiting|wait|forms?|letters?|paperwork|phone menu|menu|website|portal|password\w*|spreadsheets?|meetings?|rota) (?:makes?|made|making|is making|has made) (me|us|him|her|them) (?:lose|want to lose) the will to live\b/g,
    '$1 annoys $2',
  ],
  [
    /\b(?:will|would|is going to|s going to|ll) be the death of (?:that|the|this|our|his|her|their) (?:\w+ )?(?:high street|street|town|village|market|business|club|pub|shop|trade|project|scheme|campaign|countryside|library|school|theatre|farm)\b/g,
    'is bad for business',
  ],
  [
    /\b(?:would |will |ll |d )?go(?:es|ing)? to the ends? of the earth (?=(?:to get|to find|to see|for) (?:his|her|their|the|a|an|that) (?:file|files|records?|answer|letter|papers|apology|refund|reply)\b)/g,
    'tries hard ',
  ],
  [
    /\b(?:(?:asked|asks|asking|wants|wanted) (?:me |us )?for )?(?:the|his|her|their|a|my) deadline (?:to be )?(?:moved|extended|put back|changed)\b/g,
    'wants more time',
  ],
  // The procedure's own words, asked about
  [
    new RegExp(
      `^(?=.*\\b(?:${ofPapers}\\b.*\\b(?:says?|said|reads?|mentions?|states?|talks? about|about|under|means?)|quoting ${ofPapers}|where in ${ofPapers}|(?:bit|part|section) about|(?:which|what) (?:section|part))\\b)${ofNobody}(.*?)(?:threat(?:s|en|ens|ening)? (?:of|to) (?:self ?-?harm|suicide|harm(?: themselves| themself)?(?: (?:a |any )?members? of (?:the )?(?:staff|public))?)|imminent threat(?: we should call the emergency services)?)`,
    ),
    '$1behaviour',
  ],
]
