import { type Colleagues, meansColleague } from './colleagues.js'
import type { Harmed } from './label.js'
import { isRecorded, type Medium, mediumOf } from './medium.js'
import { type Moment, momentOf } from './moments.js'
import { wordsOf } from './normalise.js'
import { speaksOfHarm, speaksOfThemselves } from './other-languages.js'
import { threatensUnless } from './threats-unless.js'

export type { Medium } from './medium.js'

/** What a question tells of the contact beside its topic: the words to say follow it. `handed`: somebody senior was told of the harm; `atHome`: it is the asker's own life, and no customer's. */
export type Circumstances = {
  readonly harmed?: Harmed
  /** They named themselves as the one who may come to harm, in so many words. */
  readonly saidSo?: true
  readonly medium: Medium
  readonly moment: Moment
  readonly handed?: true
  /** It came as a recorded message: written down by nobody. */
  readonly recorded?: true
  readonly atHome?: true
  /** A customer complains of how one of us was with them. */
  readonly complainedOf?: true
  /** It is asked to know, and nobody is there to whom anything could be said. */
  readonly toKnow?: true
  /** One of ours is told or asked next, and not the customer. */
  readonly toOurs?: true
}

const attack =
  '(?:kill|murder|hurt|harm|stab|shoot|beat|punch|hit|attack|rape|burn|bomb|batter|slap|knife|smash|strangle|get|find|come for|come after|go for|deal with|sort out|do)(?:s|ed|ing|ting|bing|ning)?'
const between = '(?: (?:up|down|all of|every one of|everyone (?:in|at|of)|everybody (?:in|at|of)|one of|to|at|for|off|the whole))*'
const ofUs =
  '(?:me|us|you|you lot|you all|(?:our|the|your|my|this|that) (?:whole )?(?:staff|office|building|reception|receptionist|team|manager|boss|colleagues?|caseworkers?|case officers?|officers?|department|face|head in|car|house|family|children|kids)|(?:a|my) (?:colleague|member of staff|caseworker|case officer)|members? of staff|staff|colleagues?)'

const toStaff = [
  new RegExp(`\\b${attack}${between} ${ofUs}\\b`),
  /\b(?:know|knows|knew|found out|find out|finds out) where (?:i|we|you) (?:live|work|park)\b/,
  /\b(?:wait|waits|waiting) (?:outside|for me|for us|for you)\b/,
  /\b(?:burn|blow|bomb|torch|petrol|fire)\w*\b.*\b(?:office|building|place|reception)\b/,
  /\b(?:threat|threats|threatened|threatens|threatening) (?:against |to |towards )?(?:me|us|my|our|a colleague|staff|the team|the office)\b/,
  /\b(?:rip|break|snap|cut) (?:my|your|our) \w+/,
]
const toSelf = [
  /\b(?:kill|hurt|harm|cut|hang|shoot|top|drown|stab|burn|starve)\w* (?:him|her|them|my|your|one)sel(?:f|ves)\b/,
  /\b(?:suicid\w*|self ?harm\w*|overdos\w*|end it all|ending it all|ends it all)\b/,
  /\b(?:end|ends|ending|take|takes|taking) (?:his|her|their|my) (?:own )?li(?:fe|ves)\b/,
  /\b(?:end|ends|ending) it (?:tonight|today|now|tomorrow)\b/,
  /\bjump\w* (?:off|from|in front)\b|\bbetter off (?:dead|without (?:him|her|them|me))\b|\b(?:want|wants) to die\b/,
  /\bnot be (?:here|around) (?:tomorrow|any ?more|much longer)\b|\bno (?:point|reason) (?:in )?(?:living|going on|to live)\b/,
]
const relatives =
  '(?:(?:ex ?)?(?:wife|husband|partner|girlfriend|boyfriend)s?|ex|exs|mum|mother|dad|father|parents?|sister|brother|son|daughter|kids?|children|child|baby|family|(?:step|half|grand)(?: ?\\w+)|nephew|niece|cousin|uncle|aunt(?:ie|y)?|gran(?:ny|dad|ma|pa)?|nan|mate|friend|flatmate|housemate|roommate|lodger|carer|(?:mother|father|brother|sister|son|daughter) in law|neighbou?rs?|landlord|landlady|doctor|gp|social worker|boss|employer|teacher|solicitor|dog)'
/** A threat of which nothing is said but that it is one, is to whoever takes it. */
const bareThreat =
  /\b(?:threatening|threats|threatens|threatened)\b(?! (?:to|that|with|himself|herself|themselves|suicide|self|his|her|their|the|a|an)\b)/
const toOthers = [
  new RegExp(`\\b${attack}${between} (?:his|her|their|the|an?|that) (?:\\w+ )?${relatives}\\b`),
  new RegExp(`\\b${attack}${between} (?:somebody|someone|people|everyone|everybody|strangers)\\b`),
  /\b(?:put|puts|putting|slipped|poured|dropped) (?:\w+ ){1,3}in(?:to)? (?:the|their|his|her|everyones|peoples|someones|somebodys) (?:\w+ )?(?:water|tank|food|tea|coffee|drinks?|milk|soup|supply|reservoir|vents?|air)\b/,
  /\b(?:poison\w*|plant\w*|hid|left) (?:\w+ ){0,2}(?:bomb|device|neighbou?rs?|colleagues|workmates|kids|children|family|customers|guests)\b/,
]

const any = (tests: readonly RegExp[], text: string): boolean => tests.some((test) => test.test(text))

/** Is harm to somebody named in so many words? */
export const namesHarm = (words: string): boolean =>
  any(toSelf, words) || any(toStaff, words) || any(toOthers, words) || threatensUnless(words) !== undefined

/** Whom the words name, where they name only one of them: themselves, or others than themselves. */
export function named(messages: readonly string[]): 'self' | 'others' | undefined {
  const text = messages.map((message) => wordsOf(message.slice(0, 4000)).join(' ')).join(' . ')
  const [self, others] = [any(toSelf, text) || threatensUnless(text) === 'self', any(toStaff, text) || any(toOthers, text)]
  if (self === others) return undefined
  return self ? 'self' : 'others'
}

const office = '(?:daftar\\w*|office|swyddfa|biur\\w+|urzad\\w*|bureaux?|oficina|birou\\w*|ufficio|xafiis\\w*|maktab\\w*|escritorio|buro)'
const yours =
  '(?:tumhar\\w+|aap ?k[aeio]|ap ?k[aeio]|tere|teri|wasz\\w*|twoj\\w*|votre|vos|ton|vuestr\\w+|tu|su|vostr\\w+|tuo|voss\\w+|seu|euer|eure|euch|ihr|voastr\\w+|vostru|eich|kiinn?a|your)'
/** Our office, as other languages call it: "an office" may be anybody's; and whoever is our colleague there. */
const ourOffice = new RegExp(
  `\\b${yours} ${office}\\b|\\b${office} (?:${yours}|wal\\w+)\\b|\\bofisini\\w*|\\b(?:(?:ma|mes|notre|nos|mon) collegues?|(?:mi|mis) (?:companer[oa]s?|colegas?)|(?:moj\\w*|nasz\\w*) (?:kolezan\\w*|koleg\\w*)|(?:fy|ein) (?:n?g?h?ydweithiwr\\w*|cydweithiwr\\w*)|(?:mere|meri|hamare|hamari) (?:saathi|colleague))\\b`,
)

/** Who may come to harm by the words alone; what the words leave open is `otherwise`. */
function harmedBy(text: string, said: string, otherwise: Harmed, colleagues: Colleagues): Harmed {
  const unless = threatensUnless(text)
  const [self, others] = [any(toSelf, text) || unless === 'self', any(toOthers, text)]
  // A colleague by name is one of us. Where somebody else is named, or the threat may be to themselves, a name alone takes nobody's words away.
  const named = otherwise !== 'self' && otherwise !== 'both' && !others && meansColleague(text, colleagues)
  const staff = any(toStaff, text) || named
  if (self) return staff || others ? 'both' : 'self'
  if (staff) return 'staff'
  if (others || (unless === 'others' && otherwise === 'self')) return 'others'
  // Whom another language means, the reader does not know: nobody who may be in despair is told that threats are unacceptable.
  if (speaksOfHarm(said) && ourOffice.test(text) && !speaksOfThemselves(said)) return 'staff'
  if (speaksOfHarm(said)) return speaksOfThemselves(said) ? 'self' : 'both'
  return otherwise === 'both' && bareThreat.test(text) ? 'staff' : otherwise
}

/** "My husband says he will kill me", "my ex I mean": who threatens them is theirs. "Me and my husband" are threatened by somebody else. */
const ofTheirOwn =
  /^(?:(?:its|it is|thats|no|sorry|well|and|oh)\b ?)*my (?:own )?(?:ex )?(?:husband|wife|partner|boyfriend|girlfriend|ex|dad|father|stepdad|brother|son|flatmate|housemate)\b(?:$| (?:i mean|not|is|s|says|said|has|hes|will|keeps|hits|hit|beats|beat|threatens|threatened|threatening|wants|texted|just|at home)\b)/

/**
 * What messages tell of the contact, oldest first: the newest says how far it is, an earlier one what the newest leaves open.
 * `harmed` is who may come to harm as the model read it; left out where nobody may. `meant` are the messages spelt right, by which it is read how they
 * came and how far it is: whom a threat means is read as it was written, in whatever language.
 */
export function circumstancesOf(
  messages: readonly string[],
  harmed?: Harmed,
  colleagues: Colleagues = [],
  meant: readonly string[] = messages,
): Circumstances {
  const told = messages.map((text) => wordsOf(text.slice(0, 4000)).join(' ')).reverse()
  const spelt = meant === messages ? told : meant.map((text) => wordsOf(text.slice(0, 4000)).join(' ')).reverse()
  return {
    ...(harmed && { harmed: harmedBy(told.join(' . '), messages.join('. '), harmed, colleagues) }),
    ...(harmed === 'self' && named(messages) !== 'others' && told.some((words) => any(toSelf, words)) && { saidSo: true }),
    ...(harmed && told.some((words) => ofTheirOwn.test(words)) && { atHome: true }),
    ...(isRecorded(spelt.find((words) => mediumOf(words) !== 'unsaid') ?? '') && { recorded: true }),
    medium: spelt.map(mediumOf).find((medium) => medium !== 'unsaid') ?? 'unsaid',
    moment: momentOf(spelt),
  }
}
