import { readdirSync, readFileSync } from 'node:fs'
import { extname, join } from 'node:path'

/** A file of the page, as it goes out. */
export interface PageFile {
  readonly type: string
  readonly body: Buffer
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
}

/**
 * The page's own files by their path, read once at start, with the official card renderer beside them. Only what stands in
 * this list is served, so that no path leads out of the folder. Throws when a file is missing: the installation is not whole.
 */
export function readPageFiles(): ReadonlyMap<string, PageFile> {
  const folder = join(__dirname, 'page')
  const files = new Map<string, PageFile>()
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const type = types[extname(name)]
    if (type) files.set(`/${name.replaceAll('\\', '/')}`, { type, body: readFileSync(join(folder, name)) })
  }
  const renderer = join(require.resolve('adaptivecards/package.json'), '..', 'dist', 'adaptivecards.min.js')
  files.set('/adaptivecards.js', { type: types['.js'] ?? '', body: readFileSync(renderer) })
  return files
}

/** The page with the token that its requests must carry. */
export const withToken = (html: Buffer, token: string): Buffer => Buffer.from(html.toString('utf8').replace('%TOKEN%', token))
