/**
 * Who asks, where the words tell: the officer who decided the case · a manager, of their own staff · a senior or head who is told and has to
 * act · somebody whose own life is at risk. Left open, it is whoever has the contact.
 */
export type Asker = 'officer' | 'manager' | 'senior' | 'in-despair'

const iAm = '(?:im|i am|as|being)'
const senior = new RegExp(
  `(?<!\\bnot )\\b${iAm} (?:now |just )?(?:the |a |an |on )?(?:duty |on call )?(?:senior|head of (?:department|customer contact|\\w+)|director|group manager)\\b(?! (?:enough|than|case\\w*|advis\\w+|clerk|admin\\w*|technical|executive))|\\b${iAm} (?:the |on )?duty (?:manager|officer|lead)\\b|\\b${iAm} (?:the )?(?:manager|officer) on duty\\b|\\bpassed (?:it |this |that )?(?:up )?to me as\\b|\\b(?:duty (?:manager|senior|lead)|senior on duty|head of department|group manager) here\\b`,
)
const staff =
  '(?:lads?|girls?|team|staff|officers?|people|new starters?|advis[eo]rs?|caseworkers?|case officers?|lot|trainees?|apprentices?|reports?)'
const manager = new RegExp(
  `(?<!\\bnot )\\b${iAm} (?:the |a |an |his |her |their |one of the )?(?:line |team |service |acting |deputy )*(?:manager|team leader|supervisor)\\b|\\b(?:one|two|three|some|any|none|all|member|members) of my ${staff}\\b|\\bmy (?:new starter|trainee|apprentice|direct report|team member|member of staff)s?\\b|\\b(?:team leader|team manager|line manager|supervisor) here\\b|\\b(?:i manage|i line manage|i supervise)\\b|\\b(?:someone|somebody|an? \\w+) (?:who )?(?:i manage|in my team whom?)\\b`,
)
const officer =
  /\b(?:case ?(?:officer|worker)) (?:here|is me)\b|\b(?:im|i am|i was) (?:the|his|her|their) (?:case ?(?:officer|worker)|officer|caseworker)\b|\bmy (?:own )?(?:decision|outcome|findings?|assessment|case outcome|view on (?:his|her|the) case)\b|\b(?:decision|outcome|finding) (?:that )?(?:i|ive|i have) (?:just )?(?:made|gave|given|sent|reached|issued|wrote|written)\b|\bi (?:made|took|wrote|gave) (?:the|that|this|his|her) (?:decision|outcome)\b|\bi (?:decided|closed|upheld|dismissed|found against|turned down|rejected|worked on|did) (?:on )?(?:his|her|their|the) (?:case|complaint|appeal)\b|\b(?:its|is|was|it is) my case\b|\b(?:it was|its|that was) (?:me|i) (?:who |that )?(?:decided|made|closed|wrote|did|dealt)\b|\bcase (?:is|was) mine\b/

/** What one says of oneself who wants to be no more. "Not the job": it is no giving of notice. */
const noMore =
  /\b(?:i (?:really |just |honestly |think i )*(?:dont|do not|no longer|cant) want to (?:be (?:here|alive|around)|live|wake up|exist|carry on living|go on living)|i (?:really |just |honestly )*(?:want|wish|need) (?:to be dead|to die|to end (?:it|my life)|i was dead|i were dead|it all to end)|(?:im|i am|ive been|i have been|i keep) (?:thinking (?:of|about)|going to|gonna) (?:kill\w* myself|suicide|ending it|ending my life|end(?:ing)? it all|hurt\w* myself|harm\w* myself|not being here)|(?:im|i am) suicidal|i feel suicidal|i (?:have |ve )?(?:taken|took) (?:all|an overdose|the lot|too many)|everyone (?:would|will) be better off without me|i (?:cant|cannot) (?:go on|do this) any ?more)\b/
/** Weaker words need a second sign that it is life and not the job. */
const weak = /\bi (?:cant|cannot) (?:go on|do this) any ?more\b|\bdont want to be here\b/
const lifeItself =
  /\b(?:not (?:just )?the job|not work|alive|die|dead|suicid\w*|kill myself|end (?:it|my life)|better off without me|(?:any ?more|no longer|dont want to be here)(?: \w+){0,8} here)\b/
/** Words that another said: a quotation and its speaker. */
const ofAnother =
  /\b(?:he|hes|she|shes|they|caller|customer|client|man|woman|lady|lad|girl|boy|gentleman|bloke|letter|e ?mail|email|voicemail|message|chat|text|note)(?: \w+){0,6} (?:says?|said|saying|tells?|told|wrote|writes|written|reads?|states?|goes|went|shout\w*|scream\w*|cried|crying|whisper\w*|left|from|ends?|typed|types)\b|^(?:says?|said|saying|wrote|writes|quote|says he|says she|caller|customer|e ?mail|email|letter|voicemail)\b/

/** Whoever is named before it may be the one who says it: "this customer on the phone: I want to die". Not "after that caller". */
const somebodyElse =
  /(?<!\bafter (?:that|this|the|my) (?:\w+ )?)\b(?:customers?|callers?|clients?|man|woman|lady|lad|girl|boy|bloke|guy|gentleman|letter|e ?mail|voicemail|text|chat|message|quote)\b/

/** Is it the asker's own life? By one message as words (wordsOf); only where nobody else is told to have said it, and it comes of work. */
export function isInDespair(words: string): boolean {
  const found = noMore.exec(words)
  if (!found || ofAnother.test(words) || somebodyElse.test(words.slice(0, found.index))) return false
  const ofWork =
    /\b(?:that|this|the|last|these|my) (?:calls?|job|shift|team|desk|customers?|manager|work)\b|\bat work\b|\bcolleagues?\b|\bafter (?:he|she|they) hung up\b/.test(
      words,
    )
  return ofWork && (!weak.test(words) || lifeItself.test(words))
}

/** Who asks, by messages as words, the newest first. */
export function askerOf(told: readonly string[]): Asker | undefined {
  if (told.some(isInDespair)) return 'in-despair'
  if (told.some((words) => senior.test(words))) return 'senior'
  if (told.some((words) => manager.test(words))) return 'manager'
  return told.some((words) => officer.test(words)) ? 'officer' : undefined
}
