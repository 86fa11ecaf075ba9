/** What a customer has told of how we serve them (s5): their wish itself, or what stands in their way and not yet what would help; or what we have agreed to. */
export type Wish = 'wish-told' | 'need-told' | 'adjustment-agreed'

const way =
  '(?:large print|big(?:ger)? (?:print|letters|font)|bold|braille|easy read|plain english|audio|on tape|cd|coloured paper|yellow paper|paper copies|pdf|word document|bsl|sign language|signer|interpreter|translat\\w+|text relay|relay uk|typetalk|textphone|minicom|e ?mails?|emailed|in writing|by letter|by post|letters?|by phone|over the phone|phone calls?|text messages?|by text|video call|face to face|welsh|polish|urdu|punjabi|french|spanish|arabic|bengali|romanian|somali|portuguese|extra time|more time|longer|short(?:er)? calls|calls kept short|video|mornings?|afternoons?|at a set time|slow(?:er|ly)?|a (?:friend|carer|advocate|supporter|representative) (?:on|with|to speak))'
const wish = new RegExp(
  `\\b(?:wants?|wanted|would like|likes?|prefers?|preferred|asks?|asked|asking|needs?|rather|instead|only|could it|can it|could we|can we|can he|can she|can they|could he|could she|have (?:it|them|everything|her letters|his letters)|everything|send (?:it|them)|agreed|easier (?:by|in|with|if)|struggles? without)\\b(?: \\w+){0,8} ${way}\\b|\\b${way}(?: \\w+){0,5} (?:instead|please|if possible|would help|would be easier|is easier|works? better|suits?)\\b`,
)
const need =
  /\b(?:deaf|hard of hearing|hearing (?:loss|impair\w*|aids?)|lost (?:his|her|their) hearing|blind|partially sighted|sight (?:loss|impair\w*)|cant see|dyslexi\w*|dyspraxi\w*|autis\w*|asperger\w*|adhd|stammer\w*|stutter\w*|aphasi\w*|stroke|dementia|alzheimer\w*|brain injur\w*|learning (?:disabilit\w*|difficult\w*)|anxi\w*|depress\w*|bipolar|ptsd|panic attacks?|mental health|disab\w*|wheelchair|arthritis|parkinson\w*|ms|epilep\w*|chronic|fatigue|chemo\w*|english (?:is|isnt|is not)|(?<!\bi )(?:doesnt|cant|cannot|does not) (?:speak|read|write|use|hear|see|open|manage|hold|get (?:our|the) (?:\w+ )?(?:form|portal|page|website|link|site))|screen reader|trouble (?:reading|hearing|seeing|with)|difficult\w* (?:reading|hearing|seeing)|illitera\w*)\b/

/** "We have agreed large print", "the adjustments agreed": not "can we just agree that". */
const agreed =
  /\b(?:weve|we|we have|ive|i have|managers?|managers? (?:has|have)|gm has|has been|have been|was|were|been)(?: now| all| already| just)? (?:agreed|approved)\b|\b(?:adjustments?|arrangements?) (?:that )?(?:we |i )?(?:have |ve )?agreed\b|\bagreed (?:\w+ )?adjustments?\b/

const notAgreed =
  /\b(?:not|hasnt|havent|isnt|wasnt|nobody|never|if|has it|have we|who|unless|until|once)(?: \w+){0,3} (?:agreed|approved)\b/g

/** By messages as words. */
export function wishesOf(told: readonly string[]): Wish[] {
  const all = told.join(' . ')
  return [
    ...(wish.test(all) ? (['wish-told'] as const) : []),
    ...(need.test(all) ? (['need-told'] as const) : []),
    ...(agreed.test(all.replace(notAgreed, ' ')) ? (['adjustment-agreed'] as const) : []),
  ]
}

/** What may lie behind how somebody behaves (s5), by messages as words. */
export const mayLieBehind = (told: readonly string[]): boolean =>
  told.some((words) =>
    /\b(?:deaf|hard of hearing|dyslexi\w*|autis\w*|asperger\w*|adhd|tourett\w*|stammer\w*|stutter\w*|aphasi\w*|stroke|dementia|alzheimer\w*|brain injur\w*|learning (?:disabilit\w*|difficult\w*)|bipolar|ptsd|schizo\w*|psychosis|mental health|disab\w*|neurodiver\w*|condition|equality act)\b/.test(
      words,
    ),
  )
