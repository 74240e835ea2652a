/** The hash of the sources that this app was built from. */
declare const __BUILD__: string
