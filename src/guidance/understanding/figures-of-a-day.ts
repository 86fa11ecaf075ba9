/**
 * What is told of an ordinary day in words that sound of harm: a mishap, a cure, an exercise. Used and bounded like figures-of-speech.ts: only what
 * names its own harmless cause stands here, and nothing with a word of what is still to come.
 */
const them = '(?:himself|herself|themselves|myself|hisself)'
const coming =
  '(?!.*\\b(?:will|ll|hell|shell|theyll|going to|wants? to|again|next time|or else|unless|tonight|tomorrow|threat\\w*|says he (?:will|would)|still)\\b)'

const present = '(?:flowers|biscuits|cakes?|chocolates|sweets|doughnuts|wine|hamper|gifts?|presents?)'
const pet =
  '(?:dogs?|cats?|pup|puppy|kitten|horse|pony|rabbit|hamster|budgie|parrot|tortoise|spaniel|labrador|lab|terrier|collie|whippet|greyhound)s?'

/** Each with what it means. */
export const figuresOfADay: readonly (readonly [RegExp, string])[] = [
  [
    /\bso (?:bored|embarrassed|tired|hungry|thirsty|ashamed|hot|cold)(?: (?:on|in|with|by|at) (?:the )?\w+)?,? (?:that )?(?:he|she|i|they|we) (?:could have|nearly|almost) died\b/g,
    'very bored',
  ],
  [
    /\b(he|she|they|customer|caller|man|woman|lady) (?:just |nearly |really |finally |then )?(?:exploded|blew up|went (?:ballistic|nuclear|bananas|spare)|hit the (?:roof|ceiling)|blew (?:his|her|their) top|flew off the handle) (?=(?:at me |at us )?(?:when|over|about|because) (?:i|we|the|his|her|it|a|an)\b)/g,
    '$1 was cross ',
  ],
  // What is no person threatens nobody: "this deadline's going to murder me".
  [
    /\b(deadlines?|workload|caseload|inbox|paperwork|printer|traffic|queue|spreadsheet|rota|diary|shift|hours|stairs|shoes|heels|feet|back|hangover|headache|migraine|hay ?fever)(?: is| are| was| were|s)? (?:(?:going to|gonna|will|about to|nearly|literally|absolutely|really|slowly|just) ){0,2}(?:kill|kills|killing|killed|murder|murders|murdering|murdered|finish|finishing|destroy|destroying) (?=(?:me|us)\b(?! (?:and|tonight|tomorrow|with)\b))/g,
    'work is a lot for ',
  ],
  // They pry, where the asker's name is what is asked about; what they threaten beside it is read all the same.
  [
    /\b(?:been |keeps? |kept |is |was )?(?:asking|asks|asked|wants to know|wanted to know)(?: me)? where i live(?: and (?:whats|what is) (?:my|me) (?:facebook|insta\w*|socials?))?\b(?<=\b(?:surname|full name|last name|second name|my name|first name)\b.*)(?!.*\b(?:will|ll|hell|shell|going to|come|coming|wait\w*|visit|find|or else|tonight|knows?|already|outside)\b)/g,
    'been asking me personal questions',
  ],
  // "cut someone off by accident": a call that ended.
  [
    /\b(?:(?:cut|cutting) (?:him|her|them|someone|somebody|a caller|the caller|the customer|a customer) off (?:by (?:accident|mistake)|accidentally)|accidentally cut (?:him|her|them|someone|somebody|a caller|the caller|the customer|a customer) off)\b/g,
    'ended the call by mistake',
  ],
  [
    /\b(?:cant|cannot) (?:go on|carry on|take it)(?: like this)?,?(?: (?:he|she) says,?)? (?:because |with )?(?:the|your|our) (?=(?:website|portal|app|login|log in|password|form|computer|printer|system|queue|hold music)\b)/g,
    'is unhappy with the ',
  ],
  [/\b(?:end|leave) it there and (?:not|wont|will not|never) (?=(?:appeal|complain|take it|write|ask|pursue|go to))/g, 'not '],
  [
    new RegExp(
      `\\bh(?:u|a)ng(?:s|ing)? ${them} (?=(?:up )?(?:an?|some|the) (?:\\w+ )?(?:calendar|picture|curtains?|mirror|painting|coat|clock|poster|wreath|washing)\\b)`,
      'g',
    ),
    'put up ',
  ],
  [
    new RegExp(
      `\\b(?:takes?|taking|is on|s on|on) (?:\\w+ )?(?:tablets|pills|medication|medicine) for (?:his|her|their|my|the|a) (?=(?:nerves|heart|blood pressure|back|sleep|anxiety|thyroid|knees?|joints|pain|allerg\\w+|asthma|diabetes|epilepsy|hay ?fever)\\b)${coming}`,
      'g',
    ),
    'is ill with ',
  ],
  [
    new RegExp(
      `\\b(woman|man|lady|caller|customer|lad|girl|one) who was (?:suicidal|at risk|very low|in a bad way)(?: (?:last \\w+|in \\w+|\\w+ ago|back in \\w+))? (?=(?:has )?(?:sent|wrote|written|rang|rung|called|emailed|popped)\\b.*\\b(?:well now|is well|s well|shes well|hes well|much better|recovered|doing fine|doing well)\\b)${coming}`,
      'g',
    ),
    '$1 ',
  ],
  [
    /\b(?:the|our|my|a) (?:pretend|mock|made up|invented) (?:caller|customer|call)(?: (?:said|says|told us|threatened))(?: \w+){1,6}?(?=,? (?:we|i|and we|everyone|all) )/g,
    'in an exercise',
  ],
  [
    new RegExp(
      `\\b(?:the|that|a) (?:threat|matter|incident)(?: (?:he|she|they|we|i))? (?:reported|raised|told us about)(?: \\w+){0,3} (?:has|have) been (?:dealt with|sorted|resolved|closed)\\b${coming}`,
      'g',
    ),
    'the matter is closed',
  ],
  // Somebody brings a present to the desk; at a home, a school or a door it may be something else.
  [
    new RegExp(
      `\\b(?:(?:turn|show)(?:s|ed|ing)? up|arriv(?:es|ed|ing)|c[ao]m(?:e|es|ing)|is|was) (?:(?:in|down|here|to|at|the|our) ){1,4}(?:front )?(?:reception|counter|desk|office) with (?:(?:an?|the|some|another) )?(?:(?:\\w+ )?(?:box|bunch|tin|plate|basket|bottle) of )?(?:\\w+ )?${present}\\b`,
      'g',
    ),
    'brought us a present',
  ],
  // Why somebody was rude, told with an apology: what befell a pet, or no sleep. What they lost beside it, or mean to do, is read all the same.
  [
    new RegExp(
      `\\b(?:his|her|their|the) (?:\\w+ )?${pet}(?: has| have| had| is| was| s| just| sadly| only)*(?: at the vets?| poorly| ill| sick| missing| dying| died| passed away| (?:(?<=\\bwas )|been )(?:put (?:down|to sleep)|run over))(?: (?:today|yesterday|(?:this|last|on) \\w+|at the weekend))?\\b`,
      'g',
    ),
    'they were upset earlier',
  ],
  [
    /\b(?:hes|shes|theyve|(?:he|she|they) (?:has|have|had|is)|he|she|they) (?:just |really |also )?(?:not|hasnt|havent|hadnt|didnt|barely|hardly) (?:really |even |much )?(?:slept|sleep|been sleeping|had (?:any|much|a wink of) sleep)\b(?=[^.!?]*$)(?<=\b(?:sorry|apolog\w+)\b.*)/g,
    'they were upset earlier',
  ],
]
