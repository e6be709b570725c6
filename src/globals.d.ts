/** Which browser this output is for; set by the build. */
declare const __BROWSER__: 'chromium' | 'firefox'
/** The package's version; set by the build. */
declare const __VERSION__: string
