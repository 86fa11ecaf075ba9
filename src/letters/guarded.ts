/** What every file goes out with: kept by nobody on the way, and taken for nothing but what it is. */
export const guarded = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer' }
