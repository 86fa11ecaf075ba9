import type { Medium } from './medium.js'

/**
 * How somebody came, in the languages that staff and customers type beside English: "napisal w mailu", "dans sa lettre", "mewn llythyr", "khat mein
 * likha". Ours. By words as `wordsOf` gives them; none of them is an English word. Letters that are a farewell are none that came to us.
 */
const farewell =
  /\blettres? d ?adieux?\b|\becrit (?:toutes )?(?:mes|ses) (?:\w+ )?lettres\b|\b(?:napisa[lł]\w* )?list\w* pozegnaln\w+|\b(?:napisa[lł]\w* )?pozegnaln\w+ list\w*|\b(?:napisa[lł]\w* )?listy do (?:dzieci|corki|syna|rodziny|bliskich)\b|\bllythyr\w* ffarwel\w*|\b(?:y?sgrifennu|sgwennu) (?:\w+ )?(?:fy|ei|eu) llythyr\w+|\b(?:aakhri|akhri|alvida) (?:khat|chitt?hi)\b|\b(?:apne|sab) (?:sab )?khat likh\w*/g

const spoken = new RegExp(
  [
    // Welsh
    'ar (?:y|fy) (?:ffon|ff on|lein|llinell)|ffoni(?:o|odd|ais)|ar y teleffon',
    // Polish
    'na (?:linii|telefonie|sluchawce|słuchawce)|przez telefon|dzwoni\\w*|zadzwoni\\w*|telefonuje|rozmawiam',
    // French
    'au (?:telephone|bout du fil|tel)|en ligne|a lappareil|appelle|appelait|telephon(?:e|ait)|raccroch\\w+',
    // Urdu, Hindi, Punjabi
    '(?:phone|fone|line|call) (?:par|pe|pay|te|kar|kiya|ki|aaya|aya)',
    // Spanish, Portuguese, Italian, Romanian, German
    'al (?:telefono|aparato)|por telefono|ao telefone|al telefono|la telefon|am telefon|in der leitung',
  ]
    .map((words) => `\\b(?:${words})\\b`)
    .join('|'),
)
const written = new RegExp(
  [
    // Welsh
    'l?lythyr\\w*|e ?bost|e ?byst|(?:y?sgrifenn\\w+|sgwenn\\w+|y?sgrifenodd)|neges destun|ffurflen|cerdyn post',
    // Polish
    '(?:w|ten|tym|tego|od|jego|jej) (?:e ?)?(?:mailu|maila|mail|mejlu|mejla|mejl)|(?:e ?)?(?:mailem|mejlem|maile|mejle|mailach)|(?:w|tym|ostatnim) liscie|liście|listem|listownie|(?:ten|przyszedl|przyszedł|dostalam|dostalem|dostałam|dostałem|tego|jego|jej) list(?:u)?|napisa[lł]\\w*|pisze (?:w|ze|że|do)|wiadomosc\\w*|wiadomość|smsa|smsem|formularz\\w*',
    // French
    'lettres?|courriels?|courriers?|(?:un|le|ce|son|du|par|dans (?:un|le|son|ce)) (?:e ?)?mail|(?:a|ont|avoir|avait) ecrit|par ecrit|ecrit (?:que|quil|quelle|dans)|formulaire|texto',
    // Urdu, Hindi, Punjabi
    'khat|khatoot|chitt?hi|chitt?hiyan|(?:e ?mail|mail|message|msg|text|letter) (?:mein|main|me|mai|vich|ch) (?:\\w+ )?(?:likh\\w*|aaya|hai)|likh(?:a|i|te|ta|ti) (?:hai|he|hain|tha|thi)|likh (?:kar|ke|diya|raha|rahi)',
    // Spanish, Portuguese, Italian, Romanian, German
    '(?:en|por|una|la|su|esta|na|numa|uma) carta|correo|escribi[oa]?|escrito|escreve\\w*|escreveu|lettera|scritto|scrive che|scrisoare\\w*|scris\\w*|im brief|geschrieben|schreibt|schrieb|mektup\\w*|mektub\\w*|warqad\\w*',
  ]
    .map((words) => `\\b(?:${words})\\b`)
    .join('|'),
  'u',
)

export function mediumAbroad(words: string): Medium {
  const told = words.replace(farewell, ' ')
  if (spoken.test(told)) return 'phone'
  return written.test(told) ? 'writing' : 'unsaid'
}
