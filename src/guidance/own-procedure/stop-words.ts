const STOP = new Set(
  'a about after again all also am an and any are as at be because been before being but by can cannot could did do does doing done dont for from get got had has have having he her here hers him his how i if in into is it its just like may me might more most must my no nor not now of on once only or other our out over own please say says said she should so some such than that the their them then there these they this those through to today tomorrow too under until up us very was we were what when where which while who whom why will with would yes you your'.split(
    ' ',
  ),
)

/** Does a word say anything of what a sentence is about? */
export const meansSomething = (term: string): boolean => term.length > 1 && !STOP.has(term.toLowerCase())
