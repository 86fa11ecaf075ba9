import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** What every canary begins with: no language has it, so wherever it stands somebody typed it. */
const mark = 'zqxkanar'
/** The telephone numbers of canaries: of Bristol's block for plays and films, without the leading nought. */
const dialled = '1174960'

const syllables = ['ba', 'do', 'fi', 'gu', 'le', 'mo', 'ni', 'pu', 'ra', 'te'] as const

/** The word of this number: "zqxkanarbadofié". Capitals, and a letter beyond ASCII, so that what folds or escapes it shows. */
export const canaryWord = (number: number): string =>
  `Z${mark.slice(1)}${String(number)
    .padStart(3, '0')
    .replace(/\d/g, (digit) => syllables[Number(digit)] ?? '')}é`
/** A telephone number that goes with it; there are a thousand. */
export const canaryTelephone = (number: number): string => `0117 496 0${String(number % 1000).padStart(3, '0')}`

/** A form in which words may lie somewhere: what it is called, and how the mark looks there. */
interface Guise {
  readonly called: string
  readonly bytes: Buffer
}

/** Base64 of words that begin at each of the three places within a group, without the letters that their neighbours decide. */
const inBase64 = (words: string): readonly Buffer[] =>
  [0, 1, 2].map((before) => {
    const whole = Buffer.concat([Buffer.alloc(before), Buffer.from(words)])
    const text = whole.subarray(0, whole.length - (whole.length % 3)).toString('base64')
    return Buffer.from(text.slice(before === 0 ? 0 : before + 1))
  })

const guises: readonly Guise[] = [mark, `Z${mark.slice(1)}`, mark.toUpperCase(), dialled, '117 496 0'].flatMap((words) => [
  { called: 'as it is', bytes: Buffer.from(words) },
  { called: 'UTF-16', bytes: Buffer.from(words, 'utf16le') },
  { called: 'UTF-16', bytes: Buffer.from(words, 'utf16le').swap16() },
  { called: 'hex', bytes: Buffer.from(Buffer.from(words).toString('hex')) },
  { called: 'hex', bytes: Buffer.from(Buffer.from(words).toString('hex').toUpperCase()) },
  // One letter per byte escaped: %7A%71…, and as JSON may write any letter.
  { called: 'URL-encoded', bytes: Buffer.from([...words].map((one) => `%${one.charCodeAt(0).toString(16)}`).join('')) },
  { called: 'JSON-escaped', bytes: Buffer.from([...words].map((one) => `\\u00${one.charCodeAt(0).toString(16)}`).join('')) },
  { called: 'URL-encoded', bytes: Buffer.from(encodeURIComponent(words)) },
  { called: 'URL-encoded', bytes: Buffer.from(words.replaceAll(' ', '+')) },
  ...inBase64(words).map((bytes) => ({ called: 'base64', bytes })),
])

/** Each canary found in these bytes, as it stands there with a little before it: "UTF-16 at 1024: …". Empty: none, in no guise. */
export const canariesIn = (bytes: Buffer): readonly string[] =>
  guises.flatMap(({ called, bytes: wanted }) => {
    const found: string[] = []
    for (let at = bytes.indexOf(wanted); at >= 0 && found.length < 5; at = bytes.indexOf(wanted, at + wanted.length)) {
      const around = bytes.subarray(Math.max(0, at - 60), at + wanted.length + 40)
      found.push(`${called} at ${at}: ${around.toString('latin1').replace(/[^ -~]/g, '·')}`)
    }
    return found
  })

/** Each canary in the files of a folder and in their names, named by its file. */
export const canariesUnder = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .flatMap((entry) => {
      const path = join(entry.parentPath, entry.name)
      return [...canariesIn(Buffer.from(path)), ...canariesIn(readFileSync(path))].map((found) => `${path}: ${found}`)
    })
