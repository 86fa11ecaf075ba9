/** What somebody does that is unacceptable, as it can be named to them precisely (s4). */
export type Act = 'swearing' | 'shouting' | 'slurs' | 'sexual' | 'insulting' | 'talking-over'

const acts: readonly (readonly [Act, RegExp])[] = [
  [
    'swearing',
    /\b(?:swear\w*|swore|sworn|cuss\w*|curs\w+|f\W?ing|eff\w*|[fc] (?:words?|bombs?)|foul|bad (?:language|words?)|(?:dirty|four letter) (?:words?|language)|language|filth\w*|fuck\w*|profan\w*|obscen\w*)\b/i,
  ],
  [
    'shouting',
    /\b(?:shout\w*|scream\w*|yell\w*|bawl\w*|bellow\w*|roar\w*|holler\w*|raising (?:his|her|their) voice|raises (?:his|her|their) voice)\b/i,
  ],
  ['slurs', /\b(?:racis\w+|sexis\w+|homophob\w+|slurs?)\b/i],
  ['sexual', /\b(?:sexual\w*|flirt\w*|lewd|what i(?: a|['’])?m wearing|my (?:body|legs|underwear)|sexy)\b/i],
  [
    'insulting',
    /\b(?:call\w* (?:me|us|her|him) \w+|names|idiots?|stupid|thick|useless|moron|insult\w*|mock\w*|mimic\w*|imitat\w*|laugh\w* at|belittl\w*|patroni\w+|slag\w* (?:me|us) off|hope you(?: all| lot)? (?:die|rot))\b/i,
  ],
  ['talking-over', /\b(?:talk\w* over|interrupt\w*)\b/i],
]

/** "No threats, no swearing", "this isn't one", "does it count as a threat", "threatens us with court": what is denied, only spoken of, or anybody's right. */
const denied =
  /\b(?:no|not|never|isnt|arent|wasnt|hasnt|havent|didnt|doesnt|nothing|without|neither|nor)(?: (?!stop|quit|let|giv)\w+){0,3} (?:abus\w*|threat\w*|intimidat\w*|aggress\w*|menac\w*|violen\w*|nasty|shout\w*|swear\w*|insult\w*|bad language|raised)\b|\bwhat an? threat\b(?: \w+){0,3}|\bthreat\b(?=.*\b(?:this|that|it) (?:isnt|is not|wasnt) (?:one|that)\b)|\bthreat\w*(?: (?:me|us|to|with|go|take|taking|going|call|ring|contact|write|the|his|her|their|my|our|a|an|it|him|office|council)){0,6} (?:courts?|legal action|solicitors?|lawyers?|sue|press|news ?papers?|papers|media|mp|councillor|ombudsman|regulator|judicial review|tribunals?|complain\w*|complaint|(?:bad )?reviews?|trustpilot)\b|\b(?:count|counts|class|classed|treated|seen) as an? threat\b|\bis (?:that|it|this) an? threat\b/g
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
