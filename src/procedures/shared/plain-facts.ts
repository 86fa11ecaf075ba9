import { cite } from '../sections.js'

/** Words that judge somebody instead of saying what they did. */
const opinions =
  /\b(rude|nasty|typical|typically|unpleasant|horrible|awful|ridiculous|stupid|idiot(?:ic)?|crazy|mad|insane|mental(?! (?:health|illness|ill-health|capacity|disorder|distress|disabilit|impairment|well-?being|healthcare))|unhinged|vile|disgusting|pathetic|time[- ]?waster|troublemaker|trouble[- ]maker|nuisance|difficult (?:man|woman|person|customer)|as usual|(?:the )?usual (?:rant|nonsense)|rant(?:ed|ing)?|moan(?:ed|ing)?|whin(?:ed|ing|geing)|attitude|arrogant|obnoxious|aggressive|hysterical|drunk|obviously|clearly|of course)\b/i

/**
 * What somebody is reported to have said, asked or written, before a judgement: it is theirs then, and a fact. "He called and was rude" and "asked
 * to stop, he was rude" report nothing: the judgement is the writer's.
 */
const reported =
  /\b(?:said|says|saying|told|shouted|screamed|yelled|replied|answered|wrote|(?:writing|e-?mailed|texted|swore|complain(?:ed|s|ing)|claim(?:ed|s|ing)|alleg(?:ed|es|ing)) that|(?:accus|describ)(?:ed|es|ing)|refer(?:red|s|ring) to|asked (?:me |us )?(?:if|whether|why)|us(?:ed|es|ing) the words?|call(?:ed|s|ing) (?:(?!(?:and|but|because|who|at|to|about|again|back|in)\b)[\p{Letter}’'-]+ ){1,4}$)/iu

/** Somebody's own words between their marks, or from a mark that is never closed, wherever the sentence says whose they are. */
const quotation = /["“„«][^"“”„«»\n]+(?:["”“»]|$)|(?<![\p{Letter}\p{Number}])[‘'](?=\S)[^‘’'\n]{2,}[’'](?![\p{Letter}\p{Number}])/gmu

/** The first word that judges, in a sentence that does not report what somebody said, and outside of what is quoted. */
const opinionIn = (value: string): string | undefined =>
  value
    .replace(quotation, ' ')
    .split(/(?<=[.!?])\s+|\n/)
    .flatMap((sentence) => {
      const found = opinions.exec(sentence)
      return found && !reported.test(sentence.slice(0, found.index)) ? [found[0]] : []
    })
    .at(0)

/** A quotation inside running text: between quotation marks, or announced and left open. */
const quoted = /["“”„«»]|(?:^|[\s(])[‘'](?=\S)[^‘’'\n]{2,}[’'](?=[\s.,;:!?)]|$)/
const announced =
  /\b(?:said|says|saying|shouted|shouting|screamed|screaming|yelled|yelling|replied|told me|called me|wrote|writes)\s*[:,]\s*\S/i

/**
 * The gentle prompt of rule 8 under a free-text field (s6: factual information, quotes clearly indicated), or undefined when
 * all is well. Never a block: the writer knows the call, we do not.
 */
export function promptForFacts(value: string): string | undefined {
  const opinion = opinionIn(value)
  if (opinion !== undefined)
    return `“${opinion}” may read as an opinion. What did they say or do? Write that instead if you can (${cite('s6')}).`
  if (looksQuoted(value))
    return `This looks like somebody’s own words. Put them under quotes, so that it is clear who said what (${cite('s6')}).`
  return undefined
}

/** The same for whoever reads what somebody else wrote, and may ask for a correction; undefined when all is well. */
export function factsToLookAt(value: string): string | undefined {
  const opinion = opinionIn(value)
  if (opinion !== undefined) return `“${opinion}” may read as an opinion. You can return it for correction if it matters (${cite('s6')}).`
  if (looksQuoted(value))
    return `Somebody’s own words may stand here without quotes. You can return it for correction if it matters (${cite('s6')}).`
  return undefined
}

const looksQuoted = (value: string): boolean => quoted.test(value) || announced.test(value)
