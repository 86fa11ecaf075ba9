/**
 * Farewells of somebody who may harm themselves, where no word of harm is said: that they will not be here by the morning, that nobody will miss them,
 * that nobody will hear from them again, that their letters are written, that all are better off without them (s9). Ours. In plain letters,
 * without accents and apostrophes, as `other-languages` writes them; each row is a language with the variants of its grammar.
 */
type Farewells = {
  /** That they will not be here: ordinary where they also say when they are back. */
  readonly absent: RegExp
  readonly back: RegExp
  readonly farewell: RegExp
  /** That nobody will hear from them again: ordinary where somebody else takes the matter up for them. */
  readonly silent: RegExp
}

/** Whoever takes a matter up for them, in any of these languages. */
const takenUp =
  /\b(?:ombudsman\w*|cyfreithiwr|cyfreithwyr|chyfreithiwr|gyfreithiwr|adwokat\w*|prawni\w*|rzeczni\w*|avocate?s?|mediat(?:eur|rice)|wakeel|vakil|vakeel|solicitor)\b/

// Welsh: "fydda i ddim yma", "na fydd hi yma", "dydw i ddim am fod yma"
const cyNot =
  '(?:fydd\\w*(?: (?:i|hi|o|e|ef|fo|fe|nhw))? ddim|n[ai] fydd\\w*(?: (?:i|hi|o|e|ef|fo|fe|nhw))?|ddim (?:am|yn mynd i|mynd i) fod)'
const cyThere = '(?: (?:yn|dal|i|hi|o|e|fo|fe)){0,2} (?:yma|yman|o gwmpas|yn fyw|fyw|ar y ddaear)'
const cyWhen =
  '(?:erbyn (?:y |i )?(?:bore|wawr|nos|diwedd|yfory|fory|heno|nadolig)|(?:yn y |y )?bore|(?:bore )?y?fory|heno|dim mwy|mwyach|bellach|rhagor)'
// Polish: "jutro juz mnie tu nie bedzie", "nie bedzie mnie rano"
const plMe = '(?:mnie|jej|jego|go|ich)'
const plWhen = '(?:jutro|do jutra|od jutra|do rana|rano|nad ranem|do switu|dzis w nocy|do wieczora)'
const plBit = '(?: (?:juz|tu|tutaj|wiecej|wsrod was|z wami|na swiecie|na tym swiecie|mowi|mowila|ze))*'
/** "Nie bedzie mnie w domu": where else they are. */
const plElsewhere = '(?! (?:w (?!nocy)|na (?!swiecie|tym swiecie)|pod |przy |u )\\w+)'
const plDative = '(?:wam|im|wszystkim|dzieciom|rodzinie|mamie|mezowi|zonie|corce|synowi|jej|jemu|mu|swiat\\w*|kazdemu|ludziom)'
const plBe = '(?:bedzie|byloby|bedziecie|beda|bylby|zyje sie)'
// French: "je ne serai plus la demain", "d ici demain elle ne sera plus de ce monde"
const frWho = '(?:je|j|il|elle|on|quil|quelle|quon|quils|quelles|ils|elles)'
const frBe = '(?:serai|serais|sera|serait|serons|seront|seraient)'
const frWhen =
  '(?:dici (?:a )?(?:demain|ce soir|laube|minuit)|dici la|demain|apres demain|ce soir|cette nuit|au matin|au reveil|quand (?:vous|tu|on)|lundi|longtemps|a noel)'
const frAlike = '(?:seront?|serai\\w*|serez|seriez|iront|ira|iraient|irait|irez|iriez|vivr\\w+|portera\\w*|porteront)'
// Urdu and Hindi: "kal main yahan nahi hungi", "subah tak nahi rahega"
const urNot = '(?:nahi|nahin|nahee|nai|nhi|nahe|na)'
const urWill = (stem: string): string => `(?:${stem})(?:o*u+n?|oo+n|on|e|ey|ay|o|oon)? ?g[aei]y?`
const urFirst = '(?:main|mein|mai|me|hum)'
const urThird = '(?:woh|wo|vo|voh|wuh|yeh)'
const urWhen =
  '(?:kal(?: (?:tak|se|subah))?|subah(?: (?:tak|ko|se pehle))?|sub[ah]h|savere|sawere|fajr(?: tak)?|aaj raat(?: ke baad)?|aj raat)'
const urHere = '(?:yahan|yahaan|is duniya (?:mein|main|me)|iss duniya (?:mein|main|me)|duniya (?:mein|main|me)|zinda|zindah)'
const urNone = '(?:kisi ko(?: bhi)?|koi(?: bhi)?)'
const urAll = '(?:sab|sabhi|log|bach\\w+|ghar ?wal\\w+|khandan|family|dun[iy]+a|aap|ap|tum|ammi|abbu|shohar|biwi)'
const urWell = '(?:behtar|khush|ach+h?[aei]|theek|thik|sukoon|sukun|aasan|asaan|aaram|araam)'

const languages: readonly Farewells[] = [
  // Welsh
  {
    absent: new RegExp(
      `\\b${cyNot}${cyThere}(?: \\w+)?? ${cyWhen}\\b|\\b${cyWhen}(?: \\w+){0,2}? ${cyNot}${cyThere}\\b|\\bddim (?:yn gweld|yn mynd i weld|am weld)(?: y)? (?:bore|wawr)\\b|\\b(?:wela|welith|weliff|gwela) (?:i|hi|o|e|fo) (?:ddim|mor) (?:y )?(?:bore|wawr)\\b`,
    ),
    back: /\b(?:yn (?:ol|ei ol|ei hol|fy ol) (?:ddydd|dydd|wythnos|ar)|ar (?:fy |ei )?ngwyliau|ar (?:ei |fy )?g?wyliau|apwyntiad|apwyntment|cyfarfod|(?:dod|dwad|ffonio|galw) (?:ddydd|dydd|wythnos) \w+)\b/,
    farewell:
      /\bneb(?: (?!eisiau|isio)\w+){0,3} (?:fy (?:ngholli|ngweld eisiau)|(?:ei|iw) (?:ch|g)olli(?! (?:y|yr|r|cyfarfod|llythyr)\b)|(?:gweld|weld) (?:fy|ei|eu) (?:ngholli|cholli|golli|colli|h?eisiau|h?eisie|h?isi[oe]))\b|\b(?:yn )?g?well(?: \w+)?(?: (?:ar|i|ir|eu|off|a|ei|eich))*(?: (?:pawb|bawb|nhw|iddyn|iddynt|byd|fyd|plant|teulu|chi|gwraig|gwr|mam|off)){1,3}(?: \w+)? (?:heb(?:dda|ddi|ddof)|hebddo (?:o|fo|fe|e)|heb fi)\b|\b(?:pawb|nhw|plant|teulu|chi|byd|mam)(?: \w+){0,2} (?:yn )?g?well(?: \w+){0,3} (?:heb(?:dda|ddi|ddof)|hebddo|heb fi)\b|\b(?:ysgrifennu|sgrifennu|sgwennu|ysgrifenu)(?: \w+)? (?:fy|ei|eu) (?:llythyrau|llythyron|lythyrau)(?! (?:i|ir|at|atoch)? ?(?:r |y )?(?:cyngor|chi|swyddfa|cwyn|rheolwr|ombwdsmon)\b)|\bllythyr\w* ffarwel\w*\b/,
    silent:
      /\b(?:chly\w+|clywch|glyw\w+|clywed)(?: (?:chi|di|neb|ni|nhw|hi|o|ddim|byth|mo|yn|oddi|wrth|wrtha|gan|gen|ganddi|ganddo|dim|gair|mwy)){1,7} (?:(?:i|hi|o|e|fo|fe|ni) )?(?:(?:byth )?eto|byth|dim mwy|mwyach|ar ol heno|ar ol heddiw)\b/,
  },
  // Polish
  {
    absent: new RegExp(
      `\\b${plWhen}${plBit}(?: ${plMe})${plBit} nie bedzie\\b${plElsewhere}|\\b${plMe}${plBit} ${plWhen}${plBit} nie bedzie\\b${plElsewhere}|\\b(?:nie bedzie ${plMe}|${plMe} nie bedzie)${plBit} ${plWhen}\\b${plElsewhere}|\\b(?:mnie|jej) juz (?:tu |tutaj )?nie bedzie (?:do|rano|jutro)\\b|\\bnie doz(?:yje|yja)(?: \\w+)? (?:rana|ranka|jutra|switu|poranka|wieczora)\\b|\\bnie (?:doczekam|doczeka)(?: sie)?(?: \\w+)? (?:rana|ranka|jutra|switu|poranka)\\b`,
    ),
    back: /\b(?:wrac\w+|wroc\w+|urlop\w*|wyjezdza\w*|wyjazd\w*|delegacj\w*|przyjd\w+ (?:w|po)|zadzwoni\w* (?:w|po)|wizyt[ayeę]\w*|spotkani\w*)\b/,
    farewell: new RegExp(
      `\\bnikt(?: \\w+){0,3} (?:za (?:mna|nia|nim)(?: \\w+){0,3} (?:za)?tesknil?\\w*|(?:za)?tesknil?\\w*(?: \\w+)? za (?:mna|nia|nim)|po (?:mnie|niej|nim)(?: \\w+){0,2} plak\\w+|plak\\w+ po (?:mnie|niej|nim))\\b|\\bza (?:mna|nia|nim) nikt(?: \\w+){0,3} (?:za)?tesknil?\\w*\\b|\\bnikomu(?: \\w+){0,3} (?:mnie|jej|jego|go) (?:\\w+ )?brak\\w+\\b|\\bnikomu(?: \\w+){0,3} brak\\w+ (?:mnie|jej|jego|go)\\b|\\bnikt(?: \\w+){0,2} nie (?:zauwazy|spostrzeze)(?: \\w+){0,2} (?:znikn\\w+|mnie nie (?:ma|bedzie)|jej nie (?:ma|bedzie)|go nie (?:ma|bedzie)|braku)\\b|\\b(?:napisal\\w*|popisal\\w*|spisal\\w*|pisz\\w+)(?: \\w+)? (?:listy? pozegnaln\\w+|pozegnaln\\w+ listy?|(?:swoje |moje )?(?:ostatnie )?listy do (?:dzieci|corki|corek|syna|synow|rodziny|mamy|rodzicow|zony|meza|bliskich|wszystkich)|(?:swoje|moje) listy)(?! do (?:urzedu|was|biura|panstwa|kierowni\\w+|rzeczni\\w+))\\b|\\bbeze mnie(?: (?:juz|na pewno|tylko|to|wszystko))*(?: ${plDative})?(?: ${plBe})?(?: ${plDative})? (?:lepiej|latwiej|lzej)\\b|\\bbez (?:niej|niego)(?: (?:juz|na pewno|tylko|to|wszystko))* (?:${plDative} ${plBe}|${plBe} ${plDative}) (?:lepiej|latwiej|lzej)\\b|\\b(?:${plDative} (?:bedzie |byloby |jest )?(?:lepiej|latwiej|lzej)|(?:lepiej|latwiej|lzej)(?: (?:bedzie|byloby|jest))? ${plDative}|lepiej(?: \\w+){0,2})(?: (?:bedzie|byloby|jest))? beze mnie\\b|\\b(?:${plDative} (?:bedzie |byloby |jest )?(?:lepiej|latwiej|lzej)|(?:lepiej|latwiej|lzej)(?: (?:bedzie|byloby|jest))? ${plDative})(?: (?:bedzie|byloby|jest))? bez (?:niej|niego)\\b`,
    ),
    silent:
      /\b(?:(?:juz|wiecej|nigdy)(?: \w+){0,2} (?:o mnie|ode mnie|mnie|o niej|o nim|od niej|od niego)(?: \w+){0,2} nie uslysz\w+|(?:o mnie|ode mnie|mnie|o niej|o nim|od niej|od niego)(?: (?:juz|wiecej|nigdy))+ nie uslysz\w+|nie uslysz\w+(?: \w+){0,2} (?:o mnie|ode mnie|mnie|o niej|o nim|od niej|od niego)(?: \w+)?|ostatni raz(?: \w+){0,3} (?:mnie|mnie|moj glos|jej glos|jego glos)(?: \w+)? slysz\w+|ostatni raz(?: \w+)? slysz\w+ (?:mnie|moj glos|jej glos|jego glos))\b/,
  },
  // French
  {
    absent: new RegExp(
      `\\b${frWho} (?:ne )?${frBe} plus (?:la|ici|de ce monde|en vie|parmi \\w+|vivante?)(?: \\w+){0,2}? ${frWhen}\\b|\\b${frWhen}(?: matin| soir)?(?: \\w+){0,2}? ${frWho} (?:ne )?${frBe} plus (?:la|ici|de ce monde|en vie|parmi \\w+|vivante?)\\b|\\b${frBe} plus de ce monde\\b|\\b${frWho} (?:ne )?(?:verra\\w*|passera\\w*) pas (?:le (?:matin|jour|soleil)|la nuit|laube|demain)\\b`,
    ),
    back: /\b(?:revien\w+|reviend\w+|rappel\w+|rentr\w+|en (?:vacances|conge\w*|deplacement)|rendez vous|reunion|demenag\w+)\b/,
    farewell: new RegExp(
      `\\b(?<!\\b(?:ca|cela) (?:ne )?)(?:ne )?(?:lui )?(?:manquerai\\w*|manquera|manquerait|vais manquer|va manquer|manque) a (?:personne|aucun)\\b|\\bpersonne ne (?:me|m|la|le|l) ?(?:regrett\\w+|pleurera\\w*|cherchera\\w*)\\b|\\bpersonne ne (?:(?:s|va s) ?)?(?:apercevra|remarquera) (?:de )?(?:mon|son) absence\\b|\\b(?:jai|ai|a|avoir|avait) (?:deja |bien )?ecrit (?:toutes )?(?:mes|ses) (?:dernieres )?lettres(?! (?:a|au|aux|a la) ?(?:votre|vous|la mairie|le conseil|conseil|bureau|service|mediateur|directeur|chef|responsable)\\b)|\\blettres? dadieux?\\b|\\b${frAlike}(?: (?:tous|toutes|bien|tellement|beaucoup|tout le monde))* mieux sans (?:moi|elle|lui)\\b|\\bmieux (?:tous |toutes )?sans moi\\b`,
    ),
    silent:
      /\b(?:nentend\w+ (?:plus|pas)(?: jamais)? parler (?:de moi|delle|de lui)|(?:naure\w+|naura|nauront|naurons|naurait|naurai\w*) plus(?: jamais)? (?:de )?(?:mes|ses) nouvelles|entend\w+ plus(?: jamais)? parler (?:de moi|delle|de lui)|derniere fois que (?:vous|tu|on) (?:m|l)?entend\w+)\b/,
  },
  // Urdu, Hindi and Punjabi
  {
    absent: new RegExp(
      [
        `\\b(?:${urFirst} ${urWhen}|${urWhen}(?: ${urFirst})?)(?: ${urFirst})?(?: ${urHere})? ${urNot} (?:h(?:o*u*n?|o+n?|u+n?) ?g[ai]|${urWill('rah|bach|mil')}|(?:zinda )?${urWill('rah')})\\b(?<!\\bmil\\w* ?ga(?= ))`,
        `\\b(?:${urThird} ${urWhen}|${urWhen} ${urThird})(?: ${urHere})? ${urNot} (?:ho ?g[ai]|${urWill('rah|bach')})\\b`,
        `\\b${urWhen}(?: \\w+)?? ${urHere} ${urNot} (?:ho*u*n? ?g[ai]|${urWill('rah|bach')})\\b`,
        `\\bsubah (?:\\w+ )?${urNot} (?:dekh\\w*|dekh\\w* sak\\w*) ?g?[aei]?\\b`,
      ].join('|'),
    ),
    back: /\b(?:wapas|wapis|vapas|lautu\w*|laut kar|chhutti|chutti|appointment|meeting|safar|phir aa\w+|aa ja\w+)\b/,
    farewell: new RegExp(
      [
        `\\b(?:mujhe|mujhko|mujh ko|mjhe|usay|use|usko|us ko|unhe|unko) ${urNone}(?: \\w+)? (?:miss|yaad) ${urNot} (?:kar\\w*)(?: g[aei])?\\b`,
        `\\b${urNone} (?:mujhe|mujhko|mujh ko|usay|use|usko|us ko|unhe)(?: \\w+)? (?:miss|yaad) ${urNot} (?:kar\\w*)\\b`,
        `\\b(?:meri|uski|us ki|unki) kami ${urNone}(?: \\w+)? ${urNot}\\b|\\b${urNone} (?:meri|uski|us ki|unki) kami\\b(?: \\w+)? ${urNot}\\b`,
        `\\b(?:mere|uske|us ke) (?:jane|jaane|na hone|marne|chale jane) (?:se|par)(?: ${urNone})(?: \\w+){0,2} ${urNot}\\b`,
        `\\b(?:apne|apni|sab|saare|sare|bach\\w+ ke liye) (?:sab |saare |sare |aakhri |akhri )?(?:khat|khatoot|khutoot|chitt?hiy?[aā]+n?|letters?) likh (?:di\\w*|li\\w*|chuk\\w*|rakh\\w*|kar rakh\\w*)\\b|\\b(?:aakhri|akhri|aakhiri|akhiri|alvida|alwida) (?:khat|chitt?hi|letter|salam|salaam)\\b`,
        `\\b(?:mere|mairay|meray) (?:bina|bagh?air|bagher|baghayr|bin)(?: \\w+){0,4}? ${urWell}\\b|\\b${urWell} (?:\\w+ ){0,2}(?:mere|meray) (?:bina|bagh?air|bagher)\\b`,
        `\\b(?:(?:uske|us ke|unke|iske) (?:bina|bagh?air|bagher|baghayr)(?: \\w+){0,2}? ${urAll}|${urAll}(?: \\w+){0,2}? (?:uske|us ke|unke|iske) (?:bina|bagh?air|bagher|baghayr))(?: \\w+){0,3}? ${urWell}\\b`,
      ].join('|'),
    ),
    silent: new RegExp(
      `\\b(?:(?:dobara|dubara|phir|kabhi|ab|aainda|ainda|is ke baad)(?: (?:kabhi|se|meri|mujh|mujhse|us|uski|us ki|awa+z|awaaz|baat|aap|ap|tum|log))* ${urNot} (?:sun\\w*)(?: ?g[aei])?|(?:meri|uski|us ki) awa+z(?: (?:dobara|dubara|phir|kabhi))* ${urNot} sun\\w*|(?:mujh|mujhse|us) ?(?:se)? (?:dobara|dubara|phir|kabhi)(?: \\w+)? ${urNot} sun\\w*)\\b`,
    ),
  },
]

/** Does somebody take leave of life, by another language's words for it? By a message in plain letters. */
export const saysFarewell = (told: string): boolean =>
  languages.some(
    ({ absent, back, farewell, silent }) =>
      farewell.test(told) || (absent.test(told) && !back.test(told)) || (silent.test(told) && !takenUp.test(told)),
  )
