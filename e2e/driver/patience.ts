/** How long a browser has for what is expected of it, where a test does not say otherwise. */
export const PATIENCE_MS = 20_000
