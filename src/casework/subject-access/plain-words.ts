/** Words that stand with a capital letter and name nobody: what begins a sentence, days, months, titles, and the words of offices. */
export const plainWords: ReadonlySet<string> = new Set(
  [
    'i a an the this that these those there here it its he him his she her hers they them their we us our ours you your my mine who what when where why how which',
    'and but or so if then yes no not as at by for from in of on to with without after before because since until while during about',
    'mr mrs ms miss mx dr prof sir lady lord madam customer caller staff manager officer office police ambulance',
    'monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december',
    'asked said told rang called wrote sent spoke says threatened shouted swore please thanks thank dear yours ok okay',
    'nfc id uk eu gp nhs tv pdf ref cmeh icon english british gmt bst',
    'record records case cases letter letters email mail call calls line group head department senior duty information governance advice services contact',
    'complaint complaints restriction adjustment alert report large print other others nothing nobody somebody everybody everything something all any some each one two three',
    'is was were are be been has have had do does did can could will would should may might must let lets',
  ]
    .join(' ')
    .split(' '),
)
