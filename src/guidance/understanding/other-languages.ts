import { normalise } from './normalise.js'

/**
 * Words of killing, dying by one's own hand and burning down in languages that customers use, as they are typed in Latin letters and in
 * their own. The reader knows English; a word that it has not met is still known here. None of them is an English word.
 */
const harmful: readonly RegExp[] = [
  // Welsh, Irish
  /\b(?:ladd(?:a|wn|odd|af|i)?|lladd\w*|hunan ?laddiad|hunan ?niweid\w*|crogi|mharu)\b/,
  // Polish, Czech, Slovak
  /\b(?:zabij\w*|zabic|zabil\w*|samob[oó]j\w*|powiesz[eę]? sie|podetn\w*|podpal[eia]\w*|zamorduj\w*|zabijem)\b/,
  // French, Spanish, Portuguese, Italian, Romanian
  /\b(?:me (?:tuer|suicider|pendre)|se (?:tuer|suicider|pendre)|(?:te|le|la|les|vous) (?:tuer|tuerai|buter|crever)|suicid(?:er|arme|arse|armi|io|arsi)|je veux mourir|tuerait?|matar(?:me|se|te|la|lo|los)?|voy a matar|vou (?:me|te) matar|quiero morir\w*|quero morrer|ammazz\w*|uccid\w*|voglio morire|omor(?:i|a|am|asc)?|omoare|sinucid\w*|vreau sa mor|dau foc)\b/,
  // Urdu, Hindi, Punjabi, Bengali, Gujarati, Tamil
  /\b(?:khud ?kush?i|khudkhushi|atma ?hatya|atmohotta|jaan se ma+r\w*|jaan (?:de|le) (?:d|l)\w+|ma+r (?:d(?:a|o)+l\w*|du+n\w*|dunga|dungi|dena|deyang\w*|devang\w*|jawan\w*)|mere fel\w*|katal|qatal|zeh[ae]r kha\w*|phansi la\w*|jala d\w*ng\w*|agg la\w*|aag laga d\w*|saaga)\b/,
  // Arabic, Turkish, Somali, German, Russian, Lithuanian
  /\b(?:a[q2]tul\w*|aqtal\w*|antaher|intihar\w*|tentaher|yantahir|sayantahir|oldur\w*|umbring\w*|bring\w* (?:mich|dich|sich|ihn|sie|euch|alle|meinen?|deinen?) (?:\w+ )?um|dilay\w*|ubyu|ubit|pokonchu|samoubi\w*|nuzud\w*|nusizud\w*)\b/,
]
/** The same in letters other than Latin, whose marks are part of the word. */
const harmfulLetters =
  /(?:самоуб|убью|убить|убьёт|покончу|покончить|хочу умереть|انتحر|سأقتل|اقتلك|اقتله|أقتل|خودکشی|خود کشی|مار ڈال|मार डाल|आत्महत्या|मार दूं|ਮਾਰ ਦ|ਖੁਦਕੁਸ਼ੀ|আত্মহত্যা|মেরে ফেল|自杀|自殺|杀了|不想活|தற்கொலை|öldür)/u

/** That it is themselves whom they mean to harm: "fy hun", "sie zabije", "me tuer", "matarme", "mich umbringen". */
const themselves: readonly RegExp[] = [
  /\b(?:(?:fy|ei|dy|eich|eu) h?un(?:an)?|hunan ?laddiad|hunan ?niweid\w*|mhe fein|bhais fein|bhas fein)\b/,
  /\b(?:(?:sie|sa|se) (?:zabi\w+|powie\w+|obes\w+)|(?:zabi\w+|powie\w+) (?:sie|sa|se)|samob\w+|podetn\w*)\b/,
  /\b(?:(?:me|se|ma|mi) (?:tuer|suicid\w*|pendre|matar|matare|mato|omor\w*|ammazz\w+|uccid\w+)|(?:matar|ammazzar|uccider)(?:me|se|mi|si)|suicid(?:er|arme|arse|armi|io|arsi)|sinucid\w*|je veux mourir|quiero morir\w*|quero morrer|voglio morire|vreau sa mor|me voy a matar|vou me matar)\b/,
  /\b(?:khud ?kush?i|khudkhushi|atma ?hatya|atmohotta|zeh[ae]r kha\w*|phansi la\w*|jaan de d\w+)\b/,
  /\b(?:antaher|tentaher|yantahir|sayantahir|intihar\w*|kendi(?:mi|ni|sini) oldur\w*|(?:mich|sich) (?:\w+ )?(?:um|umbring\w*)|samoubi\w*|pokonchu|nusizud\w*)\b/,
]
const themselvesInLetters =
  /(?:самоуб|покончу|покончить|убью себя|хочу умереть|انتحر|خودکشی|خود کشی|आत्महत्या|ਖੁਦਕੁਸ਼ੀ|আত্মহত্যা|自杀|自殺|不想活|தற்கொலை)/u

/** Is it themselves whom somebody means to harm, by another language's words for that? */
export const speaksOfThemselves = (text: string): boolean => {
  const words = normalise(text.slice(0, 2000))
  return themselves.some((test) => test.test(words)) || themselvesInLetters.test(text.slice(0, 2000).toLowerCase())
}

/** Is harm spoken of in another language, by its own words for it? */
export const speaksOfHarm = (text: string): boolean => {
  const words = normalise(text.slice(0, 2000))
  return harmful.some((test) => test.test(words)) || harmfulLetters.test(text.slice(0, 2000).toLowerCase())
}

/** Is it written, for the most part, in letters that the reader cannot read? */
export const unreadable = (text: string): boolean => {
  const letters = text.slice(0, 2000).match(/\p{L}/gu) ?? []
  return letters.length > 0 && letters.filter((letter) => !/\p{Script=Latin}/u.test(letter)).length > letters.length / 2
}
