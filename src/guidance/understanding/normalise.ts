/**
 * Short forms that staff type, written out. Both the trained features and the sentence embedding see the long form,
 * so that "get the HoD" and "get the head of department" are one question.
 */
const SHORT_FORMS: Record<string, string> = {
  hod: 'head of department',
  hods: 'heads of department',
  gm: 'group manager',
  lm: 'line manager',
  tl: 'team leader',
  mngr: 'manager',
  mgr: 'manager',
  spoc: 'single point of contact',
  spocs: 'single points of contact',
  poc: 'point of contact',
  nfc: 'no further contact',
  ra: 'reasonable adjustment',
  ras: 'reasonable adjustments',
  ig: 'information governance',
  phso: 'ombudsman',
  cust: 'customer',
  custs: 'customers',
  cx: 'customer',
  dept: 'department',
  mh: 'mental health',
  's/h': 'self harm',
  'c/m': 'customer',
  sucidal: 'suicidal',
  suicidle: 'suicidal',
  suisidal: 'suicidal',
  sucide: 'suicide',
  suiside: 'suicide',
  suicde: 'suicide',
  kms: 'kill myself',
  kys: 'kill yourself',
  gonna: 'going to',
  gona: 'going to',
  gunna: 'going to',
  wanna: 'want to',
  wana: 'want to',
  gotta: 'got to',
  wat: 'what',
  wot: 'what',
  wots: "what's",
  sez: 'says',
  sed: 'said',
  cos: 'because',
  coz: 'because',
  cuz: 'because',
  pls: 'please',
  plz: 'please',
  u: 'you',
  ur: 'your',
  r: 'are',
  thx: 'thanks',
  thru: 'through',
  bloke: 'man',
  fella: 'man',
  geezer: 'man',
  chap: 'man',
  info: 'information',
  esc: 'escalate',
  '2nite': 'tonight',
  tonite: 'tonight',
  tmrw: 'tomorrow',
  ppl: 'people',
  smth: 'something',
  sum1: 'someone',
  sb: 'somebody',
  abt: 'about',
  bc: 'because',
  ds: 'customer',
  su: 'service user',
  od: 'overdose',
  ods: 'overdoses',
  si: 'suicidal thoughts',
  dsh: 'self harm',
  fone: 'phone',
  fones: 'phones',
  wen: 'when',
  wiv: 'with',
  sumone: 'someone',
  sumfin: 'something',
  sumthin: 'something',
  summat: 'something',
  nuffin: 'nothing',
  nowt: 'nothing',
  owt: 'anything',
  nite: 'night',
  dunno: 'do not know',
  tae: 'to',
  dae: 'do',
  hae: 'have',
  aff: 'off',
  oot: 'out',
  doon: 'down',
  noo: 'now',
  aboot: 'about',
  telt: 'told',
  heid: 'head',
  fae: 'from',
  cannae: 'cannot',
  canna: 'cannot',
  willnae: 'will not',
  winna: 'will not',
  didnae: 'did not',
  doesnae: 'does not',
  isnae: 'is not',
  wasnae: 'was not',
  gonnae: 'going to',
  wumman: 'woman',
  wifie: 'woman',
  mannie: 'man',
  quine: 'girl',
  loon: 'boy',
}

/** Apostrophes are left out as often as not ("hes", "wont"), so they are left out everywhere. */
const bare = (text: string): string => text.replace(/(\p{L})'(\p{L})/gu, '$1$2')

/** One spelling for what means the same: case, quotes, accents, starred-out swearing and short forms. */
export function normalise(text: string): string {
  const plain = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[‘’ʼ`´]/g, "'")
    .replace(/[“”«»]/g, '"')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/\bf[*#@!]{2,}(k|ing|king)?/g, (_, end: string | undefined) => (end?.endsWith('ing') ? 'fucking' : 'fuck'))
    .replace(/\bc[*#@!]{2,}t?\b/g, 'cunt')
    .replace(/(.)\1{3,}/gu, '$1$1')
  const words = bare(plain).split(/\s+/)
  return words
    .map((word) => {
      const core = word.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '')
      const long = Object.hasOwn(SHORT_FORMS, core) ? SHORT_FORMS[core] : undefined
      return long ? word.replace(core, long) : word
    })
    .join(' ')
    .trim()
}

/** The words of a message as the reader sees them. */
export const wordsOf = (text: string): string[] => normalise(text).match(/[\p{L}\p{N}]+/gu) ?? []
