/** It passes on all of tfjs-core, whose types it does not bring along. */
declare module '@energetic-ai/core' {
  /** Resolves when its calculator is compiled; until then every tensor is refused. */
  export function ready(): Promise<void>
}

export {}
