/** Large packages that most test files have among what they import, and never call: each is loaded by the file that does. None that looks at a clock when it is loaded. */
const neededBySome = 'mongoose date-holidays transliteration libphonenumber-js docx @napi-rs/canvas nodemailer yaml'.split(' ')

/** Tests mirror src; swc turns TypeScript into JavaScript, tsc checks the types apart (npm run types). */
module.exports = {
  testEnvironment: 'node',
  roots: ['<rootDir>/src', '<rootDir>/test'],
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
        module: { type: 'commonjs', lazy: neededBySome },
        sourceMaps: 'inline',
      },
    ],
    '/test/schemas/.+\\.cjs$': '<rootDir>/test/schema-as-code.cjs',
  },
  moduleNameMapper: { '^(\\.{1,2}/(?!node_modules).*)\\.js$': '$1', '^fast-check$': '<rootDir>/test/fast-check.ts' },
  // Half of what a small test file costs is the compiling of what it requires.
  runtime: '<rootDir>/test/compiled-once.cjs',
  testSequencer: '<rootDir>/test/longest-first.cjs',
  globalSetup: '<rootDir>/test/global-setup.ts',
  globalTeardown: '<rootDir>/test/global-teardown.ts',
  // Looked up in the sandbox of a test file these cost thirty times as much as elsewhere; given to each module they cost nothing. None that false timers stand in for.
  sandboxInjectedGlobals: (
    'Object Array JSON Math Map Set WeakMap WeakSet Promise Number Boolean RegExp Error TypeError RangeError Symbol Reflect ' +
    'BigInt Proxy Intl Uint8Array parseInt isNaN encodeURIComponent'
  ).split(' '),
  testTimeout: 90_000,
  maxWorkers: 2,
  // What test files leave in a worker's memory slows those that come after: it begins anew before that is felt.
  workerIdleMemoryLimit: '850MB',
}
