/** What a program needs of the environment to run, fetch over the office's proxy, and write in its own language. Nothing of the bot's settings. */
const needed =
  /^(PATH|PATHEXT|HOME|USER|LOGNAME|USERPROFILE|APPDATA|LOCALAPPDATA|SYSTEMROOT|WINDIR|COMSPEC|TMPDIR|TEMP|TMP|LANG|LC_\w+|TZ|LD_LIBRARY_PATH|XDG_CACHE_HOME|(HTTPS?|NO|ALL)_PROXY|SSL_CERT_(FILE|DIR)|REQUESTS_CA_BUNDLE|PIP_\w+|PYENV_\w+)$/i

/** The environment that programs of the embedded database are started with: no token, key or password of the bot is among it. */
export const ownEnvironment = (env: NodeJS.ProcessEnv): NodeJS.ProcessEnv =>
  Object.fromEntries(Object.entries(env).filter(([name]) => needed.test(name)))
