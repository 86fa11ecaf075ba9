/** The same small numbers at every run: whole numbers below what is asked for. */
export const dice = (seed: number) => {
  let last = seed
  return (below: number): number => {
    last = (Math.imul(last, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((last / 4_294_967_296) * below)
  }
}

const firsts = `
John David Margaret Susan Michael Paul Sarah James Mary Robert Patricia Peter Christine Mohammed Jean Andrew Karen Stephen Julie Ian Helen Alan Linda William Jane Thomas Janet Ann
Anthony Catherine Mark Elizabeth Kevin Joan Brian Dorothy George Alison Colin Amanda Graham Lesley Steven Maureen Siân Gráinne Aoife Niamh Eilidh Hamish Rhys Bronwen Dafydd
Katarzyna Piotr Agnieszka Tomasz Łukasz Małgorzata Ionuț Ștefan Andreea Işıl Hüseyin Ayşe Fatima Ahmed Aisha Yusuf Priya Sanjay Anjali Rajesh Harpreet Gurdeep Ifeoma Chidi
Oluwaseun Ngozi Kwame Abena Nguyễn Thị Wei Mei Hiroshi Yuki Jürgen Käthe François José João Søren Åse Þórunn Dimitrios Eleni Olga Vladimir Svetlana Đorđe Jelena
`
  .trim()
  .split(/\s+/)
const lasts = `
Smith Jones Williams Taylor Brown Davies Evans Wilson Thomas Johnson Roberts Robinson Thompson Wright Walker White Edwards Hughes Green Hall Lewis Harris Clarke Patel Jackson Wood
Turner Martin Cooper Hill Ward Morris Moore Clark Lee King Baker Harrison Morgan Allen Khan Ali Hussain Begum Singh Kaur Shah Ahmed Miah Chowdhury O’Brien O’Neill Murphy Kelly
MacDonald McKenzie Fraser Campbell Llewellyn Pritchard Whitfield Smith-Jones Kowalski Nowak Wiśniewski Szczepański Popescu Yılmaz Çelik Okonkwo Adébáyò Mensah Trần Phạm Müller Groß
Schneider Lefèvre Fernández Gonçalves Ørsted Kjær Papadopoulos Shcherbakov Živković Kováčová
`
  .trim()
  .split(/\s+/)
const [begins, ends] = [
  'Ash Bar Beck Brad Brough Bur Carl Chat Clay Crow Dal Den Drax El Farn Fen Glad Grim Hain Hart Hol Kes Lang Lin Mar Mel Nor Oak Pem Pres Rad Rams Shel Stan Thorn Tre Wal Wen Whit Wyn'.split(
    ' ',
  ),
  'bury by combe cott croft den don field ford gate ham hurst ing land ley low man mere more ridge shaw sley son stead ston thwaite ton wick wood worth'.split(
    ' ',
  ),
]

/**
 * The name of the n-th customer of an office: common first and last names of many languages, the first of each list far oftener than the
 * rest, and for three in ten a rarer last name; one in twelve has a middle name. Two may have one name, as people do.
 */
export const customerName = (n: number): string => {
  const roll = dice(n * 7_919 + 17)
  roll(2)
  const often = <T>(list: readonly T[]): T => list[Math.floor((roll(10_000) / 10_000) ** 2 * list.length)] as T
  const any = <T>(list: readonly T[]): T => list[roll(list.length)] as T
  const last = roll(10) < 3 ? `${any(begins)}${any(ends)}` : often(lasts)
  return [often(firsts), ...(roll(12) === 0 ? [often(firsts)] : []), last].join(' ')
}
