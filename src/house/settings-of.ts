import { existsSync, readFileSync } from 'node:fs'
import { type Env, readEnv } from '../settings/env.js'
import { withSecretFiles } from '../settings/secret-files.js'

/**
 * The settings of the environment, of a file .env where there is one (the environment wins), and of the files that NAME_FILE names.
 * Undefined when they have faults, which go to `fail`. `serves` as for readEnv.
 */
export const settingsOf = (fail: (words: string) => void, how: { readonly serves?: boolean } = {}): Env | undefined => {
  if (existsSync('.env')) process.loadEnvFile('.env')
  const { env, faults } = withSecretFiles(process.env, (file) => readFileSync(file, 'utf8'))
  const read = readEnv(env, how)
  if (read.ok && faults.length === 0) return read.env
  // A secret whose file cannot be read is not missing beside it.
  fail((faults.length > 0 || read.ok ? faults : read.faults).join('\n'))
  return undefined
}
