import { wordsOf } from './normalise.js'
import { clausesOf } from './windows.js'

const kin =
  '(?:wife|husband|partner|ex|girlfriend|boyfriend|mum|mam|mother|dad|father|parents?|sister|brother|son|daughter|aunt|auntie|uncle|cousin|nan|gran|grandmother|grandad|grandson|granddaughter|niece|nephew|neighbou?rs?|flatmate|housemate|friend|mate|carer|landlord|landlady|doctor|gp|nurse|teacher|vicar|priest|social worker|support worker|key worker|solicitor|advocate|(?:gp |doctors )?surgery|hospital|ward|clinic|hostel|care home|school|college|housing (?:officer|association)|probation(?: officer)?|police|ambulance service|therapist|counsellor|psychiatrist|midwife|samaritans|warden|caretaker|colleague of (?:his|hers|theirs))'
const whose =
  '(?:(?:a|an|the|his|her|their|customers?|clients?|callers?|mans|womans|someones|somebodys|peoples|some|its|got|ive got|have|theres|now|so|and|hi|just|mr \\w+s?|mrs \\w+s?|ms \\w+s?|one of (?:his|her|their))\\b ?)*'
const tells =
  '(?: (?:of|for|to) (?:the|a|this|that|my|his|her|one) (?:\\w+ )?(?:customer|caller|client|man|woman|complainant))?(?: (?:has|have|is|s|just|now|here|also|then|who))*s? (?:rang|rung|ringing|rings|phoned|phones|phoning|called|calls|calling|on the (?:phone|line|other line)|on to (?:me|us)|on line \\w+|told (?:me|us)|tells (?:me|us)|says|said|saying|emailed|e mailed|emails|wrote|writes|written|contacted|reports?|reported|got through|left (?:a|us a) (?:message|voicemail)|texted|turned up|came in)\\b'
/** "Customer's wife just rang", "a neighbour is on the line": whoever speaks begins the clause. "He says his wife called him" does not. */
const speaks = new RegExp(`^${whose}${kin}${tells}`)
/** "On behalf of her dad", "caller says her son has taken them": somebody speaks for or of another. */
const ofAnother = new RegExp(
  `\\bon behalf of (?:his|her|their|a|the) |\\b(?:caller|customer|man|woman|lady|girl|lad|boy|she|he|somebody|someone|member of the public)(?: \\w+){0,3} (?:says|said|saying|tells me|told me|reports|thinks|worried|scared|afraid|reckons|sure)(?: that)? (?:his|her|their) ${kin} (?:is|has|hes|shes|s|will|ll|wants?|took|taken|said|says|going|might|left|walked|locked|threat\\w*|texted|wrote|rang)\\b(?! (?:hitting|beating|going to (?:kill|hurt|stab|hit|beat) (?:him|her|them)\\b|threatening (?:him|her|them)))`,
)

/** Does somebody other than the customer tell of it: family, a neighbour, a carer? By a message as it was written. */
export const isThirdParty = (text: string): boolean => {
  const clauses = clausesOf(text.slice(0, 2000)).map((clause) => wordsOf(clause).join(' '))
  return clauses.some((clause) => speaks.test(clause)) || ofAnother.test(wordsOf(text.slice(0, 2000)).join(' '))
}
