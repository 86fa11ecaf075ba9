/**
 * Means, places and states in which somebody may come to harm: where one of these is told, an alarm is never doubted by the second reading
 * (taught-moment.ts). Whole words, as wordsOf gives them. Ours, after s9: in doubt a senior hears of it.
 */
const signs = new RegExp(
  `\\b(?:${[
    'tablets?|pills?|overdos\\w*|poison\\w*|bleach|paracetamol|insulin|noose|ropes?|knif\\w*|knives|blades?|razors?|guns?|rifle|petrol|matches|lighter|bombs?|acid|axe|hammer|machete',
    'bridge|river|railway|tracks?|trains?|cliffs?|roof|ledge|pier|canal|sea|lake|reservoir|harbour|quay|window ?sill|railings?|motorway',
    'walk\\w* in(?:to)?|jump\\w*|hang\\w* (?:him|her|my|them)\\w*|drown\\w*|starv\\w*|bleed\\w*|blood',
    'fell|fallen|collaps\\w*|unconscious|breath\\w*|choking|stroke|seizure|chest pains?|ambulance|cant get up|not moving|stopped answering|gone quiet|crying on|sobbing',
    'worried (?:sick|about)|fear\\w* for|scared for|afraid for|goodby\\w*|farewell|funeral|(?:his|her|my|their) will|dead|die|dies|dying|died|kill\\w*|suicid\\w*|murder\\w*|stab\\w*|shoot\\w*|burn\\w*|threat\\w*|weapon\\w*',
    // What somebody has found out of one of us: home, car, way, family.
    '(?:my|our|her|his) (?:own )?(?:home|house|flat|street|front door|gate|drive|address|car|reg|registration|number ?plate|bus|train|gym|shift|kids?|children|lads?|son|sons|daughters?|girls|boys|nursery|school)',
    'follow\\w* (?:me|us|her|him)|outside (?:the|our|my) (?:office|building|gate|house|window)|wait\\w* (?:for (?:me|us|her|him)|outside)|car park|photos? of (?:me|us|my|our|her|the)|where (?:i|we|she|he) (?:live|lives|park|parks)|what time (?:i|we|she|he)',
  ].join('|')})\\b`,
)

/** Is a means, a place or a state told in which somebody may come to harm? `words` as wordsOf gives them, joined by spaces. */
export const tellsOfDanger = (words: string): boolean => signs.test(words)
