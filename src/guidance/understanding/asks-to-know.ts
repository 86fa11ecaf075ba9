import { asksForWords, customerActs, isAtHand } from './contact-told.js'
import { normalise } from './normalise.js'
import { sentencesOf } from './sentences.js'

/**
 * What is asked for its own sake: "how many warnings are there", "who lifts a restriction", "where is the log kept". Nobody is there to whom
 * anything could be said, so that no words to say belong below the answer. Ours. Words withheld from somebody on a call harm more than words too
 * many: whatever tells of a contact, asks for words or is no plain question keeps them.
 */

/** Whoever writes more tells of something. */
const MOST = 400

/** What may stand before a question and tells of nobody. */
const lead =
  '(?:(?:and|so|ok|okay|but|also|hi|hello|hey|hiya|morning|good|afternoon|evening|all|team|please|pls|sorry|sir|madam|kindly|just|quick|one|another|a|question|query|thanks|thank you|cheers|well|then|actually|basically|generally|in general|exactly|wondering|curious|if i may|may i ask|can i ask|could i ask|remind me|tell me|advise me|(?:can|could|would|will) (?:you|anyone|anybody|someone|somebody) (?:please )?(?:tell|remind|advise) me|do you know|does (?:anyone|anybody) know|any idea|i (?:want|need|would like|wanted|wish) to (?:know|check|understand|ask)|i (?:wonder|forget|forgot|cant remember|dont know|do not know|always forget)|not sure|for a friend)\\b[\\s,:;-]*)*'
/** What sets a question in a class-room and on no line. */
const frames =
  /^(?:(?:its |this is )?(?:for|in|at|during) (?:my |our |the |a |an )?(?:training|induction|refresher|e learning|quiz|exam|slides?|notes|team meeting|handbook|audit|presentation|interview)(?: \w+){0,4}|(?:im |i am |we are )?(?:new|a new starter|new here|new to this|in training|on induction)(?: here| today)?|(?:under|in|by|according to) (?:the |our |this )?(?:procedure|policy|guidance|rules|(?:section|part) \d+)|(?:first|second|third) (?:day|week|month)(?: here)?|generally speaking|in general|as a (?:rule|new starter|manager|group manager|head of department|case officer))$/

const thing = '(?!if\\b)(?:\\w+ ){1,3}?'
/** Of how much, who, where and what: asked to know, whatever it is about. */
const plainly = [
  '(?:is|are) there (?:an? |any )?(?:form|forms|template|list|rule|section|limit|policy|page|deadline|flow ?charts?|flow charts?|maps?|process maps?)',
  'how (?:many|long|often|soon|far back|old|big|much (?:notice|time|detail)|quickly|frequently|late)',
  'who|whom|whose|whos|where|wheres|which|whats',
  'when (?:is|are|does|was|did|will|must) (?!i\\b|we\\b|you\\b|it stop)',
  "what(?:'s)? (?:is|are|was)",
  '(?:the )?(?:difference between|meaning of|definition of)',
  'what (?:does|do (?:the|these|those|you mean|we mean|we call|logs|records|managers)|counts?|makes?|accompan\\w+|belongs|goes|must|should be|has to|needs? to|happens to)',
  `what ${thing}(?:do (?:we|i) (?:have|need)|does|are|is|must|counts?|needs?|goes?|belongs?|falls?|applies|apply|accompan\\w+|stands?|should be|has to|have to)`,
  '(?:to|by|from|for|on|with|within|under|at|upon|through|in) (?:whom|which|what|how)|(?:since|until|by) when',
].join('|')
/** After a verb, whom it is asked of: "will hold until a manager comes" is none. */
const subject =
  '(?:i|we|you|it|there|the|an?|some(?:one|body)|people|customers|callers|any|all|every|each|our|my|one|both|either|anyone|anybody|group|line|team|managers?|staff|officers?|colleagues|heads?|directors|logs?|records?|reviews?|restrictions?|adjustments?|letters?|notes|advice services|information governance)'
/** Whether, when and how: asked to know where it is about the office's own work, and nothing that is done in a contact. */
const perhaps = `when|whens|how|why|whether|(?:do|does|did|is|are|was|am|must|can|could|may|might|should|shall|ought|will|would|need|has|have)(?= (?:this|${subject})\\b)`
const ofTheOffice =
  /\b(?:logs?|logged|records?|recorded|recording|reports?|reported|forms?|restrictions?|restrict|restricted|adjustments?|reviews?|reviewed|managers?|heads?|files?|filed|notes?|dates?|copy|copies|templates?|sections?|procedure|policy|police|governance|decisions?|decides?|approv\w+|authoris\w+|point of contact|folders?|further contact|intranet|icon|process|stages?|owners?|owns?|director|commissioner|staff|officers?|code|map|maps|party|box|expires?|register|log|quot\w+|ombudsman|services?|annual\w*|yearly|welfare|wellbeing|duty|appl(?:y|ies)|covers?|persistent|unacceptable|abusive|offensive|behaviours|legal|injunction)\b/
/** What is done to a contact, or in one: whoever asks whether they may is perhaps in it. */
const inAContact =
  /\b(?:hang(?:ing)? up|hung|ring(?:ing)? off|put(?:ting)? (?:\w+ ){0,2}(?:down|through)|cut(?:ting)?|(?:end|ending|close|closing|finish|finishing|terminate|terminating|stop|stopping|leave|leaving|drop|disconnect|walk|refuse|continue|transfer|take) (?:\w+ ){0,3}(?:it|calls?|contact|conversation|line|phone|chat|away|serving|dealing|talking|speaking)|end it|warn\w*|caution|stay|listen\w*|promis\w*|offer|book|arrange|put up with|tolerate|endure|bear|apologi[sz]e|(?:ring|call|phone|write)(?:ing)? (?:\w+ )?back|call ?backs?|names?|surname|disclose|identity|pass (?:\w+ )?(?:up|on|over|it)|escalat\w*|explain|interrupt|shout|swear|argue|calm|cope|handle|handling|dealing|deal with|insist|i do|we do|one do|stop|help|react|proceed)\b/
/** How something of the office's is done. */
const how =
  /\bhow (?:do|should|can|must|would|to|does one|shall)\b(?! (?:(?:i|we|you|one|they) )?(?:record|log|file|store|lift|review|renew|extend|remove|register|report|request|fill|complete|find|create|set up|open|authorise|approve|tick|add|mark|save|keep|update|change|apply)\b)/

const asks = new RegExp(`^${lead}(?:(?<plainly>${plainly})|${perhaps})\\b`)
/** "A review date, who sets it": what comes before the comma names what is asked about, and tells nothing of the asker. */
const named = /^(?!.*\b(?:i|we|my|our|me|us)\b[^,:;]*[,:;-])[^,:;]{1,90}(?:[,:;]| -) *(?:and |so |but )?/

/** Does a sentence only ask to know? */
function isQuestion(sentence: string): boolean {
  const found = asks.exec(sentence) ?? asks.exec(sentence.replace(named, ''))
  if (!found) return false
  return found.groups?.plainly !== undefined || (ofTheOffice.test(sentence) && !inAContact.test(sentence) && !how.test(sentence))
}

/** Asked of whoever reads it, who is no customer. */
const ofAnybodyHere =
  /\b(?:(?:can|could|would|will) (?:anyone|anybody|someone|somebody)(?= (?:please )?(?:tell|remind|advise) me)|does (?:anyone|anybody)(?= know))\b/g

/** One of them, or one of us in a contact. */
const oneThere = /\b(?:he|hes|him|his|she|shes|her|hers|himself|herself|i|im|ive|id|me|my|mine|us)\b/
/** "Which ombudsman do people go to once they have been through our complaints", "can somebody still be called unacceptable under this": of nobody in particular. */
const inGeneral = (words: string): string =>
  oneThere.test(words)
    ? words
    : words
        .replace(/\b(once|after) (?:people|customers|complainants)(?: have)?\b/, '$1 it')
        .replace(
          /^((?:is|are) there (?:an? |any )?(?:\w+ )?(?:charts?|maps?|forms?|templates?|list)) for when (?:they|people|customers|callers) .*$/,
          '$1',
        )
        .replace(/\bunder this$/, 'under the procedure')
        .replace(
          /\b(can|could|may|is|are) ((?:someone|somebody|anyone|anybody|people|customers|an? (?:customer|person|caller))(?: with(?: \w+){1,4}?)?) still (?=be\b|count)/,
          '$1 $2 ',
        )
        .replace(
          /^((?:and |so |pls |please )?(?:which|who|whom|where)\b(?: \w+){0,3}?) do (?:people|customers|callers|complainants) (go|turn|complain|appeal|use|need|fill)\b(.*)/,
          (_, asked, verb, rest) => `${asked} is it ${verb}${String(rest).replace(/\b(?:theyve|they have|they|theyre)\b/g, 'it')}`,
        )

const onlyLead = new RegExp(`^${lead}$`)
/** Thanks, greetings, and what sets the scene. */
const isFrame = (sentence: string): boolean => onlyLead.test(sentence) || frames.test(sentence.replace(/[,:;]+$/, ''))

/** "If somebody has a disability, does that mean …", "what is the difference", "quiz at my induction: …": of nobody in particular. */
const inPrinciple = [
  /^(?:(?:so|and|hi|ok)\b[\s,]*)*if (?:someone|somebody|anyone|anybody|people|an? (?:customer|caller|person)) (?:has|have|is|are|were|had|lives?|suffers?)\b.*\b(?:does (?:that|it|this) (?:\w+ )?mean|can (?:i|we|you|one) (?:ever|never|still)|is it (?:ever|always|automatically)|are we (?:ever|always|never)|am i (?:ever|always|never))\b/,
  /^(?:(?:so|and|hi|ok)\b[\s,]*)*what(?:'?s| is)? the difference\b/,
  /^(?:(?:hi|ok|so|its|this is|for|got|have|a|an|the|my|our|question|from|in|on)\b[\s,]*)*(?:quiz|induction|exam|mock test|test|e-?learning|training)\b[^:?]*[:?]/,
]
const ofOneOfThem =
  /\b(?:he|hes|him|his|she|shes|her|hers|on (?:the|my) (?:line|phone)|on hold|still on|right now|caller (?:is|has)|just (?:rang|said))\b/
const isInPrinciple = (text: string): boolean => {
  const words = normalise(text)
  return inPrinciple.some((test) => test.test(words)) && !ofOneOfThem.test(words)
}

/** Is a message asked to know, with nobody there to whom anything could be said? By its words alone. */
export function asksToKnow(text: string): boolean {
  if (text.length > MOST) return false
  if (isInPrinciple(text)) return true
  const sentences = sentencesOf(text)
  const words = inGeneral(sentences.join(' . ').replace(ofAnybodyHere, 'please'))
  if (isAtHand(words) || customerActs(words) || asksForWords(words)) return false
  return sentences.some(isQuestion) && sentences.every((sentence) => isQuestion(sentence) || isFrame(sentence))
}

/** Does a message tell of no contact: thanks, a greeting, or a question that is asked to know? */
export const tellsOfNoContact = (text: string): boolean => asksToKnow(text) || sentencesOf(text).every(isFrame)
