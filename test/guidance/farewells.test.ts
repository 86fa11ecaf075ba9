import { circumstancesOf } from '../../src/guidance/understanding/circumstances.js'
import { speaksOfHarm, speaksOfThemselves } from '../../src/guidance/understanding/other-languages.js'

/** Every combination, in words. */
const each = (...parts: readonly (readonly string[])[]): string[] =>
  parts.reduce<string[]>((all, part) => all.flatMap((one) => part.map((next) => `${one} ${next}`.trim())), [''])

/** What somebody says who takes leave of life without a word of harm, each language by the forms of its grammar. */
const farewells: Readonly<Record<string, readonly string[]>> = {
  Welsh: [
    ...each(
      ['fydda i ddim', 'dydw i ddim am fod', 'na fydd o', 'fydd hi ddim', 'na fyddai hi'],
      ['yma', 'o gwmpas'],
      ['erbyn y bore', 'yfory', 'bore fory', 'heno'],
    ),
    ...each(['fydd neb yn', 'does neb yn mynd i', 'neb am'], ['fy ngholli', 'weld fy ngholli', 'weld fy eisiau', 'weld ei cholli hi']),
    ...each(
      ['chlywch chi ddim', 'chlywch chi byth', 'fyddwch chi ddim yn clywed'],
      ['oddi wrtha i', 'gen i', 'ganddi hi'],
      ['eto', 'byth eto'],
    ),
    ...each(['dwi wedi', 'mae hi wedi'], ['sgwennu', 'ysgrifennu'], ['fy llythyrau', 'ei llythyrau', 'llythyrau ffarwel']),
    ...each(['bydd pawb yn well', 'mi fyddan nhw yn well', 'byddai’r plant yn well off'], ['hebdda i', 'hebddi hi', 'heb fi']),
  ],
  Polish: [
    ...each(['jutro już mnie', 'jutro mnie tu', 'do rana mnie', 'mówi, że jutro jej już', 'rano go już'], ['nie będzie']),
    ...each(['nie będzie mnie', 'nie będzie jej'], ['już', 'tu już', ''], ['rano', 'jutro', 'do rana']),
    ...each(['nie dożyję', 'nie dożyje', 'nie doczekam'], ['rana', 'jutra']),
    ...each(['nikt nie będzie za mną', 'nikt za nią nie będzie', 'nikt za nim nie'], ['tęsknił', 'zatęskni']),
    ...each(['nikomu nie będzie', 'nikomu nie'], ['mnie brakowało', 'jej brakować']),
    ...each(['już o mnie nie', 'więcej ode mnie nie', 'nigdy o niej nie'], ['usłyszycie', 'usłyszą', 'usłyszy pani']),
    ...each(['napisałam', 'napisałem już', 'ona napisała'], ['listy pożegnalne', 'listy do dzieci', 'list pożegnalny', 'swoje listy']),
    ...each(['beze mnie'], ['będzie wam', 'im będzie', 'wszystkim byłoby'], ['lepiej', 'lżej']),
    'wszystkim będzie lepiej bez niej',
    'lepiej wam będzie beze mnie',
  ],
  French: [
    ...each(
      ['je ne serai plus là', 'elle ne sera plus là', 'qu’il ne sera plus de ce monde', 'je serai plus là'],
      ['demain', 'demain matin', 'au matin', 'ce soir', 'd’ici demain'],
    ),
    ...each(['demain', 'd’ici demain matin', 'ce soir'], ['je ne serai plus là', 'elle ne sera plus en vie']),
    ...each(['je ne manquerai', 'elle ne manquera', 'il dit qu’il ne va manquer'], ['à personne']),
    ...each(['personne ne'], ['me regrettera', 'la pleurera', 'le regretterait']),
    ...each(['vous n’entendrez plus', 'on n’entendra plus jamais'], ['parler de moi', 'parler d’elle', 'parler de lui']),
    ...each(['vous n’aurez plus', 'vous n’aurez plus jamais de'], ['mes nouvelles', 'ses nouvelles']),
    ...each(['j’ai écrit', 'elle a déjà écrit'], ['mes lettres', 'ses lettres', 'une lettre d’adieu']),
    ...each(['ils seront', 'vous serez tous', 'tout le monde ira', 'ses enfants vivraient'], ['mieux sans moi', 'mieux sans elle']),
  ],
  'Urdu in Latin letters': [
    ...each(
      ['main kal', 'kal main', 'main subah tak', 'subah tak'],
      ['', 'yahan', 'is duniya mein'],
      ['nahi', 'nahin', 'nhi'],
      ['hungi', 'hoon ga', 'rahungi', 'rahunga', 'bachungi'],
    ),
    ...each(['woh kal', 'kal wo'], ['nahi', 'nahin'], ['hogi', 'rahegi', 'rahega', 'bachegi']),
    ...each(['mujhe koi', 'usko koi bhi'], ['miss', 'yaad'], ['nahi karega', 'nahin kare ga']),
    ...each(['meri kami kisi ko', 'kisi ko uski kami'], ['mehsoos nahi hogi', 'nahi hogi']),
    ...each(['aap dobara', 'phir kabhi', 'ab aap'], ['meri awaz', 'mujh se'], ['nahi sunoge', 'nahi sunenge']),
    ...each(['maine', 'us ne'], ['apne khat', 'sab khat', 'bachon ke liye khat'], ['likh diye hain', 'likh liye', 'likh rakhe hain']),
    'aakhri khat likh diya',
    ...each(['mere bina', 'mere baghair', 'mere bagair'], ['sab', 'bache', 'aap log'], ['khush rahenge', 'behtar honge', 'theek honge']),
    'uske baghair sab khush rahenge',
  ],
}

describe.each(Object.keys(farewells))('a farewell in %s', (language) => {
  const all = farewells[language] ?? []
  test('alarms, and is of themselves', () => {
    expect(all.length).toBeGreaterThan(20)
    expect(all.filter((line) => !speaksOfHarm(line) || !speaksOfThemselves(line))).toEqual([])
  })
  test('whoever says it is told of help, and not that threats are unacceptable', () => {
    expect(all.filter((line) => circumstancesOf([line], 'staff').harmed !== 'self')).toEqual([])
  })
})

test('who is away, moves on or writes letters as one does is in no danger by these words', () => {
  const ordinary = [
    'fydda i ddim yma yfory, dwi ar wyliau, yn ôl ddydd Llun'.replace('ddim yma yfory', 'ddim yma bore fory'),
    'mae hi wedi ysgrifennu llythyr at y cyngor',
    'does neb eisiau siarad gyda fi',
    'mae’r ffurflen yn well hebddo',
    'jutro mnie nie będzie w domu, proszę dzwonić wieczorem',
    'nie będzie mnie jutro na miejscu',
    'jutro nie będzie mnie w pracy',
    'nie będzie mnie jutro, wracam w piątek',
    'napisałam list do urzędu',
    'nikt do mnie nie zadzwonił',
    'bez niej będzie lepiej prowadzić tę sprawę',
    'więcej o mnie nie usłyszycie, teraz pisze mój adwokat',
    'je ne serai pas là demain, rappelez-moi lundi',
    'le conseiller n’est plus là',
    'je ne serai plus là demain, je reviens lundi',
    'ça ne manquera à personne',
    'j’ai écrit une lettre à la mairie',
    'personne ne me rappelle',
    'vous n’entendrez plus parler de moi, c’est mon avocat qui écrit',
    'kal main ghar par nahi hungi',
    'kal payment nahi hogi',
    'kal office nahi khulega',
    'main kal nahi hungi, parson wapas aaungi',
    'maine council ko khat likha hai',
    'koi mujhe phone nahi karta',
    'uske bina form theek hai',
  ]
  expect(ordinary.filter((line) => speaksOfHarm(line))).toEqual([])
})
