import { saysFarewell } from './farewells-in-languages.js'
import { type HarmWords, harmInLatinLetters, harmlessInLatinLetters } from './harm-in-latin-letters.js'
import { harmInOtherLetters, harmlessInOtherLetters } from './harm-in-other-letters.js'

/** A language, or some that share their words: what speaks of harm in it, and what of that only of harm to themselves. */
type Words = { readonly harm: RegExp; readonly themselves: RegExp }

/**
 * Phrases of killing, dying by one's own hand, weapons and burning down in languages that customers use, where a list of words does not say
 * what may stand between them. The reader knows English; a word that it has not met is still known here. None of them is an English word.
 */
const languages: readonly Words[] = [
  // Welsh
  {
    harm: /\b(?:ladd(?:a|wn|odd|af|i)?|lladd\w*|hunan ?laddiad|hunan ?niweid\w*|crogi|(?:eisiau|isio|am|moyn) marw|ddim eisiau byw|pwynt byw|(?:am|mynd i|bydda i?n) losgi\w*|(?:llosgi|losga)(?:r|n| r| n| i?ch)? \w+|neidio oddi ar|trywanu|gyllell|cyllell|chyllell|gwybod ble|dy ffeindio|(?:cymryd|gymryd)(?: \w+){0,2} (?:tabledi|dabledi)|ddim yma yfory|dy grogi|boddi)\b/,
    themselves:
      /\b(?:(?:fy|ei|dy|eich|eu) h?un(?:an)?|hunan ?laddiad|hunan ?niweid\w*|(?:eisiau|isio|am|moyn) marw|ddim eisiau byw|pwynt byw|neidio oddi ar|(?:cymryd|gymryd)(?: \w+){0,2} (?:tabledi|dabledi)|ddim yma yfory)\b/,
  },
  // Irish
  {
    harm: /\b(?:mharu|maroidh|dho an teach|mhe fein a|lamh (?:a chur )?in[ai] bh?as|bas fein|bhas fein)\b/,
    themselves: /\b(?:mhe fein|lamh (?:a chur )?in[ai] bh?as|bas fein|bhas fein)\b/,
  },
  // Polish, Czech, Slovak
  {
    harm: /\b(?:(?:po)?zabij\w*|zabic|zabil\w*|samob[oj]\w*|sebevra\w*|samovra\w*|powie(?:sze?|si) sie|sie powie(?:sze?|si)|podetn\w*|podpal[eia]\w*|spale (?:was\w*|ten|to|biuro|dom)|zamorduj\w*|zabijem|udusz?[ei]\w*|skocz[ey] (?:z|pod)\w*|skoncz[ey]\w* ze soba|ze soba skoncz\w*|(?:chce|chcialbym|chcialabym) umrzec|nie chc[ei] (?:mi sie )?(?:juz )?zyc|po co zyc|sily zyc|polkn[ei]\w*|wszystkie tabletki|(?:mam|wezme|z) noz(?:em)?|noz w|noza|siekier\w*|bombe|gdzie (?:mieszkasz|mieszkacie|pracujesz)|znajd[ez] (?:cie|was)|pozaluje\w*|poderzn\w*)\b/,
    themselves:
      /\b(?:(?:sie|sa|se) (?:zabi\w+|powie\w+|obes\w+)|(?:zabi\w+|powie\w+) (?:sie|sa|se)|samob\w+|sebevra\w*|podetn\w*|skocz[ey] (?:z|pod)\w*|skoncz[ey]\w* ze soba|ze soba skoncz\w*|(?:chce|chcialbym|chcialabym) umrzec|nie chc[ei] (?:juz )?zyc|po co zyc|sily zyc|polkn[ei]\w*|wszystkie tabletki)\b/,
  },
  // French
  {
    harm: /\b(?:me (?:tuer|suicider|pendre|jeter sous|jeter d\w*|noyer|foutre en l air)|se (?:tuer|suicider|pendre|jeter sous|noyer)|(?:te|le|la|les|vous|nous) (?:tuer|tuerai|buter|crever|planter|poignarder|egorger)|va tuer|vais tuer|suicider|je veux mourir|veut mourir|en finir|plus envie de vivre|marre de vivre|tuerait?|poignard\w*|couteau|egorg\w*|casser la gueule|(?:bruler|cramer) \w+|mettre le feu|foutre le feu|(?:tous|toutes|avale\w*) (?:mes|ses|les) (?:cachets|medicaments|comprimes)|sais ou (?:tu|vous) (?:habite\w*|travaille\w*)|venir (?:te|vous) (?:trouver|chercher|buter)|tu vas le payer|attends dehors|une bombe)\b/,
    themselves:
      /\b(?:(?:me|se) (?:tuer|suicider|pendre|jeter|noyer)|suicider|je veux mourir|veut mourir|en finir|(?:envie|marre) de vivre|(?:tous|avale\w*) (?:mes|ses|les) (?:cachets|medicaments|comprimes))\b/,
  },
  // Spanish, Portuguese
  {
    harm: /\b(?:suicid(?:arme|arse|armi|io|ar|o)|matar(?:me|se|te|la|lo|los)?|(?:te|lo|la|los|le|os) (?:mato|mataria|matare)|voy a matar|vou (?:me|te) matar|(?:quiero|quiere|quero|quer) morr?[ei]r\w*|no (?:quier[oe]|qiere) (?:seguir )?vivir|nao quer[o]?(?: mais)? viver|quitar(?:se|me) la vida|(?:me|se) quit[oa] la vida|(?:me|se) (?:voy|va) a (?:tirar|ahorcar|colgar)|(?:le|la|lo|os|te)? ?vo[yu]? a quemar|quemar (?:la|su|el|tu|vuestr\w*) \w+|(?:deitar|pegar|tacar|botar) fogo|(?:cuchillo|pistola|navaja|faca) (?:y|e|en) \w+|cuchillo|navajazo|esfaquear|todas las pastillas|os comprimidos|donde vives|onde moras|te (?:voy a )?encontr(?:ar|are)|te espero en la calle|apunalar\w*|degollar\w*|una bomba)\b/,
    themselves:
      /\b(?:(?:me|se|ma|mi) (?:matar|matare|mato)|matar(?:me|se)|suicid(?:arme|arse|io|ar)|(?:quiero|quiere|quero|quer) morr?[ei]r\w*|no quier[oe] (?:seguir )?vivir|nao quero(?: mais)? viver|quitar(?:se|me) la vida|(?:me|se) quit[oa] la vida|me voy a (?:matar|tirar)|se va a (?:tirar|matar)|vou me matar|todas las pastillas|os comprimidos)\b/,
  },
  // Italian
  {
    harm: /\b(?:ammazz\w*|uccid\w*|voglio morire|vuole morire|non voglio piu vivere|suicid(?:armi|arsi|io)|accoltell\w*|do fuoco|brucio (?:la|il|tutt\w*|l)|so dove (?:abiti|lavori|vivi)|mi butto|si butta|impicc\w*)\b/,
    themselves:
      /\b(?:(?:mi|si) (?:ammazz\w+|uccid\w+|butt[oa]|impicc\w*)|(?:ammazzar|uccider|suicidar)(?:mi|si)|suicidio|(?:voglio|vuole) morire|non voglio piu vivere)\b/,
  },
  // Romanian
  {
    harm: /\b(?:omor(?:i|a|am|asc)?|omoare|omoara|sinucid\w*|vreau sa mor|nu mai vreau sa traiesc|dau foc|toate pastilele|capat zilelor|(?:ma|se) arunc\w?|am un cutit|cutitul|unde (?:locuiesti|lucrezi)|te gasesc|o sa ti para rau|isi taie|injunghi\w*)\b/,
    themselves:
      /\b(?:(?:ma|se|sa) omo\w+|sinucid\w*|vreau sa mor|nu mai vreau sa traiesc|toate pastilele|capat zilelor|(?:ma|se) arunc\w?|isi taie)\b/,
  },
  // Urdu, Hindi, Punjabi
  {
    harm: /\b(?:khud ?kush?i|khudkhushi|atma ?hatya|jaan se ma+r\w*|jaan (?:de|le) (?:d|l)\w+|ma+r (?:d(?:a|o)+l\w*|du+n\w*|dunga|dungi|dena|deyang\w*|devang\w*|jawan\w*|lena)|katal|qatal|zeh[ae]r kha\w*|phansi la\w*|jala d\w*ng\w*|saad devanga|agg la\w*|aag laga d\w*|goli ma+r\w*|(?:sari|saari) goli\w+|goliyan kha\w*|jeena n\w+|jeene ka|jeun da|zinda nahi\w*|khatam kar l\w+|chaku|chhura|chhaal maar\w*|kahan rehte|kithe rehnda|dekh lunga|teri khair|mar ja(?:na|unga|ungi|oonga|oongi))\b/,
    themselves:
      /\b(?:khud ?kush?i|khudkhushi|atma ?hatya|zeh[ae]r kha\w*|phansi la\w*|jaan de d\w+|apni jaan|(?:sari|saari) goli\w+|goliyan kha\w*|jeena n\w+|jeene ka|jeun da|zinda nahi\w*|khatam kar l\w+|chhaal maar\w*|apne aap|mar ja(?:na|unga|ungi|oonga|oongi))\b/,
  },
  // Bengali, Gujarati, Tamil
  {
    harm: /\b(?:atmohotta|mere fel(?:b|l|a )\w*|bachte chai na|maari naakhish|jivvu nathi|saaga poren|saaga|kolluven|khun korbo)\b/,
    themselves: /\b(?:atmohotta|bachte chai na|jivvu nathi|saaga)\b/,
  },
  // Arabic
  {
    harm: /\b(?:a[q2]tul\w*|aqtal\w*|hamawt\w*|hamoot nafsi|antaher|tentaher|yantahir|sayantahir|antahir|(?:badi|biddi|baddi|areed|ayz|ayza|3ayza?) (?:a?mout|a?moot|amut|tmoot)|badi 3ish|hadbih|adbah\w*|ahriq|sikkin|el ?hoboub)\b/,
    themselves:
      /\b(?:antaher|tentaher|yantahir|sayantahir|antahir|(?:badi|biddi|baddi|areed|ayz|ayza|3ayza?) (?:a?mout|a?moot|amut|tmoot)|badi 3ish|nafsi|nafsaha|el ?hoboub)\b/,
  },
  // Turkish
  {
    harm: /\b(?:oldur\w*|intihar\w*|yasamak istemiyorum|olmek istiyorum|haplari ictim|evini biliyorum|(?:seni|sizi|onu) (?:vururum|vuracag\w*|bicak\w*|yakar\w*)|yakacagim|bicaklar\w*)\b/,
    themselves: /\b(?:intihar\w*|kendi(?:mi|ni|sini) oldur\w*|yasamak istemiyorum|olmek istiyorum|haplari ictim)\b/,
  },
  // Somali
  {
    harm: /\b(?:dilay\w*|(?:ku|isku|wada) dil\w*|is dil(?:aa?|aya*|ayo|in?|oo?)|rabaa inaan dhinto|nolol ma rabo|gubayaa|gubi doonaa|mindi (?:ayuu|ayay|ayaan|baan|buu|bay|ku|wuu|waan|way|wata|sita|haysta\w*|haystaa))\b/,
    themselves: /\b(?:is dil(?:aa?|aya*|ayo|in?|oo?)|rabaa inaan dhinto|nolol ma rabo)\b/,
  },
  // German
  {
    harm: /\b(?:umbring\w*|umgebracht|bring\w* (?:mich|dich|sich|ihn|sie|euch|alle|meinen?|deinen?) (?:\w+ )?um|(?:stech|erstech)\w* (?:dich|euch|ihn|sie|alle)\w*|erschie(?:ss|ß)\w*|(?:zund|fackel)\w* (?:euer|eure|das|dein|deine|alles|den) \w+|nicht mehr leben|will sterben|selbstmord\w*|suizid\w*|vor den zug|weiss wo du|erhang\w*|aufhang\w*)\b/,
    themselves:
      /\b(?:(?:mich|sich) (?:\w+ )?(?:um|umbring\w*|umzubringen|aufhang\w*|erhang\w*)|nicht mehr leben|will sterben|selbstmord\w*|suizid\w*|vor den zug)\b/,
  },
  // Russian, Lithuanian and Latvian, in Latin letters
  {
    harm: /\b(?:ubyu|ubju|ubit|pokonchu|samoubi\w*|khochu umeret|hochu umeret|zarezhu|vzorvu|gde ty zhivesh|nuzud\w*|nusizud\w*|uzmus\w*|noriu mirti|gribu mirt|nogalina\w*|padegsiu|nogalesu)\b/,
    themselves: /\b(?:samoubi\w*|pokonchu|khochu umeret|hochu umeret|nusizud\w*|noriu mirti|gribu mirt)\b/,
  },
  // Chinese, Vietnamese, Tagalog
  {
    harm: /\b(?:zisha|bu xiang huo|sha le ni|tu tu|tu sat|muon chet|giet|patayin|papatayin\w*|papatay|magpapakamatay|mamatay|susunugin|sasaksakin)\b/,
    themselves: /\b(?:zisha|bu xiang huo|tu tu|tu sat|muon chet|magpapakamatay)\b/,
  },
]

/** How many letters of a longer message are looked at. */
const MOST = 2000

const NOT_LATIN = /[^\P{L}\p{Script=Latin}]/u
/** Marks that people leave out: the vowels of Indian scripts are none. */
const unmarked = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/(?<=[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Arabic}\p{Script=Hebrew}'’]\p{M}*)\p{M}/gu, '')
    .normalize('NFC')

/** Accents, strokes and apostrophes are left out as often as not; what parts words is a space. */
const plainLetters = (text: string): string =>
  unmarked(text.slice(0, MOST).normalize('NFKC').toLowerCase())
    .replace(/[łø]/g, (letter) => (letter === 'ł' ? 'l' : 'o'))
    .replace(/ı/g, 'i')
    .replace(/đ|ð/g, 'd')
    .replace(/ß/g, 'ss')
    .replace(/æ/g, 'ae')
    .replace(/œ/g, 'oe')
    .replace(/[əɛ]/g, 'e')
    .replace(/ɔ/g, 'o')
    .replace(/ħ/g, 'h')
    .replace(/þ/g, 'th')
    .replace(/(\p{L})['‘’ʼ`´](?=\p{L})/gu, '$1')
    .replace(/\p{Cf}/gu, '')
    .replace(/[^\p{L}\p{M}\p{N}\s]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()

/** Words that stand side by side; one that ends in * may go on. */
type Phrase = readonly string[]
/** Phrases by the first two letters of their first word. */
type Index = ReadonlyMap<string, readonly Phrase[]>

function indexOf(lists: readonly string[]): Index {
  const index = new Map<string, Phrase[]>()
  for (const entry of lists.join(' ').split(' ')) {
    const phrase = entry.split('_').map((word) => (word.endsWith('*') ? `${plainLetters(word)}*` : plainLetters(word)))
    const key = (phrase[0] ?? '').slice(0, 2)
    const known = index.get(key)
    if (known) known.push(phrase)
    else index.set(key, [phrase])
  }
  return index
}

const isWord = (word: string | undefined, of: string): boolean =>
  word !== undefined && (of.endsWith('*') ? word.startsWith(of.slice(0, -1)) : word === of)

/** The longest phrase of a list that begins at a word; undefined where none does. */
const phraseAt = (words: readonly string[], place: number, index: Index): Phrase | undefined =>
  (index.get((words[place] ?? '').slice(0, 2)) ?? []).find((phrase) => phrase.every((of, after) => isWord(words[place + after], of)))

const holdsPhrase = (words: readonly string[], index: Index): boolean =>
  words.some((_, place) => phraseAt(words, place, index) !== undefined)

const entries = (list: string): readonly string[] => list.split(' ').map((entry) => plainLetters(entry.replace(/_/g, ' ')))
const listsOf = (languagesOf: readonly HarmWords[], which: keyof HarmWords): string[] => languagesOf.map((words) => words[which])

const latin = {
  self: indexOf(listsOf(harmInLatinLetters, 'self')),
  harm: indexOf(listsOf(harmInLatinLetters, 'harm')),
  harmless: indexOf([harmlessInLatinLetters]),
}
const letters = {
  self: listsOf(harmInOtherLetters, 'self').flatMap(entries),
  harm: listsOf(harmInOtherLetters, 'harm').flatMap(entries),
  harmless: entries(harmlessInOtherLetters),
}

/** A message in plain letters, without the figures of speech in which nobody is killed. */
function meant(text: string): string {
  // "Từ từ" is slowly, and "tự tử" is suicide: only their marks tell them apart.
  const plain = plainLetters(text.normalize('NFC').replace(/từ từ/giu, ' '))
  const words = plain.split(' ')
  for (const place of words.keys())
    for (const [after] of (phraseAt(words, place, latin.harmless) ?? []).entries()) words[place + after] = ''
  const told = words.join(' ')
  return NOT_LATIN.test(told) ? letters.harmless.reduce((rest, figure) => rest.replaceAll(figure, ' '), told) : told
}

const holds = (text: string, of: keyof HarmWords, phrases: (words: Words) => RegExp): boolean =>
  languages.some((words) => phrases(words).test(text)) ||
  holdsPhrase(text.split(' '), latin[of]) ||
  (NOT_LATIN.test(text) && letters[of].some((words) => text.includes(words)))

const spokenOfSelf = (text: string): boolean => holds(text, 'self', ({ themselves }) => themselves) || saysFarewell(text)

/** Is it themselves whom somebody means to harm, by another language's words for that? */
export const speaksOfThemselves = (text: string): boolean => spokenOfSelf(meant(text))

/** Is harm spoken of in another language, by its own words for it? */
export const speaksOfHarm = (text: string): boolean => {
  const told = meant(text)
  return holds(told, 'harm', ({ harm }) => harm) || spokenOfSelf(told)
}

/** Is it written, for the most part, in letters that the reader cannot read? */
export const unreadable = (text: string): boolean => {
  const all = text.slice(0, MOST).match(/\p{L}/gu) ?? []
  return all.length > 0 && all.filter((letter) => !/\p{Script=Latin}/u.test(letter)).length > all.length / 2
}

/** A message without the words in letters that the reader cannot read; the same text where it has none. */
export const readablePart = (text: string): string =>
  NOT_LATIN.test(text)
    ? text
        .split(/(\s+)/)
        .filter((word) => !NOT_LATIN.test(word))
        .join('')
        .trim()
    : text
