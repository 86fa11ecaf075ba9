/** What people are called for short: each line is one name, in English as it is spoken here. A look-up by one offers the others, to be checked. */
const groups = `
abigail abby gail|alexander alexandra alex sandy sasha lexi|alfred alf alfie fred|andrew andy drew|ann anne anna annie nan|anthony antony tony
arthur art artie|barbara barb babs|benjamin ben benny|bernard bernie|catherine katherine kathryn kate katie kathy cathy kitty|charles charlie chuck chas
christine christina chris tina chrissie|christopher chris kit|daniel dan danny|david dave davy dai|deborah debbie deb|dorothy dot dolly|edward ed eddie ted teddy ned
eleanor ellie nell nora|elizabeth elisabeth liz lizzie beth betty bess eliza libby lisa|emily em emma|francis frances frank fran frankie|frederick fred freddie
gerald gerry jerry|geoffrey jeffrey geoff jeff|gregory greg|harold harry hal|helen ellen nell|henry harry hal|isabel isabella bella izzy|jacqueline jackie
james jim jimmy jamie|jennifer jen jenny|jessica jess jessie|joan joanna joanne jo|john jack johnny jon|jonathan jon jonny|joseph joe joey|josephine jo josie
judith judy|katarzyna kasia|kenneth ken kenny|laura laurie|lawrence laurence larry laurie|leonard len lenny|margaret maggie meg peggy madge rita|martin marty
mary molly polly|matthew matt|michael mike mick micky|mohammed muhammad mohamed mohammad muhammed mohd md mo|nathaniel nathan nat|nicholas nick nicky|nicola nicky|oliver ollie
pamela pam|patricia pat patsy trish tricia|patrick pat paddy|penelope penny|peter pete|philip phillip phil|rebecca becky becca|richard rick dick rich ricky
robert bob rob bobby robbie bert|ronald ron ronnie|rosemary rose rosie|samuel samantha sam sammy|sarah sally sadie|sebastian seb|simon si|stephen steven steve
stephanie steph|susan suzanne sue susie|theodore theo ted|theresa teresa terry tess|thomas tom tommy|timothy tim|victoria vicky tori|vincent vince vinny
walter walt wally|william bill billy will willie liam|zachary zac zach|aleksandr sasha alex|dmitry dmitri dima|ekaterina katya|mikhail misha|vladimir vova|yevgeny evgeny zhenya
`
const known = new Map<string, Set<string>>()
for (const group of groups.trim().split(/[|\n]/)) {
  const names = group.split(' ')
  for (const name of names) known.set(name, new Set([...(known.get(name) ?? []), ...names]))
}

/** The other forms of a first name, in small letters; none when it has none. */
export const nicknamesOf = (word: string): readonly string[] => [...(known.get(word) ?? [])].filter((name) => name !== word)
