/** What somebody does that is unacceptable, as it can be named to them precisely (s4). */
export type Act = 'swearing' | 'shouting' | 'slurs' | 'sexual' | 'insulting' | 'talking-over'

/** What people are insulted as, us or all of us: "we are all lazy parasites", "I'm vermin". */
const slights =
  '(?:parasites?|vermin|leech(?:es)?|spongers?|scroungers?|muppets?|clowns?|monkeys?|pigs?|rats?|maggots?|cockroach(?:es)?|brain ?dead|brainless|gormless|dimwits?|halfwits?|jobsworths?|cretins?|imbeciles?|dogs?|trash|garbage|scum|filth|lazy|pathetic|worthless|thick|stupid|useless|idiots?|morons?)'
const bits =
  '(?:(?:all|both|just|only|a|an|nothing but|bunch of|load of|lot of|pack of|shower of|the|bloody|lazy|stupid|dirty|total|complete|absolute|utter|fat|old|ugly) )*'

/** A body and what covers it; what is said of them, and what somebody would do: "keeps on about my chest", "what I've got on under this". */
const bodies =
  '(?:body|bod|legs|thighs|bum|bottom|backside|arse|chest|breasts?|boobs?|tits?|cleavage|underwear|undies|knickers|bra|tights|figure|curves)'
const remarks =
  '(?:comments?|commented|commenting|remarks?|remarking|on and on|goes on|going on|keeps on|describ\\w+|complement\\w+|compliment\\w+|admir\\w+|imagin\\w+|pictur\\w+|star(?:es|ed|ing)|eyeing|ogl\\w+)'
const ofBodies = [
  'sexual\\w*|flirt\\w*|lewd|sexy|smutty|innuendos?|perv|pervs|pervert\\w*|pervy|wolf whistl\\w*|heavy breathing|breathing heavily|undress(?:es|ing)? me|my (?:body|legs|underwear)',
  "what (?:\\w+ ){0,3}(?:i|she|we)(?: am| is| are|['’]?m|['’]?s|['’]?re)? wearing|(?:im|i am|i['’]m|shes|she is|she['’]s|me) (?:am )?wearing (?:underneath|under|in bed|tonight)|what (?:ive|i['’]ve|i have|i|shes|she['’]s)(?: got)? on (?:under\\w*|tonight|in bed)",
  `${remarks} (?:(?:about|on|at|over|of|how|that) ){0,2}(?:(?:i|ive|i['’]ve|shes|she|have|has|must have|got|a) ){0,3}(?:my|her|nice|lovely|great|good|what) (?:\\w+ )?${bodies}`,
  "(?:in|into|to) bed with (?:me|her|him|us)|(?:take|taking|have|get) (?:me|her) (?:to|in|into) bed|(?:(?:asks?|asked|asking)(?: me)? for|wants?|blow(?:s|ing)? me|give him) a (?:kiss|snog|cuddle)|what (?:hed|he['’]d|he would|he wants to|hes going to) (?:like to )?do (?:to|with) (?:me|her) (?:in bed|alone|naked)",
]

/** The graver first: who attacks people for what they are is not told that they swear. */
const acts: readonly (readonly [Act, RegExp])[] = [
  [
    'slurs',
    /\b(?:racis\w+|racial\w*|sexis\w+|homophob\w+|transphob\w+|islamophob\w+|antisemiti\w+|xenophob\w+|slurs?|(?:dirty|filthy|bloody|fucking|effing|stinking|stupid|f ing) (?:foreign\w*|immigrants?|migrants?|poles?|polacks?|pakis?|arabs?|muslims?|jews?|gyps(?:y|ies)|blacks?|africans?|indians?|romanians?|gays?|lesbians?|queers?|trann(?:y|ies))|(?:go|get|send (?:me|us|her|him)|sod off|clear off|fuck off) back (?:home |to )*(?:where (?:i|we|you|she|he) (?:came|come|belong)|(?:my|your|her|his) own country)|go home to (?:my|your) own country)\b/i,
  ],
  ['sexual', new RegExp(`\\b(?:${ofBodies.join('|')})\\b`, 'i')],
  [
    'swearing',
    /\b(?:swear\w*|swore|sworn|cuss\w*|curs\w+|f\W?ing|eff\w*|[fcb] (?:words?|bombs?)|f (?:this|that|off|you) (?:and )?f|expletives?|every other word|foul|bad (?:language|words?)|(?:dirty|four letter) (?:words?|language)|language|filth\w*|fuck\w*|profan\w*|obscen\w*)\b/i,
  ],
  [
    'shouting',
    /\b(?:shout\w*|scream\w*|yell\w*|bawl\w*|bellow\w*|roar\w*|holler\w*|raising (?:his|her|their) voice|raises (?:his|her|their) voice)\b/i,
  ],
  [
    'insulting',
    new RegExp(
      `\\b(?:call\\w* (?:me|us|her|him) \\w+|names|idiots?|stupid|thick|useless|moron|insult\\w*|mock\\w*|mimic\\w*|imitat\\w*|laugh\\w* at|belittl\\w*|patroni\\w+|slag\\w* (?:me|us) off|hope you(?: all| lot)? (?:die|rot)|waste of (?:skin|space|oxygen|air|money)|(?:(?:we|were|you|youre)(?: are|re)?|(?:says?|said|saying|that|scream\\w*|shout\\w*|roar\\w*|yell\\w*|tells? me|told me)(?: that)? (?:i|im)(?: am)?) ${bits}${slights}(?! (?:to|with|for|about|at|of|by|on)\\b))\\b`,
      'i',
    ),
  ],
  ['talking-over', /\b(?:talk\w* over|interrupt\w*)\b/i],
]

/** "No threats, no swearing", "this isn't one", "does it count as a threat", "threatens us with court": what is denied, only spoken of, or anybody's right. */
const denied =
  /\bi(?:m| am| was| felt| feel| feeling| looked| seem(?:ed)?| must be)(?: \w+){0,2} (?:useless|stupid|thick|(?:an |a )?idiot|moron)\b|\b(?:no|not|never|isnt|arent|wasnt|hasnt|havent|didnt|doesnt|nothing|without|neither|nor)(?: (?!stop|quit|let|giv)\w+){0,3} (?:abus\w*|threat\w*|intimidat\w*|aggress\w*|menac\w*|violen\w*|nasty|shout\w*|swear\w*|insult\w*|bad language|raised)\b|\bwhat an? threat\b(?: \w+){0,3}|\bthreat\b(?=.*\b(?:this|that|it) (?:isnt|is not|wasnt) (?:one|that)\b)|\bthreat\w*(?: (?:me|us|to|with|go|take|taking|going|call|ring|contact|write|the|his|her|their|my|our|a|an|it|him|office|council)){0,6} (?:courts?|legal action|solicitors?|lawyers?|sue|press|news ?papers?|papers|media|mp|councillor|ombudsman|regulator|judicial review|tribunals?|complain\w*|complaint|(?:bad )?reviews?|trustpilot)\b|\b(?:count|counts|class|classed|treated|seen) as an? threat\b|\bis (?:that|it|this) an? threat\b/g
const threat = /\b(?:threat\w*|intimidat\w*|menac\w*|violen\w*)\b/
const abuse = /\b(?:abus\w*|aggress\w*)\b/

/** The act that words name, by the message that names one first; the newest comes first. */
export function actNamed(messages: readonly string[]): Act | undefined {
  for (const words of messages) {
    const told = words.replace(denied, ' ')
    const found = acts.find(([, test]) => test.test(told))
    if (found) return found[0]
  }
  return undefined
}

/** Rude in a way that no act names: "his e-mails to me are vile". */
const offensive =
  /\b(?:vile|nasty|rude\w*|snotty|snide|sneer\w*|stroppy|snarky|mouthy|lippy|condescending|offensive|obnoxious|disgusting|unpleasant|horrible|hateful|vicious|spiteful|demeaning|degrading|derogatory|personal (?:remarks|comments|attacks?)|slagging|having a go at (?:me|us)|(?:cow|bitch|cunt|twat|wanker|bastard|arsehole|prick|scum|moron|imbecile|liar)s?)\b/
/** Is somebody offensive, whatever it is that they do? Not where it is denied. */
export const offends = (told: readonly string[]): boolean => told.some((words) => offensive.test(words.replace(denied, ' ')))

/** Does somebody threaten, or is only their abuse told of? By messages as words. */
export function abuseTold(told: readonly string[]): 'threatens' | 'abuses' | undefined {
  const all = told.map((words) => words.replace(denied, ' ')).join(' . ')
  if (threat.test(all)) return 'threatens'
  return abuse.test(all) ? 'abuses' : undefined
}
